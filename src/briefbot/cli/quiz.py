"""`briefbot quiz`: opens the app on the quiz, or asks line by line where there is no screen for it."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from briefbot.briefing.model import Briefing
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.cli.quiz_lines import list_questions, run_lines
from briefbot.errors import UsageError
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import KINDS
from briefbot.quiz.schedule import LEAST_RETENTION, MOST_RETENTION
from briefbot.quiz.session import QuizSettings
from briefbot.quiz.states import NO_DAY, SEED_DIGITS
from briefbot.text.dates import day_named
from briefbot.text.normalise import fold


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_briefing_argument(parser)
    parser.add_argument("--plain", action="store_true", help="line by line, without a screen (so by itself in a pipe)")
    parser.add_argument("--count", type=_count, default=10, metavar="N", help="how many questions (default: 10)")
    parser.add_argument(
        "--kind", action="append", default=[], metavar="K", help=f"only this kind; one of: {', '.join(KINDS)}"
    )
    parser.add_argument(
        "--speaker", action="append", default=[], metavar="S", help="only what this speaker said (name or id)"
    )
    parser.add_argument("--topic", action="append", default=[], metavar="T", help="only this topic (name or id)")
    parser.add_argument("--seed", type=_seed, metavar="N", help="the same number asks the same questions")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--typed", dest="mode", action="store_const", const="typed", help="type answers (the default)")
    how.add_argument("--choose", dest="mode", action="store_const", const="chosen", help="choose among options")
    parser.add_argument(
        "--cram", action="store_true", help="extra practice that does not change when questions come back"
    )
    parser.add_argument("--confidence", action="store_true", help="say before each reveal whether you are sure")
    parser.add_argument(
        "--retention",
        type=_percent,
        default=0.0,
        metavar="PERCENT",
        help="how much is to be remembered, 70 to 97 (kept)",
    )
    parser.add_argument(
        "--ready-by",
        type=_day,
        metavar="DAY",
        help="the day you want to be ready: 2026-05-01, friday or none (kept)",
    )
    parser.add_argument("--resume", action="store_true", help="go on with the session that was interrupted")
    parser.add_argument("--list", action="store_true", help="print every question with its answer")
    parser.add_argument(
        "--export",
        type=Path,
        metavar="FILE",
        help="write the questions to a file: .apkg (Anki), .gift (Moodle), .csv (spreadsheet) or .md (to print)",
    )
    parser.add_argument("--force", action="store_true", help="with --export: write over FILE where it is there already")
    parser.add_argument("--no-record", action="store_true", help="keep nothing")


def run(args: argparse.Namespace) -> int:
    """Raises CannotRead, InvalidBriefing, or UsageError for an unknown kind, speaker or topic.

    Ended by a signal or Ctrl-C, the app leaves with 128 and the signal's number, which is no `ExitCode`.
    """
    briefing = open_named_briefing(args.briefing)
    settings = _settings(briefing, args)
    if args.list:
        return list_questions(briefing, settings)
    if args.export is not None:
        from briefbot.cli.quiz_export import export_questions

        return export_questions(briefing, settings, args.export, force=args.force)
    if args.plain or not _has_screen():
        return run_lines(briefing, settings, resume=args.resume)
    from briefbot.tui.app import run_app

    # The setup offers the interrupted session first.
    return run_app(args.briefing, mode="quiz", quiz=None if args.resume else settings)


def _has_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _count(text: str) -> int:
    count = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= count <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")
    return count


def _seed(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= SEED_DIGITS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at most {SEED_DIGITS} digits")
    return int(text)


def _percent(text: str) -> float:
    share = int(text.rstrip("% ")) / 100 if text.rstrip("% ").isascii() and text.rstrip("% ").isdigit() else 0.0
    if not LEAST_RETENTION <= share <= MOST_RETENTION:
        raise argparse.ArgumentTypeError(f"{text!r} is not a percentage from 70 to 97")
    return share


def _day(text: str) -> str:
    if text == NO_DAY:
        return NO_DAY
    day = day_named(text, datetime.now().astimezone().date())
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no day to come; write 2026-05-01, May 1 or friday")
    return day.isoformat()


def _settings(briefing: Briefing, args: argparse.Namespace) -> QuizSettings:
    for kind in args.kind:
        if kind not in KINDS:
            raise UsageError(f"There is no kind of question called {kind!r}. The kinds are: {', '.join(KINDS)}.")
    whole = args.list or args.export is not None
    seed = 0 if whole and args.seed is None else args.seed
    return QuizSettings(
        count=args.count,
        kinds=tuple(args.kind),
        speakers=tuple(_speaker(briefing, name) for name in args.speaker),
        topics=tuple(_topic(briefing, name) for name in args.topic),
        seed=seed,
        mode=args.mode or "typed",
        cram=args.cram,
        record=not args.no_record,
        confidence=args.confidence,
        retention=args.retention,
        ready_by=args.ready_by or "",
    )


def _speaker(briefing: Briefing, name: str) -> str:
    ground = Ground(briefing)
    found = (
        [name] if name in ground.speakers else [e for e in ground.owners.get(fold(name), ()) if e in ground.speakers]
    )
    if len(found) != 1:
        why = "could be more than one speaker" if found else "says nothing in this briefing"
        known = ", ".join(briefing.name(speaker) for speaker in ground.speakers)
        raise UsageError(f"{name!r} {why}. The speakers are: {known or 'none'}.")
    return found[0]


def _topic(briefing: Briefing, name: str) -> str:
    for topic in briefing.topics.values():
        if fold(name) in map(fold, (topic.id, topic.name, *topic.aliases)):
            return topic.id
    known = ", ".join(topic.name for topic in briefing.topics.values())
    raise UsageError(f"{name!r} is no topic of this briefing. Its topics are: {known or 'none'}.")
