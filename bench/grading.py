"""How well are typed answers graded? Compares the grader's verdicts with those of people.

    python bench/grading.py FILE [--misses]
    python -m bench.grading --briefing BRIEFING [--misses]

FILE holds one JSON object a line: `question`, `accept` (right answers), `typed`, `right` (what people said). Recall is the
share of right answers that are accepted; a false accept is a wrong one that is. With --briefing, the answers are generated from
the names, dates, numbers and claims of a briefing (tests/quiz/grading_sets.py), where every verdict is known.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from briefbot.quiz.grade import grade_text
from briefbot.text.normalise import fold


def exact(typed: str, accept: list[str]) -> bool:
    """The yardstick: equal after folding and dropping punctuation."""

    def plain(text: str) -> str:
        return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())

    return plain(typed) in {plain(answer) for answer in accept}


def main() -> None:
    parser = argparse.ArgumentParser(description="Recall and false accepts of the grading of typed answers.")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--briefing", type=Path, help="generate the answers from this briefing")
    parser.add_argument("--misses", action="store_true", help="print every verdict that differs from the people's")
    args = parser.parse_args()
    if args.briefing:
        generated(args.briefing, misses=args.misses)
    if args.file:
        judged_by_people(args.file, misses=args.misses)


def generated(path: Path, *, misses: bool) -> None:
    """Recall and false accepts per sort of generated answer."""
    from tests.quiz.grading_sets import Case, cases

    from briefbot.briefing.load import load_briefing
    from briefbot.quiz.ground import Ground

    sorts: dict[tuple[bool, str], list[Case]] = {}
    for case in cases(Ground(load_briefing(path))):
        sorts.setdefault((not case.right, case.sort), []).append(case)
    for (wrong, sort), found in sorted(sorts.items()):
        accepted = sum(case.is_accepted for case in found)
        print(f"{'wrong' if wrong else 'right'}  {sort:<20} accepted {accepted} of {len(found)}")
        for case in found:
            if misses and case.is_accepted != case.right:
                print(f"    {case.typed!r} for {case.line.accept[:2]}")


def judged_by_people(path: Path, *, misses: bool) -> None:
    """Recall and false accepts against the verdicts of people, beside those of plain equality."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    verdicts = [grade_text(row["typed"], row["accept"], question=row["question"]).outcome == "right" for row in rows]
    for name, judged in (("exact", [exact(row["typed"], row["accept"]) for row in rows]), ("briefbot", verdicts)):
        right = sum(row["right"] for row in rows)
        wrong = len(rows) - right
        recall = sum(said and row["right"] for said, row in zip(judged, rows, strict=True))
        false = sum(said and not row["right"] for said, row in zip(judged, rows, strict=True))
        print(
            f"{name:<9} recall {recall / right:.1%} ({recall}/{right})  false accepts {false / wrong:.2%} ({false}/{wrong})"
        )
    if misses:
        for said, row in zip(verdicts, rows, strict=True):
            if said != row["right"]:
                kind = "rejected" if row["right"] else "ACCEPTED"
                print(f"{kind} {row['typed']!r} for {row['accept'][:4]} | {row['question']}")


if __name__ == "__main__":
    main()
