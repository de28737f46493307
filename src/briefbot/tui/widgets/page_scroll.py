"""A page that is replaced with every key, and scrolls: another one never makes the screen be laid out again.

A `PageView` in a scrolling container is as tall as its page, so that each new page moves the widgets. This one has the size its
stylesheet gives it, draws the lines that are in sight, and knows by itself how far it scrolls.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from briefbot.tui.page import Blocks, Page, fixed


class PageScroll(ScrollView, can_focus=False):
    """Shows a page from its top; the wheel and `scroll_…` go down it. Its text can be selected with the mouse."""

    DEFAULT_CSS = """
    PageScroll {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    virtual_size = reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = Page(fixed([]))
        self._lines: list[Content] = []

    def show(self, blocks: Blocks) -> None:
        """Shows other blocks, from their beginning."""
        self._page = Page(blocks)
        self._measure()
        self.scroll_to(y=0, animate=False, force=True)

    @property
    def shown_text(self) -> str:
        """What can be read by scrolling, without its styles."""
        return self._page.last_laid_out.plain

    def on_resize(self) -> None:
        self._measure()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        self._lines = self._page.laid_out(width).split("\n")
        self.virtual_size = Size(width, len(self._lines))
        self.vertical_scrollbar.window_virtual_size = len(self._lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        place, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if place >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line, selection = self._lines[place], self.text_selection
        span = selection.get_span(place) if selection else None
        if span is not None:
            start, end = span
            chosen = self.screen.get_visual_style("screen--selection")
            line = line.stylize(chosen, start, len(line) if end < 0 else end)
        drawn = Visual.to_strips(self, line, width, 1, self.visual_style, apply_selection=False, pad=True)
        return drawn[0].apply_offsets(0, place) if drawn else Strip.blank(width, self.rich_style)

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract(self.shown_text), "\n"
