"""A quiz session with a record: lays out the questions, drives the machine, writes before it shows.

Both front ends use this one door. Trouble with the record never ends a session: it goes on in memory and `notice` says so.

    study = begin_study(briefing, settings, store, clock=utc_now)     # or resume_study(...)
    study.state                     # Asking | Prompted | Revealed | Summary of quiz/session.py
    study.send(Typed("Lavrov"))     # -> the new state; the answer is already on disk
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from briefbot.briefing.model import Briefing
from briefbot.errors import StoreError
from briefbot.progress.history import resumed_run
from briefbot.progress.shortcut import WORTHWHILE, Shortcut, keep, known_from
from briefbot.progress.stats import day_of, ready_by
from briefbot.progress.store import Store, StoredSession, briefing_key, record_path
from briefbot.quiz import wording
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import KINDS, split_id
from briefbot.quiz.plan import Known, askable, lay_out, make_plan, speaker_of
from briefbot.quiz.schedule import RETENTION
from briefbot.quiz.session import Event, QuizSettings, Record, Run, State, Summary, advance, again, begin
from briefbot.quiz.states import NO_DAY

Clock = Callable[[], datetime]
_PLAIN: Final = QuizSettings()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick before a session: its id, the words to show, and how many questions it has."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Goal:
    """What the learner aims at: the share (0..1) to be remembered, and the day (ISO) until which, empty where none is set."""

    retention: float = RETENTION
    ready_by: str = ""

    def on(self, today: date) -> Goal:
        """The goal as it stands on a day: a day that is over is none any more."""
        return self if self.ready_by >= today.isoformat() else Goal(self.retention)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be asked now: kinds, speakers and topics with their numbers, and how many are due, new and there at all.

    `resumable` is the sentence offering to go on with an interrupted session, empty when there is none. `aim` is the goal that
    holds, `ready` the share (0..1) that would be recalled on its day, None where it has none.
    """

    kinds: tuple[Choice, ...]
    speakers: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    due: int
    new: int
    total: int
    resumable: str = ""
    aim: Goal = Goal()
    ready: float | None = None


class Study:
    """One session being answered. `notice` holds a sentence for the learner (nothing due, not being recorded), or is empty."""

    def __init__(self, run: Run, store: Store | None, clock: Clock, notice: str = "", briefing: str = "") -> None:
        self.state: State = begin(run, clock())
        self.notice = notice
        self._store = store
        self._clock = clock
        self._briefing = briefing

    @property
    def recording(self) -> bool:
        return self._store is not None

    def send(self, event: Event) -> State:
        """Passes the event to the session, commits what it recorded, then returns (and keeps) the new state."""
        step = advance(self.state, event, self._clock())
        if step.records and self._store is not None:
            self._write(step.records)
        self.state = step.state
        return self.state

    def ask_again(self) -> State:
        """After the summary: what was not right once more, as a session of its own that schedules nothing."""
        now = self._clock()
        if not isinstance(self.state, Summary) or not self.state.again:
            return self.state
        state = again(self.state.run, secrets.token_hex(8), now)
        run = state.run
        if self._store is not None:
            asked = tuple((question.item.id, question.how) for question in run.questions)
            self._write((), (StoredSession(run.id, self._briefing, now, run.seed, True, run.settings, asked),))
        self.state = state
        return state

    def _write(self, records: Sequence[Record], sessions: Sequence[StoredSession] = ()) -> None:
        """Writes, or says that from now on nothing is kept."""
        assert self._store is not None
        try:
            self._store.add_all(sessions, records)
        except StoreError as error:
            self.notice = f"{error} {wording.NOT_RECORDED}"
            self._store = None


def open_record() -> tuple[Store | None, str]:
    """The learner's record and an empty sentence, or None and the sentence that says why nothing can be kept."""
    try:
        return Store(record_path()), ""
    except StoreError as error:
        return None, f"{error} {wording.NOT_RECORDED}"


def goal(briefing: Briefing, store: Store | None, settings: QuizSettings = _PLAIN) -> Goal:
    """The goal of these settings; what they leave open is as it was set last. Raises StoreError."""
    retention, ready_by = settings.retention, settings.ready_by
    for session in reversed(store.sessions(briefing_key(briefing)) if store else ()):
        retention = retention or session.settings.retention
        ready_by = ready_by or session.settings.ready_by
    return Goal(retention or RETENTION, "" if ready_by == NO_DAY else ready_by)


def remembered(briefing: Briefing, store: Store | None, settings: QuizSettings = _PLAIN) -> Mapping[str, Known]:
    """What the learner remembers of a briefing's questions, due as the goal wants it. Raises StoreError."""
    if store is None:
        return {}
    return known_from(store, briefing, goal(briefing, store, settings).retention)[0]


def offer(briefing: Briefing, store: Store | None, now: datetime) -> Offer:
    """What the setup screen shows. Raises StoreError when the record cannot be read."""
    ground = Ground(briefing)
    known = remembered(briefing, store)
    ids = askable(ground, QuizSettings())
    notes = [split_id(quiz_id)[0] for quiz_id in ids]
    kinds = Counter(split_id(quiz_id)[1] for quiz_id in ids)
    speakers = Counter(speaker_of(ground, note) for note in notes)
    topics = Counter(topic for note in notes if note in ground.notes for topic in ground.notes[note].topics)
    left = store.interrupted(briefing_key(briefing)) if store else None
    aim = goal(briefing, store).on(now.date())
    return Offer(
        kinds=tuple(Choice(kind.id, kind.title, kinds[kind.id]) for kind in KINDS.values() if kinds[kind.id]),
        speakers=tuple(Choice(speaker, briefing.name(speaker), speakers[speaker]) for speaker in ground.speakers),
        topics=tuple(
            Choice(topic.id, topic.name, topics[topic.id]) for topic in briefing.topics.values() if topics[topic.id]
        ),
        due=sum(known[quiz_id].memory.due <= now for quiz_id in ids if quiz_id in known),
        new=sum(quiz_id not in known for quiz_id in ids),
        total=len(ids),
        resumable=wording.resumable(left.started.date().isoformat(), len(left.questions)) if left else "",
        aim=aim,
        ready=ready_by({quiz_id: known[quiz_id] for quiz_id in ids if quiz_id in known}, len(ids), day_of(aim.ready_by))
        if aim.ready_by
        else None,
    )


def begin_study(briefing: Briefing, settings: QuizSettings, store: Store | None, clock: Clock) -> Study:
    """A new session. An interrupted older one is left as it is."""
    now = clock()
    ground = Ground(briefing)
    store = store if settings.record else None
    notice = ""
    try:
        aim = goal(briefing, store, settings)
        known, short = known_from(store, briefing, aim.retention) if store else ({}, Shortcut(aim.retention))
    except StoreError as error:
        aim, short = Goal(), Shortcut(0.0)
        known, store, notice = {}, None, f"{error} {wording.NOT_RECORDED}"
    settings = replace(settings, retention=aim.retention, ready_by=aim.ready_by or NO_DAY)
    seed = secrets.randbelow(2**31) if settings.seed is None else settings.seed
    same = bool(briefing.digest) and short.digest == briefing.digest
    plan = make_plan(ground, settings, seed, known, now, (same and short.unchanged) or {})
    if store is not None and briefing.digest and len(plan.unchanged) >= WORTHWHILE and not same:
        keep(store, briefing, replace(short, digest=briefing.digest, unchanged=plan.unchanged))
    if not notice and plan.questions and plan.cramming and not settings.cram:
        notice = wording.NOTHING_DUE
    run = Run(secrets.token_hex(8), settings, seed, plan.cramming, plan.questions)
    if store is not None and plan.questions:
        asked = tuple((question.item.id, question.how) for question in plan.questions)
        try:
            store.add_session(StoredSession(run.id, briefing_key(briefing), now, seed, plan.cramming, settings, asked))
        except StoreError as error:
            store, notice = None, f"{error} {wording.NOT_RECORDED}"
    return Study(run, store, clock, notice, briefing_key(briefing))


def resume_study(briefing: Briefing, store: Store, clock: Clock) -> Study | None:
    """The interrupted session where it was left, with its seed and its answers; None when there is none. Raises StoreError."""
    session = store.interrupted(briefing_key(briefing))
    if session is None:
        return None
    ground = Ground(briefing)
    laid_out = (lay_out(ground, quiz_id, how, session.seed, None) for quiz_id, how in session.questions)
    questions = {question.item.id: question for question in laid_out if question is not None}
    run = resumed_run(session, questions, store.records_of(session.id))
    return Study(run, store, clock, wording.RESUMED, briefing_key(briefing))
