"""Two people side by side, topic by topic; where one of them says nothing, that is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.content import Content

from briefbot.briefing.model import Briefing, Statement
from briefbot.briefing.receipt import item_words
from briefbot.browsing.compare import SideBySide, most_in_common, side_by_side, speakers
from briefbot.browsing.grid import NO_TOPIC, grid
from briefbot.browsing.listing import searched
from briefbot.text.harmless import one_line
from briefbot.tui.browse.lines import line, wrapped
from briefbot.tui.browse.view import Progress, View
from briefbot.tui.content import clickable, shown
from briefbot.tui.page import QUIET, Block

NO_STATEMENT: Final = "no statement"
MOST: Final = 3
"""Statements that are shown on each side of a topic; the others are counted."""
MOST_STACKED: Final = 2
"""The same on a narrow screen, where the sides stand one below the other."""
LINES: Final = 3
"""Lines of one statement; receipts and the preview have all of it."""
SIDE_BY_SIDE: Final = 62
BAR: Final = " │ "


class CompareView(View):
    """One row for each topic on which at least one of the two speaks."""

    NAME: ClassVar[str] = "compare"
    TITLE: ClassVar[str] = "Compare"
    NOUNS: ClassVar[tuple[str, str]] = ("topic", "topics")
    TELLS_ALL: ClassVar[bool] = True
    EMPTY: ClassVar[str] = "It takes two who say something, and fewer do in this briefing."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._grid = grid(briefing)
        self.speakers = speakers(self._grid)
        self.left, self.right = most_in_common(self._grid)
        self._rows: tuple[SideBySide, ...] = ()
        self.choose(self.left, self.right)

    def choose(self, left: str, right: str) -> None:
        """Compares these two (ids)."""
        self.left, self.right = left, right
        self._rows = side_by_side(self._grid, left, right) if left and right else ()

    def turn(self, side: str, step: int) -> None:
        """Puts the next speaker, or the one before, on the left or right side; never the same on both."""
        if len(self.speakers) < 3:
            return
        now, other = (self.left, self.right) if side == "left" else (self.right, self.left)
        others = [speaker for speaker in self.speakers if speaker != other]
        chosen = others[(others.index(now) + step) % len(others)]
        self.choose(*((chosen, other) if side == "left" else (other, chosen)))

    def __len__(self) -> int:
        return len(self._rows)

    def searched(self, place: int) -> str:
        row = self._rows[place]
        return " ".join((self._topic(row), *(searched(self.briefing, item) for item in row.items)))

    def items(self, place: int) -> tuple[str, ...]:
        return self._rows[place].items

    def question(self, place: int) -> str:
        row = self._rows[place]
        name = one_line(self.briefing.name(self.left)), one_line(self.briefing.name(self.right))
        on = f" on {one_line(self._topic(row))}" if row.topic != NO_TOPIC else ""
        return f"Compare {name[0]} and {name[1]}{on}"

    def header(self, width: int) -> list[Content]:
        names = [self._name("left"), self._name("right")]
        if width < SIDE_BY_SIDE:
            return [line_of(name, width) for name in names]
        half = _half(width)
        return [Content.assemble(line_of(names[0], half, pad=True), BAR, line_of(names[1], half))]

    def lines(self, place: int, width: int) -> list[Content]:
        row = self._rows[place]
        title = line(self._topic(row), width, "bold underline")
        if width < SIDE_BY_SIDE:
            return [title, *self._stacked(row, width), Content("")]
        half = _half(width)
        left, right = self._side(row.left, half), self._side(row.right, half)
        found = [title]
        for number in range(max(len(left), len(right))):
            one = left[number] if number < len(left) else Content("")
            other = right[number] if number < len(right) else Content("")
            found.append(Content.assemble(one.pad_right(half - one.cell_length), (BAR, "$border-blurred"), other))
        return [*found, Content("")]

    def _stacked(self, row: SideBySide, width: int) -> list[Content]:
        found = []
        for side, items in ((self.left, row.left), (self.right, row.right)):
            found.append(line(self.briefing.name(side), width, QUIET))
            found += [Content("  ") + part for part in self._side(items, width - 2, MOST_STACKED)]
        return found

    def preview(self, place: int) -> list[Block]:
        title = Block(shown(self._topic(self._rows[place]), "bold underline"))
        return [title, Block(Content("")), *super().preview(place)]

    def state(self) -> str:
        return "← → the second, Shift ← → the first, F8 chooses" if len(self.speakers) > 2 else ""

    def _topic(self, row: SideBySide) -> str:
        return "no topic" if row.topic == NO_TOPIC else self.briefing.topics[row.topic].name

    def _name(self, side: str) -> Content:
        name = shown(one_line(self.briefing.name(self.left if side == "left" else self.right)), "bold $accent")
        if len(self.speakers) < 3:
            return name
        back = clickable(Content.styled("‹ ", "$accent"), f"screen.turn('{side}', -1)")
        on = clickable(Content.styled(" ›", "$accent"), f"screen.turn('{side}', 1)")
        return Content.assemble(back, clickable(name, "screen.choose"), on)

    def _side(self, items: Sequence[str], width: int, most: int = MOST) -> list[Content]:
        if not items:
            return [line(NO_STATEMENT, width, f"italic {QUIET}")]
        found = []
        for item in items[:most]:
            words = self._words(item)
            parts = wrapped(words, width - 2, LINES)
            found += [Content("– " if number == 0 else "  ") + part for number, part in enumerate(parts)]
        if len(items) > most:
            found.append(line(f"  and {len(items) - most} more", width, QUIET))
        return found

    def _words(self, item: str) -> str:
        statement = self.briefing.items[item]
        words = item_words(statement)
        if isinstance(statement, Statement) and statement.reported_by:
            reporters = ", then ".join(self.briefing.name(reporter) for reporter in statement.reported_by)
            return f"according to {reporters}: {words}"
        return words


def line_of(content: Content, width: int, *, pad: bool = False) -> Content:
    """The content on one line."""
    return content.truncate(width, ellipsis=True, pad=pad)


def _half(width: int) -> int:
    return (width - len(BAR)) // 2
