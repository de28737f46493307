"""The matcher of one briefing: reads a question and weighs the evidence for every item, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.briefing.model import Briefing
from briefbot.matching.collect import QUESTION_PREFIX, index_briefing
from briefbot.matching.evidence import Evidence, terms_of, weigh
from briefbot.matching.names import build_name_book
from briefbot.matching.question import Cast, Question
from briefbot.matching.reading import read
from briefbot.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Matches:
    """The evidence for items, and for the author's own questions (by their place in the file), best first."""

    items: tuple[Evidence, ...]
    questions: tuple[tuple[int, Evidence], ...]

    def of(self, item_id: str) -> Evidence | None:
        """The evidence for one item, None where nothing of the question was found in it."""
        return next((evidence for evidence in self.items if evidence.document == item_id), None)


class Matcher:
    """Index and name book of a briefing, built once; `read` and `match` are pure given those."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.names = build_name_book(briefing)
        self.index = index_briefing(briefing, self.names)
        self.cast = cast_of(briefing)

    def read(self, text: str) -> Question:
        """Reads a question against this briefing's names and vocabulary."""
        return read(text, self.names, self.index, self.cast)

    def match(self, tokens: Sequence[Token]) -> Matches:
        """Weighs all items and author's questions against these words of a question."""
        weighed = weigh(terms_of(tokens, self.index), self.index)
        return Matches(
            items=tuple(evidence for evidence in weighed if not evidence.document.startswith(QUESTION_PREFIX)),
            questions=tuple(
                (int(evidence.document.removeprefix(QUESTION_PREFIX)), evidence)
                for evidence in weighed
                if evidence.document.startswith(QUESTION_PREFIX)
            ),
        )


def cast_of(briefing: Briefing) -> Cast:
    """Who is a person, what publishes (statements came through it, or its kind says so), what is a text that says things."""
    carried = {statement.via for statement in briefing.statements if statement.via}
    outlets = carried | {entity.id for entity in briefing.organisations if entity.kind in OUTLET_KINDS}
    documents = {entity.id for entity in briefing.organisations if entity.kind in DOCUMENT_KINDS}
    people = frozenset(entity.id for entity in briefing.people)
    return Cast(people, frozenset(outlets), frozenset(documents))


OUTLET_KINDS: Final = frozenset("outlet newspaper website agency broadcaster magazine channel".split())
DOCUMENT_KINDS: Final = frozenset("document report letter treaty law resolution book study".split())
