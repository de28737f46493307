"""Wrong dates and numbers for options: near the right one, of the same shape, and surely different in value."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from briefbot.text.dates import PartialDate

CLOCK: Final = re.compile(r"(?<![\d:.])(0?\d|1\d|2[0-3]):([0-5]\d)(?![\d:])")
"""A time of day in digits: 8:15, 08:15, 20:00."""

_DAYS_IN_MONTH = 28
"""Wrong days stay within 1..28, so that every one of them exists in every month."""


def near_dates(date: PartialDate, rng: Random, count: int) -> list[PartialDate]:
    """Dates of the same precision nearby: other days of the month, other months, or other years."""
    if date.day is not None:
        days = [day for day in range(max(1, date.day - 6), min(_DAYS_IN_MONTH, date.day + 6) + 1) if day != date.day]
        return [PartialDate(date.year, date.month, day) for day in sorted(rng.sample(days, count))]
    if date.month is not None:
        months = [month for month in range(1, 13) if month != date.month]
        return [PartialDate(date.year, month) for month in sorted(rng.sample(months, count))]
    assert date.year is not None
    years = [date.year + offset for offset in (-10, -7, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 7, 10)]
    return [PartialDate(year) for year in sorted(rng.sample(years, count))]


def near_times(hour: int, minute: int, rng: Random, count: int) -> list[str]:
    """Times of day nearby: an hour or two off, or another quarter of the same hour."""
    others = {((hour + step) % 24, minute) for step in (-2, -1, 1, 2)} | {
        (hour, (minute + step) % 60) for step in (15, 30, 45)
    }
    return [f"{other}:{rest:02}" for other, rest in sorted(rng.sample(sorted(others), count))]


def near_numbers(written: str, rng: Random, count: int) -> list[str]:
    """The number as it is written with its leading digits changed, so that separators, magnitude and unit stay the same."""
    match = re.search(r"\d+", written)
    assert match is not None
    digits = match.group()
    value = int(digits)
    steps = [1, 2, 3, 4, 5] if value < 20 else [value // 4, value // 3, value // 2, value // 10 or 1, value]
    others = {value + step for step in steps} | {value - step for step in steps if value - step > 0}
    fitting = sorted(
        other for other in others - {value} if len(str(other)) <= len(digits) + (len(digits) == len(written))
    )
    chosen = sorted(rng.sample(fitting, min(count, len(fitting))))
    return [f"{written[: match.start()]}{other}{written[match.end() :]}" for other in chosen]
