"""The verdict on an answer, as a value that every part of the grading gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VerdictOutcome = Literal["right", "wrong", "prompt", "partial"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome and its reason: one sentence for a person, empty where there is nothing to say.

    `prompt` asks which of several was meant, `partial` says what is right so far; neither is an answer yet. `taken_for` is
    the entity id of whoever was named instead, empty when nobody known was.
    """

    outcome: VerdictOutcome
    reason: str
    taken_for: str = ""
