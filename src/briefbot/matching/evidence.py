"""What speaks for a document: how much of the question stands in it, how much of it is asked for, and in which order.

Candidates come from the inverted index; each is then weighed wording by wording. Every figure is a share in 0..1, of idf mass
or of a cosine, so that it means the same in a briefing of ten items and in one of ten thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple

from briefbot.matching import cues
from briefbot.matching.candidates import candidates
from briefbot.matching.index import InvertedIndex
from briefbot.matching.letters import Letters
from briefbot.matching.terms import Term, terms_of
from briefbot.matching.variants import VARIANT_FLOOR, variants_of

__all__ = ["Evidence", "Term", "terms_of", "variants_of", "weigh"]

CANDIDATES: Final = 48
"""How many documents, by summed weight of shared words, are weighed in full."""

WORDINGS: Final = 12
"""How many wordings of a document are weighed, the canonical ones first."""


class Weights(NamedTuple):
    """What each share adds to the score. They sum to 1, so that a score is a share too."""

    recall: float
    pooled: float
    kin: float
    context: float
    order: float
    letters: float
    slot: float


WEIGHTS: Final = Weights(recall=0.26, pooled=0.07, kin=0.08, context=0.30, order=0.07, letters=0.20, slot=0.02)
"""Fitted on public question sets by `bench/fit.py` and rounded. Precision is told, but adds nothing beside the likeness of
the letters, which looks at the whole wording too."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a document was found. Shares in 0..1; `found` and `missing` are the question's content words.

    `recall` is the share of the question's weight found in the best wording or around it, `precision` the share of that
    wording's weight that is asked for, `order` of the question's neighbours that are neighbours there. `pooled` is recall
    over all wordings, `kin` the share found only as words spelt alike, `context` the share found around the document,
    `letters` the likeness letter by letter, `slot` whether a time or number asked for is there, `unknown` the share that no
    document holds.
    """

    document: str
    wording: int
    recall: float
    precision: float
    order: float
    score: float
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pooled: float = 0.0
    kin: float = 0.0
    context: float = 0.0
    letters: float = 0.0
    slot: float = 0.0
    unknown: float = 0.0

    @property
    def coverage(self) -> float:
        """Share of the question's content words that were found, each counted once."""
        total = len(self.found) + len(self.missing)
        return len(self.found) / total if total else 0.0


def weigh(terms: Sequence[Term], index: InvertedIndex, limit: int = CANDIDATES) -> list[Evidence]:
    """The evidence for the best documents, best first; ties are broken by the order of the collection."""
    scale = Scale(terms, index)
    found = [(scale.document(number), number) for number in candidates(terms, index, limit)]
    found.sort(key=lambda pair: (-pair[0].score, pair[1]))
    return [evidence for evidence, _ in found]


class Scale:
    """The terms of one question, laid out for weighing many documents."""

    def __init__(self, terms: Sequence[Term], index: InvertedIndex) -> None:
        numbers = index.numbers
        self.index = index
        self.terms = terms
        self.total = sum(term.weight for term in terms) or 1.0
        self.numbers = [numbers.get(term.stem, -1) for term in terms]
        self.weights = [term.weight / self.total for term in terms]
        self.variants = [_numbered(term.variants, numbers) for term in terms]
        self.kin = [_numbered(term.kin, numbers) for term in terms]
        self.around = [index.context.get(number) for number in self.numbers]
        self.wanted = frozenset(self.numbers)
        self.slot = slot_of([term.folded for term in terms])
        self.letters = letters_of(index).question([term.stem for term in terms if term.stem not in index.tag_stems])
        self.unknown = sum(weight for weight, number in zip(self.weights, self.numbers, strict=True) if number < 0)

    def document(self, number: int) -> Evidence:
        """The evidence for one document: its best wording, and what all of them and its context add."""
        index = self.index
        first, end = index.first_place[number], index.first_place[number + 1]
        last = min(end, first + WORDINGS)
        around = [row.share_of(number) if row is not None else 0.0 for row in self.around]
        best, best_place, alike = _NOTHING, first, 0.0
        for place in range(first, last):
            here = set(index.stems_at(place))
            alike += self.letters.alike(place, here)
            found = self._look(here, around)
            if best is _NOTHING or found.worth > best.worth:
                best, best_place = found, place
        if end == first:
            best = best._replace(recall=sum(map(mul, self.weights, around)))
        shares = Weights(
            recall=best.recall,
            pooled=best.exact if end - first <= 1 else self._pooled(number),
            kin=best.kin,
            context=sum(map(mul, self.weights, around)),
            order=self._order(best_place) if best.exact else 0.0,
            letters=alike / max(1, last - first),
            slot=self._slot(best_place) if end > first else 0.0,
        )
        precision = min(1.0, best.mass / letters_of(index).mass(best_place)) if best.mass else 0.0
        return self._evidence(number, best_place - first, shares, precision, best.shares or around)

    def _look(self, here: set[int], around: Sequence[float]) -> _Found:
        """What one wording, given by the numbers of its stems, holds of the question."""
        recall = exact = kin = mass = 0.0
        shares = []
        masses = self.index.masses
        for number, weight, share, variants, relatives in zip(
            self.numbers, self.weights, around, self.variants, self.kin, strict=True
        ):
            if number in here:
                share = 1.0
                exact += weight
                mass += masses[number]
            else:
                for other, similarity in variants:
                    if other in here:
                        share = max(share, similarity)
                        mass += masses[other] * similarity
                        break
                for other, similarity in relatives:
                    if other in here:
                        kin += weight * max(0.0, similarity - share)
                        break
            recall += weight * share
            shares.append(share)
        return _Found(recall, exact, kin, mass, shares)

    def _pooled(self, document: int) -> float:
        rows = (self.index.postings.get(number) for number in self.numbers)
        return sum(
            weight * row.share_of(document) for weight, row in zip(self.weights, rows, strict=True) if row is not None
        )

    def _order(self, place: int) -> float:
        """Share of the question's neighbouring words that are neighbours in the wording too."""
        if len(self.numbers) < 2:
            return 0.0
        stems = self.index.stems_at(place)
        wanted = self.wanted
        met = {pair for pair in pairwise(stems) if pair[0] in wanted and pair[1] in wanted}
        if not met:
            return 0.0
        return sum(pair in met for pair in pairwise(self.numbers)) / (len(self.numbers) - 1)

    def _slot(self, place: int) -> float:
        """1 where the wording has a word of the kind that is asked for."""
        if self.slot is None:
            return 0.0
        terms = self.index.terms
        return float(any(self.slot(terms[number]) for number in self.index.stems_at(place)))

    def _evidence(
        self, number: int, wording: int, shares: Weights, precision: float, found: Sequence[float]
    ) -> Evidence:
        named = [(term.folded, share) for term, share in zip(self.terms, found, strict=True) if term.content]
        return Evidence(
            document=self.index.documents[number].id,
            wording=wording,
            recall=shares.recall,
            precision=precision,
            order=shares.order,
            score=sum(map(mul, WEIGHTS, shares)),
            found=tuple([word for word, share in named if share >= VARIANT_FLOOR]),
            missing=tuple([word for word, share in named if share < VARIANT_FLOOR]),
            pooled=shares.pooled,
            kin=shares.kin,
            context=shares.context,
            letters=shares.letters,
            slot=shares.slot,
            unknown=self.unknown,
        )


class _Found(NamedTuple):
    """What one wording holds: weight found, weight found as typed, as words spelt alike; and that much of its own mass."""

    recall: float
    exact: float
    kin: float
    mass: float
    shares: Sequence[float]

    @property
    def worth(self) -> float:
        return WEIGHTS.recall * self.recall + WEIGHTS.kin * self.kin


_NOTHING: Final = _Found(0.0, 0.0, 0.0, 0.0, ())


def _numbered(alike: Sequence[tuple[str, float]], numbers: Mapping[str, int]) -> tuple[tuple[int, float], ...]:
    return tuple((numbers[stem], share) for stem, share in alike if stem in numbers)


def slot_of(folded: Sequence[str]) -> Callable[[str], bool] | None:
    """What a stem must be for a wording to have what is asked for: a year for "when", a number for "how many"."""
    present = set(folded)
    if present & {"when", "year", "date"}:
        return lambda stem: len(stem) == 4 and stem.isdigit()
    if "how" in present and present & {"many", "much"}:
        return lambda stem: stem[0].isdigit() or stem in cues.NUMBER_WORDS
    return None


def letters_of(index: InvertedIndex) -> Letters:
    """The trigram weights of an index, made when first needed."""
    if not isinstance(index.letters, Letters):
        index.letters = Letters(index)
    return index.letters
