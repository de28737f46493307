"""Quoted or reported: does the source print these words as speech, or does it tell them in its own?"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind


def targets(ground: Ground) -> Iterator[str]:
    for statement in ground.briefing.statements:
        if statement.speaker not in RESERVED_IDS:
            yield statement.id


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    statement = ground.notes.get(note)
    if not isinstance(statement, Statement) or statement.speaker in RESERVED_IDS:
        return None
    if not any(other.quotes for other in ground.briefing.statements):
        return None
    options = tuple(Option(words) for words in wording.FORMS.values())
    correct = list(wording.FORMS).index(statement.form)
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=wording.form_stem(ground.briefing, statement),
        options=options,
        correct=correct,
        answer=options[correct].text,
        line=None,
        fingerprint=fingerprint((statement.form,)),
        receipt=receipt(ground.briefing, statement),
        speaker=statement.speaker,
        topics=statement.topics,
    )


KIND: Final = Kind("form", "quoted or reported", targets, make)
