"""Words joined with meaning, as a method of the referee that measures question matching; and the fit of the join's constants.

    BENCH_DATA=DIRECTORY python referee.py run --plugin bench/semantic_plugin.py --methods briefbot_semantic --jobs 1
    BENCH_DATA=DIRECTORY python bench/semantic_plugin.py --fit REFEREE.py [--features FILE]

The first joins what the plugin of the words finds with the nearest documents by meaning, by the product's own functions. The
second fits the weight of meaning and the confidence over all sets, and shows what both are worth on each set left out. Vectors
are kept in BENCH_CACHE (default: bench-cache), text by text, since runs share them. FILE keeps the features between runs.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pickle
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from briefbot.matching.encoder import WIDTH, Encoder, Progress
from briefbot.matching.evidence import terms_of, weigh
from briefbot.matching.semantic import Joined, Joint, SemanticIndex, Sure, join, joined_confidence, respelt
from briefbot.matching.spelling import correct_spelling
from briefbot.text.tokens import tokenise

CONDITIONS = ("clean", "typo")
MEANINGS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2)
Vectors = np.ndarray[Any, np.dtype[np.float32]]


def load(path: Path, name: str) -> ModuleType:
    """A script as a module of this name."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


class Remembered:
    """The encoder, with a memory on disk."""

    def __init__(self) -> None:
        folder = Path(os.environ.get("BENCH_CACHE", "bench-cache"))
        folder.mkdir(parents=True, exist_ok=True)
        self.encoder = Encoder()
        self.digest = self.encoder.digest
        self.words = self.encoder.words
        self.memory = sqlite3.connect(folder / f"{self.digest[:16]}.sqlite3", timeout=60)
        self.memory.execute("CREATE TABLE IF NOT EXISTS vector (text BLOB PRIMARY KEY, value BLOB)")

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        keys = [sha256(text.encode()).digest() for text in texts]
        query = "SELECT value FROM vector WHERE text = ?"
        found = {key: row[0] for key in keys if (row := self.memory.execute(query, (key,)).fetchone())}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        for key, vector in zip(missing, self.encoder.encode(list(missing.values()), progress), strict=True):
            found[key] = vector.tobytes()
        rows = [(key, found[key]) for key in missing]
        self.memory.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
        self.memory.commit()
        return np.frombuffer(b"".join(found[key] for key in keys), np.float32).reshape(len(keys), WIDTH)


def plugin(bench: ModuleType) -> type:
    """The method, made from that of the words and registered with the referee."""
    by_words: Any = load(Path(__file__).with_name("referee_plugin.py"), "referee_plugin").Briefbot
    remembered: list[Remembered] = []

    class BriefbotSemantic(by_words):  # type: ignore[misc]  # the referee is no typed package
        """The words' documents, each with its vectors."""

        def fit(self, entries: list[dict[str, Any]]) -> None:
            super().fit(entries)
            if not remembered:
                remembered.append(Remembered())
            speakers = {str(place): entry["speaker"] for place, entry in enumerate(entries) if entry.get("speaker")}
            self.semantic = SemanticIndex(self.index.documents, remembered[0], speakers=speakers)
            self.known: dict[str, tuple[Joined, ...]] = {}

        def joined(self, query: str) -> tuple[Joined, ...]:
            if query not in self.known:
                tokens, corrections = correct_spelling(tokenise(query, self.stem), self.names, self.index)
                found = weigh(terms_of(tokens, self.index), self.index)
                self.known[query] = join(found, self.semantic.similarities(respelt(query, corrections)))
            return self.known[query]

        def rank(self, query: str, k: int) -> list[tuple[int, float]]:
            return [(int(one.document), one.score) for one in self.joined(query)[:k]]

        def conf(self, query: str, ranked: list[tuple[int, float]]) -> float:
            return joined_confidence(self.joined(query))

    return bench.method("briefbot_semantic")(BriefbotSemantic)  # type: ignore[no-any-return]  # not typed either


# -- the fit ------------------------------------------------------------------------------------------------------------


def collect(referee: ModuleType) -> list[dict[str, Any]]:
    """For every question of every set: the joined documents, which are right, and whether there is an answer at all."""
    made = plugin(referee)
    rows = []
    for name in referee.all_sets():
        groups, variants = referee.load_set(name)
        methods = {group: made() for group in groups}
        for group, method in methods.items():
            method.fit(groups[group])
        for variant, queries in variants.items():
            for query in queries:
                group = query.get("group")
                ids = [entry["id"] for entry in groups[group]]
                for condition in CONDITIONS:
                    slip = referee.typo(query["text"], f"{name}|{query['id']}")
                    joined = methods[group].joined(query["text"] if condition == "clean" else slip)
                    right = [ids[int(one.document)] in query["gold"] for one in joined]
                    rows.append({"set": name, "variant": variant, "condition": condition, "joined": joined,
                                 "right": right, "answerable": bool(query["gold"])})  # fmt: skip
        print(f"collected {name}", file=sys.stderr, flush=True)
    return rows


def first(row: dict[str, Any], meaning: float) -> int:
    """The place of the best document when meaning weighs this much; -1 for none."""
    scores = [(one.evidence.score if one.evidence else 0.0) + meaning * one.cosine for one in row["joined"]]
    return max(range(len(scores)), key=lambda place: (scores[place], -place), default=-1)


def precision(rows: list[dict[str, Any]]) -> dict[float, dict[tuple[str, str], float]]:
    """Weight of meaning -> (set, condition) -> precision at one, the mean over a set's variants."""
    worth: dict[float, dict[tuple[str, str], float]] = {}
    for meaning in MEANINGS:
        hits: dict[tuple[str, str], dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            if row["answerable"]:
                place = first(row, meaning)
                hits[row["set"], row["condition"]][row["variant"]].append(place >= 0 and row["right"][place])
        worth[meaning] = {
            key: float(np.mean([np.mean(hit) for hit in variants.values()])) for key, variants in hits.items()
        }
    return worth


def fit(rows: list[dict[str, Any]]) -> None:
    """Prints the worth of each weight, of the one fitted without each set, and the confidence fitted likewise."""
    worth = precision(rows)
    sets = sorted({row["set"] for row in rows})

    def mean(meaning: float, among: Sequence[str], conditions: Sequence[str] = CONDITIONS) -> float:
        return float(np.mean([worth[meaning][name, condition] for name in among for condition in conditions]))

    for meaning in MEANINGS:
        cells = "  ".join(
            f"{name} {worth[meaning][name, 'clean']:.3f}/{worth[meaning][name, 'typo']:.3f}" for name in sets
        )
        print(
            f"meaning {meaning:.1f}  {cells} | macro {mean(meaning, sets, ['clean']):.4f}/{mean(meaning, sets, ['typo']):.4f}"
        )

    def best(among: Sequence[str]) -> float:
        return max(MEANINGS, key=lambda meaning: mean(meaning, among))

    chosen = {name: best([other for other in sets if other != name]) for name in sets}
    scores = [np.mean([worth[chosen[name]][name, condition] for name in sets]) for condition in CONDITIONS]
    print(f"each set left out: {scores[0]:.4f}/{scores[1]:.4f}, weights {chosen}")
    fit_confidence(rows, best(sets))


def figures(row: dict[str, Any], meaning: float) -> tuple[list[float], bool]:
    """What the confidence is a model of, in the order of `Sure`, and whether the first document is right."""
    place = first(row, meaning)
    best = row["joined"][place]
    return [best.evidence.score if best.evidence else 0.0, best.cosine], bool(row["right"][place])


def fit_confidence(rows: list[dict[str, Any]], meaning: float) -> None:
    from scipy.stats import rankdata

    core: Any = load(Path(__file__).with_name("fit.py"), "briefbot_fit")
    kept = [row for row in rows if row["joined"]]
    pairs = [figures(row, meaning) for row in kept]
    shares, right = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs], float)
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    for row in kept:
        sizes[row["set"], row["variant"]] += 1
    worth = np.array([1 / sizes[row["set"], row["variant"]] for row in kept])
    name_of = np.array([row["set"] for row in kept])
    able = np.array([row["answerable"] for row in kept])
    clean = np.array([row["condition"] == "clean" for row in kept])
    chances, areas = np.zeros(len(kept)), []
    for name in sorted(set(name_of.tolist())):
        mine = name_of == name
        beta = core.logistic(shares[~mine], right[~mine], worth[~mine])
        chances[mine] = 1 / (1 + np.exp(-(beta[0] + shares[mine] @ beta[1:])))
        area = [float("nan"), float("nan")]
        for number, picked in enumerate((mine & clean, mine & ~clean)):
            asked = able[picked]
            if asked.any() and not asked.all():
                ranks = rankdata(chances[picked])
                area[number] = (ranks[asked].sum() - asked.sum() * (asked.sum() + 1) / 2) / (
                    asked.sum() * (~asked).sum()
                )
        areas.append(area)
        error = core.calibration_error(chances[mine], right[mine], worth[mine])
        share, sure = (float(np.average(one[mine], weights=worth[mine])) for one in (right, chances))
        print(
            f"{name:<18} AUROC {area[0]:.3f}/{area[1]:.3f}  right {share:.3f}  mean confidence {sure:.3f}"
            f"  calibration error {error:.3f}"
        )
    pooled = core.calibration_error(chances, right, worth)
    both = np.nanmean(np.array(areas), axis=0)
    print(f"mean AUROC {both[0]:.3f}/{both[1]:.3f}  calibration error, all sets left out in turn {pooled:.3f}")
    print(Joint(1.0, meaning), Sure(*(round(float(one), 2) for one in core.logistic(shares, right, worth))))


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the join of words and meaning.")
    parser.add_argument("--fit", type=Path, required=True, metavar="REFEREE", help="the referee's script")
    parser.add_argument("--features", type=Path, default=None, help="kept between runs")
    args = parser.parse_args()
    if args.features and args.features.exists():
        rows = pickle.loads(args.features.read_bytes())
    else:
        rows = collect(load(args.fit, "bench"))
        if args.features:
            args.features.write_bytes(pickle.dumps(rows))
    fit(rows)


if __name__ == "__main__":
    main()
elif "bench" in sys.modules and hasattr(sys.modules["bench"], "METHODS"):
    BriefbotSemantic = plugin(sys.modules["bench"])
