"""A list of rows of any height and any number, of which only those on the screen are ever drawn.

It scrolls by rows, not by lines: how tall a row is, is asked when it is shown and never before, so ten thousand rows cost no
more than ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

MARK: Final = "▌ "
"""Before the highlighted row, so that it is told apart without its colour."""
GUTTER: Final = len(MARK)


class Drawn(Protocol):
    """What is listed."""

    def header(self, width: int) -> list[Content]: ...

    def lines(self, place: int, width: int) -> list[Content]: ...


class RowList(ScrollView, can_focus=False):
    """Shows rows under a header that stays, one of them highlighted. Keys are passed to it by its screen."""

    COMPONENT_CLASSES = {"row--highlighted", "row--header"}  # noqa: RUF012  Textual declares it as an instance's
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        link-style: none;
        link-style-hover: bold underline;
        link-background-hover: $panel;
        link-color-hover: $foreground;
        .row--highlighted { background: $panel; color: $foreground; }
        .row--header { color: $quiet; }
    }
    """

    class Highlighted(Message):
        """Another row is highlighted; `place` is None when there is none."""

        def __init__(self, place: int | None) -> None:
            super().__init__()
            self.place = place

    class Opened(Message):
        """The highlighted row was clicked again."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: Drawn | None = None
        self._places: Sequence[int] = ()
        self._at = 0
        self._laid_out: tuple[int, int, int, list[Strip], list[int]] | None = None
        self._strips: dict[tuple[int, bool], list[Strip]] = {}
        self._heights: dict[int, int] = {}

    # --- What is shown ---

    def show(self, drawn: Drawn, places: Sequence[int], at: int = 0) -> None:
        """Shows these rows, the one in this position of the list highlighted."""
        self._drawn, self._places = drawn, places
        self._at = min(max(at, 0), max(len(places) - 1, 0))
        self._renew()
        self._keep_in_view()
        self.post_message(self.Highlighted(self.place))

    @property
    def at(self) -> int:
        """The position of the highlighted row in the list."""
        return self._at

    @property
    def place(self) -> int | None:
        """The place of the highlighted row, None when the list is empty."""
        return self._places[self._at] if self._places else None

    @property
    def page(self) -> int:
        """How many rows are on the screen."""
        return max(len(set(self._layout()[1]) - {-1}), 1)

    def move(self, step: int) -> None:
        """Highlights the row so many further down, or up; stops at the ends."""
        self.highlight(self._at + step)

    def highlight(self, at: int) -> None:
        """Highlights the row in this position."""
        at = min(max(at, 0), max(len(self._places) - 1, 0))
        if at != self._at:
            before, self._at = self._at, at
            shown = self._layout()[1]
            self._laid_out = None
            top = self.scroll_offset.y
            self._keep_in_view()
            if self.scroll_offset.y == top:
                self.refresh(*(Region(0, y, self.size.width, 1) for y, row in enumerate(shown) if row in (before, at)))
            self.post_message(self.Highlighted(self.place))

    def redraw(self) -> None:
        """Draws every row anew: something that all of them show has changed."""
        self._renew()

    # --- Mouse ---

    def on_click(self, event: events.Click) -> None:
        at = self._row_at(event.y)
        if at is None or (event.style.meta and "@click" in event.style.meta):
            return
        if at == self._at:
            self.post_message(self.Opened())
        else:
            self.highlight(at)

    def _row_at(self, line: int) -> int | None:
        rows = self._layout()[1]
        found = rows[line] if 0 <= line < len(rows) else -1
        return found if found >= 0 else None

    # --- Drawing ---

    def on_resize(self) -> None:
        self._renew()
        self._keep_in_view()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._laid_out = None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._laid_out = None

    def render_line(self, y: int) -> Strip:
        strips = self._layout()[0]
        return strips[y] if y < len(strips) else Strip.blank(self.size.width, self.rich_style)

    def _renew(self) -> None:
        self._laid_out = None
        self._strips.clear()
        self._heights.clear()
        # As many lines below as bring the last row to the top, less those rows that then still fit.
        fit = self._fitting_before(len(self._places))
        self.virtual_size = Size(self.size.width, max(len(self._places) - fit, 0) + self.size.height)
        self.refresh()

    def _fitting_before(self, end: int) -> int:
        """How many whole rows fit on the screen above position `end` of the list."""
        room, fit = self._room, 0
        while fit < end:
            room -= self._height(end - fit - 1)
            if room < 0:
                break
            fit += 1
        return max(fit, 1 if end else 0)

    @property
    def _room(self) -> int:
        return max(self.size.height - len(self._header()), 1)

    @property
    def _width(self) -> int:
        return max(self.size.width - GUTTER - 1, 1)

    def _header(self) -> list[Content]:
        return self._drawn.header(self._width) if self._drawn and self._places else []

    def _height(self, at: int) -> int:
        if at not in self._heights and self._drawn:
            self._heights[at] = max(len(self._drawn.lines(self._places[at], self._width)), 1)
        return self._heights.get(at, 1)

    def _keep_in_view(self) -> None:
        if not self._places:
            return
        top = self.scroll_offset.y
        last_top = max(self._at - self._fitting_before(self._at + 1) + 1, 0)
        wanted = self._at if self._at < top else max(top, last_top)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, immediate=True, force=True)

    def _layout(self) -> tuple[list[Strip], list[int]]:
        """The strips of the screen, and for each the position of its row (-1 for the header)."""
        top, width, height = self.scroll_offset.y, self.size.width, self.size.height
        if self._laid_out is None or self._laid_out[:3] != (top, width, height):
            self._laid_out = (top, width, height, *self._draw(top, height))
        return self._laid_out[3], self._laid_out[4]

    def _draw(self, top: int, height: int) -> tuple[list[Strip], list[int]]:
        plain = self.visual_style
        chosen = plain + self.get_visual_style("row--highlighted")
        strips = [self._strip(line, "", plain + self.get_visual_style("row--header")) for line in self._header()]
        rows = [-1] * len(strips)
        for at in range(top, len(self._places)):
            if len(strips) >= height or self._drawn is None:
                break
            here = at == self._at
            drawn = self._strips.get((at, here))
            if drawn is None:
                lines = self._drawn.lines(self._places[at], self._width)
                drawn = [self._strip(line, MARK if here else "", chosen if here else plain) for line in lines]
                self._strips[at, here] = drawn
            strips += drawn
            rows += [at] * len(drawn)
        self._strips = {key: drawn for key, drawn in self._strips.items() if top <= key[0] <= top + height}
        return strips[:height], rows[:height]

    def _strip(self, line: Content, mark: str, style: Style) -> Strip:
        gutter = Content.styled(mark, "$accent") if mark else Content(" " * GUTTER)
        drawn = Visual.to_strips(self, gutter + line, self.size.width, 1, style, apply_selection=False, pad=True)
        return drawn[0] if drawn else Strip.blank(self.size.width, style.rich_style)
