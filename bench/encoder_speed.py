"""What the semantic extra costs: the first question over a collection, a later start, and a reply, beside words alone.

    python -m bench.encoder_speed [--questions FILE] [--sets NAME,NAME]

First replies over the shipped briefing, to the first turns of a file of questions (default: those in `bench/data`), then starts
of `briefbot ask` as whole processes. With BENCH_DATA the most asked collection of each public set is measured too: matching
alone, with the set's own questions. Times are the processor's, of all threads; what is kept on disk goes to a folder that is
removed in the end.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.speed import public
from briefbot.answering.dialogue import Conversation
from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.briefing.model import Briefing
from briefbot.matching.encoder import Encoder, usable_encoder
from briefbot.matching.evidence import terms_of, weigh
from briefbot.matching.index import build_index
from briefbot.matching.names import build_name_book
from briefbot.matching.semantic import SemanticIndex, match, respelt
from briefbot.matching.spelling import correct_spelling
from briefbot.text.tokens import stemmer, tokenise

QUESTIONS = Path(__file__).parent / "data" / "shipped_questions.jsonl"
ASKED = 100
STARTS = 5
WARM = 3


def timed(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Milliseconds of the processor for each question, the shortest first; the first few are asked beforehand."""
    for question in questions[:WARM]:
        ask(question)
    times = []
    for question in questions:
        start = time.process_time()
        ask(question)
        times.append(1000 * (time.process_time() - start))
    return sorted(times)


def late(times: Sequence[float]) -> float:
    return times[len(times) * 95 // 100]


def replies(questions: Sequence[str]) -> None:
    """Prints how long the first question and a reply take, without and with the encoder."""
    print("| | first question s | reply ms, median | 95 of 100 | longest |\n|---|--:|--:|--:|--:|")
    for name, encoder in (("words alone", None), ("with the extra", usable_encoder())):
        start = time.process_time()
        conversation = Conversation(load_briefing(shipped_briefing()), encoder)
        conversation.ask(questions[0])
        first = time.process_time() - start

        def ask(question: str, conversation: Conversation = conversation) -> object:
            conversation.restart()
            return conversation.ask(question)

        times = timed(ask, questions)
        middle = statistics.median(times)
        print(f"| {name} | {first:.2f} | {middle:.1f} | {late(times):.1f} | {times[-1]:.1f} |", flush=True)


def starts(question: str) -> None:
    """Prints how long one question takes as a whole process, when everything that can be kept is kept."""
    for name, switch in (("words alone", "0"), ("with the extra", "1")):
        taken = []
        for _ in range(STARTS + 1):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [sys.executable, "-m", "briefbot", "ask", question]
            subprocess.run(
                command, check=False, stdout=subprocess.DEVNULL, env={**os.environ, "BRIEFBOT_SEMANTIC": switch}
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        print(f"`briefbot ask`, {name}: first {taken[0]:.2f} s, then {statistics.median(taken[1:]):.2f} s", flush=True)


def collection(folder: Path, encoder: Encoder) -> None:
    """Prints the row of one public set."""
    documents, questions = public(folder, ASKED)
    stem = stemmer("en")
    index = build_index(documents, stem)
    names = build_name_book(Briefing(title=""))
    with tempfile.TemporaryDirectory() as kept:
        semantic = SemanticIndex(documents, encoder, Path(kept))
        start = time.process_time()
        semantic.meant(questions[0])
        made = time.process_time() - start
        megabytes = sum(path.stat().st_size for path in Path(kept).rglob("*") if path.is_file()) / 1e6

        def by_words(question: str) -> object:
            tokens, _ = correct_spelling(tokenise(question, stem), names, index)
            return weigh(terms_of(tokens, index), index)[:1]

        def joined(question: str) -> object:
            tokens, corrections = correct_spelling(tokenise(question, stem), names, index)
            meant = semantic.meant(respelt(question, corrections))
            assert meant is not None
            return match(terms_of(tokens, index), index, meant)[:1]

        words, meaning = timed(by_words, questions), timed(joined, questions)
    texts = sum(len(document.wordings) for document in documents)
    middle = f"{statistics.median(words):.1f} | {statistics.median(meaning):.1f} | {late(meaning):.1f}"
    print(f"| {folder.name} | {texts} | {made:.1f} | {megabytes:.1f} | {middle} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="What does the semantic extra cost?")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--sets", default="", help="public sets below BENCH_DATA; all of them where none is named")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.questions.read_text("utf-8").splitlines()]
    questions = [str(row["turns"][0]) for row in rows][:ASKED]
    with tempfile.TemporaryDirectory() as home:
        os.environ["BRIEFBOT_HOME"] = home
        replies(questions)
    with tempfile.TemporaryDirectory() as home:
        os.environ["BRIEFBOT_HOME"] = home
        starts(questions[0])
    folder, encoder = os.environ.get("BENCH_DATA"), usable_encoder()
    if folder and encoder:
        print("\n| set | texts | encoded in s | kept MB | words ms | with meaning ms | 95 of 100 |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        for name in args.sets.split(",") if args.sets else sorted(path.name for path in Path(folder).iterdir()):
            collection(Path(folder) / name, encoder)


if __name__ == "__main__":
    main()
