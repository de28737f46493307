"""Answers by what the question is about, and checks that what it asks for is there.

Words alone must not pull an answer in: short questions must be found whole, longer ones for the most part. And an item that
is about the right thing but lacks what was asked (a time, a number, an outlet) is said to lack it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from briefbot.answering.asked import Asked, Decision, credited, shown_name
from briefbot.answering.phrases import Phrase
from briefbot.answering.slots import beside_in_time, has_slot, has_time, missing_slot, slot_first, time_lead
from briefbot.briefing.model import UNDISCLOSED, Fact, Statement
from briefbot.briefing.receipt import item_words
from briefbot.matching import cues
from briefbot.matching.collect import question_place
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import Evidence
from briefbot.matching.names import TAG
from briefbot.matching.question import Question

SHORT_QUESTION: Final = 2
"""Up to this many content words must all find something; of more, `LONG_SHARE` of their weight must."""

LONG_SHARE: Final = 0.54
LONG_SHARE_WITHOUT_NAME: Final = 0.62
"""The same where somebody whom the question names has no part in the item, or where it asks who did something: the word that
is missing may be what was done."""

WITHOUT_SLOT: Final = frozenset(("keywords", "who-said", "yes-no", "why", "list"))
"""Kinds of question whose words ask for no particular: a doer, a time, a number."""

LONG_QUESTION: Final = 4
IN_LONG_QUESTIONS: Final = WITHOUT_SLOT - {"yes-no"} | {"how", "compare"}
"""Kinds of question in which, from so many content words on, the rest of them tells enough. A yes or no hangs on one word,
however many there are, and what or which of something asks for that (see `_asks_for_found`)."""

RELATIVE: Final = 0.35
STRANGE: Final = 0.5
STRANGE_YES_NO: Final = 0.45
"""There a relative with at least this share, or a synonym, counts as found, and of more words than a few this share may be
strange. Looked for on the question files of `bench/data` that may be read, and found again on those for counting: of 786
answerable questions over the shipped briefing 23 more are answered for it, and of 282 others 5."""

PARTICULARS: Final = frozenset(("who", "how", "how-many", "how-long", "measure"))
AGREED: Final = 0.12
"""Score of an author's question from which it speaks for its item; in none of those kinds, whose particular may be missing."""

STRUCTURAL: Final = 0.93
"""Confidence of an answer that the shape of the question alone decides."""

RELATED_SHARE: Final = 0.34
"""Share from which the nearest item is offered as related to a refusal."""

TOO_LITTLE: Final = "too little found"
"""The step that refuses for want of words, and for nothing else."""

CLOSE: Final = 0.88
CLOSE_WHO: Final = 0.95
CLOSE_SLOT: Final = 0.75
"""Items whose score is at least this share of the best one's are shown with it: fewer where one speaker is asked for,
more where one is looked for that has the time asked for."""

SHOWN: Final = 4
"""The most items shown to a question that does not ask for a list."""


def by_content(asked: Asked) -> Decision:
    """The last step: the items that the question's words find, or a refusal."""
    question = asked.question
    found: Sequence[Evidence] = asked.matches.items
    if question.kind == "who-said":
        found = asked.best(one.id for one in asked.briefing.statements) or found
    if asked.within and not question.content:
        return _of_those_shown(asked)
    if not question.content and question.others:
        return _about_names(asked)
    found = _with_all_words_first(asked, found)
    hidden = _undisclosed(asked, found) if question.kind in ("who", "who-said") else None
    if hidden:
        return Decision("not_in_briefing", (), Phrase("not-disclosed"), (hidden,), confidence=0.9, step="undisclosed")
    if found and (enough(asked, found) or _enough_with_relatives(asked, found)):
        return slot_decision(asked, ranked(asked, found), _confidence(found), "by its words")
    if found and foreseen(asked, found[0]):
        return slot_decision(asked, ranked(asked, found), _confidence(found), "near one foreseen")
    return _refusal(asked, found)


def _of_those_shown(asked: Asked) -> Decision:
    """A follow-up that asks something of the items last shown ("when was that?", "who said that?")."""
    shown = tuple(item for item in asked.briefing.items if item in (asked.within or ()))
    speakers = set(asked.named(asked.question.speakers))
    theirs = tuple(one.id for one in asked.statements if one.id in shown and speakers & set(credited(one)))
    if speakers and not theirs and asked.statements:
        lead = Phrase("nothing-by-about", (shown_name(asked, asked.question.speakers[0]),))
        return Decision("not_in_briefing", (), lead, shown[:1], confidence=0.8, step="nothing by speaker")
    shown = theirs or shown
    if asked.question.kind == "when":
        shown = tuple(dict.fromkeys((*_occasions(asked, shown), *shown)))
    folded = [token.folded for token in asked.question.tokens]
    by = folded[-2:-1] in (["by"], ["from"])
    open_end = not by and folded[-1:] in (["to"], ["too"], ["whom"], ["with"]) and asked.question.kind != "where"
    wanted = asks_party(asked.question) or ("to" if open_end else None)
    told_to = wanted == "to" and any(" to " in item_words(asked.briefing.items[item]) for item in shown)
    statements = any(one.id in shown for one in asked.statements)
    if wanted and "according" not in folded and (statements or not told_to):
        return met(asked, [one for one in asked.statements if one.id in shown], wanted)
    if asked.question.kind in ("who", "who-said"):
        told = dict.fromkeys(one.speaker for one in asked.statements if one.id in shown)
        known = tuple(who for who in told if who in asked.briefing.entities)
        return Decision("answer", (*known, *shown), confidence=0.8, step="who said those shown")
    return slot_decision(asked, shown, 0.7, "those last shown")


def asks_party(question: Question) -> Literal["to", "via"] | None:
    """Whether it is asked to whom words went ("who did Putin speak to"), or through which outlet."""
    folded = [token.folded for token in question.tokens]
    first = set(folded[:4])
    carrying = "paper" in folded[:3] and set(folded) & cues.CARRIED_WORDS
    asks_outlet = bool(first & {"which", "what", "whose"} or "where" in folded)
    if asks_outlet and (set(folded) & cues.OUTLET_WORDS or carrying) and not question.outlets:
        return "via"
    if not _TO_ANYBODY.isdisjoint(pairwise(folded)):
        return "to"
    told = {"to", "with", "tell", "told", "talk", "phone"} & set(folded) or folded[-1:] == ["too"]
    asks = (first & {"who", "whom"} and told) or _spoken_with(folded)
    return "to" if asks and set(folded) & {"which", "did", "does", "was", "has", "is", "whom", "do"} else None


def _spoken_with(folded: Sequence[str]) -> bool:
    """Whether "which …" is somebody spoken with: "which gentleman did he speak with on the telephone"."""
    asked = next((place for place, word in enumerate(folded) if word == "which"), len(folded))
    pairs = list(pairwise(folded[asked:]))
    return any(verb in _SPEAKING and to in ("to", "with") for verb, to in pairs)


_SPEAKING: Final = frozenset("speak speaks spoke spoken speaking talk talks talked talking".split())
_TO_ANYBODY: Final = frozenset(
    (to, who) for to in ("to", "with") for who in ("anyone", "anybody", "someone", "somebody")
)


def met(asked: Asked, own: Sequence[Statement], asked_for: Literal["to", "via"]) -> Decision:
    """Who was addressed, or which outlet; the outlet where nobody is said to be addressed."""
    own = sorted(own, key=lambda one: one.id not in asked.recent)
    spoken = [one for one in own if party(one, asked_for)] or [one for one in own if one.via]
    if not spoken:
        lead = Phrase("no-addressee" if asked_for == "to" else "no-outlet")
        return Decision("not_in_briefing", (), lead, tuple(one.id for one in own[:1]), confidence=0.8, step="to whom")
    part: Literal["to", "via"] = asked_for if party(spoken[0], asked_for) else "via"
    known = tuple(dict.fromkeys(party(one, part) for one in spoken))
    told = tuple(one.id for one in spoken)
    items = (*known, *told) if part == "to" else (*told, *known)
    return Decision("answer", items, None, confidence=STRUCTURAL, step="to whom")


def party(statement: Statement, part: Literal["to", "via"]) -> str:
    """The one addressed, or the outlet."""
    return statement.to if part == "to" else statement.via


def _occasions(asked: Asked, shown: Sequence[str]) -> tuple[str, ...]:
    """The facts that share a dated entry of the timeline with these items: the occasion on which something was said."""
    return tuple(
        item
        for entry in asked.briefing.timeline
        if entry.when and entry.when.text and not set(shown).isdisjoint(entry.items)
        for item in entry.items
        if isinstance(asked.briefing.items[item], Fact)
    )


def enough(asked: Asked, found: Sequence[Evidence]) -> bool:
    """Whether the best item holds enough of what the question asks about."""
    if not found:
        return False
    best = found[0]
    total = len(best.found) + len(best.missing)
    if total == 0:
        return False
    if total <= SHORT_QUESTION:
        return not best.missing
    strangers = [word.removeprefix(TAG) for word in best.missing if word.startswith(TAG)]
    absent = asked.matcher.cast.people.intersection(strangers) and not has_slot(asked, best.document)
    if absent and total <= SHORT_QUESTION + 1:
        return False  # "did the mayor sign the petition" is not answered by somebody else's signing
    doer = asked.question.kind == "who"
    return best.recall >= (LONG_SHARE_WITHOUT_NAME if strangers or doer else LONG_SHARE)


def _enough_with_relatives(asked: Asked, found: Sequence[Evidence]) -> bool:
    """Whether the best item holds enough once a word counts that is in any of its wordings, or a near relative of it.

    That only accepts what ranks first anyway, and only where no particular (a doer, a time, a number) is asked for: "which
    bank" is not answered by a loan, however near the two words are.
    """
    best = found[0]
    kind, total = asked.question.kind, len(best.found) + len(best.missing)
    named = any(word.startswith(TAG) for word in best.missing)
    long = total >= LONG_QUESTION and (kind in IN_LONG_QUESTIONS or _asks_for_found(asked, best))
    if named or not best.found or not (long or kind in WITHOUT_SLOT):
        return False
    kindred = asked.best([best.document]).kindred()
    strange = [word for word in best.missing if kindred.get(word, 0.0) < RELATIVE]
    share = STRANGE_YES_NO if kind == "yes-no" else STRANGE
    return not strange if total <= SHORT_QUESTION else len(strange) <= share * total


def foreseen(asked: Asked, best: Evidence) -> bool:
    """Whether the author's question nearest to this one, by its content words and by all of them, has the best item first.

    Two readings of the question then agree, one of them the author's.
    """
    named = any(word.startswith(TAG) for word in best.missing)
    return not named and asked.question.kind not in PARTICULARS and _foreseen_item(asked) == best.document


def _foreseen_item(asked: Asked) -> str | None:
    """The item with which the author answers the question nearest to this one, by its content words and by all of them."""
    nearest = (asked.matches.questions[:1], asked.matches_of_all_words.questions[:1])
    near = [one for questions in nearest for one in questions if one.score >= AGREED]
    items = {asked.briefing.questions[question_place(one.document)].items[:1] for one in near}
    return next(iter(items.pop()), None) if len(near) == len(nearest) and len(items) == 1 else None


def _asks_for_found(asked: Asked, best: Evidence) -> bool:
    """Whether it is asked what or which of something that the item holds: "which topics land on the table"."""
    if asked.question.kind != "what":
        return False
    folded = [token.folded for token in asked.question.tokens]
    return any(word in ("what", "which") and head in best.found for word, head in pairwise(folded))


def _with_all_words_first(asked: Asked, found: Sequence[Evidence]) -> Sequence[Evidence]:
    """The items, one that holds every word of the question before a slightly likelier one that does not."""
    if not found or enough(asked, found):
        return found
    whole = next((one for one in found[:SHOWN] if not one.missing and one.score >= CLOSE_SLOT * found[0].score), None)
    return found if whole is None else (whole, *(one for one in found if one is not whole))


def ranked(asked: Asked, found: Sequence[Evidence]) -> tuple[str, ...]:
    """The best item and those close behind it; where a time is asked for, one that has none gives way to one close behind."""
    close = CLOSE_WHO if asked.question.kind == "who-said" else CLOSE
    items = tuple(one.document for one in found[:SHOWN] if one.score >= close * found[0].score)
    if asked.question.kind == "when" and not any(has_time(asked, item) for item in items):
        behind = [one.document for one in found[:SHOWN] if one.score >= CLOSE_SLOT * found[0].score]
        return tuple(item for item in behind if has_time(asked, item))[:1] + items
    return items


def _about_names(asked: Asked) -> Decision:
    """A question that holds nothing but names: the items in which all of them have a part."""
    from briefbot.answering.asked import items_of

    groups = [
        [item for entity in mention.entities for item in items_of(asked.briefing, entity)]
        for mention in asked.question.others
    ]
    shared = tuple(item for item in groups[0] if all(item in group for group in groups[1:]))
    ids = tuple(dict.fromkeys(item for item in shared if asked.within is None or item in asked.within))
    if not ids:
        return _refusal(asked, ())
    return slot_decision(asked, ids[: 2 * SHOWN], 0.6, "names only")


def _refusal(asked: Asked, found: Sequence[Evidence]) -> Decision:
    if not asked.question.content and not asked.question.mentions:
        return Decision("not_in_briefing", (), Phrase("nothing-asked"), confidence=0.95, step="nothing to look for")
    if asked.question.quotes:
        lead = Phrase("no-such-words")
        return Decision("not_in_briefing", (), lead, _nearest(found), confidence=0.85, step="words not here")
    sure = 1 - _confidence(found) if found else 0.95
    return Decision("not_in_briefing", (), Phrase("not-found"), _nearest(found), confidence=sure, step=TOO_LITTLE)


def _confidence(found: Sequence[Evidence]) -> float:
    """How likely the first of these is what was asked for (0..1)."""
    return confidence(found[0], found[1] if len(found) > 1 else None)


def refuse(asked: Asked) -> Decision:
    """The refusal of a question whose words find too little."""
    return _refusal(asked, asked.matches.items)


def borrowed_only(asked: Asked, decision: Decision, own: frozenset[str]) -> bool:
    """Whether an answer rests on words that were taken from an earlier question alone, and has none of the question's own."""
    if decision.step not in BY_WORDS:
        return False
    first = next((one for one in asked.matches.items if one.document in decision.items[:1]), None)
    return first is None or not own & set(first.found)


BY_WORDS: Final = frozenset(("by its words", "near one foreseen", "speaker and subject"))


def _nearest(found: Sequence[Evidence]) -> tuple[str, ...]:
    """The item to offer as related, where one holds a third of what is asked."""
    return (found[0].document,) if found and found[0].recall >= RELATED_SHARE else ()


def _undisclosed(asked: Asked, found: Sequence[Evidence]) -> str | None:
    """The item whose discloser is asked for ("who leaked the survey?") and is not named; None for any other question."""
    disclosing = {token for token in asked.question.tokens if token.stem in cues.DISCLOSING_STEMS}
    if not disclosing:
        return None
    best = next(iter(asked.matcher.match([one for one in asked.question.content if one not in disclosing]).items), None)
    likely = [one for one in (*found[:1], best) if one and one.recall >= RELATED_SHARE]
    for item in (asked.briefing.items[one.document] for one in likely):
        if isinstance(item, Statement) and UNDISCLOSED in item.reported_by:
            return item.id
    return None


def slot_decision(asked: Asked, items: tuple[str, ...], sure: float, step: str, lead: Phrase | None = None) -> Decision:
    """The answer with these items, unless what the question asks for (when, how many …) is in none of them."""
    missing = missing_slot(asked, items)
    if missing is None:
        lead = lead or time_lead(asked, items) or _words_lead(asked)
        return Decision("answer", slot_first(asked, items), lead, confidence=sure, step=step)
    beside = beside_in_time(asked, items)
    if beside:
        return Decision("answer", beside[1], beside[0], confidence=sure, step=f"{step}, time of what comes before")
    return Decision("not_in_briefing", (), missing, items[:1], confidence=sure, step=f"{step}, slot missing")


def _words_lead(asked: Asked) -> Phrase | None:
    """Said to a yes-or-no question: the words are shown, and the yes or no is left to the reader."""
    return Phrase("words-shown") if asked.question.kind == "yes-no" else None
