"""From evidence to a calibrated confidence: the share of such replies that are right.

A logistic model of figures that are shares in 0..1, so that it means the same in every file, whatever else the file holds.
"""

from __future__ import annotations

import math
from typing import Final

from briefbot.matching.evidence import Evidence

INTERCEPT: Final = -3.2
PER_RECALL: Final = 4.4
PER_PRECISION: Final = 1.0
PER_ORDER: Final = 0.6
PER_MARGIN: Final = 1.4
"""Coefficients of the logistic model, per unit of each share."""


def confidence(best: Evidence, second: Evidence | None) -> float:
    """Probability in 0..1 that the best document is the one asked for; `margin` is its lead over the second."""
    margin = best.score - (second.score if second else 0.0)
    logit = (
        INTERCEPT
        + PER_RECALL * best.recall
        + PER_PRECISION * best.precision
        + PER_ORDER * best.order
        + PER_MARGIN * margin
    )
    return 1 / (1 + math.exp(-logit))
