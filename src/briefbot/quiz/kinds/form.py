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
    """Every statement with quoted words, and as many without, so that neither answer can be guessed from habit."""
    spoken = [statement for statement in ground.briefing.statements if statement.speaker in ground.briefing.entities]
    quoted = sum(bool(statement.quotes) for statement in spoken)
    retold = 0
    for statement in spoken:
        retold += not statement.quotes
        if statement.quotes or retold <= quoted:
            yield statement.id


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    statement = ground.notes.get(note)
    if not isinstance(statement, Statement) or statement.speaker in RESERVED_IDS:
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


KIND: Final = Kind("form", "quoted or reported", targets, make, is_typed=False)
