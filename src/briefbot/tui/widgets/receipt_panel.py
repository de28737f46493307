"""The receipts of the selected reply, row by row: who, to whom, through which outlet, when, in which form, and where."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from briefbot.briefing.model import Briefing
from briefbot.briefing.receipt import Receipt
from briefbot.tui.content import shown
from briefbot.tui.page import GAP, QUIET, Block, Blocks, PageView, labelled
from briefbot.tui.turn import item_blocks

NOTHING_YET = "Every answer comes with its receipt: who said it, to whom, when, in which form, and where it stands."
LABEL_COLUMN = 12
WIDE_LABEL_COLUMN = 16


def receipt_blocks(receipts: Sequence[Receipt]) -> Blocks:
    """The rows of the receipts, one receipt after the other, numbered where there are several."""

    def blocks(width: int) -> list[Block]:
        rows: list[Block] = []
        column = WIDE_LABEL_COLUMN if width > 50 else LABEL_COLUMN
        for number, receipt in enumerate(receipts, start=1):
            title = "Receipt" if len(receipts) == 1 else f"Receipt {number} of {len(receipts)}"
            rows += [GAP] if rows else []
            rows += [Block(Content.styled(title, "bold $accent"))]
            for label, value in receipt.rows:
                rows += labelled(shown(label, QUIET), shown(value), width, column)
        return rows or [Block(Content.styled("Receipt", "bold $accent")), Block(shown(NOTHING_YET, QUIET))]

    return blocks


def whole_receipts(receipts: Sequence[Receipt], briefing: Briefing) -> Blocks:
    """Words and rows of each receipt, for a sheet of its own."""

    def blocks(width: int) -> list[Block]:
        found: list[Block] = []
        for receipt in receipts:
            found += [GAP] if found else []
            found += [*item_blocks(receipt, briefing), GAP, *receipt_blocks((receipt,))(width)]
        return found

    return blocks


class ReceiptPanel(VerticalScroll):
    """Shows receipts; scrolls by keyboard when it has the focus."""

    def compose(self) -> ComposeResult:
        yield PageView(receipt_blocks(()), id="receipts")

    def show(self, receipts: Sequence[Receipt]) -> None:
        """Shows these receipts from the top; without any, says what would be here."""
        self.query_one("#receipts", PageView).show(receipt_blocks(receipts))
        self.scroll_home(animate=False)
