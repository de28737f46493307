"""The matching core as a method of the referee that measures question matching on public data.

    BENCH_DATA=DIRECTORY python referee.py run --plugin bench/referee_plugin.py --methods briefbot,bm25 --jobs 1

An entry becomes what an item of a briefing is: its texts are wordings, its answer is context, its speaker is a name. A question
is spelt, weighed and judged by the product's own functions, with no knowledge of the set it comes from.
"""

from __future__ import annotations

from typing import Any

from bench import Base, method  # type: ignore[attr-defined]  # the referee names itself so
from briefbot.briefing.model import Briefing, Entity
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import Ranking, terms_of, weigh
from briefbot.matching.index import Document, build_index
from briefbot.matching.names import build_name_book
from briefbot.matching.spelling import correct_spelling
from briefbot.text.tokens import stemmer, tokenise

CONTEXT_ANSWER = 0.5
CONTEXT_SPEAKER = 0.9


@method("briefbot")
class Briefbot(Base):  # type: ignore[misc]  # the referee is no typed package
    """Documents of one collection, and the name book of its speakers."""

    def fit(self, entries: list[dict[str, Any]]) -> None:
        self.stem = stemmer("en")
        self.sure: dict[str, float] = {}
        self.index = build_index([_document(place, entry) for place, entry in enumerate(entries)], self.stem)
        names = dict.fromkeys(entry["speaker"] for entry in entries if entry.get("speaker"))
        entities = {name: Entity(name, "person", name) for name in names}
        self.names = build_name_book(Briefing(title="", entities=entities))

    def rank(self, query: str, k: int) -> list[tuple[int, float]]:
        found = self.evidence(query)
        self.sure[query] = confidence(found[0], found[1] if len(found) > 1 else None) if found else 0.0
        return [(int(document), score) for document, score in found.best(k)]

    def conf(self, query: str, ranked: list[tuple[int, float]]) -> float:
        return self.sure[query]

    def evidence(self, query: str) -> Ranking:
        tokens, _ = correct_spelling(tokenise(query, self.stem), self.names, self.index)
        return weigh(terms_of(tokens, self.index), self.index)


def _document(place: int, entry: dict[str, Any]) -> Document:
    speaker = entry.get("speaker", "")
    wordings = tuple(text.removeprefix(f"{speaker}: ") for text in entry["texts"])
    context = ((speaker, CONTEXT_SPEAKER), (entry.get("answer", ""), CONTEXT_ANSWER))
    return Document(str(place), wordings, tuple(pair for pair in context if pair[0]))
