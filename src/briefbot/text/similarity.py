"""How alike are two words? The only place that knows the edit-distance library.

The library is loaded when a word is first compared: a question without a slip never needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was probably meant to be ("did you mean"), None when nothing is near.

    Optimal string alignment distance, case folded; at most a third of the longer word may differ. The first of equally
    near candidates wins.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = word.casefold()
    best = process.extractOne(
        folded,
        {candidate: candidate.casefold() for candidate in candidates},
        scorer=OSA.normalized_distance,
        score_cutoff=1 / 3,
    )
    return best[2] if best else None


def osa(left: str, right: str) -> int:
    """Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each one edit."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(left, right))


def nearest(word: str, candidates: Sequence[str], reach: int) -> list[tuple[str, int]]:
    """(candidate, OSA distance) of all candidates at most `reach` edits away, nearest first, then in the given order."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    hits = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=reach, limit=None)
    return [(candidate, int(distance)) for candidate, distance, _ in hits]


def trigram_likeness(left: str, right: str) -> float:
    """Dice coefficient of the character trigrams of two words, each with a mark at its start and end: 0..1."""
    first, second = ({f"^{word}$"[place : place + 3] for place in range(len(word))} for word in (left, right))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def sound_key(word: str) -> str:
    """A coarse key of how a folded name sounds: its consonants, with those merged that transliterations mix up.

    ``lavrov`` and ``lavrof``, ``putin`` and ``putyn``, ``baunov`` and ``bonouv`` share a key. Meant for names of a small
    closed list, together with a bound on the edit distance; on its own it says little.
    """
    merged = word.replace("ph", "f").translate(_SOUND_CLASSES)
    key = [char for char in merged if char not in _VOWELS]
    return "".join(char for place, char in enumerate(key) if place == 0 or key[place - 1] != char)


_VOWELS: Final = frozenset("aeiouyjwh")
_SOUND_CLASSES: Final = str.maketrans({"f": "v", "z": "s", "c": "k", "q": "k", "x": "k", "b": "b", "d": "t", "g": "k"})
