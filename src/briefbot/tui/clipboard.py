"""Can a copy be trusted to arrive? A program in a terminal can only ask for it (OSC 52), and most terminals do not answer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

_KNOWN: Final = ("KITTY_WINDOW_ID", "WEZTERM_PANE", "ALACRITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR", "WT_SESSION")
"""Set by terminals whose manuals say that they take OSC 52 as they come."""
_BETWEEN: Final = ("TMUX", "STY", "ZELLIJ")
"""Set by multiplexers, which pass a copy on only where they are configured to."""


def takes_copies(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this terminal is known to take a copy from a program; where it is not, the text is better put into a file too."""
    if any(environ.get(name) for name in _BETWEEN):
        return False
    foot = environ.get("TERM", "").partition("-")[0] == "foot"
    return (
        foot
        or any(environ.get(name) for name in _KNOWN)
        or environ.get("TERM_PROGRAM") in ("WezTerm", "ghostty", "vscode")
    )
