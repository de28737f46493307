"""What is typed before there is a screen to type into: kept, and done in its order."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from briefbot.tui import opening
from briefbot.tui.app import BriefbotApp
from briefbot.tui.background import Progress
from briefbot.tui.desk import Desk, Work
from briefbot.tui.engine import Engine
from briefbot.tui.screens.ask import AskScreen
from briefbot.tui.screens.browse import BrowseScreen
from briefbot.tui.screens.quiz import QuizScreen
from briefbot.tui.settings import Settings

from .samples import SMALL, CannedTalk
from .stage import CannedStudies, make_app, settle


@contextmanager
def slow_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Reading the briefing takes until the event is set; it is at the end, whatever happens."""
    go_on = threading.Event()

    def read(_path: Path | None, _progress: Progress | None = None) -> Work:
        assert go_on.wait(60)
        return Work(SMALL, Engine(CannedTalk), CannedStudies())

    monkeypatch.setattr(opening, "open_work", read)
    try:
        yield go_on
    finally:
        go_on.set()


async def type_keys(pilot: Pilot[None], *keys: str) -> None:
    """As a terminal sends them: one after the other, without waiting for what they do."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))


async def test_keys_typed_while_the_briefing_is_read_reach_the_screen_they_are_meant_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with slow_reading(monkeypatch) as go_on:
        app = BriefbotApp(Desk(settings=Settings(meaning=False)))
        async with app.run_test() as pilot:
            await type_keys(pilot, "f4", "tab", "a", "d", "a")
            await pilot.pause()
            go_on.set()
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, BrowseScreen)
            assert (screen.name_of_view, screen.filter.value) == ("statements", "ada")


async def test_a_question_typed_while_the_briefing_is_read_is_seen_at_once_and_answered_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with slow_reading(monkeypatch) as go_on:
        app = BriefbotApp(Desk(settings=Settings(meaning=False)))
        async with app.run_test() as pilot:
            await type_keys(pilot, "w", "h", "o")
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, AskScreen)
            assert screen.line.value == "who"
            await type_keys(pilot, "enter")
            await pilot.pause()
            go_on.set()
            await settle(pilot)
            assert [turn.question for turn in screen.transcript.turns] == ["who"]


async def test_a_line_end_typed_before_the_terminal_was_ours_is_enter(monkeypatch: pytest.MonkeyPatch) -> None:
    with slow_reading(monkeypatch) as go_on:
        app = BriefbotApp(Desk(settings=Settings(meaning=False)), "browse")
        async with app.run_test() as pilot:
            await type_keys(pilot, "f2", "w", "h", "o", "ctrl+j")
            go_on.set()
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, AskScreen)
            assert [turn.question for turn in screen.transcript.turns] == ["who"]


async def test_leaving_is_never_kept_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    with slow_reading(monkeypatch):
        app = BriefbotApp(Desk(settings=Settings(meaning=False)), "browse")
        async with app.run_test() as pilot:
            await type_keys(pilot, "a", "ctrl+q")
            await pilot.pause()
            assert app.return_code == 0


async def test_a_setup_that_another_takes_the_place_of_leaves_the_other_its_keys() -> None:
    app = make_app(mode="quiz")
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, QuizScreen)
        first, second = (asyncio.create_task(screen._load_setup()) for _ in range(2))
        await asyncio.sleep(0)  # both have begun before the first is told to give way, as where tasks begin at once
        first.cancel()
        await second
        await settle(pilot)
        assert screen.options.option_count
