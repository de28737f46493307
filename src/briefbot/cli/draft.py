"""`briefbot draft ARTICLE`: a draft briefing of an article, every item marked for somebody to confirm."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefbot.authoring.drafting.article import Article
from briefbot.authoring.drafting.assembling import Draft, as_text, draft
from briefbot.authoring.drafting.opening import open_article
from briefbot.briefing.save import save_new
from briefbot.errors import ExitCode
from briefbot.text.harmless import one_line

_WORDS: Final = {
    "people": ("person", "people"),
    "organisations": ("organisation", "organisations"),
    "facts": ("fact", "facts"),
    "statements": ("statement", "statements"),
}
_SHOWN: Final = 3
_LONGEST: Final = 60
"""How many of the sentences left out are shown, and how many characters of each."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `draft`."""
    parser.add_argument("article", metavar="ARTICLE", type=Path, help="plain text, Markdown, or a saved web page")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="write the draft here (default: standard output)"
    )
    parser.add_argument("--force", action="store_true", help="write over FILE where it is there already")
    parser.add_argument("--backup", action="store_true", help="keep what FILE was as FILE~")


def run(args: argparse.Namespace) -> ExitCode:
    """Drafts the article, and says on standard error what is left to do. Raises CannotRead or UsageError."""
    article, form = open_article(args.article)
    drafted = draft(article, _beside(args) if form == "text" else None)
    if args.output is None:
        print(as_text(drafted), end="")
    else:
        save_new(args.output, as_text(drafted), force=args.force, backup=args.backup)
    for line in _summary(article, drafted, args.output):
        print(one_line(line), file=sys.stderr)
    return ExitCode.OK


def _beside(args: argparse.Namespace) -> dict[str, str] | None:
    """The article's file as the source, where the draft is written into the same folder; else the draft carries the text."""
    if args.output is None or args.output.resolve().parent != args.article.resolve().parent:
        return None
    return {"file": args.article.resolve().name}


def _summary(article: Article, drafted: Draft, output: Path | None) -> list[str]:
    document = drafted.document
    paragraphs = len(article.of_kind("paragraph"))
    counts = [_count(len(document.get(name, ())), *words) for name, words in _WORDS.items()]
    nobody = _count(drafted.unsure, "statement has", "statements have")
    lines = [f"From {_count(paragraphs, 'paragraph', 'paragraphs')}: {', '.join(counts)}; {nobody} no speaker yet."]
    if drafted.uncited:
        lines.append(_left_out(drafted.uncited))
    if not drafted.said:
        lines.append("No words that report anybody were found. Drafts are made of English articles.")
    name = output or "FILE"
    lines.append(
        f"Nothing is confirmed yet: briefbot edit {name} goes through it, briefbot check {name} lists what is left."
    )
    return lines


def _left_out(uncited: Sequence[str]) -> str:
    """What is not in the draft, and why: each sentence once, the first few of them."""
    different = list(dict.fromkeys(uncited))
    shown = ", ".join(f"“{textwrap.shorten(words, _LONGEST, placeholder=' …')}”" for words in different[:_SHOWN])
    more = f" and {len(different) - _SHOWN} more" if len(different) > _SHOWN else ""
    count = _count(len(uncited), "item is", "items are")
    return f"{count} left out, since no cite tells them from the same words earlier in the article: {shown}{more}"


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
