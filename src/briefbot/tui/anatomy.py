"""Takes the text of a reply apart, so that a screen and a saved file can set it without losing or adding a word.

The text is the reply as every front end gives it: a lead, headings, credits, words of items, rows of receipts, choices.
Words of an item are found again by its receipt; rows of the receipt that just went by are dropped here, because they are
shown in full beside it. Anything that is not recognised stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefbot.answering.reply import Reply
from briefbot.briefing.receipt import Receipt

_NUMBERED: Final = re.compile(r"\s*(\d+)\. (.*)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the reply: the lead, a name, a sentence. Empty between groups."""

    text: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that ends with a colon: who says what follows, or what a group is about."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an item stand here."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Choice:
    """A numbered choice, from 1. The one after the last of `reply.choices` is "none of these"."""

    number: int
    text: str


Part = Line | Credit | Words | Choice


def parts(reply: Reply) -> Iterator[Part]:
    """The parts of a reply, in order. Joined, they say what its text says, less the rows of its receipts."""
    by_first_line: dict[str, Receipt] = {}
    for receipt in reply.receipts:
        by_first_line.setdefault(receipt.words.strip().split("\n")[0].strip(), receipt)
    current: Receipt | None = None
    skip: set[str] = set()
    for line in reply.text.split("\n"):
        words = line.strip()
        if words and words in skip:
            continue
        numbered = _NUMBERED.fullmatch(line) if reply.choices else None
        if words in by_first_line:
            current = by_first_line[words]
            skip = _said_again(current)
            yield Words(current)
        elif numbered and int(numbered[1]) <= len(reply.choices) + 1:
            yield Choice(int(numbered[1]), numbered[2])
        elif words.endswith(":"):
            skip = set()
            yield Credit(words)
        else:
            yield Line(words)


def _said_again(receipt: Receipt) -> set[str]:
    """What follows the first line of an item's words: its other lines, and the rows of its receipt."""
    rest = {line.strip() for line in receipt.words.split("\n")[1:]}
    rows = {part.strip() for label, value in receipt.rows for part in f"{label}: {value}".split("\n")}
    return (rest | rows) - {""}
