"""How long the check of a whole briefing takes, over briefings of growing size.

    python -m bench.checking [--sizes 100,1000,10000] [--profile]

The briefings are made by seed of invented sentences: every item cites its own sentence of a source, half of them are statements
with a quote, a speaker and topics, and every tenth has a quiz question. What is timed is reading the file, the schema, all
rules and the places of what they found. Times are the best of three, in seconds of one processor.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import pstats
import random
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.speed import vocabulary
from briefbot.briefing.load import check_file

SEED = 7
PEOPLE = 60
TOPICS = 40


def a_briefing(size: int) -> dict[str, Any]:
    """A valid briefing of `size` items, and its source within it."""
    dice = random.Random(f"{SEED}|checking|{size}")
    words = vocabulary(dice)
    people = {f"person-{number}": f"{_name(dice, words)} {_name(dice, words)}" for number in range(PEOPLE)}
    document: dict[str, Any] = {
        "briefing": 1,
        "title": "Invented",
        "sources": {"paper": {"title": "The paper", "published": "2024-05-01", "text": []}},
        "people": people,
        "topics": {f"topic-{number}": _name(dice, words) for number in range(TOPICS)},
        "facts": [],
        "statements": [],
        "quiz": [],
    }
    for number in range(size):
        _add_item(document, number, dice, words)
    return document


def _add_item(document: dict[str, Any], number: int, dice: random.Random, words: list[str]) -> None:
    told = [dice.choice(words[:3000]) for _ in range(dice.randint(8, 20))]
    about = {"topics": [f"topic-{dice.randrange(TOPICS)}"], "id": f"item-{number}"}
    if number % 2:
        sentence = f"{' '.join(told).capitalize()}."
        fact = {"text": f"{' '.join(dice.sample(told, 7)).capitalize()}.", "cite": sentence, **about}
        document["facts"].append(fact)
    else:
        speaker = dice.choice(list(document["people"]))
        sentence = f"{document['people'][speaker]} said that “{' '.join(told)}.”"
        cite = {"from": " ".join(sentence.split()[:7]), "to": " ".join(told[-5:])}
        text = f"{' '.join(dice.sample(told, 6)).capitalize()}."
        statement = {"speaker": speaker, "text": text, "quote": " ".join(told[2:6]), "cite": cite, **about}
        document["statements"].append(statement)
        if number % 10 == 0:
            wrong = [person for person in dice.sample(list(document["people"]), 4) if person != speaker][:3]
            question = {"question": f"Who spoke of {told[0]} and {told[1]}?", "answer": speaker, "distractors": wrong}
            document["quiz"].append({"id": f"quiz-{number}", "kind": "who-said", "item": about["id"], **question})
    document["sources"]["paper"]["text"].append(sentence)


def _name(dice: random.Random, words: list[str]) -> str:
    return dice.choice(words[1000:]).capitalize()


def main() -> None:
    """Prints one row a size."""
    parser = argparse.ArgumentParser(description="How long does a check take?")
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--profile", action="store_true", help="show where the time of the last size goes")
    args = parser.parse_args()
    print("| items | MB | seconds | findings |")
    print("|--:|--:|--:|--:|")
    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "briefing.json"
        for size in map(int, args.sizes.split(",")):
            file.write_text(json.dumps(a_briefing(size), ensure_ascii=False, indent=1), encoding="utf-8")
            times = []
            for _ in range(3):
                start = time.process_time()
                problems = check_file(file)
                times.append(time.process_time() - start)
            megabytes = file.stat().st_size / 1e6
            print(f"| {size} | {megabytes:.1f} | {min(times):.2f} | {len(problems)} |", flush=True)
        if args.profile:
            profile = cProfile.Profile()
            profile.runcall(check_file, file)
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
