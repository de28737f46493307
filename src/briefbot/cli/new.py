"""`briefbot new FILE`: a small commented start, or a briefing made of the answers to a few questions."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefbot.authoring.starting import guided_start, small_start
from briefbot.briefing.examine import examine
from briefbot.briefing.save import save_new
from briefbot.briefing.source import inside, read_source
from briefbot.errors import CannotRead, ExitCode, InvalidBriefing, UsageError
from briefbot.text.harmless import one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `new`."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write, such as trip.json")
    parser.add_argument("--title", default="", help="what the briefing is called")
    parser.add_argument(
        "--guided", action="store_true", help="ask a few questions and make the briefing of the answers"
    )
    parser.add_argument("--force", action="store_true", help="write over FILE where it is there already")
    parser.add_argument("--backup", action="store_true", help="with --force: keep the old file as FILE~")


def run(args: argparse.Namespace) -> ExitCode:
    """Writes the file. Raises UsageError where it is there already or nothing was told, CannotRead where it cannot be."""
    if args.file.exists() and not args.force:
        raise UsageError(f"{args.file} is already there. Name another file, or add --force to write over it.")
    text = (
        guided_start(_ask, lambda name: _text_beside(args.file, name), args.title)
        if args.guided
        else small_start(args.title or "School trip")
    )
    if not text:
        raise UsageError("Nothing was told that a briefing could be made of; no file was written.")
    problems = examine(text, args.file.parent, {}, strict=True).problems()
    if any(problem.severity == "E" for problem in problems):
        raise InvalidBriefing(str(args.file), problems)  # nothing is written that could not be opened
    save_new(args.file, text, force=args.force, backup=args.backup)
    print(one_line(f"{args.file} is written. Open it in an editor, and check it with: briefbot check {args.file}"))
    return ExitCode.OK


def _text_beside(file: Path, name: str) -> str | None:
    """The text of a file in the briefing's folder; None where there is none, or none that can be read."""
    try:
        return read_source(inside(name, file.parent)).text
    except CannotRead as error:
        print(one_line(str(error)), file=sys.stderr)
        return None


def _ask(question: str) -> str | None:
    """Puts a question on standard error; None at the end of input."""
    print(f"{one_line(question)}\n> ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    return line if line else None
