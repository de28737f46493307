"""The article, paragraph by paragraph, with one passage marked in it and what is cited already told apart from what is not."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefbot.briefing.source import Span
from briefbot.tui.content import shown
from briefbot.tui.page import QUIET

OPENS: Final = "▸"
CLOSES: Final = "◂"
CUT: Final = "┃"
"""Marks around the passage, and where it would be cut, so that it is told apart without its colour."""

_PARAGRAPH: Final = re.compile(r"[^\n]*\S[^\n]*")


class ArticleView(VerticalScroll, can_focus=False):
    """Shows a text. `mark` marks a passage and brings it into view."""

    DEFAULT_CSS = """
    ArticleView { scrollbar-size-vertical: 1; padding: 0 1 0 2; }
    ArticleView Static { margin-bottom: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._spans: list[Span] = []
        self._shown: list[tuple[object, ...]] = []

    def show(self, text: str) -> None:
        """Shows another text, where it is another."""
        if text == self._text:
            return
        self._text = text
        self._spans = [match.span() for match in _PARAGRAPH.finditer(text)]
        self._shown = [() for _ in self._spans]
        self.remove_children()
        self.mount_all(Static(shown(text[slice(*span)]), markup=False) for span in self._spans)

    def mark(self, passages: Sequence[Span], cited: Sequence[Span], cut: int | None = None) -> None:
        """Marks these passages, dims what is cited otherwise, and shows where the passage would be cut."""
        target = None
        for number, (widget, span) in enumerate(zip(self.query(Static), self._spans, strict=False)):
            here = tuple(_clipped(passage, span) for passage in passages if _meets(passage, span))
            dim = tuple(_clipped(passage, span) for passage in cited if _meets(passage, span))
            at = cut if cut is not None and span[0] <= cut <= span[1] and here else None
            if self._shown[number] != (here, dim, at):
                self._shown[number] = (here, dim, at)
                widget.update(_paragraph(self._text, span, passages, dim, at))
            target = target or (widget if here else None)
        if target is not None:
            self.call_after_refresh(target.scroll_visible, animate=False)


def _meets(passage: Span, span: Span) -> bool:
    return passage[0] < span[1] and span[0] < passage[1]


def _clipped(passage: Span, span: Span) -> Span:
    return max(passage[0], span[0]), min(passage[1], span[1])


def _paragraph(text: str, span: Span, passages: Sequence[Span], dim: Sequence[Span], cut: int | None) -> Content:
    """A paragraph cut at every place where its look changes; each piece goes through `shown` by itself, so nothing shifts."""
    edges = {edge for one in (*passages, *dim) for edge in one if span[0] < edge < span[1]}
    edges |= {cut} if cut is not None else set()
    places = sorted({span[0], span[1], *edges})
    pieces: list[Content] = []
    for start, end in itertools.pairwise(places):
        marked = any(first <= start and end <= last for first, last in passages)
        quiet = any(first <= start and end <= last for first, last in dim)
        if any(first == start for first, _ in passages):
            pieces.append(Content.styled(OPENS, "bold $accent"))
        pieces.append(shown(text[start:end], "bold $accent" if marked else QUIET if quiet else ""))
        if cut == end:
            pieces.append(Content.styled(CUT, "bold $error"))
        if any(last == end for _, last in passages):
            pieces.append(Content.styled(CLOSES, "bold $accent"))
    return Content("").join(pieces)
