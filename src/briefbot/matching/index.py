"""The inverted index: which documents contain a word, in which field, and how telling the word is in this collection.

A document is one thing that can be found: an item of a briefing with all its wordings, or an entry of any other
collection. Documents are held apart from the briefing so that the same machine can be measured on public data. Stems are
numbers inside, and lists of numbers are arrays: ten thousand documents take a few megabytes.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern
from typing import Final

from briefbot.matching.cues import is_function_word
from briefbot.text.tokens import Stem, stems, words

FUNCTION_WORD_WEIGHT: Final = 0.3
"""Function words count a third of their rarity: on public question sets a full weight costs more than a point of P@1."""

REMEMBERED: Final = 5000
"""How many texts are remembered while an index is built: enough for a briefing, no burden for a large collection."""

POOL_HALF: Final = 0.2
"""Share of a document's wordings at which a word has more than half of its weight: what a fifth of them say is typical."""


@dataclass(frozen=True, slots=True)
class Document:
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


@dataclass(slots=True)
class Posting:
    """The documents that have a stem, ascending, and how much of it each has (0..1); no shares: all have it wholly."""

    documents: array[int] = field(default_factory=lambda: array("I"))
    shares: array[float] | None = None

    def add(self, document: int, share: float) -> None:
        """Adds the next document; `share` is 1 for most, and only then costs nothing to keep."""
        if share != 1.0 and self.shares is None:
            self.shares = array("f", [1.0] * len(self.documents))
        self.documents.append(document)
        if self.shares is not None:
            self.shares.append(share)

    def share_of(self, document: int) -> float:
        """How much of the stem a document has, 0 when none."""
        place = bisect_left(self.documents, document)
        if place == len(self.documents) or self.documents[place] != document:
            return 0.0
        return self.shares[place] if self.shares is not None else 1.0


@dataclass
class InvertedIndex:
    """Stem -> the documents that contain it. Built once by `build_index`, read-only afterwards.

    `numbers` gives each stem its number, the place in `terms`, `postings` (in wordings) and `context`. The wordings of
    document `n` are the places from ``first_place[n]`` to before ``first_place[n + 1]``.
    """

    documents: tuple[Document, ...]
    stem: Stem
    tag_stems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stem_of: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)
    postings: dict[int, Posting] = field(default_factory=dict)
    context: dict[int, Posting] = field(default_factory=dict)
    first_place: array[int] = field(default_factory=lambda: array("I", [0]))
    letters: object | None = None
    _stems: array[int] = field(default_factory=lambda: array("I"))
    _ends: array[int] = field(default_factory=lambda: array("I", [0]))

    def stems_at(self, place: int) -> array[int]:
        """The numbers of a wording's stems, in order."""
        return self._stems[self._ends[place] : self._ends[place + 1]]

    def number(self, stem: str) -> int:
        """The number of a stem, a new one for a new stem."""
        number = self.numbers.setdefault(stem, len(self.terms))
        if number == len(self.terms):
            self.terms.append(stem)
        return number

    @cached_property
    def document_frequency(self) -> dict[str, int]:
        """Stem -> in how many documents it occurs, in a wording or in the context."""
        frequency = {}
        for number, stem in enumerate(self.terms):
            said, around = self.postings.get(number), self.context.get(number)
            if said and around:
                frequency[stem] = len(set(said.documents).union(around.documents))
            else:
                frequency[stem] = len((said or around or Posting()).documents)
        return frequency

    def idf(self, stem: str) -> float:
        """Inverse document frequency, Robertson-Sparck Jones with +1 inside the log so that it is never negative."""
        total = len(self.documents)
        count = self.document_frequency.get(stem, 0)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def weight(self, stem: str, folded: str) -> float:
        """How much a word of a question counts: its idf, a part of it for a function word."""
        return self.idf(stem) * (FUNCTION_WORD_WEIGHT if is_function_word(folded) else 1.0)

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """The stems that occur in a document that tells something, in its wordings or its context."""
        told = {number for number, document in enumerate(self.documents) if document.told}
        fields = (self.postings, self.context)
        return frozenset(
            self.terms[number] for rows in fields for number, row in rows.items() if not told.isdisjoint(row.documents)
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
    def trigram_index(self) -> dict[str, array[int]]:
        """Character trigram of a padded word -> places in `vocabulary`, ascending."""
        index: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, word in enumerate(self.vocabulary):
            for gram in trigrams(word):
                index[intern(gram)].append(place)
        return dict(index)


def trigrams(word: str) -> set[str]:
    """The character trigrams of a word with a mark at its start and end: ``nato`` -> ``^na nat ato to$``."""
    padded = f"^{word}$"
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def build_index(
    documents: Iterable[Document], stem: Stem, tag_stems: dict[str, tuple[str, ...]] | None = None
) -> InvertedIndex:
    """The index of a collection, for questions stemmed by the same `stem`.

    `tag_stems` are the stems that stand for a tag inside a wording (the single words by which somebody is called).
    """
    index = InvertedIndex(documents=tuple(documents), stem=stem, tag_stems=tag_stems or {})
    read: dict[str, list[int]] = {}
    for number, document in enumerate(index.documents):
        _add_wordings(index, number, [_numbers(index, wording, read) for wording in document.wordings])
        around: dict[int, float] = {}
        for text, weight in document.context:
            for term in _numbers(index, text, read):
                around[term] = max(weight, around.get(term, 0.0))
        for tag, weight in document.tags:
            term = index.number(tag)
            around[term] = max(weight, around.get(term, 0.0))
        for term, weight in around.items():
            index.context.setdefault(term, Posting()).add(number, weight)
    return index


def _add_wordings(index: InvertedIndex, number: int, wordings: Sequence[list[int]]) -> None:
    """Adds a document's wordings; the share of a stem is how many of them have it, saturated, 1 where all have.

    A wording whose stems all stand in an earlier one (a quote on its own) is part of it, and not counted again.
    """
    counted: dict[int, int] = {}
    sets: list[set[int]] = []
    for wording in wordings:
        index._stems.extend(wording)
        index._ends.append(len(index._stems))
        here = set(wording)
        if not any(here <= other for other in sets):
            sets.append(here)
            for term in here:
                counted[term] = counted.get(term, 0) + 1
    index.first_place.append(len(index._ends) - 1)
    for term, count in counted.items():
        index.postings.setdefault(term, Posting()).add(number, pooled_share(count / len(sets)))


def pooled_share(part: float) -> float:
    """How typical a word is of a document when this part (0..1] of its wordings has it: 1 for all."""
    return (1 + POOL_HALF) * part / (part + POOL_HALF)


def _numbers(index: InvertedIndex, text: str, read: dict[str, list[int]]) -> list[int]:
    """The numbers of a text's stems. Texts come again (topics, an author's phrasings): `read` holds some of those read."""
    numbers = read.get(text)
    if numbers is not None:
        return numbers
    numbers = []
    for word in words(text):
        stem = index.stem_of.get(word)
        if stem is None:
            stem = stems(word, index.stem)[0] if word[0].isdigit() else index.stem(word)
            index.stem_of[word] = stem = word if stem == word else stem
        numbers.append(index.number(stem))
    if len(read) < REMEMBERED:
        read[text] = numbers
    return numbers
