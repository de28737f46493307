"""The words of a question as they are searched: how much each counts, and which other spellings stand for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.matching import cues
from briefbot.matching.index import InvertedIndex
from briefbot.matching.variants import variants_of
from briefbot.text.tokens import Token, words

NAME_WEIGHT: Final = 0.8
"""Names tell less than other words of the same rarity: many things are said about the same few people."""

OTHER_NAME: Final = 0.93
"""Found by another of its names ("Moscow" for "the Kremlin"), somebody counts a little less than by the one typed."""

META_WEIGHT: Final = 0.5
"""Words about the telling ("say", "article") count half of what their rarity would give them."""

LIGHT: Final = 0.01
"""Words with less of a question's weight than this are left out where it costs much to look at each."""

REMEMBERED: Final = 2000
"""How many words are remembered as they are searched: a conversation keeps using the same ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A word of the question as it is searched: its stem, its weight, and the stems that count as variants of it (0..1).

    `variants` stand for a word that the collection does not contain. An index remembers its terms: the same word is the
    same object.
    """

    stem: str
    folded: str
    weight: float
    content: bool
    variants: tuple[tuple[str, float], ...]


def terms_of(tokens: Sequence[Token], index: InvertedIndex) -> tuple[Term, ...]:
    """The searched terms of a question, each stem once, in order."""
    terms: dict[str, Term] = {}
    for token in tokens:
        if token.stem not in terms:
            terms[token.stem] = _term(token, index)
    return tuple(terms.values())


def light(count: int) -> float:
    """The share of a question's weight below which one of so many words is light: in a very long one half of the mean."""
    return min(LIGHT, 0.5 / max(1, count))


def _term(token: Token, index: InvertedIndex) -> Term:
    name = token.stem in index.tag_stems
    word = (token.typed if name else "", token.folded, token.stem, token.small)
    term = index.met.get(word)
    if not isinstance(term, Term):
        if len(index.met) >= REMEMBERED:
            index.met.clear()
        term = index.met[word] = _name(token, index) if name else _word(token, index)
    return term


def _name(token: Token, index: InvertedIndex) -> Term:
    typed = {index.stem(word) for word in words(token.typed)}
    called = tuple((stem, 1.0 if stem in typed else OTHER_NAME) for stem in index.tag_stems[token.stem])
    return Term(token.stem, token.folded, NAME_WEIGHT * index.idf(token.stem), True, called)


def _word(token: Token, index: InvertedIndex) -> Term:
    content = cues.carries(token)
    weight = index.weight(token.stem, token.folded)
    if token.folded in cues.META_WORDS or token.folded in cues.FILLER_WORDS or token.small:
        weight *= META_WEIGHT
    known = token.stem in index.numbers or token.is_number or cues.is_function_word(token.folded)
    variants = variants_of(token, index) if content and not known else ()
    return Term(token.stem, token.folded, weight, content, variants)
