"""`briefbot check FILE`: every problem of a briefing file, one line each, as compilers print them."""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from briefbot.errors import CannotRead, ExitCode, Problem, UsageError
from briefbot.text.harmless import harmless, one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of this command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the briefing to check")
    add_source_argument(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object instead of lines")
    form.add_argument("--sarif", action="store_true", help="print SARIF 2.1.0, for editors and continuous integration")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    parser.add_argument("--verbose", action="store_true", help="show notes too")
    parser.add_argument(
        "--min-coverage",
        metavar="PERCENT",
        type=_percent,
        help="it is an error if less than this share of a source's sentences is cited",
    )
    parser.add_argument("--watch", action="store_true", help="check again whenever the file changes, until Ctrl-C")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="show a diff that mends what needs no judgement (notes too with --verbose)",
    )
    parser.add_argument("--write", action="store_true", help="with --fix: also make the change")
    parser.add_argument("--backup", action="store_true", help="with --write: keep the old file as FILE~")


def add_source_argument(parser: argparse.ArgumentParser) -> None:
    """Adds `--source ID=PATH`."""
    parser.add_argument(
        "--source",
        metavar="ID=PATH",
        action="append",
        default=[],
        type=_source,
        help="a text file with the text of a source, to verify cites and quotes against (may be repeated)",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Checks the file and reports what was found."""
    if (args.write and not args.fix) or (args.backup and not args.write):
        raise UsageError("--write goes with --fix, and --backup with --write.")
    if args.watch:
        if args.fix or args.json or args.sarif:
            raise UsageError("--watch prints lines only, and changes nothing.")
        return _watch(args)
    gc.disable()  # what one check makes is needed to its end: looking through it for garbage would only take time
    try:
        return _fix(args) if args.fix else _check(args)
    finally:
        gc.enable()


def _check(args: argparse.Namespace) -> ExitCode:
    from briefbot import __version__
    from briefbot.authoring.check import Checked, check
    from briefbot.authoring.report import as_json, as_lines, as_sarif

    checked: Checked | None = None
    problems: Sequence[Problem]
    try:
        checked = check(args.file, dict(args.source), args.min_coverage)
        problems = checked.problems
        exit_code = _exit_code(problems, args.strict)
    except CannotRead as error:
        problems, exit_code = (error.problem,), error.exit_code
    if args.json:
        print(as_json(args.file, problems, exit_code == ExitCode.OK, checked.coverage if checked else {}))
    elif args.sarif:
        text, fixes = (checked.text, checked.fixes()) if checked else ("", ())
        print(as_sarif(args.file, problems, __version__, text, fixes))
    else:
        for line in as_lines(args.file, problems, args.verbose):
            print(_on_screen(line))
    return exit_code


def _on_screen(line: str) -> str:
    """A line as it is; on a terminal broken between words, its later parts further in."""
    if not sys.stdout.isatty():
        return line
    width = max(shutil.get_terminal_size().columns, 20)
    return (
        "\n".join(wrap(line, width, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)) or line
    )


def _fix(args: argparse.Namespace) -> ExitCode:
    """Shows the change as a diff, and makes it with --write. Raises CannotRead."""
    from briefbot.authoring.check import check

    checked = check(args.file, dict(args.source))
    fixable = checked.fixable(args.verbose)
    if not fixable:
        print(one_line(f"{args.file}: nothing that can be mended without you."))
        return _exit_code(checked.problems, args.strict)
    change = checked.mended(args.verbose)
    print(harmless(change.diff), end="")
    count = f"{len(fixable)} problem{'s' if len(fixable) != 1 else ''}"
    if args.write:
        change.write(backup=args.backup)
        print(one_line(f"{args.file}: {count} mended; now check it again."))
    else:
        print(one_line(f"{args.file}: this would mend {count}; --write makes the change."))
    return _exit_code([problem for problem in checked.problems if problem not in fixable], args.strict)


def _watch(args: argparse.Namespace) -> ExitCode:
    """Checks again after each change; Ctrl-C ends it, with the exit code of the last check."""
    from briefbot.authoring.watch import changes

    exit_code = ExitCode.OK
    try:
        for _ in changes(lambda: _watched(args), time.sleep):
            exit_code = _check(args)
            print(one_line(f"Watching {args.file}; Ctrl-C ends."), flush=True)
    except KeyboardInterrupt:
        print()
    return exit_code


def _watched(args: argparse.Namespace) -> list[Path]:
    """The briefing, the sources given by hand, and the text files beside the briefing, which it may name."""
    beside = sorted(args.file.parent.glob("*.txt"))[:50] if args.file.parent.is_dir() else []
    return [args.file, *(path for _, path in args.source), *beside]


def _exit_code(problems: Sequence[Problem], strict: bool) -> ExitCode:
    blocking = ("E", "W") if strict else ("E",)
    return ExitCode.PROBLEMS if any(problem.severity in blocking for problem in problems) else ExitCode.OK


def _percent(words: str) -> int:
    if not (words.isascii() and words.isdigit() and int(words) <= 100):
        raise argparse.ArgumentTypeError(f"{words!r} is no percentage from 0 to 100")
    return int(words)


def _source(words: str) -> tuple[str, Path]:
    key, equals, path = words.partition("=")
    if not (key and equals and path):
        raise argparse.ArgumentTypeError(f"{words!r} is not of the form ID=PATH, such as article=article.txt")
    return key, Path(path)
