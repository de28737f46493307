"""The document as the rules see it: its elements with their paths, its ids, and every place that refers to one.

Rules also run on a document that the schema complained about, so that all problems are told at once. Everything here
therefore passes over what has the wrong shape; that it is wrong has been said already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from briefbot.briefing.build import ENTITY_MAPS, ITEM_LISTS, cite_of, item_ids
from briefbot.briefing.coverage import Coverage, covered_sentences
from briefbot.briefing.locate import Path
from briefbot.briefing.model import RESERVED_IDS, Cite
from briefbot.briefing.passage import Passage, SourceText, passage
from briefbot.briefing.reporting import Names
from briefbot.briefing.source import Span, one_object

Element = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that names an id. `wanted` tells what it may be: entity, topic, item, source, reply (item or entity) or any."""

    path: Path
    id: str
    wanted: str


NAME_KEYS: Final = ("name", "aliases", "extra_aliases")
_CITE_KEYS: Final = ("source", "exact", "from", "to", "prefix", "suffix")
_REFERENCES: Final = {
    "facts": {"about": "any", "topics": "topic", "contradicts": "item"},
    "statements": {
        "speaker": "entity",
        "to": "entity",
        "via": "entity",
        "reported_by": "entity",
        "about": "any",
        "topics": "topic",
        "contradicts": "item",
    },
    "scenarios": {"by": "entity", "items": "item"},
    "timeline": {"items": "item"},
    "quiz": {"item": "any"},
    "tests": {"expect": "reply", "never": "reply"},
}


@dataclass
class Contents:
    """A document, and the texts of its sources by id (None for a source whose text is not there)."""

    document: Element
    texts: Mapping[str, str | None] = field(default_factory=dict)

    def map(self, name: str) -> Iterator[tuple[Path, str, Any]]:
        """(path, id, value) of each element of a map such as `people`."""
        elements = self.document.get(name)
        if isinstance(elements, dict):
            for key, value in elements.items():
                yield (name, key), key, value

    def entities(self) -> Iterator[tuple[Path, str, Element]]:
        """(path, id, object) of all people, organisations and places; a bare name as an object with that name."""
        for name, _ in ENTITY_MAPS:
            for path, key, value in self.map(name):
                yield path, key, {"name": value} if isinstance(value, str) else value if isinstance(value, dict) else {}

    def entity(self, key: str) -> Element | None:
        """The person, organisation or place of this id."""
        return self._entities.get(key)

    @cached_property
    def _entities(self) -> Mapping[str, Element]:
        return {key: element for _, key, element in self.entities()}

    def elements(self, name: str) -> Iterator[tuple[Path, Element]]:
        """(path, object) of each object in a list such as `statements`; a fact that is a bare text as an object."""
        elements = self.document.get(name)
        for number, value in enumerate(elements if isinstance(elements, list) else ()):
            if isinstance(value, dict):
                yield (name, number), value
            elif name == "facts" and isinstance(value, str):
                yield (name, number), {"text": value}

    def sources(self) -> Iterator[tuple[Path, str, Element]]:
        """(path, id, object) of each source."""
        for path, key, value in self.map("sources"):
            if isinstance(value, dict):
                yield path, key, value

    @cached_property
    def ids(self) -> Mapping[str, set[str]]:
        """Sort (entity, topic, source, item) -> the ids of that sort, derived ones too."""
        return {
            "entity": {key for name, _ in ENTITY_MAPS for _, key, _ in self.map(name)},
            "topic": {key for _, key, _ in self.map("topics")},
            "source": {key for _, key, _ in self.map("sources")},
            "item": {key for name in ITEM_LISTS for key in self._given_ids[name]},
        }

    def known(self, wanted: str) -> set[str]:
        """The ids that a reference of this sort may name."""
        ids = self.ids
        match wanted:
            case "entity":
                return ids["entity"] | RESERVED_IDS
            case "reply":
                return ids["entity"] | ids["item"]
            case "any":
                return ids["entity"] | ids["topic"] | ids["item"]
            case _:
                return ids[wanted]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every place of the document that names an id, in the order of the document."""
        found = [Reference(path, key, wanted) for path, key, wanted in self._references()]
        found += [
            Reference((*path, "source"), value["source"], "source")
            for path, value in self.raw_cites()
            if isinstance(value, dict) and isinstance(value.get("source"), str)
        ]
        return tuple(found)

    def _references(self) -> Iterator[tuple[Path, str, str]]:
        for path, _, entity in self.entities():
            for at, key in named(entity, path, "of"):
                yield at, key, "entity"
        for name, keys in _REFERENCES.items():
            for path, element in self.elements(name):
                for key, wanted in keys.items():
                    for at, value in named(element, path, key):
                        yield at, value, wanted
        timeline = self.document.get("timeline")
        for number, value in enumerate(timeline if isinstance(timeline, list) else ()):
            if isinstance(value, str):
                yield ("timeline", number), value, "item"
        for path, question in self.elements("questions"):
            if isinstance(question.get("answer"), list):
                for at, value in named(question, path, "answer"):
                    yield at, value, "reply"

    def raw_cites(self) -> Iterator[tuple[Path, Any]]:
        """(path, text or object) of every cite of an item or entity."""
        owners: list[tuple[Path, Element]] = [(path, entity) for path, _, entity in self.entities()]
        owners += self.items
        for path, owner in owners:
            yield from raw_cites_of(path, owner)

    def cites(self) -> Iterator[tuple[Path, Cite]]:
        """(path, cite) of every cite of an item or entity that has the right shape."""
        for path, raw in self.raw_cites():
            cite = as_cite(raw)
            if cite is not None:
                yield path, cite

    @cached_property
    def items(self) -> tuple[tuple[Path, Element], ...]:
        """(path, object) of each fact and statement."""
        return (*self.elements("facts"), *self.elements("statements"))

    @cached_property
    def people(self) -> frozenset[str]:
        """The ids of the people."""
        return frozenset(key for _, key, _ in self.map("people"))

    @cached_property
    def names(self) -> Names:
        """The names of people, organisations and places; of a person the last name alone too."""
        pairs: list[tuple[str, str]] = []
        for path, key, entity in self.entities():
            pairs += [(word, key) for part in NAME_KEYS for word in words_of(entity.get(part, ()))]
            if path[0] == "people":
                pairs += [(name.split()[-1], key) for name in words_of(entity.get("name")) if name.strip()]
        return Names.of(pairs)

    def id_of(self, path: Path) -> str:
        """The id of the element of a list at this path, given or derived."""
        return self._given_ids[str(path[0])][int(path[1])]

    @cached_property
    def _given_ids(self) -> Mapping[str, tuple[str, ...]]:
        return item_ids(self.document)

    @cached_property
    def language(self) -> str:
        """The language of the briefing."""
        language = self.document.get("language", "en")
        return language if isinstance(language, str) else "en"

    @cached_property
    def source_texts(self) -> Mapping[str, SourceText]:
        """Source id -> its text with what is known of it, of the sources whose text is there."""
        found = {}
        for _, key, source in self.sources():
            text = self.texts.get(key)
            if text is not None:
                language = source.get("language")
                language = language if isinstance(language, str) else self.language
                lines = [words for part in ("headings", "ignore") for words in words_of(source.get(part, ()))]
                found[key] = SourceText(key, one_object(text), language, tuple(lines))
        return found

    @cached_property
    def passages(self) -> Mapping[Path, tuple[Passage, ...]]:
        """Path of an item or entity -> its cites whose source's text is there. A quote without a cite is its own cite."""
        found: dict[Path, list[Passage]] = {}
        owners: list[tuple[Path, Element]] = [(path, entity) for path, _, entity in self.entities()]
        for owner, element in (*owners, *self.items) if self.source_texts else ():
            cites = [(path, as_cite(raw)) for path, raw in raw_cites_of(owner, element)]
            if owner[0] == "statements" and "cite" not in element:
                cites = [(path, Cite(exact=quote)) for path, quote in named(element, owner, "quote")]
            for path, cite in cites:
                source = self._source_of(cite) if cite else None
                if cite and source:
                    found.setdefault(owner, []).append(passage(path, owner, cite, source))
        return {owner: tuple(passages) for owner, passages in found.items()}

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """Source id -> what is cited of it by facts and statements, of the sources whose text is there."""
        cited: dict[str, list[tuple[Span, str]]] = {key: [] for key in self.source_texts}
        for path, _ in self.items:
            for one in self.passages.get(path, ()):
                if one.spans:
                    cited[one.source.id].append((one.spans[0], self.id_of(path)))
        return {
            key: covered_sentences(source.sentences, source.lines_aside, cited[key])
            for key, source in self.source_texts.items()
        }

    def _source_of(self, cite: Cite) -> SourceText | None:
        """The source that a cite names, or the only one; None when its text is not there."""
        names = self.ids["source"]
        if cite.source is None and len(names) == 1:
            return self.source_texts.get(next(iter(names)))
        return self.source_texts.get(cite.source or "")


def named(element: Element, path: Path, key: str) -> Iterator[tuple[Path, str]]:
    """(path, text) of a key that holds one text or a list of them."""
    value = element.get(key)
    if isinstance(value, str):
        yield (*path, key), value
    elif isinstance(value, list):
        yield from (((*path, key, number), part) for number, part in enumerate(value) if isinstance(part, str))


def raw_cites_of(path: Path, owner: Element) -> Iterator[tuple[Path, Any]]:
    """(path, text or object) of every cite of one item or entity."""
    value = owner.get("cite")
    if isinstance(value, list):
        yield from (((*path, "cite", number), part) for number, part in enumerate(value))
    elif value is not None:
        yield (*path, "cite"), value


def as_cite(raw: Any) -> Cite | None:
    """A cite as the model has it; None where it has the wrong shape."""
    if isinstance(raw, str):
        return Cite(exact=raw)
    if not isinstance(raw, dict) or not all(isinstance(raw.get(key, ""), str) for key in _CITE_KEYS):
        return None
    return cite_of(raw) if raw.get("exact") or (raw.get("from") and raw.get("to")) else None


def words_of(raw: Any) -> list[str]:
    """Every wording of a text, a language map, or a list of these."""
    if isinstance(raw, str):
        return [raw]
    if isinstance(raw, dict):
        return [value for value in raw.values() if isinstance(value, str)]
    return [word for part in raw for word in words_of(part)] if isinstance(raw, list) else []
