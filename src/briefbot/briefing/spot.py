"""What a rule yields: a place of the document and what is to be said about it. Code and severity are in the rule's row."""

from __future__ import annotations

from dataclasses import dataclass

from briefbot.briefing.edit import Edit
from briefbot.briefing.locate import Path


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that breaks a rule; `at_key` points to the key instead of its value.

    `edits` are what the remedy says, where it can be done without a person's judgement.
    """

    path: Path
    message: str
    remedy: str = ""
    at_key: bool = False
    edits: tuple[Edit, ...] = ()
