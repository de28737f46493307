"""What could be meant, while it is being typed: a short list over the end of the conversation, one suggestion on a line.

It lies on a layer of its own, so that it moves nothing; it is laid out anew only when the number of its lines changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from briefbot.tui.content import clickable, shown_line
from briefbot.tui.page import QUIET
from briefbot.tui.widgets.drawn import Drawn

MOST: Final = 5
"""Lines of the list."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words to take over, and what they are: a role, "topic", "asked before"."""

    words: str
    kind: str = ""


class Suggestions(Drawn):
    """The list; `highlighted` is the place of the suggestion that Enter asks, None while the line itself is meant."""

    DEFAULT_CSS = """
    Suggestions {
        layer: above; dock: bottom; height: auto; display: none; background: $panel; padding: 0 1;
        link-style-hover: none;
        link-color-hover: $foreground; link-background-hover: $panel;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="suggestions")
        self.offered: tuple[Suggestion, ...] = ()
        self.highlighted: int | None = None

    def show(self, offered: Sequence[Suggestion]) -> None:
        """Shows these suggestions, none of them highlighted; without any, goes away."""
        if tuple(offered) == self.offered and self.highlighted is None:
            return
        lines = len(self.offered)
        self.offered, self.highlighted = tuple(offered[:MOST]), None
        self.display = bool(self.offered)
        self.refresh(layout=len(self.offered) != lines)

    def move(self, step: int) -> None:
        """Highlights the next suggestion or the one before; above the first is the line itself."""
        place = (-1 if self.highlighted is None else self.highlighted) + step
        self.highlighted = None if place < 0 else min(place, len(self.offered) - 1)
        self.refresh()

    @property
    def taken(self) -> str:
        """The highlighted suggestion, or the first; empty where there is none."""
        return self.offered[self.highlighted or 0].words if self.offered else ""

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self.offered)

    def render(self) -> Content:
        width = self.content_size.width
        return Content("\n").join(self._line(place, width) for place in range(len(self.offered)))

    def _line(self, place: int, width: int) -> Content:
        one = self.offered[place]
        meant = self.highlighted == place or (self.highlighted is None and place == 0)
        mark = "❯ " if self.highlighted == place else "Tab " if meant else ""
        words = shown_line(one.words, "bold" if self.highlighted == place else "")
        kind = shown_line(one.kind, QUIET)
        line = Content.assemble((f"{mark:<4}", "$accent"), words)
        if kind and line.cell_length + kind.cell_length + 2 <= width:
            line = Content.assemble(line, " " * (width - line.cell_length - kind.cell_length), kind)
        else:
            line = line.truncate(width, ellipsis=True).pad_right(max(width - line.cell_length, 0))
        return clickable(line, f"screen.take_suggestion({place})")
