"""A list to choose from, in which the highlighted row has a bar before it, so that it is told apart without its colour."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

BAR: Final = "▌"


class MarkedList(OptionList):
    """Textual's list in the look of the other lists of the app."""

    DEFAULT_CSS = """
    MarkedList {
        height: auto;
        max-height: 100%;
        border: none;
        padding: 0;
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .option-list--option, &.-textual-compact > .option-list--option { padding: 0 1 0 2; }
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted {
            background: $panel; color: $foreground; text-style: bold;
        }
        &:focus { background-tint: $background 0%; border: none; }
    }
    """

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        first = next(iter(strip), None)
        if first is None or first.style is None:
            return strip
        option = first.style.meta.get("option")
        if option is None or option != self.highlighted:
            return strip
        bar = Segment(BAR, first.style + Style(color=self.app.theme_variables["accent"]))
        return Strip([bar, *strip.crop(1, strip.cell_length)], strip.cell_length)
