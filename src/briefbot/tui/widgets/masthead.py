"""The line at the top: the four screens with their keys, the one that is open marked, and the title of the briefing.

It is one widget, drawn as one line: the first frame of the app waits for every widget there is.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from briefbot.tui.content import clickable, shown_line
from briefbot.tui.page import QUIET
from briefbot.tui.widgets.drawn import Drawn

MODES: Final = {
    "ask": ("F2", "Ask"),
    "quiz": ("F3", "Quiz"),
    "browse": ("F4", "Browse"),
    "progress": ("F5", "Progress"),
}
"""Screen -> its key and its name, in the order of the keys."""

NARROW: Final = 60
"""Cells below which there is no room for the title."""


class Masthead(Drawn):
    """The tabs, each opened by a click, and on the right the title where there is room."""

    DEFAULT_CSS = """
    Masthead {
        height: 1; background: $surface; padding: 0 1;
        link-style-hover: bold; link-background-hover: $surface;
        link-color-hover: $foreground;
    }
    """

    def __init__(self, mode: str, title: str = "") -> None:
        super().__init__()
        self._mode = mode
        self._title = title

    def show(self, mode: str, title: str) -> None:
        """Marks another screen as open, or shows another title."""
        self._mode, self._title = mode, title
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        tabs = Content(" " if width < NARROW else "  ").join(_tab(mode, mode == self._mode) for mode in MODES)
        room = width - tabs.cell_length - 3
        if width < NARROW or room < 8 or not self._title:
            return tabs
        title = shown_line(self._title, QUIET).truncate(room, ellipsis=True)
        return Content.assemble(tabs, " " * (width - tabs.cell_length - title.cell_length), title)


def _tab(mode: str, open_now: bool) -> Content:
    key, name = MODES[mode]
    if open_now:
        label = Content.assemble((f"{key} ", "underline $foreground"), (name, "bold underline $foreground"))
    else:
        label = Content.assemble((key, "$accent"), (f" {name}", QUIET))
    return clickable(label, f"app.open_mode('{mode}')")
