"""Writes down which questions of the sets that may be looked at are not answered rightly yet.

    python -m bench.misses

The list is `tests/answering/golden/misses.json`. A test fails where a question is missed that is not on it, so a change that
loses some in order to win others shows both in the diff of that file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from bench.questions import Judged, judge
from briefbot.answering.dialogue import Conversation
from briefbot.briefing.load import load_briefing, shipped_briefing

DATA: Final = Path(__file__).parent / "data"
GOLDEN: Final = Path(__file__).parents[1] / "tests/answering/golden/misses.json"
SETS: Final = {
    "shipped_questions": None,
    "shipped_refusals": None,
    "people_look": None,
    "voices_look": None,
    "readers_look": None,
    "council_questions": "council",
    "transfer_questions": "transfer",
}
"""Set of questions -> the briefing that it is asked of, None for the shipped one. Those kept for counting are not here."""


def judged(name: str) -> tuple[Judged, ...]:
    """Every judged turn of a set."""
    briefing = SETS[name]
    conversation = Conversation(load_briefing(DATA / f"{briefing}.json" if briefing else shipped_briefing()))
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(one for line in lines for one in judge(json.loads(line), conversation, every_turn=True))


def main() -> None:
    """Writes the list and prints how long it is."""
    misses = {name: [one.id for one in judged(name) if not one.right] for name in SETS}
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(json.dumps(misses, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, missed in misses.items():
        print(f"{name:<20}{len(missed):>4} missed")


if __name__ == "__main__":
    main()
