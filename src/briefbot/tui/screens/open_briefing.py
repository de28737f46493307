"""Asks for the path of another briefing, and says in a sentence why a file cannot be opened."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefbot.errors import BriefbotError, InvalidBriefing
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import QUIET
from briefbot.tui.widgets.line_input import LineInput


class OpenBriefing(ModalScreen[Path]):
    """Ends with a path that can be opened, or with None."""

    CSS_PATH = "open_briefing.tcss"
    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    def compose(self) -> ComposeResult:
        with Vertical(id="open"):
            yield Static(shown_line("Open another briefing", "bold $accent"), markup=False)
            yield LineInput("path/to/briefing.json", id="path")
            yield Static(shown_line("Enter opens it, Esc goes back", QUIET), id="open-note", markup=False)

    @on(Input.Submitted, "#path")
    async def _submitted(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            return
        path = Path(event.value.strip()).expanduser()
        try:
            await to_thread(_try_to_open, path)
        except InvalidBriefing as error:
            worst = next(problem for problem in error.problems if problem.severity == "E")
            self._say(f"{error} The first: {worst}")
        except BriefbotError as error:
            self._say(str(error))
        else:
            self.dismiss(path)

    def action_leave(self) -> None:
        """Goes back without opening anything."""
        self.dismiss(None)

    def _say(self, sentence: str) -> None:
        self.query_one("#open-note", Static).update(shown(sentence, "$error"))


def _try_to_open(path: Path) -> None:
    from briefbot.briefing.load import open_briefing

    open_briefing(path)
