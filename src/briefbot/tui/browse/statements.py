"""Statements and facts as a table that can be sorted and narrowed to a person and a topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.content import Content

from briefbot.briefing.model import Briefing, Fact
from briefbot.briefing.receipt import item_words, when_words
from briefbot.browsing.grid import FACTS, NO_TOPIC
from briefbot.browsing.listing import COLUMNS, Note, notes, searched, sorted_notes, topics, who
from briefbot.tui.browse.lines import cell, line
from briefbot.tui.browse.view import Progress, View
from briefbot.tui.content import clickable
from briefbot.tui.page import QUIET

NARROW: Final = 58
"""Cells below which a row takes two lines, who above what."""
ROOMY: Final = 96
"""Cells from which on there is room for the time and the form."""
TITLES: Final = {"who": "Who", "topic": "Topic", "when": "When", "form": "Form"}
FORMS: Final = {"direct": "quoted", "mixed": "partly", "indirect": "reported"}
"""How much of the words is the source's own, in one word."""


class StatementsView(View):
    """One line for each statement and fact."""

    NAME: ClassVar[str] = "statements"
    TITLE: ClassVar[str] = "Statements"
    NOUNS: ClassVar[tuple[str, str]] = ("statement or fact", "statements and facts")
    EMPTY: ClassVar[str] = "This briefing has neither statements nor facts."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._notes: tuple[Note, ...] = notes(briefing)
        self._place = {note.id: place for place, note in enumerate(self._notes)}
        self.sort = ""
        self.backwards = False
        self.picked: tuple[str | None, str | None] = (None, None)
        """Person and topic (ids) that the list is narrowed to; None for any. See `browsing.grid` for FACTS and NO_TOPIC."""

    def __len__(self) -> int:
        return len(self._notes)

    def searched(self, place: int) -> str:
        return searched(self.briefing, self._notes[place].id)

    def items(self, place: int) -> tuple[str, ...]:
        return (self._notes[place].id,)

    def arranged(self, places: Sequence[int]) -> Sequence[int]:
        kept = [self._notes[place] for place in places if self._is_picked(self._notes[place])]
        if self.sort:
            kept = list(sorted_notes(self.briefing, kept, self.sort, backwards=self.backwards))
        return [self._place[note.id] for note in kept]

    def sort_by(self, column: str) -> None:
        """Sorts by this column; by the same again, the other way round. Empty is the order of the briefing."""
        self.backwards = column == self.sort and bool(column) and not self.backwards
        self.sort = column

    def sort_by_next(self) -> None:
        """Sorts by the next column: file order, who, topic, when, form, and round again."""
        columns = ("", *COLUMNS)
        self.sort, self.backwards = columns[(columns.index(self.sort) + 1) % len(columns)], False

    def state(self) -> str:
        person, topic = self.picked
        parts = []
        if person is not None:
            parts.append("facts" if person == FACTS else self.briefing.name(person))
        if topic is not None:
            parts.append("no topic" if topic == NO_TOPIC else self.briefing.topics[topic].name)
        picked = f"only {' on '.join(parts)} (Esc shows all)" if parts else ""
        order = f"by {TITLES[self.sort].lower()}{', backwards' if self.backwards else ''}" if self.sort else ""
        return " · ".join(part for part in (picked, order) if part)

    def header(self, width: int) -> list[Content]:
        if width < NARROW:
            return []
        words = Content("  ").join([self._title("who", _who(width)), cell("Words", _words(width))])
        parts = [words, self._title("topic", _topic(width))]
        if width >= ROOMY:
            parts += [self._title("when", WHEN), self._title("form", FORM)]
        return [Content("  ").join(parts)]

    def lines(self, place: int, width: int) -> list[Content]:
        note = self._notes[place]
        name, words = who(self.briefing, note), item_words(note)
        named = QUIET if isinstance(note, Fact) else "bold"
        if width < NARROW:
            return [line(name, width, named), line(words, width)]
        parts = [cell(name, _who(width), named), cell(words, _words(width))]
        parts.append(cell(topics(self.briefing, note), _topic(width), QUIET))
        if width >= ROOMY:
            form = "" if isinstance(note, Fact) else FORMS[note.form]
            parts += [cell(when_words(note.when), WHEN, QUIET), cell(form, FORM, QUIET)]
        return [Content("  ").join(parts)]

    def _title(self, column: str, width: int) -> Content:
        arrow = (" ▼" if self.backwards else " ▲") if column == self.sort else ""
        title = cell(TITLES[column] + arrow, width, "bold $accent" if arrow else "")
        return clickable(title, f"screen.sort_by('{column}')")

    def _is_picked(self, note: Note) -> bool:
        person, topic = self.picked
        speaker = FACTS if isinstance(note, Fact) else note.speaker
        return (person is None or speaker == person) and (topic is None or topic in (note.topics or (NO_TOPIC,)))


WHEN: Final = 18
FORM: Final = 8


def _who(width: int) -> int:
    return min(max(width // 5, 14), 26)


def _topic(width: int) -> int:
    return min(max(width // 6, 12), 28)


def _words(width: int) -> int:
    more = WHEN + FORM + 4 if width >= ROOMY else 0
    return width - _who(width) - _topic(width) - 4 - more
