"""What is measured, and in which words: the units of "how deep", "how old", "how long". All entries are folded."""

from __future__ import annotations

from typing import Final

DURATION_WORDS: Final = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades".split()
)
_LENGTHS: Final = frozenset(
    "metre metres meter meters kilometre kilometres kilometer kilometers km mile miles foot feet inch inches yard yards "
    "centimetre centimetres centimeters millimetre millimetres cm mm m".split()
)
_AREAS: Final = frozenset("square hectare hectares acre acres".split())
_AGES: Final = frozenset("old aged age years year born".split())
MEASURES: Final = {
    "long": _LENGTHS | DURATION_WORDS | {"long", "length"},
    "far": _LENGTHS | DURATION_WORDS | {"away", "far", "distance"},
    "deep": _LENGTHS | {"deep", "depth"},
    "tall": _LENGTHS | {"tall", "height"},
    "high": _LENGTHS | {"high", "height"},
    "wide": _LENGTHS | {"wide", "width"},
    "big": _LENGTHS | _AREAS | {"size", "big", "large"},
    "large": _LENGTHS | _AREAS | {"size", "big", "large"},
    "old": _AGES,
    "young": _AGES,
    "heavy": frozenset(
        "tonne tonnes ton tons kilo kilos kg kilogram kilograms pound pounds gram grams heavy weight".split()
    ),
    "fast": frozenset("kilometres miles km hour mph second minute fast speed knots".split()),
    "cold": frozenset("degree degrees celsius fahrenheit cold".split()),
    "hot": frozenset("degree degrees celsius fahrenheit hot".split()),
    "warm": frozenset("degree degrees celsius fahrenheit warm".split()),
    "often": frozenset("times time once twice every day daily week weekly month monthly year yearly hour".split()),
    "expensive": frozenset("euro euros dollar dollars pound pounds cost costs price million billion crowns".split()),
}
"""Adjective behind "how" -> the units and words of what it measures."""
