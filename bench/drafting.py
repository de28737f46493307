"""How many of the statements of an article does a draft find, and how often is its speaker the right one?

    .venv/bin/python bench/drafting.py bench/data/drafting_judge.jsonl [--misses]

A file has one article a line: {"id", "text", "statements": [{"start", "end", "speaker"}]}; the speaker is a name, the words
that describe an unnamed source, "unknown" or "undisclosed", or "?" where the data does not tell (left out of the count). A
drafted statement meets a gold one where their spans overlap by half of the shorter one. `drafting_look.jsonl` was looked at
while the rules were written; `drafting_judge.jsonl` is for judging only: look at its totals, never at its misses.
`bench/polnear.py` makes such files of a public corpus; there "said" and "quoted" mark what was said (others are attitudes),
and "resolved" a pronoun whose speaker a machine chose, which is counted apart.
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
_NOBODY = frozenset({"unknown", "undisclosed", "?"})
_PHRASE_ENDS = re.compile(
    r"[,(—–]|\b(?:itself|himself|herself|released|only|of|for|at|from|in|on|with|by|to|who|that|which|near|against|close|familiar"
    r"|and)\b"
)


@dataclass(slots=True)
class Counts:
    """What was found, over all articles. `stray` are attributed drafts where the gold has no statement."""

    gold: int = 0
    touched: int = 0
    said: int = 0
    said_recalled: int = 0
    recalled: int = 0
    quoted: int = 0
    quoted_recalled: int = 0
    right: int = 0
    wrong: int = 0
    stray: int = 0
    nobody: int = 0
    resolved_right: int = 0
    resolved_wrong: int = 0
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
        if gold["speaker"] in _NOBODY or gold.get("resolved"):
            continue
        counts.gold += 1
        meeting = [one for one in said if meets(one, gold)]
        counts.touched += bool(meeting)
        found = any(right(one, gold["speaker"]) for one in meeting)
        counts.said += gold.get("said", False)
        counts.said_recalled += found and gold.get("said", False)
        counts.quoted += gold.get("quoted", False)
        counts.quoted_recalled += found and gold.get("quoted", False)
        if found:
            counts.recalled += 1
        else:
            kind = "unheard" if not meeting else "nobody" if all(one.party is None for one in meeting) else "other"
            words_of_it = " ".join(text[gold["start"] : gold["end"]].split())
            counts.misses.append(f"  {kind:8} [{article['id']}] {gold['speaker']}: {words_of_it}")


def judge_speaker(article: dict[str, Any], one: Said, counts: Counts) -> None:
    """Is the speaker of one drafted statement right?"""
    if one.party is None:
        counts.nobody += 1
        return
    golds = [gold for gold in article["statements"] if meets(one, gold)]
    found = next((gold for gold in golds if right(one, gold["speaker"])), None)
    if found is not None:
        counts.resolved_right += found.get("resolved", False)
        counts.right += not found.get("resolved", False)
        return
    if any(gold.get("resolved") for gold in golds):
        counts.resolved_wrong += 1
        return
    if any(gold["speaker"] == "?" for gold in golds):
        return
    counts.stray += not golds
    counts.wrong += bool(golds)
    kind, meant = ("WRONG", golds[0]["speaker"]) if golds else ("STRAY", "no statement")
    drafted = " ".join(article["text"][slice(*one.span)].split())
    counts.misses.append(f"  {kind:8} [{article['id']}] {one.party.name} for {meant}: {drafted}")


def meets(one: Said, gold: dict[str, Any]) -> bool:
    """Whether two spans overlap by half of the shorter one."""
    overlap = min(one.span[1], gold["end"]) - max(one.span[0], gold["start"])
    return bool(overlap * 2 >= min(one.span[1] - one.span[0], gold["end"] - gold["start"]))


def right(one: Said, speaker: str) -> bool:
    """Whether a drafted speaker is the gold one: the shorter name's words are all in the longer one, whose head is among them.

    So that "Reed" is "Mayor Tom Reed of Quay", and neither "a spokesman for Reed" nor "the Reed campaign".
    """
    if one.party is None:
        return False
    meant = words(speaker)
    if one.party.sort == "person" and meant and meant <= words(f"{one.party.role} {one.party.name}"):
        return True  # "the mayor"
    return any(_same(speaker, name) for name in (one.party.name, *one.party.spellings))


def _same(speaker: str, name: str) -> bool:
    meant, known = words(speaker), words(name)
    if not known or not meant or known == meant:
        return bool(known) and known == meant
    return (known < meant and bool(heads(speaker) & known)) or (meant < known and bool(heads(name) & meant))


def heads(name: str) -> set[str]:
    """The last word of each noun phrase in a name or description, what belongs to it left out."""
    phrases = (re.findall(r"\w+", fold(phrase)) for phrase in _PHRASE_ENDS.split(re.sub(r"['’]s?(?=\s|$)", "", name)))
    return {phrase[-1] for phrase in phrases if phrase}


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
    if counts.quoted:
        resolved = share(counts.resolved_right, counts.resolved_right + counts.resolved_wrong)
        print(f"  recall of what was said   {share(counts.said_recalled, counts.said)}")
        print(f"  recall of quotations      {share(counts.quoted_recalled, counts.quoted)}")
        print(f"  pronouns as the machine resolved them {resolved}")
    print(f"  wrong {counts.wrong}, where nothing is said {counts.stray}, left without a speaker {counts.nobody}")


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "-"


if __name__ == "__main__":
    main()
