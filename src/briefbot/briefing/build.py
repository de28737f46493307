"""Builds the model from a parsed briefing document: shorthands spelled out, ids given, language maps resolved.

It trusts its input: the document has passed the schema and the rules, so there is nothing left here that can go wrong.
That keeps opening a known file cheap, and keeps every complaint in the validator and the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from briefbot.briefing.model import (
    UNKNOWN,
    AuthorQuestion,
    AuthorQuizItem,
    Briefing,
    BriefingTest,
    Cite,
    Entity,
    EntitySort,
    Fact,
    Item,
    QuizWish,
    Scenario,
    Sic,
    Source,
    Statement,
    TimelineEntry,
    Topic,
    When,
)

Json = Any
"""A parsed JSON value."""

ENTITY_MAPS: Final[tuple[tuple[str, EntitySort], ...]] = (
    ("people", "person"),
    ("organisations", "organisation"),
    ("places", "place"),
)
ITEM_LISTS: Final = ("facts", "statements", "scenarios")
NAMED_LISTS: Final = {
    "facts": "fact",
    "statements": "statement",
    "scenarios": "scenario",
    "questions": "question",
    "quiz": "quiz",
}
"""Lists whose elements have ids -> the stem of the ids that are given to those without one."""

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def build(document: Mapping[str, Json], digest: str = "", texts: Mapping[str, str] = _NOTHING) -> Briefing:
    """The briefing of a valid document.

    `digest` is the SHA-256 of the file's bytes in hex; `texts` holds source texts that were read from files, by source id.
    """
    builder = _Builder(document, texts)
    facts = tuple(map(builder.fact, document.get("facts", ()), builder.ids["facts"]))
    statements = tuple(map(builder.statement, document.get("statements", ()), builder.ids["statements"]))
    scenarios = tuple(map(builder.scenario, document.get("scenarios", ()), builder.ids["scenarios"]))
    items: dict[str, Item] = {item.id: item for group in (facts, statements, scenarios) for item in group}
    text = builder.text
    return Briefing(
        title=text(document["title"]),
        language=builder.language,
        about=text(document.get("about", "")),
        authors=builder.texts(document.get("authors", ())),
        updated=document.get("updated", ""),
        license=text(document.get("license", "")),
        sources=MappingProxyType({key: builder.source(key, raw) for key, raw in document.get("sources", {}).items()}),
        entities=MappingProxyType(builder.entities),
        topics=MappingProxyType({key: builder.topic(key, raw) for key, raw in document.get("topics", {}).items()}),
        facts=facts,
        statements=statements,
        scenarios=scenarios,
        timeline=tuple(map(builder.timeline_entry, document.get("timeline", ()))),
        glossary=MappingProxyType({term: text(raw) for term, raw in document.get("glossary", {}).items()}),
        questions=tuple(map(builder.question, document.get("questions", ()), builder.ids["questions"])),
        quiz=tuple(
            builder.quiz_item(raw, key)
            for raw, key in zip(document.get("quiz", ()), builder.ids["quiz"], strict=True)
            if "question" in raw and not raw.get("off")
        ),
        quiz_wishes=tuple(builder.quiz_wish(raw) for raw in document.get("quiz", ()) if "question" not in raw),
        tests=tuple(map(builder.test, document.get("tests", ()))),
        items=MappingProxyType(items),
        digest=digest,
    )


def item_ids(document: Mapping[str, Json]) -> dict[str, tuple[str, ...]]:
    """List name -> the id of each of its elements, in order; elements without an id get one from their position.

    A derived id (``fact-1``, ``statement-2`` …) never equals an id that the document defines, and stays the same as long
    as the element keeps its position.
    """
    lists = {name: _elements(document, name) for name in NAMED_LISTS}
    given = {name: [_given_id(raw) for raw in elements] for name, elements in lists.items()}
    taken = {key for keys in given.values() for key in keys if key}
    for name in ("people", "organisations", "places", "topics"):
        named = document.get(name)
        taken.update(named if isinstance(named, dict) else ())
    return {
        name: tuple(key or _free_id(f"{NAMED_LISTS[name]}-{number}", taken) for number, key in enumerate(keys, start=1))
        for name, keys in given.items()
    }


def _elements(document: Mapping[str, Json], name: str) -> list[Json]:
    elements = document.get(name)
    return elements if isinstance(elements, list) else []


def _given_id(raw: Json) -> str:
    given = raw.get("id", "") if isinstance(raw, dict) else ""
    return given if isinstance(given, str) else ""


def _free_id(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "-unnamed"
    return wanted


def many(raw: Json) -> Iterable[Json]:
    """One value or a list of them, as a list."""
    return raw if isinstance(raw, (list, tuple)) else (raw,)


class _Builder:
    """One method per shape of the schema; holds the language that language maps are resolved to."""

    def __init__(self, document: Mapping[str, Json], texts: Mapping[str, str]) -> None:
        self.language: str = document.get("language", "en")
        self.ids = item_ids(document)
        self.source_texts = texts
        self.entities: dict[str, Entity] = {}
        for name, sort in ENTITY_MAPS:
            for key, raw in document.get(name, {}).items():
                self.entities[key] = self.entity(key, sort, raw)

    def text(self, raw: Json) -> str:
        """A text, or its version in the briefing's language; the first one where that language is missing."""
        if isinstance(raw, str):
            return raw
        short = self.language.split("-")[0]
        for tag in (self.language, short):
            if tag in raw:
                return str(raw[tag])
        same = (words for tag, words in raw.items() if tag.split("-")[0] == short)
        return str(next(same, next(iter(raw.values()))))

    def texts(self, raw: Json) -> tuple[str, ...]:
        return tuple(map(self.text, many(raw)))

    def flag(self, raw: Json) -> bool | str:
        return raw if isinstance(raw, bool) else self.text(raw)

    def cites(self, raw: Json, quotes: tuple[str, ...] = ()) -> tuple[Cite, ...]:
        """The cites of an item; where it has a quote and no cite, the quotes are the cites."""
        if raw is None:
            return tuple(Cite(exact=quote) for quote in quotes)
        return tuple(map(cite_of, many(raw)))

    def when(self, raw: Json) -> When | None:
        if raw is None:
            return None
        if isinstance(raw, str):
            return When(text=raw)
        return When(
            text=self.text(raw.get("text", "")),
            date=raw.get("date", ""),
            after=raw.get("after", ""),
            before=raw.get("before", ""),
        )

    def source(self, key: str, raw: Json) -> Source:
        plain = ("published", "retrieved", "url", "language", "translated_from", "file", "sha256")
        worded = ("title", "publisher", "author", "rights")
        return Source(
            id=key,
            **{name: raw[name] for name in plain if name in raw},
            **{name: self.text(raw[name]) for name in worded if name in raw},
            text=self.source_texts.get(key) or "\n\n".join(many(raw.get("text", ""))),
            headings=tuple(raw.get("headings", ())),
            ignore=tuple(raw.get("ignore", ())),
            sic=tuple(
                Sic(sic["exact"], self.text(sic.get("note", "")), self.text(sic.get("reading", "")))
                for sic in raw.get("sic", ())
            ),
        )

    def entity(self, key: str, sort: EntitySort, raw: Json) -> Entity:
        if isinstance(raw, str):
            return Entity(key, sort, raw)
        text = self.text
        return Entity(
            id=key,
            sort=sort,
            name=text(raw["name"]),
            aliases=self.texts(raw.get("aliases", ())),
            extra_aliases=self.texts(raw.get("extra_aliases", ())),
            role=text(raw.get("role", "")),
            kind=text(raw.get("kind", "")),
            pronoun=text(raw.get("pronoun", "")),
            of=raw.get("of", ""),
            cites=self.cites(raw.get("cite")),
            outside=self.flag(raw.get("outside", False)),
        )

    def topic(self, key: str, raw: Json) -> Topic:
        if isinstance(raw, str):
            return Topic(key, raw)
        return Topic(key, self.text(raw["name"]), self.texts(raw.get("aliases", ())))

    def fact(self, raw: Json, key: str) -> Fact:
        if isinstance(raw, str):
            return Fact(key, raw)
        get = raw.get
        return Fact(
            id=key,
            text=self.text(raw["text"]),
            cites=self.cites(get("cite")),
            when=self.when(get("when")),
            where=self.place(get("where", "")),
            about=tuple(many(get("about", ()))),
            topics=tuple(many(get("topics", ()))),
            basis=get("basis", "stated"),
            contradicts=tuple(many(get("contradicts", ()))),
            note=self.text(get("note", "")),
            outside=self.flag(get("outside", False)),
        )

    def place(self, raw: Json) -> str:
        """The name of a place that is given by its id; other words as they are."""
        words = self.text(raw)
        return self.entities[words].name if words in self.entities else words

    def statement(self, raw: Json, key: str) -> Statement:
        get, text = raw.get, self.text
        quotes = tuple(many(get("quote", ())))
        return Statement(
            id=key,
            speaker=raw["speaker"],
            text=text(get("text", "")),
            quotes=quotes,
            cites=self.cites(get("cite"), quotes),
            verb=text(get("verb", "")),
            kind=text(get("kind", "")),
            to=get("to", ""),
            via=get("via", ""),
            reported_by=tuple(many(get("reported_by", ()))),
            attribution=get("attribution", "explicit"),
            stance=text(get("stance", "")),
            when=self.when(get("when")),
            about=tuple(many(get("about", ()))),
            topics=tuple(many(get("topics", ()))),
            contradicts=tuple(many(get("contradicts", ()))),
            translation=text(get("translation", "")),
            note=text(get("note", "")),
        )

    def scenario(self, raw: Json, key: str) -> Scenario:
        return Scenario(
            id=key,
            name=self.text(raw["name"]),
            by=raw.get("by", ""),
            items=tuple(many(raw.get("items", ()))),
            aliases=self.texts(raw.get("aliases", ())),
        )

    def timeline_entry(self, raw: Json) -> TimelineEntry:
        if isinstance(raw, str):
            return TimelineEntry(items=(raw,))
        items = tuple(many(raw.get("items", ())))
        return TimelineEntry(self.when(raw.get("when")), self.text(raw.get("text", "")), items)

    def question(self, raw: Json, key: str) -> AuthorQuestion:
        ask, answer = self.texts(raw["ask"]), raw["answer"]
        if isinstance(answer, list):
            return AuthorQuestion(key, ask, items=tuple(answer))
        if answer == UNKNOWN:
            return AuthorQuestion(key, ask, unknown=True)
        return AuthorQuestion(key, ask, answer=self.text(answer))

    def quiz_item(self, raw: Json, key: str) -> AuthorQuizItem:
        return AuthorQuizItem(
            id=key,
            question=self.text(raw["question"]),
            accept=self.texts(raw.get("answer", ())),
            distractors=self.texts(raw.get("distractors", ())),
            kind=raw.get("kind", "own"),
            item=raw.get("item", ""),
            explanation=self.text(raw.get("explanation", "")),
            order=self.texts(raw.get("order", ())),
        )

    def quiz_wish(self, raw: Json) -> QuizWish:
        return QuizWish(
            item=raw.get("item", ""),
            kind=raw.get("kind", ""),
            off=raw.get("off", False),
            distractors=self.texts(raw.get("distractors", ())),
        )

    def test(self, raw: Json) -> BriefingTest:
        return BriefingTest(
            turns=self.texts(raw["turns"]),
            expect=tuple(many(raw.get("expect", ()))),
            never=tuple(many(raw.get("never", ()))),
            outcome=raw.get("outcome"),
        )


def cite_of(raw: Json) -> Cite:
    if isinstance(raw, str):
        return Cite(exact=raw)
    get = raw.get
    return Cite(get("source"), get("exact", ""), get("prefix", ""), get("suffix", ""), get("from", ""), get("to", ""))
