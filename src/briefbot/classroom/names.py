"""Friendly names for pupils: a kind word and an animal, so that nobody has to give their own.

Filters for own names fail in every language but the one they were made for; names that are given need none. The words are
plain, short, easy to read across a room, and none of them is said of people unkindly.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import count
from random import Random
from typing import Final

from briefbot.text.harmless import one_line
from briefbot.text.normalise import fold

LONGEST: Final = 24
"""Characters of a name: what fits on a phone and into a column of the host's screen."""

KIND_WORDS: Final = tuple(
    "Able Amber Bold Brave Bright Calm Cheery Clever Cosy Curious Daring Eager Fair Fleet Fond Gentle Glad Golden Happy "
    "Honest Jolly Keen Kind Lively Lucky Merry Mighty Neat Nimble Noble Patient Proud Quick Quiet Ready Sharp Silver Sunny "
    "Swift Tidy True Vivid Warm Wise Witty Zesty".split()
)
ANIMALS: Final = tuple(
    "Badger Beaver Bison Bobcat Condor Crane Deer Dolphin Eagle Falcon Finch Fox Gecko Gull Hare Hawk Heron Ibis Jaguar Koala "
    "Lark Lemur Lion Lynx Marten Moose Newt Ocelot Orca Otter Owl Panda Penguin Puffin Puma Quail Raven Robin Salmon Seal "
    "Stork Swan Swift Tapir Tern Tiger Toucan Turtle Walrus Wren Yak Zebra".split()
)


def given_name(taken: Container[str], rng: Random) -> str:
    """A name that nobody has. `taken` are folded names."""
    for tries in count():
        name = f"{rng.choice(KIND_WORDS)} {rng.choice(ANIMALS)}"
        if tries > len(ANIMALS):
            name = f"{name} {tries}"
        if fold(name) not in taken:
            return name
    raise AssertionError("count() ends never")


def own_name(typed: str) -> str:
    """A typed name as it is shown: on one line, of at most LONGEST characters; empty where nothing readable is left."""
    name = one_line(typed)[:LONGEST].strip()
    return name if any(character.isalnum() for character in name) else ""
