"""How alike are two words? The only place that knows the edit-distance library."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was probably meant to be ("did you mean"), None when nothing is near.

    Optimal string alignment distance, case folded; at most a third of the longer word may differ. The first of equally
    near candidates wins.
    """
    folded = word.casefold()
    best = process.extractOne(
        folded,
        {candidate: candidate.casefold() for candidate in candidates},
        scorer=OSA.normalized_distance,
        score_cutoff=1 / 3,
    )
    return best[2] if best else None
