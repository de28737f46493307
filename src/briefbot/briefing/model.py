"""What a briefing says, as frozen values.

The model mirrors the file format (schema.json) with its shorthands spelled out: a bare string has become an object, a
missing id has been given, a language map has been resolved to one language. Everything is immutable and in file order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Literal

UNKNOWN: Final = "unknown"
"""Reserved id: the source does not say."""

UNDISCLOSED: Final = "undisclosed"
"""Reserved id: the source hides it ("it was disclosed that …")."""

RESERVED_IDS: Final = frozenset({UNKNOWN, UNDISCLOSED})

QUIZ_KINDS: Final = (
    "own", "who-said", "to-whom", "via", "reported-by", "how-known", "on-topic", "what-said", "when", "order", "arrange",
    "who-is", "role", "gap", "term", "true-false", "form",
)  # fmt: skip
"""Every kind of question that can be made of a briefing; an author can switch each of them off."""

EntitySort = Literal["person", "organisation", "place"]
Form = Literal["direct", "mixed", "indirect"]
Attribution = Literal["explicit", "implied"]
Basis = Literal["stated", "presupposed", "characterisation"]
Outcome = Literal["answer", "correction", "choice", "not_in_briefing"]


@dataclass(frozen=True, slots=True)
class Cite:
    """Where in a source something stands: `exact` words, or the first (`start`) and last (`end`) words of a long span.

    `prefix` and `suffix` are words right before and after, for spans that occur more than once. `source` is a source id,
    None where the briefing has one source only.
    """

    source: str | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A time as the source prints it (`text`) and, where it can be told, as EDTF-style dates.

    `date`, `after` and `before` are ``2022-01-26``, ``2022-01``, ``2022``, ``XXXX-01-26`` (year not printed) or ``unknown``.
    """

    text: str = ""
    date: str = ""
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Sic:
    """A garbled passage of a source, what is wrong with it, and the editor's reading of it (never the source's words)."""

    exact: str
    note: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source document. `text` is its full text when the briefing carries it or its `file` was there, else empty."""

    id: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    retrieved: str = ""
    url: str = ""
    language: str = ""
    translated_from: str = ""
    rights: str = ""
    file: str = ""
    text: str = ""
    sha256: str = ""
    headings: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    sic: tuple[Sic, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation (documents and collectives too, told by `kind`) or a place.

    `aliases` are printed in a source; `extra_aliases` are outside knowledge, as is everything when `outside` is set
    (True, or a sentence of what is known from outside).
    """

    id: str
    sort: EntitySort
    name: str
    aliases: tuple[str, ...] = ()
    extra_aliases: tuple[str, ...] = ()
    role: str = ""
    kind: str = ""
    pronoun: str = ""
    of: str = ""
    cites: tuple[Cite, ...] = ()
    outside: bool | str = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that items are `about` or filed under (`topics`)."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the source states in its own voice."""

    id: str
    text: str
    cites: tuple[Cite, ...] = ()
    when: When | None = None
    where: str = ""
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    basis: Basis = "stated"
    contradicts: tuple[str, ...] = ()
    note: str = ""
    outside: bool | str = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Something somebody said. `text` is the editor's paraphrase, `quotes` are the source's words inside quotation marks.

    `speaker` is an entity id or a reserved id. `reported_by` names who reports it, outermost first: with
    ``reported_by=("lavrov",)`` and ``speaker="united-states"`` it is "According to Lavrov, the United States …".
    """

    id: str
    speaker: str
    text: str = ""
    quotes: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    verb: str = ""
    kind: str = ""
    to: str = ""
    via: str = ""
    reported_by: tuple[str, ...] = ()
    attribution: Attribution = "explicit"
    stance: str = ""
    when: When | None = None
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    translation: str = ""
    note: str = ""

    @property
    def form(self) -> Form:
        """Derived, never typed: all quote, part quote, or no quote."""
        if not self.quotes:
            return "indirect"
        return "mixed" if self.text else "direct"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One of several ways things may go, as somebody (`by`) laid them out; `items` are the statements it rests on."""

    id: str
    name: str
    by: str = ""
    items: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the timeline; the order of the entries is the order in the file."""

    when: When | None = None
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorQuestion:
    """A question the author expects, in several phrasings. Exactly one of `answer`, `items` and `unknown` holds."""

    id: str
    ask: tuple[str, ...]
    answer: str = ""
    items: tuple[str, ...] = ()
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class AuthorQuizItem:
    """A quiz question the author wrote. `accept` are all right answers (the first is shown); ids of entities are allowed.

    `order` are the texts to arrange, in their right order; a question has them or `accept`.
    """

    id: str
    question: str
    accept: tuple[str, ...]
    distractors: tuple[str, ...] = ()
    kind: str = "own"
    item: str = ""
    explanation: str = ""
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizWish:
    """What the author wants different in the questions that are made from the items.

    `item` (an item, person or topic id) and `kind` (one of QUIZ_KINDS) tell which; empty means all of them. They are left out
    when `off`; else `distractors` (entity ids, item ids or texts) are their wrong options.
    """

    item: str = ""
    kind: str = ""
    off: bool = False
    distractors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefingTest:
    """A question (or a conversation) that this briefing must answer, refuse or correct. The last turn is judged."""

    turns: tuple[str, ...]
    expect: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    outcome: Outcome | None = None


Item = Fact | Statement | Scenario


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing. `digest` is the SHA-256 of the file's bytes (hex), empty when it was not read from a file."""

    title: str
    language: str = "en"
    about: str = ""
    authors: tuple[str, ...] = ()
    updated: str = ""
    license: str = ""
    sources: Mapping[str, Source] = field(default_factory=_nothing)
    entities: Mapping[str, Entity] = field(default_factory=_nothing)
    topics: Mapping[str, Topic] = field(default_factory=_nothing)
    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=_nothing)
    questions: tuple[AuthorQuestion, ...] = ()
    quiz: tuple[AuthorQuizItem, ...] = ()
    quiz_wishes: tuple[QuizWish, ...] = ()
    tests: tuple[BriefingTest, ...] = ()
    items: Mapping[str, Item] = field(default_factory=_nothing)
    digest: str = ""

    @property
    def people(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.entities.values() if entity.sort == "person")

    @property
    def organisations(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.entities.values() if entity.sort == "organisation")

    @property
    def places(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.entities.values() if entity.sort == "place")

    def name(self, entity_id: str) -> str:
        """The name to show for an id; the reserved ids have words of their own, an unknown id shows as itself."""
        if entity_id == UNDISCLOSED:
            return "an undisclosed source"
        if entity_id == UNKNOWN:
            return "an unnamed source"
        entity = self.entities.get(entity_id)
        return entity.name if entity else entity_id
