"""A sheet laid over a screen: receipts, the reasons of a reply, the keys. Escape, Enter or a click beside it puts it away."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from briefbot.tui.content import shown_line
from briefbot.tui.page import QUIET, Blocks, PageView


class Sheet(ModalScreen[None]):
    """Shows blocks under a title, from the first line that has something in the style `mark`; scrolls by its keys."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,f1,question_mark", "dismiss", "Back", show=False)]

    BACK = "Esc goes back"

    def __init__(self, title: str, blocks: Blocks, mark: str = "") -> None:
        super().__init__()
        self._title = title
        self._mark = mark
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="sheet"):
            if self._title:
                yield Static(shown_line(self._title, "bold $accent"), id="sheet-title", markup=False)
            yield PageView(self._blocks, id="sheet-page")
            yield Static(shown_line(self.BACK, QUIET), id="sheet-back", markup=False)

    def on_mount(self) -> None:
        self.query_one("#sheet").focus()
        if self._mark:
            self.call_after_refresh(self._scroll_to_mark)

    def _scroll_to_mark(self) -> None:
        """Brings the marked line into the middle, where it is not to be seen from the top."""
        sheet, page = self.query_one("#sheet"), self.query_one(PageView)
        marked = page.page.marked_lines(self._mark)
        if marked and marked.start >= sheet.scrollable_content_region.height - 2:
            sheet.scroll_to(y=marked.start - sheet.scrollable_content_region.height // 3, animate=False)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
