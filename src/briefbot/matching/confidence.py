"""From evidence to a calibrated confidence: the share of such replies that are right.

A logistic model of figures that are shares in 0..1, so that it means the same in every file, whatever else the file holds.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from briefbot.matching.evidence import Evidence


class Coefficients(NamedTuple):
    """Of the logistic model: the intercept, and what each share adds per unit."""

    intercept: float
    recall: float
    context: float
    unknown: float
    margin: float
    related: float = 0.0
    nearest: float = 0.0


COEFFICIENTS: Final = Coefficients(-1.6, 1.25, 1.8, -1.1, 2.9, related=0.6, nearest=1.9)
WORDS_ONLY: Final = Coefficients(-0.6, 2.1, 1.4, -1.4, 3.0)
"""Fitted on public question sets by `bench/fit.py` and rounded: with embeddings, and for a language without."""


class Joined(NamedTuple):
    """Of the logistic model where a sentence encoder took part: the intercept, and what the joined score adds per unit.

    One figure is enough: on sets left out, its parts, its lead over the second and how much of the question nothing is like
    only made it worse.
    """

    intercept: float
    score: float


JOINED: Final = Joined(-3.1, 3.4)
"""Fitted on public question sets by `bench/semantic_plugin.py --fit` and rounded."""


def confidence(best: Evidence, second: Evidence | None) -> float:
    """Probability in 0..1 that the best document is the one asked for; `margin` is its lead over the second.

    Likeness letter by letter, order and precision are left out on purpose: they help to rank, but they are as high for a
    near miss as for a hit, and with them unanswerable questions are told apart less well.
    """
    if best.meant is not None:
        return 1 / (1 + math.exp(-JOINED.intercept - JOINED.score * (best.score + best.meant)))
    per = COEFFICIENTS if best.nearest or best.related else WORDS_ONLY
    margin = best.score - (second.score if second else 0.0)
    logit = (
        per.intercept
        + per.recall * best.recall
        + per.context * best.context
        + per.unknown * best.unknown
        + per.margin * margin
        + per.related * best.related
        + per.nearest * best.nearest
    )
    return 1 / (1 + math.exp(-logit))
