"""Journeys through the quiz screen."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from briefbot.briefing.model import AuthorQuizItem
from briefbot.progress.store import Store, briefing_key, record_path
from briefbot.progress.study import Offer
from briefbot.quiz.states import NO_DAY, Asking, QuizSettings, Revealed, Summary
from briefbot.tui.quiz_rows import RowMover
from briefbot.tui.screens.quiz import QuizScreen
from briefbot.tui.studies import RecordedStudies

from .samples import SMALL
from .stage import CannedStudies, ask, at_noon, clicks, make_app, screen_text, settle

TALL = (80, 40)


async def test_a_whole_quiz_with_a_hint_an_undo_and_a_summary() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        assert "6 questions in this briefing: 1 due, 5 new." in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Question 1 of 3" in screen_text(app)
        await pilot.press("2")
        await settle(pilot)
        assert "✗" in screen_text(app)
        assert "Answer: Ada Byron" in screen_text(app)
        assert "Grace Murray said something else." in screen_text(app)
        await pilot.press("u")
        await settle(pilot)
        assert "Question 1 of 3" in screen_text(app)
        await pilot.press("a")
        await settle(pilot)
        assert "✓" in screen_text(app)
        assert "Outlet The School Gazette" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert "Hint: " in screen_text(app)
        await ask(pilot, "Grace Murray")
        assert "“A quarter past means a quarter past”" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f7")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        text = screen_text(app)
        assert "2 right, 0 wrong, 1 skipped." in text
        assert "Who spoke of boots?" in text
        assert "Another round with the same settings" in text


async def test_the_verdict_can_be_turned_round_and_back() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter", "3")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, QuizScreen)
        assert screen.study is not None
        results = []
        for _ in range(2):
            await pilot.press("o")
            await settle(pilot)
            assert isinstance(screen.study.state, Revealed)
            results.append(screen.study.state.answered.result)
        assert results == ["right", "wrong"]


async def test_an_option_is_chosen_with_the_mouse() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.click("#quiz-options", offset=(6, 0))
        await settle(pilot)
        assert "Answer: Ada Byron" in screen_text(app)
        assert "1 right" in screen_text(app)


async def test_an_empty_answer_is_not_sent() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter", "1", "enter", "enter")
        await settle(pilot)
        assert "Question 2 of 3" in screen_text(app)
        assert isinstance(app.focused, Input)


async def test_settings_are_changed_with_the_arrow_keys() -> None:
    studies = CannedStudies()
    app = make_app(mode="quiz", studies=studies)
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("down", "right", "down", "right", "up", "up", "enter")
        await settle(pilot)
        assert studies.begun == [QuizSettings(count=20, mode="chosen")]


async def test_escape_goes_back_to_the_settings() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter", "1")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "Begin" in screen_text(app)


async def test_from_the_summary_one_key_starts_another_round() -> None:
    studies = CannedStudies()
    app = make_app(mode="quiz", studies=studies)
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        for _ in range(3):
            await pilot.press("f7", "enter")
            await settle(pilot)
        screen = app.screen
        assert isinstance(screen, QuizScreen)
        assert screen.study is not None
        assert isinstance(screen.study.state, Summary)
        await pilot.press("2")
        await settle(pilot)
        assert len(studies.begun) == 2
        assert "Question 1 of 3" in screen_text(app)


async def test_from_the_summary_what_was_not_right_is_asked_once_more() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        for keys in (("1", "enter"), ("f7", "enter"), ("1", "enter")):
            await pilot.press(*keys)
            await settle(pilot)
        assert "1 right, 1 wrong, 1 skipped." in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Question 1 of 2 · practice" in screen_text(app)


async def test_how_sure_one_is_is_asked_before_the_reveal_and_sure_but_wrong_comes_first() -> None:
    app = make_app(mode="quiz", studies=RecordedStudies(SMALL, at_noon))
    app.desk.quiz = QuizSettings(count=2, seed=1, mode="chosen", kinds=("who-said",), confidence=True)
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, QuizScreen)
        for sure in ("n", "y"):
            assert screen.study is not None
            assert isinstance(screen.study.state, Asking)
            wrong = (screen.study.state.question.correct + 1) % 3
            await pilot.press(str(wrong + 1))
            await settle(pilot)
            assert "Are you sure?" in screen_text(app)
            assert "Answer:" not in screen_text(app)
            await pilot.press(sure, "enter")
            await settle(pilot)
        text = screen_text(app)
        assert text.index("You were sure of these, and they are not right:") < text.index("To look at again:")
        with Store(record_path()) as store:
            assert [record.sure for record in store.records(briefing_key(SMALL))] == [False, True, None]


async def test_a_pause_hides_the_question_until_the_learner_goes_on() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert "the clock stands still" in screen_text(app)
        assert "Who asked for a packed lunch?" not in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Who asked for a packed lunch?" in screen_text(app)


async def test_a_pause_leaves_the_rows_as_they_were_moved() -> None:
    app = make_app(mode="quiz", briefing=STEPS, studies=RecordedStudies(STEPS, at_noon))
    app.desk.quiz = QuizSettings(count=1, seed=1, kinds=("own",), confidence=True)
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        mover = app.screen.query_one(RowMover)
        await pilot.press("shift+down")
        moved = mover.texts
        await pilot.press("f10")
        await settle(pilot)
        assert moved[0] not in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert mover.texts == moved
        await pilot.press("enter")
        await settle(pilot)
        assert "Are you sure?" in screen_text(app)
        await pilot.press("u")
        await settle(pilot)
        assert (mover.texts, app.focused) == (moved, mover)


async def test_a_hint_leaves_what_is_being_typed() -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("1", "enter", "g", "r", "f6")
        await settle(pilot)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "gr"
        await pilot.press("f9")
        await settle(pilot)
        assert "Question 1 of 3" in screen_text(app)


STEPS = replace(SMALL, quiz=(AuthorQuizItem("steps", "In which order?", (), order=("Ink", "Paper", "Post", "Reply")),))


@pytest.mark.parametrize("by", ["keys", "digits", "mouse"])
async def test_rows_are_put_in_order_by_moving_them(by: str) -> None:
    app = make_app(mode="quiz", briefing=STEPS, studies=RecordedStudies(STEPS, at_noon))
    app.desk.quiz = QuizSettings(count=1, seed=1, kinds=("own",))
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        mover = app.screen.query_one(RowMover)
        for place, text in enumerate(("Ink", "Paper", "Post", "Reply")):
            here = mover.texts.index(text)
            match by:
                case "keys":
                    await pilot.press("home", *("down" for _ in range(here)))
                    await pilot.press("space", *("up" for _ in range(here - place)), "space")
                case "digits":
                    await pilot.press("home", *("down" for _ in range(here)), str(place + 1))
                case _:
                    await pilot.mouse_down(mover, offset=(6, here))
                    await pilot.hover(mover, offset=(6, place))
                    await pilot.mouse_up(mover, offset=(6, place))
            await settle(pilot)
        assert mover.texts == ("Ink", "Paper", "Post", "Reply")
        await pilot.press("enter")
        await settle(pilot)
        assert "Every row is in its place." in screen_text(app)


async def test_a_row_is_picked_up_and_put_down_with_clicks_and_the_last_line_answers() -> None:
    app = make_app(mode="quiz", briefing=STEPS, studies=RecordedStudies(STEPS, at_noon))
    app.desk.quiz = QuizSettings(count=1, seed=1, kinds=("own",))
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        mover = app.screen.query_one(RowMover)
        before = mover.texts
        await pilot.click(mover, offset=(6, 0))
        await settle(pilot)
        assert "≡" in screen_text(app)
        await pilot.click(mover, offset=(6, 2))
        await settle(pilot)
        assert mover.texts == (before[1], before[2], before[0], before[3])
        await pilot.click(mover, offset=(6, 4))
        await settle(pilot)
        assert "You said: 1. " in screen_text(app)


async def test_an_explanation_is_judged_by_the_learner() -> None:
    why = replace(SMALL, quiz=(AuthorQuizItem("why", "Why so early?", ("The harbour closes long before noon.",)),))
    app = make_app(mode="quiz", briefing=why, studies=RecordedStudies(why, at_noon))
    app.desk.quiz = QuizSettings(count=1, seed=1, kinds=("own",))
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await ask(pilot, "it closes early")
        text = screen_text(app)
        assert "You said: it closes early Answer: The harbour closes long before noon." in text
        await pilot.press("y")
        await settle(pilot)
        assert "✓ Right. ┃ In your own judgement." in screen_text(app)


async def test_several_kinds_are_picked_from_a_list() -> None:
    studies = CannedStudies()
    app = make_app(mode="quiz", studies=studies)
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down", "enter")
        await settle(pilot)
        await pilot.press("space", "down", "enter", "escape")
        await settle(pilot)
        assert "who said it, fill the gap" in screen_text(app)
        await pilot.press("up", "up", "up", "enter")
        await settle(pilot)
        assert studies.begun == [QuizSettings(kinds=("who-said", "gap"))]


async def test_enter_pressed_before_the_settings_are_there_begins_when_they_are() -> None:
    go_on = threading.Event()

    class SlowStudies(CannedStudies):
        def offer(self) -> Offer:
            assert go_on.wait(60)
            return super().offer()

    app = make_app(mode="quiz", studies=SlowStudies())
    async with app.run_test(size=TALL) as pilot:
        try:
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
        finally:
            go_on.set()
        await settle(pilot)
        await settle(pilot)
        assert "Question 1 of 3" in screen_text(app)


async def test_any_seed_can_be_typed_and_one_that_cannot_be_is_told() -> None:
    studies = CannedStudies()
    app = make_app(mode="quiz", studies=studies)
    async with app.run_test(size=TALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        await pilot.press(*"20260501", "enter")
        await settle(pilot)
        assert "20260501" in screen_text(app)
        await pilot.press("enter", "x", "enter")
        await settle(pilot)
        assert "A whole number of at most 18 digits" in " ".join(toast.message for toast in app._notifications)
        await pilot.press("home", "enter")
        await settle(pilot)
        assert [settings.seed for settings in studies.begun] == [20260501]


async def test_a_goal_is_set_and_shown_and_taken_away() -> None:
    app = make_app(mode="quiz", studies=RecordedStudies(SMALL, at_noon))
    app.desk.quiz = QuizSettings(count=1, seed=1, ready_by="2024-05-10", retention=0.95)
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        assert "2024-05-10" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f7", "escape")
        await settle(pilot)
        assert "By 2024-05-10 you would know 0% of it" in screen_text(app)
        app.desk.quiz = QuizSettings(count=1, seed=1, ready_by=NO_DAY)
        await pilot.press("escape")
        app.desk.quiz_now = True
        app.screen.on_screen_resume()  # type: ignore[attr-defined]  # the quiz screen
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "you would know" not in screen_text(app)


async def test_a_quiz_that_is_asked_for_begins_at_once_and_a_new_one_replaces_it() -> None:
    studies = CannedStudies()
    app = make_app(mode="quiz", studies=studies)
    app.desk.quiz_now = True
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        assert "Question 1 of 3" in screen_text(app)
        await pilot.press("1", "enter", "f2")
        app.desk.quiz_on(["bus"])
        await pilot.press("f3")
        await settle(pilot)
        assert "Question 1 of 3" in screen_text(app)
        assert len(studies.begun) == 2


async def test_an_answer_is_on_disk_before_the_next_question() -> None:
    app = make_app(mode="quiz", studies=RecordedStudies(SMALL, at_noon))
    app.desk.quiz = QuizSettings(count=2, seed=1, mode="chosen")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("1")
        with Store(record_path()) as store:
            [record] = store.records(briefing_key(SMALL))
        assert record.act == "answer"


async def test_an_interrupted_quiz_is_offered_first(home: Path) -> None:
    for key in ("1", ""):
        app = make_app(mode="quiz", studies=RecordedStudies(SMALL, at_noon))
        app.desk.quiz = QuizSettings(count=2, seed=1, mode="chosen")
        async with app.run_test(size=TALL) as pilot:
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            if key:
                await pilot.press(key)
            else:
                assert "Question 2 of 2" in screen_text(app)


async def test_a_record_that_cannot_be_kept_is_said_and_the_quiz_goes_on(home: Path) -> None:
    home.write_text("a file where a folder should be", encoding="utf-8")
    app = make_app(mode="quiz", studies=RecordedStudies(SMALL, at_noon))
    app.desk.quiz = QuizSettings(count=2, seed=1, mode="chosen")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        assert app.desk.studies.notice
        assert app.desk.studies.notice.split()[0] in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert "Answer: " in screen_text(app)


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_the_quiz_can_be_taken_on_the_smallest_terminals(size: tuple[int, int]) -> None:
    app = make_app(mode="quiz")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        for _ in range(3):
            await pilot.press("f7", "enter")
            await settle(pilot)
        screen = app.screen
        assert isinstance(screen, QuizScreen)
        assert screen.study is not None
        assert isinstance(screen.study.state, Summary)


@pytest.mark.parametrize("text", ["[sic]", "[/", "[b", "[@click=app.quit]x[/]"])
async def test_rows_and_lists_to_pick_from_show_brackets_as_they_are(text: str) -> None:
    topics = {name: replace(topic, name=f"{topic.name} {text}") for name, topic in SMALL.topics.items()}
    steps = AuthorQuizItem("steps", f"Order {text}?", (), order=(f"One {text}", f"Two {text}", f"Three {text}"))
    hostile = replace(SMALL, topics=topics, quiz=(steps,))
    app = make_app(mode="quiz", briefing=hostile, studies=RecordedStudies(hostile, at_noon))
    app.desk.quiz = QuizSettings(count=1, seed=1, kinds=("own",))
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press(*("down" for _ in range(5)), "enter")
        await settle(pilot)
        assert f"[ ] food {text} (" in screen_text(app)
        await pilot.press("escape", "home", "enter")
        await settle(pilot)
        for number in ("One", "Two", "Three"):
            assert f"{number} {text}" in screen_text(app)
        await pilot.press("space", "down", "enter")
        await settle(pilot)
        assert f"Two {text}" in screen_text(app)
        assert "app.quit" not in clicks(app)
