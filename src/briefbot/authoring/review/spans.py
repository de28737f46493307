"""Moving the ends of a span through a text word by word, and finding where to cut one."""

from __future__ import annotations

import re
from typing import Final

from briefbot.briefing.source import Span
from briefbot.text.sentences import sentences

_WORD: Final = re.compile(r"\S+")


def end_moved(text: str, span: Span, step: int) -> Span:
    """The span with its end a word further or nearer; never empty."""
    ends = [match.end() for match in _WORD.finditer(text)]
    if step > 0:
        return span[0], next((end for end in ends if end > span[1]), span[1])
    nearer = [end for end in ends if span[0] < end < span[1]]
    return span[0], nearer[-1] if nearer else span[1]


def start_moved(text: str, span: Span, step: int) -> Span:
    """The span with its beginning a word later or earlier; never empty."""
    starts = [match.start() for match in _WORD.finditer(text)]
    if step > 0:
        return next((start for start in starts if span[0] < start < span[1]), span[0]), span[1]
    earlier = [start for start in starts if start < span[0]]
    return earlier[-1] if earlier else span[0], span[1]


def first_cut(text: str, span: Span) -> int | None:
    """Where a span is cut at first: behind its first sentence, else in the middle; None where it has one word."""
    for _, end in sentences(text[slice(*span)]):
        if span[0] + end < span[1] and _WORD.search(text, span[0] + end, span[1]):
            return span[0] + end
    cuts = _cuts(text, span)
    return cuts[len(cuts) // 2] if cuts else None


def cut_moved(text: str, span: Span, cut: int, step: int) -> int:
    """The cut a word further or nearer, inside the span."""
    cuts = _cuts(text, span)
    further = [one for one in cuts if (one > cut if step > 0 else one < cut)]
    return cut if not further else further[0] if step > 0 else further[-1]


def _cuts(text: str, span: Span) -> list[int]:
    return [match.end() for match in _WORD.finditer(text, *span) if match.end() < span[1]]
