"""Weighs documents of a large collection: candidates from the inverted index, each wording by wording."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple

from briefbot.matching.candidates import candidates
from briefbot.matching.embeddings import DOCUMENTS, Near, embeddings_of
from briefbot.matching.index import Field, InvertedIndex
from briefbot.matching.letters import letters_of
from briefbot.matching.ranking import (
    CANDIDATES,
    WEIGHTS,
    WORDINGS,
    WORDS,
    Evidence,
    Ranking,
    Weights,
    precision,
)
from briefbot.matching.slots import slot_of
from briefbot.matching.terms import Term
from briefbot.matching.variants import VARIANT_FLOOR


def weigh(terms: Sequence[Term], index: InvertedIndex, also: Collection[int]) -> Ranking:
    """See `evidence.weigh`."""
    documents = candidates(terms, index, CANDIDATES)
    documents += [document for document in also if document not in documents]
    scale = SparseScale(terms, index, documents)
    scale.weighed = {one.document: one for one in scale.by_meaning([scale.weigh(each) for each in documents], also)}
    scores = {document: one.score for document, one in scale.weighed.items()}
    return Ranking(scale, sorted(scores, key=lambda document: (-scores[document], document)), scores)


class Weighed(NamedTuple):
    """A document, by its number: its score, its best wording, by its place in the index, and the shares of the score."""

    score: float
    document: int
    place: int
    shares: Weights


class SparseScale:
    """The terms of one question, laid out for weighing these documents."""

    def __init__(self, terms: Sequence[Term], index: InvertedIndex, documents: Collection[int]) -> None:
        numbers = index.numbers
        self.index = index
        self.terms = terms
        self.weighed: Mapping[int, Weighed] = {}
        total = sum([term.weight for term in terms]) or 1.0
        self.numbers = [numbers.get(term.stem, -1) for term in terms]
        self.weights = [term.weight / total for term in terms]
        self.asked = [pair for pair in zip(self.numbers, self.weights, strict=True) if pair[0] >= 0]
        self.variants = _spellings([term.variants for term in terms], numbers)
        self.sought = {*self.numbers, *self.variants}
        self.pairs = [pair for pair in pairwise(self.numbers) if -1 not in pair]
        self.around = self._masses_in(index.context, documents)
        self.slot = slot_of([term.folded for term in terms])
        self.stems = {place: set(index.stems_at[place]) for one in documents for place in self._places(one)}
        spelt = [term.stem for term in terms if term.stem not in index.tag_stems]
        self.letters = letters_of(index).question(spelt, set().union(*self.stems.values()))
        self.unknown = sum([weight for weight, number in zip(self.weights, self.numbers, strict=True) if number < 0])

    def _places(self, document: int) -> range:
        """The places of the wordings of a document that are looked at."""
        first, end = self.index.first_place[document], self.index.first_place[document + 1]
        return range(first, min(end, first + WORDINGS))

    def _masses_in(self, field: Field, documents: Collection[int]) -> Masses:
        """What each of these documents has of the terms in one field."""
        found: Masses = {}
        wanted = set(documents)
        for place, (number, weight) in enumerate(zip(self.numbers, self.weights, strict=True)):
            row = field.get(number) if wanted else None
            if row is not None:
                for document, share in row.among(wanted):
                    found.setdefault(document, []).append((place, weight * share))
        return found

    def weigh(self, document: int) -> Weighed:
        """Weighs one document: its best wording, and what all of them and its context add."""
        places = self._places(document)
        around = self.around.get(document, ())
        context = _sum(around)
        recall, exact = nothing = (context, 0.0)
        most, alike = -1.0, 0.0
        best = places.start
        for place in places:
            here = self.stems[place]
            alike += self.letters.alike(place, here)
            found = nothing if self.sought.isdisjoint(here) else self._look(here, around)
            if found[0] > most:
                (recall, exact), best, most = found, place, found[0]
        several = len(places) > 1
        shares = Weights(
            recall,
            context,
            self._order(best) if exact else 0.0,
            alike / len(places) if several else alike,
            self._slot(best) if self.slot is not None and places else 0.0,
        )
        return Weighed(sum(map(mul, WEIGHTS, shares)), document, best, shares)

    def by_meaning(self, weighed: list[Weighed], also: Collection[int] = ()) -> list[Weighed]:
        """The best few, and `also`, compared by meaning too. In a language without embeddings words make up the whole score."""
        embeddings = embeddings_of(self.index)
        if embeddings is None:
            return [one._replace(score=one.score / WORDS) for one in weighed]
        best = sorted(weighed, key=lambda one: (-one.score, one.document))[:DOCUMENTS]
        places = {one: self._places(one) for one in dict.fromkeys((*[one.document for one in best], *also))}
        wordings = {place: self.stems[place] for rows in places.values() for place in rows}
        asked = embeddings.question(self.terms, self.weights, wordings)
        near = {document: asked.near(rows) for document, rows in places.items()}
        return [_with_meaning(one, near[one.document]) if one.document in near else one for one in weighed]

    def _look(self, here: Set[int], around: Collection[tuple[int, float]]) -> tuple[float, float]:
        """The weight that a wording, given by the numbers of its stems, holds of the question: all of it, and as typed."""
        exact = sum([weight for number, weight in self.asked if number in here])
        numbers, variants = self.numbers, self.variants.keys() & here
        if not variants:
            return exact + sum([mass for place, mass in around if numbers[place] not in here]), exact
        held = dict(around)
        for place, similarity in _nearest(self.variants, variants):
            held[place] = max(held.get(place, 0.0), self.weights[place] * similarity)
        return exact + sum([mass for place, mass in held.items() if numbers[place] not in here]), exact

    def _order(self, place: int) -> float:
        """Share of the question's neighbouring words that are neighbours in the wording too."""
        here = self.stems[place]
        pairs = [pair for pair in self.pairs if pair[0] in here and pair[1] in here]
        if not pairs:
            return 0.0
        met = set(pairwise(self.index.stems_at[place]))
        return sum([pair in met for pair in pairs]) / (len(self.numbers) - 1)

    def _slot(self, place: int) -> float:
        """1 where the wording has a word of the kind that is asked for."""
        slot, terms = self.slot, self.index.terms
        return float(slot is not None and any(slot(terms[number]) for number in self.index.stems_at[place]))

    def evidence(self, document: int, score: float, meant: float | None) -> Evidence:
        """The evidence of a weighed document, in words."""
        index, place, shares = self.index, self.weighed[document].place, self.weighed[document].shares
        here = self.stems[place] if self._places(document) else _NO_STEMS
        weights = self.weights
        held = {term: mass / weights[term] for term, mass in self.around.get(document, ()) if mass}
        for term, similarity in self._variants_in(here):
            held[term] = max(held.get(term, 0.0), similarity)
        found = [number in here or held.get(place, 0.0) >= VARIANT_FLOOR for place, number in enumerate(self.numbers)]
        content = [(term.folded, held) for term, held in zip(self.terms, found, strict=True) if term.content]
        return Evidence(
            document=index.documents[document].id,
            wording=place - index.first_place[document],
            recall=shares.recall,
            precision=precision(self.terms, self.numbers, here, sum([index.masses[one] for one in here]), index),
            order=shares.order,
            score=score,
            found=tuple([word for word, held in content if held]),
            missing=tuple([word for word, held in content if not held]),
            context=shares.context,
            letters=shares.letters,
            slot=shares.slot,
            unknown=self.unknown,
            nearest=shares.nearest,
            typical=shares.typical,
            related=shares.related,
            meant=meant,
        )

    def kindred(self, document: int) -> Mapping[str, float]:
        """See `Ranking.kindred`."""
        embeddings = embeddings_of(self.index)
        here = set().union(*(self.stems[place] for place in self._places(document)))
        if embeddings is None or not here:
            return {}
        return embeddings.relatives([term for term in self.terms if term.content], here)

    def _variants_in(self, here: Set[int]) -> Iterator[tuple[int, float]]:
        """(place of a term, similarity) of the nearest variant in a wording, for terms that are not in it as typed."""
        for place, (own, term) in enumerate(zip(self.numbers, self.terms, strict=True)):
            for stem, similarity in term.variants if own not in here else ():
                number = self.index.numbers.get(stem, -1)
                if number in here:
                    yield place, similarity
                    break


def _with_meaning(weighed: Weighed, near: Near) -> Weighed:
    shares = weighed.shares._replace(nearest=near.nearest, typical=near.typical, related=near.related)
    return weighed._replace(score=sum(map(mul, WEIGHTS, shares)), shares=shares)


_NO_STEMS: Final[frozenset[int]] = frozenset()

Masses = dict[int, list[tuple[int, float]]]
"""Document -> (place of a term, the weight of it that the document has), for the terms that it has."""

Spellings = dict[int, list[tuple[int, int, float]]]
"""Stem -> (place of a term, rank among the term's other spellings, similarity) of the terms that it is a spelling of."""


def _sum(masses: Iterable[tuple[int, float]]) -> float:
    return sum([mass for _, mass in masses])


def _spellings(alike: Sequence[Sequence[tuple[str, float]]], numbers: Mapping[str, int]) -> Spellings:
    found: Spellings = {}
    for place, pairs in enumerate(alike):
        for rank, (stem, similarity) in enumerate(pairs):
            number = numbers.get(stem)
            if number is not None:
                found.setdefault(number, []).append((place, rank, similarity))
    return found


def _nearest(spellings: Spellings, here: Set[int]) -> list[tuple[int, float]]:
    """(place of a term, similarity of the first among its spellings that is here), for the terms that have any here."""
    if len(here) < 2:
        return [(place, similarity) for number in here for place, _, similarity in spellings[number]]
    met = sorted([spelling for number in here for spelling in spellings[number]], reverse=True)
    return [(place, similarity) for place, (_, similarity) in sorted({one[0]: one[1:] for one in met}.items())]
