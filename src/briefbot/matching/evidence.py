"""What speaks for a document: how much of the question stands in it, how much of it is asked for, and in which order.

Candidates come from the inverted index; each is then weighed wording by wording. Every figure is a share in 0..1 of idf
mass, so that it means the same in a briefing of ten items and in one of ten thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefbot.matching import cues
from briefbot.matching.index import InvertedIndex, trigrams
from briefbot.text.tokens import Token

CANDIDATES: Final = 64
"""How many wordings, by summed weight of shared words, are weighed in full."""

VARIANT_FLOOR: Final = 0.5
"""Trigram Dice similarity from which two words count as variants of one another (sceptical, scepticism)."""

WEIGHT_RECALL: Final = 0.72
WEIGHT_PRECISION: Final = 0.16
WEIGHT_ORDER: Final = 0.12


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question as it is searched: its stem, its weight, and the stems that count as variants of it (0..1)."""

    stem: str
    folded: str
    weight: float
    content: bool
    variants: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a document was found. Shares in 0..1; `found` and `missing` are the question's content words."""

    document: str
    wording: int
    recall: float
    precision: float
    order: float
    score: float
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def coverage(self) -> float:
        """Share of the question's content words that were found, each counted once."""
        total = len(self.found) + len(self.missing)
        return len(self.found) / total if total else 0.0


def terms_of(tokens: Sequence[Token], index: InvertedIndex) -> tuple[Term, ...]:
    """The searched terms of a question, each stem once, in order."""
    terms: dict[str, Term] = {}
    for token in tokens:
        if token.stem not in terms:
            terms[token.stem] = _term(token, index)
    return tuple(terms.values())


def _term(token: Token, index: InvertedIndex) -> Term:
    if token.stem in index.tag_stems:
        called = tuple((stem, 1.0) for stem in index.tag_stems[token.stem])
        return Term(token.stem, token.folded, NAME_WEIGHT * index.idf(token.stem), True, called)
    content = cues.is_content_word(token.folded) or token.is_number
    weight = index.weight(token.stem, token.folded)
    if token.folded in cues.META_WORDS or token.folded in cues.FILLER_WORDS:
        weight *= META_WEIGHT
    known = token.stem in index.document_frequency
    variants = variants_of(token, index) if not known and content and not token.is_number else ()
    return Term(token.stem, token.folded, weight, content, variants)


NAME_WEIGHT: Final = 0.8
"""Names tell less than other words of the same rarity: many things are said about the same few people."""

META_WEIGHT: Final = 0.3
"""Words about the telling ("say", "article") count a third of what their rarity would give them."""


def variants_of(token: Token, index: InvertedIndex) -> tuple[tuple[str, float], ...]:
    """Stems of the collection that are spelt like a word it does not contain, with their similarity, best first."""
    grams = trigrams(token.folded)
    shared: dict[int, int] = defaultdict(int)
    for gram in sorted(grams):
        for place in index.trigram_index.get(gram, ()):
            shared[place] += 1
    best: dict[str, float] = {}
    for place, count in shared.items():
        other = index.vocabulary[place]
        dice = 2 * count / (len(grams) + len(trigrams(other)))
        if dice >= VARIANT_FLOOR and other[:2] == token.folded[:2]:
            stem = index.stem_of[other]
            best[stem] = max(dice, best.get(stem, 0.0))
    return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:6])


def weigh(terms: Sequence[Term], index: InvertedIndex, limit: int = CANDIDATES) -> list[Evidence]:
    """The evidence for the best documents, best first; ties are broken by the order of the collection."""
    places = _candidate_wordings(terms, index, limit)
    best: dict[int, Evidence] = {}
    for place in places:
        number = index.wordings[place].document
        evidence = _weigh_wording(terms, index, place)
        if number not in best or evidence.score > best[number].score:
            best[number] = evidence
    return [best[number] for number in sorted(best, key=lambda number: (-best[number].score, number))]


def _candidate_wordings(terms: Sequence[Term], index: InvertedIndex, limit: int) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for term in terms:
        if term.weight <= 0:
            continue
        for stem, similarity in ((term.stem, 1.0), *term.variants):
            for place in index.postings.get(stem, ()):
                length = index.wordings[place].length
                scores[place] += term.weight * similarity / (0.5 + 0.5 * length / index.average_length + 1)
            for number, share in index.context.get(stem, {}).items():
                for place in index.places_of[number]:
                    scores[place] += term.weight * similarity * share * 0.5
    return sorted(scores, key=lambda place: (-scores[place], place))[:limit]


def _weigh_wording(terms: Sequence[Term], index: InvertedIndex, place: int) -> Evidence:
    wording = index.wordings[place]
    here = set(wording.stems)
    matched: dict[str, float] = {}
    asked = found_mass = 0.0
    found: list[str] = []
    missing: list[str] = []
    for term in terms:
        share, stem = _match(term, here, index, wording.document)
        asked += term.weight
        found_mass += term.weight * share
        if stem:
            matched[stem] = max(share, matched.get(stem, 0.0))
        if term.content:
            (found if share >= VARIANT_FLOOR else missing).append(term.folded)
    mass = sum(index.stem_weight(stem) for stem in here) or 1.0
    precision = sum(index.stem_weight(stem) * share for stem, share in matched.items() if stem in here) / mass
    recall = found_mass / asked if asked else 0.0
    order = _order([term for term in terms if term.content], wording.stems)
    score = WEIGHT_RECALL * recall + WEIGHT_PRECISION * precision + WEIGHT_ORDER * order
    return Evidence(
        index.documents[wording.document].id,
        place - index.places_of[wording.document][0],
        recall,
        precision,
        order,
        score,
        tuple(found),
        tuple(missing),
    )


def _match(term: Term, here: set[str], index: InvertedIndex, document: int) -> tuple[float, str]:
    """(how far a term is found, the stem it was found as)."""
    if term.stem in here:
        return 1.0, term.stem
    in_context = index.context.get(term.stem, {}).get(document, 0.0)
    spelt = next(((similarity, stem) for stem, similarity in term.variants if stem in here), (0.0, ""))
    return spelt if spelt[0] >= in_context else (in_context, spelt[1])


def _order(terms: Sequence[Term], stems: tuple[str, ...]) -> float:
    """Share of neighbouring content words of the question that stand near one another, in order, in the wording."""
    if len(terms) < 2:
        return 0.0
    first: dict[str, int] = {}
    for place, stem in enumerate(stems):
        first.setdefault(stem, place)
    places = [_first_place(term, first) for term in terms]
    pairs = list(pairwise(places))
    near = sum(1 for left, right in pairs if left is not None and right is not None and 0 < right - left <= 4)
    return near / len(pairs)


def _first_place(term: Term, first: dict[str, int]) -> int | None:
    """Where a term first stands in a wording, as itself or as a variant."""
    return next((first[stem] for stem in (term.stem, *(stem for stem, _ in term.variants)) if stem in first), None)
