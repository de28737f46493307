"""What the four screens have in common: the line of screens at the top, the keys at the bottom, help in between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer

from briefbot.briefing.receipt import Receipt
from briefbot.tui.desk import Desk
from briefbot.tui.screens.sheet import Sheet
from briefbot.tui.widgets.masthead import MODES, Masthead
from briefbot.tui.widgets.receipt_panel import whole_receipts


class ModeScreen(Screen[None]):
    """One of the four screens.

    A subclass says which (`MODE`), which keys it reads without a binding (`READ_KEYS`), and what stands between masthead
    and footer (`body`).
    """

    MODE = ""
    READ_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", "Help", tooltip="Lists the keys of this screen.", key_display="F1"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        yield Masthead(self.MODE, self.desk.briefing.title)
        yield from self.body()
        yield Footer()

    def body(self) -> Iterable[Widget]:
        """The widgets between masthead and footer."""
        raise NotImplementedError

    def action_help(self) -> None:
        """Opens the list of keys."""
        from briefbot.tui.screens.help import key_blocks

        self.app.push_screen(Sheet(f"{MODES[self.MODE][1]}: keys", key_blocks(self, self.READ_KEYS)))

    def open_receipts(self, receipts: tuple[Receipt, ...]) -> None:
        """Opens receipts over the whole screen."""
        if receipts:
            self.app.push_screen(Sheet("", whole_receipts(receipts, self.desk.briefing)))

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Says something in passing. The sentence may hold names of files and words of a briefing."""
        from briefbot.tui.content import plain

        self.notify(plain(sentence), severity="warning" if trouble else "information", markup=False)
