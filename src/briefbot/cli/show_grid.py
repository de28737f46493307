"""`briefbot show grid` and `show compare`: who speaks on what, and two speakers side by side, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from briefbot.briefing.model import Briefing, Statement
from briefbot.briefing.receipt import item_words
from briefbot.browsing.compare import SideBySide, most_in_common, side_by_side, speakers
from briefbot.browsing.grid import FACTS, NO_TOPIC, Grid, grid
from briefbot.errors import UsageError
from briefbot.matching.sieve import Sieve
from briefbot.text.normalise import fold

_MOST_NAMED: Final = 12
"""Names that a message lists at most."""


def grid_lines(briefing: Briefing) -> Iterator[str]:
    """Each topic with how much everybody says on it, and below it who says nothing."""
    found = grid(briefing)
    if not found.cells:
        yield "This briefing has neither statements nor facts."
    for topic in found.topics:
        counts = [(person, len(found.items(person, topic))) for person in found.people]
        spoken = [f"{_person(briefing, person)} {count:,}" for person, count in counts if count]
        yield f"{_topic(briefing, topic)}: {', '.join(spoken) or 'nothing'}"
        silent = [_person(briefing, person) for person, count in counts if not count and person != FACTS]
        if spoken and silent:
            yield f"  nothing by: {'any speaker' if len(silent) == len(speakers(found)) else ', '.join(silent)}"


def grid_json(briefing: Briefing) -> dict[str, Any]:
    """Ids of the rows and columns, and the ids in every cell that has some; "facts" and "" (no topic) stand in for none."""
    found = grid(briefing)
    cells = [
        {"person": person or "facts", "topic": topic, "items": list(items)}
        for topic in found.topics
        for person in found.people
        if (items := found.items(person, topic))
    ]
    return {"people": [person or "facts" for person in found.people], "topics": list(found.topics), "cells": cells}


def compare_lines(briefing: Briefing, names: Sequence[str]) -> Iterator[str]:
    """Topic by topic what each of the two says; those on which both speak come first. Raises UsageError."""
    left, right, rows = _compared(briefing, names)
    yield f"{briefing.name(left)} and {briefing.name(right)}"
    for row in rows:
        yield _topic(briefing, row.topic)
        for person, items in ((left, row.left), (right, row.right)):
            yield f"  {briefing.name(person)}:{'' if items else ' no statement'}"
            for item in items:
                yield f"    {_said(briefing, item)}"


def compare_json(briefing: Briefing, names: Sequence[str]) -> dict[str, Any]:
    """The ids of what each of the two says, by topic. Raises UsageError."""
    left, right, rows = _compared(briefing, names)
    topics = [{"topic": row.topic, "left": list(row.left), "right": list(row.right)} for row in rows]
    return {"left": left, "right": right, "topics": topics}


def _compared(briefing: Briefing, names: Sequence[str]) -> tuple[str, str, tuple[SideBySide, ...]]:
    """The two (ids) and their rows; those with most topics in common where nobody is named."""
    found = grid(briefing)
    if len(speakers(found)) < 2:
        raise UsageError("It takes two who say something, and fewer do in this briefing.")
    if len(names) not in (0, 2):
        raise UsageError("Two are compared: briefbot show compare NAME NAME. Put a name of several words in quotes.")
    left, right = (_speaker(briefing, found, name) for name in names) if names else most_in_common(found)
    if left == right:
        raise UsageError(f"{briefing.name(left)} is compared with somebody else: name two.")
    return left, right, side_by_side(found, left, right)


def _speaker(briefing: Briefing, found: Grid, typed: str) -> str:
    """Whom the name means: by id, by name, else by its words as the filter of Browse reads them. Raises UsageError."""
    ids = speakers(found)
    exact = [each for each in ids if typed == each or fold(typed) == fold(briefing.name(each))]
    if len(exact) == 1:
        return exact[0]
    places = Sieve((_names(briefing, each) for each in ids), briefing.language).sift(typed).places
    if len(places) == 1:
        return ids[places[0]]
    if not places:
        raise UsageError(f"{typed!r} says nothing in this briefing. The speakers are: {_listed(briefing, ids)}.")
    raise UsageError(f"{typed!r} could be more than one: {_listed(briefing, [ids[place] for place in places])}.")


def _names(briefing: Briefing, key: str) -> str:
    entity = briefing.entities.get(key)
    return " ".join((briefing.name(key), *entity.aliases, entity.role)) if entity else briefing.name(key)


def _listed(briefing: Briefing, ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return ", ".join(briefing.name(each) for each in ids[:_MOST_NAMED]) + more


def _said(briefing: Briefing, item: str) -> str:
    statement = briefing.items[item]
    words = item_words(statement)
    if isinstance(statement, Statement) and statement.reported_by:
        return f"according to {', then '.join(map(briefing.name, statement.reported_by))}: {words}"
    return words


def _person(briefing: Briefing, person: str) -> str:
    return "facts" if person == FACTS else briefing.name(person)


def _topic(briefing: Briefing, topic: str) -> str:
    return "no topic" if topic == NO_TOPIC else briefing.topics[topic].name
