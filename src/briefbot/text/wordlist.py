"""Is this an ordinary English word? A frequency list of 82,765 words, read from the package that ships it.

Used so that a real word which the briefing does not contain is not "corrected" into one that it does. The list is the data
file of `symspellpy`; it is searched as bytes (a millisecond, once needed), the package itself is never imported.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

_LIST: Final = "frequency_dictionary_en_82_765.txt"


@lru_cache(maxsize=1)
def _listing() -> bytes:
    from importlib.util import find_spec

    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return b""
    return b"\n" + (Path(spec.origin).parent / _LIST).read_bytes().replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")


@lru_cache(maxsize=4096)
def is_english_word(folded: str) -> bool:
    """Whether a folded word stands in the list. Without the package no word does."""
    return f"\n{folded} ".encode() in _listing()
