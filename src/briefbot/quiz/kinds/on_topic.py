"""Whose words stand under a topic, asked only where one speaker alone has words there: with several, more than one is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import WRONG_OPTIONS, belong_together, distinct_names, place_right, tiers
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.who_said import what_else_said
from briefbot.text.normalise import fold

_FEWEST: Final = 2
_LONG: Final = 5


def targets(ground: Ground) -> Iterator[str]:
    for topic in ground.briefing.topics:
        if len(ground.speakers_by_topic.get(topic, ())) == 1:
            yield topic


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    topic = ground.briefing.topics.get(note)
    statement = _plainest(ground, note)
    speaking = ground.speakers_by_topic.get(note, ())
    if topic is None or statement is None or len(speaking) != 1 or ground.is_named(topic.name, statement.speaker):
        return None
    answer = statement.speaker
    entities = ground.briefing.entities
    silent = [
        other
        for other in ground.speakers
        if entities[other].sort == entities[answer].sort and not _may_speak(ground, other, note, speaking)
    ]
    wrong = distinct_names(ground, [answer], tiers([silent], rng))[:WRONG_OPTIONS]
    if len(wrong) < _FEWEST:
        return None
    right = Option(ground.briefing.name(answer), entity=answer)
    lures = [Option(ground.briefing.name(other), what_else_said(ground, other), other) for other in wrong]
    options, correct = place_right(right, lures, rng)
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=wording.on_topic_stem(topic.name),
        options=options,
        correct=correct,
        answer=right.text,
        line=ground.answer_line(answer),
        fingerprint=fingerprint(speaking),
        receipt=receipt(ground.briefing, statement),
        hint=entities[answer].role,
        speaker=answer,
        topics=(note,),
    )


def _plainest(ground: Ground, topic: str) -> Statement | None:
    """The first statement on the topic that is credited outright, to somebody who is known."""
    for statement in ground.statements_by_topic.get(topic, ()):
        known = statement.speaker in ground.briefing.entities
        if known and statement.attribution == "explicit" and not statement.reported_by:
            return statement
    return None


def _may_speak(ground: Ground, other: str, topic: str, speaking: tuple[str, ...]) -> bool:
    """Whether naming this one might be right: who speaks on it, reports on it, belongs to one who does, or uses its words."""
    if other in speaking or any(
        belong_together(ground, other, speaker) for speaker in speaking if speaker in ground.forms
    ):
        return True
    if any(other in (*said.reported_by, said.to) for said in ground.statements_by_topic[topic]):
        return True
    words = {word for word in re.findall(r"[^\W_]+", fold(ground.briefing.topics[topic].name)) if len(word) >= _LONG}
    return any(words & ground.content_words[said.id] for said in ground.statements_by_speaker.get(other, ()))


KIND: Final = Kind("on-topic", "who speaks on a topic", targets, make)
