"""When did things surely happen, and what came surely before what?

The order is told by dates that can be compared (both with a year, or both without), by "after" and "before", and by a word
such as "afterward" that follows a dated entry of the timeline. The order of the timeline alone proves nothing: what is undated
stands somewhere in it too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefbot.briefing.model import Briefing, Fact, Statement, When
from briefbot.text.dates import parse_edtf
from briefbot.text.normalise import fold

Day = tuple[int, int, int]
_FIRST: Final[Day] = (0, 0, 0)
_LAST: Final[Day] = (9999, 99, 99)
LATER: Final = frozenset("afterward afterwards later then subsequently thereafter next".split())
"""Words that place something after what was told just before."""


_LED_IN: Final = re.compile(rf"^(?:{'|'.join(sorted(LATER))})\b[,:]?\s*", re.IGNORECASE)


def without_lead(text: str) -> str:
    """The sentence without an "Afterward," in front."""
    rest = _LED_IN.sub("", text)
    return text if rest == text else f"{rest[:1].upper()}{rest[1:]}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time in which something surely lies: from `first` to `last`, either of which is itself left out where it is `open`.

    `dated` tells whether years are known; stretches with and without years cannot be compared.
    """

    first: Day
    last: Day
    dated: bool
    open_first: bool = False
    open_last: bool = False

    def is_before(self, other: Stretch) -> bool:
        """Whether this surely came before the other."""
        if self.dated != other.dated:
            return False
        return self.last < other.first or (self.last == other.first and (self.open_last or other.open_first))


def stretch(when: When | None) -> Stretch | None:
    """The time that a `when` tells; None where it tells none that can be compared."""
    if when is None:
        return None
    exact, after, before = (_days(text) for text in (when.date, when.after, when.before))
    if exact is not None:
        return exact
    if after is not None:
        return Stretch(after.last, _LAST, after.dated, open_first=True)
    return Stretch(_FIRST, before.first, before.dated, open_last=True) if before is not None else None


def _days(text: str) -> Stretch | None:
    date = parse_edtf(text) if text and text != "unknown" else None
    if date is None or (date.year is None and date.month is None):
        return None
    year = date.year or 0
    first = (year, date.month or 0, date.day or 0)
    return Stretch(first, (year, date.month or 99, date.day or 99), date.year is not None)


def told(briefing: Briefing, notes: Mapping[str, Fact | Statement]) -> Mapping[str, Stretch]:
    """Note id -> the time in which it surely lies, for every note of which the briefing tells one."""
    found = {note.id: time for note in notes.values() if (time := stretch(note.when)) is not None}
    last: Stretch | None = None
    for entry in briefing.timeline:
        own = stretch(entry.when)
        for item in entry.items:
            note = notes.get(item)
            if note is None:
                continue
            words = {word for when in (note.when, entry.when) if when for word in fold(when.text).split()}
            if item not in found and own is not None:
                found[item] = own
            elif item not in found and last is not None and words & LATER:
                found[item] = Stretch(last.last, _LAST, last.dated, open_first=True)
        dated = [found[item] for item in entry.items if item in found and not found[item].open_first]
        last = own or (dated[-1] if dated else last)
    return found
