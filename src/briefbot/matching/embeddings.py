"""How near in meaning are a question and a wording, where they share no word? Static word embeddings (`text/embedding.py`).

Three figures for each of the best few documents: the cosine of the question with its nearest wording (sums of word
vectors, each weighted by the root of its rarity), the mean over its wordings, and how much of the question's weight has a
relative there, word by word (word mover's distance, Kusner et al. 2015, relaxed to the nearest word). They rank; whether
anything is answered they never decide. English only.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple

from briefbot.matching.spelling import SHORTEST, probable_word
from briefbot.text.embedding import DIMENSIONS, Vector, cosine, signs, unit, vector_of

if TYPE_CHECKING:
    from briefbot.matching.index import InvertedIndex
    from briefbot.matching.terms import Term

DOCUMENTS: Final = 12
"""How many documents, the best by their words, are compared by meaning too: 8 cost .003 of precision, 16 gain nothing."""

RELATED: Final = 0.2
"""Cosine from which two words are relatives; the share rises from 0 there to 1 for the same word."""

DIFFERING: Final = 28
"""Relatives differ in at most so many signs of 64: a cosine of .2 is an angle of 78 degrees, 28 signs on average."""

REMEMBERED: Final = 4_000
"""How many stems and how many wordings are remembered with their vectors: some 200 bytes each."""

PAIRS: Final = 40_000
"""How many pairs of a question's word and a stem are remembered with their share: some 100 bytes each."""


class Near(NamedTuple):
    """How near a document is in meaning: its nearest wording, the mean of its wordings, word by word. Shares in 0..1."""

    nearest: float = 0.0
    typical: float = 0.0
    related: float = 0.0


FAR: Final = Near()


class Embeddings:
    """The vectors of one index's stems and wordings, worked out when first needed."""

    def __init__(self, index: InvertedIndex) -> None:
        self.index = index
        self._words: dict[int, str] = {}
        for word, stem in index.stem_of.items():
            number = index.numbers.get(stem, -1)
            known = self._words.get(number)
            if known is None or (len(word), word) < (len(known), known):
                self._words[number] = word
        self._stems: dict[int, tuple[Vector, int] | None] = {}
        self._wordings: dict[int, Vector] = {}
        self._relatives: dict[str, dict[int, float]] = {}
        self._pairs = 0

    def complete(self) -> None:
        """Works out all vectors of a small collection, so that they can be kept, and forgets what was asked."""
        self._relatives.clear()
        self._pairs = 0
        if len(self.index.terms) <= REMEMBERED and len(self.index.stems_at) <= REMEMBERED:
            for number in range(len(self.index.terms)):
                self._stem(number)
            for place in range(len(self.index.stems_at)):
                self.wording(place)

    def question(self, terms: Sequence[Term], weights: Sequence[float], wanted: Collection[int]) -> Asked:
        """A question, ready to be compared with wordings made of the wanted stems. `weights` of the terms sum to 1."""
        total = [0.0] * DIMENSIONS
        shares: list[tuple[int, float, Mapping[int, float]]] = []
        for term, weight in zip(terms, weights, strict=True):
            word = term.folded
            if len(word) > SHORTEST and word.isalpha() and word not in self.index.stem_of:
                word = probable_word(word)
            vector = None if term.stem in self.index.tag_stems else vector_of(word)
            if vector is None or weight <= 0:
                continue
            root = math.sqrt(weight)
            total = list(map(add, total, [root * number for number in vector]))
            shares.append((self.index.numbers.get(term.stem, -1), weight, self._related(word, vector, wanted)))
        return Asked(self, unit(total), shares)

    def relative(self, term: Term, here: Collection[int]) -> float:
        """The share of a term's nearest relative among these stems: 1 for the term itself, 0 for none or for a name."""
        if self.index.numbers.get(term.stem, -1) in here:
            return 1.0
        vector = None if term.stem in self.index.tag_stems else vector_of(term.folded)
        if vector is None:
            return 0.0
        related = self._related(term.folded, vector, here)
        return max([related[number] for number in here], default=0.0)

    def wording(self, place: int) -> Vector:
        """The unit vector of a wording: the sum of its words', each weighted by the root of its rarity."""
        found = self._wordings.get(place)
        if found is None:
            if len(self._wordings) > REMEMBERED:
                self._wordings.clear()
            total = [0.0] * DIMENSIONS
            for number in self.index.stems_at[place]:
                vector = vector_of(self._words[number]) if number in self._words else None
                if vector is not None:
                    root = math.sqrt(self.index.masses[number])
                    total = list(map(add, total, [root * one for one in vector]))
            found = self._wordings[place] = unit(total)
        return found

    def _related(self, word: str, vector: Vector, wanted: Collection[int]) -> Mapping[int, float]:
        """Stem -> its share, for the wanted stems (and others looked at before) that are relatives of a word."""
        if self._pairs > PAIRS:
            self._relatives.clear()
            self._pairs = 0
        seen = self._relatives.setdefault(word, {})
        fresh = [number for number in wanted if number not in seen]
        if fresh:
            self._pairs += len(fresh)
            seen.update(dict.fromkeys(fresh, 0.0))
            own = unit(vector)
            mine, stem = signs(own), self._stem
            for number in fresh:
                known = stem(number)
                if known is not None and (mine ^ known[1]).bit_count() <= DIFFERING:
                    share = (cosine(own, known[0]) - RELATED) / (1 - RELATED)
                    if share > 0:
                        seen[number] = share
        return seen

    def _stem(self, number: int) -> tuple[Vector, int] | None:
        """The unit vector of a stem's shortest word, and its signs."""
        try:
            return self._stems[number]
        except KeyError:
            if len(self._stems) > REMEMBERED:
                self._stems.clear()
            vector = vector_of(self._words[number]) if number in self._words else None
            own = unit(vector) if vector is not None else None
            found = self._stems[number] = (own, signs(own)) if own is not None else None
            return found


class Asked:
    """One question's vector and the relatives of its words."""

    def __init__(
        self, embeddings: Embeddings, vector: Vector, shares: Sequence[tuple[int, float, Mapping[int, float]]]
    ) -> None:
        self._embeddings = embeddings
        self._vector = vector
        self._shares = shares

    def near(self, wordings: Mapping[int, Collection[int]]) -> Near:
        """How near a document is, given by the places of its wordings and the stems of each."""
        if not wordings or not self._shares:
            return FAR
        cosines = [cosine(self._vector, self._embeddings.wording(place)) for place in wordings]
        related = max(map(self._aligned, wordings.values()))
        return Near(max(0.0, *cosines), max(0.0, sum(cosines) / len(cosines)), related)

    def _aligned(self, here: Collection[int]) -> float:
        """The share of the question's weight that has a relative among these stems, each word the nearest."""
        return sum(
            [
                weight if number in here else weight * max(map(shares.__getitem__, here), default=0.0)
                for number, weight, shares in self._shares
            ]
        )
