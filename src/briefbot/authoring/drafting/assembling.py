"""A draft briefing from what was read in an article: the document, with ids, cites and a mark on each item.

Nothing is put into other words: `text` is what the article's sentence says, its quotation marks and its reporting clause left
out. A person rewrites it, or lets it stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from briefbot.authoring.citing import CiteValue, cite_for, first_place_cite
from briefbot.authoring.drafting.article import Article, Span
from briefbot.authoring.drafting.hearers import is_outlet
from briefbot.authoring.drafting.parties import Parties, Party, people_worth_naming
from briefbot.authoring.drafting.quotations import quotations
from briefbot.authoring.drafting.sentences import Sentence, sentences
from briefbot.authoring.drafting.speakers import Reader, Said
from briefbot.authoring.drafting.times import time_in
from briefbot.briefing.model import UNDISCLOSED, UNKNOWN
from briefbot.briefing.rules_values import DRAFT_MARK
from briefbot.text.normalise import fold

SOURCE_ID: Final = "article"
_MARKS: Final = re.compile("[“”„«»\"]|(?<!\\w)[‘']|[’'](?!\\w)")
_LONG_QUOTATION: Final = 6
"""Words from which a quotation is a clause of its own, so that the text need not repeat it."""

_REPORTED: Final = re.compile(r"^(?:and |but )?\w+ing (?:\w+ ){0,4}?that ")
_ID_WORDS: Final = 5
_SMALL: Final = frozenset(
    (
        "the a an of to in on at for and or that is was were are be has had have it its he she they his her their "
        "this by with as"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The document of a draft, and what it was made from.

    `uncited` holds the words of every item that is not in the document because no cite finds it and nothing else.
    """

    document: dict[str, Any]
    said: tuple[Said, ...]
    uncited: tuple[str, ...] = ()

    @property
    def unsure(self) -> int:
        """How many statements have nobody as speaker yet."""
        return sum(statement["speaker"] in {UNKNOWN, UNDISCLOSED} for statement in self.document.get("statements", ()))


def draft(article: Article, source: dict[str, Any] | None = None) -> Draft:
    """The draft of an article. `source` tells where its text is: ``{"file": "article.txt"}``; else the draft carries it."""
    paragraphs = [block.span for block in article.blocks if block.kind == "paragraph"]
    quotes = quotations(article.text, paragraphs)
    read = sentences(article.text, paragraphs, quotes)
    parties = Parties(read)
    said = tuple(Reader(read, parties).read())
    assembly = _Assembly(article, read, parties, said)
    document = assembly.document(source or {"text": [article.words(block.span) for block in article.blocks]})
    return Draft(document, said, tuple(assembly.uncited))


def as_text(draft: Draft) -> str:
    """The draft as the text of a file."""
    return json.dumps(draft.document, ensure_ascii=False, indent=2) + "\n"


@dataclass(slots=True)
class _Assembly:
    article: Article
    sentences: Sequence[Sentence]
    parties: Parties
    said: Sequence[Said]
    uncited: list[str] = field(default_factory=list)
    _ids: dict[int, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def document(self, source: dict[str, Any]) -> dict[str, Any]:
        article = self.article
        named = {
            id(party): party
            for one in self.said
            for party in (one.party, one.to, one.via, one.reported_by)
            if party is not None
        }
        listed = people_worth_naming(self.parties.all, named.values())
        for party in listed:
            self._ids[id(party)] = self._new_id(party.name)
        language = article.language or "en"
        document: dict[str, Any] = {"briefing": 1, "title": article.title or "Untitled", "language": language}
        document["sources"] = {SOURCE_ID: self._source(source)}
        for key, sort in (("people", "person"), ("organisations", "organisation")):
            entities = {self._ids[id(party)]: self._entity(party) for party in listed if party.sort == sort}
            if entities:
                document[key] = entities
        facts = [fact for fact in self._facts() if fact]
        if facts:
            document["facts"] = facts
        statements = [one for one in (self._statement(said) for said in self.said) if one]
        if statements:
            document["statements"] = statements
        return document

    def _source(self, source: dict[str, Any]) -> dict[str, Any]:
        article = self.article
        headings = [*article.of_kind("title"), *article.of_kind("heading")]
        known: dict[str, Any] = {"title": article.title, "author": article.author, "publisher": article.publisher}
        known |= {"published": article.published, "url": article.url, "language": article.language or "en", **source}
        known |= {"headings": headings, "ignore": list(article.of_kind("boilerplate"))}
        return {key: value for key, value in known.items() if value}

    def _entity(self, party: Party) -> dict[str, Any]:
        entity: dict[str, Any] = {"name": party.name}
        spellings = [spelling for spelling in dict.fromkeys(party.spellings) if spelling != party.name]
        if spellings:
            entity["aliases"] = spellings
        if party.role:
            entity["role"] = party.role
        kind = party.kind or ("outlet" if party.sort == "organisation" and is_outlet(party) else "")
        if kind:
            entity["kind"] = kind
        entity[DRAFT_MARK] = True
        return entity

    def _statement(self, said: Said) -> dict[str, Any] | None:
        text, quotes = self._words(said)
        cite = self._cite(said.span) if text or quotes else None
        if cite is None:
            return None
        speaker = self._ids[id(said.party)] if said.party is not None else UNDISCLOSED if said.hidden else UNKNOWN
        statement: dict[str, Any] = {"id": self._new_id(text or quotes[0]), "speaker": speaker}
        if text:
            statement["text"] = text
        if quotes:
            statement["quote"] = quotes if len(quotes) > 1 else quotes[0]
        statement["cite"] = cite
        statement |= {key: words for key, words in (("verb", _verb(said.verb)),) if words}
        for key, party in (("to", said.to), ("via", said.via), ("reported_by", said.reported_by)):
            if party is not None:
                statement[key] = self._ids[id(party)]
        if said.implied:
            statement["attribution"] = "implied"
        when = time_in(self.article.words(self._outside(said)))
        if when:
            statement["when"] = when
        if said.note:
            statement["note"] = said.note
        statement[DRAFT_MARK] = True
        return statement

    def _outside(self, said: Said) -> Span:
        """The reporting clause: what of the sentence is not what was said, so that its time is the time of saying."""
        first = said.content[0]
        return (said.span[0], first[0]) if first[0] > said.span[0] else (first[1], said.span[1])

    def _words(self, said: Said) -> tuple[str, list[str]]:
        """(`text`, `quote`): the text is what stands outside long quotations; none where they say it all."""
        quotes = [self.article.words(quote.inner).strip() for quote in said.quotes]
        pieces = [self._told(piece, said) for piece in said.content]
        told = [piece for piece in pieces if any(word.lower() not in _SMALL for word in re.findall(r"\w+", piece))]
        text = " … ".join(told)
        if quotes and not told:
            return "", quotes
        return text[:1].upper() + text[1:], quotes

    def _told(self, piece: Span, said: Said) -> str:
        """A piece of what was said without its quotation marks; a long quotation that it begins with is not told twice."""
        start, end = piece
        for quote in said.quotes:
            long = len(self.article.words(quote.inner).split()) >= _LONG_QUOTATION
            if quote.span[0] <= start and (long or quote.span[1] >= end - 1):
                start = max(start, min(quote.span[1], end))
        words = " ".join(_MARKS.sub("", self.article.words((start, end))).split()).strip(" ,;:—–.")
        return _REPORTED.sub("", words) if start > piece[0] else words

    def _facts(self) -> Iterable[dict[str, Any]]:
        """Sentences in the article's own voice that tell a date: the ground of a timeline. The rest is left to the author."""
        reported = {said.sentence for said in self.said}
        for number, sentence in enumerate(self.sentences):
            words = self.article.words(sentence.span)
            when = time_in(words)
            cite = self._cite(sentence.span) if when and number not in reported and not sentence.quotes else None
            if cite is not None:
                yield {
                    "id": self._new_id(words),
                    "text": " ".join(words.split()),
                    "cite": cite,
                    "when": when,
                    DRAFT_MARK: True,
                }

    def _cite(self, span: Span) -> CiteValue | None:
        """The cite of an item; where there is none, the item is noted as left out."""
        cite = cite_for(self.article.text, span) or first_place_cite(self.article.text, span)
        if cite is None:
            self.uncited.append(" ".join(self.article.words(span).split()))
        return cite

    def _new_id(self, words: str) -> str:
        """An id of the first words that carry something, told from the ids before it by a number."""
        found = [word for word in re.findall(r"[a-z0-9]+", fold(words)) if word not in _SMALL]
        stem = "-".join(found[:_ID_WORDS]) or "item"
        stem = f"{stem}-1" if stem in {UNKNOWN, UNDISCLOSED} else stem
        name, number = stem, 2
        while name in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name)
        return name


def _verb(printed: str) -> str:
    return printed if printed.isascii() and printed[:1].isalpha() else ""
