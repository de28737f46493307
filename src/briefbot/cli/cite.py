"""`briefbot cite WORDS`: the cite of some words of a source, ready to be pasted into a briefing."""

from __future__ import annotations

import argparse
import json
import sys

from briefbot.authoring.citing import CiteValue, cite_for, places_of
from briefbot.authoring.texts import chosen_source, source_texts
from briefbot.briefing.source import Span, closest_passage
from briefbot.cli.check import add_source_argument
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode
from briefbot.text.harmless import harmless, one_line

_AROUND = 40
"""Characters of context that are shown on each side."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `cite`."""
    parser.add_argument("words", nargs="+", metavar="WORDS", help="words as the source prints them")
    parser.add_argument("--to", nargs="+", metavar="WORDS", default=[], help="the last words, for a long passage")
    add_briefing_argument(parser)
    add_source_argument(parser)
    parser.add_argument("--in", dest="wanted", metavar="ID", help="look in this source only")


def run(args: argparse.Namespace) -> ExitCode:
    """Prints one cite a line for each place; where they stand goes to standard error. Raises as `open_briefing`, UsageError."""
    briefing = open_named_briefing(args.briefing)
    texts = source_texts(briefing, dict(args.source))
    sources = chosen_source(briefing, texts, args.wanted)
    words, last = " ".join(args.words), " ".join(args.to)
    found = False
    for source in sources:
        text = texts[source.id]
        for span in _spans(text, words, last):
            cite = cite_for(text, span, source.id if len(briefing.sources) > 1 else "")
            if cite is not None:
                found = True
                print(_ready(cite))
                print(one_line(f"  {_shown(text, span)}"), file=sys.stderr)
    if found:
        return ExitCode.OK
    print(one_line(f"“{words}{f' … {last}' if last else ''}” does not stand in the source."), file=sys.stderr)
    near = next(
        (passage for source in sources for passage in (closest_passage(texts[source.id], words),) if passage), ""
    )
    if near:
        print(one_line(f"The closest passage is: “{near}”"), file=sys.stderr)
    return ExitCode.PROBLEMS


def _ready(cite: CiteValue) -> str:
    """The cite as JSON; signs that could control a terminal as escapes, so that it still finds its words."""
    text = json.dumps(cite, ensure_ascii=False)
    return text if harmless(text) == text else json.dumps(cite)


def _spans(text: str, words: str, last: str) -> list[Span]:
    """The places of the words or, with last words, from each of them to the nearest end."""
    starts = list(places_of(text, words))
    if not last:
        return starts
    ends = [end for _, end in places_of(text, last)]
    nearest = [(start, next((end for end in ends if end >= first_end), None)) for start, first_end in starts]
    return [(start, end) for start, end in nearest if end is not None]


def _shown(text: str, span: Span) -> str:
    start, end = span
    words = " ".join(text[start:end].split())
    middle = words if len(words) <= 80 else f"{words[:38]} … {words[-38:]}"
    return f"… {text[max(0, start - _AROUND) : start]}[{middle}]{text[end : end + _AROUND]} …"
