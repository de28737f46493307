"""The teacher's screen over a real room: one obvious next step, and nothing that makes people follow."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from briefbot.classroom.decide import Answer, Command, Join
from briefbot.classroom.events import Rules
from briefbot.classroom.host import ClassHost
from briefbot.classroom.report import Report, report
from briefbot.classroom.room import Asking, Closed, Ended, Lobby, Revealed
from briefbot.tui.class_app import ClassApp
from briefbot.tui.screens.host import HostScreen
from tests.classroom.samples import GROUND, Table
from tests.classroom.stage import open_class

from .stage import screen_text, settle, weak_text

DESK = (80, 24)
PHONE = (40, 24)
WALL = (80, 22)


@asynccontextmanager
async def hosting(
    folder: Path, rules: Rules | None = None, size: tuple[int, int] = (100, 40)
) -> AsyncIterator[tuple[Pilot[Any], ClassHost]]:
    async with open_class(folder, rules) as host:
        app = ClassApp(lambda: HostScreen(host))
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            yield pilot, host


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def join(host: ClassHost, *names: str) -> None:
    for name in names:
        assert await host.do(Join(name, f"token of {name}", name)) == ""


async def answer(host: ClassHost, pupil: str, question: int, *, right: bool) -> None:
    correct = host.room.questions[question].correct
    choice = correct if right else (correct + 1) % len(host.room.questions[question].options)
    assert await host.do(Answer(pupil, question, 1, choice)) == ""


async def test_enter_goes_through_a_whole_lesson(tmp_path: Path) -> None:
    async with hosting(tmp_path) as (pilot, host):
        await join(host, "anna")
        phases = []
        for _ in range(9):
            await press(pilot, "enter")
            phases.append(type(host.room.phase))
        assert phases == [Asking, Closed, Revealed] * 3
        await press(pilot, "enter")
        assert not isinstance(host.room.phase, Ended)
        assert "once more ends the room" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(host.room.phase, Ended)


async def test_the_lobby_shows_where_to_go_and_who_is_here(tmp_path: Path) -> None:
    async with hosting(tmp_path, Rules(own_names=True)) as (pilot, host):
        await join(host, "Anna", "[b]Ben[/]")
        await settle(pilot)
        shown = screen_text(pilot.app)
        for words in (
            host.address.removeprefix("http://"),
            f"{host.code[:3]} {host.code[3:]}",
            "2 pupils",
            "Anna",
            "[b]Ben[/]",
        ):
            assert words in shown
        assert "Only people on this machine can join" in shown
        assert isinstance(host.room.phase, Lobby)


async def test_before_closing_only_the_number_of_answers_is_shown(tmp_path: Path) -> None:
    async with hosting(tmp_path) as (pilot, host):
        await join(host, "anna", "ben")
        await press(pilot, "enter")
        before = screen_text(pilot.app)
        await answer(host, "anna", 0, right=False)
        await settle(pilot)
        after = screen_text(pilot.app)
        assert "1 of 2 answers" in after
        name = host.room.pupils["anna"].name
        assert before.replace("0 of 2", "1 of 2").replace(f"· {name}", f"✓ {name}") == after
        await press(pilot, "c")
        assert "█" in screen_text(pilot.app)


async def test_who_came_too_late_for_the_question_has_no_mark(tmp_path: Path) -> None:
    async with hosting(tmp_path, Rules(own_names=True)) as (pilot, host):
        await join(host, "Anna")
        await press(pilot, "enter")
        await join(host, "Late")
        await settle(pilot)
        shown = screen_text(pilot.app)
        assert "· Anna" in shown
        assert "· Late" not in shown
        assert "✓ Late" not in shown


async def test_somebody_is_sent_out_or_renamed_from_the_list(tmp_path: Path) -> None:
    async with hosting(tmp_path) as (pilot, host):
        await join(host, "anna", "ben")
        before = host.room.pupils["anna"].name
        await press(pilot, "k", "n")
        assert host.room.pupils["anna"].name != before
        await press(pilot, "k", "down", "enter")
        assert [pupil.id for pupil in host.room.here] == ["anna"]


async def test_keys_for_pause_lock_reopen_and_skip_reach_the_room(tmp_path: Path) -> None:
    async with hosting(tmp_path) as (pilot, host):
        await join(host, "anna")
        await press(pilot, "l", "enter", "p")
        assert host.room.locked
        assert host.room.paused is not None
        assert "A pause" in screen_text(pilot.app)
        await press(pilot, "p", "c", "o")
        assert isinstance(host.room.phase, Asking)
        await press(pilot, "s")
        assert host.room.skipped == {0}
        assert "counts for nobody" in screen_text(pilot.app)


async def test_the_results_are_written_as_page_text_and_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with hosting(tmp_path) as (pilot, host):
        await join(host, "anna")
        await press(pilot, "enter")
        await answer(host, "anna", 0, right=False)
        await press(pilot, "enter", "enter", "e", "e")
        assert "Worth teaching again" in screen_text(pilot.app)
        monkeypatch.chdir(tmp_path)
        await press(pilot, "x")
        files = sorted(tmp_path.glob("class-*"))
        assert [file.suffix for file in files] == [".csv", ".html", ".md"]
        assert "0 of 1 right" in files[2].read_text(encoding="utf-8")


async def test_the_wall_has_no_names_and_no_keys_and_goes_on_by_the_same_keys(tmp_path: Path) -> None:
    async with hosting(tmp_path, size=WALL) as (pilot, host):
        await join(host, "anna")
        await press(pilot, "enter", "w")
        shown = screen_text(pilot.app)
        assert host.room.pupils["anna"].name not in shown
        assert "Close" not in shown
        assert pilot.app.theme == "briefbot-projector"
        await press(pilot, "enter", "w")
        assert isinstance(host.room.phase, Closed)
        assert pilot.app.theme == "briefbot-night"


class CannedHost:
    """A host without doors: what the screen needs of one, over a room that is decided and folded at once."""

    address, code, link, others, lan = "http://192.168.1.5:8470", "482913", "http://192.168.1.5:8470/#482913", (), True

    def __init__(self) -> None:
        self.table = Table(Rules(own_names=True))
        self.live = SimpleNamespace(trouble="")
        self.table.do(Join("anna", "t", "Anna"), Join("ben", "t", "Ben"))

    room = property(lambda self: self.table.room)
    next_step = ClassHost.next_step

    def report(self) -> Report:
        return report(self.table.room, GROUND.briefing)

    async def do(self, command: Command) -> str:
        self.table.do(command)
        self.changed()
        return ""

    def away(self, pupil: str) -> bool:
        return pupil == "ben"

    def on_change(self, changed: Callable[[], None]) -> None:
        self.changed = changed


STATES: dict[str, tuple[str, ...]] = {
    "lobby": (),
    "asking": ("enter",),
    "revealed": ("enter", "enter", "enter"),
    "wall": ("enter", "w"),
    "people": ("k",),
    "ended": ("enter", "enter", "enter", "e", "e"),
}


def going_to(state: str) -> tuple[ClassApp, Callable[[Pilot[Any]], Awaitable[None]]]:
    """The screen, and what brings it into a state."""
    host = CannedHost()
    app = ClassApp(lambda: HostScreen(cast(ClassHost, host)))
    app.animation_level = "none"

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in STATES[state]:
            if key == "enter" and isinstance(host.room.phase, Asking):
                right = host.room.questions[0].correct
                host.table.do(Answer("anna", 0, 1, right), Answer("ben", 0, 1, (right + 1) % 3))
            await press(pilot, key)

    return app, before


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_the_hosts_screen_looks_as_it_was_approved(snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    app, before = going_to(state)
    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("theme", ["briefbot-paper", "briefbot-contrast", "briefbot-projector"])
def test_the_hosts_screen_in_another_theme_has_its_contrast(snap_compare: Any, theme: str) -> None:
    app, before = going_to("revealed")

    async def read(pilot: Pilot[Any]) -> None:
        app.theme = theme
        await before(pilot)
        assert weak_text(app, 7.0 if theme == "briefbot-contrast" else 4.5) == []

    assert snap_compare(app, terminal_size=DESK, run_before=read)
