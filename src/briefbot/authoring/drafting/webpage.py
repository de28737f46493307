"""A saved web page as an article: its readable main text, found by trafilatura, with what the page says of itself.

The page is only parsed: no script of it runs, and nothing it refers to is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from briefbot.authoring.drafting.article import Article, Block, BlockKind
from briefbot.authoring.drafting.paragraphs import kind_of
from briefbot.errors import CannotRead, Problem

_MARKUP: Final = re.compile(r"\s*(?:<!doctype html|<html|<\?xml|<head|<body|<article|<div|<p[\s>]|<!--)", re.IGNORECASE)
_HEADINGS: Final = {"head"}
_PROSE: Final = {"p", "quote", "item", "cell"}


def is_markup(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return _MARKUP.match(text) is not None


def page_article(markup: str | bytes) -> Article:
    """The article of a web page. Raises CannotRead where there is none in it, or the package that finds it is missing."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        message = "Reading a web page needs one more package."
        remedy = "Install briefbot[web], or copy the article's text into a .txt file."
        raise CannotRead(Problem("B009", "E", message, remedy)) from error
    found: Any = bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=False, fast=True)
    pieces = list(_pieces(found.body)) if found is not None and found.body is not None else []
    if not pieces:
        message = "There is no article to be found in this page."
        raise CannotRead(Problem("B009", "E", message, "Copy the article's text into a .txt file."))
    return _article(pieces, found)


def _pieces(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """(kind, text) of each heading and paragraph, in order."""
    for element in body.iterchildren():
        words = " ".join("".join(element.itertext()).split())
        if element.tag in _HEADINGS:
            yield "heading", words
        elif element.tag == "p" or not len(element):
            yield ("paragraph" if kind_of(words) == "heading" else kind_of(words)), words
        else:
            yield from _pieces(element)


def _article(pieces: list[tuple[BlockKind, str]], found: Any) -> Article:
    title = " ".join((found.title or "").split())
    blocks, texts, position = [], [], 0
    for number, (kind, words) in enumerate(piece for piece in pieces if piece[1]):
        is_title = kind == "heading" and (words == title or (number == 0 and not title))
        blocks.append(Block("title" if is_title else kind, (position, position + len(words))))
        texts.append(words)
        position += len(words) + 2
    return Article(
        "\n\n".join(texts), tuple(blocks), title=title, author=found.author or "", publisher=found.sitename or "",
        published=found.date or "", url=found.url or "",
    )  # fmt: skip
