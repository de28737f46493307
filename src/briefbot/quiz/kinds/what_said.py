"""What did X say about T: the words of one speaker on a topic, among real words of others on it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import (
    MOST_TIMES_LONGER,
    WRONG_OPTIONS,
    also_said,
    place_right,
    says_the_same,
    stands_out,
)
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind

LONGEST_RATIO: Final = 2.5
"""How many times longer than the right option a wrong one may be, and the other way round: length must not give it away."""


def targets(ground: Ground) -> Iterator[str]:
    for statement in ground.briefing.statements:
        if statement.speaker in ground.briefing.entities and statement.attribution == "explicit":
            yield statement.id


def _topics(ground: Ground, statement: Statement) -> list[str]:
    """The topics on which others speak too, the most spoken of first; the last one is empty: whatever the topic."""
    counts = {topic: len(ground.speakers_by_topic.get(topic, ())) for topic in statement.topics}
    known = [topic for topic in statement.topics if topic in ground.briefing.topics and counts[topic] > 1]
    return [*sorted(known, key=lambda topic: -counts[topic]), ""]


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    statement = ground.notes.get(note)
    if not isinstance(statement, Statement) or statement.speaker not in ground.briefing.entities:
        return None
    right = wording.option_text(statement)
    if statement.attribution == "implied" or statement.speaker in ground.mentions(right):
        return None
    for topic in _topics(ground, statement):
        wrong = others(ground, statement, topic, rng)
        if len(wrong) >= _FEWEST and not stands_out(right, [wording.option_text(other) for other in wrong]):
            return _item(ground, statement, topic, wrong, rng)
    return None


def _item(ground: Ground, statement: Statement, topic: str, wrong: list[Statement], rng: Random) -> QuizItem:
    right = wording.option_text(statement)
    lures = [
        Option(wording.option_text(other), wording.said_by(ground.briefing, other), other.speaker) for other in wrong
    ]
    options, correct = place_right(Option(right, entity=statement.speaker), lures, rng)
    return QuizItem(
        id=f"{statement.id}/{KIND.id}",
        note=statement.id,
        kind=KIND.id,
        stem=wording.what_said_stem(ground.briefing, statement, ground.briefing.topics[topic].name if topic else ""),
        options=options,
        correct=correct,
        answer=right,
        line=None,
        fingerprint=fingerprint((statement.speaker, *statement.quotes)),
        receipt=receipt(ground.briefing, statement),
        speaker=statement.speaker,
        topics=statement.topics,
    )


MOST_COMPARED: Final = 200
"""Statements that are looked through for wrong options; more of a long briefing would be felt and find no better ones."""

_FEWEST: Final = 2


def others(ground: Ground, statement: Statement, topic: str, rng: Random) -> list[Statement]:
    """Statements of others on the topic, of similar length and form, alike to none chosen, and surely not this speaker's."""
    pool = list(ground.statements_by_topic[topic] if topic else ground.briefing.statements)
    pool = rng.sample(pool, min(len(pool), MOST_COMPARED))
    pool.sort(key=lambda other: not _is_close(statement, other))
    chosen: list[Statement] = []
    for other in pool:
        alike = any(says_the_same(ground, other, taken) for taken in (*chosen, statement))
        if not alike and _surely_another(ground, statement, other):
            chosen.append(other)
        if len(chosen) == WRONG_OPTIONS:
            break
    return chosen


def _surely_another(ground: Ground, statement: Statement, other: Statement) -> bool:
    return (
        other.speaker not in RESERVED_IDS
        and not ground.is_off(other.id, KIND.id)
        and ground.stands_alone(other.id)
        and other.attribution == "explicit"
        and bool(other.text) == bool(statement.text)
        and statement.speaker not in ground.mentions(wording.option_text(other))
        and _ratio(statement, other) <= LONGEST_RATIO
        and not also_said(ground, other, statement.speaker)
    )


def _ratio(one: Statement, other: Statement) -> float:
    """How many times longer the longer option is."""
    lengths = sorted((len(wording.option_text(one)), len(wording.option_text(other))))
    return lengths[1] / max(lengths[0], 1)


def _is_close(one: Statement, other: Statement) -> bool:
    return _ratio(one, other) <= MOST_TIMES_LONGER


KIND: Final = Kind("what-said", "what somebody said", targets, make, is_typed=False)
