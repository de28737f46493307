"""What a setting of a quiz is changed in: a list to pick several kinds, speakers or topics from, or a line for a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefbot.progress.study import Choice
from briefbot.quiz.states import QuizSettings
from briefbot.tui.content import plain, shown_line
from briefbot.tui.page import QUIET
from briefbot.tui.quiz_form import WHICH_NUMBERS, Number, Row, with_picked, with_typed
from briefbot.tui.screens.ask_line import AskLine
from briefbot.tui.widgets.marked_list import MarkedList

HOW: Final = "Space picks or drops, Esc goes back. None means all."


Changed = Callable[[QuizSettings], None]
"""Called with the settings as they are now."""


def change_setting(screen: Screen[None], row: Row, settings: QuizSettings, changed: Changed) -> bool:
    """Opens what this setting is changed in over the screen; returns False for one that is only turned."""
    if row.number:
        _type_number(screen, row.name, row.number, settings, changed)
        return True
    field = row.field
    if not field or not row.several:
        return False

    def picked(ids: tuple[str, ...] | None) -> None:
        if ids is not None:
            changed(with_picked(settings, field, ids))

    screen.app.push_screen(PickList(row.name, row.several, getattr(settings, field)), picked)
    return True


def _type_number(screen: Screen[None], name: str, number: Number, settings: QuizSettings, changed: Changed) -> None:
    def typed(words: str | None) -> None:
        found = None if words is None else with_typed(settings, number, words)
        if found is not None:
            changed(found)
        elif words is not None:
            screen.notify(plain(f"{WHICH_NUMBERS[number]}, please."), severity="warning", markup=False)

    now: int | None = getattr(settings, number)
    screen.app.push_screen(AskLine(f"{name}: {WHICH_NUMBERS[number]}", "" if now is None else str(now)), typed)


class PickList(ModalScreen[tuple[str, ...]]):
    """A list with a mark before what is picked. Ends with the ids picked, in the order of the list."""

    DEFAULT_CSS = """
    PickList { align: center middle; background: $background 70%; }
    PickList #sheet {
        width: 90%; max-width: 70; height: auto; max-height: 90%;
        background: $surface; border: round $accent; padding: 1 2;
    }
    PickList #pick-how { margin-bottom: 1; }
    PickList MarkedList { max-height: 65vh; background: $surface; }
    PickList.-narrow #sheet { width: 100%; max-height: 100%; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "done", "Back", show=False),
        Binding("space", "pick", "Pick", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], picked: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._picked = set(picked)

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(shown_line(self._title, "bold $accent"), id="sheet-title", markup=False)
            yield Static(shown_line(HOW, QUIET), id="pick-how", markup=False)
            yield MarkedList(*map(self._option, range(len(self._choices))), id="pick-list", markup=False, compact=True)

    def _option(self, place: int) -> Option:
        choice = self._choices[place]
        mark = "[x]" if choice.id in self._picked else "[ ]"
        return Option(shown_line(f"{mark} {choice.title} ({choice.count})"))

    @on(OptionList.OptionSelected)
    def _toggled(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._picked ^= {self._choices[event.option_index].id}
        event.option_list.replace_option_prompt_at_index(event.option_index, self._option(event.option_index).prompt)

    def action_pick(self) -> None:
        """Picks or drops what is highlighted."""
        self.query_one(OptionList).action_select()

    def action_done(self) -> None:
        """Back to the setup with what is picked."""
        self.dismiss(tuple(choice.id for choice in self._choices if choice.id in self._picked))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.action_done()
