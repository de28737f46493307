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
from itertools import chain, compress, pairwise
from operator import mul
from typing import Final, NamedTuple

from briefbot.matching.embeddings import DOCUMENTS, FAR, RELATED, Embeddings
from briefbot.matching.index import InvertedIndex, trigrams
from briefbot.matching.letters import Letters
from briefbot.matching.ranking import CANDIDATES, WEIGHTS, WORDINGS, WORDS, Evidence, Ranking, precision
from briefbot.matching.slots import Slot, slot_of
from briefbot.matching.terms import Term
from briefbot.matching.variants import VARIANT_FLOOR
from briefbot.text.embedding import ABOVE, DIMENSIONS, MIDDLE, SAME, UNIT, Block

LARGEST: Final = 2_500
"""Wordings, and stems twice as many, up to which a collection is weighed in this way: beyond it a word costs too much."""

REMEMBERED: Final = 8_000_000
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
    `length` is that of its vector, 0 where it has none; `letters_squared` the square of its trigrams' length. `found` is how
    much each wording has of it once more, by its higher byte. `number` is that of its stem, -1 for an unknown one.
    """

    number: int
    shares: int
    letters: int
    meaning: int
    length: float
    grams: frozenset[str]
    letters_squared: float
    found: bytes


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
            rows = [embeddings.stem(number)[0] for number in range(len(index.terms))]
            self.vectors = Block([*rows, *[embeddings.wording(place).row for place in self.places]])
        lengths, counts = (
            letters.lengths,
            [end - start for start, end in pairwise(self.starts) for _ in range(start, end)],
        )
        self.per_part = [FINE / lengths[place] / count for place, count in zip(self.places, counts, strict=True)]
        self.rows: dict[Term, Row] = {}
        self._older: dict[Term, Row] = {}
        self._having: dict[Slot, frozenset[int]] = {}
        self._whole: dict[int, tuple[frozenset[int], float]] = {}

    def row(self, term: Term) -> Row:
        """The figures of a word, remembered: when the room is full, those not asked with since it was last full are dropped."""
        found = self.rows.get(term)
        if found is None:
            size = 4 * (4 * len(self.places) + 2 * len(self.index.documents) + DIMENSIONS)
            if len(self.rows) * size >= REMEMBERED / 2:
                self._older, self.rows = self.rows, {}
            found = self.rows[term] = self._older.get(term) or self._row(term)
        return found

    def forget(self) -> None:
        """Forgets what questions asked for."""
        self.rows.clear()
        self._older.clear()
        self._having.clear()
        self._whole.clear()

    def whole(self, column: int) -> tuple[frozenset[int], float]:
        """The stems of a wording and their weight, remembered for the few that are best for some question."""
        found = self._whole.get(column)
        if found is None:
            here = frozenset(self.index.stems_at[self.places[column]])
            found = self._whole[column] = (here, math.fsum([self.index.masses[number] for number in here]))
        return found

    def having(self, slot: Slot) -> frozenset[int]:
        """The columns of wordings with a word that fills this slot, remembered."""
        found = self._having.get(slot)
        if found is None:
            filling = [number for number, stem in enumerate(self.index.terms) if slot(stem)]
            found = self._having[slot] = frozenset(column for number in filling for column in self.columns[number])
        return found

    def _row(self, term: Term) -> Row:
        number = self.index.numbers.get(term.stem, -1)
        named = term.stem in self.index.tag_stems
        embeddings = self.embeddings
        vector = None if named or term.weight <= 0 or embeddings is None else embeddings.vector_of(term)
        held, around = self._held(term, number)
        found = held.tobytes()[1 if sys.byteorder == "little" else 2 :: 4]
        held += around
        meaning, length = 0, 0.0
        if vector is not None:
            products = self.vectors.lanes(vector.row)
            held += self._related(number, products[: len(self.columns)])
            behind = array("I", products[len(self.columns) :])
            behind.extend(vector.row)
            meaning, length = pack(behind), vector.length * math.sqrt(term.weight)
        grams = () if named else trigrams(term.stem)
        squared = math.fsum([one * one for one in self.letters.rarities(grams)])
        return Row(number, pack(held), self._letters(grams), meaning, length, frozenset(grams), squared, found)

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
        related = zeros(len(self.places))
        high = products.tobytes()[sys.byteorder == "little" :: 2]
        for stem in compress(range(len(high)), high.translate(_NEAR)):
            share = (products[stem] - least) * ONE // (SAME - RELATED)
            for column in self.columns[stem]:
                if share > related[column]:
                    related[column] = share
        for column in self.columns[number] if number >= 0 else ():
            related[column] = ONE
        return related

    def _letters(self, grams: Iterable[str]) -> int:
        """The product of these trigrams with those of each document, the mean over its wordings."""
        trigram_index, rarity = self.letters.trigrams, self.letters.rarity
        parts: dict[int, float] = {}
        for gram in grams:
            number = trigram_index.numbers.get(gram)
            if number is not None:
                weight = rarity[number] ** 2
                for stem in trigram_index.rows[number]:
                    parts[stem] = parts.get(stem, 0.0) + weight
        sums = [0.0] * len(self.index.documents)
        documents, per_part = self.documents, self.per_part
        for stem, part in parts.items():
            for column in self.columns[stem]:
                sums[documents[column]] += part * per_part[column]
        return pack(array("I", map(int, sums)))


class Question:
    """The words of one question against all documents of a table."""

    def __init__(self, terms: Sequence[Term], table: Table) -> None:
        self.table = table
        self.index = table.index
        self.terms = terms
        self.rows = rows = [table.row(term) for term in terms]
        self.numbers = [row.number for row in rows]
        total = sum([term.weight for term in terms]) or 1.0
        units = [int(ONE * term.weight / total + 0.5) for term in terms]
        self._unknown = sum([unit for unit, number in zip(units, self.numbers, strict=True) if number < 0])
        self._per_share = 1 / (ONE * (sum(units) or 1))
        width, count = len(table.places), len(table.index.documents)
        sums = unpack(sum(map(mul, units, [row.shares for row in rows])), 2 * width + count)
        self._held, self._context, self._related = sums[:width], sums[width : width + count], sums[width + count :]
        self._recall = self._held if table.single else self._best_recall()
        self._letters = unpack(sum([row.letters for row in rows]), count)
        self._per_letter = 1 / (FINE * self._length())
        met = [table.neighbours.get(pair, ()) for pair in pairwise(self.numbers)]
        self._met = Counter(chain.from_iterable(met))
        self._per_pair = 1 / (len(met) or 1)
        slot = slot_of([term.folded for term in terms])
        self._having = table.having(slot) if slot is not None else frozenset()
        self._near: dict[int, tuple[float, float, float]] = {}

    def _length(self) -> float:
        """The length of the question's trigrams as a vector: those that several words share count more than once."""
        seen: set[str] = set()
        again: set[str] = set()
        for row in self.rows:
            if not seen.isdisjoint(row.grams):
                again |= seen & row.grams
            seen |= row.grams
        squares = [row.letters_squared for row in self.rows]
        for gram, rarity in zip(again, self.table.letters.rarities(again), strict=True):
            count = sum([gram in row.grams for row in self.rows])
            squares.append((count * count - count) * rarity * rarity)
        return math.sqrt(math.fsum(squares)) or 1.0

    def _best_recall(self) -> array[int]:
        """What the best wording of each document holds."""
        held = self._held
        return array("I", [max(held[start:end], default=0) for start, end in pairwise(self.table.starts)])

    def ranking(self, also: Collection[int]) -> Ranking:
        """The best documents and `also`, best first."""
        recall, context, letters = self._recall, self._context, self._letters
        least = max(1, int(LEAST * max(recall, default=0)))
        found = [*compress(range(len(recall)), map(least.__le__, recall))]
        by_recall, by_context = WEIGHTS.recall * self._per_share, WEIGHTS.context * self._per_share
        by_letters, by_pair = WEIGHTS.letters * self._per_letter, WEIGHTS.order * self._per_pair
        scores = {
            one: by_recall * recall[one] + by_context * context[one] + by_letters * letters[one]
            for one in (dict.fromkeys((*found, *also)) if also else found)
        }
        for column, pairs in self._met.items():
            document = self.table.documents[column]
            if document in scores and (self.table.single or self._best(document) == column):
                scores[document] += by_pair * pairs
        for document in scores if self._having else ():
            scores[document] += WEIGHTS.slot * self._slot(document)
        return self._ranking(found, scores, also)

    def _ranking(self, found: list[int], scores: dict[int, float], also: Collection[int]) -> Ranking:
        """The documents found and `also`, given their scores by words, with what meaning adds to those of the best few."""
        if len(found) > CANDIDATES:
            least = sorted([scores[document] for document in found])[-CANDIDATES]
            found = [document for document in found if scores[document] >= least]
        found.sort(key=scores.__getitem__, reverse=True)
        del found[CANDIDATES:]
        if self.table.embeddings is None:
            scores = {document: score / WORDS for document, score in scores.items()}
            compared: Collection[int] = ()
        else:
            compared = dict.fromkeys((*found[:DOCUMENTS], *also)) if also else found[:DOCUMENTS]
        found += [document for document in also if document not in found]
        for document, (nearest, typical, related) in self._by_meaning(compared).items():
            scores[document] += WEIGHTS.nearest * nearest + WEIGHTS.typical * typical + WEIGHTS.related * related
        found.sort()
        found.sort(key=scores.__getitem__, reverse=True)
        return Ranking(self, found, scores)

    def _by_meaning(self, documents: Iterable[int]) -> Mapping[int, tuple[float, float, float]]:
        """How near each of these documents is in meaning: see `embeddings.Near`."""
        rows = [row for row in self.rows if row.length]
        per = ONE / (sum([row.length for row in rows]) or 1.0)
        units = [int(per * row.length + 0.5) for row in rows]
        width, total, starts = len(self.table.places), sum(units), self.table.starts
        sums = unpack(sum(map(mul, units, [row.meaning for row in rows])), width + DIMENSIONS)
        per_product = 1 / (math.dist(sums[width:], (MIDDLE * total,) * DIMENSIONS) * UNIT or 1.0)
        above, related, per_share, near = ABOVE * total, self._related, self._per_share, self._near
        for document in documents:
            start, end = starts[document], starts[document + 1]
            if end - start == 1:
                cosine = max(0.0, (sums[start] - above) * per_product)
                near[document] = (cosine, cosine, related[start] * per_share)
            elif end > start:
                cosines = [(one - above) * per_product for one in sums[start:end]]
                mean = max(0.0, sum(cosines) / len(cosines))
                near[document] = (max(0.0, *cosines), mean, max(related[start:end]) * per_share)
        return near

    def _best(self, document: int) -> int:
        """The column of a document's best wording, the first of equal ones; where it has none, where it would stand."""
        start, end = self.table.starts[document], self.table.starts[document + 1]
        return start if end - start < 2 else self._held.index(self._recall[document], start, end)

    def _place(self, document: int) -> int | None:
        """The place of a document's best wording in the index, None where it has none."""
        has = self.table.starts[document] < self.table.starts[document + 1]
        return self.table.places[self._best(document)] if has else None

    def _slot(self, document: int) -> float:
        """1 where its best wording has a word of the kind that is asked for."""
        return float(self._best(document) in self._having and self._place(document) is not None)

    def evidence(self, document: int, score: float, meant: float | None) -> Evidence:
        """The evidence of a weighed document, in words."""
        column, has = self._best(document), self._place(document) is not None
        content = [
            (term.folded, has and row.found[column] >= _FOUND)
            for term, row in zip(self.terms, self.rows, strict=True)
            if term.content
        ]
        nearest, typical, related = self._near.get(document, FAR)
        return Evidence(
            document=self.index.documents[document].id,
            wording=column - self.table.starts[document],
            recall=self._recall[document] * self._per_share,
            precision=self._precision(column) if has else 0.0,
            order=self._met[column] * self._per_pair if has else 0.0,
            score=score,
            found=tuple([word for word, held in content if held]),
            missing=tuple([word for word, held in content if not held]),
            context=self._context[document] * self._per_share,
            letters=self._letters[document] * self._per_letter,
            slot=self._slot(document),
            unknown=self._unknown * self._per_share * ONE,
            nearest=nearest,
            typical=typical,
            related=related,
            meant=meant,
        )

    def _precision(self, column: int) -> float:
        """The share of a wording's weight that is asked for."""
        here, whole = self.table.whole(column)
        return precision(self.terms, self.numbers, here, whole, self.index)

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

_FOUND: Final = round(VARIANT_FLOOR * ONE) // 256
"""From this on, in the higher byte of how much a wording has of a word, the word is called found."""

_NEAR: Final = bytes([byte >= (ABOVE + RELATED) // 256 for byte in range(256)])
"""The higher byte of a product -> 1 where the word may be a relative. Few are."""

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
