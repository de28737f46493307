"""Was it right? Holds a chosen or typed answer against the record and says in one sentence why it was accepted or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
