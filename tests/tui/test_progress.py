"""Journeys through Progress, and the numbers it shows."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.color import Color
from textual.widgets import Static

from briefbot.progress.history import memories
from briefbot.progress.study import Goal
from briefbot.quiz.schedule import AGAIN, GOOD
from briefbot.quiz.states import QuizSettings, Record
from briefbot.tui.figures.figures import FIGURES, figure
from briefbot.tui.figures.page import Chart, Matrix
from briefbot.tui.numbers import Numbers, Tally, numbers
from briefbot.tui.studies import RecordedStudies

from .samples import SMALL
from .stage import NOON, CannedStudies, StillApp, at_noon, make_app, screen_text, settle
from .test_browse import go

DESK = (80, 24)
TALL = (100, 50)
WALL = (200, 60)
CANNED = CannedStudies().numbers()
EMPTY = numbers(SMALL, {}, (), NOON)


def answer(
    turn: int, quiz_id: str, *, days: float = 0, right: bool = True, confused: str = "", sure: bool = True
) -> Record:
    return Record(
        "one", turn, NOON + timedelta(days=days), "answer", quiz_id, "f", "chosen", "given",
        "right" if right else "wrong", GOOD if right else AGAIN, confused_with=confused, sure=sure,
    )  # fmt: skip


LOG = (
    answer(0, "lunch/who-said"),
    answer(1, "boots/who-said", right=False, confused="grace"),
    answer(2, "lunch/who-said", days=8),
    answer(3, "boots/who-said", days=8, sure=False),
)


def counted(goal: Goal | None = None) -> Numbers:
    return numbers(SMALL, memories(LOG), LOG, NOON + timedelta(days=9), goal)


# --- Numbers ---


def test_known_learning_and_new_add_up_for_everything_and_for_each_speaker() -> None:
    found = counted()
    assert found.everything.known + found.everything.learning == 2
    by_name = {count.title: count for count in found.speakers}
    assert by_name["Ada Byron"].known + by_name["Ada Byron"].learning == 1
    assert by_name["Grace Murray"].known == by_name["Grace Murray"].learning == 0
    assert {count.title for count in found.topics} == {"food", "time", "weather", "money"}


def test_what_was_known_a_day_before_is_counted_as_recalled_or_not() -> None:
    assert [tally for _, tally in counted().recalled] == [Tally(1, 1)]


def test_being_sure_is_held_against_being_right() -> None:
    found = counted()
    assert (found.sure, found.unsure) == (Tally(2, 3), Tally(1, 1))
    assert found.confusions == (("linus", "grace", 1),)


def test_what_will_be_recalled_fades_from_day_to_day_and_reaches_the_goal() -> None:
    day = (NOON + timedelta(days=49)).date().isoformat()
    found = counted(Goal(0.9, day))
    shares = [share for _, share in found.fading]
    assert shares == sorted(shares, reverse=True)
    assert found.fading[-1][0].isoformat() == day
    assert found.ready == shares[-1]


def test_a_goal_that_is_past_is_said_to_be() -> None:
    found = counted(Goal(0.9, "2024-05-01"))
    assert found.ready is None
    assert "is past" in figure("goal", found, SMALL).words


# --- Pages ---


@pytest.mark.parametrize("name", FIGURES)
def test_every_picture_has_a_table_with_the_same_numbers(name: str) -> None:
    page = figure(name, CANNED, SMALL)
    assert page.picture is not None
    assert page.table is not None
    table = " ".join(" ".join(block.content.plain for block in page.table(100)).split())
    match page.picture:
        case Chart() as chart:
            assert all(f"{int(point + 1e-9)}" in table or f"{round(point)}" in table for point in chart.points)
        case Matrix() as matrix:
            assert all(f", {count} ×" in table for row in matrix.counts for count in row if count)
        case blocks:
            assert blocks(80)


@pytest.mark.parametrize("name", FIGURES)
def test_a_page_without_numbers_says_what_to_do(name: str) -> None:
    page = figure(name, EMPTY, SMALL)
    assert "Take a quiz (F3)" in page.words
    assert page.table is None


def test_each_page_that_has_nothing_yet_says_what_it_needs() -> None:
    little = replace(CANNED, recalled=(), sure=Tally(0, 0), unsure=Tally(0, 0), confusions=())
    assert "Come back tomorrow" in figure("time", little, SMALL).words
    assert "“Ask how sure”" in figure("sure", little, SMALL).words
    assert "nobody's words" in figure("confusions", little, SMALL).words


# --- The screen ---


async def test_each_page_shows_its_words_and_its_picture() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        for words in (
            "9 answers, 66 % right. 2 due now. Everything",
            "Remembered, week by week",
            "Coming due, day by day",
            "What you would still know, if you practised no more",
            "Sure ███",
            "Ada Byron [2]",
        ):
            assert words in screen_text(app)
            await go(pilot, "tab")


async def test_one_key_shows_the_same_numbers_as_a_table() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        text = await go(pilot, "tab", "f8")
        assert "Remembered, week of 2024-04-29 7 8 87 %" in text
        assert "week by week" not in text
        assert "week by week" in await go(pilot, "t")


async def test_a_wall_has_room_for_both() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=WALL) as pilot:
        await settle(pilot)
        text = await go(pilot, "tab")
        assert "Remembered, week by week" in text
        assert "Remembered, week of 2024-04-29" in text


async def test_a_screen_too_low_for_a_chart_shows_the_table() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        text = await go(pilot, "tab", "tab")
        assert "Day questions" in text


async def test_a_confusion_is_drilled() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        await go(pilot, "shift+tab", "down", "f9")
        assert app.current_mode == "quiz"
        assert app.desk.studies.begun == [QuizSettings(speakers=("linus", "grace"))]  # type: ignore[attr-defined]  # canned


async def test_a_page_is_opened_with_the_mouse() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        place = app.screen.query_one("#pages", Static).region
        await pilot.click(offset=(place.x + len("Known  Over time  D"), place.y))
        await settle(pilot)
        assert "Coming due, day by day" in screen_text(app)


async def test_progress_counts_what_was_answered_a_moment_ago() -> None:
    app = make_app(mode="progress", studies=RecordedStudies(SMALL, at_noon))
    app.desk.quiz = QuizSettings(count=2, seed=1, mode="chosen")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        assert "Nothing is recorded for this briefing yet." in screen_text(app)
        await go(pilot, "f3", "enter", "1", "f5")
        assert "1 answer, " in screen_text(app)


async def test_the_pictures_follow_the_theme() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        await go(pilot, "tab")
        for theme in ("briefbot-projector", "briefbot-paper"):
            app.theme = theme
            await settle(pilot)
            assert "Remembered, week by week" in screen_text(app)
            assert Color.parse(app.theme_variables["primary"]).rgb in colours_of(app)


def colours_of(app: StillApp) -> set[tuple[int, ...]]:
    """The colours of all text on the screen."""
    return {
        tuple(segment.style.color.triplet)
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.style and segment.style.color and segment.style.color.triplet
    }


def test_the_plotting_library_is_loaded_only_when_a_chart_is_drawn() -> None:
    code = "import sys, briefbot.tui.screens.progress; print('plotext' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
