"""The app around a file under review. The file is read before the screen is taken over, so trouble with it is a sentence."""

from __future__ import annotations

from textual.widgets import Input

from briefbot.authoring.review.session import Session
from briefbot.tui.one_screen import OneScreenApp
from briefbot.tui.screens.edit import EditScreen


class EditApp(OneScreenApp[None]):
    """One screen over one file."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def on_mount(self) -> None:
        self.push_screen(EditScreen(self.session))

    def action_interrupt(self) -> None:
        """Ctrl-C: empties the line that is being typed, else leaves."""
        if isinstance(self.focused, Input) and self.focused.value:
            self.focused.value = ""
        else:
            super().action_interrupt()


def run_edit(session: Session) -> int:
    """Goes through a file on the screen and returns the exit code."""
    app = EditApp(session)
    app.run()
    return app.return_code or 0
