"""`briefbot class host`, `assign` and `resume`: the teacher's side, on a screen or line by line."""

from __future__ import annotations

import argparse
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from briefbot.briefing.load import shipped_briefing
from briefbot.cli.app import has_screen
from briefbot.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from briefbot.classroom.host import Beginning, Lesson

MOST_TEAMS = 8


def add_arguments(parser: argparse.ArgumentParser, action: str) -> None:
    """Adds the arguments of one of the three actions."""
    if action == "resume":
        parser.add_argument("room", nargs="?", default="", metavar="ROOM", help="its id (default: your last room)")
    else:
        parser.add_argument(
            "file", nargs="?", type=Path, metavar="FILE", help="the briefing (default: the shipped one)"
        )
        parser.add_argument(
            "-b", "--briefing", metavar="FILE", type=Path, help="the same, as every other command has it"
        )
        add_lesson(parser, action)
    add_doors(parser)
    parser.add_argument("--store", default="", metavar="WHERE", help="a file, or postgresql://… of a school")
    parser.add_argument("--plain", action="store_true", help="line by line, without a screen (so by itself in a pipe)")


def add_doors(parser: argparse.ArgumentParser) -> None:
    """Adds who can come in: `--lan`, `--port`, `--address`."""
    doors = parser.add_argument_group("who can come in")
    doors.add_argument("--lan", action="store_true", help="everybody in this network (default: only this machine)")
    doors.add_argument(
        "--port", type=int, default=0, metavar="N", help="the port (default: the first free from 8470 on)"
    )
    doors.add_argument("--address", default="", metavar="NAME", help="the name of this machine that pupils type")


def add_lesson(parser: argparse.ArgumentParser, action: str) -> None:
    """Adds what is asked, and the rules."""
    asked = parser.add_argument_group("what is asked")
    asked.add_argument("--count", type=int, default=10, metavar="N", help="how many questions (default: 10)")
    asked.add_argument("--items", nargs="+", default=[], metavar="ID", help="just these (ids: briefbot quiz --list)")
    asked.add_argument("--kind", action="append", default=[], metavar="K", help="only this kind of question")
    asked.add_argument("--seed", type=int, metavar="N", help="the same number asks the same questions")
    asked.add_argument("--choose", action="store_true", help="only questions with options, nothing to type")
    rules = parser.add_argument_group("rules")
    rules.add_argument(
        "--confidence", action="store_true", help="ask “sure?”: sure and right counts double, sure and wrong costs"
    )
    rules.add_argument("--teams", type=_teams, default=(), metavar="A,B,…", help="teams; newcomers fill the smallest")
    rules.add_argument("--own-names", action="store_true", help="let pupils choose their names")
    rules.add_argument("--no-leaderboard", action="store_true", help="tell nobody's place")
    if action != "assign":
        rules.add_argument(
            "--speed", type=_share, default=0.0, metavar="PERCENT", help="share of the points for speed, up to 25"
        )
    else:
        parser.add_argument("--until", required=True, metavar="DAY", help="its last day: 2026-05-01, May 1 or friday")


def run(args: argparse.Namespace) -> int:
    """Raises CannotRead, InvalidBriefing, UsageError or StoreError."""
    from briefbot.classroom.host import Again, Doors, New

    if not 0 <= args.port <= 65535:
        raise UsageError(f"{args.port} is no port; they go from 1 to 65535.")
    doors = Doors(args.lan, args.port, args.address)
    if args.action == "resume":
        beginning: Beginning = Again(args.room, args.store, doors)
    else:
        beginning = New(args.file or args.briefing or shipped_briefing(), lesson(args), args.store, doors)
    if args.plain or not has_screen():
        from briefbot.cli.class_lines import host_lines

        return ExitCode(host_lines(beginning))
    from briefbot.tui.class_app import run_host

    return run_host(beginning)


def lesson(args: argparse.Namespace) -> Lesson:
    """What the arguments say. Raises UsageError."""
    from briefbot.classroom.events import Rules
    from briefbot.classroom.host import Lesson
    from briefbot.quiz.kinds import KINDS
    from briefbot.quiz.states import Mode, QuizSettings

    if not 1 <= args.count <= 200:
        raise UsageError(f"{args.count} is not a number of questions from 1 to 200.")
    for kind in args.kind:
        if kind not in KINDS:
            raise UsageError(f"There is no kind of question called {kind!r}. The kinds are: {', '.join(KINDS)}.")
    own = getattr(args, "until", None) is not None
    rules = Rules(
        speed_share=0.0 if own else args.speed,
        confidence=args.confidence,
        teams=args.teams,
        own_names=args.own_names,
        leaderboard=not args.no_leaderboard,
        pace="own" if own else "together",
        until=_end_of(args.until) if own else None,
    )
    mode: Mode = "chosen" if args.choose else "typed"
    quiz = QuizSettings(count=args.count, kinds=tuple(args.kind), seed=args.seed, mode=mode)
    return Lesson(rules, quiz, tuple(args.items))


def _teams(text: str) -> tuple[str, ...]:
    from briefbot.text.harmless import one_line

    teams = tuple(dict.fromkeys(one_line(team)[:24] for team in text.split(",") if team.strip()))
    if not 2 <= len(teams) <= MOST_TEAMS:
        raise argparse.ArgumentTypeError(f"{text!r} are not two to {MOST_TEAMS} teams; write them like Red,Blue")
    return teams


def _share(text: str) -> float:
    digits = text.rstrip("% ")
    if not (digits.isascii() and digits.isdigit() and 0 <= int(digits) <= 25):
        raise argparse.ArgumentTypeError(f"{text!r} is not a percentage from 0 to 25; knowing counts more than speed")
    return int(digits) / 100


def _end_of(day: str) -> datetime:
    """The end of a day as people name it, in this machine's time zone."""
    from briefbot.text.dates import day_named

    found = day_named(day, datetime.now().astimezone().date())
    if found is None:
        raise UsageError(f"{day!r} is no day to come; write 2026-05-01, May 1 or friday.")
    return datetime.combine(found, time(23, 59, 59)).astimezone()
