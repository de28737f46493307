"""When a question comes back: the FSRS model of memory, as pure functions of a state, a rating and a time.

The `fsrs` package does the arithmetic. Its fuzzing would draw on the global dice, and its cards take the clock when no id is
given; both are avoided here. It is imported when it is first needed, because it costs 40 ms that `--list` never uses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

AGAIN: Final = 1
HARD: Final = 2
GOOD: Final = 3
EASY: Final = 4

_LEARNING: Final = 1
_REVIEW: Final = 2

RETENTION: Final = 0.9
"""The share to be remembered when a question comes back, where the learner sets no other: the default of FSRS."""

LEAST_RETENTION: Final = 0.7
MOST_RETENTION: Final = 0.97
"""Below the one a learner mostly forgets, above the other everything is due every day (the range Anki allows is the same)."""

KNOWN_FROM_DAYS: Final = 7.0
"""From this stability on (days until recall falls to 90 %) a question counts as known rather than being learned."""


@dataclass(frozen=True, slots=True)
class Memory:
    """How well one question is remembered: FSRS stability (days) and difficulty (1..10), and when it is due.

    `phase` is 1 learning, 2 review, 3 relearning; `step` is the learning step, None in review. Times are UTC.
    """

    stability: float
    difficulty: float
    due: datetime
    last_review: datetime
    phase: int
    step: int | None

    @property
    def is_known(self) -> bool:
        return self.in_review and self.stability >= KNOWN_FROM_DAYS

    @property
    def in_review(self) -> bool:
        """Learned once, and now only reviewed; a wrong answer then is a lapse."""
        return self.phase == _REVIEW


def rate(right: bool, *, hinted: bool = False, slow: bool = False) -> int:
    """The FSRS rating of an answer: wrong is Again, right after a hint or slowly is Hard, right is Good."""
    if not right:
        return AGAIN
    return HARD if hinted or slow else GOOD


def review(memory: Memory | None, rating: int, at: datetime, retention: float = RETENTION) -> Memory:
    """The memory after an answer. `memory` is None before the first one; `at` may be in any time zone.

    `retention` moves only when the question is due; how well it is remembered does not depend on it.
    """
    from fsrs import Rating

    when = at.astimezone(UTC)
    card, _ = _scheduler(retention).review_card(_card(memory, when), Rating(rating), when)
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(card.stability, card.difficulty, card.due, when, card.state.value, card.step)


def replay(reviews: Iterable[tuple[int, datetime]]) -> Memory | None:
    """The memory that a history of (rating, time) leads to, None for an empty one."""
    memory = None
    for rating, at in reviews:
        memory = review(memory, rating, at)
    return memory


def retrievability(memory: Memory, at: datetime) -> float:
    """The probability that the answer is recalled at that time, 0..1."""
    when = at.astimezone(UTC)
    return float(_scheduler().get_card_retrievability(_card(memory, when), when))


@lru_cache(maxsize=4)
def _scheduler(retention: float = RETENTION) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(desired_retention=retention, enable_fuzzing=False)


def _card(memory: Memory | None, now: datetime) -> Card:
    """The package's own card; the id is always given, because without one it sleeps and asks the clock."""
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=1, due=now)
    return Card(
        card_id=1,
        state=State(memory.phase),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )
