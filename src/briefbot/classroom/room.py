"""A room as a value: the state that the events of its log add up to.

Pure: no clock, no dice, no network. `apply` believes every event, because each was decided (decide.py) before it was
written; so a killed host folds its log and stands where it stood, and two processes that read one log agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from briefbot.classroom import events as happened
from briefbot.classroom.events import Answered, Event, Rules, Slide
from briefbot.quiz.item import KnownName
from briefbot.quiz.states import Question

# --- Phases: where a room stands ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lobby:
    """People come in; nothing was asked yet."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is open since `since`; answers may be given and changed."""

    question: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """Answers are in, and nothing is told yet."""

    question: int
    since: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Revealed:
    question: int


@dataclass(frozen=True, slots=True)
class Showing:
    """A slide is shown between questions."""

    slide: Slide


@dataclass(frozen=True, slots=True)
class OwnPace:
    """Everyone goes through the questions by themselves."""


@dataclass(frozen=True, slots=True)
class Ended:
    pass


Phase = Lobby | Asking | Closed | Revealed | Showing | OwnPace | Ended


# --- The room ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pupil:
    """One pseudonym. `since` is how many questions had been asked when they came: those are not counted for them."""

    id: str
    name: str
    token: str
    team: str
    since: int
    here: bool = True
    sent: bool = False


def _nothing() -> Mapping[str, Pupil]:
    return MappingProxyType({})


def _no_answers() -> Mapping[int, Mapping[str, Answered]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Room:
    """`asked` are the indices of questions in the order in which they were asked, `skipped` those that count for nobody,
    `told` those that were revealed. `answers` holds question -> pupil -> the answer that counts. `paused` is since when."""

    title: str
    rules: Rules
    questions: tuple[Question, ...]
    phase: Phase = Lobby()
    pupils: Mapping[str, Pupil] = field(default_factory=_nothing)
    answers: Mapping[int, Mapping[str, Answered]] = field(default_factory=_no_answers)
    asked: tuple[int, ...] = ()
    skipped: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()
    locked: bool = False
    paused: datetime | None = None

    @property
    def here(self) -> tuple[Pupil, ...]:
        """Everybody in the room, in the order in which they came."""
        return tuple(pupil for pupil in self.pupils.values() if pupil.here)

    @property
    def next_question(self) -> int | None:
        """The index of the first question that was not asked yet."""
        return next((index for index in range(len(self.questions)) if index not in self.asked), None)

    @property
    def counted(self) -> tuple[int, ...]:
        """The questions that count so far, in the order in which they were asked; in a room at everyone's own pace all."""
        if self.rules.pace == "own":
            return tuple(range(len(self.questions)))
        return tuple(index for index in self.asked if index in self.told and index not in self.skipped)

    def answers_to(self, question: int) -> Mapping[str, Answered]:
        return self.answers.get(question, MappingProxyType({}))

    def place_of(self, question: int) -> int:
        """Which question it is, counting from 1 in the order in which they were asked."""
        return self.asked.index(question) + 1 if question in self.asked else question + 1

    def may_answer(self, pupil: Pupil, question: int) -> bool:
        """Whether the pupil was there before the question was asked: who comes late starts with the next one."""
        return self.rules.pace == "own" or (question in self.asked and self.asked.index(question) >= pupil.since)

    def waiting_for(self, question: int) -> tuple[Pupil, ...]:
        """Those in the room who may answer and have not."""
        given = self.answers_to(question)
        return tuple(
            pupil
            for pupil in self.here
            if self.may_answer(pupil, question) and (pupil.id not in given or given[pupil.id].asks)
        )

    def own_place(self, pupil: str) -> int | None:
        """At everyone's own pace: the question that a pupil has to answer now, None after the last."""
        for index in range(len(self.questions)):
            answer = self.answers_to(index).get(pupil)
            if answer is None or answer.asks:
                return index
        return None


def fold(events: Iterable[Event], room: Room | None = None) -> Room | None:
    """The room after these events; None where there are none. Raises ValueError where a log does not begin with Opened."""
    for event in events:
        if isinstance(event, happened.Opened):
            room = _opened(event)
        elif room is None:
            raise ValueError("A log begins with the opening of its room.")
        else:
            room = apply(room, event)
    return room


def apply(room: Room, event: Event) -> Room:
    """The room after one more event."""
    match event:
        case happened.Answered():
            given = MappingProxyType({**room.answers_to(event.question), event.pupil: event})
            return replace(room, answers=MappingProxyType({**room.answers, event.question: given}))
        case happened.Joined(pupil, name, token, team):
            before = room.pupils.get(pupil)
            since = len(room.asked) if before is None else before.since
            return _with_pupil(room, Pupil(pupil, name, token, team, since))
        case happened.Renamed(pupil, name):
            return _with_pupil(room, replace(room.pupils[pupil], name=name))
        case happened.Left(pupil, sent):
            return _with_pupil(room, replace(room.pupils[pupil], here=False, sent=sent))
        case happened.Locked(locked):
            return replace(room, locked=locked)
        case happened.Paused(at):
            return replace(room, paused=at)
        case happened.WentOn(at):
            return _went_on(room, at)
        case _:
            return _moved(room, event)


def _moved(room: Room, event: Event) -> Room:
    """The room after an event of the course: another phase, and which questions were asked, skipped and told."""
    match event:
        case happened.Asked(question, at):
            return replace(room, phase=Asking(question, at), asked=(*room.asked, question))
        case happened.Closed(question, at):
            since = room.phase.since if isinstance(room.phase, Asking) else at
            return replace(room, phase=Closed(question, since, at))
        case happened.Reopened(question, at):
            closed = room.phase
            since = closed.since + (at - closed.at) if isinstance(closed, Closed) else at
            return replace(room, phase=Asking(question, since))
        case happened.Revealed(question):
            return replace(room, phase=Revealed(question), told=room.told | {question})
        case happened.Skipped(question):
            told, skipped = room.told | {question}, room.skipped | {question}
            return replace(room, phase=Revealed(question), told=told, skipped=skipped)
        case happened.Displayed(slide):
            return replace(room, phase=Showing(slide))
        case happened.Ended():
            return replace(room, phase=Ended(), paused=None)
    return room


def _opened(event: happened.Opened) -> Room:
    questions = tuple(
        _with_names(question, event.names) if index in event.sharing else question
        for index, question in enumerate(event.questions)
    )
    phase: Phase = OwnPace() if event.rules.pace == "own" else Lobby()
    return Room(event.title, event.rules, questions, phase)


def _with_names(question: Question, names: tuple[KnownName, ...]) -> Question:
    line = question.item.line
    if line is None:
        return question
    return replace(question, item=replace(question.item, line=replace(line, reject=names)))


def _with_pupil(room: Room, pupil: Pupil) -> Room:
    return replace(room, pupils=MappingProxyType({**room.pupils, pupil.id: pupil}))


def _went_on(room: Room, at: datetime) -> Room:
    """After a pause the question has been open for as long as before it."""
    phase, since = room.phase, room.paused
    if isinstance(phase, Asking) and since is not None:
        phase = replace(phase, since=phase.since + (at - since))
    return replace(room, phase=phase, paused=None)
