"""Words joined with meaning, as a method of the referee that measures question matching; and the fit of the join's constants.

    BENCH_DATA=DIRECTORY python referee.py run --plugin bench/semantic_plugin.py --methods briefbot_semantic --jobs 1
    BENCH_DATA=DIRECTORY python bench/semantic_plugin.py --fit REFEREE.py [--features FILE]

The first joins what the plugin of the words finds with the nearest documents by meaning, by the product's own functions. The
second fits the weights of the join and the confidence over all sets, and shows what both are worth on each set left out.
Vectors are kept in BENCH_CACHE (default: bench-cache), text by text, since runs share them: 350 MB for the seven public sets.
FILE keeps the features between runs.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pickle
import sqlite3
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from briefbot.matching.confidence import JOINED, Told, confidence, filled
from briefbot.matching.encoder import WIDTH, Encoded, Encoder, Progress
from briefbot.matching.evidence import Ranking, terms_of
from briefbot.matching.semantic import JOINT, Joint, Meant, SemanticIndex, match, respelt
from briefbot.matching.spelling import correct_spelling
from briefbot.text.tokens import tokenise

CONDITIONS = ("clean", "typo")
PARTS = ("words", *Joint._fields)
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
        self.memory.execute(
            "CREATE TABLE IF NOT EXISTS encoded (text BLOB PRIMARY KEY, vector BLOB, pieces BLOB, states BLOB)"
        )

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Encoded:
        keys = [sha256(text.encode()).digest() for text in texts]
        query = "SELECT vector, pieces, states FROM encoded WHERE text = ?"
        found = {key: row for key in keys if (row := self.memory.execute(query, (key,)).fetchone())}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        fresh = self.encoder.encode(list(missing.values()), progress)
        for place, key in enumerate(missing):
            here = slice(fresh.ends[place], fresh.ends[place + 1])
            parts = (fresh.vectors[place], fresh.pieces[here], fresh.states[here])
            found[key] = tuple(part.tobytes() for part in parts)
        rows = [(key, *found[key]) for key in missing]
        self.memory.executemany("INSERT OR REPLACE INTO encoded VALUES (?, ?, ?, ?)", rows)
        self.memory.commit()
        vectors, pieces, states = (b"".join(found[key][part] for key in keys) for part in range(3))
        return Encoded(
            np.frombuffer(vectors, np.float32).reshape(len(keys), WIDTH),
            np.frombuffer(pieces, np.int32),
            np.cumsum([0, *(len(found[key][1]) // 4 for key in keys)], dtype=np.int32),
            np.frombuffer(states, np.int8).reshape(-1, WIDTH),
        )


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
            self.known: dict[str, tuple[Ranking, Meant]] = {}

        def joined(self, query: str) -> tuple[Ranking, Meant]:
            if query not in self.known:
                tokens, corrections = correct_spelling(tokenise(query, self.stem), self.names, self.index)
                meant = self.semantic.meant(respelt(query, corrections))
                assert meant is not None
                self.known[query] = match(terms_of(tokens, self.index), self.index, meant), meant
            return self.known[query]

        def rank(self, query: str, k: int) -> list[tuple[int, float]]:
            return [(int(document), score) for document, score in self.joined(query)[0].best(k)]

        def conf(self, query: str, ranked: list[tuple[int, float]]) -> float:
            found, _ = self.joined(query)
            return confidence(found[0], found[1] if len(found) > 1 else None) if found else 0.0

    return bench.method("briefbot_semantic")(BriefbotSemantic)  # type: ignore[no-any-return]  # not typed either


# -- the fit ------------------------------------------------------------------------------------------------------------


def collect(referee: ModuleType, core: Any) -> list[Any]:
    """For every question of every set: the parts of each compared document's score, and which documents are right."""
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
                    found, meant = methods[group].joined(query["text"] if condition == "clean" else slip)
                    compared = [one for one in found if one.meant is not None]
                    near = meant.aligned(one.document for one in compared)
                    parts = [
                        (one.score, meant.whole[one.document], near[one.document], one.context, one.precision)
                        for one in compared
                    ]
                    right = [ids[int(one.document)] in query["gold"] for one in compared]
                    shares = np.array(parts, float).reshape(-1, len(PARTS) + 2)
                    content = len(found[0].found) + len(found[0].missing) if found else 0
                    rows.append(
                        core.Asked(
                            name, condition, variant, bool(query["gold"]), content, shares, np.array(right, bool)
                        )
                    )
        print(f"collected {name}", file=sys.stderr, flush=True)
    return rows


def fit(rows: list[Any], core: Any) -> None:
    """Prints the worth of the present weights, of those fitted without each set, and of those fitted on all."""
    ranking = core.Ranking(rows, len(PARTS))
    core.show(ranking, ranking.precision(ranking.scores(np.array((1.0, *JOINT)))), "present")
    without: dict[str, Vectors] = {}
    left_out = {}
    for name in ranking.sets:
        without[name] = ranking.fit([one for one in ranking.sets if one != name])
        found = ranking.precision(ranking.scores(without[name]))
        left_out.update({key: value for key, value in found.items() if key[0] == name})
        without[name] = without[name] / without[name][0]
        print(name, "left out:", Joint(*(round(float(one), 2) for one in without[name][1:])))
    core.show(ranking, left_out, "left out")
    weights = ranking.fit(ranking.sets)
    core.show(ranking, ranking.precision(ranking.scores(weights)), "all sets")
    print(Joint(*(round(float(one), 2) for one in weights[1:] / weights[0])))
    data = core.calibration.Judgement(judged(rows, core, np.array((1.0, *JOINT))))
    core.calibration.show(dict.fromkeys(ranking.sets, data), JOINED, "present weights")
    core.calibration.show_all(data, JOINED)
    left = {name: core.calibration.Judgement(judged(rows, core, weights)) for name, weights in without.items()}
    core.calibration.show(left, JOINED, "weights left out")


def judged(rows: list[Any], core: Any, weights: Vectors) -> list[Any]:
    """The best document of every question by these weights of the score."""
    found = []
    for row in rows:
        if not len(row.right):
            continue
        scores = row.shares[:, : len(PARTS)] @ weights
        order = np.argsort(-scores, kind="stable")
        context, precision = row.shares[order[0], len(PARTS) :]
        lead = scores[order[0]] - (scores[order[1]] if len(order) > 1 else 0.0)
        told = Told(scores[order[0]], context, filled(precision, row.content), lead)
        right = bool(row.right[order[0]])
        found.append(core.calibration.Judged(row.set, row.condition, row.variant, told, right, row.answerable))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the join of words and meaning.")
    parser.add_argument("--fit", type=Path, required=True, metavar="REFEREE", help="the referee's script")
    parser.add_argument("--features", type=Path, default=None, help="kept between runs")
    args = parser.parse_args()
    core: Any = load(Path(__file__).with_name("fit.py"), "briefbot_fit")
    if args.features and args.features.exists():
        rows = pickle.loads(args.features.read_bytes())
    else:
        rows = collect(load(args.fit, "bench"), core)
        if args.features:
            args.features.write_bytes(pickle.dumps(rows))
    fit(rows, core)


if __name__ == "__main__":
    main()
elif "bench" in sys.modules and hasattr(sys.modules["bench"], "METHODS"):
    BriefbotSemantic = plugin(sys.modules["bench"])
