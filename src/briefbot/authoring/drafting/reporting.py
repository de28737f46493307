"""Where in a sentence is it told that somebody said something, and which words name who?

Each way of telling it is one small reader that yields cues: a finite verb with its subject before or behind it, "according
to", a passive, "expressed the hope that", "saying that" behind a main clause, a name and a colon. What none of them reads
is no report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.authoring.drafting.following import CLAUSE_WORDS, only_adverbial, rest_of, tells
from briefbot.authoring.drafting.lexicon import (
    CERTAINTY,
    NOUNS_OF_SAYING,
    SPEAKING_NOUNS,
    VOICING,
    WITHHELD,
    Form,
    Frame,
    forms,
)
from briefbot.authoring.drafting.names import Name, is_possessive
from briefbot.authoring.drafting.sentences import Word
from briefbot.authoring.drafting.sources import Described, Named, Pronoun, Source, source_left, source_right

_HELPERS: Final = frozenset(
    (
        "has have had did does do also later then already repeatedly previously now still once never not would will "
        "could can may might should must is was were are been be being 's 've 'd went on to just only even all both "
        "simply always often soon again further in turn first himself herself themselves itself quickly"
    ).split()
)
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_MODALS: Final = frozenset("would could can may might should must".split())
_BE: Final = frozenset("is was were are been be being".split())
_NOUN_BEFORE: Final = frozenset(
    (
        "the a an his her its their our my your these those of in for with by any such from to on at or more new "
        "recent official public first last latest previous earlier"
    ).split()
)


_OVERHEARD: Final = frozenset("quoted heard seen shown filmed recorded caught cited".split())
"""Passives whose subject speaks: "was quoted as saying", "is heard saying"."""

_OPINION: Final = frozenset("view opinion words estimation judgment judgement assessment estimate eyes".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A report in a sentence. `source` is None where it shares the one of the cue before it, or is hidden.

    `at` is the word number of the verb, [begin, end) the words that belong to the report. `hidden` marks a passive that
    names nobody, `hypothetical` something that could be said.
    """

    verb: str
    at: int
    source: Source | None
    begin: int
    end: int
    after: bool = True
    hidden: bool = False
    hypothetical: bool = False
    shared: bool = False


def cues(words: Sequence[Word], names: Sequence[Name]) -> list[Cue]:
    """The reports of a sentence in the order of their verbs, at most one for each verb."""
    found: dict[int, Cue] = {}
    for reader in (_finite, _voiced, _certain, _according, _passive, _participle):
        for cue in reader(words, names):
            found.setdefault(cue.at, cue)
    for cue in _colon(words, names) if not found else ():
        found[cue.at] = cue
    return sorted(found.values(), key=lambda cue: cue.at)


def _finite(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    table = forms()
    asked = _opening_question(words)
    for at, word in enumerate(words):
        form = table.get(word.low) if word.kind == "word" else None
        if form is None or at < asked or (word.capital and at > 0):
            continue
        start = _group_start(words, at)
        helpers = {one.low for one in words[start:at]}
        progressive = word.low.endswith("ing") and bool(helpers & _BE)
        if not (form.finite or form.participle or progressive):
            continue
        if (
            (helpers & _BE and not progressive)
            or not _is_verb(words, start, at, form, helpers)
            or _withheld(form, words[start:at])
        ):
            continue
        cue = _with_source(words, names, start, at, form)
        if cue is not None:
            hypothetical = bool(helpers & _MODALS) or (
                cue.begin > 0 and words[cue.begin - 1].low in {"if", "unless", "whether"}
            )
            yield Cue(cue.verb, at, cue.source, cue.begin, cue.end, cue.after, False, hypothetical, cue.shared)


def _opening_question(words: Sequence[Word]) -> int:
    """Where "Asked whether …," ends: what is reported in there nobody said."""
    if not words or words[0].low not in {"asked", "questioned", "pressed"}:
        return 0
    return next((at for at, word in enumerate(words) if word.text == ","), 0)


def _group_start(words: Sequence[Word], at: int) -> int:
    """Where the verb begins with its helpers and adverbs: "has also repeatedly said"."""
    start = at
    while start > 0 and words[start - 1].kind == "word":
        low = words[start - 1].low
        if low in _DAYS and start > 2:
            start -= 1 + (words[start - 2].low in {"on", "late", "early", "last"})
            continue
        if words[start - 1].capital:
            break
        adverb = low.endswith("ly") and low not in {"family", "assembly", "ally", "bully"}
        if not (low in _HELPERS or adverb or low.endswith("n't")):
            break
        start -= 1
    return start


def _is_verb(words: Sequence[Word], start: int, at: int, form: Form, helpers: set[str]) -> bool:
    """Tells a verb from the noun of the same spelling, and from an infinitive or a participle."""
    before = words[start - 1] if start > 0 else None
    if form.participle and not form.finite:
        return bool(helpers & {"has", "have", "had", "'s", "'ve", "'d"})
    noun_like = before is not None and before.kind == "word" and not helpers and not words[at].low.endswith("ed")
    verb_before = forms().get(before.low) if before is not None and noun_like else None
    if before is not None and noun_like and (before.low in _NOUN_BEFORE or is_possessive(before)):
        return False
    if verb_before is not None and verb_before.finite and not verb_before.plain:
        return False  # "denied reports that"
    if words[at - 1].low == "to" and at > 0:
        return at > 2 and words[at - 2].low == "on" and words[at - 3].low in {"went", "goes"}
    if form.plain and words[at].low not in {"read", "forecast"}:
        return (
            bool(helpers & {"do", "did", "does", "will", *_MODALS})
            or (before is not None and _plural(before))
            or _plural_before(words, start)
        )
    return True


def _plural_before(words: Sequence[Word], start: int) -> bool:
    """ "Analysts at the bank expect": the noun of the phrase is plural, whatever stands between."""
    for number in range(start - 1, max(-1, start - 8), -1):
        if words[number].kind != "word":
            return False
        if words[number].low in SPEAKING_NOUNS and _plural(words[number]):
            return True
        if words[number].low == "and" and number > 0 and words[number - 1].capital:
            return True  # "Marsh and Cole say"
    return False


_PLURALS: Final = frozenset("they who people police some many others most women men both few several ,".split())


def _plural(word: Word) -> bool:
    """Whether a base form may be the verb of this word; behind a comma it may be that of a relative clause."""
    plural = word.kind == "word" and word.low.endswith("s") and not word.low.endswith(("ss", "us", "is"))
    return word.low in _PLURALS or plural


def _withheld(form: Form, group: Sequence[Word]) -> bool:
    negated = any(word.low in {"not", "never"} or word.low.endswith("n't") for word in group)
    return negated and form.verb in WITHHELD


def _with_source(words: Sequence[Word], names: Sequence[Name], start: int, at: int, form: Form) -> Cue | None:
    quoted = start > 0 and words[start - 1].kind == "quote"
    source = None if quoted else source_left(words, names, start)
    if source is None:
        inverted = _inverted(words, names, start, at, form)
        return inverted or _coordinated(words, start, at, form)
    if isinstance(source, Described) and not source.sure and not _reports_surely(words, source, at, form):
        return None
    content = _content(words, source.start, at, form)
    if content is None:
        return None
    if content == "before":
        return Cue(words[at].text, at, source, 0, at + 1, after=False)
    return Cue(words[at].text, at, source, source.start, len(words))


def _reports_surely(words: Sequence[Word], source: Described, at: int, form: Form) -> bool:
    """Whether a noun that is no known source is one all the same: behind it stands "said", or a verb and "that"."""
    if form.frames & Frame.PLAIN or form.verb == "tell":
        return True
    return source.start == 0 and source.end <= 4 and any(word.low == "that" for word in words[at + 1 : at + 7])


def _inverted(words: Sequence[Word], names: Sequence[Name], start: int, at: int, form: Form) -> Cue | None:
    """ "“…,” said the mayor": the source behind the verb. A sentence may begin so with "said" alone."""
    allowed = _content_before(words, start) if start > 0 else words[at].low in {"said", "says"}
    if not allowed or not form.frames & (Frame.PLAIN | Frame.THAT | Frame.QUOTED):
        return None
    quoted = start > 0 and words[start - 1].kind == "quote"
    source = source_right(words, names, at + 1)
    if source is None or (source.end < len(words) and words[source.end].low in CLAUSE_WORDS):
        return None
    if quoted or isinstance(source, Named) or (isinstance(source, Described) and source.sure):
        return Cue(words[at].text, at, source, 0, source.end, after=False)
    return None


def _coordinated(words: Sequence[Word], start: int, at: int, form: Form) -> Cue | None:
    """ "… and added that": the verb has the subject of the clause before."""
    if start < 2 or words[start - 1].low not in {"and", "but", "then"} or not tells(words, at, form):
        return None
    return Cue(words[at].text, at, None, start - 1, len(words), shared=True)


def _content_before(words: Sequence[Word], start: int) -> bool:
    """Whether what was said may end right before word number `start`."""
    last = words[start - 1]
    return last.kind == "quote" or last.text in {",", "—", "–", "-", "?", "!"}


def _content(words: Sequence[Word], source_start: int, at: int, form: Form) -> str | None:
    """ "after", "before", or None where nothing that was said is told."""
    rest = rest_of(words, at)
    before = source_start > 0 and _content_before(words, source_start)
    if before and (
        words[source_start - 1].kind == "quote"
        or not rest
        or only_adverbial(rest)
        or (rest[0].kind == "quote" and len(rest) == 1)
    ):
        quoted = words[source_start - 1].kind == "quote"
        aside = bool(rest) and rest[0].text == ","
        if quoted or (form.frames & (Frame.PLAIN | Frame.THAT | Frame.HEARER) and source_start > (1 if aside else 3)):
            return "before"
    return "after" if tells(words, at, form) else None


def _voiced(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    """ "expressed his belief that", "has no doubt that"."""
    for at, word in enumerate(words):
        if word.low not in VOICING or word.kind != "word":
            continue
        noun = next((n for n in range(at + 1, min(at + 5, len(words))) if words[n].low in NOUNS_OF_SAYING), None)
        if word.low in {"has", "have", "had"} and at + 1 < len(words) and words[at + 1].low in VOICING:
            continue
        if (
            noun is None
            or noun + 1 >= len(words)
            or words[noun + 1].low not in {"that", "of", "about", "at", "over", "in", "for", "with", "and"}
        ):
            continue
        start = _group_start(words, at)
        gerund = word.low.endswith("ing")
        if gerund:
            if start > 0 and (words[start - 1].text == "," or words[start - 1].kind == "quote"):
                yield Cue(word.text, at, None, start, len(words), shared=True)
            continue
        source = source_left(words, names, start)
        if source is not None and not {one.low for one in words[start:at]} & _BE:
            yield Cue(word.text, at, source, source.start, len(words))


def _certain(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    """ "is confident that", "was clear: “…”"."""
    for at, word in enumerate(words[:-2]):
        if (
            word.low not in CERTAINTY
            or at == 0
            or (words[at + 1].low != "that" and not (words[at + 1].text == ":" and words[at + 2].kind == "quote"))
        ):
            continue
        start = at
        while start > 0 and (
            words[start - 1].low in _HELPERS
            or words[start - 1].low in {"very", "quite", "so", "more", "less"}
            or words[start - 1].low.endswith("ly")
        ):
            start -= 1
        if start > 0 and words[start - 1].low in {"remains", "remained", "seems", "seemed", "feels", "felt"}:
            start -= 1
        elif not any(one.low in _BE for one in words[start:at]):
            continue
        source = source_left(words, names, start)
        if (
            source is not None
            and (not isinstance(source, Described) or source.sure)
            and not (isinstance(source, Pronoun) and source.word == "it")
        ):
            yield Cue(word.text, at, source, source.start, len(words))


def _according(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    """ "according to X", "in X's view", "as X put it"."""
    for at, word in enumerate(words[:-2]):
        if word.low == "according" and words[at + 1].low == "to":
            source = source_right(words, names, at + 2) or _him(words, at + 2) or _loose(words, names, at + 2)
            if source is not None:
                before = at > 0
                yield Cue(
                    "according to",
                    at,
                    source,
                    0 if before else at,
                    at + 2 if before and source.end >= len(words) - 1 else len(words),
                    not before,
                )
        elif word.low == "in" and at < 2:
            noun = next((n for n in range(at + 2, min(at + 5, len(words))) if words[n].low in _OPINION), None)
            if noun is not None and words[at + 1].low in {"his", "her"}:
                yield Cue(
                    "view", at, Pronoun("he" if words[at + 1].low == "his" else "she", at + 1, at + 2), at, len(words)
                )
        elif word.low == "as":
            source = source_right(words, names, at + 1) or (
                Pronoun(words[at + 1].low, at + 1, at + 2) if words[at + 1].low in {"he", "she"} else None
            )
            if (
                source is not None
                and source.end + 1 < len(words)
                and words[source.end].low in {"put", "puts"}
                and words[source.end + 1].low == "it"
            ):
                yield Cue("put it", at, source, 0, len(words), after=False)


def _him(words: Sequence[Word], at: int) -> Pronoun | None:
    subject = {"him": "he", "her": "she", "them": "they", "it": "it"}.get(words[at].low)
    return Pronoun(subject, at, at + 1) if subject and (at + 1 >= len(words) or words[at + 1].kind != "word") else None


def _loose(words: Sequence[Word], names: Sequence[Name], at: int) -> Described | None:
    """After "according to" whatever stands there is the source: "figures from the ministry"."""
    end = at
    while end < len(words) and words[end].kind == "word" and end - at < 14:
        end += 1
    return Described(words[end - 1].low, at, end, (at, end), sure=False) if end > at else None


def _passive(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    """ "it was disclosed that" hides its source; "was accused by X of" names it; "was quoted as saying" has it as subject."""
    table = forms()
    for at, word in enumerate(words):
        if (
            word.low == "quoted"
            and at + 2 < len(words)
            and "as" in {w.low for w in words[at + 1 : at + 6]}
            and "saying" in {w.low for w in words[at + 1 : at + 8]}
        ):
            source = source_left(words, names, _group_start(words, at))
            if source is not None:
                yield Cue("quoted", at, source, source.start, len(words))
            continue
        form = table.get(word.low) if word.kind == "word" else None
        start = _group_start(words, at)
        if form is None or not form.participle or not {one.low for one in words[start:at]} & _BE:
            continue
        by = next((n for n in range(at + 1, min(at + 4, len(words))) if words[n].low == "by"), None)
        source = source_right(words, names, by + 1) if by is not None else None
        if (
            source is not None
            and (not isinstance(source, Described) or source.sure)
            and form.frames & (Frame.OBJECT | Frame.HEARER | Frame.THAT | Frame.PLAIN)
        ):
            yield Cue(word.text, at, source, 0, len(words))
        elif start > 0 and words[start - 1].low == "it" and at + 1 < len(words) and words[at + 1].low == "that":
            yield Cue(word.text, at, None, start - 1, len(words), hidden=True)
        elif (
            form.verb in {"say", "report", "believe", "allege", "think", "claim", "rumour"}
            and at + 1 < len(words)
            and words[at + 1].low == "to"
        ):
            yield Cue(word.text, at, None, 0, len(words), hidden=True)


def _participle(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    """ "…, adding that": what the subject of the main clause says besides."""
    table = forms()
    for at, word in enumerate(words):
        form = table.get(word.low) if word.kind == "word" else None
        if form is None or form.finite or form.participle or at == 0 or not word.low.endswith("ing"):
            continue
        before = words[at - 1]
        if (
            before.text == ","
            or before.kind == "quote"
            or (
                before.low in {"by", "while", "before", "and", "without"}
                and form.verb not in {"see", "go", "start", "begin"}
            )
        ) and tells(words, at, form):
            yield Cue(word.text, at, None, at, len(words), shared=True)


def _colon(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    """ "Reed was defiant: “No.”": the subject of a short clause before a colon and a quotation."""
    for at in range(1, len(words) - 1):
        if words[at].text != ":" or words[at + 1].kind != "quote":
            continue
        name = next(
            (
                one
                for one in names
                if one.sort == "person" and not one.possessive and one.end <= at and one.role_start <= 1
            ),
            None,
        )
        if name is not None and at <= 14 and sum(one.sure for one in names if one.end <= at) <= 1:
            yield Cue(":", at, Named(name, name.role_start, name.end), 0, len(words))
        elif (
            words[0].low in {"he", "she"}
            and at <= 14
            and not any(one.end <= at and one.sort == "person" for one in names)
        ):
            yield Cue(":", at, Pronoun(words[0].low, 0, 1), 0, len(words))
