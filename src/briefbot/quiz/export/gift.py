"""The quiz as Moodle GIFT: multiple choice, each wrong option with its correction (an order: matching), then the receipt.

Format: https://docs.moodle.org/en/GIFT_format. The characters ~ = # { } : and the backslash mean something there and are
escaped; `[plain]` keeps Moodle from reading a stranger's text as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefbot.quiz.export.receipts import receipt_line
from briefbot.quiz.item import QuizItem
from briefbot.text.harmless import one_line


def gift(title: str, items: Iterable[QuizItem]) -> str:
    """A GIFT file with a category named like the briefing and one question per item."""
    return "\n\n".join([f"$CATEGORY: {_category(title)}", *(_question(item) for item in items)]) + "\n"


def _question(item: QuizItem) -> str:
    return "\n".join([f"::{_escaped(item.id)}::[plain]{_escaped(item.stem)} {{", *_answers(item), "}"])


def _answers(item: QuizItem) -> Iterator[str]:
    for number, place in enumerate(item.sequence, 1):
        yield f"={number} -> {_escaped(item.options[place].text)}"
    for place, option in enumerate(item.options if not item.sequence and not item.is_open else ()):
        feedback = f"#{_escaped(option.truth)}" if option.truth else ""
        yield f"{'=' if place == item.correct else '~'}{_escaped(option.text)}{feedback}"
    told = receipt_line(item)
    if told:
        yield f"####{_escaped(told)}"


def _escaped(text: str) -> str:
    return re.sub(r"([~=#{}:\\])", r"\\\1", one_line(text))


def _category(title: str) -> str:
    """A title as a category name: a slash would make a sub-category, a doubled one is a plain slash."""
    return one_line(title).replace("/", "//")
