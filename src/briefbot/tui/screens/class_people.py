"""Who is here, to send somebody out or to give somebody another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefbot.classroom.room import Pupil
from briefbot.tui.content import shown_line
from briefbot.tui.page import QUIET
from briefbot.tui.widgets.marked_list import MarkedList


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to happen to whom: out of the room, or another name."""

    pupil: str
    out: bool


class People(ModalScreen[Choice]):
    """Ends with a choice, or with None."""

    CSS_PATH = "class_people.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        Binding("n", "rename", "Another name", show=False),
    ]

    def __init__(self, pupils: Sequence[Pupil]) -> None:
        super().__init__()
        self._pupils = pupils

    def compose(self) -> ComposeResult:
        with Vertical(id="people"):
            yield Static(shown_line("Who is here", "bold $accent"), markup=False)
            yield MarkedList(
                *(Option(shown_line(pupil.name), id=pupil.id) for pupil in self._pupils), markup=False, compact=True
            )
            note = "n gives another name, Enter sends out of the room, Esc goes back"
            yield Static(shown_line(note, QUIET), markup=False)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Choice(self._pupils[event.option_index].id, out=True))

    def action_rename(self) -> None:
        """Gives the highlighted pupil another name."""
        index = self.query_one(OptionList).highlighted
        if index is not None:
            self.dismiss(Choice(self._pupils[index].id, out=False))
