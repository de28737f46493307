"""Who is it: a person's role is given, the name is asked for; typed or chosen."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Entity
from briefbot.briefing.receipt import Receipt, cite_words
from briefbot.quiz import wording
from briefbot.quiz.distractors import WRONG_OPTIONS, distinct_names, place_right, tiers
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.text.normalise import fold


def targets(ground: Ground) -> Iterator[str]:
    for entity in ground.briefing.people:
        if entity.role and not entity.outside:
            yield entity.id


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    entity = ground.briefing.entities.get(note)
    if entity is None or not entity.role or entity.sort != "person" or entity.outside:
        return None
    fitting = [other.id for other in ground.briefing.people if may_have(other, entity.role)]
    if fitting != [entity.id] or entity.id in ground.mentions_by_name(entity.role):
        return None
    named = ground.mentions_by_name(entity.role)
    groups = [
        [other.id for other in ground.briefing.people if other.role and other.of == entity.of],
        [other.id for other in ground.briefing.people if other.role],
    ]
    others = [other for other in tiers(groups, rng) if other != entity.id and other not in named]
    others = [other for other in others if not same_post(ground.briefing.entities[other], entity.role)]
    wrong = distinct_names(ground, [entity.id], others)[:WRONG_OPTIONS]
    if len(wrong) < 2:
        return None
    people = ground.briefing.entities
    lures = [Option(people[other].name, f"{people[other].name}: {people[other].role}.", other) for other in wrong]
    right = Option(entity.name, entity=entity.id)
    options, correct = place_right(right, lures, rng)
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=wording.who_is_stem(entity),
        options=options,
        correct=correct,
        answer=entity.name,
        line=ground.answer_line(entity.id),
        fingerprint=fingerprint((entity.role,)),
        receipt=entity_receipt(entity),
        speaker=entity.id,
    )


def may_have(entity: Entity, role: str) -> bool:
    """Whether the role may be this person's too: it is theirs, or one is said more fully than the other ("analyst")."""
    if not entity.role:
        return False
    mine, asked = set(fold(entity.role).split()), set(fold(role).split())
    return mine <= asked or asked <= mine


def same_post(entity: Entity, role: str) -> bool:
    """Whether the role may be this person's, or ends in the same noun: two sorts of analyst are not told apart fairly."""
    return may_have(entity, role) or fold(entity.role).split()[-1:] == fold(role).split()[-1:]


def entity_receipt(entity: Entity) -> Receipt:
    """What the briefing has on a person: name and role, and where they stand."""
    rows = [("Name", entity.name), ("Role", entity.role)]
    rows += [("Cite", cite_words(cite)) for cite in entity.cites]
    return Receipt(entity.id, f"{entity.name}, {entity.role}", None, tuple(rows))


KIND: Final = Kind("who-is", "who it is", targets, make)
