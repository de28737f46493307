"""Asks for one line of words: a new name, another wording."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefbot.tui.content import shown_line
from briefbot.tui.page import QUIET
from briefbot.tui.widgets.line_input import LineInput


class AskLine(ModalScreen[str]):
    """Ends with the line, or with None."""

    CSS_PATH = "ask_line.tcss"
    AUTO_FOCUS = "#ask-line-input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]

    def __init__(self, title: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._value = value

    def compose(self) -> ComposeResult:
        with Vertical(id="ask-line"):
            yield Static(shown_line(self._title, "bold $accent"), markup=False)
            yield LineInput(id="ask-line-input", value=self._value)
            yield Static(shown_line("Enter takes it, Esc goes back", QUIET), markup=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
