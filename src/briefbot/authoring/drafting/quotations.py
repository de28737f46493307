"""Where do quotations begin and end in an article?

Curly, straight, single (British), low and angle marks are all in use, an apostrophe looks like a closing single mark, and a
quotation that runs over several paragraphs is opened in each and closed in the last one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.authoring.drafting.article import Span

_PAIRS: Final = (("“", "”"), ("„", "“"), ("«", "»"), ("„", "”"), ("``", "''"))
"""Opening and closing marks; the last are those of typewriters and of text that was cut into words."""

_TWICE_OPEN: Final = re.compile(r"(?<![\w'])''(?=[\w$£€(\[…])")
"""Two single marks for a double one, as in the archives of newspapers."""

_SINGLE_OPEN: Final = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–-]))[‘'](?=[\w£$€…\[])")
_SINGLE_CLOSE: Final = re.compile(r"(?<=[.,?!…])[’'](?=\W|$)|(?<=[\w)\]%])[’'](?=[\s.,;:?!)\]—–-]|$)")
_STRAIGHT_OPEN: Final = re.compile(r'(?<!\d)"|"(?=\w)')
"""A straight mark; not the sign for inches."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks (`span`) and without (`inner`). `open` when no mark closes it: the next paragraph goes on."""

    span: Span
    inner: Span
    open: bool = False


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All outermost quotations of the paragraphs, in order."""
    single = _single_marks(text, paragraphs)
    found = (one for paragraph in paragraphs for one in _in_paragraph(text, paragraph, single))
    return tuple(one for one in found if not _is_title(text[slice(*one.inner)]))


def _is_title(words: str) -> bool:
    """The name of a book, a site or a ship between quotation marks: nobody's speech."""
    parts = words.split()
    if not 1 < len(parts) <= 6 or words[-1] in ".,?!…":
        return False
    return all(part[0].isupper() or part in {"of", "the", "and", "in", "for", "a"} for part in parts)


def _single_marks(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether the article quotes between single marks: they close after punctuation more often than double ones occur."""
    pages = [text[slice(*paragraph)] for paragraph in paragraphs]
    double = sum(page.count("“") + page.count('"') / 2 for page in pages)
    single = sum(len(re.findall(r"[.,?!…][’'](?=\s|$)", page)) for page in pages)
    return single > double


def _in_paragraph(text: str, paragraph: Span, single: bool) -> Iterator[Quotation]:
    position, end = paragraph
    while position < end:
        opened = _next_open(text, position, end, single)
        if opened is None:
            return
        mark = next((two for two in ("``", "''") if text.startswith(two, opened)), text[opened])
        closed, size = _close(text, opened, end, mark), len(mark)
        if closed is None:
            if opened == paragraph[0] or mark in {"“", "„", "«", '"', "``", "''"}:
                yield Quotation((opened, end), (opened + size, end), open=True)
                return
            position = opened + 1
            continue
        yield Quotation((opened, closed + size), (opened + size, closed))
        position = closed + size


def _next_open(text: str, position: int, end: int, single: bool) -> int | None:
    spots = [spot for opening, _ in _PAIRS if (spot := text.find(opening, position, end)) >= 0]
    patterns = [_STRAIGHT_OPEN, _TWICE_OPEN, *([_SINGLE_OPEN] if single else [])]
    for pattern in patterns:
        found = pattern.search(text, position, end)
        if found:
            spots.append(found.start() + text.startswith('"“', found.start()))
    return min(spots, default=None)


def _close(text: str, opened: int, end: int, mark: str) -> int | None:
    if mark in {"‘", "'"}:
        return _close_single(text, opened, end, mark)
    if mark in {'"', "''"}:
        spot = text.find(mark, opened + len(mark), end)
        return spot if spot >= 0 else _close_mixed(text, opened, end, "”“" if mark == '"' else "")
    closings = [closing for opening, closing in _PAIRS if opening == mark]
    spots = [spot for closing in closings if (spot := text.find(closing, opened + 1, end)) >= 0]
    mixed = _close_mixed(text, opened, min([*spots, end]), '"“') if mark == "“" else None
    turned = mixed is not None and (text[mixed] == "“" or not spots)
    return mixed if turned else min(spots, default=None)


def _close_mixed(text: str, opened: int, end: int, closings: str) -> int | None:
    """A quotation that is opened with one kind of mark and closed with another."""
    spots = (spot for closing in closings if (spot := text.find(closing, opened + 1, end)) >= 0)
    ended = (spot for spot in sorted(spots) if text[spot - 1] in ".,?!…" and not text[spot + 1 : spot + 2].strip())
    return next(ended, None)


def _close_single(text: str, opened: int, end: int, mark: str) -> int | None:
    """The mark that closes: the first after punctuation, unless a quotation opens before it; else the first after a word."""
    again = _SINGLE_OPEN.search(text, opened + 1, end)
    limit = again.start() if again else end
    spots = [found.start() for found in _SINGLE_CLOSE.finditer(text, opened + 1, limit)]
    spots = (
        [spot for spot in spots if text[spot] == "’"] if mark == "‘" else [spot for spot in spots if text[spot] == "'"]
    )
    ended = [spot for spot in spots if text[spot - 1] in ".,?!…"]
    whole = [spot for spot in spots if text[spot - 1] != "s"] or spots
    if ended and (not whole or ended[0] <= whole[0] or text[whole[0] - 1] == "s"):
        return ended[0]
    return whole[0] if whole else None
