"""The inverted index: which documents contain a word, in which field, and how telling the word is in this collection.

A document is one thing that can be found: an item of a briefing with all its wordings, or an entry of any other
collection. Documents are held apart from the briefing so that the same machine can be measured on public data. Stems are
numbers inside, and lists of numbers stand one behind the other in arrays: ten thousand documents take a few megabytes.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from briefbot.matching.cues import is_function_word
from briefbot.text.tokens import Stem, stems, words

FUNCTION_WORD_WEIGHT: Final = 0.3
"""Function words count a third of their rarity: on public question sets a full weight costs more than a point of P@1."""

REMEMBERED: Final = 5000
"""How many texts are remembered while an index is built: enough for a briefing, no burden for a large collection."""

POOL_HALF: Final = 0.2
"""Share of a document's wordings at which a word has more than half of its weight: what a fifth of them say is typical."""


class Document(NamedTuple):
    """One thing that can be found.

    `wordings` are alternative full texts of it, the canonical one first; each is matched on its own. `context` are texts
    that belong to it without saying it (answer, speaker, topics), with a weight in 0..1 each. `tags` are marks that are
    searched as if they were words (the people in it, whatever they are called), with a weight each. `told` is False for a
    document that only asks: finding a word in it does not mean that the collection tells anything of it.
    """

    id: str
    wordings: tuple[str, ...]
    context: tuple[tuple[str, float], ...] = ()
    tags: tuple[tuple[str, float], ...] = ()
    told: bool = True


class Rows:
    """Lists of numbers, one behind the other in one array: an object for each would take more room than what is in it."""

    __slots__ = ("ends", "values")

    def __init__(self, rows: Iterable[Sequence[int]] = ()) -> None:
        self.values = array("I")
        self.ends = array("I", [0])
        for row in rows:
            self.add(row)

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __iter__(self) -> Iterator[array[int]]:
        return (self.values[start:end] for start, end in pairwise(self.ends))

    def __getitem__(self, number: int) -> array[int]:
        return self.values[self.ends[number] : self.ends[number + 1]]

    def add(self, row: Iterable[int]) -> None:
        """Adds the next row."""
        self.values.extend(row)
        self.ends.append(len(self.values))

    def length(self, number: int) -> int:
        return self.ends[number + 1] - self.ends[number]


class Posting(NamedTuple):
    """The documents that have a stem, ascending, and how much of it each has (0..1); no shares: all have it wholly."""

    documents: array[int]
    shares: array[float] | None

    def among(self, wanted: Collection[int]) -> list[tuple[int, float]]:
        """Those of the wanted documents that have the stem, with how much of it each has."""
        documents, shares = self.documents, self.shares
        if len(documents) < SCANNED * len(wanted):
            if shares is None:
                return [(document, 1.0) for document in documents if document in wanted]
            return [pair for pair in zip(documents, shares, strict=True) if pair[0] in wanted]
        found = []
        for document in wanted:
            place = bisect_left(documents, document)
            if place < len(documents) and documents[place] == document:
                found.append((document, shares[place] if shares is not None else 1.0))
        return found


SCANNED: Final = 8
"""Looking up one document in a posting takes about as long as reading through so many."""


class Field:
    """The postings of all stems in one field of the documents: in their wordings, or in their context."""

    __slots__ = ("documents", "shares")

    def __init__(self, found: Sequence[Sequence[tuple[int, float]]]) -> None:
        """`found` are the documents of each stem, ascending, with the share that each has of it."""
        self.documents = Rows([document for document, _ in row] for row in found)
        shares = array("f", [share for row in found for _, share in row])
        self.shares = None if shares.count(1.0) == len(shares) else shares

    def get(self, number: int) -> Posting | None:
        """The posting of a stem, None where no document has it; -1 is the number of an unknown stem."""
        if number < 0:
            return None
        start, end = self.documents.ends[number], self.documents.ends[number + 1]
        if start == end:
            return None
        return Posting(self.documents.values[start:end], self.shares[start:end] if self.shares is not None else None)


@dataclass
class InvertedIndex:
    """Stem -> the documents that contain it. Built once by `build_index`, read-only afterwards.

    `numbers` gives each stem its number, the place in `terms`, `said` (postings in wordings) and `context`. The wordings of
    document `n` are the places from ``first_place[n]`` to before ``first_place[n + 1]``; `stems_at` has the numbers of a
    wording's stems, in order. `letters`, `embeddings`, `table`, `spelt` and `met` are what other modules work out once for
    it: see `letters.py`, `embeddings.py`, `dense.py`, `spelling.py`, `terms.py`.
    """

    documents: tuple[Document, ...]
    stem: Stem
    tag_stems: dict[str, tuple[str, ...]]
    stem_of: dict[str, str]
    numbers: dict[str, int]
    terms: list[str]
    said: Field
    context: Field
    stems_at: Rows
    first_place: array[int]
    language: str = "en"
    letters: object | None = None
    embeddings: object | None = None
    table: object | None = None
    spelt: object | None = None
    met: dict[tuple[str, str, str, bool], object] = field(default_factory=dict)

    @cached_property
    def document_frequency(self) -> array[int]:
        """Stem number -> in how many documents it occurs, in a wording or in the context."""
        said, around = self.said.documents, self.context.documents
        frequency = array("I")
        for number in range(len(self.terms)):
            both = said.length(number) and around.length(number)
            frequency.append(
                len({*said[number], *around[number]}) if both else said.length(number) + around.length(number)
            )
        return frequency

    def frequency(self, stem: str) -> int:
        """In how many documents a stem occurs, 0 for an unknown one."""
        number = self.numbers.get(stem)
        return self.document_frequency[number] if number is not None else 0

    def idf(self, stem: str) -> float:
        """Inverse document frequency, Robertson-Sparck Jones with +1 inside the log so that it is never negative."""
        total, count = len(self.documents), self.frequency(stem)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def weight(self, stem: str, folded: str) -> float:
        """How much a word of a question counts: its idf, a part of it for a function word."""
        return self.idf(stem) * (FUNCTION_WORD_WEIGHT if is_function_word(folded) else 1.0)

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """The stems that occur in a document that tells something, in its wordings or its context."""
        told = {number for number, document in enumerate(self.documents) if document.told}
        fields = (self.said.documents, self.context.documents)
        return frozenset(
            stem
            for number, stem in enumerate(self.terms)
            if any(not told.isdisjoint(documents[number]) for documents in fields)
        )

    @cached_property
    def masses(self) -> array[float]:
        """Stem number -> its weight as it stands in a document: that of the weightiest word it stands for."""
        weights = array("f", bytes(4 * len(self.terms)))
        for word, stem in self.stem_of.items():
            number = self.numbers.get(stem)
            if number is not None:
                weights[number] = max(self.weight(stem, word), weights[number])
        return weights

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """All folded words of the collection, sorted."""
        return tuple(sorted(self.stem_of))

    @cached_property
    def trigrams(self) -> TrigramIndex:
        """The character trigrams of the vocabulary."""
        return TrigramIndex(enumerate(self.vocabulary))


class TrigramIndex:
    """Character trigram of a padded word -> the numbers of the words that have it, in the order in which they are given.

    `numbers` gives each trigram its number, the place in `rows`.
    """

    __slots__ = ("numbers", "rows")

    def __init__(self, words: Iterable[tuple[int, str]]) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in words:
            for gram in trigrams(word):
                found[gram].append(number)
        self.numbers = {gram: number for number, gram in enumerate(found)}
        self.rows = Rows(found.values())

    def words(self, gram: str, low: int = 0, high: int | None = None) -> Sequence[int]:
        """The numbers of the words that have this trigram: all, or those from `low` to before `high`."""
        number = self.numbers.get(gram)
        if number is None:
            return ()
        values, start, end = self.rows.values, self.rows.ends[number], self.rows.ends[number + 1]
        if high is not None:
            start = bisect_left(values, low, start, end)
            end = bisect_left(values, high, start, end)
        return values[start:end]


def trigrams(word: str) -> tuple[str, ...]:
    """The character trigrams of a word with a mark at its start and end, each once: ``nato`` -> ``^na nat ato to$``."""
    padded = f"^{word}$"
    return tuple(dict.fromkeys([padded[place : place + 3] for place in range(len(padded) - 2)]))


def build_index(
    documents: Iterable[Document],
    stem: Stem,
    tag_stems: dict[str, tuple[str, ...]] | None = None,
    language: str = "en",
) -> InvertedIndex:
    """The index of a collection in one language (a tag such as ``en-GB``), for questions stemmed by the same `stem`.

    `tag_stems` are the stems that stand for a tag inside a wording (the single words by which somebody is called).
    """
    builder = _Builder(stem)
    kept = tuple(documents)
    for number, document in enumerate(kept):
        builder.add(number, document)
    return InvertedIndex(
        documents=kept,
        stem=stem,
        tag_stems=tag_stems or {},
        stem_of=builder.stem_of,
        numbers=builder.numbers,
        terms=list(builder.numbers),
        said=Field(builder.said),
        context=Field(builder.context),
        stems_at=builder.stems_at,
        first_place=builder.first_place,
        language=language,
    )


class _Builder:
    """What an index is while documents are added to it: for each stem, the documents found so far."""

    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self.stem_of: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.said: list[list[tuple[int, float]]] = []
        self.context: list[list[tuple[int, float]]] = []
        self.stems_at = Rows()
        self.first_place = array("I", [0])
        self._read: dict[str, list[int]] = {}

    def add(self, number: int, document: Document) -> None:
        """Adds the next document, all its wordings and its context."""
        self._add_wordings(number, [self._numbers_of(wording) for wording in document.wordings])
        around: dict[int, float] = {}
        for text, weight in document.context:
            for term in self._numbers_of(text):
                around[term] = max(weight, around.get(term, 0.0))
        for tag, weight in document.tags:
            term = self._number(tag)
            around[term] = max(weight, around.get(term, 0.0))
        for term, weight in around.items():
            self.context[term].append((number, weight))

    def _add_wordings(self, number: int, wordings: Sequence[list[int]]) -> None:
        """Adds a document's wordings; the share of a stem is how many of them have it, saturated, 1 where all have.

        A wording whose stems all stand in an earlier one (a quote on its own) is part of it, and not counted again.
        """
        counted: dict[int, int] = {}
        sets: list[set[int]] = []
        for wording in wordings:
            self.stems_at.add(wording)
            here = set(wording)
            if not any(here <= other for other in sets):
                sets.append(here)
                for term in here:
                    counted[term] = counted.get(term, 0) + 1
        self.first_place.append(len(self.stems_at))
        shares = [(number, pooled_share(count / max(1, len(sets)))) for count in range(len(sets) + 1)]
        for term, count in counted.items():
            self.said[term].append(shares[count])

    def _number(self, stem: str) -> int:
        """The number of a stem, a new one for a new stem."""
        number = self.numbers.setdefault(stem, len(self.said))
        if number == len(self.said):
            self.said.append([])
            self.context.append([])
        return number

    def _numbers_of(self, text: str) -> list[int]:
        """The numbers of a text's stems. Texts come again (topics, an author's phrasings): some of those read are held."""
        numbers = self._read.get(text)
        if numbers is not None:
            return numbers
        numbers = []
        for word in words(text):
            stem = self.stem_of.get(word)
            if stem is None:
                stem = stems(word, self.stem)[0] if word[0].isdigit() else self.stem(word)
                self.stem_of[word] = stem = word if stem == word else stem
            numbers.append(self._number(stem))
        if len(self._read) < REMEMBERED:
            self._read[text] = numbers
        return numbers


def pooled_share(part: float) -> float:
    """How typical a word is of a document when this part (0..1] of its wordings has it: 1 for all."""
    return (1 + POOL_HALF) * part / (part + POOL_HALF)
