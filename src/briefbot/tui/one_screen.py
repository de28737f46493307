"""What the small apps share that show one screen over one thing: looks, breakpoints, and the ways to leave."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType

from briefbot.tui.leaving import INTERRUPTED, leave_on_signals
from briefbot.tui.settings import read_settings
from briefbot.tui.theme import wear

Result = TypeVar("Result")


class OneScreenApp(App[Result]):
    """The frame of such an app. Whoever inherits pushes its screen in an `on_mount` of its own: Textual calls both."""

    TITLE = "briefbot"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012  Textual declares it as an instance's
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012  Textual declares it as an instance's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "Leave", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        if "SSH_CONNECTION" in os.environ:
            self.animation_level = "none"  # one animated Page Up is 60-90 kB of output
        wear(self, read_settings().theme)

    def on_mount(self) -> None:
        leave_on_signals(self)

    def action_interrupt(self) -> None:
        """Ctrl-C: leaves, with the exit code that says so."""
        self.exit(return_code=INTERRUPTED)
