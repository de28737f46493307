"""What a page of Progress consists of, whatever it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefbot.tui.content import shown
from briefbot.tui.page import QUIET, Block, Blocks


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers over a row of days: `points` (0..100 where `percent`) as a line or as bars.

    `labels` stand below the points and are made as few as there is room for. `aim` is drawn as a line across. `marked` is the
    place of a point that is marked, None for none.
    """

    title: str
    kind: Literal["line", "bars"]
    labels: tuple[str, ...]
    points: tuple[float, ...]
    percent: bool = False
    aim: float | None = None
    marked: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of rows against columns; `ids` are what they stand for."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    row_ids: tuple[str, ...]
    column_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One page. `words` come first; `picture` is drawn below them (blocks that draw themselves, a chart, a matrix), `table` in
    its place. `key` tells what its marks are. Without a picture there is nothing to show yet, and the words say what to do.
    """

    words: str
    picture: Blocks | Chart | Matrix | None
    table: Blocks | None
    key: str = ""


def rows_of(cells: tuple[tuple[str, ...], ...], headings: tuple[str, ...]) -> Blocks:
    """A table of short texts: the first column takes what is left, the others are as wide as they must be, set to the right."""

    def blocks(width: int) -> list[Block]:
        sizes = [max(len(row[place]) for row in (headings, *cells)) for place in range(len(headings))]
        first = max(min(sizes[0], width - sum(sizes[1:]) - 2 * (len(sizes) - 1)), 8)
        found = [Block(shown(_line(headings, sizes, first), QUIET))]
        return [*found, *(Block(shown(_line(row, sizes, first))) for row in cells)]

    return blocks


def _line(row: tuple[str, ...], sizes: list[int], first: int) -> str:
    title = row[0] if len(row[0]) <= first else f"{row[0][: first - 1]}…"
    others = [text.rjust(size) for text, size in zip(row[1:], sizes[1:], strict=True)]
    return "  ".join([title.ljust(first), *others])
