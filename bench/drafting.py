"""How many of the statements of an article does a draft find, and how often is its speaker the right one?

    .venv/bin/python bench/drafting.py bench/data/drafting_judge.jsonl [--misses]

A file has one article a line: {"id", "text", "statements": [{"start", "end", "speaker"}]}; the speaker is a name, the words
that describe an unnamed source, or "unknown" or "undisclosed". A drafted statement meets a gold one where their spans overlap
by half of the shorter one. `drafting_look.jsonl` was looked at while the rules were written; `drafting_judge.jsonl` is for
judging only: look at its totals, never at its misses.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefbot.authoring.drafting.assembling import draft
from briefbot.authoring.drafting.paragraphs import plain_article
from briefbot.authoring.drafting.speakers import Said
from briefbot.text.normalise import fold

_SMALL = frozenset("a an the of at in for on to from by with on who that mr mrs ms dr sir s and".split())
_NOBODY = frozenset({"unknown", "undisclosed"})


@dataclass(slots=True)
class Counts:
    """What was found, over all articles. `stray` are attributed drafts where the gold has no statement."""

    gold: int = 0
    touched: int = 0
    recalled: int = 0
    right: int = 0
    wrong: int = 0
    stray: int = 0
    nobody: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)


def main() -> None:
    """Prints the totals of each file, and with --misses what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "--misses", action="store_true", help="print each statement that was missed or got a wrong speaker"
    )
    args = parser.parse_args()
    for file in args.files:
        counts = Counts()
        for line in file.read_text(encoding="utf-8").splitlines():
            judge(json.loads(line), counts)
        report(file, counts)
        if args.misses:
            print("\n".join(counts.misses))


def judge(article: dict[str, Any], counts: Counts) -> None:
    """Drafts one article and counts."""
    text = article["text"]
    started = time.perf_counter()
    said = draft(plain_article(text)).said
    counts.seconds += time.perf_counter() - started
    for one in said:
        judge_speaker(article, one, counts)
    for gold in article["statements"]:
        if gold["speaker"] in _NOBODY:
            continue
        counts.gold += 1
        meeting = [one for one in said if meets(one, gold)]
        counts.touched += bool(meeting)
        if any(right(one, gold["speaker"]) for one in meeting):
            counts.recalled += 1
        else:
            kind = "unheard" if not meeting else "nobody" if all(one.party is None for one in meeting) else "other"
            counts.misses.append(f"  {kind:8} [{article['id']}] {gold['speaker']}: {text[gold['start'] : gold['end']]}")


def judge_speaker(article: dict[str, Any], one: Said, counts: Counts) -> None:
    """Is the speaker of one drafted statement right?"""
    if one.party is None:
        counts.nobody += 1
        return
    golds = [gold for gold in article["statements"] if meets(one, gold)]
    if any(right(one, gold["speaker"]) for gold in golds):
        counts.right += 1
        return
    counts.stray += not golds
    counts.wrong += bool(golds)
    kind, meant = ("WRONG", golds[0]["speaker"]) if golds else ("STRAY", "no statement")
    counts.misses.append(
        f"  {kind:8} [{article['id']}] {one.party.name} for {meant}: {article['text'][slice(*one.span)]}"
    )


def meets(one: Said, gold: dict[str, Any]) -> bool:
    """Whether two spans overlap by half of the shorter one."""
    overlap = min(one.span[1], gold["end"]) - max(one.span[0], gold["start"])
    return bool(overlap * 2 >= min(one.span[1] - one.span[0], gold["end"] - gold["start"]))


def right(one: Said, speaker: str) -> bool:
    """Whether a drafted speaker is the gold one: the words of the shorter name are all in the longer one."""
    if one.party is None:
        return False
    meant = words(speaker)
    return any(
        known and meant and (known <= meant or meant <= known)
        for known in (words(one.party.name), *map(words, one.party.spellings))
    )


def words(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name))) - _SMALL


def report(file: Path, counts: Counts) -> None:
    attributed = counts.right + counts.wrong + counts.stray
    met = counts.right + counts.wrong
    print(f"{file.name}: {counts.gold} statements with a speaker, {counts.seconds * 1000:.0f} ms")
    touched, exact = share(counts.touched, counts.gold), share(counts.right, met)
    print(
        f"  recall of statements      {share(counts.recalled, counts.gold)}   (touched, whoever the speaker: {touched})"
    )
    print(f"  precision of speakers     {share(counts.right, attributed)}   (where the gold has a statement: {exact})")
    print(f"  wrong {counts.wrong}, where nothing is said {counts.stray}, left without a speaker {counts.nobody}")


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "-"


if __name__ == "__main__":
    main()
