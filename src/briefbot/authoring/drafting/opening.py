"""From an article's file to the article: a web page by its main text, anything else as plain text or Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal

from briefbot.authoring.drafting.article import Article
from briefbot.authoring.drafting.paragraphs import plain_article
from briefbot.authoring.drafting.webpage import is_markup, page_article
from briefbot.briefing.file import decode, read_bytes
from briefbot.errors import CannotRead, Problem

Form = Literal["text", "page"]

_LARGEST: Final[dict[Form, int]] = {"text": 1_000_000, "page": 8_000_000}
"""Bytes. A novel has about 0.5 MB; pages carry much besides their text."""

_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})

_JSON: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[\[{\]])')
"""How data begins and prose does not."""


def form_of(path: Path, data: bytes) -> Form:
    """ "page" for a web page, told by its name or by how it begins."""
    return (
        "page" if path.suffix.lower() in _PAGES or is_markup(data[:400].decode("latin-1").lstrip("\ufeff")) else "text"
    )


def open_article(path: Path) -> tuple[Article, Form]:
    """The article in a file. Raises CannotRead where it cannot be read, is no text, or has no words."""
    data = read_bytes(path)
    form = form_of(path, data)
    if len(data) > _LARGEST[form]:
        size, most = (f"{number / 1_000_000:,.1f} MB" for number in (len(data), _LARGEST[form]))
        message = f"{path} has {size}; an article may have {most}."
        raise CannotRead(Problem("B005", "E", message, "Draft a long document part by part."))
    if path.suffix.lower() == ".json" or _JSON.match(data):
        message = f"{path} looks like JSON; a draft is made of an article: text, Markdown or a web page."
        raise CannotRead(
            Problem("B009", "E", message, f"If it is a briefing, briefbot check {path} tells what is wrong.")
        )
    article = page_article(data) if form == "page" else plain_article(decode(data, path))
    if not any(block.kind == "paragraph" for block in article.blocks):
        message = f"There is no paragraph in {path}, only headings or nothing."
        raise CannotRead(Problem("B009", "E", message, "Give the whole article, its paragraphs parted by blank lines."))
    return article, form
