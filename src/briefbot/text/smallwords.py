"""The small words of other languages than English: articles, prepositions, question words, verbs of saying.

English has its own closed classes in `matching/cues.py`, by which questions are read. Of any other language it is enough to
know which words carry nothing, so that a question in it is matched by those that do. The lists are those of the package
`stop-words`; a language that it does not have has none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from briefbot.text.normalise import fold

_ASKED_AND_SAID: Final = {
    "ar": "هل أ ماذا لماذا متى كم أين كيف إن أن قال قالت وقال وقالت يقول تقول قالوا ذكر ذكرت صرح صرحت رأي",
    "de": "sagte sagten sagt sagen gesagt meint meinte meinung erklärte erklärt behauptet behauptete wieso weshalb "
    "wieviel wessen",
    "es": "dijo dijeron dice dicen dicho decir afirmó afirma opina opinión cuándo quién quiénes qué por cómo "
    "cuánto cuántos cuál",
    "fr": "dit disent dire déclare déclaré affirme affirmé combien avis pense",
    "it": "detto dice dicono dire disse affermato afferma quanto quanti perché opinione pensa",
    "nl": "zei zeiden zegt zeggen gezegd vindt mening waarom wanneer hoeveel welke",
    "pl": "czy powiedział powiedziała powiedzieli mówi mówił mówiła twierdzi uważa zdanie dlaczego ile kiedy kto",
    "pt": "disse disseram diz dizem dizer dito afirmou afirma opinião quando quem porquê quanto quantos",
    "ru": "ли разве неужели сказал сказала сказали сказано сказать говорит говорил говорила говорят заявил заявила считает "
    "думает мнение мнению слова словам",
    "tr": "mı mi dedi diyor söyledi neden niçin kim kaç hangi",
    "uk": "чи сказав сказала сказали каже казав казала говорить заявив заявила вважає думка чому коли хто скільки",
}  # fmt: skip
"""Words of asking and saying in a language, question particles among them: lists made for documents leave them out."""


@lru_cache(maxsize=8)
def small_words(language: str) -> frozenset[str]:
    """The folded small words of an ISO language code such as ``ru`` or ``pt-BR``; none for English."""
    code = language.lower().split("-")[0]
    if code == "en":
        return frozenset()
    from stop_words import StopWordError, get_stop_words

    asked = _ASKED_AND_SAID.get(code, "").split()
    try:
        return frozenset(fold(word) for word in (*get_stop_words(code), *asked))
    except StopWordError:
        return frozenset(map(fold, asked))
