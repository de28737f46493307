"""Does what follows a verb tell what somebody said? Answered by the frames that the lexicon gives the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.authoring.drafting.lexicon import WEAK_OBJECTS
from briefbot.authoring.drafting.sentences import Word
from briefbot.text.verbs import SPELT_LIKE_NOUNS, Form, Frame

_CLAUSE_WORDS: Final = frozenset(
    (
        "is was were are has had have will would could can may might should must did does do isn't wasn't don't won't "
        "can't cannot wouldn't couldn't aren't hasn't hadn't haven't didn't doesn't"
    ).split()
)
_SILENT: Final = frozenset("answer comment discuss elaborate give provide respond say speak specify".split())
_NO_CLAUSE: Final = frozenset(
    (
        "and but or who whose which where when while as after before because if though although then so yet nor not with "
        "in on at"
    ).split()
)
_CONTRACTED: Final = frozenset(
    f"{subject}'{verb}"
    for subjects, verbs in (("he she it that there", "s d ll"), ("they we you", "re ve d ll"), ("i", "m ve d ll"))
    for subject in subjects.split()
    for verb in verbs.split()
)
"""Subject and verb in one: a clause by themselves."""

_QUESTIONS: Final = frozenset("why how what whether where when who if".split())
_HEARERS: Final = frozenset(
    "me us him her them you reporters journalists lawmakers investors parliament congress".split()
)
_ADVERBIAL: Final = frozenset(
    (
        "in at on during after before when while as yesterday today earlier later last this monday tuesday wednesday "
        "thursday friday saturday sunday outside through via over to recently afterwards afterward again from by with "
        "for following"
    ).split()
)


_PARTICLES: Final = frozenset(
    (verb, particle)
    for verbs, particle in (
        ("point pointed pointing call called", "out"),
        ("go went", "on"),
        ("shoot shot hit write wrote", "back"),
        ("sum", "up"),
    )
    for verb in verbs.split()
)
"""Verbs of two words: "points out", "went on"."""


def in_clause(word: Word) -> bool:
    """Whether a word is seen only where a clause has its verb: "was", "couldn't", "she'll"."""
    return word.low in _CLAUSE_WORDS or word.low in _CONTRACTED


def rest_of(words: Sequence[Word], at: int) -> list[Word]:
    """What follows the verb, without punctuation at its edges."""
    rest = list(words[at + 1 :])
    while rest and rest[-1].kind == "mark":
        rest.pop()
    return rest[1:] if rest and (words[at].low.rstrip("s"), rest[0].low) in _PARTICLES else rest


def only_adverbial(rest: Sequence[Word]) -> bool:
    if rest[0].text in {",", ";"}:
        return True
    return rest[0].low in _ADVERBIAL or (rest[0].low in _HEARERS and (len(rest) == 1 or rest[1].low in _ADVERBIAL))


_OF_DOING: Final = frozenset("recall remember admit regret deny mention suggest recommend describe acknowledge".split())
"""Verbs with a gerund: "recalled waking up"."""


def tells(words: Sequence[Word], at: int, form: Form) -> bool:
    """Whether what follows the verb tells what was said, as the verb's frames allow it."""
    rest = rest_of(words, at)
    if not rest:
        return False
    frames = form.frames
    quoted = _quote_follows(rest)
    if is_spelt_like_noun(words[at], form):
        return quoted or _that_follows(rest)
    if quoted and frames & (Frame.QUOTED | Frame.PLAIN | Frame.THAT | Frame.HEARER):
        return True
    if frames & Frame.PLAIN:
        if rest[0].low in {"him", "her", "them", "me", "us", "it"} and len(rest) <= 2:
            return False  # "does not believe him"
        return rest[0].low not in {"so", "about"} or len(rest) > 6
    if form.verb in _OF_DOING and _gerund_follows(rest):
        return True
    if frames & (Frame.PLAIN | Frame.THAT) and _aside_clause(rest):
        return True
    if frames & Frame.THAT and (_that_follows(rest) or _clause_follows(rest)):
        return True
    if frames & Frame.HEARER and (_that_follows(rest) or _hearer_clause(rest)):
        return True
    if frames & Frame.INFINITIVE and _infinitive_follows(rest):
        return True
    if frames & Frame.HEARER_INFINITIVE and any(word.low == "to" for word in rest[1:8]):
        return True
    return bool(frames & Frame.OBJECT) and _object(form.verb, rest)


def is_spelt_like_noun(word: Word, form: Form) -> bool:
    """ "state", "rules": a noun far more often than a verb."""
    return form.verb in SPELT_LIKE_NOUNS and word.low.rstrip("s") == form.verb


def _infinitive_follows(rest: Sequence[Word]) -> bool:
    """ "promised (again) to leave"; "declined to comment" tells that nothing was said."""
    to = next((at for at, word in enumerate(rest[:3]) if word.low == "to"), None)
    return to is not None and to + 1 < len(rest) and rest[to + 1].low not in _SILENT


def _gerund_follows(rest: Sequence[Word]) -> bool:
    """ "recalled (Grayson) telling him": doing, with the doer or without."""
    return any(
        word.low.endswith("ing") and all(one.capital for one in rest[:at])
        for at, word in enumerate(rest[:3])
        if rest[at + 1 :]
    )


def _aside_clause(rest: Sequence[Word]) -> bool:
    """ "Clyburn noted, those voters will": a comma in place of "that"."""
    if rest[0].text != "," or len(rest) < 3 or rest[1].kind != "word" or rest[1].low in _NO_CLAUSE:
        return False
    return any(in_clause(word) for word in rest[2:8]) and not any(word.text == "," for word in rest[1:8])


def _quote_follows(rest: Sequence[Word]) -> bool:
    """A quotation that the verb introduces: right behind it, or behind a hearer, a time or a place and a comma or colon."""
    for number, word in enumerate(rest[:16]):
        if word.kind == "quote":
            previous = rest[number - 1] if number else None
            return (
                previous is None
                or previous.text in {",", ":"}
                or previous.low in {"that", "it", "him", "her", "them", "as", "a", "an", "the", "was", "is"}
                or number <= 3
            )
        if word.low in {"because"}:
            return False
    return False


def _that_follows(rest: Sequence[Word]) -> bool:
    for number, word in enumerate(rest[:16]):
        if word.low == "that":
            following = rest[number + 1] if number + 1 < len(rest) else None
            return following is not None
        if in_clause(word) or word.kind == "quote":
            return False
        if word.low in _QUESTIONS and number <= 4:
            return True
    return False


def _clause_follows(rest: Sequence[Word]) -> bool:
    """A clause without "that": a subject and a finite verb right behind."""
    if rest[0].text in {",", ";"} or rest[0].low in {"to", "by", "on", "in", "for", "with", "about", "of"}:
        return False
    for number, word in enumerate(rest[:11]):
        if word.low in {"that", "which", "who", "as", "when", "while", "after"} or word.text in {",", ":", ";"}:
            return False
        if (number and in_clause(word)) or word.low in _CONTRACTED:
            return True
    return False


def _hearer_clause(rest: Sequence[Word]) -> bool:
    """ "told reporters (on Monday) he would go": a hearer, then a clause."""
    for number, word in enumerate(rest[:14]):
        if word.low in {"to", "who", "which", "about"} and number <= 3:
            return False
        if number > 1 and in_clause(word):
            return True
    return False


def _object(verb: str, rest: Sequence[Word]) -> bool:
    lows = [word.low for word in rest[:12]]
    if verb in {"describe", "question", "mention"} and lows[0] in _QUESTIONS:
        return True
    if verb == "call":
        return any(word.kind == "quote" for word in rest[:16]) or (
            (lows[0] in {"for", "on", "it", "him", "her", "them"} and len(rest) > 2)
            or not {"a", "an"}.isdisjoint(lows[1:4])
        )
    if verb in {"describe", "brand", "label", "dub", "liken", "compare"}:
        return "as" in lows or "to" in lows
    if lows[:2] == ["as", "much"]:
        return True
    if lows[0] in {"of", "for", "by", "as", "in", "at", "on", "from", "off", "to", "and", "or", "with"}:
        return False
    if verb in {"accuse", "blame", "thank"}:
        return "of" in lows or "for" in lows or verb == "blame"
    if verb in WEAK_OBJECTS:
        return any(word.kind == "quote" for word in rest)
    return rest[0].kind == "word" and not (verb == "confirm" and lows[0] in _HEARERS)
