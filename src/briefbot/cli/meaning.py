"""The sentence encoder at the command line: whether it takes part, how far its first reading is, and what is wrong with it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from briefbot.text.harmless import harmless

if TYPE_CHECKING:
    from briefbot.matching.encoder import Encoder
    from briefbot.matching.matcher import Matcher

WORTH_SHOWING: Final = 64
"""Texts that take so long to encode (about a second) that a person wonders."""


def add_argument(parser: argparse.ArgumentParser) -> None:
    """Adds the switch that leaves the encoder out."""
    parser.add_argument(
        "--no-semantic",
        action="store_true",
        help="match by words alone, even where the semantic extra is installed (as BRIEFBOT_SEMANTIC=0 does)",
    )


def chosen_encoder(args: argparse.Namespace) -> Encoder | None:
    """The encoder that takes part, None where there is none or it was left out."""
    if args.no_semantic:
        return None
    from briefbot.matching.encoder import usable_encoder

    return usable_encoder()


def show_progress(done: int, total: int) -> None:
    """How many texts of a new briefing are encoded, on one line of a terminal that is wiped at the end."""
    if total < WORTH_SHOWING or not sys.stderr.isatty():
        return
    line = f"Reading the briefing for its meaning, once: {done:,} of {total:,} texts"
    print(f"\r{' ' * len(line)}\r" if done == total else f"\r{line}", end="", file=sys.stderr, flush=True)


def tell_trouble(matcher: Matcher, told: bool) -> bool:
    """Says once what keeps the encoder from taking part; returns whether it has been said by now."""
    trouble = matcher.semantic.trouble if matcher.semantic else ""
    if trouble and not told:
        print(harmless(trouble), file=sys.stderr)
    return told or bool(trouble)
