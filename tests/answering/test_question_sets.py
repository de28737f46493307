"""The golden run over the question set of the shipped briefing: what is right today stays right, and no false attribution."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.questions import Judged, judge

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.load import load_briefing, shipped_briefing

QUESTIONS = Path(__file__).parents[2] / "bench/data/shipped_questions.jsonl"


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    conversation = Conversation(load_briefing(shipped_briefing()))
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [one for line in lines for one in judge(json.loads(line), conversation, every_turn=True)]


def test_nobody_is_credited_with_what_somebody_else_said(judged: list[Judged]) -> None:
    assert [one.id for one in judged if one.false_attribution] == []


@pytest.mark.parametrize(
    ("expect", "share"), [(("answer", "partial"), 0.72), (("not-in-source",), 0.8), (("correct-attribution",), 0.9)]
)
def test_as_many_questions_are_right_as_when_this_was_measured(
    judged: list[Judged], expect: tuple[str, ...], share: float
) -> None:
    rows = [one for one in judged if one.expect in expect]
    assert sum(one.right for one in rows) / len(rows) >= share, [one.id for one in rows if not one.right]
