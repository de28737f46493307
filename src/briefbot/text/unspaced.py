"""Words of scripts that put no spaces between them: Chinese and Japanese, as overlapping pairs of characters.

No dictionary is needed: runs are cut where the script changes and at the commonest words of grammar, what is left of Han and
Hiragana becomes bigrams (as in Lucene's CJKBigramFilter), Katakana stays whole. Questions and briefings are cut alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

GRAMMAR: Final = tuple(
    "什么时候 什麼時候 为什么 為什麼 怎么样 怎麼樣 什么 什麼 怎么 怎麼 多少 哪里 哪裡 哪儿 谁 誰 说 說 了 的 吗 嗎 呢 是 "
    "何 言".split()
)
"""Words of Chinese and Japanese that ask, say or join, the longer first: words of their own, whatever stands around them."""

_HIRAGANA: Final = "\u3040-\u309f"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc-\u30ff"
_HAN: Final = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN: Final = re.compile(f"[{_HIRAGANA}{_KATAKANA}{_HAN}]")
_PIECE: Final = re.compile(
    f"({'|'.join(GRAMMAR)}|[{_KATAKANA}]+)|[{_HIRAGANA}]+|(?:(?!{'|'.join(GRAMMAR)})[{_HAN}])+|[^{_HIRAGANA}{_KATAKANA}{_HAN}]+"
)
_ONLY_HIRAGANA: Final = re.compile(f"[{_HIRAGANA}]+")


def is_unspaced(text: str) -> bool:
    """Whether a text has characters of such a script."""
    return _RUN.search(text) is not None


def is_grammar(word: str) -> bool:
    """Whether a word is one of `GRAMMAR` or written in Hiragana alone, which writes endings and particles."""
    return word in GRAMMAR or _ONLY_HIRAGANA.fullmatch(word) is not None


def pieces(word: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the words within a run of letters, in order; bigrams overlap."""
    for piece in _PIECE.finditer(word):
        start, end = piece.span()
        if piece.group(1) or not is_unspaced(piece.group()) or end - start == 1:
            yield start, end
        else:
            yield from ((place, place + 2) for place in range(start, end - 1))
