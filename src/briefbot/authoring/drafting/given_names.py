"""Is this a first name, and of a man or a woman? Asked of the US census lists that the `names` package ships as data files.

A name that both bear counts for the one who bears it ten times as often, else for neither. Without the package, and for names
the lists do not have, nothing is known, and a pronoun alone then decides nothing.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

Gender = Literal["m", "f", ""]

_DECISIVE: Final = 10
"""How much more frequent a name has to be among one sex to count for it."""


@lru_cache(maxsize=3)
def _frequencies(file: str) -> dict[str, float]:
    from importlib.util import find_spec

    spec = find_spec("names")
    if spec is None or spec.origin is None:
        return {}
    lines = (Path(spec.origin).parent / file).read_text(encoding="ascii").splitlines()
    rows = (line.split() for line in lines)
    return {row[0].lower(): float(row[1]) for row in rows if len(row) > 1}


def is_given_name(word: str) -> bool:
    low = word.lower()
    return low in _frequencies("dist.male.first") or low in _frequencies("dist.female.first")


def is_surname(word: str) -> bool:
    return word.lower() in _frequencies("dist.all.last")


def gender_of(given: str) -> Gender:
    """ "m" or "f", empty where it is not known."""
    low = given.lower()
    men = _frequencies("dist.male.first").get(low, 0.0)
    women = _frequencies("dist.female.first").get(low, 0.0)
    if men > women * _DECISIVE:
        return "m"
    return "f" if women > men * _DECISIVE else ""
