"""Where does a sentence begin and end? The only place that knows the sentence splitter.

The splitter (sentencex, of the Wikimedia Foundation) knows the abbreviations of some three hundred languages, tells offsets,
and is loaded when a text is first split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")


def sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence in code points, end exclusive, white space around it left out.

    A blank line always ends a sentence; what has no letter and no digit (a stray full stop) is none. `language` is a tag such
    as ``en`` or ``pt-BR``; a language that the splitter does not know is split by its general rules.
    """
    from sentencex import get_sentence_boundaries

    short = _HALF_CHARACTER.sub("", language).partition("-")[0].lower()
    found = []
    text = _HALF_CHARACTER.sub("\ufffd", text)  # the splitter takes whole characters only
    for first, last in paragraphs(text):
        for piece in get_sentence_boundaries(short, text[first:last]):
            words = piece["text"]
            start = first + piece["start_index"] + len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if any(char.isalnum() for char in words):
                found.append((start, end))
    return tuple(found)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each stretch between blank lines; white space at its ends may belong to it."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)
