"""Fits the weights of the evidence and of the confidence on public sets, and shows what they are worth on a set left out.

    BENCH_DATA=DIRECTORY python bench/fit.py REFEREE.py [--sets a,b] [--features FILE]

Weights are those of a conditional logit model (the right candidate against the others, McFadden 1974; in ranking: ListNet's
loss), none below 0, each set counting the same, clean and misspelt questions together; the confidence is a logistic model.
Both are cross-validated by set: the figures printed for a set come from weights that never saw it. FILE keeps the
collected features between runs.
"""

from __future__ import annotations

import argparse
import importlib.util
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from briefbot.matching.evidence import WEIGHTS, Evidence, Weights

CONDITIONS = ("clean", "typo")
SHARES = Weights._fields
KEPT = (*SHARES, "unknown")
CONFIDENCE_SHARES = ("recall", "context", "unknown", "margin", "related", "nearest")
TEMPERATURE = 0.08
"""How far apart two scores have to be for odds of e to 1. Of .02, .04, .08, .15 the best for sets left out."""

RIDGE = 0.02
"""How much the weights are held towards 0."""
Floats = Any  # arrays of numpy, which is not installed where types are checked


@dataclass
class Asked:
    """One question of a set: the shares of each candidate, which of them are right, and whether any answer exists."""

    set: str
    condition: str
    variant: str
    answerable: bool
    shares: Floats
    right: Floats


def collect(referee: ModuleType, plugin: ModuleType, sets: Iterable[str]) -> list[Asked]:
    """The evidence for every question of these sets, clean and misspelt."""
    rows: list[Asked] = []
    for name in sets:
        groups, variants = referee.load_set(name)
        made: dict[Any, Any] = {}
        for group, entries in groups.items():
            made[group] = plugin.Briefbot()
            made[group].fit(entries)
        for variant, queries in variants.items():
            for query in queries:
                group = query.get("group")
                gold = {place for place, entry in enumerate(groups[group]) if entry["id"] in query["gold"]}
                texts = {"clean": query["text"], "typo": referee.typo(query["text"], f"{name}|{query['id']}")}
                for condition in CONDITIONS:
                    found: list[Evidence] = made[group].evidence(texts[condition])
                    shares = np.array([[getattr(one, share) for share in KEPT] for one in found], float)
                    right = np.array([int(one.document) in gold for one in found], bool)
                    rows.append(Asked(name, condition, variant, bool(gold), shares, right))
        print(f"collected {name}", file=sys.stderr, flush=True)
    return rows


class Ranking:
    """All answerable questions as one block of numbers: question x candidate x share, of the first `count` shares."""

    def __init__(self, rows: Sequence[Asked], count: int = len(SHARES)) -> None:
        asked = [row for row in rows if row.answerable]
        self.sets = sorted({row.set for row in asked})
        counts: dict[tuple[str, str, str], int] = defaultdict(int)
        variants: dict[str, set[str]] = defaultdict(set)
        for row in asked:
            counts[row.set, row.condition, row.variant] += 1
            variants[row.set].add(row.variant)
        asked = [row for row in asked if len(row.right)]
        width = max(len(row.right) for row in asked)
        self.shares = np.zeros((len(asked), width, count))
        self.absent = np.full((len(asked), width), -1e9)
        self.right = np.zeros((len(asked), width), bool)
        for place, row in enumerate(asked):
            self.shares[place, : len(row.right)] = row.shares[:, :count]
            self.absent[place, : len(row.right)] = 0
            self.right[place, : len(row.right)] = row.right
        self.worth = np.array(
            [1 / counts[row.set, row.condition, row.variant] / len(variants[row.set]) for row in asked]
        )
        self.rows = {
            (name, condition): np.array(
                [place for place, row in enumerate(asked) if (row.set, row.condition) == (name, condition)]
            )
            for name in self.sets
            for condition in CONDITIONS
        }

    def scores(self, weights: Floats) -> Floats:
        return np.asarray(self.shares @ weights + self.absent)

    def precision(self, scores: Floats) -> dict[tuple[str, str], tuple[float, float]]:
        """(set, condition) -> precision at one, mean reciprocal rank."""
        first = scores.argmax(1)
        hit = self.right[np.arange(len(first)), first]
        best = np.where(self.right, scores, -1e9).max(1)
        reciprocal = np.where(self.right.any(1), 1 / (1 + (scores > best[:, None]).sum(1)), 0)
        return {
            key: (float((self.worth[rows] * hit[rows]).sum()), float((self.worth[rows] * reciprocal[rows]).sum()))
            for key, rows in self.rows.items()
        }

    def fit(self, sets: Sequence[str]) -> Floats:
        """The weights that make the right candidates of these sets likeliest, scaled to sum to 1."""
        from scipy.optimize import minimize

        rows = np.concatenate([self.rows[name, condition] for name in sets for condition in CONDITIONS])
        rows = rows[self.right[rows].any(1)]
        shares, absent, right = self.shares[rows], self.absent[rows], self.right[rows]
        worth = self.worth[rows] / self.worth[rows].sum()

        def loss(weights: Floats) -> tuple[float, Floats]:
            scores = shares @ weights / TEMPERATURE + absent
            odds = np.exp(scores - scores.max(1, keepdims=True))
            whole, good = odds.sum(1), np.where(right, odds, 0.0).sum(1) + 1e-300
            value = -float((worth * np.log(good / whole)).sum()) + RIDGE * float(weights @ weights)
            pull = odds / whole[:, None] - np.where(right, odds, 0.0) / good[:, None]
            slope = np.einsum("q,qc,qcs->s", worth, pull, shares) / TEMPERATURE
            return value, slope + 2 * RIDGE * weights

        start = np.full(shares.shape[2], 0.15)
        bounds = [(0.0, None)] * shares.shape[2]
        weights = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 200}).x
        return np.asarray(weights / weights.sum())


def show(ranking: Ranking, found: dict[tuple[str, str], tuple[float, float]], name: str) -> None:
    cells = [
        f"{one} " + "/".join(f"{found[one, condition][0]:.3f}" for condition in CONDITIONS) for one in ranking.sets
    ]
    means = [f"{np.mean([found[one, condition][0] for one in ranking.sets]):.4f}" for condition in CONDITIONS]
    print(f"{name:<12}", "  ".join(cells), "| macro", " / ".join(means), flush=True)


def fit_ranking(rows: Sequence[Asked]) -> Floats:
    """Prints the worth of the present weights, of fitted ones per set left out, and the weights fitted on all sets."""
    ranking = Ranking(rows)
    start = np.array(WEIGHTS)
    show(ranking, ranking.precision(ranking.scores(start)), "present")
    left_out: dict[tuple[str, str], tuple[float, float]] = {}
    for name in ranking.sets:
        weights = ranking.fit([one for one in ranking.sets if one != name])
        found = ranking.precision(ranking.scores(weights))
        left_out.update({key: value for key, value in found.items() if key[0] == name})
    show(ranking, left_out, "left out")
    weights = ranking.fit(ranking.sets)
    show(ranking, ranking.precision(ranking.scores(weights)), "all sets")
    print("   ", "  ".join(f"{share}={weight:.3f}" for share, weight in zip(SHARES, weights, strict=True)))
    return weights


@dataclass
class Judged:
    """The first candidate of every question: its shares, whether it is right, whether the question can be answered."""

    set: Any
    shares: Floats
    right: Floats
    answerable: Floats
    worth: Floats


def judged(rows: Sequence[Asked], weights: Floats) -> Judged:
    kept = [row for row in rows if len(row.right)]
    shares = []
    right = []
    for row in kept:
        scores = row.shares[:, : len(SHARES)] @ weights
        order = np.argsort(-scores, kind="stable")
        margin = scores[order[0]] - (scores[order[1]] if len(order) > 1 else 0.0)
        named = dict(zip(KEPT, row.shares[order[0]], strict=True))
        shares.append([margin if share == "margin" else named[share] for share in CONFIDENCE_SHARES])
        right.append(row.right[order[0]])
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    for row in kept:
        sizes[row.set, row.variant] += 1
    return Judged(
        np.array([row.set for row in kept]),
        np.array(shares),
        np.array(right, float),
        np.array([row.answerable for row in kept]),
        np.array([1 / sizes[row.set, row.variant] for row in kept]),
    )


def logistic(shares: Floats, right: Floats, worth: Floats) -> Floats:
    """Intercept and coefficients of a logistic model, lightly held towards zero."""
    from scipy.optimize import minimize

    full = np.hstack([np.ones((len(shares), 1)), shares])
    worth = worth / worth.sum()

    def loss(beta: Floats) -> tuple[float, Floats]:
        chance = 1 / (1 + np.exp(-full @ beta))
        value = -(worth * (right * np.log(chance + 1e-9) + (1 - right) * np.log(1 - chance + 1e-9))).sum()
        return value + 1e-3 * float(beta[1:] @ beta[1:]), full.T @ (worth * (chance - right)) + 2e-3 * np.r_[
            0, beta[1:]
        ]

    return np.asarray(minimize(loss, np.zeros(full.shape[1]), jac=True, method="L-BFGS-B").x)


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


def fit_confidence(rows: Sequence[Asked], weights: Floats) -> None:
    """Prints AUROC (answerable or not) and calibration per set left out, then the coefficients from all sets.

    Clean and misspelt questions are judged together, and so are the kinds of question within a set.
    """
    from scipy.stats import rankdata

    data = judged(rows, weights)
    chances = np.zeros(len(data.right))
    areas = []
    for name in sorted(set(data.set)):
        mine = data.set == name
        beta = logistic(data.shares[~mine], data.right[~mine], data.worth[~mine])
        chance = 1 / (1 + np.exp(-(beta[0] + data.shares[mine] @ beta[1:])))
        chances[mine] = chance
        able = data.answerable[mine].astype(bool)
        area = float("nan")
        if able.any() and not able.all():
            ranks = rankdata(chance)
            area = (ranks[able].sum() - able.sum() * (able.sum() + 1) / 2) / (able.sum() * (~able).sum())
            areas.append(area)
        error = calibration_error(chance, data.right[mine], data.worth[mine])
        right = np.average(data.right[mine], weights=data.worth[mine])
        sure = np.average(chance, weights=data.worth[mine])
        print(f"{name:<18} AUROC {area:.3f}  right {right:.3f}  confidence {sure:.3f}  calibration error {error:.3f}")
    pooled = calibration_error(chances, data.right, data.worth)
    print(f"mean AUROC {np.mean(areas):.3f}  calibration error, all sets left out in turn {pooled:.3f}")
    beta = logistic(data.shares, data.right, data.worth)
    named = zip(CONFIDENCE_SHARES, beta[1:], strict=True)
    print(f"    intercept={beta[0]:.2f}", " ".join(f"{share}={weight:.2f}" for share, weight in named))


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the weights of the evidence and of the confidence.")
    parser.add_argument("referee", type=Path)
    parser.add_argument("--sets", default="")
    parser.add_argument("--features", type=Path, default=None, help="kept between runs")
    args = parser.parse_args()
    if args.features and args.features.exists():
        rows = pickle.loads(args.features.read_bytes())
    else:
        referee = load(args.referee, "bench")
        plugin = load(Path(__file__).with_name("referee_plugin.py"), "referee_plugin")
        rows = collect(referee, plugin, args.sets.split(",") if args.sets else referee.all_sets())
        if args.features:
            args.features.write_bytes(pickle.dumps(rows))
    fit_ranking(rows)
    fit_confidence(rows, np.array(WEIGHTS))


if __name__ == "__main__":
    main()
