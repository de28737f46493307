"""Presenting: slides, a question from the class, a quiz question in between, and every phone sees the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from briefbot.answering.dialogue import Conversation
from briefbot.classroom.host import ClassHost
from briefbot.classroom.room import Asking, Revealed, Showing
from briefbot.tui.class_app import ClassApp
from briefbot.tui.engine import Engine
from briefbot.tui.screens.present import PresentScreen
from tests.classroom.stage import Device, open_class

from .stage import screen_text, settle


@asynccontextmanager
async def presenting(folder: Path) -> AsyncIterator[tuple[Pilot[Any], ClassHost]]:
    async with open_class(folder) as host:
        app = ClassApp(lambda: PresentScreen(host, Engine(lambda: Conversation(host.briefing))))
        app.animation_level = "none"
        async with app.run_test(size=(100, 40)) as pilot:
            await settle(pilot)
            yield pilot, host


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def heading(host: ClassHost) -> str:
    phase = host.room.phase
    return phase.slide.heading if isinstance(phase, Showing) else ""


async def test_enter_and_arrows_go_through_the_slides_and_phones_follow(tmp_path: Path) -> None:
    async with presenting(tmp_path) as (pilot, host):
        assert heading(host) == "School trip"
        anna = await Device.open(host)
        assert (await anna.join())["room"]["slide"]["heading"] == "School trip"
        await press(pilot, "enter")
        assert heading(host) == "Who is who"
        assert (await anna.told())["room"]["slide"]["parts"][0] == ["who", "Ada Byron, teacher"]
        assert "Ada Byron, teacher" in screen_text(pilot.app)
        await press(pilot, "tab")
        assert heading(host) == "Facts"
        await press(pilot, "left", "left", "left")
        assert heading(host) == "School trip"


async def test_a_question_from_the_class_is_answered_on_the_wall(tmp_path: Path) -> None:
    async with presenting(tmp_path) as (pilot, host):
        await press(pilot, "slash", *"who needs a packed lunch", "enter")
        phase = host.room.phase
        assert isinstance(phase, Showing)
        assert phase.slide.heading == "who needs a packed lunch"
        assert ("who", "Ada Byron, teacher") in phase.slide.parts
        await press(pilot, "enter")
        assert heading(host) == "Who is who"


async def test_a_quiz_question_comes_between_two_slides(tmp_path: Path) -> None:
    async with presenting(tmp_path) as (pilot, host):
        await press(pilot, "right", "q")
        assert isinstance(host.room.phase, Asking)
        await press(pilot, "right", "slash")
        assert isinstance(host.room.phase, Asking)
        await press(pilot, "enter", "enter")
        assert isinstance(host.room.phase, Revealed)
        await press(pilot, "enter")
        assert heading(host) == "Who is who"
