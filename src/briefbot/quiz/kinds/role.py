"""Which role somebody has: the name is given, the role is asked for, by choosing; nobody types a title word for word."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Entity
from briefbot.quiz import wording
from briefbot.quiz.distractors import WRONG_OPTIONS, place_right, stands_out, tiers
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.who_is import entity_receipt, same_post

_FEWEST: Final = 2


def targets(ground: Ground) -> Iterator[str]:
    for entity in ground.briefing.people:
        if entity.role and not entity.outside:
            yield entity.id


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    entity = ground.briefing.entities.get(note)
    if entity is None or entity.sort != "person" or not entity.role or entity.outside:
        return None
    if entity.id in ground.mentions_by_name(entity.role):
        return None
    lures = _others(ground, entity, rng)
    if len(lures) < _FEWEST or stands_out(entity.role, [lure.text for lure in lures]):
        return None
    options, correct = place_right(Option(entity.role, entity=entity.id), lures, rng)
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=wording.role_stem(ground.briefing, entity),
        options=options,
        correct=correct,
        answer=entity.role,
        line=None,
        fingerprint=fingerprint((entity.role,)),
        receipt=entity_receipt(entity),
        speaker=entity.id,
    )


def _others(ground: Ground, entity: Entity, rng: Random) -> list[Option]:
    """Roles of other people that cannot be this one's: said of nobody by name here, and of another profession."""
    chosen: list[Option] = []
    people = {other.id: other for other in ground.briefing.people if other.role and other.id != entity.id}
    for other_id in tiers([people], rng):
        other = people[other_id]
        taken = [entity.role, *(option.text for option in chosen)]
        if entity.id in ground.mentions_by_name(other.role) or any(same_post(other, role) for role in taken):
            continue
        chosen.append(Option(other.role, f"{other.name}: {other.role}.", other.id))
        if len(chosen) == WRONG_OPTIONS:
            break
    return chosen


KIND: Final = Kind("role", "which role", targets, make, is_typed=False)
