"""How is it known: does the source credit the words outright, let somebody report them, or only let the context tell?

This is the difference between knowing who said something and knowing on whose word one has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import UNDISCLOSED, Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind


def targets(ground: Ground) -> Iterator[str]:
    """Every statement that is not credited outright, and as many that are, so that habit does not answer."""
    spoken = [statement for statement in ground.briefing.statements if statement.speaker in ground.briefing.entities]
    special = sum(tie(statement) != wording.EXPLICIT for statement in spoken)
    plain = 0
    for statement in spoken:
        is_plain = tie(statement) == wording.EXPLICIT
        plain += is_plain
        if not is_plain or plain <= special:
            yield statement.id


def tie(statement: Statement) -> str:
    """How the source ties a statement to its speaker, in the words of the option that says so."""
    if UNDISCLOSED in statement.reported_by:
        return wording.DISCLOSED
    if statement.reported_by:
        return wording.REPORTED
    return wording.IMPLIED if statement.attribution == "implied" else wording.EXPLICIT


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    statement = ground.notes.get(note)
    if not isinstance(statement, Statement) or statement.speaker not in ground.briefing.entities:
        return None
    right = tie(statement)
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=wording.how_known_stem(ground.briefing, statement),
        options=tuple(Option(words) for words in wording.TIES),
        correct=wording.TIES.index(right),
        answer=right,
        line=None,
        fingerprint=fingerprint((right, statement.speaker, *statement.reported_by)),
        receipt=receipt(ground.briefing, statement),
        speaker=statement.speaker,
        topics=statement.topics,
    )


KIND: Final = Kind("how-known", "said, reported or implied", targets, make, is_typed=False)
