"""Which documents are worth weighing: those that hold the most of a question's weight, counted word by word.

Rare words are counted first. As soon as the words left could not lift a document that has none of the others into the best,
only the documents still in question are looked up, so that a common word is never read through in a large collection.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Final

from briefbot.matching.index import InvertedIndex, Posting
from briefbot.matching.terms import Term

LEAST: Final = 0.1
"""Documents with less than this share of the best one's weight hold next to nothing: a word like "the", a far relative."""


def candidates(terms: Sequence[Term], index: InvertedIndex, limit: int) -> list[int]:
    """The numbers of at most `limit` documents, ascending; of equal ones the first in the collection."""
    rows = sorted(_rows(terms, index), key=lambda pair: -pair[0])
    scores: dict[int, float] = {}
    left, counted = sum(most for most, _ in rows), 0.0
    for place, (most, row) in enumerate(rows):
        if len(scores) > limit and left < counted:
            bar = heapq.nlargest(limit, scores.values())[-1]
            if bar > left:
                return _finish(scores, bar - left, rows[place:], limit)
        _add(scores, most, row)
        left -= most
        counted += most
    return _best(scores, limit)


def _rows(terms: Sequence[Term], index: InvertedIndex) -> list[tuple[float, Posting]]:
    """(the most it can add to a document, the documents that have it) for each term, its other spellings and both fields."""
    found = []
    for term in terms:
        for stem, share in ((term.stem, 1.0), *(term.variants or term.kin)):
            number = index.numbers.get(stem)
            if number is None:
                continue
            for row in (index.postings.get(number), index.context.get(number)):
                if row is not None and term.weight > 0:
                    found.append((term.weight * share, row))
    return found


def _add(scores: dict[int, float], most: float, row: Posting) -> None:
    get = scores.get
    if row.shares is None:
        for document in row.documents:
            scores[document] = get(document, 0.0) + most
    else:
        for document, share in zip(row.documents, row.shares, strict=True):
            scores[document] = get(document, 0.0) + most * share


def _finish(scores: dict[int, float], bar: float, rows: list[tuple[float, Posting]], limit: int) -> list[int]:
    """The best of the documents that can still be among them, the words left looked up for each."""
    inside = {document: score for document, score in scores.items() if score >= bar}
    for most, row in rows:
        if len(row.documents) < 8 * len(inside):
            for place, document in enumerate(row.documents):
                if document in inside:
                    inside[document] += most * (row.shares[place] if row.shares is not None else 1.0)
        else:
            for document in inside:
                inside[document] += most * row.share_of(document)
    return _best(inside, limit)


def _best(scores: dict[int, float], limit: int) -> list[int]:
    floor = LEAST * max(scores.values(), default=0.0)
    if len(scores) <= limit:
        return sorted(document for document, score in scores.items() if score >= floor)
    bar = max(floor, heapq.nlargest(limit, scores.values())[-1])
    above = [document for document, score in scores.items() if score > bar]
    level = sorted(document for document, score in scores.items() if score == bar)
    return sorted((*above, *level[: limit - len(above)]))
