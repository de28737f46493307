"""Which words mean the same in English? WordNet's synonyms and derived words, by their stems.

The table is made by `bench/synonyms.py` of WordNet 3.0 (`synonyms.LICENSE`). It is read when a word is first looked up, and its
rows are left as bytes: a question asks for a few words only.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).with_name("synonyms.txt")


@lru_cache(maxsize=1)
def _rows() -> list[bytes]:
    """A row for each stem, in their order: the stem, and those of its synonyms."""
    return _TABLE.read_bytes().splitlines()


@lru_cache(maxsize=2_000)
def synonyms(stem: str) -> frozenset[str]:
    """The stems of the words that share one of the commoner meanings of an English stem; none for an unknown word."""
    key = f"{stem} ".encode("utf-8", "surrogatepass")
    rows = _rows()
    place = bisect_left(rows, key)
    if place == len(rows) or not rows[place].startswith(key):
        return frozenset()
    return frozenset(rows[place].decode("ascii").split()[1:])
