"""`briefbot class join ADDRESS`: one pupil at a terminal."""

from __future__ import annotations

import argparse
import sys

from briefbot.cli.app import has_screen
from briefbot.errors import ExitCode, UsageError


def add_arguments(parser: argparse.ArgumentParser, action: str) -> None:
    """Adds the arguments of `class join`."""
    parser.add_argument("address", metavar="ADDRESS", help="what stands on the screen: 192.168.1.5:8470, or with #CODE")
    parser.add_argument(
        "--code", default="", metavar="CODE", help="the code on the screen (asked for where it is missing)"
    )
    parser.add_argument("--name", default="", metavar="NAME", help="your name, where the teacher lets you choose one")
    parser.add_argument("--plain", action="store_true", help="line by line, without a screen (so by itself in a pipe)")


def run(args: argparse.Namespace) -> int:
    """Raises UsageError where there is no class at the address."""
    from briefbot.classroom.pupil import Pupil, Seat, room_address
    from briefbot.cli.class_lines import join_lines

    url, code = room_address(args.address)
    code = args.code or code or _asked_code()
    if not code:
        raise UsageError("A code is needed: it stands on the screen. Give it with --code.")
    pupil = Pupil(url, Seat(code), args.name)
    if args.plain or not has_screen():
        return ExitCode(join_lines(pupil))
    from briefbot.tui.class_app import run_join

    return run_join(pupil)


def _asked_code() -> str:
    if not sys.stdin.isatty():
        return ""
    print("The code on the screen: ", end="", flush=True)
    return "".join(sys.stdin.readline().split())
