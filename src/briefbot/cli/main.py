"""The front door of the command line: finds the command, runs it, turns expected trouble into a sentence and an exit code.

Only the module of the command that was asked for is imported, so that `briefbot ask` never pays for the screens.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType
from typing import Final

from briefbot import __version__
from briefbot.errors import BriefbotError, ExitCode, InvalidBriefing
from briefbot.text.harmless import harmless

COMMANDS: Final = {
    "app": "open the app: ask, quiz, browse (the default)",
    "ask": "answer one question, or a conversation from standard input",
    "quiz": "quiz yourself on a briefing",
    "class": "play with a class: host, join, assign, resume, report",
    "present": "show a briefing as slides, answer questions from the class, quiz in between",
    "stats": "what you know of a briefing, in numbers",
    "export": "write your own record of answers as JSON lines",
    "import": "add an exported record to your own",
    "reset": "start your record of a briefing anew; the old one is kept beside it",
    "overrides": "answers you insisted on, offered as aliases for the briefing",
    "new": "start a briefing: a small commented file, or one made of your answers",
    "schema": "write the JSON Schema beside a briefing, so that an editor completes its keys",
    "check": "check a briefing file",
    "cite": "the cite of some words of a source, ready to paste",
    "coverage": "which sentences of a source are cited by what, and which is next",
    "test": "ask a briefing its own tests and every phrasing of its questions",
    "merge": "put several briefings of one topic together",
    "edit": "go through a draft on the screen: confirm, correct, split, merge, reject",
    "draft": "draft a briefing from an article: text, Markdown or a saved web page",
    "show": "list people, statements, the timeline, topics, sources; who speaks on what; two compared",
    "completion": "print what makes a shell complete commands, options and file names",
    "unanswered": "the questions that got no answer, and how to answer them next time",
}
"""Command -> one line of help. Each is a module of this package with `add_arguments(parser)` and `run(args)`."""

MODULES: Final = {"import": "import_", "class": "class_"}
"""Commands whose module has another name, because Python keeps the word for itself."""

_DESCRIPTION: Final = "Who said what: answers a briefing with receipts, and quizzes you on it."
EXIT_CODES: Final = "exit codes: 0 ok, 1 problems found, 2 wrong usage, 3 cannot read the file"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line and returns the process exit code; never lets expected trouble out as a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    command, rest = _split(arguments)
    _print_what_can_be_printed()
    try:
        if command is None:
            _overview().parse_args(rest)
            return ExitCode.OK
        gc.disable()  # what is loaded now stays to the end: looking through it for garbage would only take time
        module = _module(command)
        gc.freeze()
        gc.enable()
        return int(module.run(_parser(command, module).parse_args(rest)))
    except InvalidBriefing as error:
        for problem in error.problems:
            if problem.severity == "E":
                print(f"{harmless(error.path)}: {harmless(str(problem))}", file=sys.stderr)
        print(f"{harmless(str(error))} Run: briefbot check {harmless(error.path)}", file=sys.stderr)
        return error.exit_code
    except BriefbotError as error:
        print(harmless(str(error)), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader went away (`briefbot show | head`): not our failure. Keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK


def _print_what_can_be_printed() -> None:
    """A terminal that has no “ shows ? instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _split(arguments: list[str]) -> tuple[str | None, list[str]]:
    """(command, its arguments): no command, or a file name first, means the app; --help and --version stand alone."""
    if arguments and arguments[0] in COMMANDS:
        return arguments[0], arguments[1:]
    if arguments and arguments[0] in {"-h", "--help", "-V", "--version"}:
        return None, arguments
    return "app", arguments


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, asked of the system directly: argparse loads the archive modules to find it out."""

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 80
        super().__init__(prog, width=max(20, columns - 2))


def _overview() -> argparse.ArgumentParser:
    lines = [f"  {name:<12}{text}" for name, text in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="briefbot",
        usage="briefbot [FILE]\n       briefbot COMMAND [--help] …",
        description=_DESCRIPTION,
        epilog="commands:\n" + "\n".join(lines) + f"\n\n{EXIT_CODES}",
        formatter_class=_Help,
    )
    parser.add_argument("-V", "--version", action="version", version=f"briefbot {__version__}")
    return parser


def _parser(command: str, module: ModuleType) -> argparse.ArgumentParser:
    prog = "briefbot" if command == "app" else f"briefbot {command}"
    parser = argparse.ArgumentParser(
        prog=prog, description=f"{COMMANDS[command]}.", epilog=EXIT_CODES, formatter_class=_Help
    )
    module.add_arguments(parser)
    return parser


def whole_parser() -> argparse.ArgumentParser:
    """All commands in one parser, for those who want to know what there is; every command's module is imported."""
    parser = argparse.ArgumentParser(prog="briefbot", description=_DESCRIPTION)
    parser.add_argument("-V", "--version", action="version", version=f"briefbot {__version__}")
    commands = parser.add_subparsers()
    for command, what in COMMANDS.items():
        _module(command).add_arguments(commands.add_parser(command, help=what))
    return parser


def _module(command: str) -> ModuleType:
    return import_module(f"briefbot.cli.{MODULES.get(command, command)}")
