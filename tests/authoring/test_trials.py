"""A trial tells what is wrong with a reply: the outcome, an item that is missing, second, or forbidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefbot.authoring.trials import held_out_phrasings, own_tests, phrasings
from briefbot.briefing.model import AuthorQuestion, BriefingTest
from tests.samples import bridge


@pytest.mark.parametrize(
    ("test", "trouble"),
    [
        (BriefingTest(("What will the repair of the bridge cost?",), expect=("repair-cost",), outcome="answer"), ""),
        (
            BriefingTest(("What will the repair of the bridge cost?",), expect=("no-danger",)),
            "does not show `no-danger`",
        ),
        (
            BriefingTest(("What will the repair of the bridge cost?",), outcome="not_in_briefing"),
            "instead of a refusal",
        ),
        (
            BriefingTest(("What will the repair of the bridge cost?",), never=("repair-cost",)),
            "It shows `repair-cost`.",
        ),
        (BriefingTest(("Who is Minh Tran?", "What did she say?"), never=("repair-cost",)), ""),
        (BriefingTest(("How do I bake bread?",), outcome="not_in_briefing"), ""),
        (BriefingTest(("How do I bake bread?",), expect=("repair-cost",)), "does not show `repair-cost`, but nothing"),
    ],
)
def test_a_test_of_the_file_is_judged_by_its_last_reply(test: BriefingTest, trouble: str) -> None:
    (trial,) = own_tests(replace(bridge(), tests=(test,)))
    assert trial.path == ("tests", 0)
    assert trouble in trial.trouble if trouble else trial.trouble == ""


def test_each_phrasing_is_asked_against_all_others() -> None:
    wrong = AuthorQuestion(
        "q", ("Who spoke of rust on the cables?", "May one still walk across?"), items=("vote-later",)
    )
    found = list(phrasings(replace(bridge(), questions=(*bridge().questions, wrong))))
    assert [trial.path for trial in found][-2:] == [("questions", 2, "ask", 0), ("questions", 2, "ask", 1)]
    assert [bool(trial.trouble) for trial in found[:4]] == [False] * 4
    assert "finds `no-danger` first, and not `vote-later`" in found[-1].trouble


def test_a_question_that_must_be_refused_and_is_answered_is_told() -> None:
    question = AuthorQuestion("q", ("What will the repair cost?",), unknown=True)
    answered = AuthorQuestion("r", ("What will the repair cost?",), items=("repair-cost",))
    found = list(phrasings(replace(bridge(), questions=(answered, question))))
    assert "should be refused, and finds `repair-cost`" in found[1].trouble


def test_a_phrasing_that_is_held_out_has_to_be_found_by_the_rest() -> None:
    question = AuthorQuestion("q", ("Is there danger to people on foot?", "What about zebras?"), items=("no-danger",))
    found = list(held_out_phrasings(replace(bridge(), questions=(question,))))
    assert [bool(trial.trouble) for trial in found] == [False, True]
