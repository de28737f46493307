"""Who reports it: the last one through whom somebody else's words or wishes reached the source."""

from __future__ import annotations

from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.quiz import wording
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.named import field_kind
from briefbot.quiz.kinds.who_said import what_else_said


def reporter(statement: Statement) -> str:
    """The only named reporter; empty where there is none, or more than one, which would make two answers right."""
    named = [entity for entity in statement.reported_by if entity not in RESERVED_IDS]
    return named[0] if len(named) == 1 == len(statement.reported_by) else ""


KIND: Final[Kind] = field_kind(
    "reported-by",
    "reported by whom",
    reporter,
    lambda ground, statement: wording.reported_by_stem(ground.briefing, statement),
    what_else_said,
)
