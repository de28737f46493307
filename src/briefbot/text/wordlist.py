"""Is this an ordinary English word? A frequency list of 82,765 words, read from the package that ships it.

Used so that a real word which the briefing does not contain is not "corrected" into one that it does. The list is the data
file of `symspellpy`; the package itself is never imported. A single question looks for its words in the bytes of the file
(a millisecond for a word that is not there); whoever goes on asking gets a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import lru_cache
from pathlib import Path
from typing import Final

_LIST: Final = "frequency_dictionary_en_82_765.txt"

SEARCHES: Final = 24
"""Words that are searched in the bytes; making the table takes about as long as so many searches."""


_BRITISH: Final = re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$")


@lru_cache(maxsize=1)
def _listing() -> bytes:
    from importlib.util import find_spec

    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return b""
    return b"\n" + (Path(spec.origin).parent / _LIST).read_bytes().replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")


@lru_cache(maxsize=1)
def english_words() -> dict[str, int]:
    """Word -> how often it stands in the texts that the list was counted from. Making it takes some 30 ms."""
    fields = _listing().decode().split()
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))


@lru_cache(maxsize=4096)
def is_english_word(folded: str) -> bool:
    """Whether a folded word stands in the list. Without the package no word does."""
    if is_english_word.cache_info().misses > SEARCHES:
        return folded in english_words() or ((american := _american(folded)) != folded and american in english_words())
    return any(f"\n{word} ".encode("utf-8", "surrogatepass") in _listing() for word in {folded, _american(folded)})


def _american(folded: str) -> str:
    """A word with the z of American spelling: the list has "itemize" and not "itemise"."""
    return _BRITISH.sub(r"iz\1", folded)


def english_among(words: Set[str], wanted: Callable[[str], bool]) -> set[str]:
    """Those of some folded words that stand in the list and are wanted; the cheaper question is asked first."""
    if is_english_word.cache_info().misses > SEARCHES:
        return set(filter(wanted, words & english_words().keys()))
    return {word for word in words if wanted(word) and is_english_word(word)}


def commonness(folded: str) -> int:
    """How often a folded word stands in the texts that the list was counted from; 0 for no ordinary English word."""
    return english_words().get(folded, 0)
