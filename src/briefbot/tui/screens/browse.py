"""Browse: everything in the briefing, by person, topic, time or source; filtered as one types; Enter opens the receipt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefbot.briefing.receipt import receipt
from briefbot.tui.content import clickable, shown_line
from briefbot.tui.page import GAP, Block, Page, fixed
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.shelves import VIEWS, Entry, Shelf, shelves
from briefbot.tui.widgets.line_input import LineInput


class BrowseScreen(ModeScreen):
    """Names of the views, a line to filter with, and the list."""

    MODE = "browse"
    CSS_PATH = "browse.tcss"
    AUTO_FOCUS = "#filter"
    READ_KEYS = (("letters", "Filter: every word has to stand in the entry or its receipt."),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab,f6", "view(1)", "Next view", tooltip="Shows the next view: people, topics, timeline …", priority=True
        ),
        Binding("shift+tab", "view(-1)", "Previous view", tooltip="Shows the view before.", show=False, priority=True),
        Binding("enter", "open", "Receipt", tooltip="Opens the receipt of the highlighted entry."),
        Binding("f9,ctrl+g", "quiz_this", "Drill", tooltip="Quizzes you on the speaker of the highlighted entry."),
        Binding("escape", "empty", "Empty the filter", tooltip="Empties the filter.", show=False),
        Binding("up", "move('cursor_up')", "Up", tooltip="Goes up the list.", show=False),
        Binding("down", "move('cursor_down')", "Down", tooltip="Goes down the list.", show=False),
        Binding("pageup", "move('page_up')", "Page up", tooltip="Goes up by a page.", show=False),
        Binding("pagedown", "move('page_down')", "Page down", tooltip="Goes down by a page.", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        self.view = "people"
        self.entries: list[Entry | None] = []
        self.views = Static(markup=False, id="views")
        self.filter = LineInput("Type to filter, Enter opens a receipt", id="filter")
        self.shelf_list = OptionList(id="shelves", markup=False, compact=True)
        self.shelf_list.can_focus = False
        yield Vertical(self.views, self.filter, self.shelf_list, id="browse")

    def on_mount(self) -> None:
        self._show()

    def action_view(self, step: int) -> None:
        """Shows another view."""
        names = list(VIEWS)
        self.open_view(names[(names.index(self.view) + step) % len(names)])

    def open_view(self, view: str) -> None:
        """Shows this view."""
        self.view = view
        self._show()

    def action_open_view(self, view: str) -> None:
        """The same, by a click on its name."""
        self.open_view(view)

    @on(Input.Changed, "#filter")
    def _filter_changed(self) -> None:
        self._show()

    @on(Input.Submitted, "#filter")
    def _submitted(self) -> None:
        self.action_open()

    @on(OptionList.OptionSelected, "#shelves")
    def _selected(self) -> None:
        self.action_open()

    def action_move(self, way: str) -> None:
        """Moves the highlight of the list."""
        getattr(self.shelf_list, f"action_{way}")()

    def action_empty(self) -> None:
        """Empties the filter."""
        self.filter.value = ""

    def action_open(self) -> None:
        """Opens the receipts of the highlighted entry."""
        entry = self._highlighted()
        briefing = self.desk.briefing
        if entry is not None:
            self.open_receipts(tuple(receipt(briefing, briefing.items[item]) for item in entry.items))

    async def action_quiz_this(self) -> None:
        """Opens the quiz on the highlighted entry."""
        entry = self._highlighted()
        if entry is None:
            return
        self.desk.quiz_on(entry.items)
        await self.run_action("app.open_mode('quiz')")

    def _highlighted(self) -> Entry | None:
        place = self.shelf_list.highlighted
        return None if place is None or place >= len(self.entries) else self.entries[place]

    def _show(self) -> None:
        found = shelves(self.desk.briefing, self.view, self.filter.value)
        self.views.update(_view_names(self.view))
        self.entries = []
        options: list[Option] = []
        for shelf in found:
            options.append(Option(Page(fixed([*([GAP] if options else []), _heading(shelf)])), disabled=True))
            self.entries.append(None)
            for entry in shelf.entries:
                options.append(Option(Page(fixed([_entry_block(entry)]))))
                self.entries.append(entry)
        self.shelf_list.clear_options()
        self.shelf_list.add_options(options or [Option(shown_line("Nothing here."), disabled=True)])
        first = next((place for place, entry in enumerate(self.entries) if entry is not None), None)
        self.shelf_list.highlighted = first
        self.shelf_list.scroll_home(animate=False)


def _view_names(view: str) -> Content:
    names = []
    for name, words in VIEWS.items():
        style = "bold underline $accent" if name == view else "$foreground 65%"
        names.append(clickable(Content.styled(words, style), f"screen.open_view('{name}')"))
    return Content(" · ").join(names)


def _heading(shelf: Shelf) -> Block:
    note = shown_line(f"  {shelf.note}", "$foreground 65%") if shelf.note else Content("")
    return Block(Content.assemble(shown_line(shelf.heading, "bold $accent"), "  " if shelf.note else "", note))


def _entry_block(entry: Entry) -> Block:
    lead = Content.assemble(shown_line(entry.lead, "bold"), "  ") if entry.lead else Content("")
    return Block(Content.assemble(lead, shown_line(entry.words)), Content("  "), Content("  "))
