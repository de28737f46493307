"""What speaks for each document: how much of the question stands in it, how much of it is asked for, and in which order.

A small collection is weighed at once (`dense.py`). In a large one candidates come from the inverted index, and each is weighed
wording by wording (`sparse.py`). Both give the same evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefbot.matching import dense, sparse
from briefbot.matching.embeddings import embeddings_of
from briefbot.matching.index import InvertedIndex
from briefbot.matching.letters import letters_of
from briefbot.matching.ranking import CANDIDATES, WEIGHTS, WORDINGS, Evidence, Ranking, Weights
from briefbot.matching.terms import Term, terms_of
from briefbot.matching.variants import variants_of

__all__ = [
    "CANDIDATES",
    "WEIGHTS",
    "WORDINGS",
    "Evidence",
    "Ranking",
    "Term",
    "Weights",
    "embeddings_of",
    "terms_of",
    "variants_of",
    "weigh",
]


def weigh(terms: Sequence[Term], index: InvertedIndex, also: Collection[int] = ()) -> Ranking:
    """The evidence for the best documents, best first; ties are broken by the order of the collection.

    `also` are the numbers of documents that are weighed in full whatever their words are.
    """
    table = table_of(index)
    return sparse.weigh(terms, index, also) if table is None else dense.Question(terms, table).ranking(also)


def table_of(index: InvertedIndex) -> dense.Table | None:
    """The table of a small index, made when first needed; None for a large one."""
    if len(index.stems_at) > dense.LARGEST or len(index.terms) > 2 * dense.LARGEST:
        return None
    if not isinstance(index.table, dense.Table):
        index.table = dense.Table(index, letters_of(index), embeddings_of(index))
    return index.table
