"""Putting in order: three or four events, each surely later than the one before, are arranged by the learner.

A chain depends on the briefing alone, never on the dice, so that a learner's history of it stays meaningful.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.arranging import shuffled
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.order import event
from briefbot.text.normalise import fold

FEWEST_ROWS: Final = 3
MOST_ROWS: Final = 4
"""Two rows are a choice between two; more than four are a task of patience on a small screen."""


def targets(ground: Ground) -> Iterator[str]:
    yield from ground.times


def make(ground: Ground, note_id: str, rng: Random) -> QuizItem | None:
    if note_id not in ground.times:
        return None
    chain = _chain(ground, note_id)
    texts = [event(ground, ground.notes[one]) for one in chain]
    if len(chain) < FEWEST_ROWS:
        return None
    note = ground.notes[note_id]
    rows, sequence = shuffled(texts, rng)
    return QuizItem(
        id=f"{note_id}/{KIND.id}",
        note=note_id,
        kind=KIND.id,
        stem=wording.ARRANGE_STEM,
        options=rows,
        correct=sequence[0],
        answer=wording.in_order(texts),
        line=None,
        fingerprint=fingerprint(chain),
        receipt=receipt(ground.briefing, note),
        speaker=note.speaker if isinstance(note, Statement) else "",
        topics=note.topics,
        sequence=sequence,
    )


def _chain(ground: Ground, note_id: str) -> list[str]:
    """Ids of this note and of those that follow it, each the next one that is surely later and has words of its own."""
    chain: list[str] = []
    seen: set[str] = set()
    following: str | None = note_id
    while following is not None and len(chain) < MOST_ROWS:
        words = fold(event(ground, ground.notes[following]))
        if not words:
            break
        chain.append(following)
        seen.add(words)
        following = _next(ground, following, seen)
    return chain


def _next(ground: Ground, note_id: str, seen: set[str]) -> str | None:
    times = ground.times
    later = (other for other in times if times[note_id].is_before(times[other]))
    fresh = (
        (times[other].last, other) for other in later if fold(event(ground, ground.notes[other])) not in {"", *seen}
    )
    return min(fresh, default=(None, None))[1]


KIND: Final = Kind("arrange", "in which order", targets, make, is_typed=False)
