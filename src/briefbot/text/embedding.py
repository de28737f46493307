"""What is a word near in meaning? Static word embeddings: a vector for each English word, from a table of word pieces.

A word is cut into pieces by byte pair encoding (Sennrich et al. 2016), the pair that was learnt first joined first; its
vector is the sum of its pieces'. The table is made by `bench/word_vectors.py` from WordLlama's vectors (`word_vectors.LICENSE`)
and read when a word is first looked up. Vectors are whole numbers: likeness comes out the same on every machine.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import mul
from pathlib import Path
from typing import Final, TypeAlias

DIMENSIONS: Final = 64

UNIT: Final = 127
"""Length of a vector of unit length, in the whole numbers used here."""

Vector: TypeAlias = "array[int]"
"""`DIMENSIONS` whole numbers of two bytes; of a unit vector, each within `UNIT`."""

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
    parts = [_START, *word]
    while len(parts) > 1:
        joined = [(known.get(left + right, len(known)), place) for place, (left, right) in enumerate(pairwise(parts))]
        row, place = min(joined)
        if row == len(known):
            break
        parts[place : place + 2] = [parts[place] + parts[place + 1]]
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
    parts = [numbers[row * DIMENSIONS : (row + 1) * DIMENSIONS] for row in rows]
    return array("h", parts[0] if len(parts) == 1 else map(sum, zip(*parts, strict=True)))


def unit(vector: Sequence[float]) -> Vector:
    """A vector of the same direction and of length `UNIT`, rounded; all zeros for one without length."""
    length = math.hypot(*vector)
    return array("h", [round(number * UNIT / length) if length else 0 for number in vector])


def cosine(left: Vector, right: Vector) -> float:
    """Cosine in -1..1 of two unit vectors."""
    product: int = sum(map(mul, left, right))
    return product / (UNIT * UNIT)


def signs(vector: Vector) -> int:
    """A vector's signs as bits: vectors at a small angle differ in few of them (random hyperplanes, Charikar 2002)."""
    return int("".join(["1" if number > 0 else "0" for number in vector]), 2)
