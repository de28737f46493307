"""What speaks for a document, as figures, and the documents of one question in their order.

Every figure is a share in 0..1, of idf mass or of a cosine, so that it means the same in a briefing of ten items and in one of
ten thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Final, NamedTuple, Protocol, overload

from briefbot.matching.index import InvertedIndex
from briefbot.matching.terms import Term
from briefbot.text.synonyms import synonyms

CANDIDATES: Final = 48
"""How many documents, by the words that they share with a question, are ranked."""

WORDINGS: Final = 12
"""How many wordings of a document are weighed, the canonical ones first."""


class Weights(NamedTuple):
    """What each share adds to the score. They sum to 1, so that a score is a share too."""

    recall: float
    context: float
    order: float
    letters: float
    slot: float
    nearest: float = 0.0
    typical: float = 0.0
    related: float = 0.0


WEIGHTS: Final = Weights(
    recall=0.09,
    context=0.34,
    order=0.06,
    letters=0.17,
    slot=0.03,
    nearest=0.07,
    typical=0.09,
    related=0.15,
)
"""Fitted on public question sets by `bench/fit.py` and rounded. Precision is told, but adds nothing
beside the likeness of the letters, which looks at the whole wording too, nor do words spelt alike ("politics", "politician");
nor does recall over all wordings beside the mean of their embeddings."""

WORDS: Final = 1 - WEIGHTS.nearest - WEIGHTS.typical - WEIGHTS.related
"""The part of the score that the words make up: all of it in a language without embeddings."""


SYNONYM: Final = 0.9
"""How much of a word its synonym stands for: in acceptance only, as synonyms add nothing to the order."""

_NOTHING: Final[frozenset[str]] = frozenset()


class Evidence(NamedTuple):
    """Why a document was found. Shares in 0..1; `found` and `missing` are the question's content words.

    `recall` is the share of the question's weight found in the best wording or around it, `precision` the share of that
    wording's weight that is asked for, `order` of the question's neighbours that are neighbours there. `context` is the
    share found around the document, `letters` the likeness letter by letter, `slot` whether a time or number asked for is
    there, `unknown` the share that no document holds. `nearest`, `typical` and `related` tell how near it is in meaning
    (`embeddings.Near`). `meant` is what a sentence encoder adds to the score, None where none took part or did not look
    at the document.
    """

    document: str
    wording: int
    recall: float
    precision: float
    order: float
    score: float
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    context: float = 0.0
    letters: float = 0.0
    slot: float = 0.0
    unknown: float = 0.0
    nearest: float = 0.0
    typical: float = 0.0
    related: float = 0.0
    meant: float | None = None

    @property
    def coverage(self) -> float:
        """Share of the question's content words that were found, each counted once."""
        total = len(self.found) + len(self.missing)
        return len(self.found) / total if total else 0.0


class Scale(Protocol):
    """Whatever has weighed the documents for one question and can say why."""

    @property
    def index(self) -> InvertedIndex: ...

    @property
    def terms(self) -> Sequence[Term]: ...

    def evidence(self, document: int, score: float, meant: float | None) -> Evidence:
        """The evidence of a document that it has weighed, in words."""

    def kindred(self, document: int) -> Mapping[str, float]:
        """See `Ranking.kindred`."""


class Ranking(Sequence[Evidence]):
    """The documents weighed for a question, best first. The evidence of each is written out when somebody looks at it."""

    def __init__(
        self,
        scale: Scale,
        order: Sequence[int],
        scores: Mapping[int, float] | Sequence[float],
        meant: Mapping[int, float] | None = None,
    ) -> None:
        """`order` are the numbers of the documents, `scores` and `meant` what each is worth by its words and by an encoder."""
        self._scale = scale
        self._order = order
        self._scores = scores
        self._meant = meant
        self._seen: dict[int, Evidence] = {}

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> Evidence: ...
    @overload
    def __getitem__(self, place: slice) -> list[Evidence]: ...
    def __getitem__(self, place: int | slice) -> Evidence | list[Evidence]:
        if isinstance(place, slice):
            return [self._evidence(document) for document in self._order[place]]
        return self._evidence(self._order[place])

    def best(self, limit: int) -> list[tuple[str, float]]:
        """(document id, score) of the best documents, at most `limit`, for whom the rest of the evidence is no matter."""
        documents, scores, meant = self._scale.index.documents, self._scores, self._meant or {}
        return [(documents[one].id, scores[one] + meant.get(one, 0.0)) for one in self._order[:limit]]

    def only(self, wanted: Callable[[str], bool]) -> Ranking:
        """Those whose document id is wanted, in the same order."""
        documents = self._scale.index.documents
        order = [one for one in self._order if wanted(documents[one].id)]
        return Ranking(self._scale, order, self._scores, self._meant)

    def joined(self, meant: Mapping[str, float]) -> Ranking:
        """The same documents in the order of their scores with what a sentence encoder adds to each (document id -> share).

        Those that it did not look at come last.
        """
        documents = self._scale.index.documents
        added = {one: meant[documents[one].id] for one in self._order if documents[one].id in meant}
        return self._sorted(added, {}, 0.0)

    def swayed_by(self, other: Ranking, share: float) -> Ranking:
        """The same documents in the order of their scores with a share of those that another ranking gives them."""
        return self._sorted(self._meant, {one: other._scores[one] for one in other._order}, share)

    def _sorted(self, meant: Mapping[int, float] | None, heard: Mapping[int, float], share: float) -> Ranking:
        scores, added = self._scores, meant or {}
        worth = {one: -scores[one] - added.get(one, 0.0) - share * heard.get(one, 0.0) for one in self._order}
        order = sorted(self._order, key=lambda one: (meant is not None and one not in meant, worth[one], one))
        return Ranking(self._scale, order, scores, meant)

    def kindred(self) -> Mapping[str, float]:
        """Content word of the question -> share (0..1) of its nearest relative in the best document; 1 is the word itself."""
        if not self._order:
            return {}
        index, document = self._scale.index, self._order[0]
        near = self._scale.kindred(document)
        places = range(index.first_place[document], index.first_place[document + 1])
        here = {index.terms[number] for place in places for number in index.stems_at[place]} if near else _NOTHING
        return {
            term.folded: SYNONYM if share < SYNONYM and not here.isdisjoint(synonyms(term.stem)) else share
            for term in self._scale.terms
            if (share := near.get(term.folded)) is not None
        }

    def _evidence(self, document: int) -> Evidence:
        found = self._seen.get(document)
        if found is None:
            meant = self._meant.get(document) if self._meant is not None else None
            found = self._seen[document] = self._scale.evidence(document, self._scores[document], meant)
        return found


def precision(
    terms: Sequence[Term], numbers: Sequence[int], here: Set[int], whole: float, index: InvertedIndex
) -> float:
    """The share of a wording's weight that is asked for by these terms (`numbers` are those of their stems).

    `here` are the stems of the wording, `whole` is their weight (`InvertedIndex.masses`).
    """
    masses = index.masses
    mass = 0.0
    for term, own in zip(terms, numbers, strict=True):
        if own in here:
            mass += masses[own]
        elif term.variants:
            near = ((index.numbers.get(stem, -1), similarity) for stem, similarity in term.variants)
            mass += next((masses[number] * similarity for number, similarity in near if number in here), 0.0)
    return min(1.0, mass / whole) if mass else 0.0
