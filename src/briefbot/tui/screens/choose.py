"""Chooses one or a few of a list by typing a part of the name, by the arrow keys, or with the mouse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefbot.matching.sieve import Sieve
from briefbot.tui.browse.lines import line
from briefbot.tui.content import shown_line
from briefbot.tui.page import QUIET
from briefbot.tui.widgets.line_input import LineInput
from briefbot.tui.widgets.rows import RowList


class Choose(ModalScreen[tuple[str, ...]]):
    """Ends with the ids that were chosen, in the order of choosing, or with None."""

    CSS_PATH = "choose.tcss"
    AUTO_FOCUS = "#choose-filter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-8)", "Page up", show=False),
        Binding("pagedown", "move(8)", "Page down", show=False),
    ]

    def __init__(self, title: str, names: Mapping[str, str], many: int = 1) -> None:
        super().__init__()
        self._title = title
        self._ids = tuple(names)
        self._names = tuple(names.values())
        self._many = many
        self._chosen: list[str] = []
        self._sieve = Sieve(self._names)

    def compose(self) -> ComposeResult:
        with Vertical(id="choose"):
            yield Static(shown_line(self._title, "bold $accent"), id="choose-title", markup=False)
            yield LineInput("Type a part of the name", id="choose-filter", compact=True)
            yield RowList(id="choose-rows")
            yield Static(shown_line("Enter chooses, Esc goes back", QUIET), id="choose-note", markup=False)

    def on_mount(self) -> None:
        self._fill("")

    def header(self, width: int) -> list[Content]:
        """The list has none."""
        return []

    def lines(self, place: int, width: int) -> list[Content]:
        """A name, with a mark when it is chosen."""
        chosen = self._ids[place] in self._chosen
        return [Content.styled("✓ " if chosen else "  ", "$success") + line(self._names[place], width - 2)]

    @on(Input.Changed, "#choose-filter")
    def _changed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        self.query_one("#choose-rows", RowList).show(self, self._sieve.sift(typed).places)

    def action_move(self, step: int) -> None:
        """Goes up or down."""
        self.query_one("#choose-rows", RowList).move(step)

    @on(Input.Submitted, "#choose-filter")
    @on(RowList.Opened)
    def _choose(self) -> None:
        place = self.query_one("#choose-rows", RowList).place
        if place is None or self._ids[place] in self._chosen:
            return
        self._chosen.append(self._ids[place])
        if len(self._chosen) == self._many:
            self.dismiss(tuple(self._chosen))
            return
        self.query_one("#choose-filter", LineInput).value = ""
        self._fill("")
