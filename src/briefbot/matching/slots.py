"""Which kind of word a wording must have to tell what is asked for: a year, a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefbot.matching import cues


def slot_of(folded: Sequence[str]) -> Callable[[str], bool] | None:
    """What a stem must be for a wording to have what is asked for: a year for "when", a number for "how many"."""
    present = set(folded)
    if present & {"when", "year", "date"}:
        return lambda stem: len(stem) == 4 and stem.isdigit()
    if "how" in present and present & {"many", "much"}:
        return lambda stem: stem[0].isdigit() or stem in cues.NUMBER_WORDS
    return None
