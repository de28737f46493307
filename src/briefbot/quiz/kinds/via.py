"""Through which outlet it was said."""

from __future__ import annotations

from typing import Final

from briefbot.quiz import wording
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.named import field_kind


def _carried(ground: Ground, entity: str) -> str:
    name = ground.briefing.name(entity)
    speakers = dict.fromkeys(
        ground.briefing.name(statement.speaker) for statement in ground.briefing.statements if statement.via == entity
    )
    return f"{name} is where {wording.names(tuple(speakers))} spoke." if speakers else ""


KIND: Final[Kind] = field_kind(
    "via",
    "through which outlet",
    lambda statement: statement.via,
    lambda ground, statement: wording.via_stem(ground.briefing, statement),
    _carried,
    none=wording.NO_OUTLET,
)
