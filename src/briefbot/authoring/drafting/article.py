"""An article as it is drafted from: its text, and what each stretch of it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""Start and end offsets in the article's text, end exclusive."""

BlockKind = Literal["title", "heading", "paragraph", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text between blank lines."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """`text` is what cites are found in; the blocks lie in it in order. What is not known is empty."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    """As an EDTF date, such as ``2024-03-05``."""
    url: str = ""
    language: str = ""

    def words(self, span: Span) -> str:
        return self.text[slice(*span)]

    def of_kind(self, kind: BlockKind) -> tuple[str, ...]:
        """The texts of all blocks of one kind."""
        return tuple(self.words(block.span) for block in self.blocks if block.kind == kind)
