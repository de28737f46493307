"""Two people side by side, topic by topic, with the places where one of them says nothing."""

from __future__ import annotations

from dataclasses import dataclass

from briefbot.browsing.grid import FACTS, Grid


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What two people say on a topic (ids of statements, in file order); one of the sides may be empty, never both."""

    topic: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.left, *self.right)))


def side_by_side(found: Grid, left: str, right: str) -> tuple[SideBySide, ...]:
    """Every topic on which at least one of the two speaks; those on which both do come first."""
    rows = [SideBySide(topic, found.items(left, topic), found.items(right, topic)) for topic in found.topics]
    rows = [row for row in rows if row.left or row.right]
    return tuple(sorted(rows, key=lambda row: not (row.left and row.right)))


def speakers(found: Grid) -> tuple[str, ...]:
    """Who can be compared: everybody who says something, in file order."""
    return tuple(person for person in found.people if person != FACTS)


def most_in_common(found: Grid) -> tuple[str, str]:
    """Two people who speak on most topics both: where a comparison tells most. The first pair of equals; ("", "") of fewer.
    They come in file order.

    Only the twenty who speak on most topics are tried, so that a long briefing takes no longer.
    """
    spoken = {person: {topic for topic in found.topics if found.items(person, topic)} for person in speakers(found)}
    busiest = sorted(spoken, key=lambda person: -len(spoken[person]))[:20]
    pairs = [(one, other) for place, one in enumerate(busiest) for other in busiest[place + 1 :]]
    best = max(pairs, key=lambda pair: len(spoken[pair[0]] & spoken[pair[1]]), default=("", ""))
    first, second = sorted(best, key=found.people.index) if best[0] else best
    return first, second
