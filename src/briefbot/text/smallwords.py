"""The small words of other languages than English: articles, prepositions, question words, verbs of saying.

English has its own closed classes in `matching/cues.py`, by which questions are read. Of any other language it is enough to
know which words carry nothing, so that a question in it is matched by those that do. The lists are those of the package
`stop-words`; a language that it does not have has none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from briefbot.text.normalise import fold

_PARTICLES: Final = {
    "ar": ("هل", "أ"),
    "ru": ("ли", "разве", "неужели"),
    "uk": ("чи",),
    "pl": ("czy",),
    "tr": ("mı", "mi"),
}
"""Question particles, which lists made for documents leave out."""


@lru_cache(maxsize=8)
def small_words(language: str) -> frozenset[str]:
    """The folded small words of an ISO language code such as ``ru`` or ``pt-BR``; none for English."""
    code = language.lower().split("-")[0]
    if code == "en":
        return frozenset()
    from stop_words import StopWordError, get_stop_words

    try:
        return frozenset(fold(word) for word in (*get_stop_words(code), *_PARTICLES.get(code, ())))
    except StopWordError:
        return frozenset()
