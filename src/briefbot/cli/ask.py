"""`briefbot ask`: one reply, or a conversation from standard input."""

from __future__ import annotations

import argparse
import json
import sys

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode
from briefbot.text.harmless import harmless


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `ask`."""
    parser.add_argument(
        "question", nargs="*", metavar="QUESTION", help="without one, a conversation from standard input"
    )
    add_briefing_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--why", action="store_true", help="also show each stage of the way to the reply")


def run(args: argparse.Namespace) -> ExitCode:
    """Answers the question, or each line of standard input; an empty line starts a new conversation."""
    conversation = Conversation(open_named_briefing(args.briefing))
    if args.question:
        show(conversation.ask(" ".join(args.question)), args)
        return ExitCode.OK
    prompt = sys.stdin.isatty()
    if prompt:
        print(f"{harmless(conversation.briefing.title)}\nAsk a question; Ctrl-D ends.", file=sys.stderr)
    while True:
        if prompt:
            print("\n> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            return ExitCode.OK
        if not line.strip():
            conversation.restart()
            continue
        show(conversation.ask(line.strip()), args)


def show(reply: Reply, args: argparse.Namespace) -> None:
    """Prints a reply: as JSON on one line, or its readings and its text."""
    if args.json:
        printed = reply.as_json() | ({"why": list(reply.why)} if args.why else {})
        print(json.dumps(printed, ensure_ascii=False).encode("utf-8", "replace").decode(), flush=True)
        return
    for reading in reply.readings:
        print(harmless(f"(reading {reading.typed} as {reading.read_as})"))
    print(harmless(reply.text))
    if args.why:
        print("\nWhy:")
        for line in reply.why:
            print(harmless(f"  {line}"))
    sys.stdout.flush()
