"""`briefbot import`: adds an exported record to one's own; what is there already is not counted twice."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefbot.errors import CannotRead, ExitCode, Problem
from briefbot.progress.store import Store, record_path
from briefbot.progress.transfer import import_lines
from briefbot.quiz.wording import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `import`."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a file that briefbot export has written; - for standard input"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Raises CannotRead for a file that cannot be read, StoreError for a line that is no record."""
    try:
        data = sys.stdin.buffer.read() if str(args.file) == "-" else args.file.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
        problem = Problem(
            "B001", "E", f"{args.file} cannot be read: {reason}.", "Name a file that briefbot export has written."
        )
        raise CannotRead(problem) from error
    with Store(record_path()) as store:
        added = import_lines(store, text.removesuffix("\n").split("\n"))
    print(f"{counted(added, 'session')} added.", file=sys.stderr)
    return ExitCode.OK
