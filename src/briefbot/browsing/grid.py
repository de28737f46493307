"""Who speaks on what: every person against every topic, with the empty cells, because what nobody said is worth knowing too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from briefbot.briefing.model import Briefing

FACTS: Final = ""
"""In place of a person: what no person says, the facts."""

NO_TOPIC: Final = ""
"""In place of a topic: what is filed under none."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Speakers and topics (ids, in file order) and the items of each cell that has any.

    `FACTS` stands last among the people where there are facts, `NO_TOPIC` last among the topics where something has none.
    """

    people: tuple[str, ...]
    topics: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]

    def items(self, person: str, topic: str) -> tuple[str, ...]:
        """The ids of what this person says on this topic; empty for an empty cell."""
        return self.cells.get((person, topic), ())

    def of_people(self, people: tuple[str, ...]) -> Grid:
        """The grid with these people only."""
        return replace(self, people=people)

    def of_topics(self, topics: tuple[str, ...]) -> Grid:
        """The grid with these topics only."""
        return replace(self, topics=topics)


def grid(briefing: Briefing) -> Grid:
    """The grid of a briefing. Silent people have no row of their own: all their cells would be empty."""
    cells: dict[tuple[str, str], list[str]] = {}
    for statement in briefing.statements:
        for topic in statement.topics or (NO_TOPIC,):
            cells.setdefault((statement.speaker, topic), []).append(statement.id)
    for fact in briefing.facts:
        for topic in fact.topics or (NO_TOPIC,):
            cells.setdefault((FACTS, topic), []).append(fact.id)
    people = tuple(dict.fromkeys(statement.speaker for statement in briefing.statements))
    used = {topic for _, topic in cells}
    return Grid(
        people=(*people, FACTS) if briefing.facts else people,
        topics=(*briefing.topics, NO_TOPIC) if NO_TOPIC in used else tuple(briefing.topics),
        cells={cell: tuple(dict.fromkeys(items)) for cell, items in cells.items()},
    )
