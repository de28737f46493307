"""A time as an article prints it, with its date where the words give one."""

from __future__ import annotations

import re
from typing import Final

from briefbot.text.dates import parse_date

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_DAY: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_TIME: Final = re.compile(
    rf"(?:(?:early |late )?on (?:the (?:evening|morning|afternoon|night) of )?)?(?:{_DAY},? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{4}})\b"
    rf"|(?:(?:early |late )?on |last |next )?\b{_DAY}(?: (?:morning|afternoon|evening|night))?\b"
    r"|\b(?:yesterday|this morning|this week|last week|last month|last year|earlier this (?:week|month|year))\b"
    r"|\bin (?:19|20)\d\d\b",
    re.IGNORECASE,
)


def time_in(words: str) -> dict[str, str]:
    """The first time in some words as a `when`; empty where there is none. A date only where day or year is printed."""
    match = _TIME.search(words)
    if match is None:
        return {}
    text = " ".join(match.group().split())
    date = parse_date(text)
    if date is None or (date.year is None and date.day is None):
        return {"text": text}
    year = f"{date.year:04}" if date.year is not None else "XXXX"
    parts = [year, *(f"{part:02}" for part in (date.month, date.day) if part is not None)]
    if date.year is None and date.month is None:
        return {"text": text}
    return {"text": text, "date": "-".join(parts)}
