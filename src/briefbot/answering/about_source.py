"""Answers what is asked about the source itself: what it is about, what it is called, who wrote it, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision
from briefbot.answering.content import SHOWN, STRUCTURAL
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import UNKNOWN, Source
from briefbot.matching import cues
from briefbot.matching.question import Question

_SOURCES: Final = frozenset("article source text piece story briefing report".split())
_FIELDS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("title", frozenset("title headline called heading".split())),
    ("author", frozenset("author authors wrote writer writes penned byline".split())),
    ("published", frozenset("published appeared printed date dated posted".split())),
    ("publisher", frozenset("publisher published printed publishes newspaper paper website site outlet".split())),
)
"""What is asked about a source -> the words that ask for it, the more particular first."""


_GIST: Final = frozenset("gist summary summarise summarize nutshell tldr recap".split())
_AROUND: Final = _SOURCES | frozenset(
    "what what's whats is it it's this that all whole the a news going on here about then".split()
)
"""What may stand around the "about" of a question that asks what all of it is about."""


def gist(asked: Asked) -> Decision | None:
    """What it is all about: the author's answer to that question, else the first facts."""
    if asked.within is not None or not _asks_gist(asked.question):
        return None
    answers = (entry.items for entry in asked.briefing.questions if _foresees_gist(asked, entry.ask))
    items = next((items for items in answers if items), tuple(fact.id for fact in asked.briefing.facts[:SHOWN]))
    return Decision("answer", items, None, confidence=STRUCTURAL, step="what it is about") if items else None


def _foresees_gist(asked: Asked, phrasings: Sequence[str]) -> bool:
    return any(_asks_gist(asked.matcher.read_own(phrasing)) for phrasing in phrasings)


def _asks_gist(question: Question) -> bool:
    """Whether everything is asked for in short: "what is this about", "what's going on here", "the gist, please"."""
    if question.mentions or question.quotes or any(token.folded not in _GIST | _SOURCES for token in question.content):
        return False
    folded = [token.folded for token in question.tokens if not token.small and token.folded not in cues.FILLER_WORDS]
    if not _GIST.isdisjoint(folded):
        return True
    asks = folded[:1] in (["what"], ["what's"], ["whats"]) or folded[:2] == ["so", "what"]
    return asks and ("about" in folded[-2:] or "going" in folded) and _AROUND.issuperset(folded[1:])


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
    for field, asking in _FIELDS:
        if not folded & asking:
            continue
        if field == "published" and kind not in ("when", "keywords"):
            continue
        return field
    return None


def _value(source: Source, field: str) -> str:
    value = str(getattr(source, field))
    return "" if value == UNKNOWN else value
