"""To whom it was said: the person or body addressed."""

from __future__ import annotations

from typing import Final

from briefbot.quiz import wording
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.named import field_kind


def _addressed(ground: Ground, entity: str) -> str:
    name = ground.briefing.name(entity)
    addressed = [statement for statement in ground.briefing.statements if statement.to == entity]
    return f"{name} was told something else. {wording.said_words(addressed[0])}" if addressed else ""


KIND: Final[Kind] = field_kind(
    "to-whom",
    "to whom it was said",
    lambda statement: statement.to,
    lambda ground, statement: wording.to_whom_stem(ground.briefing, statement),
    _addressed,
)
