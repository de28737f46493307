"""What can be asked, as the setup shows it, and a whole career with one briefing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from briefbot.progress.store import Store
from briefbot.progress.study import begin_study, offer
from briefbot.quiz import wording
from briefbot.quiz.session import Asking, Chosen, Next, QuizSettings, Summary, Typed
from tests.progress.clock import Ticking
from tests.quiz.samples import NOON, briefing

BRIEFING = briefing()


def answer_all_right(store: Store, clock: Ticking, settings: QuizSettings) -> tuple[int, str]:
    """(questions asked, notice) of a session in which every answer is right."""
    study = begin_study(BRIEFING, settings, store, clock)
    while not isinstance(study.state, Summary):
        assert isinstance(study.state, Asking)
        question = study.state.question
        study.send(Typed(question.item.answer) if question.how == "typed" else Chosen(question.correct))
        study.send(Next())
    assert study.state.wrong == 0
    return len(study.state.run.questions), study.notice


def test_everything_offered_can_be_asked_and_then_nothing_is_new(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    with Store(tmp_path / "r") as store:
        before = offer(BRIEFING, store, clock())
        assert before.new == before.total == sum(choice.count for choice in before.kinds)
        assert answer_all_right(store, clock, QuizSettings(count=1000, seed=1)) == (before.total, "")
        after = offer(BRIEFING, store, clock())
        assert (after.new, after.total) == (0, before.total)


def test_what_is_due_comes_back_and_else_it_is_extra_practice_that_moves_nothing(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    settings = QuizSettings(count=1000, seed=1, kinds=("who-said",))
    with Store(tmp_path / "r") as store:
        count, _ = answer_all_right(store, clock, settings)
        due_before = offer(BRIEFING, store, NOON + timedelta(days=1)).due
        assert answer_all_right(store, clock, QuizSettings(count=1000, seed=1, kinds=("who-said",), cram=True)) == (
            count,
            "",
        )
        assert offer(BRIEFING, store, NOON + timedelta(days=1)).due == due_before == count
        clock.now = NOON + timedelta(days=1)
        assert answer_all_right(store, clock, settings) == (count, "")
        assert answer_all_right(store, clock, settings) == (count, wording.NOTHING_DUE)


def test_an_unfinished_session_is_offered(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    with Store(tmp_path / "r") as store:
        study = begin_study(BRIEFING, QuizSettings(count=4, seed=1), store, clock)
        assert offer(BRIEFING, store, clock()).resumable == ""
        study.send(Typed("1"))
        study.send(Typed("1"))
        study.send(Typed("1"))
        assert offer(BRIEFING, store, clock()).resumable == "A session of 4 questions from 2026-03-01 is not finished."
