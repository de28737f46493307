"""How fast is the quiz? A long record and a long briefing, measured from the call to the question on the table.

    python bench/quiz.py [--reviews 10000] [--items 10000]

Prints medians of several runs beside the bar: the next question within 20 ms with 10,000 reviews in the
record, the first question within 300 ms for a briefing of 10,000 items.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from briefbot.briefing.model import Briefing, Entity, Fact, Statement, Topic
from briefbot.places import cache_folder
from briefbot.progress.store import Store, StoredSession, briefing_key
from briefbot.progress.study import Study, begin_study
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import make_item
from briefbot.quiz.plan import candidates
from briefbot.quiz.session import Next, QuizSettings, Record, Skip

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS = "harbour council winter grain border talks missiles parliament bridge treaty river market school budget vote".split()
RUNS = 7


def long_briefing(items: int) -> Briefing:
    """Half facts, half statements of forty speakers on thirty topics, each in words of its own."""
    dice = Random(1)
    people = {
        f"p{n}": Entity(f"p{n}", "person", f"Person{n:02} Name{n:02}", role=f"{WORDS[n % 15]} {n}") for n in range(40)
    }
    topics = {f"t{n}": Topic(f"t{n}", f"{WORDS[n % 15]} {n}") for n in range(30)}

    def words() -> str:
        return f"{' '.join(dice.choices(WORDS, k=14)).capitalize()} {dice.randrange(10**9)}."

    facts = tuple(Fact(f"f{n}", words(), topics=(f"t{n % 30}",)) for n in range(items // 2))
    said = tuple(
        Statement(f"s{n}", f"p{n % 40}", text=words(), topics=(f"t{n % 30}",)) for n in range(items - items // 2)
    )
    return Briefing("Long", digest="long", entities=people, topics=topics, facts=facts, statements=said)


def filled(store: Store, briefing: Briefing, reviews: int) -> None:
    """A record in which every question of the briefing was answered in turn, one review a minute up to now."""
    ground = Ground(briefing)
    made = (make_item(ground, quiz_id, 1) for quiz_id in candidates(ground, QuizSettings()))
    ids = [(item.id, item.fingerprint) for item in made if item is not None]
    store.add_session(StoredSession("old", briefing_key(briefing), NOW, 1, False, QuizSettings(), ()))
    dice = Random(2)
    store.append(
        [
            Record(
                "old", turn, NOW - timedelta(minutes=reviews - turn), "answer", *ids[turn % len(ids)], "typed", "x",
                "right", dice.choice((1, 3, 3, 3)),
            )
            for turn in range(reviews)
        ]
    )  # fmt: skip


def median(act: Callable[[], object]) -> str:
    """The middle one of several runs in milliseconds: as one waits, and of the processor, which other work leaves alone."""
    waited, worked = [], []
    for _ in range(RUNS):
        start, began = perf_counter(), process_time()
        act()
        waited.append((perf_counter() - start) * 1000)
        worked.append((process_time() - began) * 1000)
    return f"{statistics.median(waited):.1f} ms, {statistics.median(worked):.1f} ms of the processor"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--reviews", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=10_000)
    args = parser.parse_args()
    settings = QuizSettings(count=1000, seed=1)
    home = tempfile.mkdtemp()
    os.environ["BRIEFBOT_HOME"] = home
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "record") as store:
        small = long_briefing(200)
        filled(store, small, args.reviews)
        study = begin_study(small, settings, store, lambda: NOW)

        def next_question() -> None:
            study.send(Skip())
            study.send(Next())

        def first() -> Study:
            return begin_study(small, QuizSettings(count=10, seed=1), store, lambda: NOW)

        def replayed() -> Study:
            shutil.rmtree(cache_folder() / "memories", ignore_errors=True)
            return first()

        print(f"next question, {args.reviews} reviews in the record: {median(next_question)} (bar 20)")
        print(f"first question, {args.reviews} reviews in the record, all of them replayed: {median(replayed)}")
        print(f"first question, {args.reviews} reviews in the record: {median(first)}")
    long = long_briefing(args.items)

    def begin() -> Study:
        return begin_study(long, QuizSettings(count=10, seed=1), None, lambda: NOW)

    print(f"first question, a briefing of {args.items} items: {median(begin)} (bar 300)")
    shutil.rmtree(home)


if __name__ == "__main__":
    main()
