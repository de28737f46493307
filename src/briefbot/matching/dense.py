"""Weighs all documents of a small collection at once, word by word (term-at-a-time evaluation).

All that speaks for a document, but the order of the words, is a sum over the words of the question: how much the word counts,
times what the word has with a wording. The second factor is the same in every question; so it is worked out for all wordings
when a word is first asked with, and remembered. The figures stand side by side in one large integer, four bytes for each
(a "lane"): a question is one multiplication and one addition for each of its words, however many wordings there are.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, pairwise
from operator import mul
from typing import Final, NamedTuple

from briefbot.matching.embeddings import DOCUMENTS, RELATED, Embeddings
from briefbot.matching.index import InvertedIndex, trigrams
from briefbot.matching.letters import Letters
from briefbot.matching.ranking import CANDIDATES, WEIGHTS, WORDINGS, WORDS, Evidence, Placed, Ranking, precision
from briefbot.matching.slots import slot_of
from briefbot.matching.terms import Term
from briefbot.matching.variants import VARIANT_FLOOR
from briefbot.text.embedding import ABOVE, DIMENSIONS, MIDDLE, SAME, UNIT, Block

LARGEST: Final = 2_500
"""Wordings, and stems twice as many, up to which a collection is weighed in this way: beyond it a word costs too much."""

REMEMBERED: Final = 4_000_000
"""How many bytes the figures of words asked with may take; of a question's words most come again."""

LEAST: Final = 0.1
"""Documents with less than this share of the best one's words hold next to nothing: a word like "the", a far relative."""

ONE: Final = 1 << 15
"""A share of 1 in a lane, and the weight of a whole question: their product leaves room to spare in four bytes."""

FINE: Final = 1 << 12
"""Unit of the likeness of letters in a lane. Each word adds less than its own length as a vector."""


class Row(NamedTuple):
    """What one word has with all wordings, in lanes.

    `shares`: how much each wording has of it (as it is, around the document, or spelt otherwise), how much is around each
    document, and how near its nearest relative in each wording is. `letters`: the product of its trigrams with those of each
    document. `meaning`: its product with the vector of each wording, raised by `ABOVE`, and behind that its own vector.
    `length` is that of its vector, 0 where it has none; `letters_squared` the square of its trigrams' length.
    """

    shares: int
    letters: int
    meaning: int
    length: float
    grams: tuple[str, ...]
    letters_squared: float


class Table:
    """The wordings of a small index that are looked at, one column each, and the rows of the words asked with."""

    def __init__(self, index: InvertedIndex, letters: Letters, embeddings: Embeddings | None) -> None:
        self.index = index
        self.letters = letters
        self.embeddings = embeddings
        self.starts = [0]
        self.places: list[int] = []
        for first, end in pairwise(index.first_place):
            self.places += range(first, min(end, first + WORDINGS))
            self.starts.append(len(self.places))
        self.documents = [number for number, (a, b) in enumerate(pairwise(self.starts)) for _ in range(a, b)]
        self.single = self.starts == list(range(len(self.starts)))
        self.columns: list[list[int]] = [[] for _ in index.terms]
        self.neighbours: dict[tuple[int, int], list[int]] = {}
        for column, place in enumerate(self.places):
            stems = index.stems_at[place]
            for number in set(stems):
                self.columns[number].append(column)
            for pair in set(pairwise(stems)):
                self.neighbours.setdefault(pair, []).append(column)
        if embeddings is not None:
            self.stems = Block([embeddings.stem(number)[0] for number in range(len(index.terms))])
            self.wordings = Block([embeddings.wording(place).row for place in self.places])
        self.rows: dict[Term, Row] = {}

    def row(self, term: Term) -> Row:
        """The figures of a word, remembered."""
        found = self.rows.get(term)
        if found is None:
            size = 4 * (4 * len(self.places) + 2 * len(self.index.documents) + DIMENSIONS)
            if len(self.rows) * size >= REMEMBERED:
                self.rows.clear()
            found = self.rows[term] = self._row(term)
        return found

    def _row(self, term: Term) -> Row:
        number = self.index.numbers.get(term.stem, -1)
        named = term.stem in self.index.tag_stems
        embeddings = self.embeddings
        vector = None if named or term.weight <= 0 or embeddings is None else embeddings.vector_of(term)
        held, around = self._held(term, number)
        lanes = held + around
        meaning, length = 0, 0.0
        if vector is not None:
            lanes += self._related(number, self.stems.lanes(vector.row))
            products = array("I", self.wordings.lanes(vector.row))
            products.extend(vector.row)
            meaning, length = pack(products), vector.length * math.sqrt(term.weight)
        grams = () if named else trigrams(term.stem)
        rarities = self.letters.rarities(grams)
        return Row(
            pack(lanes), self._letters(grams), meaning, length, grams, math.fsum([one * one for one in rarities])
        )

    def _held(self, term: Term, number: int) -> tuple[array[int], array[int]]:
        """How much of a word each wording has, and how much stands around each document."""
        held, around = zeros(len(self.places)), zeros(len(self.index.documents))
        row = self.index.context.get(number)
        if row is not None:
            for document, share in row.among(range(len(around))):
                around[document] = mass = round(share * ONE)
                for column in range(self.starts[document], self.starts[document + 1]):
                    held[column] = mass
        spelt: dict[int, int] = {}
        for stem, similarity in reversed(term.variants):
            for column in self._columns_of(stem):
                spelt[column] = round(similarity * ONE)
        for column, mass in spelt.items():
            held[column] = max(mass, held[column])
        for column in self._columns_of(term.stem):
            held[column] = ONE
        return held, around

    def _columns_of(self, stem: str) -> Sequence[int]:
        number = self.index.numbers.get(stem)
        return () if number is None else self.columns[number]

    def _related(self, number: int, products: array[int]) -> array[int]:
        """How near the nearest relative of a word is in each wording, given its products with all stems."""
        least = ABOVE + RELATED
        near = sorted([(product, stem) for stem, product in enumerate(products) if product > least])
        related = zeros(len(self.places))
        for product, stem in near:
            share = (product - least) * ONE // (SAME - RELATED)
            for column in self.columns[stem]:
                related[column] = share
        for column in self.columns[number] if number >= 0 else ():
            related[column] = ONE
        return related

    def _letters(self, grams: Iterable[str]) -> int:
        """The product of these trigrams with those of each document, the mean over its wordings."""
        trigram_index, rarity, lengths = self.letters.trigrams, self.letters.rarity, self.letters.lengths
        parts: dict[int, float] = {}
        for gram in grams:
            number = trigram_index.numbers.get(gram)
            if number is not None:
                weight = rarity[number] ** 2
                for stem in trigram_index.rows[number]:
                    parts[stem] = parts.get(stem, 0.0) + weight
        sums = [0.0] * len(self.index.documents)
        documents, places, starts = self.documents, self.places, self.starts
        for stem, part in parts.items():
            for column in self.columns[stem]:
                sums[documents[column]] += part / lengths[places[column]]
        if not self.single:
            sums = [one / (end - start or 1) for one, (start, end) in zip(sums, pairwise(starts), strict=True)]
        return pack(array("I", [int(FINE * one) for one in sums]))


class Question:
    """The words of one question against all documents of a table."""

    def __init__(self, terms: Sequence[Term], table: Table) -> None:
        self.table = table
        self.index = table.index
        self.terms = terms
        self.rows = [table.row(term) for term in terms]
        total = sum([term.weight for term in terms]) or 1.0
        self.weights = [term.weight / total for term in terms]
        numbers = table.index.numbers
        self.numbers = [numbers.get(term.stem, -1) for term in terms]
        width, count = len(table.places), len(table.index.documents)
        units = [int(ONE * weight + 0.5) for weight in self.weights]
        self._per_share = 1 / (ONE * (sum(units) or 1))
        self._sums = unpack(sum(map(mul, units, [row.shares for row in self.rows])), 2 * width + count)
        self._letters = unpack(sum([row.letters for row in self.rows]), count)
        self._per_letter = 1 / (FINE * self._length())
        self._order: dict[int, float] = {}
        for pair in pairwise(self.numbers):
            for column in table.neighbours.get(pair, ()):
                self._order[column] = self._order.get(column, 0.0) + 1 / (len(self.numbers) - 1)
        self._slot = slot_of([term.folded for term in terms])
        self._recall = self._sums[:width] if table.single else self._best_recall()
        self._near: dict[int, tuple[float, float, float]] = {}

    def _length(self) -> float:
        """The length of the question's trigrams as a vector: those that several words share count more than once."""
        letters = self.table.letters
        counts = Counter(chain.from_iterable([row.grams for row in self.rows]))
        again = [(gram, count) for gram, count in counts.items() if count > 1]
        squared = sum([row.letters_squared for row in self.rows])
        for (_, count), rarity in zip(again, letters.rarities([gram for gram, _ in again]), strict=True):
            squared += (count * count - count) * rarity * rarity
        return math.sqrt(squared) or 1.0

    def _best_recall(self) -> array[int]:
        """What the best wording of each document holds."""
        sums = self._sums
        return array("I", [max(sums[start:end], default=0) for start, end in pairwise(self.table.starts)])

    def ranking(self, also: Collection[int]) -> Ranking:
        """The best documents and `also`, best first."""
        table = self.table
        count, width = len(self._recall), len(table.places)
        recall, context, letters = self._recall, self._sums[width : width + count], self._letters
        least = max(1.0, LEAST * max(recall, default=0))
        by_recall, by_context = WEIGHTS.recall * self._per_share, WEIGHTS.context * self._per_share
        by_letters = WEIGHTS.letters * self._per_letter
        scores = {
            document: by_recall * held + by_context * around + by_letters * alike
            for document, (held, around, alike) in enumerate(zip(recall, context, letters, strict=True))
            if held >= least or document in also
        }
        for column, share in self._order.items():
            document = table.documents[column]
            if document in scores and self._best(document) == column:
                scores[document] += WEIGHTS.order * share
        if self._slot is not None:
            for document in scores:
                scores[document] += WEIGHTS.slot * self._slot_of(self._best(document))
        return Ranking(self, self._placed(scores, also))

    def _placed(self, scores: dict[int, float], also: Collection[int]) -> list[Placed]:
        if self.table.embeddings is None:
            scores = {document: score / WORDS for document, score in scores.items()}
        documents = list(scores)
        if len(documents) > CANDIDATES:
            least = sorted(scores.values())[-CANDIDATES]
            documents = [document for document in documents if scores[document] >= least]
        documents.sort(key=scores.__getitem__, reverse=True)
        documents = documents[:CANDIDATES]
        documents += [document for document in also if document not in documents]
        if self.table.embeddings is not None:
            compared = dict.fromkeys((*documents[:DOCUMENTS], *also))
            for document, (nearest, typical, related) in self._by_meaning(compared).items():
                scores[document] += WEIGHTS.nearest * nearest + WEIGHTS.typical * typical + WEIGHTS.related * related
            documents.sort()
            documents.sort(key=scores.__getitem__, reverse=True)
        return [Placed(scores[document], document) for document in documents]

    def _by_meaning(self, documents: Iterable[int]) -> Mapping[int, tuple[float, float, float]]:
        """Document -> its nearest wording, the mean of its wordings, word by word: see `embeddings.Near`."""
        rows = [row for row in self.rows if row.length]
        width, count, starts = len(self.table.places), len(self._recall), self.table.starts
        per = ONE / (sum([row.length for row in rows]) or 1.0)
        units = [int(per * row.length + 0.5) for row in rows]
        sums = unpack(sum(map(mul, units, [row.meaning for row in rows])), width + DIMENSIONS)
        total = sum(units)
        length = math.dist(sums[width:], [MIDDLE * total] * DIMENSIONS) * UNIT or 1.0
        above, related = ABOVE * total, self._sums[width + count :]
        for document in documents:
            start, end = starts[document], starts[document + 1]
            if end - start == 1:
                cosine = max(0.0, (sums[start] - above) / length)
                self._near[document] = (cosine, cosine, related[start] * self._per_share)
            elif end > start:
                cosines = [(one - above) / length for one in sums[start:end]]
                mean = max(0.0, sum(cosines) / len(cosines))
                self._near[document] = (max(0.0, *cosines), mean, max(related[start:end]) * self._per_share)
            else:
                self._near[document] = (0.0, 0.0, 0.0)
        return self._near

    def _best(self, document: int) -> int:
        """The column of a document's best wording, the first of equal ones; where it has none, where it would stand."""
        start, end = self.table.starts[document], self.table.starts[document + 1]
        return start if end - start < 2 else self._sums.index(self._recall[document], start, end)

    def _slot_of(self, column: int) -> float:
        """1 where a wording has a word of the kind that is asked for."""
        slot, terms = self._slot, self.index.terms
        if slot is None or column >= len(self.table.places):
            return 0.0
        return float(any(slot(terms[number]) for number in self.index.stems_at[self.table.places[column]]))

    def evidence(self, placed: Placed) -> Evidence:
        """The evidence of a weighed document, in words."""
        table, document = self.table, placed.document
        column, width = self._best(document), len(table.places)
        has = table.starts[document] < table.starts[document + 1]
        lane = 32 * column
        held = [(row.shares >> lane & LANE) / ONE if has else 0.0 for row in self.rows]
        found = [share >= VARIANT_FLOOR for share in held]
        content = [(term.folded, held) for term, held in zip(self.terms, found, strict=True) if term.content]
        near = self._near.get(document, (0.0, 0.0, 0.0))
        return Evidence(
            document=self.index.documents[document].id,
            wording=column - table.starts[document],
            recall=self._recall[document] * self._per_share,
            precision=precision(self.terms, self.numbers, table.places[column], self.index) if has else 0.0,
            order=self._order.get(column, 0.0),
            score=placed.score,
            found=tuple([word for word, held in content if held]),
            missing=tuple([word for word, held in content if not held]),
            context=self._sums[width + document] * self._per_share,
            letters=self._letters[document] * self._per_letter,
            slot=self._slot_of(column) if self._slot is not None else 0.0,
            unknown=sum([weight for weight, number in zip(self.weights, self.numbers, strict=True) if number < 0]),
            nearest=near[0],
            typical=near[1],
            related=near[2],
            meant=placed.meant,
        )

    def kindred(self, document: int) -> Mapping[str, float]:
        """See `Ranking.kindred`."""
        table = self.table
        start, end = table.starts[document], table.starts[document + 1]
        if table.embeddings is None or start == end:
            return {}
        first = len(table.places) + len(self._recall)
        found = {}
        for term, number, row in zip(self.terms, self.numbers, self.rows, strict=True):
            if term.content:
                near = [row.shares >> 32 * (first + column) & LANE for column in range(start, end)]
                here = number >= 0 and any(start <= column < end for column in table.columns[number])
                found[term.folded] = 1.0 if here else max(near) / ONE
        return found


# -- lanes --------------------------------------------------------------------------------------------------------------

LANE: Final = (1 << 32) - 1


def zeros(count: int) -> array[int]:
    return array("I", bytes(4 * count))


def pack(numbers: array[int]) -> int:
    """Numbers below 2^32 side by side in one integer, the first one lowest."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return int.from_bytes(numbers, "little")


def unpack(lanes: int, count: int) -> array[int]:
    numbers = array("I", lanes.to_bytes(4 * count, "little"))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
