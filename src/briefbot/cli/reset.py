"""`briefbot reset`: starts the record of a briefing (or all of them) anew; the old record is kept beside it."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode, UsageError
from briefbot.progress.store import Store, briefing_key, record_path
from briefbot.quiz.wording import counted
from briefbot.text.harmless import harmless


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `reset`."""
    add_briefing_argument(parser)
    parser.add_argument("--all", action="store_true", help="the record of every briefing")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> ExitCode:
    """Raises CannotRead, InvalidBriefing, StoreError, or UsageError where it was not confirmed."""
    path = record_path()
    if not path.exists():
        raise UsageError("There is no record yet, so there is nothing to start anew.")
    briefing = None if args.all else open_named_briefing(args.briefing)
    what = f"“{briefing.title}”" if briefing else "every briefing"
    if not args.yes:
        print(harmless(f"Start the record of {what} anew? Type yes: "), end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() != "yes":
            raise UsageError("Nothing was changed.")
    aside = path.with_name(f"{path.stem}-until-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{path.suffix}")
    with Store(path) as store:
        gone = store.reset(aside, briefing_key(briefing) if briefing else None)
    print(harmless(f"{counted(gone, 'session')} taken out. The whole record as it was is in {aside}."), file=sys.stderr)
    return ExitCode.OK
