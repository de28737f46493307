"""Plain text and Markdown as an article: what is title, heading, paragraph and boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefbot.authoring.drafting.article import Article, Block, BlockKind, Span
from briefbot.authoring.drafting.times import time_in

_BLANK: Final = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n)){2,}")
_BOILERPLATE: Final = re.compile(
    r"leave a (?:reply|comment)|your email address|all rights reserved|copyright|©|subscribe\b|sign (?:up|in)\b|log in\b|"
    r"newsletter|cookies?\b|privacy policy|terms (?:of|and)|share (?:this|on)|follow us|read (?:more|also|next)|"
    r"related (?:articles|stories|posts)|advertis|click here|download (?:the|our) app|comments? (?:are )?closed|"
    r"post a comment|(?:photo|image|picture|credit)s?(?: by)?:|continue reading|most read|tags?:|filed under|"
    r"posted (?:on|by|in)|skip to|menu\b|home\b|back to top|print this|e-?mail this",
    re.IGNORECASE,
)
"""How lines of a web page begin that are no part of the article."""

_BYLINE: Final = re.compile(r"(?:by|words by|reporting by|editing by|written by|from our)\s+(.{3,80})", re.IGNORECASE)
_MARKDOWN_HEADING: Final = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*$")
_SENTENCE_END: Final = re.compile(r"[.!?…:][\s\"'”’»)]*$")
_SIGNED_QUOTATION: Final = re.compile(r"[“\"‘«„].+[”\"’»“]\s*[—–―-]{1,2}\s*[A-Z]", re.DOTALL)
_LONGEST_HEADING: Final = 110
"""Characters. Newspaper headlines seldom pass 100; a line that ends without a full stop and is longer is a cut paragraph."""

_LONGEST_BOILERPLATE: Final = 140
"""Characters. A longer block that begins with such words ("Home owners …") is prose."""


def plain_article(text: str) -> Article:
    """An article from plain text or Markdown, whose text stays exactly as it is."""
    spans = list(_stretches(text))
    kinds = [kind_of(text[slice(*span)]) for span in spans]
    title = _title(text, spans, kinds)
    blocks = tuple(
        Block("title" if number == title else kind, _without_markup(text, span))
        for number, (span, kind) in enumerate(zip(spans, kinds, strict=True))
    )
    bylines = [match.group(1) for span in spans if (match := _BYLINE.fullmatch(text[slice(*span)].strip(" *_")))]
    name = text[slice(*blocks[title].span)] if title is not None else ""
    author = bylines[0].strip() if bylines else ""
    return Article(text, blocks, title=name, author=author, published=_published(text, blocks))


def _published(text: str, blocks: Sequence[Block]) -> str:
    """The date that stands by itself above the first paragraph, where it is a whole one: "Published 12 February 2026"."""
    for block in blocks:
        if block.kind == "paragraph":
            break
        date = time_in(text[slice(*block.span)]).get("date", "") if block.kind != "title" else ""
        if len(date) == len("2026-02-12") and date[0].isdigit():
            return date
    return ""


def _stretches(text: str) -> Iterator[Span]:
    """Blocks between blank lines; where an article has none, its lines."""
    separator = _BLANK if _BLANK.search(text.strip()) else re.compile(r"(?:\r\n|\r|\n)")
    position = 0
    for start, end in [*(match.span() for match in separator.finditer(text)), (len(text), len(text))]:
        span = _trimmed(text, (position, start))
        if span[0] < span[1]:
            yield from _headed(text, span)
        position = end


def _headed(text: str, span: Span) -> Iterator[Span]:
    """A Markdown heading needs no blank line after it."""
    line_end = text.find("\n", *span)
    if line_end >= 0 and _MARKDOWN_HEADING.match(text[span[0] : line_end].rstrip()):
        yield _trimmed(text, (span[0], line_end))
        yield from _headed(text, _trimmed(text, (line_end, span[1])))
    else:
        yield span


def kind_of(block: str) -> BlockKind:
    """What a block of text looks like by itself; a title is told by its place only."""
    if _MARKDOWN_HEADING.match(block):
        return "heading"
    plain = block.strip("*_ ")
    if _BYLINE.fullmatch(plain) or (_BOILERPLATE.match(plain) and len(plain) <= _LONGEST_BOILERPLATE):
        return "boilerplate"
    if re.fullmatch(r"[\W_]*", block):
        return "boilerplate"
    if _SIGNED_QUOTATION.match(plain):
        return "paragraph"
    if len(plain) <= _LONGEST_HEADING and not _SENTENCE_END.search(plain):
        return "heading"
    return "paragraph"


def _title(text: str, spans: list[Span], kinds: list[BlockKind]) -> int | None:
    """The first block, where it is a heading or a short line before longer ones (a title may end with a question mark)."""
    for number, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        if kind == "boilerplate":
            continue
        first = text[slice(*span)]
        short = len(first) <= 160 and first.count(".") - first.count("..") * 2 < 1 and "\n" not in first
        return number if (kind == "heading" or short) and len(spans) > number + 1 else None
    return None


def _without_markup(text: str, span: Span) -> Span:
    heading = _MARKDOWN_HEADING.match(text[slice(*span)])
    return (span[0] + heading.start(2), span[0] + heading.end(2)) if heading else span


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
