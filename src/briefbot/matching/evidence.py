"""What speaks for a document: how much of the question stands in it, how much of it is asked for, and in which order.

Candidates come from the inverted index; each is then weighed wording by wording. Every figure is a share in 0..1, of idf mass
or of a cosine, so that it means the same in a briefing of ten items and in one of ten thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple, overload

from briefbot.matching import cues
from briefbot.matching.candidates import candidates
from briefbot.matching.embeddings import DOCUMENTS, Embeddings, Near
from briefbot.matching.index import Field, InvertedIndex
from briefbot.matching.letters import Letters
from briefbot.matching.terms import Term, terms_of
from briefbot.matching.variants import VARIANT_FLOOR, variants_of

__all__ = ["Evidence", "Ranking", "Term", "terms_of", "variants_of", "weigh"]

CANDIDATES: Final = 48
"""How many documents, by summed weight of shared words, are weighed in full."""

WORDINGS: Final = 12
"""How many wordings of a document are weighed, the canonical ones first."""


class Weights(NamedTuple):
    """What each share adds to the score. They sum to 1, so that a score is a share too."""

    recall: float
    context: float
    order: float
    letters: float
    slot: float
    nearest: float = 0.0
    typical: float = 0.0
    related: float = 0.0


WEIGHTS: Final = Weights(
    recall=0.09,
    context=0.34,
    order=0.06,
    letters=0.17,
    slot=0.03,
    nearest=0.07,
    typical=0.09,
    related=0.15,
)
"""Fitted on public question sets by `bench/fit.py` and rounded. Precision is told, but adds nothing beside the likeness of
the letters, which looks at the whole wording too, nor do words spelt alike ("politics", "politician"); nor does recall over
all wordings beside the mean of their embeddings."""


class Evidence(NamedTuple):
    """Why a document was found. Shares in 0..1; `found` and `missing` are the question's content words.

    `recall` is the share of the question's weight found in the best wording or around it, `precision` the share of that
    wording's weight that is asked for, `order` of the question's neighbours that are neighbours there. `context` is the
    share found around the document, `letters` the likeness letter by letter, `slot` whether a time or number asked for is
    there, `unknown` the share that no document holds. `nearest`, `typical` and `related` tell how near it is in meaning
    (`embeddings.Near`). `meant` is what a sentence encoder adds to the score, None where none took part or did not look
    at the document.
    """

    document: str
    wording: int
    recall: float
    precision: float
    order: float
    score: float
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    context: float = 0.0
    letters: float = 0.0
    slot: float = 0.0
    unknown: float = 0.0
    nearest: float = 0.0
    typical: float = 0.0
    related: float = 0.0
    meant: float | None = None

    @property
    def coverage(self) -> float:
        """Share of the question's content words that were found, each counted once."""
        total = len(self.found) + len(self.missing)
        return len(self.found) / total if total else 0.0


def weigh(terms: Sequence[Term], index: InvertedIndex, limit: int = CANDIDATES, also: Collection[int] = ()) -> Ranking:
    """The evidence for the best documents, best first; ties are broken by the order of the collection.

    `also` are the numbers of documents that are weighed in full whatever their words are.
    """
    documents = candidates(terms, index, limit)
    documents += [document for document in also if document not in documents]
    scale = Scale(terms, index, documents)
    return Ranking(scale, scale.by_meaning([scale.weigh(document) for document in documents], also))


class Weighed(NamedTuple):
    """A document, by its number: its score, its best wording, by its place in the index, the shares of the score, and what a
    sentence encoder adds.
    """

    score: float
    document: int
    place: int
    shares: Weights
    meant: float | None = None

    @property
    def rank(self) -> tuple[bool, float, int]:
        """Sorts the best to the front; where a sentence encoder looked at some, those it did not look at come last."""
        return (self.meant is None, -self.score - (self.meant or 0.0), self.document)


class Ranking(Sequence[Evidence]):
    """The documents weighed for a question, best first. The evidence of each is written out when somebody looks at it."""

    def __init__(self, scale: Scale, weighed: list[Weighed]) -> None:
        self._scale = scale
        self._weighed = sorted(weighed, key=lambda one: one.rank)
        self._seen: dict[int, Evidence] = {}

    def __len__(self) -> int:
        return len(self._weighed)

    @overload
    def __getitem__(self, place: int) -> Evidence: ...
    @overload
    def __getitem__(self, place: slice) -> list[Evidence]: ...
    def __getitem__(self, place: int | slice) -> Evidence | list[Evidence]:
        if isinstance(place, slice):
            return [self._evidence(one) for one in self._weighed[place]]
        return self._evidence(self._weighed[place])

    def best(self, limit: int) -> list[tuple[str, float]]:
        """(document id, score) of the best documents, at most `limit`, for whom the rest of the evidence is no matter."""
        documents = self._scale.index.documents
        return [(documents[one.document].id, one.score + (one.meant or 0.0)) for one in self._weighed[:limit]]

    def only(self, wanted: Callable[[str], bool]) -> Ranking:
        """Those whose document id is wanted, in the same order."""
        documents = self._scale.index.documents
        return Ranking(self._scale, [one for one in self._weighed if wanted(documents[one.document].id)])

    def joined(self, meant: Mapping[str, float]) -> Ranking:
        """The same documents in the order of their scores with what a sentence encoder adds to each (document id -> share)."""
        documents = self._scale.index.documents
        joined = [one._replace(meant=meant.get(documents[one.document].id)) for one in self._weighed]
        return Ranking(self._scale, joined)

    def swayed_by(self, other: Ranking, share: float) -> Ranking:
        """The same documents in the order of their scores with a share of those that another ranking gives them."""
        heard = {one.document: one.score for one in other._weighed}
        swayed = Ranking(self._scale, [])
        swayed._weighed = sorted(
            self._weighed,
            key=lambda one: (one.rank[0], one.rank[1] - share * heard.get(one.document, 0.0), one.document),
        )
        return swayed

    def kindred(self) -> Mapping[str, float]:
        """Content word of the question -> share (0..1) of its nearest relative in the best document; 1 is the word itself."""
        return self._scale.kindred(self._weighed[0].document) if self._weighed else {}

    def _evidence(self, weighed: Weighed) -> Evidence:
        found = self._seen.get(weighed.document)
        if found is None:
            found = self._seen[weighed.document] = self._scale.evidence(weighed)
        return found


class Scale:
    """The terms of one question, laid out for weighing these documents."""

    def __init__(self, terms: Sequence[Term], index: InvertedIndex, documents: Collection[int]) -> None:
        numbers = index.numbers
        self.index = index
        self.terms = terms
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

    def evidence(self, weighed: Weighed) -> Evidence:
        """The evidence of a weighed document, in words."""
        index, document, place, shares = self.index, weighed.document, weighed.place, weighed.shares
        here = self.stems.get(place, _NO_STEMS) if self._places(document) else _NO_STEMS
        weights = self.weights
        held = {term: mass / weights[term] for term, mass in self.around.get(document, ()) if mass}
        mass = sum([index.masses[number] for number, _ in self.asked if number in here])
        for term, number, similarity in self._variants_in(here):
            held[term] = max(held.get(term, 0.0), similarity)
            mass += index.masses[number] * similarity
        found = [number in here or held.get(place, 0.0) >= VARIANT_FLOOR for place, number in enumerate(self.numbers)]
        content = [(term.folded, held) for term, held in zip(self.terms, found, strict=True) if term.content]
        return Evidence(
            document=index.documents[document].id,
            wording=place - index.first_place[document],
            recall=shares.recall,
            precision=min(1.0, mass / sum([index.masses[number] for number in here])) if mass else 0.0,
            order=shares.order,
            score=weighed.score,
            found=tuple([word for word, held in content if held]),
            missing=tuple([word for word, held in content if not held]),
            context=shares.context,
            letters=shares.letters,
            slot=shares.slot,
            unknown=self.unknown,
            nearest=shares.nearest,
            typical=shares.typical,
            related=shares.related,
            meant=weighed.meant,
        )

    def kindred(self, document: int) -> Mapping[str, float]:
        """See `Ranking.kindred`."""
        embeddings = embeddings_of(self.index)
        here = set().union(*(self.stems[place] for place in self._places(document)))
        if embeddings is None or not here:
            return {}
        return embeddings.relatives([term for term in self.terms if term.content], here)

    def _variants_in(self, here: Set[int]) -> Iterator[tuple[int, int, float]]:
        """(place of a term, stem, similarity) of the nearest variant in a wording, for terms that are not in it as typed."""
        for place, (own, term) in enumerate(zip(self.numbers, self.terms, strict=True)):
            for stem, similarity in term.variants if own not in here else ():
                number = self.index.numbers.get(stem, -1)
                if number in here:
                    yield place, number, similarity
                    break


WORDS: Final = 1 - sum(WEIGHTS[-len(Near._fields) :])
"""The part of the score that the words make up."""


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


def slot_of(folded: Sequence[str]) -> Callable[[str], bool] | None:
    """What a stem must be for a wording to have what is asked for: a year for "when", a number for "how many"."""
    present = set(folded)
    if present & {"when", "year", "date"}:
        return lambda stem: len(stem) == 4 and stem.isdigit()
    if "how" in present and present & {"many", "much"}:
        return lambda stem: stem[0].isdigit() or stem in cues.NUMBER_WORDS
    return None


def letters_of(index: InvertedIndex) -> Letters:
    """The trigram weights of an index, made when first needed."""
    if not isinstance(index.letters, Letters):
        index.letters = Letters(index)
    return index.letters


def embeddings_of(index: InvertedIndex) -> Embeddings | None:
    """The embeddings of an index, made when first needed; None where its language has none."""
    if index.language.lower().split("-")[0] != "en":
        return None
    if not isinstance(index.embeddings, Embeddings):
        index.embeddings = Embeddings(index)
    return index.embeddings
