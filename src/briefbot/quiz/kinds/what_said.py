"""What did X say about T: the words of one speaker on a topic, among real words of others on it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import WRONG_OPTIONS, also_said, place_right, says_the_same
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind

LONGEST_RATIO: Final = 2.5
"""How many times longer than the right option a wrong one may be, and the other way round: length must not give it away."""


def targets(ground: Ground) -> Iterator[str]:
    for statement in ground.briefing.statements:
        if statement.speaker in ground.briefing.entities and _topic(ground, statement):
            yield statement.id


def _topic(ground: Ground, statement: Statement) -> str:
    """The topic on which most others speak too, so that there are options; empty where there are fewer than two."""
    counts = {topic: len(ground.speakers_by_topic.get(topic, ())) for topic in statement.topics}
    known = [topic for topic in statement.topics if topic in ground.briefing.topics and counts[topic] > 1]
    return max(known, key=lambda topic: counts[topic], default="")


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    statement = ground.notes.get(note)
    if not isinstance(statement, Statement) or statement.speaker in RESERVED_IDS or statement.attribution == "implied":
        return None
    topic = _topic(ground, statement)
    if not topic or statement.speaker not in ground.briefing.entities:
        return None
    right = wording.item_text(statement)
    wrong = others(ground, statement, topic, rng)
    if len(wrong) < 2 or statement.speaker in ground.mentions(right):
        return None
    lures = [
        Option(wording.item_text(other), wording.said_by(ground.briefing, other), other.speaker) for other in wrong
    ]
    options, correct = place_right(Option(right, entity=statement.speaker), lures, rng)
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=wording.what_said_stem(ground.briefing, statement, ground.briefing.topics[topic].name),
        options=options,
        correct=correct,
        answer=right,
        line=None,
        fingerprint=fingerprint((statement.speaker, *statement.quotes)),
        receipt=receipt(ground.briefing, statement),
        speaker=statement.speaker,
        topics=statement.topics,
    )


def others(ground: Ground, statement: Statement, topic: str, rng: Random) -> list[Statement]:
    """Statements of others on the topic, of similar length, alike to none chosen, and surely not this speaker's."""
    pool = [other for other in ground.briefing.statements if topic in other.topics]
    rng.shuffle(pool)
    chosen: list[Statement] = []
    for other in pool:
        alike = any(says_the_same(ground, other, taken) for taken in (*chosen, statement))
        if not alike and _surely_another(ground, statement, other):
            chosen.append(other)
        if len(chosen) == WRONG_OPTIONS:
            break
    return chosen


def _surely_another(ground: Ground, statement: Statement, other: Statement) -> bool:
    lengths = sorted((len(wording.item_text(statement)), len(wording.item_text(other))))
    return (
        other.speaker not in RESERVED_IDS
        and other.attribution == "explicit"
        and statement.speaker not in ground.mentions(wording.item_text(other))
        and lengths[1] <= LONGEST_RATIO * lengths[0]
        and not also_said(ground, other, statement.speaker)
    )


KIND: Final = Kind("what-said", "what somebody said", targets, make, is_typed=False)
