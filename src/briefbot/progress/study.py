"""A quiz session with a record: lays out the questions, drives the machine, writes before it shows.

Both front ends use this one door. Trouble with the record never ends a session: it goes on in memory and `notice` says so.

    study = begin_study(briefing, settings, store, clock=utc_now)     # or resume_study(...)
    study.state                     # Asking | Prompted | Revealed | Summary of quiz/session.py
    study.send(Typed("Lavrov"))     # -> the new state; the answer is already on disk
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from briefbot.briefing.model import Briefing
from briefbot.quiz.session import Event, QuizSettings, State

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick before a session: its id, the words to show, and how many questions it has."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be asked now: kinds, speakers and topics with their numbers, and how many are due, new and there at all.

    `resumable` is the sentence offering to go on with an interrupted session, empty when there is none.
    """

    kinds: tuple[Choice, ...]
    speakers: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    due: int
    new: int
    total: int
    resumable: str = ""


class Study:
    """One session being answered. `notice` holds a sentence for the learner (nothing due, not being recorded), or is empty."""

    state: State
    notice: str

    def send(self, event: Event) -> State:
        """Passes the event to the session, commits what it recorded, then returns (and keeps) the new state."""
        raise NotImplementedError


class Store:
    """Placeholder for the type in progress/store.py."""


def open_record() -> tuple[Store | None, str]:
    """The learner's record and an empty sentence, or None and the sentence that says why nothing can be kept."""
    raise NotImplementedError


def offer(briefing: Briefing, store: Store | None, now: datetime) -> Offer:
    """What the setup screen shows."""
    raise NotImplementedError


def begin_study(briefing: Briefing, settings: QuizSettings, store: Store | None, clock: Clock) -> Study:
    """A new session. An interrupted older one is left as it is."""
    raise NotImplementedError


def resume_study(briefing: Briefing, store: Store, clock: Clock) -> Study | None:
    """The interrupted session where it was left, with its seed and its answers; None when there is none."""
    raise NotImplementedError
