"""Which documents are worth weighing: those that hold the most of a question's weight, counted word by word.

Rare words are counted first. As soon as the words left could not lift a document that has none of the others into the best,
only the documents still in question are looked up, so that a common word is never read through in a large collection.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from typing import Final

from briefbot.matching.index import InvertedIndex, Posting
from briefbot.matching.terms import Term, light

LEAST: Final = 0.1
"""Documents with less than this share of the best one's weight hold next to nothing: a word like "the", a far relative."""


def candidates(terms: Sequence[Term], index: InvertedIndex, limit: int) -> list[int]:
    """The numbers of at most `limit` documents, ascending; of equal ones the first in the collection."""
    rows = sorted(_rows(terms, index), key=lambda pair: -pair[0])
    scores: dict[int, float] = {}
    left, counted = sum([most for most, _ in rows]), 0.0
    settled, look = False, left
    for most, row in rows:
        if left < counted and left <= look and len(scores) > limit:
            ahead = [score for score in scores.values() if score > left]
            if len(ahead) >= limit:
                least = _bar(ahead, limit) - left
                scores = {document: score for document, score in scores.items() if score >= least}
                settled = True
            look = AGAIN * left
        _add(scores, most, row, settled)
        left -= most
        counted += most
    return _best(scores, limit)


AGAIN: Final = 0.7
"""Which documents are still in question is looked at again when the weight left has come down to this part."""


def _rows(terms: Sequence[Term], index: InvertedIndex) -> list[tuple[float, Posting]]:
    """(the most it can add to a document, the documents that have it) for each term, its other spellings and both fields."""
    found = []
    least = light(len(terms)) * sum([term.weight for term in terms])
    for term in terms:
        if term.weight <= 0 or term.weight < least:
            continue
        for stem, share in ((term.stem, 1.0), *term.variants):
            number = index.numbers.get(stem, -1)
            for field in (index.said, index.context):
                row = field.get(number)
                if row is not None:
                    found.append((term.weight * share, row))
    return found


def _add(scores: dict[int, float], most: float, row: Posting, settled: bool) -> None:
    """Adds a row to the scores; where it is settled which documents are in question, to theirs alone."""
    get = scores.get
    if settled:
        for document, share in row.among(scores):
            scores[document] += most * share
    elif row.shares is None:
        for document in row.documents:
            scores[document] = get(document, 0.0) + most
    else:
        for document, share in zip(row.documents, row.shares, strict=True):
            scores[document] = get(document, 0.0) + most * share


def _best(scores: dict[int, float], limit: int) -> list[int]:
    floor = LEAST * max(scores.values(), default=0.0)
    if len(scores) <= limit:
        return sorted([document for document, score in scores.items() if score >= floor])
    bar = max(floor, _bar(scores.values(), limit))
    above = [document for document, score in scores.items() if score > bar]
    level = sorted([document for document, score in scores.items() if score == bar])
    return sorted((*above, *level[: limit - len(above)]))


def _bar(scores: Collection[float], limit: int) -> float:
    """What the document at the last of `limit` places scores."""
    if len(scores) < SORTED:
        return sorted(scores, reverse=True)[limit - 1]
    return heapq.nlargest(limit, scores)[-1]


SORTED: Final = 1000
"""Up to so many scores are sorted as a whole, which is faster than picking the largest."""
