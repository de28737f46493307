"""What can happen in a room, as values; the log of a room is a sequence of these, and its state is their fold.

An event is written before anybody is told of it. It says what happened, never what is to happen: a new event type may be
added, a field may get a default, but what an event of the log meant stays as it was. Pupils are known by pseudonym; of their
token only a digest is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

import msgspec

from briefbot.quiz.item import KnownName
from briefbot.quiz.states import Question, Result

Pace = Literal["together", "own"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the teacher chose for a room.

    `speed_share` is the share (0 to 0.25) of a question's points that goes with speed. `confidence` asks "sure?" with each
    answer. `teams` are their names, none for no teams. `until` (aware) ends a room in which everyone goes at their own pace.
    """

    speed_share: float = 0.0
    confidence: bool = False
    teams: tuple[str, ...] = ()
    own_names: bool = False
    leaderboard: bool = True
    pace: Pace = "together"
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """One page that is shown to all between questions. `parts` are (style, text) pairs, top to bottom; a style is one of
    "words", "quote", "who", "row", "note"."""

    heading: str
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A room was opened. `names` are the known names of the briefing: the answer lines of the questions at the indices
    `sharing` have them all as their `reject`, and are written without."""

    at: datetime
    title: str
    rules: Rules
    questions: tuple[Question, ...]
    names: tuple[KnownName, ...] = ()
    sharing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody came in under a pseudonym. `token` is the SHA-256 (hex) of the secret that brings them back."""

    pupil: str
    name: str
    token: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Renamed:
    pupil: str
    name: str


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody is out of the room: by themselves, or because the teacher said so (`sent`)."""

    pupil: str
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Locked:
    """Whether nobody new may come in."""

    locked: bool


@dataclass(frozen=True, slots=True)
class Paused:
    at: datetime


@dataclass(frozen=True, slots=True)
class WentOn:
    """The pause is over."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """The question at `question` (an index) is open to everybody."""

    question: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """One pupil's answer to one question; the last one before the question closes counts.

    `turn` is the pupil's own count, so that what comes twice or late changes nothing. `choice` is the index of a chosen
    option. `asks` is not empty where what was typed is not an answer yet ("Which Bush?"), `tries` counts how often that was
    asked back. `seconds` since the question was asked; `sure` only where the room asks for it.
    """

    pupil: str
    question: int
    turn: int
    given: str
    result: Result
    choice: int | None = None
    reason: str = ""
    taken_for: str = ""
    asks: str = ""
    tries: int = 0
    sure: bool | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Closed:
    question: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Reopened:
    question: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Revealed:
    question: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """The question counts for nobody."""

    question: int


@dataclass(frozen=True, slots=True)
class Displayed:
    """A slide is on the wall."""

    slide: Slide


@dataclass(frozen=True, slots=True)
class Ended:
    at: datetime


Event = (
    Opened | Joined | Renamed | Left | Locked | Paused | WentOn | Asked | Answered | Closed | Reopened | Revealed
    | Skipped | Displayed | Ended
)  # fmt: skip

_TYPES: Final[dict[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        Opened, Joined, Renamed, Left, Locked, Paused, WentOn, Asked, Answered, Closed, Reopened, Revealed, Skipped,
        Displayed, Ended,
    )
}  # fmt: skip


def written(event: Event) -> tuple[str, str]:
    """(kind, JSON) of an event, as the log keeps it."""
    return type(event).__name__, msgspec.json.encode(event).decode()


def read(kind: str, body: str) -> Event:
    """The event that was written. Raises ValueError (msgspec.ValidationError is one) for what is no event."""
    if kind not in _TYPES:
        raise ValueError(f"{kind!r} is no event that this version knows")
    event: Event = msgspec.json.decode(body, type=_TYPES[kind])
    return event
