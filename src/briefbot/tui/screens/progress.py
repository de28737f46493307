"""Progress: what is known and what is new, how well it lasts, what comes due, and whose words get mixed up.

Each page is a few words and a picture; one key shows the same numbers as a table. They are read anew, in a thread, each time
the screen is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from briefbot.errors import BriefbotError
from briefbot.tui.background import GivenUp
from briefbot.tui.content import clickable, shown
from briefbot.tui.figures.figures import FIGURES, figure
from briefbot.tui.figures.page import Chart, Figure, Matrix
from briefbot.tui.numbers import Numbers
from briefbot.tui.page import QUIET, Block, PageView, fixed
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.widgets.grid_view import GridView, Table

if TYPE_CHECKING:
    from briefbot.tui.widgets.chart_view import ChartView

LEAST_CHART = 8
"""Lines below which a chart tells nothing and the table is shown."""


class ProgressScreen(ModeScreen):
    """Names of the pages, the words of one, and its picture or its table (both where there is room)."""

    MODE = "progress"
    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "page(1)", "Next page", tooltip="Shows the next page: over time, due …", priority=True),
        Binding(
            "shift+tab,left", "page(-1)", "Previous page", tooltip="Shows the page before.", show=False, priority=True
        ),
        Binding("f8,ctrl+n,t", "table", "Table", tooltip="Shows the numbers as a table, or the picture again."),
        Binding("f9,ctrl+g", "drill", "Drill", tooltip="Quizzes you on the two you mix up."),
        Binding("enter", "quiz", "Quiz", tooltip="Opens the quiz."),
        Binding("left", "across(-1)", "Left", tooltip="Goes left, or to the page before.", show=False),
        Binding("right", "across(1)", "Right", tooltip="Goes right, or to the next page.", show=False),
        Binding("up", "move(-1)", "Up", tooltip="Goes up.", show=False),
        Binding("down", "move(1)", "Down", tooltip="Goes down.", show=False),
        Binding("pageup", "move(-10)", "Page up", tooltip="Goes up by a page.", show=False),
        Binding("pagedown", "move(10)", "Page down", tooltip="Goes down by a page.", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        self.name_of_page = "known"
        self.as_table = False
        self.found: Numbers | None = None
        self._figure: Figure | None = None
        self._chart: ChartView | None = None
        self.pages = Static(markup=False, id="pages")
        self.words = PageView(fixed([]), id="figure-words")
        self.drawing = PageView(fixed([]), id="drawing")
        self.matrix = GridView(id="matrix")
        self.table = PageView(fixed([]), id="table")
        self.picture = Container(VerticalScroll(self.drawing, id="drawing-scroll"), self.matrix, id="picture")
        yield Container(
            self.pages,
            self.words,
            Container(self.picture, VerticalScroll(self.table, id="table-scroll"), id="figure"),
            id="progress",
        )

    def on_mount(self) -> None:
        for scroll in self.query(VerticalScroll):
            scroll.can_focus = False

    def on_screen_resume(self) -> None:
        self._read()

    @work(name="numbers", group="numbers", exclusive=True)
    async def _read(self) -> None:
        try:
            self.found = await self.in_background("Counting", lambda _told: self.desk.studies.numbers())
        except GivenUp:
            return
        except BriefbotError as error:
            self.words.show(fixed([Block(shown(str(error), "$error"))]))
            return
        await self._show_now()

    # --- Which page ---

    def action_page(self, step: int) -> None:
        """Shows another page."""
        names = list(FIGURES)
        self.action_open_page(names[(names.index(self.name_of_page) + step) % len(names)])

    def action_open_page(self, name: str) -> None:
        """Shows this page."""
        self.name_of_page = name
        self._show()

    def action_table(self) -> None:
        """Shows the numbers as a table, or the picture again."""
        self.as_table = not self.as_table
        self._show()

    @work(name="figure", group="figure", exclusive=True)
    async def _show(self) -> None:
        await self._show_now()

    async def _show_now(self) -> None:
        self.pages.update(_page_names(self.name_of_page))
        if self.found is None:
            return
        briefing = self.desk.briefing
        self._figure = page = figure(self.name_of_page, self.found, briefing)
        key = [Block(shown(page.key, QUIET))] if page.key else []
        notice = self.desk.studies.notice
        self.words.show(
            fixed([*([Block(shown(notice, "$warning"))] if notice else []), Block(shown(page.words)), *key])
        )
        self.table.show(page.table or fixed([]))
        await self._show_picture(page)
        self._arrange()
        for scroll in self.query(VerticalScroll):
            scroll.scroll_home(animate=False)
        self.refresh_bindings()

    async def _show_picture(self, page: Figure) -> None:
        chart = page.picture if isinstance(page.picture, Chart) else None
        matrix = page.picture if isinstance(page.picture, Matrix) else None
        blocks = None if chart or matrix or page.picture is None else page.picture
        if chart is not None:
            await self._show_chart(chart)
        if self._chart is not None:
            self._chart.display = chart is not None
        self.matrix.display = matrix is not None
        if matrix is not None:
            self.matrix.show(Table(matrix.rows, matrix.columns, matrix.counts))
        self.query_one("#drawing-scroll").display = blocks is not None
        self.drawing.show(blocks if callable(blocks) else fixed([]))

    async def _show_chart(self, chart: Chart) -> None:
        if self._chart is None:
            view = await self.in_background("Preparing to draw", lambda _told: _chart_view())
            self._chart = view(chart, id="chart")
            await self.picture.mount(self._chart)
        else:
            self._chart.show(chart)

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Picture, table or both: both where there is room, the table where a chart would be too small."""
        page = self._figure
        if page is None:
            return
        small = isinstance(page.picture, Chart) and self.size.height - 6 < LEAST_CHART
        both = self.size.width >= 120 and page.table is not None and page.picture is not None
        table = page.table is not None and (self.as_table or small or both)
        self.query_one("#table-scroll").display = table
        self.picture.display = page.picture is not None and (both or not table)

    # --- Moving, and doing something about it ---

    def action_move(self, step: int) -> None:
        """Goes up or down."""
        if self.matrix.display and self.picture.display:
            self.matrix.move(step, 0)
            return
        for scroll in self.query(VerticalScroll):
            scroll.scroll_relative(y=step, animate=False)

    def action_across(self, step: int) -> None:
        """Goes left or right in the matrix, else to another page."""
        if self.matrix.display and self.picture.display:
            self.matrix.move(0, step)
        else:
            self.action_page(step)

    @on(GridView.Opened)
    async def _opened(self) -> None:
        await self.action_drill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a confusion can be drilled, and only what has a table can be shown as one."""
        page = self._figure if self.is_mounted else None
        if action == "drill":
            return page is not None and isinstance(page.picture, Matrix)
        return action != "table" or (page is not None and page.table is not None and page.picture is not None)

    async def action_drill(self) -> None:
        """Opens the quiz on the two people of the highlighted confusion."""
        if self._figure is not None and isinstance(self._figure.picture, Matrix):
            matrix = self._figure.picture
            pair = (matrix.row_ids[self.matrix.row], matrix.column_ids[self.matrix.column])
            self.desk.quiz = replace(self.desk.quiz, speakers=tuple(dict.fromkeys(pair)), topics=())
            self.desk.quiz_now = True
            await self.action_quiz()

    async def action_quiz(self) -> None:
        """Opens the quiz."""
        await self.run_action("app.open_mode('quiz')")


def _chart_view() -> type[ChartView]:
    from briefbot.tui.widgets.chart_view import ChartView

    return ChartView


def _page_names(now: str) -> Content:
    names = []
    for name, (title, _) in FIGURES.items():
        if name == now:
            names.append(Content.styled(title, "bold underline $accent"))
        else:
            names.append(clickable(Content(title), f"screen.open_page('{name}')"))
    return Content("  ").join(names)
