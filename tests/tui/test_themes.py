"""What the themes promise: text that can be read on every ground, in every one of them."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from briefbot.tui.theme import CONTRAST, OWN

from .stage import contrast

INKS = (
    "foreground",
    "quiet",
    "text-muted",
    "text-disabled",
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
    "success",
)
GROUNDS = ("background", "surface", "panel")
PAIRS = [(ink, ground) for ink in INKS for ground in GROUNDS]
PAIRS += [
    ("block-cursor-foreground", "block-cursor-background"),
    ("input-cursor-foreground", "input-cursor-background"),
]
PAIRS += [("foreground", "input-selection-background")]
LINES = ("border", "border-blurred", "scrollbar", "scrollbar-hover")


def colours(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


def ratio(theme: Theme, ink: str, ground: str) -> float:
    found = colours(theme)
    return contrast(Color.parse(found[ink]), Color.parse(found[ground]))


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7.0 if theme is CONTRAST else 4.5
    weak = {f"{ink} on {ground}": ratio(theme, ink, ground) for ink, ground in PAIRS}
    assert {pair: found for pair, found in weak.items() if found < least} == {}


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_lines_and_scroll_bars_can_be_seen(theme: Theme) -> None:
    weak = {line: ratio(theme, line, "background") for line in LINES}
    assert {line: found for line, found in weak.items() if found < 3} == {}
