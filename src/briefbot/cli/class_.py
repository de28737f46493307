"""`briefbot class …`: a class plays together, at its own pace, or is shown what it knows afterwards."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Final

from briefbot.errors import UsageError

ACTIONS: Final = {
    "host": ("class_host", "open a room and play a quiz with a class"),
    "assign": ("class_host", "open a room in which everyone goes at their own pace until a day"),
    "resume": ("class_host", "go on with a room whose host ended, with everyone's answers"),
    "join": ("class_join", "join a class from a terminal"),
    "rooms": ("class_rooms", "list your rooms"),
    "report": ("class_rooms", "what the class knows and what it confuses: as text, .md, .html or .csv"),
    "forget": ("class_rooms", "delete a room and everything in it"),
    "serve": ("class_serve", "serve the pupils of every room in a school's store, beside the teachers' own machines"),
}
"""Action -> the module with `add_arguments(parser, action)` and `run(args)`, and one line of help."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, (module, help_line) in ACTIONS.items():
        sub = actions.add_parser(action, help=help_line, description=f"{help_line[0].upper()}{help_line[1:]}.")
        sub.set_defaults(run_action=module)
        import_module(f"briefbot.cli.{module}").add_arguments(sub, action)


def run(args: argparse.Namespace) -> int:
    """Raises UsageError where the packages for a class are not installed, and what the action raises."""
    needs_class_extra()
    return int(import_module(f"briefbot.cli.{args.run_action}").run(args))


def needs_class_extra() -> None:
    """Raises UsageError where the optional packages for a class are missing."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("websockets", "segno", "msgspec", "ifaddr")):
        raise UsageError("Playing with a class needs a few more packages. Run: pip install 'briefbot[class]'")
