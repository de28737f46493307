"""Other spellings of a word in a collection: its relatives ("sceptical", "scepticism") and what a misspelling may mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain
from typing import Final

from briefbot.matching.index import InvertedIndex, trigrams
from briefbot.text.tokens import Token
from briefbot.text.wordlist import is_english_word

VARIANT_FLOOR: Final = 0.5
"""Trigram Dice similarity from which two words count as variants of one another (sceptical, scepticism)."""

MISSPELT_FLOOR: Final = 0.6
"""The same for words whose first two letters differ: only a word that is none ("ergulations") is looked for so."""

MOST: Final = 6
"""How many variants of a word are kept, the most similar ones."""


def variants_of(token: Token, index: InvertedIndex) -> tuple[tuple[str, float], ...]:
    """Stems of the collection that are spelt like a word, with their similarity, best first.

    The first two letters agree, except where the word stands neither in the collection nor in an English dictionary.
    """
    word = token.folded
    if len(word) < 2:
        return ()
    vocabulary = index.vocabulary
    start = bisect_left(vocabulary, word[:2])
    end = bisect_left(vocabulary, word[:2] + "\U0010ffff", lo=start)
    low, high = start, end
    if token.stem not in index.numbers and not is_english_word(word):
        low, high = 0, len(vocabulary)
    best: dict[str, float] = {}
    for place, count in _shared(word, index, low, high):
        other = vocabulary[place]
        dice = 2 * count / (len(word) + len(other))
        if dice >= (VARIANT_FLOOR if start <= place < end else MISSPELT_FLOOR):
            stem = index.stem_of[other]
            best[stem] = max(dice, best.get(stem, 0.0))
    for stem, share in compounds_of(token, index):
        best[stem] = max(share, best.get(stem, 0.0))
    return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])


COMPOUNDING: Final = frozenset("da de et fi hu is nb nl nn no sv".split())
SHORTEST_PART: Final = 5
COMPOUND: Final = 0.8
"""Languages that write compound nouns as one word; how long a part must be; and how much of a word's weight the compound has
that begins or ends with it, or that it begins or ends with."""


def compounds_of(token: Token, index: InvertedIndex) -> list[tuple[str, float]]:
    """Stems of compounds of which a word is a part, and of the parts of which it is the compound; few languages have any."""
    if index.language.lower().split("-")[0] not in COMPOUNDING or len(token.stem) < SHORTEST_PART:
        return []
    return [
        (stem, COMPOUND)
        for stem in dict.fromkeys(map(index.stem_of.__getitem__, index.vocabulary))
        if stem != token.stem and len(stem) >= SHORTEST_PART and _ends_with(stem, token.stem)
    ]


def _ends_with(one: str, other: str) -> bool:
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer.startswith(shorter) or longer.endswith(shorter)


def _shared(word: str, index: InvertedIndex, low: int, high: int) -> list[tuple[int, int]]:
    """(place in the vocabulary, from `low` to before `high`; how many trigrams that word shares with this one).

    Only places that share enough to be a variant: at least half of the mean length, and never more than the other is long.
    """
    if low == high:
        return []
    within = (0, None) if low == 0 and high == len(index.vocabulary) else (low, high)
    shared = Counter(chain.from_iterable([index.trigrams.words(gram, *within) for gram in trigrams(word)]))
    least = len(word) / 3
    return [(place, count) for place, count in shared.items() if count >= least]
