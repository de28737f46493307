"""The `--briefing FILE` argument that every command has, and what it opens."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefbot.briefing.load import open_briefing, shipped_briefing
from briefbot.briefing.model import Briefing
from briefbot.text.harmless import harmless


def add_briefing_argument(parser: argparse.ArgumentParser) -> None:
    """Adds `-b/--briefing FILE`."""
    parser.add_argument("-b", "--briefing", metavar="FILE", type=Path, help="the briefing (default: the shipped one)")


def open_named_briefing(path: Path | None) -> Briefing:
    """The briefing at `path`, or the shipped one; its warnings go to standard error, one line each.

    Raises CannotRead or InvalidBriefing.
    """
    opened = open_briefing(path or shipped_briefing())
    for problem in opened.problems:
        if problem.severity == "W":
            print(harmless(f"{path}: {problem}"), file=sys.stderr)
    return opened.briefing
