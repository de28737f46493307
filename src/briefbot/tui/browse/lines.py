"""Single lines and short paragraphs that fit: cut where they are too long, padded where a column follows."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from briefbot.tui.content import shown_line

MOST_READ: Final = 1_200
"""Characters of a text that are looked at for a row: more than any row can show, so that no text can stall the list."""


def cell(text: str, width: int, style: str = "") -> Content:
    """A text on one line of exactly this width."""
    return _cut(text, style).truncate(max(width, 0), ellipsis=True, pad=True)


def line(text: str, width: int, style: str = "") -> Content:
    """A text on one line of at most this width."""
    return _cut(text, style).truncate(max(width, 0), ellipsis=True)


def paragraph(content: Content, width: int, most: int) -> list[Content]:
    """At most so many lines; the last one ends with an ellipsis where there would be more."""
    found = content.wrap(max(width, 1))
    if len(found) <= most:
        return found
    kept = found[:most]
    room = max(width - 1, 0)
    return [*kept[:-1], kept[-1].truncate(room).rstrip() + Content("…")]


def wrapped(text: str, width: int, most: int, style: str = "") -> list[Content]:
    """A text as at most so many lines."""
    return paragraph(_cut(text, style), width, most)


def counted(number: int, noun: str) -> str:
    """ "1 statement", "2 statements"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _cut(text: str, style: str) -> Content:
    return shown_line(text if len(text) <= MOST_READ else f"{text[:MOST_READ]}…", style)
