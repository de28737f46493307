"""Rules about the editor's own words: they are no quotation, do not name their speaker, and say what their passage says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from briefbot.briefing.contents import Contents, words_of
from briefbot.briefing.locate import Path
from briefbot.briefing.passage import Passage
from briefbot.briefing.reporting import names_in
from briefbot.briefing.spot import Spot
from briefbot.text.dates import dates_in, numbers_in
from briefbot.text.normalise import fold

_MARKS: Final = re.compile(r"[“”„«»「」\"]|(?<!\w)[‘'][^‘’']+[’'](?!\w)")
_NEGATION: Final = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|nowhere|neither|nor|without|cannot|hardly|lacks?|lacked|lacking|refus\w+|reject\w*"
    r"|den(?:y|ies|ied|ying)|fail\w*|unable|impossible|unclear|unknown|unlikely|prevent\w*|ignored?|ignoring|un(?:met|resolved)"
    r"|absen(?:t|ce)|non|except|only)\b|n't\b"
)
_PLAINLY_NEGATED: Final = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|nowhere|neither|nor|without|cannot)\b|n't\b"
)
_WORD_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        "zero one two/both/pair/couple/second/twice three/third four/fourth five/fifth six/sixth seven/seventh eight/eighth "
        "nine/ninth ten/tenth eleven/eleventh twelve/twelfth/dozen thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty/twentieth".split()
    )
    for word in words.split("/")
} | {word: 10 * tens for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_TOLD_NUMBERS: Final = frozenset(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
"""Number words of a text that are looked for in its cite; "one" and the ordinals say too many other things."""


def quotation_marks(contents: Contents) -> Iterator[Spot]:
    """B205: the editor's words between quotation marks look like the source's."""
    for path, element in contents.items:
        for word in words_of(element.get("text")):
            mark = _MARKS.search(word)
            if mark:
                message = "There are quotation marks in `text`, which is in the editor's words."
                yield Spot((*path, "text"), message, "Put what the source prints as speech into `quote`.")
                break


def names_its_speaker(contents: Contents) -> Iterator[Spot]:
    """B206: a quiz question made from it would tell its own answer."""
    for path, element in contents.elements("statements"):
        speaker = element.get("speaker")
        if not isinstance(speaker, str) or contents.entity(speaker) is None:
            continue
        if any(speaker in names_in(fold(word), contents.names) for word in words_of(element.get("text"))):
            message = "`text` names its own speaker."
            yield Spot((*path, "text"), message, "Leave the name out: it is shown above the words anyway.")


def differs_from_its_cite(contents: Contents) -> Iterator[Spot]:
    """B213: a number or date that the passage does not have, or a negation on one side only."""
    for path, element in contents.items:
        text = _own_language(contents, element.get("text"))
        found = [one for one in contents.passages.get(path, ()) if one.spans]
        if not text or not found or element.get("outside") or len(found) < len(contents.passages.get(path, ())):
            continue
        told = _numbers(text)
        missing = sorted(told - _printed_numbers(" ".join(one.sentences for one in found))) if told else ()
        if missing:
            message = f"`text` has {_written(missing[0])}, which the cited sentence does not."
            yield Spot((*path, "text"), message, "Correct it, or cite where it stands.")
        elif contents.language.startswith("en") and all(one.source.language.startswith("en") for one in found):
            yield from _negation(path, fold(text), found)


def _negation(path: Path, told: str, found: list[Passage]) -> Iterator[Spot]:
    remedy = "See that it says what the source says; the words may be fine."
    if word := _PLAINLY_NEGATED.search(told):
        if not any(_NEGATION.search(one.folded) for one in found):
            message = f"`text` has “{word.group()}”, and the cited sentence denies nothing."
            yield Spot((*path, "text"), message, remedy)
    elif (word := _PLAINLY_NEGATED.search(fold(" ".join(one.words for one in found)))) and not _NEGATION.search(told):
        yield Spot((*path, "text"), f"The cite has “{word.group()}”, and `text` denies nothing.", remedy)


def _own_language(contents: Contents, raw: Any) -> str:
    """A text in the briefing's own language; empty where it has none."""
    if isinstance(raw, dict):
        raw = raw.get(contents.language, "")
    return raw if isinstance(raw, str) else ""


def _numbers(text: str) -> set[Fraction]:
    """The numbers that a text tells, those of its dates among them; of number words only those that say nothing else."""
    found: set[Fraction] = set()
    if re.search(r"\d", text):
        for _, _, date in dates_in(text):
            found |= {Fraction(part) for part in (date.year, date.day) if part is not None}
        found |= {quantity.value for _, _, quantity in numbers_in(text)}
    return found | {
        Fraction(_WORD_NUMBERS[word]) for word in re.findall(r"[a-z]+", fold(text)) if word in _TOLD_NUMBERS
    }


def _printed_numbers(text: str) -> set[Fraction]:
    """Every number that a passage can be said to have: digits, number words, ordinals."""
    folded = fold(text)
    found = _numbers(text) | {Fraction(digits) for digits in re.findall(r"\d+", folded)}
    found |= {Fraction(digits.replace(",", "")) for digits in re.findall(r"\d{1,3}(?:,\d{3})+(?!\d)", folded)}
    return found | {Fraction(_WORD_NUMBERS[word]) for word in re.findall(r"[a-z]+", folded) if word in _WORD_NUMBERS}


def _written(number: Fraction) -> str:
    return f"{number.numerator:d}" if number.denominator == 1 else f"{float(number):g}"
