"""An order that a learner puts rows into: shuffled for the question, read from what was typed, judged row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from briefbot.quiz.item import Option
from briefbot.quiz.verdict import Verdict
from briefbot.text.normalise import fold


def shuffled(texts: Sequence[str], rng: Random) -> tuple[tuple[Option, ...], tuple[int, ...]]:
    """The texts (given in their right order) as rows in another order, and the indices of the rows in the right one."""
    places = list(range(len(texts)))
    rng.shuffle(places)
    if places == sorted(places):
        places = [*places[1:], places[0]]
    return tuple(Option(texts[place]) for place in places), tuple(places.index(place) for place in range(len(texts)))


def typed_order(count: int, typed: str) -> tuple[int, ...] | None:
    """The order (indices from 0) told by numbers or letters, "2 1 3", "b, a, c" or "213"; None unless each row is told once."""
    folded = fold(typed)
    marks = re.findall(r"\d|[a-z]", folded)
    if re.sub(r"[\s,;.>)-]", "", folded) != "".join(marks):
        return None
    order = tuple(int(mark) - 1 if mark.isdigit() else ord(mark) - ord("a") for mark in marks)
    return order if sorted(order) == list(range(count)) else None


def grade_order(given: Sequence[int], right: Sequence[int]) -> Verdict:
    """Right only as a whole; what is in its place already, or that just two neighbours are swapped, is said."""
    wrong = [place for place, (one, other) in enumerate(zip(given, right, strict=True)) if one != other]
    if not wrong:
        return Verdict("right", "Every row is in its place.")
    if wrong == [wrong[0], wrong[0] + 1]:
        return Verdict("wrong", f"Rows {wrong[0] + 1} and {wrong[1] + 1} are the wrong way round; the rest is right.")
    return Verdict("wrong", f"Rows in their right place: {len(right) - len(wrong) or 'none'} of {len(right)}.")
