"""Nouns that can be the source of a report, and the small words that part them from what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.authoring.drafting.lexicon import DOCUMENTS, ORGANISATION_WORDS, SPEAKING_NOUNS, TITLES, WEAK_TITLES
from briefbot.authoring.drafting.names import Name, bare
from briefbot.authoring.drafting.sentences import Word

PREPOSITIONS: Final = frozenset(
    (
        "of for at from in with near on to by against inside within outside about behind below above under around across "
        "close familiar working representing involved living based including"
    ).split()
)
DETERMINERS: Final = frozenset(
    (
        "the a an his her its their our my this that these those some many several most one two three four five "
        "another both all each no other few"
    ).split()
)
FINITE: Final = frozenset(
    "is was are were has had have will would could can should may might must did does do be been".split()
)


def is_speaking(noun: str) -> bool:
    """Whether a noun, or its singular, can be the source of a report."""
    last = noun.split("-")[-1]
    singulars = {last, last.removesuffix("s"), f"{last.removesuffix('ies')}y" if last.endswith("ies") else last}
    return noun in SPEAKING_NOUNS or not singulars.isdisjoint(SPEAKING_NOUNS | ORGANISATION_WORDS | TITLES)


def noun_behind(words: Sequence[Word], name: Name, start: int, end: int) -> int | None:
    """The noun that a name only stands before: "the Reed campaign", "a Census analysis", "a Brightwater spokesman"."""
    last = None
    phrase = words[start].low in DETERMINERS
    for at in range(name.end, min(name.end + 4, end)):
        if words[at].kind != "word" or words[at].capital or words[at].low in FINITE | PREPOSITIONS | DETERMINERS:
            break
        noun = bare(words[at].low)
        joined = phrase or at == name.end or noun in DOCUMENTS or is_speaking(words[at - 1].low)
        if joined and is_speaking(noun) and noun not in WEAK_TITLES:
            last = at
    return None if last is None or (last + 1 < len(words) and words[last + 1].capital) else last
