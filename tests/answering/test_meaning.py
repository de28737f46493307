"""Likeness of meaning puts items in order; where words were about to refuse it is believed only where two readings agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from briefbot.answering.asked import Asked
from briefbot.answering.decide import decide
from briefbot.answering.why import explain
from briefbot.matching.matcher import Matcher
from briefbot.matching.semantic import Meant
from tests.samples import bridge


class Said(Meant):
    """A meaning that is as near as it was told to be, as a whole and word by word."""

    def __init__(self, near: Mapping[str, float]) -> None:
        self.whole = near

    def nearest(self, limit: int) -> list[int]:
        return []

    def aligned(self, documents: Iterable[str]) -> dict[str, float]:
        return {document: self.whole.get(document, 0.0) for document in documents}


class Heard(Matcher):
    """A matcher whose encoder says what it is told to."""

    def __init__(self, near: Mapping[str, float]) -> None:
        super().__init__(bridge())
        self.said = Said(near)
        self.asked = 0

    def meant(self, text: str, corrections: object = ()) -> Meant | None:
        self.asked += 1
        return self.said


def outcome(near: Mapping[str, float], question: str) -> tuple[str, tuple[str, ...], int]:
    matcher = Heard(near)
    asked = Asked(matcher.read(question), matcher)
    decision = decide(asked)
    explain(asked, decision, ())
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


ABOUT_BOTH = "What does it say about the bridge being closed?"


@pytest.mark.parametrize("first", ["bridge-closed", "no-danger"])
def test_of_items_that_hold_the_words_the_one_that_is_meant_comes_first(first: str) -> None:
    asked = Asked(Heard({}).read(ABOUT_BOTH), Heard({first: 0.9}))
    assert asked.matches.items[0].document == first
    assert asked.matches.items[0].meant is not None


def test_the_reasons_say_what_meaning_adds() -> None:
    matcher = Heard({"bridge-closed": 0.5})
    asked = Asked(matcher.read(ABOUT_BOTH), matcher)
    reasons = explain(asked, decide(asked), ())
    assert any(reason.endswith("; meaning adds 0.70") for reason in reasons)


@pytest.mark.parametrize("question", ["Who is Minh Tran?", "List all the people."])
def test_what_names_or_shape_decide_is_never_asked_of_the_encoder(question: str) -> None:
    near = {"no-danger": 0.99, "question:1": 0.99}
    assert outcome(near, question)[2] == 0
