"""A report in a sentence, and where its verb begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.authoring.drafting.sentences import Word
from briefbot.authoring.drafting.sources import Source

HELPERS: Final = frozenset(
    (
        "has have had did does do also later then already repeatedly previously now still once never not would will "
        "could can may might should must is was were are been be being 's 've 'd went on to just only even all both "
        "simply always often soon again further in turn first himself herself themselves itself quickly"
    ).split()
)
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
BE: Final = frozenset("is was were are been be being".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A report in a sentence. `source` is None where it shares the one of the cue before it, or is hidden.

    `at` is the word number of the verb, [begin, end) the words that belong to the report. `hidden` marks a passive that
    names nobody, `hypothetical` something that could be said.
    """

    verb: str
    at: int
    source: Source | None
    begin: int
    end: int
    after: bool = True
    hidden: bool = False
    hypothetical: bool = False
    shared: bool = False


def group_start(words: Sequence[Word], at: int) -> int:
    """Where the verb begins with its helpers and adverbs: "has also repeatedly said"."""
    start = at
    while start > 0 and words[start - 1].kind == "word":
        low = words[start - 1].low
        if low in _DAYS and start > 2:
            start -= 1 + (words[start - 2].low in {"on", "late", "early", "last"})
            continue
        if low in {"week", "month", "year"} and start > 3 and words[start - 2].low in {"this", "last"}:
            start -= 2
            continue
        if words[start - 1].capital:
            break
        adverb = low.endswith("ly") and low not in {"family", "assembly", "ally", "bully"}
        if not (low in HELPERS or adverb or low.endswith("n't")):
            break
        start -= 1
    return start
