"""Splits text into words, and brings words to the stem by which they are indexed.

Words are Unicode words; a possessive "'s" is not part of the word, a number is itself. Stems come from the Snowball
stemmer of the briefing's language; a language without one is indexed by folded words. What `unspaced.py` is for is cut there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefbot.text.irregular import BASE_OF
from briefbot.text.normalise import fold, fold_typography
from briefbot.text.unspaced import is_unspaced, pieces

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*", re.UNICODE)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_TOKEN: Final = re.compile(rf"{_NUMBER.pattern}(?![^\W_])|{_WORD.pattern}", re.UNICODE)

_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")

_SNOWBALL: Final = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""ISO 639-1 code -> name of the Snowball algorithm (https://snowballstem.org/algorithms/)."""

Stem = Callable[[str], str]


class Token(NamedTuple):
    """One word of a question: as typed, folded, stemmed, and where it stands in the typography-folded text.

    `small` marks a word that carries nothing in the briefing's language, where that is not English.
    """

    typed: str
    folded: str
    stem: str
    start: int
    end: int
    small: bool = False

    @property
    def is_number(self) -> bool:
        return self.folded[0].isdigit()

    @property
    def is_capitalised(self) -> bool:
        return self.typed[0].isupper()


@lru_cache(maxsize=8)
def stemmer(language: str) -> Stem:
    """The stemming function for an ISO language code such as ``en`` or ``pt-BR``; the identity where there is none."""
    name = _SNOWBALL.get(language.lower().split("-")[0])
    if name is None:
        return str
    import Stemmer

    snowball = Stemmer.Stemmer(name)
    snowball.maxCacheSize = 0  # its memory costs more than it saves: an index knows the stems of its words itself
    stem_word: Stem = snowball.stemWord
    if name != "english":
        return stem_word
    return lambda word: stem_word(BASE_OF.get(word, word))


def base_form(word: str) -> str:
    """A folded word without its possessive ending: ``putin's`` -> ``putin``."""
    if word.endswith("'s"):
        return word[:-2]
    return word.rstrip("'")


def words(text: str) -> list[str]:
    """The folded words of a text, possessives removed, in order."""
    if text.isascii() and "`" not in text:
        found = _TOKEN.findall(text.lower())
    else:
        folded = fold(text)
        found = [folded[start:end] for start, end in _places(folded)] if is_unspaced(folded) else _TOKEN.findall(folded)
    return [base_form(word) if "'" in word else word for word in found]


def stems(text: str, stem: Stem) -> list[str]:
    """The stems of a text's words, in order; numbers lose their thousands separators."""
    return [_indexed(word, stem) for word in words(text)]


def tokenise(text: str, stem: Stem) -> tuple[Token, ...]:
    """The tokens of a question, with their places in ``fold_typography(text)``."""
    tokens = []
    typed = fold_typography(text)
    lower = typed.lower() if typed.isascii() else None
    for start, end in _places(typed):
        word = fold(typed[start:end]) if lower is None else lower[start:end]
        folded = base_form(word) if "'" in word else word
        if folded:
            tokens.append(Token(typed[start:end], folded, _remembered(folded, stem), start, end))
    return tuple(tokens)


def _places(text: str) -> list[tuple[int, int]]:
    """(start, end) of the words of a text with folded typography."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    if text.isascii() or not is_unspaced(text):
        return spans
    return [(start + left, start + right) for start, end in spans for left, right in pieces(text[start:end])]


def as_typed(tokens: Sequence[Token]) -> str:
    """Tokens as they were typed: with a space between words, and without where they follow each other or overlap."""
    typed = ""
    end = -1
    for token in tokens:
        typed += token.typed[max(0, end - token.start) :] if token.start <= end else f" {token.typed}"
        end = token.end
    return typed.strip()


def _indexed(word: str, stem: Stem) -> str:
    if word[0].isdigit():
        return word.replace(",", "") if word[-1].isdigit() else _ORDINAL.sub("", word)
    return stem(word)


_remembered: Final = lru_cache(maxsize=2_000)(_indexed)
"""The stems of words that questions are made of: most of them come again. An index stems each of its words but once."""
