"""The keys of the screen one is on, read from its bindings, so that the list cannot fall behind."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import ActiveBinding
from textual.screen import Screen

from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import Block, Blocks, labelled

KEY_COLUMN = 16


def key_rows(screen: Screen[None]) -> list[tuple[str, str]]:
    """(keys, what they do) of our own bindings on this screen, those of the screen first; keys of one action together."""
    keys: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for active in screen.active_bindings.values():
        if _is_ours(active) and active.enabled:
            binding = active.binding
            keys.setdefault(binding.action, []).append(screen.app.get_key_display(binding))
            words[binding.action] = active.tooltip or binding.tooltip or binding.description
    return [(", ".join(dict.fromkeys(shown_keys)), words[action]) for action, shown_keys in keys.items()]


def key_blocks(screen: Screen[None], more: Sequence[tuple[str, str]]) -> Blocks:
    """The rows laid out for a sheet; `more` are keys that are no bindings, shown first."""
    rows = [*more, *key_rows(screen)]

    def blocks(width: int) -> list[Block]:
        found: list[Block] = []
        for keys, words in rows:
            found += labelled(shown_line(keys, "bold $accent"), shown(words), width, KEY_COLUMN)
        return found

    return blocks


def _is_ours(active: ActiveBinding) -> bool:
    return bool(active.binding.tooltip) and type(active.node).__module__.startswith("briefbot.")
