"""Which kind of word a wording must have to tell what is asked for: a year, a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from briefbot.matching import cues

Slot = Callable[[str], bool]
"""Whether a stem is of the kind that is asked for."""


def slot_of(folded: Sequence[str]) -> Slot | None:
    """What a stem must be for a wording to have what is asked for: a year for "when", a number for "how many"."""
    present = set(folded)
    if present & _TIMES:
        return is_year
    return is_number if "how" in present and present & _AMOUNTS else None


_TIMES: Final = frozenset("when year date".split())
_AMOUNTS: Final = frozenset("many much".split())


def is_year(stem: str) -> bool:
    return len(stem) == 4 and stem.isdigit()


def is_number(stem: str) -> bool:
    return stem[0].isdigit() or stem in cues.NUMBER_WORDS
