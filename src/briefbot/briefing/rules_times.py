"""Rules about dates: on the calendar, in an order that can be, and no more certain than the source is."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefbot.briefing.contents import Contents, Element, named
from briefbot.briefing.edit import Put, as_json
from briefbot.briefing.locate import Path
from briefbot.briefing.spot import Spot
from briefbot.text.dates import PartialDate, parse_edtf

_DATED: Final = {"": ("updated",), "sources": ("published", "retrieved"), "when": ("date", "after", "before")}
_IN_FIGURES: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}|XXXX(?:-[0-9]{2}){1,2}")
_LEAP_YEAR: Final = 2000
"""Stands in where the year is not printed: 29 February may be right then."""


def impossible_date(contents: Contents) -> Iterator[Spot]:
    """B230: a date that is on no calendar."""
    for path, value in _dates(contents):
        trouble = _trouble(value)
        if trouble:
            yield Spot(
                path, f"{value} is no date: {trouble}.", "Correct it, or write only what is certain, as 2022-01."
            )


def _dates(contents: Contents) -> Iterator[tuple[Path, str]]:
    owners: list[tuple[Path, Any, tuple[str, ...]]] = [((), contents.document, _DATED[""])]
    owners += [(path, source, _DATED["sources"]) for path, _, source in contents.sources()]
    for name in ("facts", "statements", "timeline"):
        owners += [((*path, "when"), element.get("when"), _DATED["when"]) for path, element in contents.elements(name)]
    for path, owner, keys in owners:
        if isinstance(owner, dict):
            yield from (((*path, key), owner[key]) for key in keys if isinstance(owner.get(key), str))


def _trouble(date: str) -> str:
    """What is wrong with a date of the right form; empty when nothing is. Other forms are the schema's concern."""
    year, month, day = [*date.split("-"), "1", "1"][:3]
    if not (month.isdecimal() and day.isdecimal() and (year.isdecimal() or year == "XXXX")):
        return ""
    if year.isdecimal() and int(year) == 0:
        return "there is no year 0"
    if not 1 <= int(month) <= 12:
        return f"there is no month {month}"
    days = monthrange(int(year) if year.isdecimal() else _LEAP_YEAR, int(month))[1]
    return "" if 1 <= int(day) <= days else f"that month has {days} days"


def later_than_publication(contents: Contents) -> Iterator[Spot]:
    """B231: said after it was printed, or printed after it was read."""
    published = {key: source.get("published") for _, key, source in contents.sources()}
    for path, _, source in contents.sources():
        if _surely_later(source.get("published"), source.get("retrieved")):
            message = f"The source was published on {source['published']}, after it was retrieved."
            yield Spot((*path, "published"), message, "Correct one of the dates.")
    for path, element in contents.elements("statements"):
        raw = element.get("when")
        when: Element = raw if isinstance(raw, dict) else {}
        for key in ("date", "after"):
            for cited in sorted(_cited_sources(contents, element)):
                if _surely_later(when.get(key), published.get(cited)):
                    message = f"This was said on {when[key]}, after `{cited}` was published ({published[cited]})."
                    yield Spot((*path, "when", key), message, "`when` is when it was said; correct one of the dates.")


def _cited_sources(contents: Contents, element: Element) -> set[str]:
    raw = element.get("cite")
    parts = raw if isinstance(raw, list) else [raw]
    given = {part["source"] for part in parts if isinstance(part, dict) and isinstance(part.get("source"), str)}
    return given or (contents.ids["source"] if len(contents.ids["source"]) == 1 else set())


def impossible_order(contents: Contents) -> Iterator[Spot]:
    """B232: no day is after the one date and before the other."""
    for name in ("facts", "statements", "timeline"):
        for path, element in contents.elements(name):
            when = element.get("when")
            if not isinstance(when, dict):
                continue
            date, after, before = (when.get(key) for key in ("date", "after", "before"))
            for key, first, second in (("after", after, before), ("after", after, date), ("before", date, before)):
                if _surely_later(first, second) or (_whole(first) and first == second):
                    message = f"`{key}` leaves no day: {_told(when)}."
                    yield Spot((*path, "when", key), message, "Exchange or correct them.")
                    break


def _told(when: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {when[key]}" for key in ("date", "after", "before") if isinstance(when.get(key), str))


def timeline_against_dates(contents: Contents) -> Iterator[Spot]:
    """B233: an entry of the timeline is dated before one that stands above it."""
    dated = {contents.id_of(path): element.get("when") for path, element in contents.items}
    timeline = contents.document.get("timeline")
    latest: str | None = None
    for number, raw in enumerate(timeline if isinstance(timeline, list) else ()):
        entry: Element = {"items": raw} if isinstance(raw, str) else raw if isinstance(raw, dict) else {}
        times = [entry.get("when"), *(dated.get(key) for _, key in named(entry, (), "items"))]
        date = next((when["date"] for when in times if isinstance(when, dict) and parse(when.get("date"))), None)
        if _surely_later(latest, date):
            message = f"This is dated {date}, but stands after {latest}."
            yield Spot(
                ("timeline", number),
                message,
                "The timeline is shown in this order; move the entry, or correct the date.",
            )
        elif date is not None:
            latest = date


def year_not_printed(contents: Contents) -> Iterator[Spot]:
    """B234: a date with a year that the cited sentence does not print."""
    for path, element in contents.items:
        raw = element.get("when")
        when: Element = raw if isinstance(raw, dict) else {}
        found = [one for one in contents.passages.get(path, ()) if one.spans]
        for key in ("date", "after", "before") if found else ():
            date = parse(when.get(key))
            if date is None or date.year is None:
                continue
            if not any(re.search(rf"(?<!\d){date.year}(?!\d)", one.sentences) for one in found):
                message = f"The cited sentence does not print the year {date.year}."
                remedy = "Write XXXX for the year, or cite where it is printed."
                yield Spot((*path, "when", key), message, remedy)


def parse(raw: Any) -> PartialDate | None:
    """A date as the format writes it; None for anything else, `unknown` too."""
    return parse_edtf(raw) if isinstance(raw, str) else None


def _whole(raw: Any) -> bool:
    date = parse(raw)
    return date is not None and None not in (date.year, date.month, date.day)


def _surely_later(first: Any, second: Any) -> bool:
    """Whether the one date is later than the other, however their missing parts are filled in.

    Without years, two days of one month are compared; anything else may be a year apart.
    """
    one, other = parse(first), parse(second)
    if one is None or other is None:
        return False
    if one.year is None or other.year is None:
        same = one.year is other.year and one.month == other.month
        return same and None not in (one.day, other.day) and (one.day or 0) > (other.day or 0)
    for left, right in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if left is None or right is None:
            return False
        if left != right:
            return left > right
    return False


def date_as_words(contents: Contents) -> Iterator[Spot]:
    """B235: `when` is a date in figures, which as a plain text is taken for the source's words and dates nothing."""
    for name in ("facts", "statements", "timeline"):
        for path, element in contents.elements(name):
            words = element.get("when")
            date = words.strip() if isinstance(words, str) else ""
            if _IN_FIGURES.fullmatch(date) and not _trouble(date):
                printed = any(date in one.sentences for one in contents.passages.get(path, ()))
                value = {"text": date, "date": date} if printed else {"date": date}
                message = f"“{date}” as a plain text is taken for the source's words, so nothing is dated."
                edits = (Put((*path, "when"), as_json(value)),)
                yield Spot((*path, "when"), message, f'Write "when": {as_json(value)}.', edits=edits)
