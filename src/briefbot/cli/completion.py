"""`briefbot completion SHELL`: what makes a shell complete commands, options and file names, on standard output."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from briefbot.errors import ExitCode

_SHELLS = ("bash", "zsh", "fish", "tcsh")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `completion`."""
    parser.add_argument("shell", metavar="SHELL", choices=_SHELLS, help=f"one of {', '.join(_SHELLS)}")


def run(args: argparse.Namespace) -> ExitCode:
    """Prints the script of the shell."""
    import shtab

    from briefbot.cli.main import whole_parser

    parser = whole_parser()
    for action in _actions(parser):
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined] # the attribute that shtab looks for
    print(shtab.complete(parser, args.shell))
    return ExitCode.OK


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
