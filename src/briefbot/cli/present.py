"""`briefbot present [FILE]`: the briefing as slides, on the terminal, on a projector and on every phone in the room."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefbot.briefing.load import shipped_briefing
from briefbot.briefing.model import Briefing
from briefbot.cli.app import has_screen
from briefbot.cli.class_ import needs_class_extra
from briefbot.cli.class_host import add_doors, add_lesson, lesson
from briefbot.cli.files import open_named_briefing
from briefbot.errors import ExitCode
from briefbot.text.harmless import harmless


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `present`."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the briefing (default: the shipped one)")
    parser.add_argument("-b", "--briefing", metavar="FILE", type=Path, help="the same, as every other command has it")
    add_lesson(parser, "present")
    add_doors(parser)
    parser.add_argument("--store", default="", metavar="WHERE", help="a file, or postgresql://… of a school")
    parser.add_argument("--plain", action="store_true", help="print the slides as text (so by itself in a pipe)")


def run(args: argparse.Namespace) -> int:
    """Raises CannotRead, InvalidBriefing, UsageError or StoreError."""
    needs_class_extra()
    path = args.file or args.briefing
    if args.plain or not has_screen():
        return _print_slides(open_named_briefing(path))
    from briefbot.classroom.host import Doors, New
    from briefbot.tui.class_app import run_present

    doors = Doors(args.lan, args.port, args.address)
    return run_present(New(path or shipped_briefing(), lesson(args), args.store, doors))


def _print_slides(briefing: Briefing) -> ExitCode:
    from briefbot.classroom.slides import sections

    for section in sections(briefing):
        for slide in section.slides:
            print(harmless(slide.heading))
            for _, text in slide.parts:
                print(f"  {harmless(text)}")
            print()
    return ExitCode.OK
