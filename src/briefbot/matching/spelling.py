"""What a misspelt word was meant to be: a known name, a word about asking and telling, or a word of the collection.

A noisy channel (Kernighan, Church and Gale 1990): of the words one slip away the one that is most likely meant, weighing how
common a word is in the collection against how likely the slip is. Real English words stay what they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Final

from briefbot.matching import cues
from briefbot.matching.index import InvertedIndex, trigrams
from briefbot.matching.names import NameBook, near_names
from briefbot.matching.question import Correction
from briefbot.text.similarity import nearest
from briefbot.text.tokens import Token
from briefbot.text.wordlist import english_among, english_words, is_english_word

SWAPPED: Final = 0.0
DROPPED: Final = 0.4
DOUBLED: Final = 0.0
NEIGHBOUR: Final = 0.2
OTHER_SLIP: Final = 1.6
"""How unlikely one slip is, as negative log odds against the likeliest: neighbours swapped, a letter left out, a letter twice,
the neighbouring key hit (instead or besides), any other letter. Slips of the keyboard are by far the commonest
(Damerau 1964: four fifths of all misspellings are one of these edits)."""

FIRST_LETTER: Final = 0.7
"""First letters are seldom wrong (Pollock and Zamora 1984): a slip there is that much less likely."""

CUE_COUNT: Final = 8
"""A word about asking and telling ("which", "said") is taken to be as common as a word in eight documents of the collection."""

RELATIVE: Final = 0.5
"""A word of which the collection has only another form counts half as often as that form."""

SHORTEST: Final = 3
"""Shorter words are not corrected; of this length only a letter left out is believed."""

LONGEST: Final = 30
"""Longer words are not corrected either: nobody mistypes a word that nobody types, and every letter costs 54 trials."""

REMEMBERED: Final = 2_000
"""How many words are remembered with what they were read as."""

_KEYBOARD: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def _neighbours() -> dict[str, frozenset[str]]:
    """Letter -> the letters around it on the usual keyboard, each row half a key to the right of the one above."""
    found: dict[str, set[str]] = {letter: set() for letter in _LETTERS}
    for number, row in enumerate(_KEYBOARD):
        for place, letter in enumerate(row):
            near = [row[place - 1]] if place else []
            near += row[place + 1 : place + 2]
            if number:
                near += _KEYBOARD[number - 1][place : place + 2]
            for other in near:
                found[letter].add(other)
                found[other].add(letter)
    return {letter: frozenset(near) for letter, near in found.items()}


_NEAR: Final = _neighbours()


def correct_spelling(
    tokens: tuple[Token, ...], book: NameBook, index: InvertedIndex
) -> tuple[tuple[Token, ...], tuple[Correction, ...]]:
    """Words near a known name or near a word of the briefing, read as it; real English words stay what they are."""
    memory = _memory(book, index)
    if memory.settled.issuperset([token.typed for token in tokens]):
        return tokens, ()
    corrected: list[Token] = []
    corrections: list[Correction] = []
    chatty = any(token.folded in cues.CHAT_SPELLINGS and token.folded not in cues.CONTRACTIONS for token in tokens)
    for place, token in enumerate(tokens):
        if token.typed in memory.settled:
            corrected.append(token)
            continue
        between = 0 < place < len(tokens) - 1 and tokens[place - 1].folded not in cues.SCENARIO_WORDS
        chat = None if token.small else _chat(token, index, chatty and between)
        owner = None if chat or token.small else _owner(token, book, index)
        if owner:
            corrected.append(owner)
            continue
        read_as = chat or (None if token.small else memory.read(token))
        if read_as is None:
            memory.settle(token)
            corrected.append(token)
            continue
        corrected.append(token._replace(folded=read_as, stem=index.stem_of.get(read_as) or index.stem(read_as)))
        if not chat:
            corrections.append(Correction(token.typed, read_as))
    return tuple(corrected), tuple(corrections)


class Memory:
    """What the words of earlier questions were read as, over one book of names.

    `settled` are words, as typed, that are read as themselves wherever they stand.
    """

    def __init__(self, book: NameBook, index: InvertedIndex) -> None:
        self.book = book
        self._index = index
        self.settled: set[str] = set()
        self._read: dict[tuple[str, bool, bool], str] = {}

    def read(self, token: Token) -> str | None:
        """The word that a token was meant to be, None where it is what it is."""
        word = (token.folded, token.is_capitalised, token.start > 0)
        found = self._read.get(word)
        if found is None:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
            found = self._read[word] = _respelt(token, self.book, self._index) or ""
        return found or None

    def settle(self, token: Token) -> None:
        """Remembers that a word is read as itself, unless that depends on what stands around it."""
        depends = token.is_capitalised or token.small or token.folded in cues.CHAT_DIGITS
        if not depends or token.folded in cues.CUE_WORDS:
            if len(self.settled) >= REMEMBERED:
                self.settled.clear()
            self.settled.add(token.typed)


def _memory(book: NameBook, index: InvertedIndex) -> Memory:
    """The memory of an index, a new one where other names are meant."""
    if not isinstance(index.spelt, Memory) or index.spelt.book is not book:
        index.spelt = Memory(book, index)
    return index.spelt


def _chat(token: Token, index: InvertedIndex, digits: bool) -> str | None:
    """The word that a chat spelling stands for, unless the briefing has it as a word of its own."""
    if digits and token.folded in cues.CHAT_DIGITS:
        return cues.CHAT_DIGITS[token.folded]
    return None if token.folded in index.stem_of else cues.CHAT_SPELLINGS.get(token.folded)


def _owner(token: Token, book: NameBook, index: InvertedIndex) -> Token | None:
    """A name with the "s" of an owner typed without its apostrophe, as if it had one: "kortunovs first option"."""
    name = token.folded[:-1]
    if not token.folded.endswith("s") or len(name) < SHORTEST or name not in book.words:
        return None
    if token.folded in book.words or token.folded in index.stem_of or is_english_word(token.folded):
        return None
    return token._replace(typed=f"{token.typed[:-1]}'s", folded=name, stem=index.stem_of.get(name) or index.stem(name))


def _respelt(token: Token, book: NameBook, index: InvertedIndex) -> str | None:
    word = token.folded
    if (
        token.is_number
        or not SHORTEST <= len(word) <= LONGEST
        or word in book.words
        or word in index.stem_of
        or word in cues.CUE_WORDS
    ):
        return None
    if any(word in phrase for phrase in book.phrases) or token.stem in index.numbers:
        return None
    if word[0] in _PROCLITICS and word[1:] in book.words:
        return word[1:]
    if len(word) == SHORTEST:
        if token.is_capitalised or is_english_word(word):
            return None
        return _swapped(word) or _one_slip(word, one_edit_away(word), index)
    names = near_names(word, book)
    real = is_english_word(word)
    if names and not real:
        people = {entity for name, _ in names for entity in book.words[name]}
        if len(people) == 1 or len(names) == 1:
            return names[0][0]
    if real or (token.is_capitalised and token.start > 0):
        return None
    near = one_edit_away(word)
    role = book.role_words & near if len(word) > 4 else ()
    if role:
        return min(role)
    one = _one_slip(word, near, index)
    two = None if one else _two_slips(word, index)
    if two and english_among(near, lambda other: len(other) > SHORTEST):
        return None  # a word that the collection does not have is meant, and one slip is likelier than two
    return one or two


_PROCLITICS: Final = frozenset("وفبلك")
"""Arabic "and", "so", "by", "for" and "like", which are written as one with the name behind them."""


def _swapped(word: str) -> str | None:
    """The small word that two swapped letters make: "teh", "adn"."""
    swaps = (word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1))
    return next((other for other in swaps if other in cues.FUNCTION_WORDS), None)


def _one_slip(word: str, near: Set[str], index: InvertedIndex) -> str | None:
    """The likeliest word one slip away: of the collection, of another form of one of its words, or about asking."""
    known, stems, stem = index.stem_of, index.numbers, index.stem
    likely = near & known.keys() | near & _ASKING
    likely |= english_among(near - likely, lambda other: len(other) > SHORTEST and stem(other) in stems)
    return _likeliest(word, {other: count for other in likely if (count := _count(other, index))})


def _likeliest(word: str, counts: Mapping[str, float]) -> str | None:
    """Of the words that may be meant, by how common each is, the likeliest; of equal ones the first in the alphabet."""
    likely = {other: math.log(count) - slip_cost(word, other) for other, count in counts.items()}
    return min(likely, key=lambda other: (-likely[other], other), default=None)


@lru_cache(maxsize=2_000)
def probable_word(word: str) -> str:
    """The English word that a folded string of letters probably is: itself where it is one, else the likeliest one slip away.

    Only for hearing what a question is about: whoever is named in it must not be made into a word by this.
    """
    if is_english_word(word) or len(word) > LONGEST:
        return word
    known = english_words()
    return _likeliest(word, {other: known[other] for other in one_edit_away(word) & known.keys()}) or word


_ASKING: Final = cues.FUNCTION_WORDS | cues.CORRECTABLE_CUES


def _count(word: str, index: InvertedIndex) -> float:
    """In how many documents a word is taken to stand, 0 for a word that nobody would mean here."""
    stem = index.stem_of.get(word)
    count = float(index.frequency(stem)) if stem is not None else 0.0
    if len(word) >= SHORTEST and word in _ASKING:
        count = max(count, CUE_COUNT)
    if not count and len(word) > SHORTEST:
        frequency = index.frequency(index.stem(word))
        if frequency and is_english_word(word):
            count = RELATIVE * frequency
    return count


def one_edit_away(word: str) -> set[str]:
    """What may have been meant by a folded word with one slip in it. A word of `SHORTEST` letters is only completed."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    near = {f"{before}{letter}{after}" for before, after in halves for letter in _LETTERS}
    if len(word) > SHORTEST:
        halves.pop()
        cut = [(before, after[1:]) for before, after in halves]
        near.update([f"{before}{letter}{after}" for before, after in cut for letter in _LETTERS])
        near.update([before + after for before, after in cut])
        near.update([before + after[1] + after[0] + after[2:] for before, after in halves[:-1]])
    near.discard(word)
    return near


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely the slip is by which a word became another that is one edit away."""
    place = next((place for place, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), -1)
    if place < 0:
        place = min(len(typed), len(meant))
    first = 0.0 if place else FIRST_LETTER
    if len(meant) > len(typed):
        return DROPPED + first
    letter = typed[place]
    near = _NEAR.get(letter, frozenset())
    if len(meant) < len(typed):
        beside = {*typed[:place][-1:], *typed[place + 1 : place + 2]}
        return first + (DOUBLED if letter in beside else NEIGHBOUR if near & beside else OTHER_SLIP)
    if typed[place + 1 :] != meant[place + 1 :]:
        return SWAPPED + first
    return first + (NEIGHBOUR if meant[place] in near else OTHER_SLIP)


def _two_slips(word: str, index: InvertedIndex) -> str | None:
    """The collection's word within two edits of a word of six letters and more, the first letter kept."""
    if len(word) <= 5:
        return None
    places = {place for gram in trigrams(word) for place in index.trigrams.words(gram)}
    candidates = [index.vocabulary[place] for place in sorted(places)]
    hits = nearest(word, [other for other in candidates if abs(len(other) - len(word)) <= 2], 2)
    return next((other for other, _ in hits if len(other) >= 4 and other[0] == word[0]), None)
