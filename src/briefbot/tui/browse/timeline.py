"""The timeline drawn as one: a line down the page, a mark for each moment, solid where dates prove the order."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.content import Content

from briefbot.briefing.model import Briefing
from briefbot.browsing.listing import searched
from briefbot.browsing.moments import Moment, moments
from briefbot.tui.browse.lines import line, wrapped
from briefbot.tui.browse.view import Progress, View
from briefbot.tui.content import shown
from briefbot.tui.page import QUIET, Block

MARKS: Final = {"date": "●", "bound": "◐", "order": "○"}
SURE: Final = "│"
LISTED: Final = "┊"
"""The line down to a moment that surely came after the one above it, and to one that only stands below it in the briefing."""

LEGEND: Final = "● dated  ◐ before/after  ○ undated  │ later  ┊ listed so"
SIDE_BY_SIDE: Final = 62
"""Cells from which on the time stands beside the line, not above the words."""
WORDS: Final = 4
"""Lines of a moment's words at most; its receipt has all of them."""


class TimelineView(View):
    """One moment after the other, in the order of the briefing."""

    NAME: ClassVar[str] = "timeline"
    TITLE: ClassVar[str] = "Timeline"
    NOUNS: ClassVar[tuple[str, str]] = ("moment", "moments")
    TELLS_ALL: ClassVar[bool] = True
    EMPTY: ClassVar[str] = "This briefing has no timeline."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._moments = moments(briefing)

    def __len__(self) -> int:
        return len(self._moments)

    def searched(self, place: int) -> str:
        moment = self._moments[place]
        return " ".join((moment.when, moment.words, *(searched(self.briefing, item) for item in moment.items)))

    def items(self, place: int) -> tuple[str, ...]:
        return self._moments[place].items

    def state(self) -> str:
        return LEGEND

    def lines(self, place: int, width: int) -> list[Content]:
        moment = self._moments[place]
        below = self._line_below(place)
        if width < SIDE_BY_SIDE:
            return _stacked(moment, below, width)
        column = min(max(width // 4, 18), 30)
        when = wrapped(moment.when or "no date", column, WORDS, QUIET if not moment.when else "bold")
        words = wrapped(moment.words, width - column - 5, WORDS)
        found = []
        for number in range(max(len(when), len(words), 1)):
            left = when[number] if number < len(when) else Content("")
            right = words[number] if number < len(words) else Content("")
            mark = _mark(moment) if number == 0 else _stroke(below)
            found.append(Content.assemble(left.pad_left(column - left.cell_length), "  ", mark, "  ", right))
        return [*found, *([Content(" " * (column + 2)) + _stroke(below)] if below else [])]

    def preview(self, place: int) -> list[Block]:
        moment = self._moments[place]
        blocks = [Block(shown(moment.when or "No date is told.", "bold")), Block(shown(moment.words))]
        said = super().preview(place)
        return [*blocks, Block(Content("")), *said] if said else blocks

    def _line_below(self, place: int) -> str:
        if place + 1 >= len(self._moments):
            return ""
        return SURE if self._moments[place + 1].surely_after else LISTED


def _stacked(moment: Moment, below: str, width: int) -> list[Content]:
    """The time beside the mark, the words below it."""
    first = Content.assemble(
        _mark(moment), "  ", line(moment.when or "no date", width - 3, "bold" if moment.when else QUIET)
    )
    words = [Content.assemble(_stroke(below), "  ", part) for part in wrapped(moment.words, width - 3, WORDS)]
    return [first, *words, *([_stroke(below)] if below else [])]


def _mark(moment: Moment) -> Content:
    return Content.styled(MARKS[moment.told], "bold $accent" if moment.told == "date" else "$accent")


def _stroke(below: str) -> Content:
    return Content.styled(below, QUIET) if below else Content(" ")
