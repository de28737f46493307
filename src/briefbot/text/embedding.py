"""What is a word near in meaning? Static word embeddings: a vector for each English word, from a table of word pieces.

A word is cut into pieces by byte pair encoding (Sennrich et al. 2016), the pair that was learnt first joined first; its
vector is the sum of its pieces'. The table is made by `bench/word_vectors.py` from WordLlama's vectors (`word_vectors.LICENSE`)
and read when a word is first looked up. Vectors are whole numbers: likeness comes out the same on every machine.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add, mul
from pathlib import Path
from typing import Final, NamedTuple

DIMENSIONS: Final = 64

UNIT: Final = 127
"""Length of a vector of unit length, in the whole numbers used here."""

SAME: Final = UNIT * UNIT
"""Product of two unit vectors of the same direction: products are cosines in these units."""

MIDDLE: Final = 128
"""What stands for 0 in a row: a number of a unit vector is kept as a byte, this much larger."""

NOWHERE: Final = bytes([MIDDLE]) * DIMENSIONS
"""The row of what has no direction: its product with anything is 0."""


class Vector(NamedTuple):
    """A vector by its direction, a row of `DIMENSIONS` bytes (see `MIDDLE`), and its length."""

    row: bytes
    length: float


_TABLE: Final = Path(__file__).with_name("word_vectors.bin")
_START: Final = "▁"
_LONGEST: Final = 40
"""A longer string of letters is no word."""


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], memoryview[int]]:
    """Piece -> its row, the pieces learnt first first; and the rows."""
    data = _TABLE.read_bytes()
    end = 4 + int.from_bytes(data[:4], "big")
    pieces = data[4:end].decode().split("\n")
    return dict(zip(pieces, range(len(pieces)), strict=True)), memoryview(data)[end:].cast("b")


def pieces_of(word: str) -> list[int]:
    """The rows of a folded word's pieces; none for a word with a character that no piece has."""
    known, _ = _table()
    if (whole := known.get(_START + word)) is not None:
        return [whole]  # whatever is a piece is joined to it in the end
    last = len(known)
    parts = [_START, *word]
    rows = [known.get(left + right, last) for left, right in pairwise(parts)]
    while (row := min(rows, default=last)) < last:
        place = rows.index(row)
        parts[place : place + 2] = [parts[place] + parts[place + 1]]
        del rows[place]
        for near in range(max(0, place - 1), min(place + 1, len(rows))):
            rows[near] = known.get(parts[near] + parts[near + 1], last)
    return [known[part] for part in parts] if all(part in known for part in parts) else []


@lru_cache(maxsize=4_000)
def vector_of(word: str) -> Vector | None:
    """The vector of a folded word, longer for words that tell more; None for a number, and where no piece is known."""
    if not word[:1].isalpha() or len(word) > _LONGEST:
        return None
    rows = pieces_of(word)
    if not rows:
        return None
    numbers = _table()[1]
    total: Sequence[int] = numbers[rows[0] * DIMENSIONS : (rows[0] + 1) * DIMENSIONS]
    for row in rows[1:]:
        total = list(map(add, total, numbers[row * DIMENSIONS : (row + 1) * DIMENSIONS]))
    return _vector(total)


def _vector(numbers: Sequence[float]) -> Vector:
    length = math.hypot(*numbers)
    if not length:
        return Vector(NOWHERE, 0.0)
    scale, half = UNIT / length, MIDDLE + 0.5
    return Vector(bytes([int(number * scale + half) for number in numbers]), length)


def weighted_sum(rows: Iterable[tuple[bytes, float]]) -> Vector:
    """The sum of vectors, each given by its direction and its length, which is rounded to a `FINE` part.

    The numbers of a row are laid into one large integer, eight bytes for each: a row is weighed and added in one step.
    """
    total = weights = 0
    spread = bytearray(_WIDE * DIMENSIONS)
    for row, length in rows:
        spread[::_WIDE] = row
        times = round(length * FINE)
        total += times * int.from_bytes(spread, "little")
        weights += times
    middle = MIDDLE * weights
    sums = _unsigned("Q", total.to_bytes(_WIDE * DIMENSIONS, "little"))
    vector = _vector([number - middle for number in sums])
    return vector._replace(length=vector.length / (FINE * UNIT))


FINE: Final = 4096
_WIDE: Final = 8


class Block:
    """Rows laid side by side, to be multiplied with one vector after the other.

    Each dimension of all rows is one large integer, two bytes for each row; the products of a vector with all of them
    come out of one sum of `DIMENSIONS` multiplications, sixty times faster than one by one.
    """

    def __init__(self, rows: Sequence[bytes]) -> None:
        together = b"".join(rows)
        spread = bytearray(2 * len(rows))
        self._columns = []
        for place in range(DIMENSIONS):
            spread[::2] = together[place::DIMENSIONS]
            self._columns.append(int.from_bytes(spread, "little"))
        spread[::2] = b"\1" * len(rows)
        self._ones = int.from_bytes(spread, "little")
        self._size = len(spread)

    def products(self, row: bytes) -> list[int]:
        """The product with each row, in the order of the rows; `SAME` for the same direction, less than 0 for opposite ones."""
        return [product - ABOVE for product in self.lanes(row)]

    def lanes(self, row: bytes) -> array[int]:
        """The products, each with `ABOVE` added."""
        numbers = [number - MIDDLE for number in row]
        total: int = sum(map(mul, numbers, self._columns))
        total += (ABOVE - MIDDLE * sum(numbers)) * self._ones
        return _unsigned("H", total.to_bytes(self._size, "little"))


ABOVE: Final = 1 << 15
"""Added to products so that none is below 0: rounded, no unit vector is longer than the root of it."""


def _unsigned(typecode: str, data: bytes) -> array[int]:
    """Numbers that stand in these bytes, the lowest byte first."""
    numbers = array(typecode, data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
