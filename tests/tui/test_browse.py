"""Journeys through Browse and Progress."""

from __future__ import annotations

import pytest

from briefbot.quiz.states import QuizSettings
from briefbot.tui.shelves import VIEWS, shelves
from briefbot.tui.studies import RecordedStudies

from .samples import SMALL
from .stage import at_noon, make_app, screen_text, settle

TALL = (100, 50)


async def test_each_view_shows_its_shelves() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        for words in (
            "Ada Byron head of the trip Everyone needs a packed lunch.",
            "weather Rain is forecast for the afternoon.",
            "“the day after” The parents meet.",
            "Scenario: A day in the museum instead laid out by Ada Byron",
            "Boots and buses The School Gazette",
        ):
            assert words in screen_text(app)
            await pilot.press("tab")
            await settle(pilot)


async def test_what_somebody_else_reports_is_said_to_be_reported() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        assert "according to Ada Byron The trip costs more than last year." in screen_text(app)


async def test_typing_filters_and_enter_opens_the_receipt() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press(*"linus")
        await settle(pilot)
        assert "packed lunch" not in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Speaker Linus Hall, parent" in screen_text(app)


async def test_an_entry_is_opened_with_the_mouse() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.click("#shelves", offset=(5, 1))
        await settle(pilot)
        assert "Speaker Ada Byron, head of the trip" in screen_text(app)


async def test_drill_opens_the_quiz_on_the_highlighted_speaker() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("down", "f9")
        await settle(pilot)
        assert app.desk.studies.begun == [QuizSettings(speakers=("grace",))]  # type: ignore[attr-defined]  # canned


async def test_drill_on_a_fact_asks_about_its_topics() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press("tab", "tab", "tab", *"forecast", "f9")
        await settle(pilot)
        assert app.desk.quiz == QuizSettings(topics=("weather",))


async def test_a_filter_that_fits_nothing_says_so() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        await pilot.press(*"zzz", "enter", "f9")
        await settle(pilot)
        assert "Nothing here." in screen_text(app)


@pytest.mark.parametrize("view", VIEWS)
def test_a_filter_finds_what_stands_in_the_receipt_whatever_its_case(view: str) -> None:
    found = [entry for shelf in shelves(SMALL, view, "GAZETTE packed") for entry in shelf.entries]
    assert all("packed" in entry.words for entry in found)
    assert bool(found) == (view in {"people", "topics", "timeline"})


async def test_progress_shows_known_learning_and_new_for_each_speaker() -> None:
    app = make_app(mode="progress")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "9 answers, 66 % right. 2 due now, 4 more within a week." in text
        assert "Grace Murray 1 known, 1 learning, 2 new" in text
        assert "≠ Ada Byron's words to Grace Murray, 2 ×" in text


async def test_progress_counts_what_was_answered_a_moment_ago() -> None:
    app = make_app(mode="progress", studies=RecordedStudies(SMALL, at_noon))
    app.desk.quiz = QuizSettings(count=2, seed=1, mode="chosen")
    async with app.run_test(size=TALL) as pilot:
        await settle(pilot)
        assert "Nothing is recorded for this briefing yet." in screen_text(app)
        await pilot.press("f3")
        await settle(pilot)
        await pilot.press("enter", "1")
        await settle(pilot)
        await pilot.press("f5")
        await settle(pilot)
        assert "1 answer, " in screen_text(app)
        assert "1 learning" in screen_text(app)
