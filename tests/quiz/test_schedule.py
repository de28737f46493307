"""When questions come back: a history worked out once, kept exactly, and the traps of the package around it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefbot.quiz.schedule import AGAIN, EASY, GOOD, HARD, Memory, rate, replay, retrievability, review
from tests.quiz.samples import NOON

GOLDEN = [
    # rating, days later, phase, stability, difficulty, due after (seconds)
    (GOOD, 0, 1, 2.3065, 2.118104, 600),
    (GOOD, 0.01, 2, 2.3065, 2.111214, 172800),
    (GOOD, 2, 2, 10.971048, 2.104331, 950400),
    (HARD, 11, 2, 32.228019, 4.743716, 2764800),
    (AGAIN, 30, 3, 2.384596, 8.257523, 600),
    (GOOD, 0.01, 2, 2.384596, 8.244494, 172800),
    (EASY, 3, 2, 9.114292, 7.643114, 777600),
]


def history() -> list[tuple[int, datetime]]:
    moment, reviews = NOON, []
    for rating, days, *_ in GOLDEN:
        moment += timedelta(days=days)
        reviews.append((int(rating), moment))
    return reviews


def test_a_whole_history_leads_to_the_golden_memories() -> None:
    for length, (_, _, phase, stability, difficulty, seconds) in enumerate(GOLDEN, 1):
        memory = replay(history()[:length])
        assert memory is not None
        assert memory.phase == phase
        assert memory.stability == pytest.approx(stability, abs=1e-5)
        assert memory.difficulty == pytest.approx(difficulty, abs=1e-5)
        assert (memory.due - memory.last_review).total_seconds() == seconds


def test_the_global_dice_and_any_time_zone_leave_the_schedule_alone() -> None:
    random.seed(1)
    expected = replay(history())
    random.seed(2)
    elsewhere = [(rating, at.astimezone(timezone(timedelta(hours=9)))) for rating, at in history()]
    assert replay(elsewhere) == expected
    assert expected is not None
    assert expected.due.tzinfo is UTC


def test_reviewing_leaves_the_memory_before_untouched() -> None:
    before = replay(history()[:3])
    assert before is not None
    kept = Memory(*(getattr(before, name) for name in Memory.__slots__))
    review(before, AGAIN, before.due)
    assert before == kept


def test_what_was_answered_long_ago_is_recalled_less_surely() -> None:
    memory = replay(history())
    assert memory is not None
    soon, late = (retrievability(memory, memory.last_review + timedelta(days=days)) for days in (1, 200))
    assert 1 >= soon > 0.9 > late > 0


@pytest.mark.parametrize(
    ("right", "hinted", "slow", "rating"),
    [
        (False, False, False, AGAIN),
        (False, True, True, AGAIN),
        (True, False, False, GOOD),
        (True, True, False, HARD),
        (True, False, True, HARD),
    ],
)
def test_answers_are_rated_by_right_hint_and_pace(right: bool, hinted: bool, slow: bool, rating: int) -> None:
    assert rate(right, hinted=hinted, slow=slow) == rating
