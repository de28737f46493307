"""The timeline as moments: what is dated, what is only bounded by a date, what has no more than its place in the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefbot.briefing.model import Briefing, Fact, Statement, TimelineEntry, When
from briefbot.briefing.receipt import item_words, when_words
from briefbot.browsing.listing import notes, who
from briefbot.quiz.times import Stretch, stretch, told

Told = Literal["date", "bound", "order"]
"""How the time of a moment is told: by a date, by a date before or after which it lies, or only by its place."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline. `surely_after` says whether dates prove that it came after the entry above it."""

    when: str
    words: str
    items: tuple[str, ...]
    told: Told
    surely_after: bool


def moments(briefing: Briefing) -> tuple[Moment, ...]:
    """The timeline in file order."""
    times = told(briefing, {note.id: note for note in notes(briefing)})
    found = []
    before: Stretch | None = None
    for entry in briefing.timeline:
        own = _time(entry, times)
        surely = before is not None and own is not None and before.is_before(own)
        items = tuple(item for item in entry.items if item in briefing.items)
        found.append(Moment(_when(briefing, entry), _words(briefing, entry), items, _how(own), surely))
        before = own
    return tuple(found)


def _time(entry: TimelineEntry, times: Mapping[str, Stretch]) -> Stretch | None:
    """The time of an entry: its own, else that of its items where they all have the same."""
    own = stretch(entry.when)
    if own is not None:
        return own
    theirs = {times.get(item) for item in entry.items}
    return theirs.pop() if len(theirs) == 1 else None


def _how(time: Stretch | None) -> Told:
    if time is None:
        return "order"
    return "bound" if time.open_first or time.open_last else "date"


def _when(briefing: Briefing, entry: TimelineEntry) -> str:
    """The entry's own time in words, else that of the first of its items that has one; empty where none is told."""
    items = (briefing.items.get(item) for item in entry.items)
    whens = (entry.when, *(item.when for item in items if isinstance(item, Fact | Statement)))
    return next((words for when in whens if when and (words := _when_words(when))), "")


def _when_words(when: When) -> str:
    """As on a receipt, but a time that the source prints as a plain date is not given twice."""
    return when.text if when.text == when.date else when_words(when)


def _words(briefing: Briefing, entry: TimelineEntry) -> str:
    """The entry's own text, else what its items say, each after the name of who says it."""
    if entry.text:
        return entry.text
    said = []
    for key in entry.items:
        match briefing.items.get(key):
            case Statement() as statement:
                said.append(f"{who(briefing, statement)}: {item_words(statement)}")
            case Fact() as fact:
                said.append(item_words(fact))
            case _:
                pass
    return " ".join(said)
