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
_FEWEST_PIECES: Final = 2
_NO_PROSE: Final = (
    "script",
    "style",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "noscript",
    "iframe",
    "svg",
    "template",
)


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
    if len(pieces) < _FEWEST_PIECES:  # not found, or a short page taken as one lump
        pieces = max(pieces, list(_plain_pieces(markup)), key=len)
    if not any(kind == "paragraph" for kind, _ in pieces):
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


def _plain_pieces(markup: str | bytes) -> Iterator[tuple[BlockKind, str]]:
    """The same of a page too short or too broken for its main text to be found: all its headings and paragraphs."""
    from lxml.etree import ParserError, strip_elements
    from lxml.html import document_fromstring

    try:
        root = document_fromstring(_decoded(markup))
    except (ParserError, ValueError):  # nothing in it, or text with an encoding declared
        return
    strip_elements(root, *_NO_PROSE, with_tail=False)
    for element in root.iter("h1", "h2", "h3", "p", "li", "blockquote"):
        words = " ".join("".join(element.itertext()).split())
        heading = str(element.tag).startswith("h")
        if words and not any(inner.tag == "p" for inner in element.iterdescendants()):
            yield "heading" if heading else kind_of(words), words


def _decoded(markup: str | bytes) -> str | bytes:
    """UTF-8, which lxml takes for Latin-1 where the page does not name it; other bytes are left to what the page names."""
    try:
        return markup.decode("utf-8") if isinstance(markup, bytes) else markup
    except UnicodeDecodeError:
        return markup


def _article(pieces: list[tuple[BlockKind, str]], found: Any) -> Article:
    title = " ".join((found.title or "").split()) if found is not None else ""
    blocks, texts, position = [], [], 0
    for number, (kind, words) in enumerate(piece for piece in pieces if piece[1]):
        is_title = kind == "heading" and (words == title or (number == 0 and not title))
        title = title or (words if is_title else "")
        blocks.append(Block("title" if is_title else kind, (position, position + len(words))))
        texts.append(words)
        position += len(words) + 2
    return Article(
        "\n\n".join(texts), tuple(blocks), title=title, author=_told(found, "author"), publisher=_told(found, "sitename"),
        published=_told(found, "date"), url=_told(found, "url"),
    )  # fmt: skip


def _told(found: Any, key: str) -> str:
    """What the page says of itself; empty where it does not."""
    return getattr(found, key, "") or ""
