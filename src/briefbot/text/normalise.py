"""Brings text to the form in which it is compared: typography, accents and case folded, white space single.

Folding never changes what is shown; it is only for comparing. Scripts are kept: Cyrillic is not transliterated.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TYPOGRAPHY: Final = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "…": "...", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": "", "\u200c": "", "\u200d": "", "\u00ad": "",
    }
)  # fmt: skip
_SPACE: Final = re.compile(r"\s+")


def fold_typography(text: str) -> str:
    """Straight quotes, plain hyphens, single spaces. Letters, accents and case stay as they are."""
    if text.isascii():
        return _SPACE.sub(" ", text.replace("`", "'")).strip()
    return _SPACE.sub(" ", text.translate(_TYPOGRAPHY)).strip()


def fold(text: str) -> str:
    """`fold_typography`, then case folded and accents removed: the form in which words are compared."""
    text = fold_typography(text).casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))
