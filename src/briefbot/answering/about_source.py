"""Answers what is asked about the source itself: who wrote it, where and when it was published, what it is called."""

from __future__ import annotations

from typing import Final

from briefbot.answering.asked import Asked, Decision
from briefbot.answering.content import STRUCTURAL
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import UNKNOWN, Source

_SOURCES: Final = frozenset("article source text piece story briefing report".split())
_FIELDS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("title", frozenset("title headline called heading".split())),
    ("author", frozenset("author authors wrote writer writes penned byline".split())),
    ("published", frozenset("published appeared printed date dated posted".split())),
    ("publisher", frozenset("publisher published printed publishes newspaper paper website site outlet".split())),
)
"""What is asked about a source -> the words that ask for it, the more particular first."""


def about_the_source(asked: Asked) -> Decision | None:
    """What the briefing knows of its source: "when was the article published"; with several sources, of each."""
    question = asked.question
    if question.mentions or question.quotes or asked.within is not None or not asked.briefing.sources:
        return None
    folded = {token.folded for token in question.tokens}
    field = _field_asked(question.kind, folded)
    words = frozenset().union(*(cues for _, cues in _FIELDS)) | _SOURCES
    if not folded & _SOURCES or field is None or any(token.folded not in words for token in question.content):
        return None
    known = [value for source in asked.briefing.sources.values() if (value := _value(source, field))]
    if not known:
        return Decision("not_in_briefing", (), Phrase("author-unknown"), confidence=STRUCTURAL, step="about the source")
    return Decision(
        "answer", (), Phrase("of-source", ("; ".join(known),)), confidence=STRUCTURAL, step="about the source"
    )


def _field_asked(kind: str, folded: set[str]) -> str | None:
    for field, cues in _FIELDS:
        if not folded & cues:
            continue
        if field == "published" and kind not in ("when", "keywords"):
            continue
        return field
    return None


def _value(source: Source, field: str) -> str:
    value = str(getattr(source, field))
    return "" if value == UNKNOWN else value
