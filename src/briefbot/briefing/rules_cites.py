"""Rules about cites and quotes that stand in their source: in one place, printed as speech, and with what belongs to them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefbot.briefing.contents import Contents, named
from briefbot.briefing.edit import Put, as_json
from briefbot.briefing.passage import Passage
from briefbot.briefing.source import Span, is_spliced, spliced_parts
from briefbot.briefing.spot import Spot

_LONGEST: Final = 600
"""Characters of a cite that a reader still takes in at a glance."""

_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "「": "」"}
_GOES_ON: Final = re.compile(
    r"[\s,;:.”“\"'’)–—-]*(but|unless|except|excluding|however|provided|only if)\b", re.IGNORECASE
)
"""What turns around the words before it."""

_SHOWN: Final = 60


def _found(contents: Contents) -> Iterator[Passage]:
    for passages in contents.passages.values():
        yield from (one for one in passages if one.spans)


def cite_in_several_places(contents: Contents) -> Iterator[Spot]:
    """B202: the cited words stand in more than one place, and the first is taken."""
    for one in _found(contents):
        if len(one.spans) > 1 and one.owner[0] in ("facts", "statements"):
            message = f"“{_cut(one.words)}” stands in the source more than once; the first place is taken."
            yield Spot(one.path, message, "Add `prefix` or `suffix`: words right before or after it.")


def cite_only_folded(contents: Contents) -> Iterator[Spot]:
    """B203: found, but with other typography or case than the source prints."""
    for one in _found(contents):
        words = one.cite.exact
        printed = " ".join(one.words.split())
        if words and " ".join(words.split()) not in " ".join(one.source.text[slice(*_widened(one))].split()):
            at = one.path if _is_bare(contents, one) else (*one.path, "exact")
            remedy = f"The source prints: “{_cut(printed)}”."
            edit = Put(at, as_json(printed))
            yield Spot(at, "The cite differs from the source in typography or case.", remedy, edits=(edit,))


def _widened(one: Passage) -> Span:
    """The first place with the punctuation that may stand around it."""
    start, end = one.spans[0]
    return max(0, start - 6), end + 6


def _is_bare(contents: Contents, one: Passage) -> bool:
    """Whether the cite is a text and no object with `exact`."""
    value: object = contents.document
    for step in one.path:
        value = value[step]  # type: ignore[index] # the path was made from this document
    return isinstance(value, str)


def long_cite(contents: Contents) -> Iterator[Spot]:
    """B204: more of the source than a reader takes in, and perhaps more than may be passed on."""
    for one in _found(contents):
        length = len(one.words)
        if length > _LONGEST:
            yield Spot(one.path, f"The cite covers {length} characters of the source.", "Cite the part that is meant.")


def goes_on_with_but(contents: Contents) -> Iterator[Spot]:
    """B209: right after the cited words the source takes back a part of them."""
    for one in _found(contents):
        if one.owner[0] not in ("facts", "statements"):
            continue
        end = one.spans[0][1]
        sentence_end = one.source.around(one.spans[0])[1]
        turn = _GOES_ON.match(one.source.text, end, sentence_end)
        if turn:
            rest = " ".join(one.source.text[turn.start(1) : sentence_end].split())
            message = f"Right after the cite the source goes on: “{_cut(rest)}”."
            yield Spot(one.path, message, "Cite that too, and see that the item does not leave it out.")


def overlaps_a_heading(contents: Contents) -> Iterator[Spot]:
    """B211: the cite takes in a line that is a heading or belongs to the web page only."""
    for one in _found(contents):
        start, end = one.spans[0]
        for first, last in one.source.lines_aside if one.owner[0] in ("facts", "statements") else ():
            if first < end and start < last:
                line = " ".join(one.source.text[first:last].split())
                message = f"The cite takes in the heading or page line “{_cut(line)}”."
                yield Spot(one.path, message, "Cite the text itself, in two parts if need be.")
                break


def quote_not_printed_as_speech(contents: Contents) -> Iterator[Spot]:
    """B208: the words of a quote stand outside quotation marks in the source."""
    for path, element in contents.elements("statements"):
        found = [one for one in contents.passages.get(path, ()) if one.spans]
        for at, quote in named(element, path, "quote") if found else ():
            places = [(one, span) for one in found for span in one.places_of(quote)]
            if places and not any(_is_speech(one.source.text, span) for one, span in places):
                message = f"The source does not print “{_cut(quote)}” as speech."
                yield Spot(
                    at, message, "Put it into `text` in your own words, or quote only what is printed as speech."
                )


def spliced_quote(contents: Contents) -> Iterator[Spot]:
    """B212: one quote that was put together from two passages."""
    for path, element in contents.elements("statements"):
        found = [one for one in contents.passages.get(path, ()) if one.spans or one.cite.exact]
        for at, quote in named(element, path, "quote") if found else ():
            remedy = "Write a list of quotes, one for each passage."
            if any(is_spliced(one.words or one.source.text, quote) for one in found):
                parts = [as_json(part) for part in spliced_parts(quote)]
                edits = (Put(at, f"[{', '.join(parts)}]"),) if at[-1] == "quote" else ()
                yield Spot(at, f"“{_cut(quote)}” leaves out words in the middle.", remedy, edits=edits)
                continue
            places = [(one, span) for one in found for span in one.places_of(quote)]
            if places and all(_crosses_marks(one.source.text, span) for one, span in places):
                yield Spot(at, f"“{_cut(quote)}” runs from one piece of speech into another.", remedy)


def _is_speech(text: str, span: Span) -> bool:
    stretches = _stretches(text, span)
    return bool(stretches) and stretches[0][0] <= span[0] + 1 and span[1] <= stretches[0][1] + 1


def _crosses_marks(text: str, span: Span) -> bool:
    """Whether a span begins in one stretch of speech and ends in another."""
    inside = _stretches(text, span)
    return len(inside) > 1 and inside[0][0] <= span[0] + 1 and span[1] <= inside[-1][1] + 1


def _stretches(text: str, span: Span) -> tuple[Span, ...]:
    """The stretches of speech that a span touches."""
    found = speech(text)
    first = max(bisect_right(found, (span[0] + 1, len(text))) - 1, 0)
    last = bisect_left(found, (span[1], 0))
    return tuple(stretch for stretch in found[first:last] if span[0] < stretch[1])


@lru_cache(maxsize=16)
def speech(text: str) -> tuple[Span, ...]:
    """The stretches between quotation marks, marks included. One that is never closed ends with its paragraph."""
    found: list[Span] = []
    opened, closing = -1, ""
    for match in _MARK.finditer(text):
        mark, offset = match.group(), match.start()
        if opened >= 0 and "\n" in mark:
            found.append((opened, offset))
            opened = -1
        elif opened >= 0 and mark in closing and not _is_apostrophe(text, offset):
            found.append((opened, offset + 1))
            opened = -1
        elif opened < 0 and mark in _PAIRS and not _is_apostrophe(text, offset):
            opened, closing = offset, _PAIRS[mark]
    if opened >= 0:
        found.append((opened, len(text)))
    return tuple(found)


_MARK: Final = re.compile(r"[“”„«»\"‘’「」]|\n\s*\n")


def _is_apostrophe(text: str, offset: int) -> bool:
    around = text[offset - 1 : offset] + text[offset + 1 : offset + 2]
    return text[offset] in "’‘" and len(around) == 2 and around.isalnum()


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
