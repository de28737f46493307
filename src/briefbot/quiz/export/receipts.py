"""A receipt as one line or as rows, for formats that have no receipt panel."""

from __future__ import annotations

from briefbot.quiz.item import QuizItem
from briefbot.text.harmless import one_line


def receipt_line(item: QuizItem) -> str:
    """The words of the record, then its rows: “… | Speaker: … | Form: …”; empty where there is no record."""
    if item.receipt is None:
        return one_line(item.explanation)
    parts = [item.explanation, item.receipt.words, *(f"{label}: {value}" for label, value in item.receipt.rows)]
    return " | ".join(one_line(part) for part in parts if part)
