"""A widget that draws its own lines and colours its own places to click, where Textual would colour them all alike."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class Drawn(Widget):
    """Whatever is clickable in it looks as it was drawn, until the mouse is over it."""

    ALLOW_SELECT = False

    @property
    def link_style(self) -> Style:
        return Style.null()
