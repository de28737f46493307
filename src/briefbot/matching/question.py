"""A question as it was read: the value that every later stage works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefbot.matching.names import Mention
from briefbot.text.tokens import Token

Kind = Literal[
    "who-said", "who-is", "who", "what", "when", "where", "why", "how", "how-many", "how-long", "yes-no", "compare",
    "measure", "list", "timeline", "order", "next", "meaning", "silent", "keywords",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """A word read differently from how it was typed."""

    typed: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Cast:
    """What a question's reading depends on: who is a person, what publishes, what is a text, what is a place; the small words
    of a language other than English.
    """

    people: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read.

    `speakers`, `addressees` and `outlets` are the mentions in those roles; `others` are mentioned otherwise. `content` are
    the tokens that tell what it is about (names in a role left out). `unknown_names` are name-like words near nobody.
    """

    text: str
    tokens: tuple[Token, ...]
    kind: Kind
    mentions: tuple[Mention, ...] = ()
    speakers: tuple[Mention, ...] = ()
    addressees: tuple[Mention, ...] = ()
    outlets: tuple[Mention, ...] = ()
    others: tuple[Mention, ...] = ()
    content: tuple[Token, ...] = ()
    quotes: tuple[str, ...] = ()
    ordinal: int | None = None
    scenario: bool = False
    negated: bool = False
    unknown_names: tuple[str, ...] = ()
    unknown_speaker: bool = False
    corrections: tuple[Correction, ...] = ()
