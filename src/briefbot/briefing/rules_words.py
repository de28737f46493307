"""Rules about the editor's own words: they are no quotation, do not name their speaker, and say what their passage says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from briefbot.briefing.contents import Contents, words_of
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
        if any(speaker in names_in(word, contents.names) for word in words_of(element.get("text"))):
            message = "`text` names its own speaker."
            yield Spot((*path, "text"), message, "Leave the name out: it is shown above the words anyway.")


def differs_from_its_cite(contents: Contents) -> Iterator[Spot]:
    """B213: a number or date that the passage does not have, or a negation on one side only."""
    for path, element in contents.items:
        text = _own_language(contents, element.get("text"))
        found = [one for one in contents.passages.get(path, ()) if one.spans]
        if not text or not found or element.get("outside") or len(found) < len(contents.passages.get(path, ())):
            continue
        printed = " ".join(one.sentences for one in found)
        missing = sorted(_numbers(text) - _numbers(printed, generous=True))
        if missing:
            message = f"`text` has {_written(missing[0])}, which the cited sentence does not."
            yield Spot((*path, "text"), message, "Correct it, or cite where it stands.")
        elif contents.language.startswith("en") and all(one.source.language.startswith("en") for one in found):
            yield from _negation(path, text, " ".join(one.words for one in found), printed)


def _negation(path: Any, text: str, cited: str, printed: str) -> Iterator[Spot]:
    told, source = fold(text), fold(cited)
    remedy = "See that it says what the source says; the words may be fine."
    if _PLAINLY_NEGATED.search(told) and not _NEGATION.search(fold(printed)):
        word = _PLAINLY_NEGATED.search(told)
        message = f"`text` has “{word.group() if word else ''}”, and the cited sentence denies nothing."
        yield Spot((*path, "text"), message, remedy)
    elif (word := _PLAINLY_NEGATED.search(source)) and not _NEGATION.search(told):
        yield Spot((*path, "text"), f"The cite has “{word.group()}”, and `text` denies nothing.", remedy)


def _own_language(contents: Contents, raw: Any) -> str:
    """A text in the briefing's own language; empty where it has none."""
    if isinstance(raw, dict):
        raw = raw.get(contents.language, "")
    return raw if isinstance(raw, str) else ""


def _numbers(text: str, generous: bool = False) -> set[Fraction]:
    """The numbers in a text, those of its dates among them; with `generous` every number word and ordinal too."""
    found: set[Fraction] = set()
    for _, _, date in dates_in(text):
        found |= {Fraction(part) for part in (date.year, date.day) if part is not None}
    found |= {quantity.value for _, _, quantity in numbers_in(text)}
    folded = fold(text)
    if generous:
        found |= {Fraction(digits) for digits in re.findall(r"\d+", folded)}
        found |= {Fraction(digits.replace(",", "")) for digits in re.findall(r"\d{1,3}(?:,\d{3})+(?!\d)", folded)}
    words = _WORD_NUMBERS if generous else _TOLD_NUMBERS
    return found | {Fraction(_WORD_NUMBERS[word]) for word in re.findall(r"[a-z]+", folded) if word in words}


def _written(number: Fraction) -> str:
    return f"{number.numerator:d}" if number.denominator == 1 else f"{float(number):g}"
