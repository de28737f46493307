"""The reply: what the conversation gives back, and what `ask --json` prints. This shape is a stable contract."""

from __future__ import annotations

from dataclasses import dataclass

from briefbot.briefing.model import Outcome
from briefbot.briefing.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read differently from how it was typed, or taken from the conversation ("he" as a person)."""

    typed: str
    read_as: str

    def told(self, question: str, *, marks: str = "") -> str:
        """What a person is told of it: “reading lavrof as Sergei Lavrov”, or what a question that cannot stand alone takes up.

        Of a turn of several sentences it is told which one is answered.

        `marks` are the two quotation marks for the typed word; none where empty.
        """
        if self.read_as in self.typed and self.typed == question:
            return f"answering {marks[:1]}{self.read_as}{marks[1:]}"
        if " " in self.typed and self.typed == question.strip("?! "):
            return f"taken up from before: {self.read_as}"
        opening, closing = marks[:1], marks[1:]
        return f"reading {opening}{self.typed}{closing} as {self.read_as}"


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply.

    `items` are ids of facts, statements, people, organisations, places or scenarios, best first, and `speakers` holds
    the speaker's id of each of them (None where it has none). `confidence` is a calibrated probability, 0..1. `choices`
    are questions to pick from when the outcome is "choice". `text` is plain text with the receipt. `why` tells each stage
    of the way to this reply in a person's words.
    """

    question: str
    outcome: Outcome
    items: tuple[str, ...]
    speakers: tuple[str | None, ...]
    confidence: float
    readings: tuple[Reading, ...]
    choices: tuple[str, ...]
    text: str
    receipts: tuple[Receipt, ...] = ()
    headline: str = ""
    why: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The object that `ask --json` prints: one line, stable keys, in this order."""
        return {
            "question": self.question,
            "outcome": self.outcome,
            "items": list(self.items),
            "speakers": list(self.speakers),
            "confidence": round(self.confidence, 3),
            "readings": [{"typed": reading.typed, "read_as": reading.read_as} for reading in self.readings],
            "choices": list(self.choices),
            "text": self.text,
        }
