"""From evidence to a calibrated confidence: the share of such replies that are right.

A logistic model of figures that are shares in 0..1, so that it means the same in every file, whatever else the file holds.
"""

from __future__ import annotations

import math
from typing import Final

from briefbot.matching.evidence import Evidence

INTERCEPT: Final = -0.6
PER_RECALL: Final = 1.0
PER_POOLED: Final = 1.2
PER_CONTEXT: Final = 1.2
PER_UNKNOWN: Final = -1.5
PER_MARGIN: Final = 3.0
"""Coefficients of the logistic model, per unit of each share; fitted on public question sets by `bench/fit.py`."""


def confidence(best: Evidence, second: Evidence | None) -> float:
    """Probability in 0..1 that the best document is the one asked for; `margin` is its lead over the second.

    Likeness letter by letter, order and precision are left out on purpose: they help to rank, but they are as high for a
    near miss as for a hit, and with them unanswerable questions are told apart less well.
    """
    margin = best.score - (second.score if second else 0.0)
    logit = (
        INTERCEPT
        + PER_RECALL * best.recall
        + PER_POOLED * best.pooled
        + PER_CONTEXT * best.context
        + PER_UNKNOWN * best.unknown
        + PER_MARGIN * margin
    )
    return 1 / (1 + math.exp(-logit))
