"""A question as it is dictated: numbers in words, names that a dictation split, and what people call nations.

"Nineteen ninety seven" is 1997 and "core tunov" Kortunov, but only where the briefing has the number or the name, and what was
read is said. Digits are never read as other digits.
"""

from __future__ import annotations

from typing import Final

from briefbot.matching import cues
from briefbot.matching.index import InvertedIndex
from briefbot.matching.names import NameBook, near_names
from briefbot.matching.nationalities import CALLED
from briefbot.matching.question import Correction
from briefbot.text.dates import spoken_number
from briefbot.text.tokens import Token
from briefbot.text.wordlist import is_english_word

SHORTEST_JOINED: Final = 6
"""Letters that the two halves of a name have together at least."""

Read = tuple[tuple[Token, ...], tuple[Correction, ...]]


def as_dictated(tokens: tuple[Token, ...], book: NameBook, index: InvertedIndex) -> Read:
    """The tokens with spoken numbers, split names and nicknames of nations read as what they are, and what was read so."""
    read: list[Token] = []
    corrections: list[Correction] = []
    place = 0
    while place < len(tokens):
        found = (
            _number(tokens, place, index)
            or _split_name(tokens, place, book, index)
            or _nation(tokens, place, book, index)
        )
        if found is None:
            read.append(tokens[place])
            place += 1
            continue
        end, folded = found
        run = tokens[place:end]
        typed = " ".join(token.typed for token in run)
        read.append(Token(typed, folded, index.stem_of.get(folded) or index.stem(folded), run[0].start, run[-1].end))
        corrections.append(Correction(typed, folded))
        place = end
    return tuple(read), tuple(corrections)


def _number(tokens: tuple[Token, ...], place: int, index: InvertedIndex) -> tuple[int, str] | None:
    """(end, digits) of a number in words that begins here and that the briefing has in digits, and not in words."""
    value, used = spoken_number([token.folded for token in tokens[place:]])
    digits = str(value)
    if not used or digits not in index.numbers:
        return None
    return place + used, digits


def _split_name(tokens: tuple[Token, ...], place: int, book: NameBook, index: InvertedIndex) -> tuple[int, str] | None:
    """(end, name) of two neighbouring words that together are near exactly one name, where one of them is no word at all."""
    pair = tokens[place : place + 2]
    halves = [token.folded for token in pair]
    if len(pair) < 2 or any(_is_known(token, book) for token in pair) or len("".join(halves)) < SHORTEST_JOINED:
        return None
    if all(is_english_word(half) or half in index.stem_of for half in halves) or any(
        near_names(half, book) for half in halves
    ):
        return None
    near = near_names("".join(halves), book)
    return (place + 2, near[0][0]) if len(near) == 1 else None


def _is_known(token: Token, book: NameBook) -> bool:
    return (
        token.is_number
        or token.small
        or token.folded in cues.CUE_WORDS
        or token.folded in book.words
        or token.folded in cues.CHAT_SPELLINGS
    )


def _nation(tokens: tuple[Token, ...], place: int, book: NameBook, index: InvertedIndex) -> tuple[int, str] | None:
    """(end, name) of what people call a nation, where the briefing has that nation and no such word of its own."""
    token = tokens[place]
    names = CALLED.get(token.folded, ())
    letters = len(token.folded) < SHORTEST_CALLED and not token.typed.isupper()
    if not names or letters or token.folded in book.words or token.folded in index.stem_of:
        return None
    name = next((name for name in names if name in book.words), None)
    return (place + 1, name) if name else None


SHORTEST_CALLED: Final = 3
"""A country's code of two letters is one only in capitals."""
