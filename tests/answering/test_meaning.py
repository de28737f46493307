"""Likeness of meaning is heard only where words were about to refuse, and believed only where two readings agree."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefbot.answering.asked import Asked
from briefbot.answering.decide import decide
from briefbot.matching.matcher import Matcher
from tests.samples import bridge


class Heard(Matcher):
    """A matcher whose encoder says what it is told to."""

    def __init__(self, near: Mapping[str, float]) -> None:
        super().__init__(bridge())
        self.said = dict(near)
        self.asked = 0

    def meaning(self, text: str, corrections: object = ()) -> dict[str, float]:
        self.asked += 1
        return self.said


def outcome(near: Mapping[str, float], question: str) -> tuple[str, tuple[str, ...], int]:
    matcher = Heard(near)
    decision = decide(Asked(matcher.read(question), matcher))
    return decision.outcome, decision.items, matcher.asked


REFUSED = "Could pedestrians stroll over that span unharmed?"


def test_agreed_readings_answer_what_words_would_refuse() -> None:
    near = {"no-danger": 0.7, "repair-cost": 0.3, "question:1": 0.8, "question:0": 0.2}
    assert outcome(near, REFUSED)[:2] == ("answer", ("no-danger",))


@pytest.mark.parametrize(
    "near",
    [
        {},
        {"no-danger": 0.9},
        {"no-danger": 0.9, "question:0": 0.9},
        {"repair-cost": 0.9, "no-danger": 0.8, "question:1": 0.9},
        {"no-danger": 0.5, "question:1": 0.9},
    ],
    ids=["no encoder", "no question near", "an unknown is nearest", "they disagree", "too far"],
)
def test_anything_less_stays_a_refusal(near: Mapping[str, float]) -> None:
    assert outcome(near, REFUSED)[:2] == ("not_in_briefing", ())


@pytest.mark.parametrize(
    "question", ["Who said there is no danger to people on foot?", "What did Zelensky say?", "Who is Minh Tran?"]
)
def test_what_words_names_or_shape_decide_is_never_asked_of_the_encoder(question: str) -> None:
    near = {"no-danger": 0.99, "question:1": 0.99}
    assert outcome(near, question)[2] == 0
