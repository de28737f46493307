"""A room for tests: three questions on a school trip, a clock that is moved by hand, dice that fall the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from briefbot.briefing.build import build
from briefbot.classroom.decide import Answer, Command, Join, Refused, decide
from briefbot.classroom.events import Event, Opened, Rules
from briefbot.classroom.questions import class_questions, opened
from briefbot.classroom.room import Room, apply, fold
from briefbot.quiz.ground import Ground
from briefbot.quiz.states import QuizSettings

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
TRIP: dict[str, object] = {
    "briefing": 1,
    "title": "School trip",
    "people": {
        "ada": {"name": "Ada Byron", "role": "teacher"},
        "max": {"name": "Max Planck", "role": "driver"},
        "eva": {"name": "Eva Crane", "role": "bee keeper"},
        "lise": {"name": "Lise Meitner", "role": "guide"},
        "karl": {"name": "Karl Crane", "role": "parent"},
    },
    "facts": ["The bus leaves for the lake on May 3 from the north gate."],
    "statements": [
        {"id": "lunch", "speaker": "ada", "text": "Everyone needs a packed lunch and a bottle of water."},
        {"id": "rain", "speaker": "max", "text": "Umbrellas will hardly be of any use in this weather."},
        {"id": "bees", "speaker": "eva", "quote": "the hives must be left alone by all of you"},
        {"id": "late", "speaker": "lise", "text": "Whoever comes late has to walk back home alone."},
        {"id": "cost", "speaker": "karl", "text": "This journey costs twice as much as the last one did."},
    ],
}
GROUND = Ground(build(TRIP, ""))
ITEMS = ("lunch/who-said", "rain/who-said", "bees/who-said")
PEOPLE = ("anna", "ben", "cleo")


def first(rules: Rules | None = None, mode: str = "chosen", items: Sequence[str] = ITEMS) -> Opened:
    """The opening of a room with these questions."""
    settings = QuizSettings(mode="typed" if mode == "typed" else "chosen")
    questions = class_questions(GROUND, settings, 1, items, NOON)
    return opened("School trip", rules or Rules(), questions, GROUND, NOON)


class Table:
    """A room with its log and a clock: what is done is decided, written down and folded, as the hub does it."""

    def __init__(self, rules: Rules | None = None, mode: str = "chosen", items: Sequence[str] = ITEMS) -> None:
        self.log: list[Event] = [first(rules, mode, items)]
        room = fold(self.log)
        assert room is not None
        self.room: Room = room
        self.now = NOON
        self.rng = Random(1)

    def do(self, *commands: Command) -> list[str]:
        """The refusals, in order."""
        refused = []
        for command in commands:
            decision = decide(self.room, command, self.now, self.rng)
            if isinstance(decision, Refused):
                refused.append(decision.reason)
                continue
            for event in decision:
                self.room = apply(self.room, event)
                self.log.append(event)
        return refused

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def join(self, *names: str) -> None:
        assert self.do(*(Join(name, f"token of {name}") for name in names)) == []

    def answer(self, pupil: str, question: int, *, right: bool, turn: int = 1, sure: bool | None = None) -> list[str]:
        correct = self.room.questions[question].correct
        return self.do(Answer(pupil, question, turn, correct if right else (correct + 1) % 3, sure=sure))


def trip_file(folder: Path) -> Path:
    path = folder / "trip.json"
    path.write_text(json.dumps(TRIP), encoding="utf-8")
    return path
