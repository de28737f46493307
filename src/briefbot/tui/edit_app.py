"""The app around a file under review. The file is read before the screen is taken over, so trouble with it is a sentence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.widgets import Input

from briefbot.authoring.review.session import Session
from briefbot.tui.leaving import INTERRUPTED, leave_on_signals
from briefbot.tui.screens.edit import EditScreen
from briefbot.tui.settings import read_settings
from briefbot.tui.theme import wear


class EditApp(App[None]):
    """One screen over one file."""

    TITLE = "briefbot"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012  Textual declares it as an instance's
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012  Textual declares it as an instance's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "Leave", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        if "SSH_CONNECTION" in os.environ:
            self.animation_level = "none"  # one animated Page Up is 60-90 kB of output
        wear(self, read_settings().theme)

    def on_mount(self) -> None:
        leave_on_signals(self)
        self.push_screen(EditScreen(self.session))

    def action_interrupt(self) -> None:
        """Ctrl-C: empties the line that is being typed, else leaves."""
        if isinstance(self.focused, Input) and self.focused.value:
            self.focused.value = ""
        else:
            self.exit(return_code=INTERRUPTED)


def run_edit(session: Session) -> int:
    """Goes through a file on the screen and returns the exit code."""
    app = EditApp(session)
    app.run()
    return app.return_code or 0
