"""`briefbot [FILE]`: opens the app, or talks line by line where there is no screen to open it on."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of the app."""
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="the briefing (default: the shipped one)")
    parser.add_argument("-b", "--briefing", metavar="FILE", type=Path, help="the same, as every other command has it")
    parser.add_argument("--plain", action="store_true", help="talk line by line, for screen readers, braille and pipes")


def run(args: argparse.Namespace) -> int:
    """Opens the app and returns its exit code; plain on request, in a pipe and on a terminal that cannot do more."""
    path = args.file or args.briefing
    if args.plain or not has_screen():
        return _plain(path)
    gc.disable()  # what is loaded for the first frame stays to the end; the app enables it again
    from briefbot.tui.app import run_app

    return run_app(path)


def has_screen() -> bool:
    """Whether the app can be drawn: keys come from a terminal, it is drawn on one, and that one can move its cursor."""
    return sys.stdin.isatty() and sys.stderr.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _plain(path: Path | None) -> int:
    from briefbot.cli import ask

    parser = argparse.ArgumentParser(prog="briefbot")
    ask.add_arguments(parser)
    return int(ask.run(parser.parse_args(["--briefing", str(path)] if path else [])))
