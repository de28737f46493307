"""Fits the confidence on public question sets and shows what it is worth on a set left out (`fit.py`, `semantic_plugin.py`).

Of the logistic model only the intercept and what the score and `filled` add are fitted; what context and lead add is held at
the product's values, since it depends on which sets there are. Sets count the same, clean and misspelt questions together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from briefbot.matching.confidence import Coefficients, Told

RIDGE = 1e-4
FITTED = ("score", "filled")
Floats = Any  # arrays of numpy, which is not installed where types are checked


@dataclass
class Judged:
    """The best document of one question: what its confidence rests on, whether it is right, whether anything is."""

    set: str
    condition: str
    variant: str
    told: Told
    right: bool
    answerable: bool


class Judgement:
    """All questions as columns of numbers."""

    def __init__(self, rows: Iterable[Judged]) -> None:
        kept = list(rows)
        sizes: dict[tuple[str, str], int] = defaultdict(int)
        variants: dict[str, set[str]] = defaultdict(set)
        for row in kept:
            sizes[row.set, row.variant] += 1
            variants[row.set].add(row.variant)
        self.set = np.array([row.set for row in kept])
        self.sets = sorted(variants)
        self.part = np.array([(row.condition, row.variant) for row in kept])
        self.told = np.array([row.told for row in kept])
        self.right = np.array([row.right for row in kept], float)
        self.answerable = np.array([row.answerable for row in kept])
        self.worth = np.array([1 / sizes[row.set, row.variant] / len(variants[row.set]) for row in kept])

    def fit(self, rows: Floats, held: Coefficients) -> Coefficients:
        """The coefficients that make these rows likeliest."""
        from scipy.optimize import minimize

        free = [Told._fields.index(name) for name in FITTED]
        fixed = np.array([0.0 if name in FITTED else getattr(held, name) for name in Told._fields])
        full = np.hstack([np.ones((int(rows.sum()), 1)), self.told[rows][:, free]])
        start, right = self.told[rows] @ fixed, self.right[rows]
        worth = self.worth[rows] / self.worth[rows].sum()

        def loss(beta: Floats) -> tuple[float, Floats]:
            chance = sigmoid(full @ beta + start)
            value = float((worth * surprise(chance, right)).sum()) + RIDGE * float(beta[1:] @ beta[1:])
            return value, full.T @ (worth * (chance - right)) + 2 * RIDGE * np.r_[0, beta[1:]]

        found = minimize(loss, np.zeros(full.shape[1]), jac=True, method="L-BFGS-B").x
        return held._replace(intercept=found[0], **dict(zip(FITTED, found[1:], strict=True)))

    def chances(self, coefficients: Coefficients) -> Floats:
        return sigmoid(coefficients.intercept + self.told @ np.array(coefficients[1:]))

    def area(self, chances: Floats, wanted: Floats, rows: Floats) -> tuple[float, float]:
        """Area under the ROC curve, clean and misspelt: the mean over the kinds of question, as the referee takes it."""
        found = []
        for condition in ("clean", "typo"):
            parts = [
                area(chances[mine], wanted[mine])
                for variant in sorted(set(self.part[rows][:, 1]))
                if (mine := rows & (self.part == (condition, variant)).all(1)).any()
            ]
            found.append(float(np.mean(parts)))
        return found[0], found[1]


def sigmoid(logit: Floats) -> Floats:
    return 1 / (1 + np.exp(-logit))


def surprise(chance: Floats, right: Floats) -> Floats:
    """Negative log likelihood of each."""
    return -(right * np.log(chance + 1e-9) + (1 - right) * np.log(1 - chance + 1e-9))


def area(chances: Floats, wanted: Floats) -> float:
    """Area under the ROC curve; nan where all or none are wanted."""
    from scipy.stats import rankdata

    wanted = wanted.astype(bool)
    yes, no = int(wanted.sum()), int((~wanted).sum())
    ranks = rankdata(chances)
    return float((ranks[wanted].sum() - yes * (yes + 1) / 2) / (yes * no)) if yes and no else float("nan")


def calibration_error(chance: Floats, right: Floats, worth: Floats) -> float:
    """Expected calibration error over ten equal bins."""
    bins = np.minimum((chance * 10).astype(int), 9)
    worth = worth / worth.sum()
    return float(
        sum(
            abs((worth[bins == one] * (chance[bins == one] - right[bins == one])).sum())
            for one in range(10)
            if (bins == one).any()
        )
    )


def shifted(chance: Floats, right: Floats, worth: Floats) -> Floats:
    """The same confidences, all shifted by the constant (in log odds) that makes their mean right."""
    from scipy.optimize import brentq

    logit = np.log(chance / (1 - chance))
    return sigmoid(
        logit + brentq(lambda by: float(np.average(sigmoid(logit + by) - right, weights=worth)), -20.0, 20.0)
    )


def show(without: Mapping[str, Judgement], held: Coefficients, label: str) -> None:
    """Prints what coefficients fitted without a set are worth there, for each set, and those fitted on all sets.

    `without` has for each set all questions as they are judged where it is left out. Beside the calibration error: with the
    set's own best shift, and where only answerable questions are fitted and judged. Both tell what of it is due to how many
    questions of the set have no answer.
    """
    print(
        f"\nconfidence, {label}: area under the ROC curve clean/misspelt, calibration error, coefficients without the set"
    )
    figures, chances, rights, worths = [], [], [], []
    for name, data in without.items():
        mine = data.set == name
        fitted = data.fit(~mine, held)
        among = data.chances(data.fit(~mine & data.answerable, held))
        figures.append(row := _figures(data, data.chances(fitted), among, mine))
        print(f"{name:<18} {_told(row)}  {', '.join(f'{one:.2f}' for one in fitted)}")
        chances.append(data.chances(fitted)[mine])
        rights.append(data.right[mine])
        worths.append(data.worth[mine])
    print(f"{'mean':<18} {_told(_mean(figures))}")
    pooled = calibration_error(*(np.concatenate(each) for each in (chances, rights, worths)))
    print(f"all sets left out in turn: calibration error {pooled:.3f}")


def show_all(data: Judgement, held: Coefficients) -> None:
    """Prints the coefficients fitted on all sets, and what the present ones are worth."""
    fitted = data.fit(data.worth > 0, held)
    print("all sets:", Coefficients(*(round(float(one), 2) for one in fitted)))
    chances = data.chances(held)
    rows = [_figures(data, chances, None, data.set == name) for name in data.sets]
    print(f"{'present':<18} {_told(_mean(rows))}")
    print(f"present: calibration error over all sets {calibration_error(chances, data.right, data.worth):.3f}")


def _figures(data: Judgement, chances: Floats, among: Floats | None, mine: Floats) -> list[float]:
    chance, right, worth = chances[mine], data.right[mine], data.worth[mine]
    able = mine & data.answerable
    return [
        *data.area(chances, data.answerable, mine),
        *data.area(chances, data.right, mine),
        float(np.average(surprise(chance, right), weights=worth)),
        float(np.average(right, weights=worth)),
        float(np.average(chance, weights=worth)),
        calibration_error(chance, right, worth),
        calibration_error(shifted(chance, right, worth), right, worth),
        float("nan") if among is None else calibration_error(among[able], data.right[able], data.worth[able]),
    ]


def _mean(rows: list[list[float]]) -> list[float]:
    """Column by column, of the sets that have the figure."""
    columns = ([one for one in column if one == one] for column in zip(*rows, strict=True))
    return [float(np.mean(column)) if column else float("nan") for column in columns]


def _told(figures: Iterable[float]) -> str:
    one = [*figures]
    return (
        f"answerable {one[0]:.3f}/{one[1]:.3f}  right {one[2]:.3f}/{one[3]:.3f}  log loss {one[4]:.3f}  right {one[5]:.3f}"
        f"  confidence {one[6]:.3f}  error {one[7]:.3f}, shifted {one[8]:.3f}, answerable only {one[9]:.3f}"
    )
