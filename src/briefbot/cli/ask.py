"""`briefbot ask`: one reply, or a conversation from standard input."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from typing import TYPE_CHECKING

from briefbot.answering.dialogue import Conversation
from briefbot.answering.phrases import Phrase
from briefbot.answering.reply import Reply
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.cli.meaning import add_argument, chosen_encoder, show_progress, tell_trouble
from briefbot.errors import ExitCode, StoreError
from briefbot.matching.prepared import keep, recall
from briefbot.places import cache_folder
from briefbot.text.harmless import harmless

if TYPE_CHECKING:
    from briefbot.progress.unanswered import Reason


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `ask`."""
    parser.add_argument(
        "question", nargs="*", metavar="QUESTION", help="without one, a conversation from standard input"
    )
    add_briefing_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--why", action="store_true", help="also show each stage of the way to the reply")
    add_argument(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Answers the question, or each line of standard input; an empty line starts a new conversation."""
    if args.question:
        gc.disable()  # one question is over before there is garbage worth looking for
    briefing, cache = open_named_briefing(args.briefing), cache_folder()
    prepared = recall(briefing, cache)
    conversation = Conversation(briefing, chosen_encoder(args), show_progress, prepared)
    try:
        return _talk(conversation, args)
    finally:
        gc.enable()
        if prepared is None:
            keep(conversation.matcher, cache)


def _talk(conversation: Conversation, args: argparse.Namespace) -> ExitCode:
    if args.question:
        _answer(conversation, " ".join(args.question), (), args)
        tell_trouble(conversation.matcher, told=False)
        return ExitCode.OK
    choices: tuple[str, ...] = ()
    told = False
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
            choices = ()
            continue
        choices = _answer(conversation, line.strip(), choices, args)
        told = tell_trouble(conversation.matcher, told)


def _answer(
    conversation: Conversation, typed: str, choices: tuple[str, ...], args: argparse.Namespace
) -> tuple[str, ...]:
    """Answers what was typed, or what was picked of the choices last shown by its number; returns the new choices."""
    title = conversation.briefing.title
    if choices and (typed == str(len(choices) + 1) or typed.casefold() == Phrase("none-of-these").render().casefold()):
        _keep_question(conversation.last_question, title, "none of these")
        return ()
    picked = int(typed) - 1 if choices and typed.isdecimal() and 0 < int(typed) <= len(choices) else None
    reply = conversation.ask(typed if picked is None else choices[picked])
    show(reply, args)
    if reply.outcome == "not_in_briefing" and any(char.isalpha() for char in typed):
        _keep_question(typed, title, "refused")
    return reply.choices


def _keep_question(question: str, title: str, reason: Reason) -> None:
    """Keeps a question that got no answer; where that fails the conversation goes on and the person is told."""
    from datetime import UTC, datetime

    from briefbot.progress import unanswered

    try:
        unanswered.keep(question, title, reason, datetime.now(UTC))
    except StoreError as error:
        print(harmless(str(error)), file=sys.stderr)


def show(reply: Reply, args: argparse.Namespace) -> None:
    """Prints a reply: as JSON on one line, or its readings and its text."""
    if args.json:
        printed = reply.as_json() | ({"why": list(reply.why)} if args.why else {})
        print(json.dumps(printed, ensure_ascii=False).encode("utf-8", "replace").decode(), flush=True)
        return
    for reading in reply.readings:
        print(harmless(f"({reading.told(reply.question)})"))
    print(harmless(reply.text))
    if args.why:
        print("\nWhy:")
        for line in reply.why:
            print(harmless(f"  {line}"))
    sys.stdout.flush()
