"""The colours: ink on a calm ground, one accent, and the same hierarchy by day, by night and on a projector.

No colour carries meaning alone: whatever is coloured has a word or a mark as well. Text has a contrast of at least 4.5 to 1 on
each of the three grounds, and of 7 to 1 in the high-contrast theme (WCAG 2.2, 1.4.3 and 1.4.6); lines and scroll bars, which
nobody has to read, have 3 to 1 on the ground they stand on (1.4.11).
"""

from __future__ import annotations

from typing import Any, Final

from textual.app import App
from textual.theme import Theme


def _variables(*, quiet: str, rule: str, ground: str, cursor: str, selection: str) -> dict[str, str]:
    """What Textual's own widgets take from a theme. `quiet` is text that may be passed over, `rule` lines and scroll bars,
    `cursor` the row or letter one is at and the border of what has the focus."""
    return {
        "quiet": quiet,
        "text-muted": quiet,
        "text-disabled": quiet,
        "border": cursor,
        "border-blurred": rule,
        "block-cursor-background": cursor,
        "block-cursor-foreground": ground,
        "block-cursor-text-style": "bold",
        "input-cursor-background": cursor,
        "input-cursor-foreground": ground,
        "input-cursor-text-style": "none",
        "input-selection-background": selection,
        "scrollbar": rule,
        "scrollbar-hover": cursor,
        "scrollbar-active": cursor,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


NIGHT: Final = Theme(
    name="briefbot-night",
    primary="#8ab0d6",
    secondary="#b8a3cf",
    accent="#dcae6a",
    warning="#dcae6a",
    error="#e0968d",
    success="#8fbb92",
    foreground="#e6e2da",
    background="#15171c",
    surface="#1b1e25",
    panel="#242832",
    variables=_variables(quiet="#a5a29c", rule="#656b79", ground="#15171c", cursor="#dcae6a", selection="#3d5068"),
)
PAPER: Final = Theme(
    name="briefbot-paper",
    primary="#2d5d8a",
    secondary="#6f5190",
    accent="#7d4c08",
    warning="#7d4c08",
    error="#98352e",
    success="#2d5e37",
    foreground="#2a2926",
    background="#fbf8f2",
    surface="#f4efe5",
    panel="#e9e2d4",
    dark=False,
    variables=_variables(quiet="#615e57", rule="#918a7b", ground="#fbf8f2", cursor="#7d4c08", selection="#c3d3e3"),
)
CONTRAST: Final = Theme(
    name="briefbot-contrast",
    primary="#7fd7ff",
    secondary="#ffb3ff",
    accent="#ffff00",
    warning="#ffd75f",
    error="#ffadad",
    success="#87ff87",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    text_alpha=1.0,
    variables=_variables(quiet="#d0d0d0", rule="#b0b0b0", ground="#000000", cursor="#ffff00", selection="#00457a"),
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
    panel="#e8e8e8",
    dark=False,
    text_alpha=1.0,
    variables=_variables(quiet="#404040", rule="#6b6b6b", ground="#ffffff", cursor="#000000", selection="#b9cdf5"),
)
LIGHT_ON_DARK: Final = NIGHT.name
OWN: Final = (NIGHT, PAPER, CONTRAST, PROJECTOR)
WORDS: Final = {
    NIGHT.name: "Night: light ink on a dark ground",
    PAPER.name: "Paper: dark ink on a light ground",
    CONTRAST.name: "High contrast: white and yellow on black",
    PROJECTOR.name: "Projector: bold black on white, one column, few words; make your terminal's letters large",
}


def wear(app: App[Any], theme: str) -> None:
    """Registers the themes and begins with this one, or with the night where there is no such theme.

    It is set without its watcher, before the first frame: one that is changed later makes every stylesheet be read again.
    """
    for own in OWN:
        app.register_theme(own)
    app.set_reactive(App.theme, theme if theme in app.available_themes else LIGHT_ON_DARK)
    dark = app.current_theme.dark
    for name, on in (("-dark-mode", dark), ("-light-mode", not dark), (f"-theme-{app.theme}", True)):
        app.set_class(on, name, update=False)
    app.stylesheet.set_variables(app.get_css_variables())
