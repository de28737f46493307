"""How the quiz looks while rows are put in order, while it asks how sure one is, while it rests, and at several picks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefbot.briefing.model import AuthorQuizItem
from briefbot.quiz.states import QuizSettings
from briefbot.tui.studies import RecordedStudies

from .samples import SMALL
from .stage import at_noon, make_app
from .test_snapshots import DESK, PHONE, pressing

STEPS = ("The bus leaves", "Everybody eats", "It rains on the harbour", "The bus is late")
ASKED = replace(
    SMALL,
    quiz=(
        AuthorQuizItem("steps", "In which order did the day go?", (), order=STEPS, item="bus"),
        AuthorQuizItem("who", "Who drove the bus?", ("grace",), ("ada", "linus"), item="late"),
    ),
)
ORDER = QuizSettings(count=1, seed=1, kinds=("own",))
CHOICE = QuizSettings(count=1, seed=3, kinds=("own",), mode="chosen", confidence=True)
STATES: dict[str, tuple[QuizSettings, tuple[str, ...]]] = {
    "arranging": (ORDER, ("enter", "down", "space")),
    "arranged": (ORDER, ("enter", "enter")),
    "weighing": (CHOICE, ("enter", "1")),
    "paused": (CHOICE, ("enter", "p")),
    "picking": (QuizSettings(), ("down", "down", "down", "enter", "space")),
}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_a_state_of_the_quiz_looks_as_it_was_approved(snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    settings, keys = STATES[state]
    briefing = replace(ASKED, quiz=ASKED.quiz[:1]) if settings is ORDER else ASKED
    app = make_app(mode="quiz", briefing=briefing, studies=RecordedStudies(briefing, at_noon))
    app.desk.quiz = settings
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))
