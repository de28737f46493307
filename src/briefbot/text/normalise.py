"""Brings text to the form in which it is compared: typography, accents and case folded, white space single.

Folding never changes what is shown; it is only for comparing. Scripts are kept: Cyrillic is not transliterated.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_TYPOGRAPHY: Final = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": "...", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": "", "\u200c": "", "\u200d": "", "\u00ad": "",
}  # fmt: skip
_SIGNS: Final = frozenset(_TYPOGRAPHY)


_LETTERS: Final = str.maketrans("ىیکة", "ييكه", "ـ")
"""Arabic letters of one sound that are written either way, and the stroke that only stretches a word."""

_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe",
                                   "å": "aa", "Å": "Aa", "æ": "ae", "Æ": "Ae"})  # fmt: skip


def fold_typography(text: str) -> str:
    """Straight quotes, plain hyphens, single spaces. Letters, accents and case stay as they are."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    for sign in _SIGNS.intersection(text):
        text = text.replace(sign, _TYPOGRAPHY[sign])
    return " ".join(text.split())


def fold(text: str) -> str:
    """`fold_typography`, then case folded and accents removed: the form in which words are compared."""
    text = fold_typography(text).casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


def spelt_out(text: str) -> str:
    """A text with umlauts as they are written on a keyboard that has none: Müller as Mueller."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SPELT_OUT)
