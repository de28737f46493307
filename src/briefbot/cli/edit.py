"""`briefbot edit FILE`: goes through a draft on the screen, the article beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefbot.authoring.review.session import open_session
from briefbot.cli.app import has_screen
from briefbot.cli.check import add_source_argument
from briefbot.errors import UsageError
from briefbot.text.harmless import one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `edit`."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the briefing to go through")
    add_source_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Opens the review, then says what is left, and returns the code. Raises CannotRead, InvalidBriefing or UsageError."""
    session = open_session(args.file, dict(args.source))
    if not has_screen():
        raise UsageError(f"The review needs a terminal. Without one, see what is left with: briefbot check {args.file}")
    from briefbot.tui.edit_app import run_edit

    code = run_edit(session)
    print(one_line(f"{args.file}: {session.review.progress}. Every decision is in the file."))
    return code
