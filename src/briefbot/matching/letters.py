"""How alike a question and a wording are letter by letter: the cosine of their character trigrams.

Words that a stemmer keeps apart ("reply", "replied by"; "e-mail", "mailing") still share most of their letters. On public
question sets this is worth two points of precision at one beside whole words, and more where words are misspelt. Trigrams
are taken within the stems and weighted by rarity; vectors of wordings are never stored, only their lengths.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from briefbot.matching.index import InvertedIndex, TrigramIndex, trigrams


class Letters:
    """The trigram weights of one index, and the lengths of its wordings' vectors."""

    def __init__(self, index: InvertedIndex) -> None:
        said = index.said.documents
        self.trigrams = TrigramIndex((number, stem) for number, stem in enumerate(index.terms) if said.length(number))
        total = len(index.documents)
        self.unknown = math.log(2 + total)
        self.rarity = array("d")
        grams: list[list[int]] = [[] for _ in index.terms]
        for gram, stems in enumerate(self.trigrams.rows):
            count = 0
            for stem in stems:
                grams[stem].append(gram)
                count += said.length(stem)
            self.rarity.append(math.log(1 + total / min(count, total)))
        self.lengths = array("d", [self._length(grams[stem] for stem in set(stems)) for stems in index.stems_at])

    def _length(self, grams: Iterable[list[int]]) -> float:
        rarity = self.rarity
        counts = Counter(chain.from_iterable(grams))
        return math.hypot(*[rarity[gram] * count for gram, count in counts.items()]) or 1.0

    def rarities(self, grams: Iterable[str]) -> list[float]:
        """How much each of these trigrams counts."""
        numbers, rarity, unknown = self.trigrams.numbers, self.rarity, self.unknown
        return [rarity[numbers[gram]] if gram in numbers else unknown for gram in grams]

    def question(self, stems: Iterable[str], wanted: set[int]) -> LettersAsked:
        """A question, given by its stems, ready to be compared with wordings that are made of the wanted stems."""
        numbers, rarity, rows = self.trigrams.numbers, self.rarity, self.trigrams.rows
        vector, shared = [], []
        for gram, count in Counter([gram for stem in stems for gram in trigrams(stem)]).items():
            number = numbers.get(gram)
            vector.append(count * (self.unknown if number is None else rarity[number]))
            if number is not None:
                shared.append((rows[number], vector[-1] * rarity[number]))
        length = math.hypot(*vector) or 1.0
        parts = dict.fromkeys(wanted, 0.0)
        for having, weight in shared:
            for number in wanted.intersection(having):
                parts[number] += weight / length
        return LettersAsked(parts, self.lengths)


class LettersAsked:
    """One question's trigrams against the wordings of an index: what each stem adds to the product of the vectors."""

    def __init__(self, parts: dict[int, float], lengths: array[float]) -> None:
        self._parts = parts
        self._lengths = lengths

    def alike(self, place: int, here: Iterable[int]) -> float:
        """Cosine in 0..1 with the wording at `place`, whose stems are `here`, each once."""
        return sum(map(self._parts.__getitem__, here)) / self._lengths[place]


def letters_of(index: InvertedIndex) -> Letters:
    """The trigram weights of an index, made when first needed."""
    if not isinstance(index.letters, Letters):
        index.letters = Letters(index)
    return index.letters
