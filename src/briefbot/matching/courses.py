"""Which of several courses of events a question means: by number ("the second one"), letter ("plan B"), or character.

A scenario is soft or hard by the words of its own name, aliases and the author's phrasings for it; where these tell nothing,
its character is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from briefbot.matching import cues
from briefbot.text.tokens import Token

_SOFT: Final = frozenset(
    """
    soft softer softest mild milder mildest gentle gentler gentlest nice nicer nicest friendly friendlier optimistic
    hopeful peaceful moderate conciliatory pragmatic lenient positive rosy rosier best pleasant pleasanter kind kinder
    bright brighter calm calmer modest good
    """.split()
)
_HARD: Final = frozenset(
    """
    hard harder hardest tough tougher toughest grim grimmer grimmest harsh harsher worst worse severe strict stern bleak
    bleaker pessimistic dark darker aggressive uncompromising hawkish radical negative nasty nastier gloomy gloomier
    dire stubborn rough rougher bad scary scarier
    """.split()
)
"""Words for the character of a course: the one where something is to be had, and the one where nothing is."""

_JOINED: Final = frozenset("case line nosed core hearted".split())
"""What stands between such a word and its noun: "the worst case scenario", "a hard-nosed course". Alone it tells nothing."""

_LOOSE: Final = frozenset(
    "way ways route routes plan plans version case future futures outcome outcomes approach line road roads".split()
)
"""Nouns that mean a course only beside a number, a letter or a word for its character."""

_NOUNS: Final = cues.SCENARIO_WORDS | _LOOSE
_COUNTED: Final = _NOUNS | {"one", "ones", "point"}
_LETTERED: Final = cues.SCENARIO_WORDS | {"plan"}
_LETTERS: Final = {"a": 1, "b": 2, "c": 3, "d": 4}

BARE_ORDINAL: Final = 3
"""Up to so many words are nothing but a number: "and the last"."""


def ordinal_in(tokens: Sequence[Token]) -> int | None:
    """The number of the one that is meant, from 1, or -1 for the last; None where none is."""
    for place, token in enumerate(tokens):
        near = tokens[place + 1].folded if place + 1 < len(tokens) else ""
        before = tokens[place - 1].folded if place else ""
        article = token.folded == "a" and bool(near) and cues.is_content_word(near)  # "the option a minister wants"
        if before in _LETTERED and token.folded in _LETTERS and not article:
            return _LETTERS[token.folded]
        number = cues.ORDINALS.get(token.folded)
        if number is None:
            continue
        if token.folded.isdecimal() or token.folded in ("one", "two", "three"):
            if before in cues.SCENARIO_WORDS:  # "option two" is the second, "two options" are both
                return number
        elif token.folded not in ("other", "last") or near in _COUNTED or (not near and len(tokens) <= BARE_ORDINAL):
            return number
    return None


def names_a_course(tokens: Sequence[Token]) -> bool:
    """Whether a question speaks of scenarios: by such a noun, or by a looser one beside a number, a letter or a character."""
    folded = [token.folded for token in tokens]
    if any(word in cues.SCENARIO_WORDS for word in folded):
        return True
    for place, word in enumerate(folded):
        if word not in _LOOSE:
            continue
        before, behind = folded[max(0, place - 1) : place], folded[place + 1 : place + 2]
        lettered = word == "plan" and set(behind) & _LETTERS.keys()
        numbered = set(before) & _NUMBERED
        if lettered or numbered or (place and character_of(before) and behind != ["to"]):
            return True
    return False


_NUMBERED: Final = frozenset("first 1st second 2nd third 3rd two three both".split())


def character_in(tokens: Sequence[Token]) -> int:
    """1 where the softer course is asked for, -1 for the harder, 0 for neither: "the milder option", "the grim one"."""
    for place, token in enumerate(tokens[:-1]):
        behind = [one.folded for one in tokens[place + 1 : place + 3]]
        found = character_of([token.folded])
        if found and (behind[0] in _COUNTED or (behind[0] in _HARD | _JOINED and set(behind) & _COUNTED)):
            return found
    return 0


def character_of(words: Iterable[str]) -> int:
    """1 for folded words that have more for a soft course, -1 for more for a hard one, else 0."""
    listed = list(words)
    balance = sum(word in _SOFT for word in listed) - sum(word in _HARD for word in listed)
    return (balance > 0) - (balance < 0)
