"""Runs a file of questions over a briefing and prints how many were answered, refused and corrected rightly.

    python bench/questions.py QUESTIONS.jsonl [--briefing FILE] [--turns]

One JSON object a line: `id type turns gold expect`, and where they apply `gold_turns`, `wrong_speaker`, `right_speaker`, and
`briefing` (a file beside the questions) for a line that asks another briefing than the others. The
turns are one conversation and the last one is judged (with --turns, each turn that has gold of its own). `expect` answer
or partial: outcome "answer" and the first item in `gold`; not-in-source: outcome "not_in_briefing"; correct-attribution:
outcome "correction" and the first item in `gold`. A false attribution is a reply whose `speakers` are not those of its
items, or whose text puts an item under a line that names anybody else.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from briefbot.answering.compose import entry_lines, speaker_of
from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.briefing.model import Briefing, Statement
from briefbot.briefing.receipt import item_words
from briefbot.matching.encoder import usable_encoder

OUTCOMES = {
    "answer": "answer",
    "partial": "answer",
    "not-in-source": "not_in_briefing",
    "correct-attribution": "correction",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged turn."""

    id: str
    type: str
    expect: str
    outcome_right: bool
    item_right: bool
    false_attribution: bool
    reply: Reply
    gold: tuple[str, ...]

    @property
    def right(self) -> bool:
        return self.outcome_right and self.item_right


def judge(row: dict[str, object], conversation: Conversation, every_turn: bool) -> list[Judged]:
    """The judged turns of one conversation: the last one, or with `every_turn` each that has gold of its own."""
    conversation.restart()
    turns = [str(turn) for turn in _listed(row["turns"])]
    golds = [[str(item) for item in _listed(gold)] for gold in _listed(row.get("gold_turns", []))]
    judged = []
    for place, turn in enumerate(turns):
        reply = conversation.ask(turn)
        last = place == len(turns) - 1
        if not last and not (every_turn and place < len(golds)):
            continue
        gold = [str(item) for item in _listed(row["gold"])] if last else golds[place]
        expect = str(row["expect"]) if last else "answer"
        judged.append(
            Judged(
                id=str(row["id"]) if last else f"{row['id']}#{place + 1}",
                type=str(row["type"]),
                expect=expect,
                outcome_right=reply.outcome == OUTCOMES[expect],
                item_right=not gold or bool(reply.items and reply.items[0] in gold),
                false_attribution=is_false(reply, conversation.briefing),
                reply=reply,
                gold=tuple(gold),
            )
        )
    return judged


def is_false(reply: Reply, briefing: Briefing) -> bool:
    """Whether a reply credits an item to anybody but its speaker."""
    if reply.speakers != tuple(speaker_of(briefing, item) for item in reply.items):
        return True
    lines = reply.text.splitlines()
    for item in briefing.items.values():
        if not isinstance(item, Statement):
            continue
        words = item_words(item).splitlines()[0]
        credit = entry_lines(briefing, item.id, whole=True)[0]
        for place, line in enumerate(lines):
            if line.strip() == words and (place == 0 or lines[place - 1].strip() != credit):
                return True
    return False


def _listed(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def report(judged: list[Judged]) -> str:
    """The table per type and in all, then the misses."""
    by_type: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_type[one.type].append(one)
    lines = [f"{'type':<16}{'n':>4}{'right':>8}{'outcome':>9}{'item':>7}{'false':>7}"]
    groups = [*by_type.items(), ("all", judged)]
    groups += [
        ("= answerable", [one for one in judged if one.expect in ("answer", "partial")]),
        ("= unanswerable", [one for one in judged if one.expect == "not-in-source"]),
        ("= corrections", [one for one in judged if one.expect == "correct-attribution"]),
    ]
    for name, rows in groups:
        if rows:
            lines.append(
                f"{name:<16}{len(rows):>4}{_share(one.right for one in rows):>8}"
                f"{_share(one.outcome_right for one in rows):>9}{_share(one.item_right for one in rows):>7}"
                f"{sum(one.false_attribution for one in rows):>7}"
            )
    lines.append("")
    for one in judged:
        if not one.right or one.false_attribution:
            lines.append(f"{one.id} [{one.type}] {one.reply.question}")
            lines.append(
                f"    expected {one.expect} {', '.join(one.gold[:3])}; got {one.reply.outcome} "
                f"{', '.join(one.reply.items[:3])} ({one.reply.why[-2]}, {one.reply.why[-1]})"
            )
    return "\n".join(lines)


def _share(values: object) -> str:
    listed = list(values)  # type: ignore[call-overload]  # a generator of booleans
    return f"{100 * sum(listed) / len(listed):.1f}%"


def main() -> int:
    parser = argparse.ArgumentParser(description="How well does a briefing answer a file of questions?")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--briefing", type=Path, default=None, help="default: the shipped one")
    parser.add_argument("--turns", action="store_true", help="judge every turn of a conversation that has gold")
    parser.add_argument("--semantic", action="store_true", help="with the sentence encoder of the semantic extra")
    args = parser.parse_args()
    encoder = usable_encoder() if args.semantic else None
    usual = args.briefing or shipped_briefing()
    conversations: dict[Path, Conversation] = {}
    judged: list[Judged] = []
    for line in args.questions.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            asked = args.questions.parent / row["briefing"] if "briefing" in row else usual
            if asked not in conversations:
                conversations[asked] = Conversation(load_briefing(asked), encoder)
            judged += judge(row, conversations[asked], args.turns)
    print(report(judged))
    return 1 if any(one.false_attribution for one in judged) else 0


if __name__ == "__main__":
    sys.exit(main())
