"""Fits the weights of the evidence and of the confidence on public sets, and shows what they are worth on a set left out.

    BENCH_DATA=DIRECTORY python bench/fit.py REFEREE.py [--sets a,b] [--features FILE]

Weights are those of a conditional logit model (the right candidate against the others, McFadden 1974; in ranking: ListNet's
loss), none below 0, each set counting the same, clean and misspelt questions together; for the confidence see
`calibration.py`. Both are cross-validated by set: the figures printed for a set come from weights that never saw it. FILE keeps
the collected features between runs.
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

from briefbot.matching.confidence import COEFFICIENTS, WORDS_ONLY, Told, filled
from briefbot.matching.embeddings import Near
from briefbot.matching.ranking import WEIGHTS, WORDS, Evidence, Weights


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


calibration: Any = load(Path(__file__).with_name("calibration.py"), "briefbot_calibration")
CONDITIONS = ("clean", "typo")
SHARES = Weights._fields
KEPT = (*SHARES, "precision")
TEMPERATURE = 0.08
"""How far apart two scores have to be for odds of e to 1. Of .02, .04, .08, .15 the best for sets left out."""

RIDGE = 0.02
"""How much the weights are held towards 0."""
Floats = Any  # arrays of numpy, which is not installed where types are checked


@dataclass
class Asked:
    """One question of a set: the shares of each candidate, which of them are right, and whether any answer exists.

    `content` is how many content words it has.
    """

    set: str
    condition: str
    variant: str
    answerable: bool
    content: int
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
                    found: Sequence[Evidence] = made[group].evidence(texts[condition])
                    shares = np.array([[getattr(one, share) for share in KEPT] for one in found], float)
                    right = np.array([int(one.document) in gold for one in found], bool)
                    content = len(found[0].found) + len(found[0].missing) if found else 0
                    rows.append(Asked(name, condition, variant, bool(gold), content, shares, right))
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


def judged(rows: Iterable[Asked], weights: Floats) -> list[Any]:
    """The best document of every question by these weights."""
    found = []
    for row in rows:
        if not len(row.right):
            continue
        scores = row.shares[:, : len(SHARES)] @ weights
        order = np.argsort(-scores, kind="stable")
        best = dict(zip(KEPT, row.shares[order[0]], strict=True))
        lead = scores[order[0]] - (scores[order[1]] if len(order) > 1 else 0.0)
        told = Told(scores[order[0]], best["context"], filled(best["precision"], row.content), lead)
        right = bool(row.right[order[0]])
        found.append(calibration.Judged(row.set, row.condition, row.variant, told, right, row.answerable))
    return found


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
    words = np.array(WEIGHTS) * [share not in Near._fields for share in SHARES] / WORDS
    for weights, present, label in (
        (np.array(WEIGHTS), COEFFICIENTS, "with embeddings"),
        (words, WORDS_ONLY, "words only"),
    ):
        data = calibration.Judgement(judged(rows, weights))
        calibration.show(dict.fromkeys(data.sets, data), present, label)
        calibration.show_all(data, present)


if __name__ == "__main__":
    main()
