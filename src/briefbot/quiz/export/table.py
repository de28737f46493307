"""The quiz as CSV, safe to open in a spreadsheet.

A cell that begins like a formula (= + - @, or a tab) would be run by the spreadsheet; an apostrophe in front makes it text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from briefbot.quiz.export.receipts import receipt_line
from briefbot.quiz.item import QuizItem
from briefbot.text.harmless import one_line

MOST_OPTIONS: Final = 6
HEADINGS: Final = (
    "id", "kind", "question", *(f"option {number}" for number in range(1, MOST_OPTIONS + 1)), "right option", "answer",
    "accepted", "receipt",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def table(items: Iterable[QuizItem]) -> str:
    """A CSV file with a heading, one row per item, and lines ended as RFC 4180 wants them."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(HEADINGS)
    for item in items:
        texts = [option.text for option in item.options if not item.is_open]
        texts += [""] * (MOST_OPTIONS - len(texts))
        accepted = " | ".join(item.line.accept) if item.line else ""
        right = " ".join(str(place + 1) for place in item.sequence or (item.correct,) if not item.is_open)
        row = [item.id, item.kind, item.stem, *texts, right, item.answer, accepted, receipt_line(item)]
        rows.writerow([safe_cell(cell) for cell in row])
    return written.getvalue()


def safe_cell(text: str) -> str:
    """The text on one line, and never a formula."""
    cell = one_line(text)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
