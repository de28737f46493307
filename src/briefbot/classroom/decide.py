"""The rules of the room: what somebody wants becomes events, or a refusal in one sentence.

Pure, with clock and dice as arguments. Everything that a pupil sends is judged here against the room as it stands, never by
what the pupil's device believes: so what is forged, replayed, late or out of order is refused and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Final

from briefbot.classroom import events as happened
from briefbot.classroom import wording
from briefbot.classroom.events import Event, Slide
from briefbot.classroom.grading import graded
from briefbot.classroom.names import given_name, own_name
from briefbot.classroom.room import Asking, Closed, Ended, OwnPace, Phase, Pupil, Revealed, Room
from briefbot.text.normalise import fold

MOST_PUPILS: Final = 600
"""In one room; measured with 500 (bench/classroom.py)."""

LONGEST_ANSWER: Final = 300
"""Characters of a typed answer that are read."""


# --- What somebody may want ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Join:
    """Come in. `token` is the digest of the newcomer's secret; `name` counts only where own names are allowed."""

    pupil: str
    token: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """Come in again after leaving."""

    pupil: str


@dataclass(frozen=True, slots=True)
class Leave:
    pupil: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`choice` for a question with options, else `typed` (for rows to be arranged their numbers, "2 1 3"). With neither, only
    `sure` changes. `turn` is the sender's count, growing with each answer."""

    pupil: str
    question: int
    turn: int
    choice: int | None = None
    typed: str = ""
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """Send somebody out of the room."""

    pupil: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Give somebody another generated name."""

    pupil: str


@dataclass(frozen=True, slots=True)
class Lock:
    locked: bool


@dataclass(frozen=True, slots=True)
class Pause:
    paused: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the next question, or the one at `question`."""

    question: int | None = None


@dataclass(frozen=True, slots=True)
class Close:
    pass


@dataclass(frozen=True, slots=True)
class Reopen:
    pass


@dataclass(frozen=True, slots=True)
class Reveal:
    pass


@dataclass(frozen=True, slots=True)
class SkipQuestion:
    pass


@dataclass(frozen=True, slots=True)
class Display:
    slide: Slide


@dataclass(frozen=True, slots=True)
class End:
    pass


Command = (
    Join | Back | Leave | Answer | Send | Rename | Lock | Pause | Ask | Close | Reopen | Reveal | SkipQuestion | Display | End
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing happened, as one sentence for whoever wanted it."""

    reason: str


Decision = tuple[Event, ...] | Refused


def decide(room: Room, command: Command, now: datetime, rng: Random) -> Decision:
    """What the command makes happen in the room. An empty tuple: it is as it was wanted already."""
    if isinstance(room.phase, Ended):
        return Refused(wording.OVER)
    match command:
        case Join():
            return _join(room, command, rng)
        case Back(pupil) | Leave(pupil) | Send(pupil) | Rename(pupil):
            known = room.pupils.get(pupil)
            return Refused(wording.NOT_IN_ROOM) if known is None else _pupil(room, known, command, rng)
        case Answer():
            return _answer(room, command, now)
        case Lock(locked):
            return () if room.locked == locked else (happened.Locked(locked),)
        case Pause(paused):
            if paused == (room.paused is not None):
                return ()
            return (happened.Paused(now),) if paused else (happened.WentOn(now),)
        case End():
            return (*_settled(room.phase), happened.Ended(now))
        case _:
            return _course(room, command, now)


def _join(room: Room, command: Join, rng: Random) -> Decision:
    if room.locked:
        return Refused(wording.LOCKED)
    if len(room.pupils) >= MOST_PUPILS:
        return Refused(wording.FULL)
    if command.pupil in room.pupils:
        return Refused(wording.NOT_IN_ROOM)
    taken = _taken(room)
    name = own_name(command.name) if room.rules.own_names else ""
    if name and fold(name) in taken:
        return Refused(wording.name_taken(name))
    return (happened.Joined(command.pupil, name or given_name(taken, rng), command.token, _team(room)),)


def _taken(room: Room) -> frozenset[str]:
    return frozenset(fold(pupil.name) for pupil in room.pupils.values())


def _team(room: Room) -> str:
    """The team with the fewest members in the room, the first among equals."""
    sizes = {team: sum(pupil.team == team for pupil in room.here) for team in room.rules.teams}
    return min(sizes, key=lambda team: sizes[team], default="")


def _pupil(room: Room, known: Pupil, command: Command, rng: Random) -> Decision:
    match command:
        case Back() if known.sent:
            return Refused(wording.SENT_OUT)
        case Back():
            return () if known.here else (happened.Joined(known.id, known.name, known.token, known.team),)
        case Rename():
            return (happened.Renamed(known.id, given_name(_taken(room), rng)),)
        case Send():
            return () if known.sent else (happened.Left(known.id, sent=True),)
        case _:
            return (happened.Left(known.id),) if known.here else ()


def _answer(room: Room, command: Answer, now: datetime) -> Decision:
    pupil = room.pupils.get(command.pupil)
    if pupil is None or not pupil.here:
        return Refused(wording.NOT_IN_ROOM)
    if room.paused is not None:
        return Refused(wording.PAUSED)
    before = room.answers_to(command.question).get(pupil.id)
    if before is not None and command.turn <= before.turn:
        return ()
    match room.phase:
        case Asking(question, since) if question == command.question:
            if not room.may_answer(pupil, question):
                return Refused(wording.LATE)
        case OwnPace() if room.own_place(pupil.id) == command.question:
            if room.rules.until is not None and now >= room.rules.until:
                return Refused(wording.OVER)
            since = now
        case _:
            return Refused(wording.NOT_OPEN)
    if before is not None and command.choice is None and not command.typed and room.rules.confidence:
        return (replace(before, turn=command.turn, sure=command.sure),)
    answered = graded(
        room.questions[command.question], command.choice, command.typed[:LONGEST_ANSWER], before, since, now
    )
    if answered is None:
        return Refused(wording.NO_ANSWER)
    sure = command.sure if room.rules.confidence else None
    return (
        happened.Answered(
            pupil.id,
            command.question,
            command.turn,
            answered.given,
            answered.result,
            choice=command.choice,
            reason=answered.reason,
            taken_for=answered.taken_for,
            asks=answered.asks,
            tries=answered.tries,
            sure=sure,
            seconds=answered.seconds,
        ),
    )


def _course(room: Room, command: Command, now: datetime) -> Decision:
    """What moves the whole class: only where everyone goes together."""
    phase = room.phase
    match command:
        case _ if isinstance(phase, OwnPace):
            return Refused(wording.OWN_PACE)
        case Close() if isinstance(phase, Asking):
            return (*_going_on(room, now), happened.Closed(phase.question, now))
        case Reopen() if isinstance(phase, Closed):
            return (*_going_on(room, now), happened.Reopened(phase.question, now))
        case Reveal() if isinstance(phase, Asking):
            return (*_going_on(room, now), happened.Closed(phase.question, now), happened.Revealed(phase.question))
        case Reveal() if isinstance(phase, Closed):
            return (*_going_on(room, now), happened.Revealed(phase.question))
        case SkipQuestion() if isinstance(phase, Asking | Closed):
            return (*_going_on(room, now), happened.Skipped(phase.question))
        case Ask(question) if not isinstance(phase, Asking | Closed):
            wanted = room.next_question if question is None else question
            if wanted is None or wanted in room.asked or not 0 <= wanted < len(room.questions):
                return Refused(wording.NO_MORE_QUESTIONS)
            return (*_going_on(room, now), happened.Asked(wanted, now))
        case Display(slide) if not isinstance(phase, Asking | Closed):
            return (happened.Displayed(slide),)
    return Refused(wording.not_now(isinstance(phase, Revealed)))


def _going_on(room: Room, now: datetime) -> Iterable[Event]:
    """Moving on ends a pause."""
    return (happened.WentOn(now),) if room.paused is not None else ()


def _settled(phase: Phase) -> tuple[Event, ...]:
    """A question that is open when the room ends counts for nobody; a closed one counts."""
    match phase:
        case Asking(question):
            return (happened.Skipped(question),)
        case Closed(question):
            return (happened.Revealed(question),)
    return ()
