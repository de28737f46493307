"""What counts as a slip of the finger in one word: one edit, in a word long enough, that makes no other word.

Shared by the grading of names and of other typed words, so that both forgive the same and no more.
"""

from __future__ import annotations

from typing import Final

from briefbot.quiz.confusable import CONFUSABLE
from briefbot.text.similarity import osa

SHORTEST_SLIP: Final = 5
"""Letters below which one edit too easily makes another word: Iran and Iraq, Bush and Rush, Mali and Bali."""

_SHORTEST_NEAR: Final = 3


def is_slip(typed: str, meant: str, *, shortest: int = SHORTEST_SLIP) -> bool:
    """Whether `typed` is `meant` with one letter wrong, missing, doubled or swapped. Both are folded single words.

    Never where a digit is in it, where the first letter differs, where either word is known to be mixed up with others, or
    where the edit is an ending that makes another word (Ivanov and Ivanova, ally and allies).
    """
    shorter, longer = sorted((typed, meant), key=len)
    if len(meant) < shortest or len(shorter) < SHORTEST_SLIP - 1 or typed[0] != meant[0]:
        return False
    if not (typed.isalpha() and meant.isalpha()):
        return False
    if typed in CONFUSABLE or meant in CONFUSABLE:
        return False
    if len(shorter) < len(longer) and longer.startswith(shorter) and longer[-1] in set("aeosyn") - {shorter[-1]}:
        return False
    if longer.removeprefix("un") == shorter or longer.removeprefix("in") == shorter:
        return False
    return osa(typed, meant) == 1


def is_near(typed: str, meant: str) -> bool:
    """Whether one edit leads from one word to the other, whatever word that makes: enough to ask for the spelling again."""
    known = typed in CONFUSABLE or meant in CONFUSABLE
    return not known and len(meant) > _SHORTEST_NEAR and typed.isalpha() and osa(typed, meant) == 1


def same_spelling(typed: str, meant: str) -> bool:
    """Whether two folded words are one name in two transcriptions: Sergei and Sergey, Zelensky and Zelenskyy."""
    return typed != meant and min(len(typed), len(meant)) > 3 and _transcribed(typed) == _transcribed(meant)


def _transcribed(word: str) -> str:
    if word.startswith("w"):
        word = "v" + word[1:]
    for end in ("iy", "yy", "ij", "yi", "ii", "y", "j"):
        if word.endswith(end):
            return word.removesuffix(end) + "i"
    return word
