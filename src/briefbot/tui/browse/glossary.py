"""What the words mean: the terms of the briefing as its author explains them."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from briefbot.briefing.model import Briefing
from briefbot.text.harmless import one_line
from briefbot.tui.browse.lines import cell, line, wrapped
from briefbot.tui.browse.view import Progress, View
from briefbot.tui.content import shown
from briefbot.tui.page import Block

SIDE_BY_SIDE = 62
LINES = 6
"""Lines of an explanation at most; its preview has all of it."""


class GlossaryView(View):
    """A row for each term."""

    NAME: ClassVar[str] = "glossary"
    TITLE: ClassVar[str] = "Glossary"
    NOUNS: ClassVar[tuple[str, str]] = ("term", "terms")
    TELLS_ALL: ClassVar[bool] = True
    EMPTY: ClassVar[str] = "This briefing explains no terms."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._terms = tuple(briefing.glossary.items())

    def __len__(self) -> int:
        return len(self._terms)

    def searched(self, place: int) -> str:
        return " ".join(self._terms[place])

    def question(self, place: int) -> str:
        return f"What does {one_line(self._terms[place][0])} mean?"

    def lines(self, place: int, width: int) -> list[Content]:
        term, words = self._terms[place]
        if width < SIDE_BY_SIDE:
            return [
                line(term, width, "bold"),
                *(Content("  ") + part for part in wrapped(words, width - 2, LINES)),
                Content(""),
            ]
        column = min(width // 3, 30)
        parts = wrapped(words, width - column - 2, LINES)
        found = [Content.assemble(cell(term, column, "bold"), "  ", parts[0] if parts else "")]
        return [*found, *(Content(" " * (column + 2)) + part for part in parts[1:]), Content("")]

    def preview(self, place: int) -> list[Block]:
        term, words = self._terms[place]
        return [Block(shown(term, "bold")), Block(shown(words))]
