"""Where in a sentence is it told that somebody said something, and which words name who?

Each way of telling it is one small reader that yields cues: a finite verb with its subject before or behind it, "according
to", a passive, "expressed the hope that", "saying that" behind a main clause, a name and a colon. What none of them reads
is no report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefbot.authoring.drafting.cue import BE, HELPERS, Cue, group_start
from briefbot.authoring.drafting.descriptions import Described
from briefbot.authoring.drafting.finite import finite
from briefbot.authoring.drafting.following import tells
from briefbot.authoring.drafting.lexicon import CERTAINTY, NOUNS_OF_SAYING, VOICING
from briefbot.authoring.drafting.names import Name
from briefbot.authoring.drafting.nominal import nominal
from briefbot.authoring.drafting.sentences import Word
from briefbot.authoring.drafting.sources import Named, Pronoun, source_left, source_right
from briefbot.text.verbs import Frame, forms

_OVERHEARD: Final = frozenset("quoted heard seen shown filmed recorded caught cited".split())
"""Passives whose subject speaks: "was quoted as saying", "is heard saying"."""

_AFTER_NAME: Final = frozenset(
    (
        "and or of in on at by from for with to who which that as but while when where after before because if since during "
        "a an the his her its their he she it they yesterday today"
    ).split()
)
_DASHES: Final = frozenset("— – ― - --".split())
_OPINION: Final = frozenset("view opinion words estimation judgment judgement assessment estimate eyes".split())


def cues(words: Sequence[Word], names: Sequence[Name]) -> list[Cue]:
    """The reports of a sentence in the order of their verbs, at most one for each verb."""
    found: dict[int, Cue] = {}
    for reader in (finite, _voiced, _certain, _according, _passive, _participle, nominal):
        for cue in reader(words, names):
            found.setdefault(cue.at, cue)
    for cue in (*_colon(words, names), *_signed(words, names)) if not found else ():
        found[cue.at] = cue
    return sorted(found.values(), key=lambda cue: cue.at)


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
        start = group_start(words, at)
        gerund = word.low.endswith("ing")
        if gerund:
            if start > 0 and (words[start - 1].text == "," or words[start - 1].kind == "quote"):
                yield Cue(word.text, at, None, start, len(words), shared=True)
            continue
        source = source_left(words, names, start)
        if source is not None and not {one.low for one in words[start:at]} & BE:
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
            words[start - 1].low in HELPERS
            or words[start - 1].low in {"very", "quite", "so", "more", "less"}
            or words[start - 1].low.endswith("ly")
        ):
            start -= 1
        if start > 0 and words[start - 1].low in {"remains", "remained", "seems", "seemed", "feels", "felt"}:
            start -= 1
        elif not any(one.low in BE for one in words[start:at]):
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
        form = forms().get(words[at + 1].low)
        reported = at == 0 and word.low == "as" and words[at + 2].low == "by" and form is not None and form.participle
        if reported and (source := source_right(words, names, at + 3)) is not None:
            yield Cue(words[at + 1].text, at + 1, source, at, len(words))  # "as reported by"
        elif word.low == "according" and words[at + 1].low == "to":
            source = source_right(words, names, at + 2) or _him(words, at + 2) or _loose(words, names, at + 2)
            if isinstance(source, Named) and _goes_on(words, source.end):
                source = _loose(words, names, at + 2)  # "according to Census data"
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


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether a noun follows a name: no mark, no verb's helper, no time or place."""
    if end >= len(words) or words[end].kind != "word" or words[end].capital:
        return False
    return words[end].low not in HELPERS | _AFTER_NAME and not words[end].low.endswith("ly")


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
            source = source_left(words, names, group_start(words, at))
            if source is not None:
                yield Cue("quoted", at, source, source.start, len(words))
            continue
        form = table.get(word.low) if word.kind == "word" else None
        start = group_start(words, at)
        if form is None or not form.participle or not {one.low for one in words[start:at]} & BE:
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


def _signed(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    """ "“It is over.” — Tom Reed": a quotation with the name of its speaker below it."""
    at = next((number for number, word in enumerate(words) if word.kind != "quote"), len(words))
    if 0 < at < len(words) - 1 and words[at].text in _DASHES:
        name = next((one for one in names if one.role_start == at + 1 and not one.possessive), None)
        if name is not None and (name.end >= len(words) or words[name.end].kind == "mark"):
            yield Cue(words[at].text, at, Named(name, name.role_start, name.end), 0, len(words), after=False)


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
