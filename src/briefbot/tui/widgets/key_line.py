"""The line at the bottom: the keys of the screen, as many as there is room for, each of them a place to click.

It is one widget, drawn as one line, where Textual's own footer makes one for each key. A key that does not fit is left out
whole, from the right; the palette's key has its place at the right edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from briefbot.tui.content import clickable
from briefbot.tui.widgets.drawn import Drawn

GAP: Final = 2
NARROW: Final = 60
"""Cells below which there is no room for the key of the palette."""


class KeyLine(Drawn):
    """Shows what the keys do now; follows every change of what is bound."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; padding: 0 1;
        link-style-hover: none;
        link-color-hover: $foreground; link-background-hover: $panel;
    }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        palette = self._palette() if width >= NARROW else Content("")
        room = width - palette.cell_length - (GAP if palette else 0)
        line = Content("")
        for label in self._labels():
            added = Content.assemble(line, " " * GAP, label) if line else label
            if added.cell_length > room:
                break
            line = added
        return Content.assemble(line, " " * (width - line.cell_length - palette.cell_length), palette)

    def _labels(self) -> Iterator[Content]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                yield self._label(binding, binding.description, active.enabled)

    def _palette(self) -> Content:
        active = self.screen.active_bindings.get(self.app.COMMAND_PALETTE_BINDING)
        return self._label(active.binding, "everything", True) if active else Content("")

    def _label(self, binding: Binding, words: str, enabled: bool) -> Content:
        key = self.app.get_key_display(binding)
        label = Content.assemble((key, "bold $accent" if enabled else "dim"), " ", (words, "" if enabled else "dim"))
        return clickable(label, f"app.simulate_key('{binding.key}')") if enabled else label
