"""`briefbot test`: asks a briefing its own tests, and every phrasing of its questions against all others."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefbot.authoring.trials import Trial, held_out_phrasings, own_tests, phrasings
from briefbot.briefing.locate import json_path
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode, UsageError
from briefbot.text.harmless import one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `test`."""
    parser.add_argument("file", nargs="?", metavar="FILE", type=Path, help="the briefing (as with -b)")
    add_briefing_argument(parser)
    parser.add_argument(
        "--held-out", action="store_true", help="also ask each phrasing of the briefing without it (slow)"
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 where a phrasing finds something else first, too"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line, for every trial")


def run(args: argparse.Namespace) -> ExitCode:
    """Holds the trials and reports those that went wrong. Exit code 1 where a test failed. Raises as `open_briefing`."""
    if args.file and args.briefing:
        raise UsageError("Name the briefing once: as FILE or with -b.")
    briefing = open_named_briefing(args.file or args.briefing)
    if not briefing.tests and not briefing.questions:
        print("This briefing has no tests and no questions.")
        return ExitCode.OK
    failed = _report("tests", own_tests(briefing), "pass", args)
    total = sum(len(question.ask) for question in briefing.questions)
    astray = _report("phrasings", _shown_going(phrasings(briefing), total), "find what they should", args)
    if args.held_out:
        held = sum(len(question.ask) for question in briefing.questions if question.items)
        trials = _shown_going(held_out_phrasings(briefing), held)
        _report("phrasings", trials, "find it when they are held out", args)
    return ExitCode.PROBLEMS if failed or (astray and args.strict) else ExitCode.OK


def _report(what: str, trials: Iterable[Trial], passed: str, args: argparse.Namespace) -> int:
    """Prints each trial that went wrong, then a summary; returns how many did."""
    count, wrong = 0, 0
    for trial in trials:
        count += 1
        wrong += bool(trial.trouble)
        if args.json:
            print(json.dumps(_as_json(trial), ensure_ascii=False))
        elif trial.trouble:
            print(one_line(f"{json_path(trial.path)}: “{' / '.join(trial.turns)}”: {trial.trouble}"))
    if not args.json and count:
        print(f"{count - wrong} of {count} {what} {passed}.")
    return wrong


def _shown_going(trials: Iterator[Trial], total: int) -> Iterator[Trial]:
    """The trials; on a terminal it is said how far they are."""
    shows = sys.stderr.isatty()
    for number, trial in enumerate(trials, 1):
        if shows and (number % 20 == 0 or number == total):
            print(f"\r{number} of {total}", end="" if number < total else "\r\x1b[K", file=sys.stderr, flush=True)
        yield trial


def _as_json(trial: Trial) -> dict[str, object]:
    return {
        "kind": trial.kind,
        "path": json_path(trial.path),
        "turns": list(trial.turns),
        "outcome": trial.outcome,
        "items": list(trial.items),
        "ok": not trial.trouble,
        "trouble": trial.trouble,
    }
