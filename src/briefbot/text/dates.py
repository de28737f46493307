"""Reads dates, partial dates and numbers as values, so that they are compared by what they mean and not by how they look.

January 26, 26 Jan and XXXX-01-26 are one date with no year printed; 1.5 million and 1,500,000 are one number, a million and a
billion are two. What cannot be read as a whole is not read at all: no value is guessed out of half a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from briefbot.text.normalise import fold

_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
MONTHS: Final = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
MONTH_NAMES: Final = ("", *(name.capitalize() for name in _MONTHS))

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
_MAGNITUDES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
_CURRENCY: Final = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble", "%": "percent"}
_UNIT_NAMES: Final = {
    "per cent": "percent",
    "pct": "percent",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound",
    "ruble": "rouble",
}
_LEADING: Final = frozenset(
    "on in at by the of about since until from around approximately roughly some nearly early late evening morning afternoon "
    "night noon day date year circa during".split()
)
_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS: Final = frozenset(_WEEK)
_PIECE: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[$€£¥₽%/-]")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which any part may be missing (None)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """As it is written in English: January 26, 2022; parts that are missing are left out."""
        day = f"{MONTH_NAMES[self.month]} {self.day}" if self.month and self.day else ""
        words = day or (MONTH_NAMES[self.month] if self.month else (f"day {self.day}" if self.day else ""))
        if self.year is None:
            return words
        return f"{day}, {self.year}" if day else f"{words} {self.year}".strip()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in the singular ("percent", "dollar", "missile"), empty where there is none."""

    value: Fraction
    unit: str = ""


def parse_edtf(text: str) -> PartialDate | None:
    """Reads ``2022-01-26``, ``2022-01``, ``2022`` and ``XXXX-01-26``; None for anything else."""
    match = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
    return _checked(year, month, day)


def parse_date(text: str) -> PartialDate | None:
    """Reads a date as people write it; None where the text is no date as a whole.

    A day and month in digits alone (3/4) is read only where it can mean one thing (26/1). Words such as "on the evening of",
    and the name of a weekday, are passed over.
    """
    edtf = parse_edtf(text.strip().upper())
    if edtf is not None:
        return edtf
    folded = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", fold(text)).strip(" .!?")
    slashed = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?", folded)
    if slashed:
        return _slashed(*slashed.groups())
    folded = re.sub(rf"\b(twenty|thirty)[- ]({'|'.join(list(_ORDINALS)[:9])})\b", _spelled_day, folded)
    words = [word for word in re.findall(r"[^\W_]+", folded) if word not in _LEADING and word not in _WEEKDAYS]
    years = [int(word) for word in words if re.fullmatch(r"[12]\d{3}", word)]
    months = [MONTHS[word] for word in words if word in MONTHS]
    days = [int(word) for word in words if re.fullmatch(r"\d{1,2}", word)]
    days += [_ORDINALS[word] for word in words if word in _ORDINALS]
    if len(years) + len(months) + len(days) != len(words) or max(len(years), len(months), len(days), 0) > 1:
        return None
    if not words:
        return None
    return _checked(*(found[0] if found else None for found in (years, months, days)))


def day_named(text: str, today: date) -> date | None:
    """The day to come that is meant: "friday", "today", "tomorrow", "May 1" or a whole date; None for anything else or past."""
    word = fold(text).strip(" .")
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=word == "tomorrow")
    weekday = next((number for number, name in enumerate(_WEEK) if len(word) > 2 and name.startswith(word)), None)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    read = parse_date(text)
    if read is None or read.month is None or read.day is None:
        return None
    for year in (read.year,) if read.year else (today.year, today.year + 1):
        try:
            found = date(year, read.month, read.day)
        except ValueError:
            return None
        if found >= today:
            return found
    return None


def _spelled_day(match: re.Match[str]) -> str:
    return str(_TENS[match.group(1)] + _ORDINALS[match.group(2)])


def _slashed(first: str, second: str, year: str | None) -> PartialDate | None:
    one, two = int(first), int(second)
    if one > 12:
        one, two = two, one
    elif two <= 12 and one != two:
        return None
    return _checked(int(year) if year else None, one, two)


def _checked(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return PartialDate(year, month, day)


def parse_quantity(text: str) -> Quantity | None:
    """Reads a number with its magnitude words and unit ("1.5 million", "twenty-one percent", "$3bn", "30 missiles").

    None where there is no number, or more than one.
    """
    pieces = _PIECE.findall(fold(text))
    units = [_CURRENCY[piece] for piece in pieces if piece in _CURRENCY]
    words = [piece for piece in pieces if piece not in _CURRENCY and piece not in {"/", "-"}]
    while words and words[0] in (_LEADING | {"a", "an", "exactly", "minus"}) and words[0] != "minus" and len(words) > 1:
        words.pop(0)
    sign = -1 if (words and words[0] == "minus") or re.match(r"\s*-\s*\d", fold(text)) else 1
    if words and words[0] == "minus":
        words.pop(0)
    value, used = _read_number(words)
    if value is None or any(_is_number_word(word) for word in words[used:]):
        return None
    rest = " ".join(word for word in words[used:] if word not in {"of", "the", "about"})
    unit = " ".join(units) or _UNIT_NAMES.get(rest, rest)
    return Quantity(sign * value, _singular(_UNIT_NAMES.get(unit, unit)))


def _is_number_word(word: str) -> bool:
    return word[0].isdigit() or word in _UNITS or word in _TENS or word in _MAGNITUDES


def _read_number(words: list[str]) -> tuple[Fraction | None, int]:
    """(value, number of words used) of the number that the words begin with."""
    total, current, used, seen = Fraction(0), Fraction(0), 0, False
    for word in words:
        if word[0].isdigit():
            number = _digits(word)
            if number is None or seen:
                return None, 0
            current += number
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word in _MAGNITUDES and (seen or len(word) > 2):
            scale = _MAGNITUDES[word]
            current = (current or Fraction(1)) * scale
            if scale > 100:
                total, current = total + current, Fraction(0)
        elif not (seen and word == "and"):
            break
        seen = True
        used += 1
    return (total + current, used) if seen else (None, 0)


def spoken_number(words: Sequence[str]) -> tuple[int, int]:
    """(value, number of words used) of the number of two words and more that folded words begin with; (0, 0) for none.

    A year as it is said ("nineteen ninety seven"), a day ("twenty sixth"), or a number ("two thousand and twenty two").
    """
    year = _spoken_year(words)
    if year[1]:
        return year
    if len(words) > 1 and words[0] in ("twenty", "thirty") and _ORDINALS.get(words[1], 10) < 10:
        return _TENS[words[0]] + _ORDINALS[words[1]], 2
    run = 0
    while run < len(words) and (
        words[run] in _UNITS or words[run] in _TENS or words[run] in _SAID_SCALES or words[run] == "and"
    ):
        run += 1
    while run and words[run - 1] == "and":
        run -= 1
    read = list(words[:run])
    composed = not _SAID_SCALES.isdisjoint(read) or (
        len(read) == 2 and read[0] in _TENS and 0 < _UNITS.get(read[1], 0) < 10
    )
    value, used = _read_number(read) if composed and read[0] != "and" else (None, 0)
    return (int(value), used) if value is not None and used == run > 1 else (0, 0)


_SAID_SCALES: Final = frozenset("hundred thousand million billion trillion".split())
_SAID: Final = _SAID_SCALES | _UNITS.keys() | _TENS.keys() | {"and"}


def _spoken_year(words: Sequence[str]) -> tuple[int, int]:
    """(year, number of words used) of a year said in two halves: "nineteen ninety seven", "nineteen oh five"."""
    century = _UNITS.get(words[0], _TENS.get(words[0], 0)) if words else 0
    if not EARLIEST_CENTURY <= century <= LATEST_CENTURY or len(words) < 2:
        return 0, 0
    second, third = words[1], words[2] if len(words) > 2 else ""
    if second in ("oh", "o") and 0 < _UNITS.get(third, 0) < 10:
        return 100 * century + _UNITS[third], 3
    if second in _TENS:
        unit = _UNITS.get(third, 0)
        return (100 * century + _TENS[second] + unit, 3) if 0 < unit < 10 else (100 * century + _TENS[second], 2)
    return (100 * century + _UNITS[second], 2) if 10 <= _UNITS.get(second, 0) <= 19 else (0, 0)


EARLIEST_CENTURY: Final = 11
LATEST_CENTURY: Final = 20
"""The first half of a year said in two."""


def _digits(written: str) -> Fraction | None:
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", written):
        return Fraction(written.replace(",", ""))
    if re.fullmatch(r"\d+(\.\d+)?", written):
        return Fraction(written)
    if re.fullmatch(r"\d+,\d{1,2}", written):
        return Fraction(written.replace(",", "."))
    return None


def _singular(unit: str) -> str:
    if unit.endswith("ies") and len(unit) > 4:
        return f"{unit[:-3]}y"
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") and len(unit) > 3 else unit


_DATE_IN_TEXT: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(_MONTHS)})(?:,?\s+[12]\d{{3}})?"
    rf"|(?:{'|'.join(_MONTHS)})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d)(?:,?\s+[12]\d{{3}}\b)?"
    rf"|(?:{'|'.join(name for name in _MONTHS if name not in {'may', 'march'})})\s+[12]\d{{3}}\b"
    r"|(?:1[5-9]|20)\d\d(?![\d,.]*\d))(?!\w)",
    re.IGNORECASE,
)
_NUMBER_IN_TEXT: Final = re.compile(
    r"(?<![\w.,-])[$€£¥]?\d+(?:[.,]\d+)*(?:\s?%|\s?(?:bn|tn|mn|hundred|thousand|million|billion|trillion)\b)?(?![\w-])"
)


def dates_in(text: str) -> Iterator[tuple[int, int, PartialDate]]:
    """(start, end, date) of every date printed in a text, in order."""
    for match in _DATE_IN_TEXT.finditer(text):
        date = parse_date(match.group())
        if date is not None:
            yield match.start(), match.end(), date


def numbers_in(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """(start, end, quantity) of every number printed in digits that is no part of a date, in order."""
    dates = [(start, end) for start, end, _ in dates_in(text)]
    for match in _NUMBER_IN_TEXT.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in dates):
            continue
        quantity = parse_quantity(match.group())
        if quantity is not None:
            yield match.start(), match.end(), quantity
