"""A pupil at a terminal, over a real room: the same as on a phone, by keyboard alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefbot.classroom.decide import Ask, Close, End, Pause, Reveal, Send
from briefbot.classroom.events import Rules
from briefbot.classroom.host import ClassHost
from briefbot.classroom.pupil import Pupil, Seat
from briefbot.tui.class_app import ClassApp
from briefbot.tui.screens.join import JoinScreen
from tests.classroom.stage import PATIENCE, done, open_class, right, wrong

from .stage import screen_text


async def sees(pilot: Pilot[Any], *wanted: str) -> str:
    """Waits until the screen shows all of this."""
    async with asyncio.timeout(PATIENCE):
        while not all(words in (text := screen_text(pilot.app)) for words in wanted):
            await asyncio.sleep(0.01)
            await pilot.pause()
    return text


@asynccontextmanager
async def joined(
    folder: Path, rules: Rules | None = None, mode: str = "chosen", code: str = ""
) -> AsyncIterator[tuple[Pilot[Any], ClassHost, JoinScreen]]:
    async with open_class(folder, rules, mode=mode) as host:
        pupil = Pupil(host.address.replace("http", "ws", 1) + "/socket", Seat(code or host.code))
        screen = JoinScreen(pupil)
        app = ClassApp(lambda: screen)
        app.animation_level = "none"
        async with app.run_test(size=(80, 40), notifications=True) as pilot:
            yield pilot, host, screen
            await pupil.close()


def answered(host: ClassHost, question: int) -> Callable[[], Any]:
    return lambda: next(iter(host.room.answers_to(question).values()), None)


async def test_a_question_is_chosen_by_a_digit_and_told_with_its_receipt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with joined(tmp_path) as (pilot, host, _):
        await sees(pilot, "It starts when your teacher begins")
        await done(host, Ask())
        await sees(pilot, "Question 1 of 3", "packed lunch")
        await pilot.press(str(right(host, 0) + 1))
        await sees(pilot, "Saved: Ada Byron. You can change it")
        await pilot.press(str(wrong(host, 0) + 1))
        await sees(pilot, f"Saved: {host.room.questions[0].options[wrong(host, 0)].text}")
        await done(host, Close())
        await sees(pilot, "Your answer:", "Closed.")
        await done(host, Reveal())
        await sees(pilot, "✗ Not right.", "Answer: Ada Byron", "Ada Byron, teacher", "0 of 1 right")
        await done(host, End())
        await sees(pilot, "Well done", "place 1")
        monkeypatch.chdir(tmp_path)
        await pilot.press("f9")
        await sees(pilot, "Saved as school-trip-take-home.json")
        assert (
            json.loads((tmp_path / "school-trip-take-home.json").read_text(encoding="utf-8"))["title"] == "School trip"
        )


async def test_a_typed_answer_is_asked_back_and_what_is_typed_stays(tmp_path: Path) -> None:
    async with joined(tmp_path, mode="typed") as (pilot, host, _):
        await sees(pilot, "It starts")
        await done(host, Ask(2))
        await sees(pilot, "Word for word")
        line = pilot.app.screen.query_one(Input)
        line.value = "Crane"
        await pilot.press("enter")
        await sees(pilot, "Which one?")
        assert line.value == "Crane"
        line.value = "Eva Crane"
        await pilot.press("enter")
        await sees(pilot, "Saved: Eva Crane")


async def test_a_pause_certainty_and_keys_are_shown(tmp_path: Path) -> None:
    async with joined(tmp_path, Rules(confidence=True)) as (pilot, host, _):
        await sees(pilot, "It starts")
        await done(host, Ask())
        await sees(pilot, "Question 1")
        await pilot.press("1")
        await sees(pilot, "Saved")
        await pilot.press("f7")
        await sees(pilot, "(sure)")
        await done(host, Pause(True))
        await sees(pilot, "There is a pause")
        await pilot.press("f1")
        await sees(pilot, "Playing: keys", "Chooses an option")


async def test_at_ones_own_pace_the_pupil_says_when_to_go_on(tmp_path: Path) -> None:
    async with joined(tmp_path, Rules(pace="own")) as (pilot, host, _):
        for question in range(3):
            await sees(pilot, f"Question {question + 1} of 3")
            await pilot.press(str(right(host, question) + 1))
            await sees(pilot, "✓ Right.")
            await pilot.press("f8")
        await sees(pilot, "Well done", "3 of 3 right")


async def test_who_is_sent_out_is_told_at_the_end(tmp_path: Path) -> None:
    async with joined(tmp_path) as (pilot, host, screen):
        await sees(pilot, "It starts")
        await done(host, Send(next(iter(host.room.pupils))))
        async with asyncio.timeout(PATIENCE):
            while not screen.trouble:
                await pilot.pause()
        assert "took you out" in screen.trouble


async def test_a_wrong_code_is_told_at_the_end(tmp_path: Path) -> None:
    async with joined(tmp_path, code="000000") as (pilot, _, screen):
        async with asyncio.timeout(PATIENCE):
            while not screen.trouble:
                await pilot.pause()
        assert screen.trouble.startswith("No room has this code")


QUESTION = {"index": 0, "number": 1, "total": 3, "how": "chosen", "stem": "Who said this?", "options": ["Ada", "Max"]}
YOU = {
    "name": "Calm Otter",
    "team": "Red",
    "points": 100,
    "right": 1,
    "asked": 1,
    "place": 0,
    "may": True,
    "answer": None,
}
TOLD = {
    **QUESTION, "skipped": False, "correct": 0, "solution": "Ada", "explanation": "",
    "receipt": {"words": "“Bring lunch”", "rows": [["Speaker", "Ada Byron, teacher"], ["Form", "quoted"]]},
}  # fmt: skip
ANSWER = {"question": 0, "turn": 1, "choice": 1, "given": "Max", "asks": "", "sure": None}
WRONG = {"result": "wrong", "headline": "Not right.", "reason": "", "corrections": ["That is from Ada."]}
STATES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "question": ({"phase": "asking", "question": QUESTION}, {**YOU, "answer": ANSWER}),
    "typed": ({"phase": "asking", "question": {**QUESTION, "how": "typed", "options": []}}, YOU),
    "reveal": ({"phase": "revealed", "question": TOLD}, {**YOU, "answer": ANSWER, "reveal": WRONG}),
}


@pytest.mark.parametrize("size", [(80, 24), (40, 24)], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_a_pupils_screen_looks_as_it_was_approved(snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    class Told(Pupil):
        """A pupil who was told one thing, and hears nothing more."""

        async def messages(self) -> AsyncIterator[dict[str, Any]]:
            self.room, self.you = ({"title": "School trip", "paused": False} | STATES[state][0], STATES[state][1])
            yield {"room": self.room}

    app = ClassApp(lambda: JoinScreen(Told("ws://nowhere", Seat("1"))))
    app.animation_level = "none"

    async def before(pilot: Pilot[Any]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False

    assert snap_compare(app, terminal_size=size, run_before=before)
