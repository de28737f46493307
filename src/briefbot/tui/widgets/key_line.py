"""The line at the bottom: the keys of the screen, as many as there is room for, each of them a place to click.

It is one widget, drawn as one line, where Textual's own footer makes one for each key. A key that does not fit is left out
whole, from the right; those of the help and the palette have their place at the right edge of every screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from briefbot.tui.content import clickable
from briefbot.tui.page import QUIET
from briefbot.tui.widgets.drawn import Drawn

GAP: Final = 2
NARROW: Final = 60
"""Cells below which there is no room for the key of the palette."""


HELP: Final = "help"
"""The action of the key that every screen has."""
NAMES: Final = {
    "ctrl": "Ctrl",
    "shift": "Shift",
    "alt": "Alt",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "plus": "+",
    "exclamation_mark": "!",
}
"""Textual's name of a key -> what is printed on it, as our sentences call it."""


def key_name(binding: Binding) -> str:
    """A key as it is printed on the keyboard: “Ctrl+P”, “F6”, “Esc”, and a letter as one types it."""
    if binding.key_display:
        return binding.key_display
    *held, last = binding.key.split("+")
    function_key = last[:1] == "f" and last[1:].isdigit()
    last = last.upper() if function_key or (held and len(last) == 1) else NAMES.get(last, last)
    return "+".join([*(NAMES.get(key, key) for key in held), last])


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
        always = self._always(width)
        room = width - always.cell_length - (GAP if always else 0)
        line = Content("")
        for label in self._labels():
            added = Content.assemble(line, " " * GAP, label) if line else label
            if added.cell_length > room:
                break
            line = added
        return Content.assemble(line, " " * max(width - line.cell_length - always.cell_length, 0), always)

    def _labels(self) -> Iterator[Content]:
        seen = {HELP}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                yield self._label(binding, binding.description, active.enabled)

    def _always(self, width: int) -> Content:
        """The keys of the help and, where there is room and a palette, of the palette."""
        active = self.screen.active_bindings
        shown = [one.binding for one in active.values() if one.binding.action == HELP][:1]
        found = [self._label(binding, binding.description, True) for binding in shown]
        palette = active.get(self.app.COMMAND_PALETTE_BINDING)
        if palette and width >= NARROW:
            found.append(self._label(palette.binding, "Menu", True))
        return Content(" " * GAP).join(found)

    def _label(self, binding: Binding, words: str, enabled: bool) -> Content:
        key = key_name(binding)
        label = Content.assemble((key, "bold $accent" if enabled else QUIET), " ", (words, "" if enabled else QUIET))
        return clickable(label, f"app.simulate_key('{binding.key}')") if enabled else label
