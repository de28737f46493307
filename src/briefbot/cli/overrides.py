"""`briefbot overrides`: answers that the learner insisted on, and their way into the briefing as aliases."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode, UsageError
from briefbot.progress.overrides import Wanted, amended, wanted
from briefbot.progress.store import Store, briefing_key, record_path
from briefbot.quiz.ground import Ground
from briefbot.text.harmless import harmless, one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `overrides`."""
    add_briefing_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--add", nargs="+", metavar="N", help="make these right from now on, or all: shown as a diff of the briefing"
    )
    parser.add_argument("--write", action="store_true", help="with --add: also write the change to the file")


def run(args: argparse.Namespace) -> ExitCode:
    """Raises CannotRead, InvalidBriefing, StoreError, or UsageError for a number that is not on the list."""
    ground = Ground(open_named_briefing(args.briefing))
    found: list[Wanted] = []
    if record_path().exists():
        with Store(record_path()) as store:
            found = list(wanted(ground, store.records(briefing_key(ground.briefing))))
    if args.add:
        return _add(args, found)
    for number, one in enumerate(found, 1):
        if args.json:
            print(json.dumps(asdict(one), ensure_ascii=False))
        else:
            print(one_line(f"{number}. “{one.given}” for {one.answer} ({one.stem})"))
    if not found and not args.json:
        print("No answer was insisted on that the briefing does not accept already.")
    return ExitCode.OK


def _add(args: argparse.Namespace, found: list[Wanted]) -> ExitCode:
    if args.briefing is None:
        raise UsageError("Name the file to change with -b FILE; the shipped briefing is not changed.")
    numbers = [str(number) for number in range(1, len(found) + 1)] if args.add == ["all"] else args.add
    for number in numbers:
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(found)):
            raise UsageError(f"There is no answer {number} on the list; it has {len(found)}.")
    change = amended(args.briefing, [found[int(number) - 1] for number in dict.fromkeys(numbers)])
    print(harmless(change.diff), end="")
    if args.write:
        change.write()
        print(f"Written to {harmless(str(args.briefing))}.")
    return ExitCode.OK
