"""How alike a question and a wording are letter by letter: the cosine of their character trigrams.

Words that a stemmer keeps apart ("reply", "replied by"; "e-mail", "mailing") still share most of their letters. On public
question sets this is worth two points of precision at one beside whole words, and more where words are misspelt. Trigrams
are taken within the stems and weighted by rarity; vectors of wordings are never stored, only their lengths.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

from briefbot.matching.index import InvertedIndex, trigrams


@lru_cache(maxsize=4096)
def _grams_of(stem: str) -> tuple[str, ...]:
    return tuple(map(intern, trigrams(stem)))


class Letters:
    """The trigram weights of one index; wordings are measured when first met."""

    def __init__(self, index: InvertedIndex) -> None:
        self.index = index
        counts: dict[str, int] = {}
        for number, posting in index.postings.items():
            found = len(posting.documents)
            for gram in _grams_of(index.terms[number]):
                counts[gram] = counts.get(gram, 0) + found
        total = len(index.documents)
        self.unknown = math.log(2 + total)
        self.rarity = {gram: math.log(1 + total / min(count, total)) for gram, count in counts.items()}
        self._lengths: dict[int, float] = {}
        self._masses: dict[int, float] = {}

    def question(self, stems: Iterable[str]) -> LettersAsked:
        """A question, given by its stems, ready to be compared with many wordings."""
        vector = self._vector(stems)
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        rarity = self.rarity
        return LettersAsked(
            self, {gram: weight * rarity[gram] / length for gram, weight in vector.items() if gram in rarity}
        )

    def length(self, place: int) -> float:
        """The length of a wording's vector."""
        found = self._lengths.get(place)
        if found is None:
            terms = self.index.terms
            vector = self._vector(terms[number] for number in set(self.index.stems_at(place)))
            found = self._lengths[place] = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return found

    def mass(self, place: int) -> float:
        """The summed weight of a wording's stems, each once."""
        found = self._masses.get(place)
        if found is None:
            masses = self.index.masses
            found = self._masses[place] = sum(masses[number] for number in set(self.index.stems_at(place))) or 1.0
        return found

    def _vector(self, stems: Iterable[str]) -> dict[str, float]:
        vector: dict[str, float] = {}
        rarity, unknown = self.rarity, self.unknown
        for stem in stems:
            for gram in _grams_of(stem):
                vector[gram] = vector.get(gram, 0.0) + rarity.get(gram, unknown)
        return vector


class LettersAsked:
    """One question's trigrams against the wordings of an index. Each stem's part is worked out once."""

    def __init__(self, letters: Letters, weights: dict[str, float]) -> None:
        self.letters = letters
        self.weights = weights
        self._parts: dict[int, float] = {}

    def alike(self, place: int, here: Iterable[int]) -> float:
        """Cosine in 0..1 with the wording at `place`, whose stems are `here`, each once."""
        parts, weights, terms = self._parts, self.weights, self.letters.index.terms
        total = 0.0
        for number in here:
            part = parts.get(number)
            if part is None:
                part = parts[number] = sum([weights[gram] for gram in _grams_of(terms[number]) if gram in weights])
            total += part
        return total / self.letters.length(place)
