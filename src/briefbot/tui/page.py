"""Lays out blocks of text with a hanging indent, so that a quote keeps its bar on every line it wraps to.

One widget can then show a whole reply: a question, a verdict, a paraphrase, quotes set off from it, choices. That keeps the
transcript cheap (one widget for each turn), and what is selected with the mouse is what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

MEASURE: Final = 84
"""Cells of the longest line of running text: beyond it the eye loses the way back."""

QUIET: Final = "$quiet"
"""The style of what may be passed over: labels, hints, bylines. Each of the themes says what it is."""

EMPTY: Final = Content("")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `first` stands before its first line and `rest` before the others; both have the same width."""

    content: Content
    first: Content = EMPTY
    rest: Content = EMPTY


Blocks = Callable[[int], Sequence[Block]]
"""The blocks for a width in cells."""


class Page(Visual):
    """Blocks laid out for whatever width there is."""

    def __init__(self, blocks: Blocks, measure: int = MEASURE) -> None:
        self._blocks = blocks
        self._measure = measure
        self._laid_out: tuple[int, Content] = (-1, Content(""))

    def laid_out(self, width: int) -> Content:
        """Every line as it is shown at this width, joined by line ends."""
        if self._laid_out[0] != width:
            room = max(min(width, self._measure), 1)
            lines = [line for block in self._blocks(room) for line in _lines(block, room)]
            self._laid_out = (width, Content("\n").join(lines))
        return self._laid_out[1]

    def marked_lines(self, style: str) -> range:
        """The first lines on end, counted from 0, that have something in this style; an empty range where there are none."""
        first: int | None = None
        for number, line in enumerate(self._laid_out[1].split("\n")):
            if any(span.style == style for span in line.spans):
                first = number if first is None else first
            elif first is not None:
                return range(first, number)
        return range(first or 0, 0 if first is None else number + 1)

    @property
    def last_laid_out(self) -> Content:
        return self._laid_out[1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self.laid_out(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return min(container_width, self._measure)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.laid_out(width).plain.count("\n") + 1


class PageView(Static):
    """A widget that shows a page, and gives its text when it is selected."""

    def __init__(self, blocks: Blocks, *, id: str | None = None, classes: str | None = None) -> None:
        self.page = Page(blocks)
        super().__init__(self.page, markup=False, id=id, classes=classes)

    def show(self, blocks: Blocks) -> None:
        """Shows other blocks."""
        self.page = Page(blocks)
        self.update(self.page)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract(self.page.last_laid_out.plain), "\n"

    @property
    def shown_text(self) -> str:
        """What is on the screen, without its styles."""
        return self.page.last_laid_out.plain


def labelled(label: Content, value: Content, width: int, column: int) -> list[Block]:
    """A row of a list: label and value side by side where there is room, else the value below, indented."""
    if width >= column + 16 and label.cell_length < column:
        return [Block(value, label.pad_right(column - label.cell_length), Content(" " * column))]
    return [Block(label), Block(value, Content("  "), Content("  "))]


def fixed(blocks: Sequence[Block]) -> Blocks:
    """Blocks that are the same for every width."""
    return lambda _width: blocks


GAP: Final = Block(EMPTY)


def _lines(block: Block, width: int) -> list[Content]:
    first, rest = block.first, block.rest
    if width - first.cell_length < 6:
        first = rest = EMPTY
    wrapped = block.content.wrap(max(width - first.cell_length, 1))
    return [(rest if number else first) + line for number, line in enumerate(wrapped)]
