"""The quiz on paper, as Markdown: the questions first, then the answers with their receipts.

Characters that mean something in Markdown or HTML are escaped: the text is a stranger's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefbot.quiz.item import QuizItem
from briefbot.text.harmless import one_line

QUESTIONS: Final = "Questions"
ANSWERS: Final = "Answers"
_LETTERS: Final = "ABCDEF"


def handout(title: str, items: Sequence[QuizItem]) -> str:
    """A Markdown page: a heading, the numbered questions with lettered options, the numbered answers."""
    lines = [
        f"# {escaped(title)}",
        "",
        f"## {QUESTIONS}",
        "",
        *_questions(items),
        f"## {ANSWERS}",
        "",
        *_answers(items),
    ]
    return "\n".join(lines)


def _questions(items: Iterable[QuizItem]) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        yield from (f"{number}. {escaped(item.stem)}", "")
        indent = " " * len(f"{number}. ")
        for letter, option in zip(_LETTERS, () if item.is_open else item.options, strict=False):
            yield f"{indent}- {letter}) {escaped(option.text)}"
        yield ""


def _answers(items: Iterable[QuizItem]) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        indent = " " * len(f"{number}. ")
        yield from (f"{number}. **{_right(item)}**", "")
        told = [item.explanation] if item.explanation else []
        told += (
            [item.receipt.words, *(f"{label}: {value}" for label, value in item.receipt.rows)] if item.receipt else []
        )
        for row in told:
            yield f"{indent}- {escaped(row)}"
        yield ""


def _right(item: QuizItem) -> str:
    """The letter of the right option with its words; of an order, the letters."""
    if item.is_open:
        return escaped(item.answer)
    if item.sequence:
        return ", ".join(_LETTERS[place] for place in item.sequence)
    return f"{_LETTERS[item.correct]}) {escaped(item.right_option.text)}"


def escaped(text: str) -> str:
    """A stranger's text on one line, with what means something in Markdown or HTML escaped."""
    plain = re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", one_line(text))
    return re.sub(
        r"^(\d+)([.)])|^([-+=])", lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain
    )
