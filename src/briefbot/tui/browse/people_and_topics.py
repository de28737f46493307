"""The grid of people against topics as the screen needs it: filtered, turned, and with words for every cell, empty ones too."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from briefbot.briefing.model import RESERVED_IDS, Briefing
from briefbot.browsing.grid import FACTS, NO_TOPIC, grid
from briefbot.matching.sieve import Sieve
from briefbot.text.harmless import one_line
from briefbot.tui.browse.lines import counted
from briefbot.tui.browse.view import Progress, View, item_preview
from briefbot.tui.content import shown
from briefbot.tui.page import QUIET, Block
from briefbot.tui.widgets.grid_view import Table


class GridShelf(View):
    """Who speaks on what. Rows and columns are whatever the filter leaves; its longer side runs down the page."""

    NAME: ClassVar[str] = "grid"
    TITLE: ClassVar[str] = "Grid"
    NOUNS: ClassVar[tuple[str, str]] = ("cell", "cells")
    EMPTY: ClassVar[str] = "This briefing has neither statements nor facts."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._whole = grid(briefing)
        self._shown = self._whole
        self.topics_down = len(self._whole.topics) >= len(self._whole.people)
        names = [self._names_of(person) for person in self._whole.people]
        self._people = Sieve(names, briefing.language)
        titles = [briefing.topics[topic] for topic in self._whole.topics if topic != NO_TOPIC]
        texts = [" ".join((topic.name, *topic.aliases)) for topic in titles]
        self._topics = Sieve([*texts, "no topic"][: len(self._whole.topics)], briefing.language)
        self.readings: tuple[tuple[str, str], ...] = ()

    def __len__(self) -> int:
        return len(self._whole.people) * len(self._whole.topics)

    @property
    def cells(self) -> int:
        """How many cells the filter leaves."""
        return len(self._shown.people) * len(self._shown.topics)

    def narrow(self, typed: str) -> None:
        """Leaves the people and topics whose names hold what is typed.

        A word that names somebody asks for them, any other for topics; one that stands in no name at all leaves nothing.
        """
        people, topics = set(range(len(self._whole.people))), set(range(len(self._whole.topics)))
        readings: list[tuple[str, str]] = []
        for word in typed.split():
            named, filed = self._people.sift(word), self._topics.sift(word)
            if named.places and (not named.readings or filed.readings or not filed.places):
                people &= set(named.places)
                readings += named.readings
            else:
                topics &= set(filed.places)
                readings += filed.readings
        self.readings = tuple(readings)
        kept = tuple(person for place, person in enumerate(self._whole.people) if place in people)
        found = self._whole.of_people(kept)
        self._shown = found.of_topics(tuple(t for place, t in enumerate(self._whole.topics) if place in topics))

    def turn(self) -> None:
        """Exchanges rows and columns."""
        self.topics_down = not self.topics_down

    def table(self) -> Table:
        """The names and counts to draw."""
        people = tuple(self._person(person) for person in self._shown.people)
        topics = tuple(self._topic(topic) for topic in self._shown.topics)
        rows, columns = (topics, people) if self.topics_down else (people, topics)
        counts = tuple(tuple(len(self._at(row, column)) for column in range(len(columns))) for row in range(len(rows)))
        return Table(rows, columns, counts) if rows and columns else Table((), (), ())

    def cell(self, row: int, column: int) -> tuple[str, str]:
        """The person and the topic (ids) of a cell."""
        person, topic = (column, row) if self.topics_down else (row, column)
        return self._shown.people[person], self._shown.topics[topic]

    def items_of(self, person: str, topic: str) -> tuple[str, ...]:
        return self._whole.items(person, topic)

    def question_of(self, person: str, topic: str) -> str:
        """What to ask about a cell, an empty one too: the answer then says that there is nothing."""
        on = "" if topic == NO_TOPIC else f" about {one_line(self._topic(topic))}"
        if person == FACTS or person in RESERVED_IDS:
            return f"What is said{on}?" if on else ""
        return f"What did {one_line(self.briefing.name(person))} say{on}?"

    def preview_of(self, person: str, topic: str) -> list[Block]:
        """What a cell holds, or that it holds nothing."""
        items = self.items_of(person, topic)
        name, on = self._person(person), self._topic(topic)
        found = counted(len(items), "fact" if person == FACTS else "statement")
        head = Content.assemble(
            shown(name, "bold"), " · ", shown(on, "bold"), shown(f"   {found}" if items else "", QUIET)
        )
        if not items:
            return [Block(head), Block(shown("No fact is filed under it." if person == FACTS else "No statement."))]
        return [Block(head), *item_preview(self.briefing, items, named=False)]

    def state(self) -> str:
        spoken = sum(bool(self._at(row, column)) for row in range(self._rows) for column in range(self._columns))
        return f"{spoken:,} of {self.cells:,} cells hold something · an empty one: nothing said" if self.cells else ""

    @property
    def _rows(self) -> int:
        return len(self._shown.topics if self.topics_down else self._shown.people)

    @property
    def _columns(self) -> int:
        return len(self._shown.people if self.topics_down else self._shown.topics)

    def _at(self, row: int, column: int) -> tuple[str, ...]:
        return self._whole.items(*self.cell(row, column))

    def _person(self, person: str) -> str:
        return "facts" if person == FACTS else one_line(self.briefing.name(person))

    def _topic(self, topic: str) -> str:
        return "no topic" if topic == NO_TOPIC else one_line(self.briefing.topics[topic].name)

    def _names_of(self, person: str) -> str:
        entity = self.briefing.entities.get(person)
        return " ".join((self._person(person), entity.role, *entity.aliases)) if entity else self._person(person)
