"""What there is to look at in a briefing file, one after the other: entities, items, and the sentences that nothing cites yet.

A `Review` is a value made of the file's text; a decision makes another text, and with it another review.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from briefbot.briefing.contents import Contents, as_cite
from briefbot.briefing.locate import Path
from briefbot.briefing.model import UNDISCLOSED, UNKNOWN
from briefbot.briefing.rules_values import DRAFT_MARK
from briefbot.briefing.source import Span, find_cite

Kind = Literal["person", "organisation", "place", "fact", "statement", "sentence"]

_MAPS: Final[tuple[tuple[str, Kind], ...]] = (
    ("people", "person"),
    ("organisations", "organisation"),
    ("places", "place"),
)
_LISTS: Final[Mapping[str, Kind]] = {"facts": "fact", "statements": "statement"}
_NOWHERE: Final = (1 << 60, 0)
"""Sorts an item that stands nowhere behind all others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to look at. `path` is its place in the file, () for a sentence; `spans` are where it stands in its source.

    `key` is its id, given or derived. `draft` says that nobody has confirmed it.
    """

    kind: Kind
    path: Path
    key: str = ""
    source: str = ""
    spans: tuple[Span, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A briefing file's text, its document, the texts of its sources by id, and what there is to look at, in order."""

    text: str
    document: Mapping[str, Any]
    texts: Mapping[str, str]
    entries: tuple[Entry, ...]

    @property
    def left(self) -> int:
        """How many entries are not confirmed yet."""
        return sum(entry.draft for entry in self.entries)

    @property
    def uncovered(self) -> int:
        """How many sentences of the sources nothing cites."""
        return sum(entry.kind == "sentence" for entry in self.entries)

    @property
    def progress(self) -> str:
        """How much is left, in a few words."""
        left = f"{self.left} to confirm" if self.left else "All confirmed"
        sentences = "sentence" if self.uncovered == 1 else "sentences"
        return f"{left}, {self.uncovered} {sentences} uncited"

    def value(self, entry: Entry) -> Mapping[str, Any]:
        """The entry as an object; a bare text as an object with that name or text."""
        found: Any = self.document
        for step in entry.path:
            found = found[step]
        if isinstance(found, str):
            return {"text" if entry.kind in {"fact", "statement"} else "name": found}
        return found if isinstance(found, dict) else {}

    def name(self, key: str) -> str:
        """The name of an entity; an id that nothing has, and the reserved ones, as themselves."""
        if key in {UNKNOWN, UNDISCLOSED}:
            return key
        entity = Contents(self.document).entity(key)
        name = entity.get("name", key) if entity else key
        return name if isinstance(name, str) else key

    def speakers(self) -> dict[str, str]:
        """Id -> name of everybody who can be a speaker, the reserved ones last."""
        named = {entry.key: self.name(entry.key) for entry in self.entries if entry.kind in {"person", "organisation"}}
        return named | {UNKNOWN: "nobody is named (unknown)", UNDISCLOSED: "the source hides it (undisclosed)"}

    def next_open(self, at: int) -> int:
        """The place of the next entry that wants a person: one that is not confirmed, or else a sentence nothing cites."""
        order = [*range(at, len(self.entries)), *range(min(at, len(self.entries)))]
        drafts = [place for place in order if self.entries[place].draft]
        sentences = [place for place in order if self.entries[place].kind == "sentence"]
        last = max(len(self.entries) - 1, 0)
        return next(iter([*drafts, *sentences]), min(at, last))

    def next_sentence(self, at: int, otherwise: int) -> int:
        """The place of the next sentence nothing cites, after the last the first again; `otherwise` where there is none."""
        order = [*range(at, len(self.entries)), *range(min(at, len(self.entries)))]
        return next((place for place in order if self.entries[place].kind == "sentence"), otherwise)

    def place_of(self, path: Path, spans: tuple[Span, ...]) -> int:
        """The place of what stands at this path of the file; of a sentence, which has none, by its spans."""
        return next(
            place for place, one in enumerate(self.entries) if one.path == path and (path or one.spans == spans)
        )


def review_of(text: str, document: Mapping[str, Any], texts: Mapping[str, str]) -> Review:
    """The review of a file's text; `document` is what the text says."""
    contents = Contents(document, dict(texts))
    return Review(text, document, texts, (*_entities(contents), *_items(contents), *_sentences(contents)))


def _entities(contents: Contents) -> Iterator[Entry]:
    for name, kind in _MAPS:
        for path, key, raw in contents.map(name):
            element = raw if isinstance(raw, dict) else {"name": raw}
            source, spans = _spans(contents, path)
            if not spans:
                source, spans = _first_mention(contents, element)
            yield Entry(kind, path, key, source, spans, bool(element.get(DRAFT_MARK)))


def _first_mention(contents: Contents, element: Mapping[str, Any]) -> tuple[str, tuple[Span, ...]]:
    """Where an entity without a cite is first named."""
    cite = as_cite(element.get("name"))
    for key, text in contents.texts.items():
        span = find_cite(text, cite) if cite and text else None
        if span:
            return key, (span,)
    return "", ()


def _items(contents: Contents) -> Iterator[Entry]:
    """Facts and statements in the order of the article, as far as that is known, so that one reads it once."""
    found = []
    for path, element in contents.items:
        if path[0] in _LISTS:
            source, spans = _spans(contents, path)
            draft = bool(element.get(DRAFT_MARK))
            found.append(Entry(_LISTS[str(path[0])], path, contents.id_of(path), source, spans, draft))
    yield from sorted(found, key=lambda entry: entry.spans[0] if entry.spans else _NOWHERE)


def _spans(contents: Contents, path: Path) -> tuple[str, tuple[Span, ...]]:
    """(source id, spans) of an element's cites: those of its first source only."""
    passages = [one for one in contents.passages.get(path, ()) if one.spans]
    source = passages[0].source.id if passages else ""
    return source, tuple(one.spans[0] for one in passages if one.source.id == source)


def _sentences(contents: Contents) -> Iterator[Entry]:
    for key, coverage in contents.coverage.items():
        for sentence in coverage.uncovered:
            yield Entry("sentence", (), "", key, ((sentence.start, sentence.end),))
