"""The colours: ink on a calm ground, one accent, and the same hierarchy by day, by night and on a projector.

No colour carries meaning alone: whatever is coloured has a word or a mark as well.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

NIGHT: Final = Theme(
    name="briefbot-night",
    primary="#7fa7cf",
    secondary="#b09ac8",
    accent="#dcae6a",
    warning="#dcae6a",
    error="#d98a80",
    success="#8fbb92",
    foreground="#e6e2da",
    background="#15171c",
    surface="#1b1e25",
    panel="#242832",
    variables={
        "block-cursor-background": "#dcae6a",
        "block-cursor-foreground": "#15171c",
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#dcae6a",
        "footer-background": "#15171c",
        "input-selection-background": "#7fa7cf 35%",
        "border": "#dcae6a",
        "border-blurred": "#3a404d",
    },
)
PAPER: Final = Theme(
    name="briefbot-paper",
    primary="#2d5d8a",
    secondary="#6f5190",
    accent="#8f5a10",
    warning="#8f5a10",
    error="#a03c34",
    success="#35693f",
    foreground="#2a2926",
    background="#fbf8f2",
    surface="#f4efe5",
    panel="#e9e2d4",
    dark=False,
    variables={
        "block-cursor-background": "#8f5a10",
        "block-cursor-foreground": "#fbf8f2",
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#8f5a10",
        "footer-background": "#fbf8f2",
        "input-selection-background": "#2d5d8a 25%",
        "border": "#8f5a10",
        "border-blurred": "#d3c9b5",
    },
)
PROJECTOR: Final = Theme(
    name="briefbot-projector",
    primary="#00308f",
    secondary="#4b0082",
    accent="#7a3e00",
    warning="#7a3e00",
    error="#8b0000",
    success="#004d1a",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#eeeeee",
    dark=False,
    text_alpha=1.0,
    variables={
        "text-muted": "#333333",
        "block-cursor-background": "#000000",
        "block-cursor-foreground": "#ffffff",
        "footer-key-foreground": "#00308f",
        "footer-background": "#ffffff",
        "border": "#000000",
        "border-blurred": "#777777",
    },
)
CONTRAST: Final = Theme(
    name="briefbot-contrast",
    primary="#7fd7ff",
    secondary="#ff9fff",
    accent="#ffff00",
    warning="#ffd75f",
    error="#ff8787",
    success="#87ff87",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#333333",
    text_alpha=1.0,
    variables={
        "text-muted": "#e0e0e0",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "footer-key-foreground": "#ffff00",
        "footer-background": "#000000",
        "border": "#ffff00",
        "border-blurred": "#aaaaaa",
    },
)
LIGHT_ON_DARK: Final = NIGHT.name
OWN: Final = (NIGHT, PAPER, CONTRAST, PROJECTOR)
WORDS: Final = {
    NIGHT.name: "Night: light ink on a dark ground",
    PAPER.name: "Paper: dark ink on a light ground",
    CONTRAST.name: "High contrast: white and yellow on black",
    PROJECTOR.name: "Projector: bold black on white, one column, few words; make your terminal's letters large",
}
