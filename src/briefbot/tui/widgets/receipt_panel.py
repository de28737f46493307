"""The receipts of the selected reply, row by row: who, to whom, through which outlet, when, in which form, and where."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from briefbot.briefing.model import Briefing
from briefbot.briefing.receipt import Receipt
from briefbot.tui.content import shown
from briefbot.tui.page import GAP, QUIET, Block, Blocks, PageView, labelled
from briefbot.tui.sources import AROUND, BESIDE, CITED, passage_blocks
from briefbot.tui.turn import item_blocks

NOTHING_YET = "Every answer comes with its receipt: who said it, to whom, when, in which form, and where it stands."
LABEL_COLUMN = 12
WIDE_LABEL_COLUMN = 16


def receipt_blocks(receipts: Sequence[Receipt]) -> Blocks:
    """The rows of the receipts, one receipt after the other, numbered where there are several."""

    def blocks(width: int) -> list[Block]:
        rows: list[Block] = []
        for number, receipt in enumerate(receipts, start=1):
            title = "Receipt" if len(receipts) == 1 else f"Receipt {number} of {len(receipts)}"
            rows += [GAP] if rows else []
            rows += receipt_rows(receipt, title, width)
        return rows or [Block(Content.styled("Receipt", "bold $accent")), Block(shown(NOTHING_YET, QUIET))]

    return blocks


def receipt_rows(receipt: Receipt, title: str, width: int) -> list[Block]:
    """One receipt under its title, each row with its label."""
    column = WIDE_LABEL_COLUMN if width > 50 else LABEL_COLUMN
    rows = [Block(Content.styled(title, "bold $accent"))]
    for label, value in receipt.rows:
        rows += labelled(shown(label, QUIET), shown(value), width, column)
    return rows


def whole_receipts(receipts: Sequence[Receipt], briefing: Briefing) -> Blocks:
    """Words, rows and source passage of each receipt, for a sheet of its own."""
    passages = [passage_blocks(briefing, receipt.item, AROUND) for receipt in receipts]

    def blocks(width: int) -> list[Block]:
        found: list[Block] = []
        for receipt, passage in zip(receipts, passages, strict=True):
            found += [GAP] if found else []
            found += [*item_blocks(receipt, briefing), GAP, *receipt_blocks((receipt,))(width), *passage]
        return found

    return blocks


def receipts_with_passage(receipts: Sequence[Receipt], briefing: Briefing) -> Blocks:
    """The rows of each receipt and the passage it was taken from, for the panel beside the conversation."""
    passages = [passage_blocks(briefing, receipt.item, BESIDE) for receipt in receipts]

    def blocks(width: int) -> list[Block]:
        if len(receipts) <= 1:
            return [*receipt_blocks(receipts)(width), *(block for passage in passages for block in passage)]
        found: list[Block] = []
        for number, (receipt, passage) in enumerate(zip(receipts, passages, strict=True), start=1):
            found += [GAP] if found else []
            found += [*receipt_rows(receipt, f"Receipt {number} of {len(receipts)}", width), *passage]
        return found

    return blocks


class ReceiptPanel(VerticalScroll):
    """Shows receipts with the cited words in sight; scrolls by keyboard when it has the focus."""

    def __init__(self) -> None:
        super().__init__(id="receipt-panel")
        self._page = PageView(receipt_blocks(()), id="receipts")

    def compose(self) -> ComposeResult:
        yield self._page

    def show(self, receipts: Sequence[Receipt], briefing: Briefing) -> None:
        """Shows these receipts; without any, says what would be here."""
        self._page.show(receipts_with_passage(receipts, briefing))
        top = self._top_for_words()
        self.set_reactive(Widget.scroll_target_y, top)
        self.set_scroll(None, top)
        self.call_after_refresh(self._keep_words_in_sight)

    def on_resize(self) -> None:
        self.call_after_refresh(self._keep_words_in_sight)

    def _keep_words_in_sight(self) -> None:
        """Where a bar came or went, or there was no size before, the lines are others now."""
        top = self._top_for_words()
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)

    def _top_for_words(self) -> int:
        """The line to begin with, so that the cited words of the first receipt are in sight: 0 where they are from the top."""
        width, height = self._page.content_size.width, self.scrollable_content_region.height
        if not width or not height:
            return 0
        self._page.page.laid_out(width)
        words = self._page.page.marked_lines(CITED)
        return min(words.start - 1, words.stop + 1 - height) if words.stop > height else 0
