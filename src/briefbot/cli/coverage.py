"""`briefbot coverage`: each sentence of a source with what cites it, and the next one that nothing cites."""

from __future__ import annotations

import argparse
import json
from typing import Any

from briefbot.authoring.citing import cite_for
from briefbot.authoring.texts import chosen_source, source_texts
from briefbot.briefing.coverage import Coverage, Sentence, coverage
from briefbot.cli.check import add_source_argument
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode
from briefbot.text.harmless import one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `coverage`."""
    add_briefing_argument(parser)
    add_source_argument(parser)
    parser.add_argument("--in", dest="wanted", metavar="ID", help="this source only")
    parser.add_argument("--next", action="store_true", help="only the next sentence that nothing cites, with its cite")
    parser.add_argument("--json", action="store_true", help="print one JSON object a source")


def run(args: argparse.Namespace) -> ExitCode:
    """Prints what was asked for; exits with 1 under --next where something is left. Raises as `open_briefing`, UsageError."""
    briefing = open_named_briefing(args.briefing)
    texts = source_texts(briefing, dict(args.source))
    left = False
    for source in chosen_source(briefing, texts, args.wanted):
        text, several = texts[source.id], len(briefing.sources) > 1
        found = coverage(briefing, source, text)
        left = left or bool(found.uncovered)
        ready = _next(found, text, source.id if several else "")
        if args.json:
            print(json.dumps(_as_json(source.id, found, text) | {"next": ready}))
        elif args.next:
            print(
                one_line(f"{source.id}: {ready['text']}")
                if ready
                else f"{one_line(source.id)}: every sentence is cited."
            )
            if ready and ready["cite"] is not None:
                print(one_line(f'"cite": {json.dumps(ready["cite"], ensure_ascii=False)}'))
        else:
            _show(source.id, found, text, ready)
    return ExitCode.PROBLEMS if args.next and left else ExitCode.OK


def _show(key: str, found: Coverage, text: str, ready: dict[str, Any] | None) -> None:
    counts = f"{found.cited} of {len(found.sentences)} sentences cited ({found.percent} %)"
    print(one_line(f"{key}: {counts}"))
    for sentence in found.sentences:
        mark = "+" if sentence.items else "-"
        print(f"{mark} {one_line(_words(sentence, text))}")
        if sentence.items:
            print(f"    {one_line(', '.join(sentence.items))}")
    if ready:
        print(one_line(f"Next: {ready['text']}"))


def _next(found: Coverage, text: str, source: str) -> dict[str, Any] | None:
    """The next sentence that nothing cites, and its ready cite; None where there is none."""
    if not found.uncovered:
        return None
    sentence = found.uncovered[0]
    return {"text": _words(sentence, text), "cite": cite_for(text, (sentence.start, sentence.end), source)}


def _as_json(key: str, found: Coverage, text: str) -> dict[str, Any]:
    return {
        "source": key,
        "cited": found.cited,
        "percent": found.percent,
        "sentences": [
            {"start": one.start, "end": one.end, "text": _words(one, text), "items": list(one.items)}
            for one in found.sentences
        ],
    }


def _words(sentence: Sentence, text: str) -> str:
    return " ".join(text[sentence.start : sentence.end].split())
