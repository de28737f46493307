"""Other spellings of a word in a collection: its relatives ("sceptical", "scepticism") and what a misspelling may mean."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from briefbot.matching.index import InvertedIndex, trigrams
from briefbot.text.tokens import Token

VARIANT_FLOOR: Final = 0.5
"""Trigram Dice similarity from which two words count as variants of one another (sceptical, scepticism)."""

MOST: Final = 6
"""How many variants of a word are kept, the most similar ones."""


def variants_of(token: Token, index: InvertedIndex) -> tuple[tuple[str, float], ...]:
    """Stems of the collection that are spelt like a word, with their similarity, best first; the first two letters agree."""
    word = token.folded
    vocabulary = index.vocabulary
    start = bisect_left(vocabulary, word[:2])
    end = bisect_left(vocabulary, word[:2] + "\U0010ffff", lo=start)
    if start == end or len(word) < 2:
        return ()
    shared: dict[int, int] = {}
    for gram in trigrams(word) - {f"^{word[:2]}"}:
        places = index.trigram_index.get(gram, ())
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            shared[place] = shared.get(place, 1) + 1
    best: dict[str, float] = {}
    for place, count in shared.items():
        other = vocabulary[place]
        dice = 2 * count / (len(word) + len(other))
        if dice >= VARIANT_FLOOR:
            stem = index.stem_of[other]
            best[stem] = max(dice, best.get(stem, 0.0))
    return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])
