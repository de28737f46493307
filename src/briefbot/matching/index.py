"""The inverted index: which documents contain a word, in which field, and how telling the word is in this collection.

A document is one thing that can be found: an item of a briefing with all its wordings, or an entry of any other
collection. Documents are held apart from the briefing so that the same machine can be measured on public data.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from briefbot.matching.cues import is_function_word
from briefbot.text.tokens import Stem, stems, words

BM25_K1: Final = 1.2
"""Saturation of repeated words; the usual value (Robertson & Zaragoza 2009, section 3.2)."""

BM25_B: Final = 0.5
"""Length normalisation; below the usual 0.75 because wordings of a briefing are all short."""

FUNCTION_WORD_WEIGHT: Final = 0.2
"""Function words count a fifth: measured on public question sets, it lifts BM25 from .63 to .67 precision at one."""


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
    """One wording's stems with their weights; contexts of the document are part of each of its wordings' postings."""

    document: int
    stems: tuple[str, ...]
    length: float


@dataclass
class InvertedIndex:
    """Stem -> the wordings that contain it. Built once by `build_index`, read-only afterwards."""

    documents: tuple[Document, ...]
    stem: Stem
    wordings: list[Posting] = field(default_factory=list)
    postings: dict[str, dict[int, float]] = field(default_factory=dict)
    context: dict[str, dict[int, float]] = field(default_factory=dict)
    stem_of: dict[str, str] = field(default_factory=dict)
    tag_stems: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def average_length(self) -> float:
        return sum(wording.length for wording in self.wordings) / max(1, len(self.wordings))

    @cached_property
    def document_frequency(self) -> dict[str, int]:
        """Stem -> in how many documents it occurs, in a wording or in the context."""
        frequency = {}
        for stem in self.postings.keys() | self.context.keys():
            inside = {self.wordings[place].document for place in self.postings.get(stem, ())}
            inside.update(self.context.get(stem, ()))
            frequency[stem] = len(inside)
        return frequency

    def idf(self, stem: str) -> float:
        """Inverse document frequency, Robertson-Sparck Jones with +1 inside the log so that it is never negative."""
        total = len(self.documents)
        count = self.document_frequency.get(stem, 0)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def weight(self, stem: str, folded: str) -> float:
        """How much a word of a question counts: its idf, a fifth of it for a function word."""
        return self.idf(stem) * (FUNCTION_WORD_WEIGHT if is_function_word(folded) else 1.0)

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """The stems that occur in a document that tells something, in its wordings or its context."""
        told = {number for number, document in enumerate(self.documents) if document.told}
        found = {
            stem
            for stem, places in self.postings.items()
            if any(self.wordings[place].document in told for place in places)
        }
        return frozenset(found.union(stem for stem, rows in self.context.items() if not told.isdisjoint(rows)))

    @cached_property
    def places_of(self) -> list[list[int]]:
        """Document number -> the places of its wordings."""
        places: list[list[int]] = [[] for _ in self.documents]
        for place, wording in enumerate(self.wordings):
            places[wording.document].append(place)
        return places

    @cached_property
    def _stem_weights(self) -> dict[str, float]:
        weights: dict[str, float] = {}
        for word, stem in self.stem_of.items():
            weights[stem] = max(self.weight(stem, word), weights.get(stem, 0.0))
        return weights

    def stem_weight(self, stem: str) -> float:
        """The weight of a stem as it stands in a document: that of the weightiest word it stands for."""
        return self._stem_weights.get(stem, 0.0)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """All folded words of the collection, sorted."""
        return tuple(sorted(self.stem_of))

    @cached_property
    def trigram_index(self) -> dict[str, list[int]]:
        """Character trigram of a padded word -> places in `vocabulary`."""
        index: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.vocabulary):
            for gram in trigrams(word):
                index[gram].append(place)
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
    postings: dict[str, dict[int, float]] = defaultdict(dict)
    context: dict[str, dict[int, float]] = defaultdict(dict)
    for number, document in enumerate(index.documents):
        for wording in document.wordings:
            _add_wording(index, postings, number, wording)
        for text, weight in document.context:
            for term in _stems(index, text):
                context[term][number] = max(weight, context[term].get(number, 0.0))
        for tag, weight in document.tags:
            context[tag][number] = max(weight, context[tag].get(number, 0.0))
    index.postings = dict(postings)
    index.context = dict(context)
    return index


def _add_wording(index: InvertedIndex, postings: dict[str, dict[int, float]], number: int, wording: str) -> None:
    terms = _stems(index, wording)
    place = len(index.wordings)
    index.wordings.append(Posting(number, tuple(terms), float(len(terms))))
    for term in terms:
        row = postings[term]
        row[place] = row.get(place, 0.0) + 1.0


def _stems(index: InvertedIndex, text: str) -> Sequence[str]:
    found = words(text)
    terms = []
    for word in found:
        stem = index.stem_of.get(word)
        if stem is None:
            stem = stems(word, index.stem)[0] if word[0].isdigit() else index.stem(word)
            index.stem_of[word] = stem
        terms.append(stem)
    return terms
