"""Which of many texts hold every word that is typed, however it is spelt? For lists that are filtered while one types.

A word stands for every word it begins, and for every form of itself ("missile" finds "missiles"). One that finds nothing that
way is read as the nearest word there is, and that is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from briefbot.matching.index import Document, build_index
from briefbot.matching.variants import variants_of
from briefbot.text.similarity import osa, sound_key
from briefbot.text.tokens import Token, stemmer, tokenise

_SOUNDED: Final = 4
"""Letters from which on a word is also looked for by its sound; shorter ones sound like too many others."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The texts (by number, ascending) that hold every word; `readings` are (typed, read as) of what was read differently."""

    places: tuple[int, ...]
    readings: tuple[tuple[str, str], ...] = ()


class Sieve:
    """Texts that can be filtered again and again. Made once; building it reads every text."""

    def __init__(self, texts: Iterable[str], language: str = "en") -> None:
        documents = (Document(str(number), (text,)) for number, text in enumerate(texts))
        self._index = build_index(documents, stemmer(language), language=language)

    @classmethod
    def of(cls, count: int, text: Callable[[int], str], language: str, progress: Callable[[int, int], None]) -> Sieve:
        """A sieve over texts that are made one by one; `progress` is told how far it is."""

        def texts() -> Iterable[str]:
            for number in range(count):
                if number % 200 == 0:
                    progress(number, count)
                yield text(number)

        return cls(texts(), language)

    def sift(self, typed: str) -> Sifted:
        """The texts that hold every word of what is typed; all of them when it has no word."""
        places: set[int] | None = None
        readings = []
        for token in tokenise(typed, self._index.stem):
            found = self._holding(self._begun_by(token))
            if not found:
                word = self._nearest(token)
                found = self._holding({self._index.stem_of[word]}) if word else set()
                readings += [(token.typed, word)] if word else []
            places = found if places is None else places & found
        if places is None:
            return Sifted(tuple(range(len(self._index.documents))))
        return Sifted(tuple(sorted(places)), tuple(readings) if places else ())

    def _begun_by(self, token: Token) -> set[str]:
        """The stems of the words that begin with what was typed, and its own."""
        vocabulary = self._index.vocabulary
        first = bisect_left(vocabulary, token.folded)
        last = bisect_left(vocabulary, token.folded + "\U0010ffff", lo=first)
        return {self._index.stem_of[word] for word in vocabulary[first:last]} | {token.stem}

    def _nearest(self, token: Token) -> str:
        """The word of the texts that is spelt or sounds most like what was typed; empty where none is near."""
        index = self._index
        stems = {stem for stem, _ in variants_of(token, index)}
        words = [word for word in index.vocabulary if index.stem_of[word] in stems] if stems else []
        if len(token.folded) >= _SOUNDED:
            sound = sound_key(token.folded)
            words += [word for word in index.vocabulary if word[0] == token.folded[0] and sound_key(word) == sound]
        reach = max(len(token.folded) // 3, 1)
        near = [(distance, word) for word in words if (distance := osa(token.folded, word)) <= reach]
        return min(near, default=(0, ""))[1]

    def _holding(self, stems: set[str]) -> set[int]:
        index = self._index
        numbers = (index.numbers[stem] for stem in stems if stem in index.numbers)
        return {place for number in numbers for place in index.said.documents[number]}
