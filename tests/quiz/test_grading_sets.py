"""Generated answers to every briefing at hand: nothing wrong is accepted, and nearly everything right is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.quiz.ground import Ground
from tests.quiz.grading_sets import cases
from tests.quiz.samples import ground
from tests.samples import bridge

EVERYTHING = Path(__file__).parents[1] / "briefings" / "good" / "everything.json"
GROUNDS = {
    "traps": ground(),
    "bridge": Ground(bridge()),
    "everything": Ground(load_briefing(EVERYTHING)),
    "shipped": Ground(load_briefing(shipped_briefing())),
}
RECALL = 0.98


@pytest.mark.parametrize("name", GROUNDS)
def test_nothing_wrong_is_accepted(name: str) -> None:
    wrong = [case for case in cases(GROUNDS[name]) if not case.right]
    assert len(wrong) > 20
    assert [(case.sort, case.line.accept[0], case.typed) for case in wrong if case.is_accepted] == []


@pytest.mark.parametrize("name", GROUNDS)
def test_what_is_right_is_accepted(name: str) -> None:
    right = [case for case in cases(GROUNDS[name]) if case.right]
    missed = [(case.sort, case.line.accept[0], case.typed) for case in right if not case.is_accepted]
    assert len(right) > 20
    assert 1 - len(missed) / len(right) >= RECALL, missed
