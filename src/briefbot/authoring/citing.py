"""From a span of a source's text to the cite that finds it again, and nothing else.

A short span is cited whole, a long one by its first and last words, so that a briefing does not reproduce its source. Words
that stand in several places get as much before and after them as it takes to tell which place is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from briefbot.briefing.model import Cite
from briefbot.briefing.source import Span, find_cite, occurrences

LONGEST_WHOLE: Final = 10
"""Words that are cited whole; what is longer is cited by its ends."""

_END_WORDS: Final = 4
"""Words at each end of a long span, at first; as many more as it takes to find it again."""

_MOST_AROUND: Final = 12
"""Words of `prefix` and of `suffix` that are tried."""

_OPENING: Final = " \t\r\n“„«\"'("
_CLOSING: Final = " \t\r\n”»\"')"
"""What stands around a word without being one."""

CiteValue = str | dict[str, str]
"""A cite as it stands in a file."""


def places_of(text: str, words: str) -> tuple[Span, ...]:
    """Every place where the words stand in the text, typography, case and edge punctuation aside."""
    return tuple(occurrences(text, Cite(exact=words)))


def cite_for(text: str, span: Span, source: str = "") -> CiteValue | None:
    """The cite of a span as it is written into a briefing; `source` is its id where the briefing has several.

    None where no cite finds exactly this span, as with a span that begins or ends inside a word.
    """
    words = text[slice(*span)].split()
    for ends in range(_END_WORDS, len(words) // 2 + 1) if len(words) > LONGEST_WHOLE else ():
        first, last = " ".join(words[:ends]), " ".join(words[-ends:])
        if _finds_only(text, Cite(start=first, end=last), span):
            return _value({"from": first, "to": last}, source)
    exact = " ".join(words)
    for prefix, suffix in _surroundings(text, span):
        if _finds_only(text, Cite(exact=exact, prefix=prefix, suffix=suffix), span):
            return _value({"exact": exact, "prefix": prefix, "suffix": suffix}, source)
    return None


def first_place_cite(text: str, span: Span) -> str | None:
    """The words of a span that nothing tells from its copies, as a cite; None where it is not the first, which is taken."""
    words = " ".join(text[slice(*span)].split())
    found = find_cite(text, Cite(exact=words))
    return words if found is not None and _core(text, found) == _core(text, span) else None


def _value(parts: dict[str, str], source: str) -> CiteValue:
    given = {key: words for key, words in {"source": source, **parts}.items() if words}
    return given["exact"] if set(given) == {"exact"} else given


def _finds_only(text: str, cite: Cite, span: Span) -> bool:
    """Whether the cite has one place in the text, which is the span but for punctuation at its edges."""
    found = list(islice(occurrences(text, cite), 2))
    return len(found) == 1 and _core(text, found[0]) == _core(text, span)


def _core(text: str, span: Span) -> Span:
    """The span without what is no letter or digit at its ends."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _surroundings(text: str, span: Span) -> Iterator[tuple[str, str]]:
    """(prefix, suffix) from none to long; what stands before comes first."""
    before = re.findall(r"\S+", text[max(0, span[0] - 400) : span[0]].rstrip(_OPENING))[-_MOST_AROUND:]
    after = re.findall(r"\S+", text[span[1] : span[1] + 400].lstrip(_CLOSING))[:_MOST_AROUND]
    yield "", ""
    for length in range(1, max(len(before), len(after)) + 1):
        prefix, suffix = " ".join(before[-length:]), " ".join(after[:length])
        yield prefix, ""
        yield "", suffix
        yield prefix, suffix
