"""`briefbot merge FILE FILE … -o OUT`: several briefings of one topic as one, with namesakes decided by a person."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from briefbot.authoring.merging import Decides, Merged, Namesakes, merge
from briefbot.briefing.examine import Examined, examine
from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.save import save_new
from briefbot.errors import ExitCode, InvalidBriefing, UsageError
from briefbot.text.harmless import harmless, one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `merge`."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="the briefings, the leading one first")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="the file to write (default: standard output)")
    decided = parser.add_mutually_exclusive_group()
    decided.add_argument("--same", action="store_true", help="namesakes are one and the same, unless --different ID")
    decided.add_argument("--apart", action="store_true", help="namesakes are different, unless --one ID")
    parser.add_argument(
        "--one", metavar="ID", action="append", default=[], help="this id of a later file is the same one"
    )
    parser.add_argument(
        "--different", metavar="ID", action="append", default=[], help="this id of a later file is another one"
    )
    parser.add_argument("--force", action="store_true", help="write over OUT where it is there already")
    parser.add_argument("--backup", action="store_true", help="with --force: keep the old file as OUT~")


def run(args: argparse.Namespace) -> ExitCode:
    """Merges and writes. Raises CannotRead, InvalidBriefing, or UsageError where namesakes are left undecided."""
    if len(args.files) < 2:
        raise UsageError("Name two briefings at least.")
    folder = args.output.parent if args.output else Path()
    documents = [(path.name, _carried(_examined(path), path.parent, folder)) for path in args.files]
    merged = merge(documents, _decider(args))
    text = json.dumps(merged.document, ensure_ascii=False, indent=2) + "\n"
    found = examine(text, folder, {}, strict=False)
    problems = [problem for problem in found.problems() if problem.severity == "E"]
    if problems:
        raise InvalidBriefing(str(args.output or "merged"), problems)
    if args.output:
        save_new(args.output, text, force=args.force, backup=args.backup)
    else:
        print(harmless(text) if sys.stdout.isatty() else text, end="")
    _tell(merged, args)
    return ExitCode.OK


def _examined(path: Path) -> Examined:
    examined = examine(decode(read_bytes(path), path), path.parent, {}, strict=False)
    problems = examined.problems()
    if any(problem.severity == "E" for problem in problems):
        raise InvalidBriefing(str(path), problems)
    return examined


def _carried(examined: Examined, came_from: Path, goes_to: Path) -> dict[str, Any]:
    """The document; where it goes to another folder, the text of its source files goes with it."""
    document: dict[str, Any] = examined.document
    if came_from.resolve() != goes_to.resolve():
        for key, source in document.get("sources", {}).items():
            if "file" in source and examined.texts.get(key) is not None:
                del source["file"]
                source.pop("sha256", None)
                source["text"] = [part for part in (examined.texts[key] or "").split("\n\n") if part.strip()]
    return document


def _decider(args: argparse.Namespace) -> Decides:
    def decide(pair: Namesakes) -> bool:
        if pair.there in args.one:
            return True
        if pair.there in args.different:
            return False
        if args.same or args.apart:
            return bool(args.same)
        if not sys.stdin.isatty():
            told = f"`{pair.here}` ({pair.told_here}) and `{pair.there}` in {pair.file} ({pair.told_there})"
            flags = f"--one {pair.there} or --different {pair.there}"
            raise UsageError(f"Are {told} the same? Say so with {flags}, or for all with --same or --apart.")
        return _asked(pair)

    return decide


def _asked(pair: Namesakes) -> bool:
    told = f"`{pair.here}` so far is {pair.told_here}; `{pair.there}` in {pair.file} is {pair.told_there}."
    print(one_line(told), file=sys.stderr)
    while True:
        print("The same? (y/n) ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer:
            raise UsageError("Nobody answered; nothing was written.")
        if answer.strip().lower() in ("y", "yes", "n", "no"):
            return answer.strip().lower().startswith("y")


def _tell(merged: Merged, args: argparse.Namespace) -> None:
    for note in merged.notes:
        print(one_line(note), file=sys.stderr)
    counts = [f"{len(merged.document.get(part, ()))} {part}" for part in ("sources", "people", "facts", "statements")]
    print(one_line(f"Merged {len(args.files)} briefings: {', '.join(counts)}."), file=sys.stderr)
