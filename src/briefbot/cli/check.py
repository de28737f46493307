"""`briefbot check FILE`: every problem of a briefing file, one line each, as compilers print them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from briefbot.errors import CannotRead, ExitCode, Problem
from briefbot.text.harmless import one_line

_WORDS: Final = {"E": "error", "W": "warning", "I": "note"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of this command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the briefing to check")
    parser.add_argument(
        "--source",
        metavar="ID=PATH",
        action="append",
        default=[],
        type=_source,
        help="a text file with the text of a source, to verify cites and quotes against (may be repeated)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    parser.add_argument("--verbose", action="store_true", help="show notes too")


def run(args: argparse.Namespace) -> ExitCode:
    """Checks the file and reports what was found."""
    from briefbot.briefing.load import check_file

    try:
        problems = check_file(args.file, dict(args.source))
        exit_code = _exit_code(problems, args.strict)
    except CannotRead as error:
        problems, exit_code = (error.problem,), error.exit_code
    if args.json:
        print(_as_json(args.file, problems, exit_code))
    else:
        for line in report(args.file, problems, args.verbose):
            print(line)
    return exit_code


def report(file: Path, problems: Sequence[Problem], verbose: bool = False) -> list[str]:
    """The lines to print: one for each problem (notes only when verbose), then a summary."""
    shown = [problem for problem in problems if verbose or problem.severity != "I"]
    return [*(_line(file, problem) for problem in shown), _summary(file, problems, verbose)]


def _line(file: Path, problem: Problem) -> str:
    place = f":{problem.line}:{problem.column}" if problem.line is not None else ""
    words = f"{problem.message} {problem.remedy}".strip()
    return one_line(f"{file}{place}: {problem.code} {_WORDS[problem.severity]} {words}")


def _summary(file: Path, problems: Sequence[Problem], verbose: bool) -> str:
    counts = [
        _count(sum(problem.severity == severity for problem in problems), word) for severity, word in _WORDS.items()
    ]
    hint = "" if verbose or not any(problem.severity == "I" for problem in problems) else " (--verbose shows notes)"
    return one_line(f"{file}: {', '.join(counts)}{hint}")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number or 'no'} {word}s"


def _exit_code(problems: Sequence[Problem], strict: bool) -> ExitCode:
    blocking = ("E", "W") if strict else ("E",)
    return ExitCode.PROBLEMS if any(problem.severity in blocking for problem in problems) else ExitCode.OK


def _as_json(file: Path, problems: Sequence[Problem], exit_code: ExitCode) -> str:
    """ASCII only, so that nothing in a stranger's file reaches the terminal as it is."""
    return json.dumps(
        {"file": str(file), "ok": exit_code == ExitCode.OK, "problems": [asdict(problem) for problem in problems]},
        indent=2,
    )


def _source(words: str) -> tuple[str, Path]:
    key, equals, path = words.partition("=")
    if not (key and equals and path):
        raise argparse.ArgumentTypeError(f"{words!r} is not of the form ID=PATH, such as article=article.txt")
    return key, Path(path)
