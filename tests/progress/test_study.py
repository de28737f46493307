"""What can be asked, as the setup shows it, and a whole career with one briefing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from briefbot.progress.store import Store
from briefbot.progress.study import Goal, begin_study, goal, offer, remembered, resume_study
from briefbot.quiz import wording
from briefbot.quiz.session import Arranged, Asking, Chosen, Judged, Next, QuizSettings, Skip, Summary, Typed
from briefbot.quiz.states import NO_DAY
from tests.progress.clock import Ticking
from tests.quiz.samples import NOON, briefing

BRIEFING = briefing()


def answer_all_right(store: Store, clock: Ticking, settings: QuizSettings) -> tuple[int, str]:
    """(questions asked, notice) of a session in which every answer is right."""
    study = begin_study(BRIEFING, settings, store, clock)
    while not isinstance(study.state, Summary):
        assert isinstance(study.state, Asking)
        question = study.state.question
        match question.how:
            case "typed":
                study.send(Typed(question.item.answer))
            case "chosen":
                study.send(Chosen(question.correct))
            case "explained":
                study.send(Typed("because"))
                study.send(Judged(True))
            case "arranged":
                study.send(Arranged(question.item.sequence))
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


def test_what_was_missed_is_asked_again_in_a_session_of_its_own(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    with Store(tmp_path / "r") as store:
        study = begin_study(BRIEFING, QuizSettings(count=2, seed=1, kinds=("who-said",)), store, clock)
        for event in (Skip(), Next(), Skip()):
            study.send(event)
        assert study.ask_again() is study.state
        study.send(Next())
        assert isinstance(study.ask_again(), Asking)
        study.send(Skip())
        assert [len(session.questions) for session in store.sessions()] == [2, 2]
        assert [session.cramming for session in store.sessions()] == [False, True]
        left = resume_study(BRIEFING, store, clock)
        assert left is not None
        assert left.state.run.cramming


def test_a_higher_goal_brings_questions_back_sooner_and_stays_until_changed(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    kinds = ("who-said",)
    with Store(tmp_path / "r") as store:
        for day in (0, 1, 4):
            clock.now = NOON + timedelta(days=day)
            answer_all_right(store, clock, QuizSettings(count=1000, seed=1, kinds=kinds))
        usual = remembered(BRIEFING, store)
        begin_study(BRIEFING, QuizSettings(count=1, retention=0.97, ready_by="2026-04-01"), store, clock)
        stricter = remembered(BRIEFING, store)
        assert goal(BRIEFING, store) == Goal(0.97, "2026-04-01")
        assert all(stricter[quiz_id].memory.due < usual[quiz_id].memory.due for quiz_id in usual)
        assert {known.memory.stability for known in usual.values()} == {
            known.memory.stability for known in stricter.values()
        }
        study = begin_study(BRIEFING, QuizSettings(count=1, retention=0.8), store, clock)
        assert study.state.run.settings.ready_by == "2026-04-01"
        assert goal(BRIEFING, store).retention == 0.8


def test_a_wrong_answer_to_what_was_learned_is_a_lapse(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    settings = QuizSettings(count=1000, seed=1, kinds=("reported-by",))
    with Store(tmp_path / "r") as store:
        for day in (0, 1):
            clock.now = NOON + timedelta(days=day)
            answer_all_right(store, clock, settings)
        clock.now = NOON + timedelta(days=30)
        study = begin_study(BRIEFING, settings, store, clock)
        study.send(Typed("Nobody At All"))
        known = remembered(BRIEFING, store)[study.state.run.questions[0].item.id]
        assert known.lapses == 1
        assert not known.memory.in_review


def test_a_resumed_session_asks_how_sure_one_is_where_it_did_before(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    with Store(tmp_path / "r") as store:
        study = begin_study(BRIEFING, QuizSettings(count=3, seed=1, confidence=True), store, clock)
        study.send(Skip())
        left = resume_study(BRIEFING, store, clock)
        assert left is not None
        assert left.state.run.settings.confidence


def test_the_day_of_a_goal_is_kept_shown_and_taken_away(tmp_path: Path) -> None:
    clock = Ticking(NOON)
    with Store(tmp_path / "r") as store:
        begin_study(BRIEFING, QuizSettings(count=1, ready_by="2026-03-08"), store, clock)
        shown = offer(BRIEFING, store, clock())
        assert (shown.aim.ready_by, shown.ready) == ("2026-03-08", 0.0)
        answer_all_right(store, clock, QuizSettings(count=1000, seed=1))
        later = offer(BRIEFING, store, clock()).ready
        assert later is not None
        assert 0.5 < later < 1
        assert offer(BRIEFING, store, NOON + timedelta(days=8)).ready is None
        begin_study(BRIEFING, QuizSettings(count=1, ready_by=NO_DAY), store, clock)
        assert offer(BRIEFING, store, clock()).ready is None
        assert goal(BRIEFING, store, QuizSettings(ready_by="2026-04-01")).ready_by == "2026-04-01"
