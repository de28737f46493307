"""The matcher of one briefing: reads a question and weighs the evidence for every item, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefbot.briefing.model import Briefing
from briefbot.matching.collect import QUESTION_PREFIX, index_briefing
from briefbot.matching.evidence import Ranking, terms_of, weigh
from briefbot.matching.names import build_name_book
from briefbot.matching.question import Cast, Correction, Question
from briefbot.matching.reading import read
from briefbot.text.smallwords import small_words
from briefbot.text.tokens import Token

if TYPE_CHECKING:
    from briefbot.matching.encoder import Progress
    from briefbot.matching.prepared import Prepared
    from briefbot.matching.semantic import Encodes, Meant, SemanticIndex


@dataclass(frozen=True, slots=True)
class Matches:
    """The evidence for items, and for the author's own questions (see `collect.question_place`), best first."""

    items: Ranking
    questions: Ranking


class Matcher:
    """Index and name book of a briefing, built once; `read` and `match` are pure given those.

    With an encoder in `semantic` (see `encoder.usable_encoder`) an English briefing can also be asked for its meaning: the
    encoder knows no other language. `progress` is told how far the first encoding of a briefing is. `prepared` are the index
    and names of the same briefing, built before (see `matching/prepared.py`).
    """

    def __init__(
        self,
        briefing: Briefing,
        semantic: Encodes | None = None,
        progress: Progress | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        self.briefing = briefing
        self.names = prepared.names if prepared else build_name_book(briefing)
        self.index = prepared.index if prepared else index_briefing(briefing, self.names)
        self.cast = cast_of(briefing)
        self._own: dict[str, Question] = {}
        self.semantic: SemanticIndex | None = None
        if semantic is not None and briefing.language.lower().split("-")[0] == "en":
            from briefbot.matching.semantic import SemanticIndex
            from briefbot.places import cache_folder

            said_by = {one.id: briefing.name(one.speaker) for one in briefing.statements}
            self.semantic = SemanticIndex(self.index.documents, semantic, cache_folder() / "meaning", progress, said_by)

    def read(self, text: str) -> Question:
        """Reads a question against this briefing's names and vocabulary."""
        return read(text, self.names, self.index, self.cast)

    def read_own(self, phrasing: str) -> Question:
        """Reads one of the author's phrasings, each once: questions are compared with the same few again and again."""
        if phrasing not in self._own:
            self._own[phrasing] = self.read(phrasing)
        return self._own[phrasing]

    def match(self, tokens: Sequence[Token], meant: Meant | None = None) -> Matches:
        """Weighs all items and author's questions against these words of a question, and against what it means."""
        terms = terms_of(tokens, self.index)
        if meant is None:
            weighed = weigh(terms, self.index)
        else:
            from briefbot.matching.semantic import match

            weighed = match(terms, self.index, meant)
        return Matches(
            items=weighed.only(lambda document: not document.startswith(QUESTION_PREFIX)),
            questions=weighed.only(lambda document: document.startswith(QUESTION_PREFIX)),
        )

    def meant(self, text: str, corrections: Sequence[Correction] = ()) -> Meant | None:
        """What a question means, held against all documents; None without an encoder, or after its trouble.

        Ids are those of items, and those of the author's questions (`collect.QUESTION_PREFIX` and their place in the file).
        """
        if self.semantic is None:
            return None
        from briefbot.matching.semantic import respelt

        return self.semantic.meant(respelt(text, corrections))


def cast_of(briefing: Briefing) -> Cast:
    """Who is a person, what publishes (statements came through it, or its kind says so), what is a text that says things."""
    carried = {statement.via for statement in briefing.statements if statement.via}
    outlets = carried | {entity.id for entity in briefing.organisations if entity.kind in OUTLET_KINDS}
    documents = {entity.id for entity in briefing.organisations if entity.kind in DOCUMENT_KINDS}
    people = frozenset(entity.id for entity in briefing.people)
    places = frozenset(entity.id for entity in briefing.places)
    return Cast(people, frozenset(outlets), frozenset(documents), small_words(briefing.language), places)


OUTLET_KINDS: Final = frozenset("outlet newspaper website agency broadcaster magazine channel".split())
DOCUMENT_KINDS: Final = frozenset("document report letter treaty law resolution book study".split())
