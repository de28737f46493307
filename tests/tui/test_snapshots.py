"""How every screen looks in its main states, at a desk, on a phone-sized terminal and on a wall."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefbot.errors import InvalidBriefing, Problem
from briefbot.tui.screens.problems import problem_sheet
from briefbot.tui.settings import Settings

from .stage import ask, make_app, settle, weak_text

Before = Callable[[Pilot[Any]], Awaitable[None]]
DESK = (80, 24)
PHONE = (40, 24)
WALL = (200, 60)


def asking(*questions: str, keys: tuple[str, ...] = ()) -> Before:
    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for question in questions:
            await ask(pilot, question)
        await pressing(*keys)(pilot)

    return before


def pressing(*keys: str) -> Before:
    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return before


STATES: dict[str, tuple[str, Before]] = {
    "welcome": ("ask", asking()),
    "answer": ("ask", asking("what did ms muray say?")),
    "correction": ("ask", asking("did ada complain about boots?")),
    "choice": ("ask", asking("what about the weather?")),
    "not_in_briefing": ("ask", asking("what did the mayor say?")),
    "suggestions": ("ask", pressing("g", "r")),
    "why": ("ask", asking("bus", keys=("f6",))),
    "help": ("ask", pressing("f1")),
    "settings": ("ask", pressing("f12")),
    "palette": ("ask", pressing("ctrl+p")),
    "opening": ("ask", pressing("ctrl+o")),
    "setup": ("quiz", pressing()),
    "choosing": ("quiz", pressing("enter")),
    "wrong": ("quiz", pressing("enter", "2")),
    "typing": ("quiz", pressing("enter", "1", "enter", "f6")),
    "summary": ("quiz", pressing("enter", "1", "enter", "f7", "enter", "1", "enter")),
    "grid": ("browse", pressing()),
    "statements": ("browse", pressing("tab", "down")),
    "people": ("browse", pressing(*["tab"] * 2)),
    "timeline": ("browse", pressing(*["tab"] * 3)),
    "compare": ("browse", pressing(*["tab"] * 4)),
    "sources": ("browse", pressing(*["tab"] * 5)),
    "scenarios": ("browse", pressing(*["tab"] * 6)),
    "glossary": ("browse", pressing(*["tab"] * 7)),
    "receipt": ("browse", pressing("tab", "down", "enter")),
    "progress": ("progress", pressing()),
    "over_time": ("progress", pressing("tab")),
    "due": ("progress", pressing("tab", "tab")),
    "table": ("progress", pressing("tab", "tab", "f8")),
    "sure": ("progress", pressing("shift+tab", "shift+tab")),
    "goal": ("progress", pressing("tab", "tab", "tab")),
    "confusions": ("progress", pressing("shift+tab")),
}


THEMED = (
    *("welcome", "answer", "correction", "choice", "suggestions", "why", "help", "settings", "palette", "opening"),
    *("setup", "choosing", "wrong", "summary", "grid", "statements", "timeline", "compare", "sources", "receipt"),
    *("progress", "goal", "confusions"),
)
"""Those states that have something the others have not."""
THEMES = ("briefbot-paper", "briefbot-contrast", "briefbot-projector")


@pytest.mark.parametrize("size", [DESK, PHONE, WALL], ids=["desk", "phone", "wall"])
@pytest.mark.parametrize("state", STATES)
def test_a_screen_looks_as_it_was_approved(snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    mode, before = STATES[state]
    assert snap_compare(make_app(mode=mode), terminal_size=size, run_before=before)


def test_the_conversation_on_a_wall(snap_compare: Any) -> None:
    questions = (
        "When does the bus leave?",
        "what did ms muray say?",
        "did ada complain about boots?",
        "what about the weather?",
    )
    assert snap_compare(make_app(), terminal_size=WALL, run_before=asking(*questions))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", THEMED)
def test_a_screen_in_another_theme_has_its_contrast(snap_compare: Any, state: str, theme: str) -> None:
    mode, before = STATES[state]
    app = make_app(mode=mode, settings=Settings(theme=theme, hint_seen=True))

    async def read(pilot: Pilot[Any]) -> None:
        await before(pilot)
        assert weak_text(pilot.app, 7.0 if theme == "briefbot-contrast" else 4.5) == []

    assert snap_compare(app, terminal_size=DESK, run_before=read)


def test_the_welcome_of_a_newcomer(snap_compare: Any) -> None:
    assert snap_compare(make_app(settings=Settings()), terminal_size=DESK, run_before=asking())


def test_a_reply_without_colour(snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=DESK, run_before=asking("did ada complain about boots?"))


def test_the_problems_of_a_briefing(snap_compare: Any) -> None:
    problems = (
        Problem(
            "B205", "E", "There is nobody called “adda”.", "Did you mean “ada”?", "$.statements[1].speaker", 12, 18
        ),
        Problem("B301", "W", "This statement does not cite a source.", "Add `cite`.", "$.statements[2]", 15, 5),
    )

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.push_screen(problem_sheet(Path("trip.json"), InvalidBriefing("trip.json", problems)))
        await settle(pilot)

    assert snap_compare(make_app(), terminal_size=DESK, run_before=before)
