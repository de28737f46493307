"""How often does the check doubt a right attribution, and how often does it notice a wrong one?

    python -m bench.voices bench/data/drafting_look.jsonl [--show]

Each article with its annotated statements becomes a briefing whose speakers are right; what the rules about voices (B220, B221,
B222) say of it are false alarms. Then each statement in turn is credited to every other speaker of its article: what they say
of it then is a catch. With --show every false alarm and every wrong speaker that was let through is printed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from briefbot.authoring.citing import cite_for
from briefbot.authoring.ids import id_from
from briefbot.briefing.contents import Contents
from briefbot.briefing.model import RESERVED_IDS
from briefbot.briefing.rules import RULES
from briefbot.text.normalise import fold

VOICES = tuple(rule for rule in RULES if rule.code in {"B220", "B221", "B222"})


def a_briefing(article: dict[str, Any]) -> dict[str, Any]:
    """The article as a briefing that says what its annotation says."""
    people: dict[str, str] = {}
    ids: dict[str, str] = {}
    for one in article["statements"]:
        name = fold(one["speaker"])
        if name in RESERVED_IDS:
            ids[name] = name
        if name not in ids:
            ids[name] = id_from(one["speaker"], people)
            people[ids[name]] = one["speaker"]
    statements = [
        {
            "id": f"s{number}",
            "speaker": ids[fold(one["speaker"])],
            "text": "As it stands there.",
            "cite": cite_for(article["text"], (one["start"], one["end"])) or article["text"][one["start"] : one["end"]],
        }
        for number, one in enumerate(article["statements"])
    ]
    source = {"article": {"text": article["text"]}}
    return {"briefing": 1, "title": article["id"], "sources": source, "people": people, "statements": statements}


def found(document: dict[str, Any], text: str) -> list[tuple[str, int]]:
    """(code, number of the statement) of each finding about a voice."""
    contents = Contents(document, {"article": text})
    return [(rule.code, int(spot.path[1])) for rule in VOICES for spot in rule.find(contents)]


def main() -> None:
    """Prints the shares, and with --show the cases."""
    parser = argparse.ArgumentParser(description="How well does the check judge attributions?")
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    alarms: Counter[str] = Counter()
    statements = swapped = caught = 0
    for line in args.file.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        document = a_briefing(article)
        statements += len(document["statements"])
        for code, number in found(document, article["text"]):
            alarms[code] += 1
            if args.show:
                print(f"{code} {document['statements'][number]['speaker']}: {_words(article, number)}")
        for number, one in enumerate(document["statements"]):
            for other in document["people"]:
                if other == one["speaker"]:
                    continue
                wrong = {**document, "statements": [*document["statements"]]}
                wrong["statements"][number] = {**one, "speaker": other}
                hit = any(place == number for code, place in found(wrong, article["text"]) if code != "B222")
                swapped, caught = swapped + 1, caught + hit
                if args.show and not hit:
                    print(f"let through: {other} for {one['speaker']}: {_words(article, number)}")
    told = ", ".join(f"{code} {count}" for code, count in sorted(alarms.items())) or "none"
    print(f"{statements} right attributions; false alarms: {told} ({100 * alarms.total() / statements:.1f} %)")
    print(f"{swapped} wrong ones; noticed: {caught} ({100 * caught / swapped:.1f} %)")


def _words(article: dict[str, Any], number: int) -> str:
    one = article["statements"][number]
    return " ".join(article["text"][one["start"] : one["end"]].split())[:150]


if __name__ == "__main__":
    main()
