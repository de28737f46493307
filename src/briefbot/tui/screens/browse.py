"""Browse: everything in the briefing, by person and topic, in time, side by side, by source; filtered as one types.

One line is always ready to be typed into, and all other keys go to what is shown below it. Views and filters are made in
threads, and only the rows on the screen are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from briefbot.briefing.receipt import receipt
from briefbot.tui.background import GivenUp
from briefbot.tui.browse.catalogue import VIEWS, Catalogue
from briefbot.tui.browse.comparison import CompareView
from briefbot.tui.browse.people import PeopleView
from briefbot.tui.browse.people_and_topics import GridShelf
from briefbot.tui.browse.statements import StatementsView
from briefbot.tui.browse.view import View
from briefbot.tui.content import clickable, shown_line
from briefbot.tui.page import QUIET, Block, fixed
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.widgets.grid_view import GridView
from briefbot.tui.widgets.line_input import FilterLine
from briefbot.tui.widgets.page_scroll import PageScroll
from briefbot.tui.widgets.receipt_panel import whole_receipts
from briefbot.tui.widgets.rows import RowList
from briefbot.tui.widgets.state import empty_blocks

ONLY_IN: Final = {
    "sort": (StatementsView,),
    "turn_grid": (GridShelf,),
    "choose": (CompareView,),
    "across": (GridShelf, CompareView),
    "first": (CompareView,),
}
"""Action -> the views in which its key means something."""


class BrowseScreen(ModeScreen):
    """Names of the views, a line to filter with, the list or the grid, and what stands behind the highlighted row."""

    MODE = "browse"
    CSS_PATH = "browse.tcss"
    AUTO_FOCUS = "#filter"
    READ_KEYS = (("letters", "Filter: every word has to stand in the row, its names, topics or cites."),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "view(1)", "Next view", tooltip="Shows the next view: statements, timeline …", priority=True),
        Binding("shift+tab", "view(-1)", "Previous view", tooltip="Shows the view before.", show=False, priority=True),
        Binding("enter", "open", "Open", tooltip="Opens the receipt, or what a cell or a person holds.", priority=True),
        Binding("f6,ctrl+r", "ask_this", "Ask", tooltip="Asks about the highlighted row.", key_display="F6"),
        Binding("f8,ctrl+n", "sort", "Sort", tooltip="Sorts by the next column; a click on its name, too."),
        Binding("f8,ctrl+n", "turn_grid", "Turn", tooltip="Exchanges rows and columns."),
        Binding("f8,ctrl+n", "choose", "Whom", tooltip="Chooses who is compared."),
        Binding("f9,ctrl+g", "quiz_this", "Drill", tooltip="Quizzes you on the highlighted row."),
        Binding("escape", "back", "Back", tooltip="Empties the filter; then shows all again.", show=False),
        Binding("up", "move(-1)", "Up", tooltip="Goes up.", show=False),
        Binding("down", "move(1)", "Down", tooltip="Goes down.", show=False),
        Binding("pageup", "page(-1)", "Page up", tooltip="Goes up by a page.", show=False),
        Binding("pagedown", "page(1)", "Page down", tooltip="Goes down by a page.", show=False),
        Binding("ctrl+home", "end(-1)", "First", tooltip="Goes to the first row.", show=False),
        Binding("ctrl+end", "end(1)", "Last", tooltip="Goes to the last row.", show=False),
        Binding(
            "left", "across(-1)", "Left", tooltip="Goes left, or compares with another.", show=False, priority=True
        ),
        Binding(
            "right", "across(1)", "Right", tooltip="Goes right, or compares with another.", show=False, priority=True
        ),
        Binding("shift+left", "first(-1)", "First person", tooltip="Puts another first.", show=False, priority=True),
        Binding("shift+right", "first(1)", "First person", tooltip="Puts another first.", show=False, priority=True),
    ]

    def body(self) -> Iterable[Widget]:
        self.name_of_view = "grid"
        self.view: View | None = None
        self.catalogue = Catalogue(self.desk.briefing, self.in_background)
        self._came_from = ""
        self._positions: dict[str, int] = {}
        self.views = Static(markup=False, id="views")
        self.filter = FilterLine("Type to filter", id="filter", compact=True)
        self.found = Static(markup=False, id="found")
        self.rows = RowList(id="rows")
        self.cells = GridView(id="cells")
        self.page = PageScroll(id="preview")
        yield Container(
            self.views,
            self.filter,
            self.found,
            Container(Container(self.rows, self.cells, id="list"), self.page, id="shelves"),
            id="browse",
        )

    def on_mount(self) -> None:
        self.open_view(self.desk.view_now or "grid")

    def on_screen_resume(self) -> None:
        view, self.desk.view_now = self.desk.view_now, ""
        if view and view != self.name_of_view:
            self.action_open_view(view)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means something in one view only is not there in the others."""
        return action not in ONLY_IN or isinstance(self.view, ONLY_IN[action])

    # --- Which view ---

    def action_view(self, step: int) -> None:
        """Shows another view."""
        names = list(VIEWS)
        self._came_from = ""
        self.open_view(names[(names.index(self.name_of_view) + step) % len(names)])

    def action_open_view(self, view: str) -> None:
        """Shows this view: a click on its name."""
        self._came_from = ""
        self.open_view(view)

    def open_view(self, name: str) -> None:
        """Shows this view."""
        if self.view is not None:
            self._positions[self.name_of_view] = self.rows.at
        self.name_of_view = name
        self.views.update(_view_names(name))
        self._refill()

    @on(Input.Changed, "#filter")
    def _filter_changed(self) -> None:
        self._positions.clear()
        self._refill()

    @work(name="fill", group="fill", exclusive=True)
    async def _refill(self) -> None:
        """Shows what the filter leaves of the view."""
        typed = self.filter.value
        try:
            view = await self.catalogue.view(self.name_of_view)
            if isinstance(view, GridShelf):
                await self.in_background("Filtering", lambda _told: view.narrow(typed))
                self._show_grid(view)
                return
            places, readings = await self.catalogue.sift(view, typed)
        except GivenUp:
            self.tell("Given up.")
            return
        self._switch_to(view)
        self.rows.show(view, places, self._positions.get(view.NAME, 0))
        noun = view.NOUNS[len(view) != 1]
        count = f"{len(view):,} {noun}" if len(places) == len(view) else f"{len(places):,} of {len(view):,} {noun}"
        self._say(view, count, readings)

    def _show_grid(self, view: GridShelf) -> None:
        self._switch_to(view)
        self.cells.show(view.table(), self.cells.row, self.cells.column)
        self._say(view, "" if view.cells else "nothing of that name", view.readings)

    def _switch_to(self, view: View) -> None:
        self.view = view
        grid = isinstance(view, GridShelf)
        self.rows.display, self.cells.display = not grid, grid
        self.set_class(view.TELLS_ALL, "-tells-all")
        self.refresh_bindings()

    def _say(self, view: View, count: str, readings: Iterable[tuple[str, str]]) -> None:
        read = ", ".join(f"“{typed}” as “{read_as}”" for typed, read_as in readings)
        parts = [shown_line(f"reading {read}", "italic $accent")] if read else []
        parts += [shown_line(words, QUIET) for words in (count, view.state() if len(view) else "") if words]
        self.found.update(Content.styled(" · ", QUIET).join(parts), layout=self.has_class("-narrow"))
        empty = count.startswith(("0 ", "nothing"))
        self.set_class(empty, "-empty")
        if not empty:
            return
        words = view.EMPTY if not self.filter.value.strip() else "Nothing here holds every word of the filter."
        hint = "Esc empties the filter." if self.filter.value.strip() else view.NEXT_STEP
        self.page.show(fixed(empty_blocks(view.TITLE, words, hint)))

    # --- Moving ---

    def action_move(self, step: int) -> None:
        """Goes up or down by a row."""
        if isinstance(self.view, GridShelf):
            self.cells.move(step, 0)
        else:
            self.rows.move(step)

    def action_page(self, direction: int) -> None:
        """Goes up or down by a page."""
        self.action_move(direction * (self.cells.page if isinstance(self.view, GridShelf) else self.rows.page))

    def action_end(self, direction: int) -> None:
        """Goes to the first or the last row."""
        self.action_move(direction * max(len(self.view or ()), 1))

    def action_across(self, step: int) -> None:
        """Goes left or right in the grid; compares with another person."""
        if isinstance(self.view, GridShelf):
            self.cells.move(0, step)
        else:
            self.action_turn("right", step)

    def action_first(self, step: int) -> None:
        """Puts another person first in the comparison."""
        self.action_turn("left", step)

    def action_turn(self, side: str, step: int) -> None:
        """Puts the next speaker on this side of the comparison."""
        if isinstance(self.view, CompareView):
            self.view.turn(side, step)
            self._positions.pop(self.view.NAME, None)
            self._refill()

    # --- What is highlighted ---

    @on(RowList.Highlighted)
    def _row_highlighted(self, event: RowList.Highlighted) -> None:
        if self.view is not None and event.place is not None and not isinstance(self.view, GridShelf):
            self._preview(self.view.preview(event.place), self.view.items(event.place))

    @on(GridView.Highlighted)
    def _cell_highlighted(self) -> None:
        found = self._cell()
        if found is not None and isinstance(self.view, GridShelf):
            self._preview(self.view.preview_of(*found), ())

    def _preview(self, blocks: list[Block], items: tuple[str, ...]) -> None:
        """Shows the blocks; on a wide screen the whole receipt of a single item, also when it becomes wide later."""
        briefing = self.desk.briefing
        known = [item for item in items if item in briefing.items]

        def shown_at(width: int) -> Sequence[Block]:
            if len(known) == 1 and self.has_class("-wide"):
                return whole_receipts([receipt(briefing, briefing.items[known[0]])], briefing)(width)
            return blocks

        self.page.show(shown_at)

    def _cell(self) -> tuple[str, str] | None:
        grid = self.view
        if not isinstance(grid, GridShelf) or not grid.cells:
            return None
        return grid.cell(self.cells.row, self.cells.column)

    def _items(self) -> tuple[str, ...]:
        match self.view:
            case GridShelf() as grid:
                found = self._cell()
                return grid.items_of(*found) if found else ()
            case View() as view if self.rows.place is not None:
                return view.items(self.rows.place)
        return ()

    # --- Doing something with it ---

    @on(RowList.Opened)
    @on(GridView.Opened)
    async def _opened(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Opens the statements of a cell or a person, the receipts of anything else."""
        match self.view:
            case GridShelf():
                found = self._cell()
                if found and self._items():
                    await self._open_statements(*found, came_from="grid")
            case PeopleView() as people if self.rows.place is not None and self._items():
                await self._open_statements(people.person(self.rows.place), None, came_from="people")
            case _:
                self.open_items(self._items())

    async def _open_statements(self, person: str | None, topic: str | None, came_from: str) -> None:
        try:
            statements = await self.catalogue.view(StatementsView.NAME)
        except GivenUp:
            return
        assert isinstance(statements, StatementsView)
        statements.picked = (person, topic)
        self._positions[StatementsView.NAME] = 0
        self._came_from = came_from
        with self.prevent(Input.Changed):
            self.filter.value = ""
        self.open_view(StatementsView.NAME)

    def action_back(self) -> None:
        """Empties the filter; when it is empty, shows all statements again, where one came from."""
        if self.filter.value:
            self.filter.value = ""
            return
        if isinstance(self.view, StatementsView) and self.view.picked != (None, None):
            self.view.picked = (None, None)
            came_from, self._came_from = self._came_from, ""
            self.open_view(came_from or StatementsView.NAME)

    async def action_ask_this(self) -> None:
        """Opens Ask with a question about what is highlighted."""
        question = ""
        match self.view:
            case GridShelf() as grid:
                found = self._cell()
                question = grid.question_of(*found) if found else ""
            case View() as view if self.rows.place is not None:
                question = view.question(self.rows.place)
        if question:
            await self.ask_question(question)
        else:
            self.tell("There is nothing to ask about here.")

    async def action_quiz_this(self) -> None:
        """Opens the quiz on what is highlighted."""
        items = self._items()
        if items:
            await self.quiz_on(items)
        else:
            self.tell("There is nothing to be quizzed on here.")

    def action_sort(self) -> None:
        """Sorts the statements by the next column."""
        if isinstance(self.view, StatementsView):
            self.view.sort_by_next()
            self._resorted()

    def action_sort_by(self, column: str) -> None:
        """Sorts by this column, or the other way round: a click on its name."""
        if isinstance(self.view, StatementsView):
            self.view.sort_by(column)
            self._resorted()

    def _resorted(self) -> None:
        self._positions.pop(StatementsView.NAME, None)
        self._refill()

    def action_turn_grid(self) -> None:
        """Exchanges the rows and columns of the grid."""
        if isinstance(self.view, GridShelf):
            self.view.turn()
            self.cells.row, self.cells.column = self.cells.column, self.cells.row
            self._show_grid(self.view)

    def action_choose(self) -> None:
        """Chooses whom to compare."""
        from briefbot.tui.screens.choose import Choose

        view = self.view
        if isinstance(view, CompareView) and len(view.speakers) > 2:
            names = {speaker: self.desk.briefing.name(speaker) for speaker in view.speakers}
            self.app.push_screen(Choose("Whom do you want to compare? Choose two.", names, 2), self._chosen)

    def _chosen(self, pair: tuple[str, ...] | None) -> None:
        if pair is not None and isinstance(self.view, CompareView):
            self.view.choose(*pair)
            self._resorted()


def _view_names(now: str) -> Content:
    names = []
    for name, view in VIEWS.items():
        if name == now:
            names.append(Content.styled(view.TITLE, "bold underline $accent"))
        else:
            names.append(clickable(Content(view.TITLE), f"screen.open_view('{name}')"))
    return Content("  ").join(names)
