"""From evidence to a calibrated confidence: the share of such replies that are right.

A logistic model of few figures, all of the best document and its lead, so that it means the same in every file, whatever else
the file holds.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from briefbot.matching.evidence import Evidence


class Coefficients(NamedTuple):
    """Of the logistic model: the intercept, and what each figure of `Told` adds per unit."""

    intercept: float
    score: float
    context: float
    filled: float
    lead: float


class Told(NamedTuple):
    """What the confidence rests on. `score` is the document's whole score, `context` the share of the question found around it.

    `filled` is the share of the document that a long question asks for (`filled`), `lead` what it scores above the second.
    """

    score: float
    context: float
    filled: float
    lead: float


COEFFICIENTS: Final = Coefficients(-2.6, 8.5, context=2.0, filled=1.6, lead=3.0)
WORDS_ONLY: Final = Coefficients(-2.0, 9.2, context=2.0, filled=1.4, lead=3.0)
JOINED: Final = Coefficients(-3.5, 3.5, context=2.0, filled=2.6, lead=0.0)
"""With embeddings, for a language without, and where a sentence encoder took part. Fitted on public question sets by
`bench/fit.py` and `bench/semantic_plugin.py --fit` and rounded; what context and lead add is held: fitted freely it depends on
which sets there are, and a larger lead tells wrong replies from right ones better but unanswerable questions worse."""

MANY: Final = 4
"""Up to so many content words a question may well be found whole. No single document holds everything that a longer one has, so
that it counts how much of the document is asked for. From 3 to 6 it is much the same."""


def confidence(best: Evidence, second: Evidence | None) -> float:
    """Probability in 0..1 that the best document is the one asked for.

    Likeness letter by letter, order and precision count no more than within the score: they are as high for a near miss as
    for a hit, and with them unanswerable questions are told apart less well.
    """
    told = told_by(best, second)
    by_words = COEFFICIENTS if best.nearest or best.related else WORDS_ONLY
    per = by_words if best.meant is None else JOINED
    logit = per.intercept + sum([each * one for each, one in zip(per[1:], told, strict=True)])
    return 1 / (1 + math.exp(-logit))


def told_by(best: Evidence, second: Evidence | None) -> Told:
    """The figures that the confidence in the best document rests on."""
    score = best.score + (best.meant or 0.0)
    behind = second.score + (second.meant or 0.0) if second else 0.0
    content = len(best.found) + len(best.missing)
    return Told(score, best.context, filled(best.precision, content), score - behind)


def filled(precision: float, content: int) -> float:
    """How much of the document a question of so many content words asks for: 0 for a short one, more the longer it is."""
    return precision * math.log(max(content, MANY) / MANY)
