"""Who said it: the words of a statement, quoted or reported, and the question whose they are.

The stem must not name the speaker. Where the words do, the name is blanked; where nothing much would be left, nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import other_speakers, place_right
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind

FEWEST_WORDS: Final = 4
"""Fewer words than this (without the blanks) are no statement that anybody could recognise: “leaked.”"""


def targets(ground: Ground) -> Iterator[str]:
    for statement in ground.briefing.statements:
        if statement.speaker not in RESERVED_IDS and statement.speaker in ground.briefing.entities:
            yield statement.id


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    statement = ground.notes.get(note)
    if not isinstance(statement, Statement) or statement.speaker not in ground.briefing.entities:
        return None
    briefing = ground.briefing
    words = wording.said_words(blanked(ground, statement))
    stem = f"{wording.who_said_stem(briefing, statement)} {words}"
    if not tells_enough(statement, words) or ground.is_named(stem, statement.speaker):
        return None
    wrong = other_speakers(ground, statement, rng, avoid=ground.mentions(words))
    if len(wrong) < 2:
        return None
    right = Option(briefing.name(statement.speaker), entity=statement.speaker)
    lures = [Option(briefing.name(entity), what_else(ground, statement, entity), entity) for entity in wrong]
    options, correct = place_right(right, lures, rng)
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=stem,
        options=options,
        correct=correct,
        answer=right.text,
        line=ground.answer_line(statement.speaker),
        fingerprint=fingerprint((statement.speaker, *statement.reported_by, *statement.quotes)),
        receipt=receipt(briefing, statement),
        hint=briefing.entities[statement.speaker].role,
        speaker=statement.speaker,
        topics=statement.topics,
    )


def blanked(ground: Ground, statement: Statement) -> Statement:
    """The statement with its speaker's names (and those of the person's own forms) replaced by a blank."""
    return replace(
        statement,
        text=without_name(ground, statement.text, statement.speaker),
        quotes=tuple(without_name(ground, quote, statement.speaker) for quote in statement.quotes),
    )


def without_name(ground: Ground, text: str, entity_id: str) -> str:
    """The text with every form of the entity's name replaced by a blank."""
    for start, end, owners in reversed(ground.names_in(text)):
        if entity_id in owners:
            text = f"{text[:start]}{wording.BLANK}{text[end:]}"
    return text


def tells_enough(statement: Statement, words: str) -> bool:
    """Whether enough words are left to recognise the statement, and not more than one of them had to be blanked."""
    count = len(" ".join((statement.text, *statement.quotes)).split())
    return count >= FEWEST_WORDS and words.count(wording.BLANK) <= 1


def what_else(ground: Ground, statement: Statement, entity_id: str) -> str:
    """What the wrongly chosen speaker really said, preferably on the same topic; empty where nothing is on record."""
    said = ground.statements_by_speaker.get(entity_id, ())
    if not said:
        return ""
    near = [other for other in said if set(other.topics) & set(statement.topics)]
    shown = (near or list(said))[0]
    return f"{ground.briefing.name(entity_id)} said something else. {wording.said_words(shown)}"


def what_else_said(ground: Ground, entity_id: str) -> str:
    """What an entity said, whatever it was about; empty where nothing is on record."""
    said = ground.statements_by_speaker.get(entity_id, ())
    return f"{ground.briefing.name(entity_id)} said something else. {wording.said_words(said[0])}" if said else ""


KIND: Final = Kind("who-said", "who said it", targets, make)
