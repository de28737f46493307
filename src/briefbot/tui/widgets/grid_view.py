"""A grid of counts with its names kept in sight: the header above and the labels at the left stay while the cells scroll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from briefbot.tui.browse.lines import cell
from briefbot.tui.page import QUIET

HEADER: Final = 2
"""Lines for the names of the columns."""
LEAST_COLUMN: Final = 7
MOST_COLUMN: Final = 13
LEAST_LABEL: Final = 18
EMPTY: Final = "·"
CELL: Final = "on $panel"
ALONG: Final = "on $surface"
"""The grounds of the cell one is on, and of the row and the column that cross in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Names of the rows and columns, and how much each cell holds: ``counts[row][column]``."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


NOTHING: Final = Table((), (), ())


class GridView(ScrollView, can_focus=False):
    """Shows counts, a dot where there is none, and brackets round the cell one is on."""

    COMPONENT_CLASSES = {"grid--header"}  # noqa: RUF012  Textual declares it as an instance's
    DEFAULT_CSS = """
    GridView {
        overflow: hidden;
        .grid--header { color: $quiet; }
    }
    """

    class Highlighted(Message):
        """Another cell is highlighted."""

    class Opened(Message):
        """The highlighted cell was clicked again."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._table = NOTHING
        self.row = 0
        self.column = 0
        self._top = 0
        self._left = 0

    def show(self, table: Table, row: int = 0, column: int = 0) -> None:
        """Shows a table, with this cell highlighted."""
        self._table = table
        self.virtual_size = Size(self.size.width, self.size.height)
        self.go(row, column)

    def move(self, down: int, right: int) -> None:
        """Highlights the cell so many rows down and columns to the right; stops at the edges."""
        self.go(self.row + down, self.column + right)

    def go(self, row: int, column: int) -> None:
        """Highlights this cell."""
        self.row = min(max(row, 0), max(len(self._table.rows) - 1, 0))
        self.column = min(max(column, 0), max(len(self._table.columns) - 1, 0))
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Highlighted())

    @property
    def page(self) -> int:
        """How many rows are on the screen."""
        return max(self.size.height - HEADER - 1, 1)

    # --- Mouse ---

    def on_click(self, event: events.Click) -> None:
        row = event.y - HEADER + self._top
        column = (event.x - self._label) // self._column + self._left
        if event.x < self._label or not (event.y >= HEADER and row < len(self._table.rows)):
            return
        if column >= len(self._table.columns):
            return
        if (row, column) == (self.row, self.column):
            self.post_message(self.Opened())
        else:
            self.go(row, column)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(0, 1) if event.shift else self.move(1, 0)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(0, -1) if event.shift else self.move(-1, 0)

    # --- Drawing ---

    def on_resize(self) -> None:
        self._keep_in_view()
        self.refresh()

    @property
    def _column(self) -> int:
        """Cells of a column: as many as let all of them in, between the least and the most."""
        room = self.size.width - self._label
        return min(max(room // max(len(self._table.columns), 1), LEAST_COLUMN), MOST_COLUMN)

    @property
    def _label(self) -> int:
        """Cells of the labels: as long as the longest where the columns leave room for it, at most half of the width."""
        longest = max((len(name) for name in self._table.rows[:500]), default=0) + 2
        left = self.size.width - len(self._table.columns) * LEAST_COLUMN
        return min(longest, max(left, LEAST_LABEL), max(self.size.width // 2, LEAST_LABEL))

    @property
    def _across(self) -> int:
        return max((self.size.width - self._label) // self._column, 1)

    def _keep_in_view(self) -> None:
        self._left = _into_view(self._left, self.column, self._across, len(self._table.columns))
        self._top = _into_view(self._top, self.row, self.page, len(self._table.rows))

    def render_line(self, y: int) -> Strip:
        plain = self.visual_style
        row = y - HEADER + self._top
        if y < HEADER:
            line, style = self._header_line(y), plain + self.get_visual_style("grid--header")
        elif y == self.size.height - 1 and self._more():
            line, style = cell(self._more(), self.size.width), plain + self.get_visual_style("grid--header")
        elif row < len(self._table.rows):
            line, style = self._row_line(row), plain
        else:
            return Strip.blank(self.size.width, self.rich_style)
        drawn = Visual.to_strips(self, line, self.size.width, 1, style, apply_selection=False, pad=True)
        return drawn[0] if drawn else Strip.blank(self.size.width, self.rich_style)

    def _shown_columns(self) -> range:
        return range(self._left, min(self._left + self._across, len(self._table.columns)))

    def _header_line(self, y: int) -> Content:
        parts: list[Content] = [Content(" " * self._label)]
        for column in self._shown_columns():
            style = "bold $accent" if column == self.column else ""
            name = _header(self._table.columns[column], self._column - 1)[y]
            parts.append(cell(name, self._column - 1, style) + Content(" "))
        return Content("").join(parts)

    def _row_line(self, row: int) -> Content:
        here = row == self.row
        parts = [cell(self._table.rows[row], self._label - 2, "bold $accent" if here else ""), Content("  ")]
        for column in self._shown_columns():
            count = self._table.counts[row][column]
            if here and column == self.column:
                parts.append(_centred(f"[{count or EMPTY}]", self._column - 1, "bold").stylize_before(CELL))
            else:
                words = _centred(f"{count:,}", self._column - 1, "") if count else None
                words = words or _centred(EMPTY, self._column - 1, QUIET)
                parts.append(words.stylize_before(ALONG) if here or column == self.column else words)
            parts.append(Content(" ").stylize_before(ALONG) if here else Content(" "))
        return Content("").join(parts)

    def _more(self) -> str:
        """What is not on the screen, in words."""
        hidden = {
            "↑ {} above": self._top,
            "↓ {} below": len(self._table.rows) - self._top - self.page,
            "← {} to the left": self._left,
            "→ {} to the right": len(self._table.columns) - self._left - self._across,
        }
        return "   ".join(words.format(count) for words, count in hidden.items() if count > 0)


def _header(name: str, width: int) -> tuple[str, str]:
    """A name on two lines: its last word below, which tells most, the others above; one that is too long as its initial."""
    first, _, last = name.rpartition(" ")
    initial = f"{first[:1]}." if first and " " not in first and len(first) > width else first
    return initial, last


def _centred(text: str, width: int, style: str) -> Content:
    padded = text.center(width)
    return Content.styled(padded, style) if style else Content(padded)


def _into_view(first: int, wanted: int, room: int, total: int) -> int:
    """The first of `room` shown ones out of `total`, moved as little as brings `wanted` among them."""
    first = min(first, max(total - room, 0))
    return min(wanted, max(first, wanted - room + 1))
