"""The keys of the screen one is on, read from its bindings, so that the list cannot fall behind."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import Block, Blocks, labelled
from briefbot.tui.widgets.key_line import key_name

KEY_COLUMN = 16
NARROW_KEY_COLUMN = 8


def key_rows(screen: Screen[None]) -> list[tuple[str, str]]:
    """(keys, what they do) of the bindings that explain themselves, the footer's first; keys of one action together."""
    keys: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for active in sorted(screen.active_bindings.values(), key=lambda one: not one.binding.show):
        binding = active.binding
        if binding.tooltip and active.enabled:
            keys.setdefault(binding.action, []).append(key_name(binding))
            words[binding.action] = binding.tooltip
    return [(", ".join(dict.fromkeys(shown_keys)), words[action]) for action, shown_keys in keys.items()]


def key_blocks(screen: Screen[None], more: Sequence[tuple[str, str]]) -> Blocks:
    """The rows laid out for a sheet; `more` are keys that are no bindings, shown first."""
    rows = [*more, *key_rows(screen)]

    def blocks(width: int) -> list[Block]:
        found: list[Block] = []
        column = KEY_COLUMN if width >= 50 else NARROW_KEY_COLUMN
        for keys, words in rows:
            found += labelled(shown_line(keys, "bold $accent"), shown(words), width, column)
        return found

    return blocks
