"""`briefbot export`: one's own record as JSON lines, to keep or to take to another machine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefbot.briefing.save import keep_what_is_there
from briefbot.errors import ExitCode, UsageError
from briefbot.progress.store import Store, record_path
from briefbot.progress.transfer import export_lines
from briefbot.text.harmless import harmless


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `export`."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to (default: standard output)")
    parser.add_argument("--force", action="store_true", help="write over FILE where it is there already")


def run(args: argparse.Namespace) -> ExitCode:
    """Raises StoreError, or UsageError where there is no record, or the file is there already or cannot be written."""
    path = record_path()
    if not path.exists():
        raise UsageError("There is no record yet: take a quiz first (briefbot quiz).")
    if args.file is not None:
        keep_what_is_there(args.file, force=args.force)
    with Store(path) as store:
        lines = list(export_lines(store))
    if args.file is None:
        for line in lines:
            print(line)
        return ExitCode.OK
    beside = args.file.with_name(f".{args.file.name}.part")
    try:
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(args.file)
    except OSError as error:
        raise UsageError(f"{args.file} cannot be written ({error.strerror or error}).") from error
    print(harmless(f"{len(lines) - 1} lines written to {args.file}."), file=sys.stderr)
    return ExitCode.OK
