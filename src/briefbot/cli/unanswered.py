"""`briefbot unanswered`: the questions that got no answer, and the way of one of them into the briefing."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from briefbot.briefing.amend import Amendment, amendment
from briefbot.briefing.locate import Path as JsonPath
from briefbot.briefing.model import UNKNOWN, Briefing
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode, UsageError
from briefbot.progress.unanswered import Unanswered, clear, is_off, kept, switch
from briefbot.text.harmless import harmless, one_line
from briefbot.text.similarity import closest
from briefbot.text.tokens import words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `unanswered`."""
    add_briefing_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    changing = parser.add_mutually_exclusive_group()
    changing.add_argument(
        "--add",
        nargs="+",
        metavar=("N", "ID"),
        help='give question N these items as its answer, or "unknown": shown as a diff of the briefing',
    )
    parser.add_argument("--write", action="store_true", help="with --add: also write the change to the file")
    changing.add_argument("--clear", action="store_true", help="forget all of them, of every briefing")
    changing.add_argument("--off", action="store_true", help="keep none from now on, and forget those kept")
    changing.add_argument("--on", action="store_true", help="keep them again")


def run(args: argparse.Namespace) -> ExitCode:
    """Lists, clears or switches off what is kept, or turns one question into a phrasing of the briefing."""
    if args.write and not args.add:
        raise UsageError("--write goes with --add N ID.")
    if args.clear:
        clear()
        print("The unanswered questions are forgotten.")
        return ExitCode.OK
    if args.off or args.on:
        switch(on=args.on)
        print(_kept_or_not())
        return ExitCode.OK
    briefing = open_named_briefing(args.briefing)
    questions = _open(briefing)
    if args.add:
        return _add(args, briefing, questions)
    for number, one in enumerate(questions, 1):
        print(
            json.dumps(asdict(one), ensure_ascii=False)
            if args.json
            else one_line(f"{number}. {one.question} ({one.reason})")
        )
    if not questions and not args.json:
        none = f"No question about “{briefing.title}” waits for an answer."
        print(one_line(f"{_kept_or_not()[:-1]} (--on keeps them)." if is_off() else none))
    return ExitCode.OK


def _kept_or_not() -> str:
    return "Unanswered questions are not kept." if is_off() else "Unanswered questions are kept on this machine."


def _open(briefing: Briefing) -> tuple[Unanswered, ...]:
    """The questions kept for a briefing that are not among its phrasings by now."""
    foreseen = {tuple(words(ask)) for entry in briefing.questions for ask in entry.ask}
    return tuple(one for one in kept(briefing.title) if tuple(words(one.question)) not in foreseen)


def _add(args: argparse.Namespace, briefing: Briefing, questions: tuple[Unanswered, ...]) -> ExitCode:
    if args.briefing is None:
        raise UsageError("Name the file to change with -b FILE; the shipped briefing is not changed.")
    number, *items = args.add
    if not number.isdecimal() or not 1 <= int(number) <= len(questions):
        raise UsageError(f"There is no unanswered question {number}; there are {len(questions)}.")
    change = phrasing(args.briefing, briefing, questions[int(number) - 1].question, items)
    print(harmless(change.diff), end="")
    if args.write:
        change.write()
        print(f"Written to {harmless(str(args.briefing))}.")
    return ExitCode.OK


def phrasing(path: Path, briefing: Briefing, question: str, items: list[str]) -> Amendment:
    """The briefing's file with `question` as one more phrasing of what `items` answer. Raises UsageError, CannotRead."""
    known = {**briefing.items, **briefing.entities}
    for item in items:
        if item not in known and items != [UNKNOWN]:
            near = closest(item, known)
            raise UsageError(f"There is no item {item}." + (f" Did you mean {near}?" if near else ""))
    if not items:
        raise UsageError('Name the items that answer it, or "unknown".')
    wanted = UNKNOWN if items == [UNKNOWN] else items
    for place, entry in enumerate(briefing.questions):
        if list(entry.items) == wanted and not entry.unknown:
            where: JsonPath = ("questions", place, "ask")
            return amendment(path, where, question)
    return amendment(path, ("questions",), {"ask": [question], "answer": wanted})
