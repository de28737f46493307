"""Was it right? Holds a chosen or typed answer against the record and says in one sentence why it was accepted or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefbot.quiz.item import AnswerLine
from briefbot.text.normalise import fold

VerdictOutcome = Literal["right", "wrong", "prompt", "partial"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome and its reason, one sentence for a person.

    `prompt` asks which of several was meant, `partial` says what is right so far; neither is an answer yet. `taken_for` is
    the entity id of whoever was named instead, empty when nobody known was.
    """

    outcome: VerdictOutcome
    reason: str
    taken_for: str = ""


def grade(line: AnswerLine, typed: str) -> Verdict:
    """The verdict on a typed answer."""
    words = fold(typed).strip(" .,;:!?")
    if words in map(fold, line.accept):
        return Verdict("right", "")
    taken = next((known for known in line.reject if fold(known.form) == words and known.entity != line.entity), None)
    return Verdict("wrong", f"That is {taken.name}." if taken else "", taken.entity if taken else "")
