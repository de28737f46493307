"""How near in meaning are a question and a wording, where they share no word? Static word embeddings (`text/embedding.py`).

Three figures for each of the best few documents: the cosine of the question with its nearest wording (sums of word
vectors, each weighted by the root of its rarity), the mean over its wordings, and how much of the question's weight has a
relative there, word by word (word mover's distance, Kusner et al. 2015, relaxed to the nearest word). They rank; whether
anything is answered they never decide. English only.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter, mul
from typing import TYPE_CHECKING, Final, NamedTuple

from briefbot.matching.spelling import SHORTEST, probable_word
from briefbot.matching.terms import light
from briefbot.text.embedding import NOWHERE, SAME, Block, Vector, vector_of, weighted_sum

if TYPE_CHECKING:
    from briefbot.matching.index import InvertedIndex
    from briefbot.matching.terms import Term

DOCUMENTS: Final = 12
"""How many documents, the best by their words, are compared by meaning too: 8 cost .003 of precision, 16 gain nothing."""

RELATED: Final = round(0.22 * SAME)
"""Product (cosine .22) from which two words are relatives; the share rises from 0 there to 1 for the same word."""

REMEMBERED: Final = 4_000
"""How many stems are remembered with their vectors: some 250 bytes each."""


class Near(NamedTuple):
    """How near a document is in meaning: its nearest wording, the mean of its wordings, word by word. Shares in 0..1."""

    nearest: float = 0.0
    typical: float = 0.0
    related: float = 0.0


FAR: Final = Near()


class Embeddings:
    """The vectors of one index's stems, and the lengths of its wordings' vectors.

    Those of a small collection are worked out at once, about a millisecond for fifty stems; of a large one when needed.
    """

    def __init__(self, index: InvertedIndex) -> None:
        self.index = index
        self._words = [""] * len(index.terms)
        for word, stem in index.stem_of.items():
            number = index.numbers.get(stem)
            if number is not None:
                known = self._words[number]
                if not known or (len(word), word) < (len(known), known):
                    self._words[number] = word
        self._stems: dict[int, tuple[bytes, float]] = {}
        self._lengths = array("f", bytes(4 * len(index.stems_at)))
        if len(index.terms) <= REMEMBERED and len(index.stems_at) <= REMEMBERED:
            for place in range(len(index.stems_at)):
                self.length(place)

    def question(
        self, terms: Sequence[Term], weights: Sequence[float], wordings: Mapping[int, Collection[int]]
    ) -> Asked:
        """A question, ready to be compared with these wordings (place -> its stems). `weights` of the terms sum to 1."""
        words = []
        for term, weight in zip(terms, weights, strict=True):
            vector = self.vector_of(term)
            if vector is not None:
                words.append((self.index.numbers.get(term.stem, -1), weight, vector))
        return Asked(self, words, wordings)

    def vector_of(self, term: Term) -> Vector | None:
        """The vector of a word as it was probably meant; None for a name, and for what counts nothing."""
        word = term.folded
        if term.stem in self.index.tag_stems or term.weight <= 0:
            return None
        if len(word) > SHORTEST and word.isalpha() and word not in self.index.stem_of:
            word = probable_word(word)
        return vector_of(word)

    def wording(self, place: int) -> Vector:
        """The sum of the vectors of a wording's stems."""
        return weighted_sum(map(self.stem, self.index.stems_at[place]))

    def relatives(self, terms: Sequence[Term], here: Collection[int]) -> dict[str, float]:
        """Word of a term -> the share of its nearest relative among these stems: 1 for itself, 0 for none or for a name."""
        block = Block([self.stem(number)[0] for number in here])
        found = {}
        for term in terms:
            vector = None if term.stem in self.index.tag_stems else vector_of(term.folded)
            if self.index.numbers.get(term.stem, -1) in here:
                found[term.folded] = 1.0
            else:
                found[term.folded] = _share(max(block.products(vector.row))) if vector and here else 0.0
        return found

    def stem(self, number: int) -> tuple[bytes, float]:
        """Direction and length (see `Vector`) of a stem: those of its shortest word, longer by the root of its rarity."""
        found = self._stems.get(number)
        if found is None:
            if len(self._stems) > REMEMBERED:
                self._stems.clear()
            word = self._words[number]
            vector = vector_of(word) if word else None
            found = (vector.row, vector.length * math.sqrt(self.index.masses[number])) if vector else (NOWHERE, 0.0)
            self._stems[number] = found
        return found

    def length(self, place: int) -> float:
        """The length of a wording's vector, which is the sum of its stems'; 0 where none of them has one."""
        if not self._lengths[place]:
            self._lengths[place] = self.wording(place).length
        return self._lengths[place]


class Asked:
    """One question's words and their sum, multiplied with the stems of some wordings."""

    def __init__(
        self,
        embeddings: Embeddings,
        words: Sequence[tuple[int, float, Vector]],
        wordings: Mapping[int, Collection[int]],
    ) -> None:
        """`words` are (number of the stem, share of the question's weight, vector)."""
        self._embeddings = embeddings
        self._wordings = wordings
        stems = {number: place for place, number in enumerate(set().union(*wordings.values()))}
        self._stems = stems
        vectors = [embeddings.stem(number) for number in stems]
        block = Block([row for row, _ in vectors])
        least = light(len(words))
        self._words = [
            (number, weight, [*block.products(vector.row), RELATED])
            for number, weight, vector in words
            if weight >= least
        ]
        self._most = sum([weight for _, weight, _ in self._words])
        whole = weighted_sum([(vector.row, vector.length * math.sqrt(weight)) for _, weight, vector in words])
        self._whole = list(map(mul, block.products(whole.row), [length for _, length in vectors]))

    def near(self, places: Sequence[int]) -> Near:
        """How near a document is, given by the places of its wordings."""
        cosines, related = [], 0.0
        for place in places:
            here = self._wordings[place]
            if not here or not self._words:
                cosines.append(0.0)
                continue
            stems = [self._stems[number] for number in self._embeddings.index.stems_at[place]]
            length = self._embeddings.length(place)
            cosines.append(sum([self._whole[stem] for stem in stems]) / (length * SAME) if length else 0.0)
            related = max(related, self._aligned(here, itemgetter(-1, *stems)))
        if not cosines:
            return FAR
        return Near(max(0.0, *cosines), max(0.0, sum(cosines) / len(cosines)), related)

    def _aligned(self, here: Collection[int], of: Callable[[list[int]], tuple[int, ...]]) -> float:
        """The share of the question's weight that has a relative among these stems, each word the nearest.

        `of` takes from the products of a word those with these stems, and `RELATED`, from which the share rises.
        """
        nearest = [weight * (SAME if number in here else max(of(products))) for number, weight, products in self._words]
        return (sum(nearest) - RELATED * self._most) / (SAME - RELATED)


def _share(product: int) -> float:
    """How much of a word its relative stands for: 0 from `RELATED`, 1 at the same direction."""
    return (product - RELATED) / (SAME - RELATED) if product > RELATED else 0.0


def embeddings_of(index: InvertedIndex) -> Embeddings | None:
    """The embeddings of an index, made when first needed; None where its language has none."""
    if index.language.lower().split("-")[0] != "en":
        return None
    if not isinstance(index.embeddings, Embeddings):
        index.embeddings = Embeddings(index)
    return index.embeddings
