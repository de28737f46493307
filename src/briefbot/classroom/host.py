"""The teacher's side of a room without a screen: opens it, opens the doors, and knows the obvious next step.

The host screen, the line-by-line host and the tests all drive this; whatever it does is an event in the log first.
"""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Self

from briefbot.briefing.build import build
from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.load import open_briefing
from briefbot.briefing.model import Briefing
from briefbot.briefing.save import save
from briefbot.classroom import events
from briefbot.classroom.addresses import ANY, LOOPBACK, PORT, join_address, join_link, lan_addresses
from briefbot.classroom.decide import Ask, Close, Command, End, Refused, Reveal
from briefbot.classroom.events import Event, Rules
from briefbot.classroom.hub import Clock, Hub, Live
from briefbot.classroom.keys import Key, add_key, keys
from briefbot.classroom.limits import Limits
from briefbot.classroom.questions import class_questions, opened
from briefbot.classroom.report import Report, report
from briefbot.classroom.report_page import page
from briefbot.classroom.report_table import table
from briefbot.classroom.report_text import markdown
from briefbot.classroom.room import Asking, Closed, Ended, Lobby, OwnPace, Revealed, Room, Showing
from briefbot.classroom.server import ClassServer
from briefbot.classroom.store import Store, open_store
from briefbot.errors import StoreError, UsageError
from briefbot.quiz.ground import Ground
from briefbot.quiz.states import QuizSettings

PORTS_TRIED = 20


@dataclass(frozen=True, slots=True)
class Doors:
    """Who can come in: only this machine, or (`lan`) everybody in its network. `port` 0 takes the first free one from PORT
    on, or the one before where a room is resumed; `address` is what devices type where this machine cannot know it: a name
    (the port is added), or a whole address (``https://quiz.school``) where a proxy with a certificate stands in front."""

    lan: bool = False
    port: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is to be asked. `items` are quiz item ids, in their order; without, `quiz` says how many and of what."""

    rules: Rules = field(default_factory=Rules)
    quiz: QuizSettings = field(default_factory=QuizSettings)
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class New:
    """A new room on the briefing at `path`, kept in the store at `where` (empty: this machine's own)."""

    path: Path
    lesson: Lesson
    where: str
    doors: Doors


@dataclass(frozen=True, slots=True)
class Again:
    """A room of this teacher, as it stood when its host ended; the last one where `room` is empty."""

    room: str
    where: str
    doors: Doors


Beginning = New | Again


def utc_now() -> datetime:
    return datetime.now(UTC)


class ClassHost:
    """An open room with its server. `notices` are sentences for the teacher, newest last."""

    def __init__(self, hub: Hub, live: Live, server: ClassServer) -> None:
        self.hub = hub
        self.live = live
        self.server = server
        self.others: tuple[str, ...] = ()
        self.lan = False

    @classmethod
    async def begin(cls, beginning: Beginning, clock: Clock = utc_now, limits: Limits | None = None) -> Self:
        """An open room with open doors. Raises CannotRead, InvalidBriefing, UsageError or StoreError."""
        match beginning:
            case New(path, lesson, where, doors):
                first, document = _first_event(path, lesson, clock())
                hub = _hub(where, clock)
                live, token = await hub.new_room(first, document)
                key = Key(live.row.id, token, where)
            case Again(room, where, doors):
                key = my_key(room, where)
                hub = _hub(where or key.store, clock)
                try:
                    live = await hub.resume(key.room, key.token)
                except (UsageError, StoreError):
                    await hub.close()
                    raise
        return await cls._opened(hub, live, key, doors, limits)

    @classmethod
    async def _opened(cls, hub: Hub, live: Live, key: Key, doors: Doors, limits: Limits | None) -> Self:
        server = ClassServer(hub, limits)
        server.only = live
        host = cls(hub, live, server)
        try:
            opened = await open_doors(server, doors, key.port)
            add_key(replace(key, port=opened.port))
            host.others, host.lan = opened.others, opened.lan
            await hub.watch()
        except (UsageError, StoreError):
            await host.close()
            raise
        return host

    def away(self, pupil: str) -> bool:
        """Whether a pupil is not connected. In a school they may be connected to another process, so nobody is called away."""
        return not self.hub.store.shared and pupil not in self.server.online(self.live.row.id)

    @property
    def room(self) -> Room:
        return self.live.room

    @property
    def code(self) -> str:
        return self.live.row.code

    @property
    def address(self) -> str:
        return self.server.address

    @property
    def link(self) -> str:
        return join_link(self.address, self.code)

    async def do(self, command: Command) -> str:
        """Does something; returns an empty string, or the sentence why it was not done."""
        try:
            decision = await self.live.submit(command)
        except StoreError as error:
            return str(error)
        return decision.reason if isinstance(decision, Refused) else ""

    def next_step(self) -> tuple[str, Command] | None:
        """The obvious next step and its name; None where the room has ended or goes by itself."""
        match self.room.phase:
            case Asking():
                return "Close the question", Close()
            case Closed():
                return "Show the answer", Reveal()
            case Lobby() | Revealed() | Showing() if self.room.next_question is not None:
                return ("Next question" if self.room.asked else "Ask the first question"), Ask()
            case Ended() | OwnPace():
                return None
        return "End the room", End()

    @cached_property
    def briefing(self) -> Briefing:
        """The briefing of the room, as it was when the room was opened."""
        return build(json.loads(self.live.row.document), "")

    def report(self) -> Report:
        """What the class knows so far."""
        return report(self.room, self.briefing)

    def save_report(self, folder: Path) -> tuple[Path, ...]:
        """Writes the report as .md, .html and .csv; returns the files. Raises CannotRead where they cannot be written."""
        found, name = self.report(), f"class-{self.live.row.id}"
        texts = {".html": page(found), ".md": markdown(found), ".csv": table(found)}
        for ending, text in texts.items():
            save(folder / f"{name}{ending}", text)
        return tuple(folder / f"{name}{ending}" for ending in texts)

    def on_change(self, changed: Callable[[], None]) -> None:
        """Calls `changed` whenever something happened in the room, or somebody came or went."""

        def heard(live: Live, events: Sequence[Event]) -> None:
            changed()

        self.live.listeners.append(heard)
        self.server.on_presence(changed)

    async def close(self) -> None:
        """Closes the doors; the room stays in the store."""
        await self.server.close()
        await self.hub.close()


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: to the network or not, and further addresses of this machine."""

    lan: bool
    others: tuple[str, ...]
    port: int


async def open_doors(server: ClassServer, doors: Doors, before: int = 0) -> Opened:
    """Opens the port: the one asked for, else the one it had `before`, else the first free one. Raises UsageError where there
    is none."""
    found = lan_addresses() if doors.lan else ()
    whole = "://" in doors.address
    hosts = [LOOPBACK, "localhost", "[::1]", *found, *([doors.address] if doors.address and not whole else [])]
    named = doors.address or (found[0] if found else LOOPBACK)
    bind = ANY if doors.lan else LOOPBACK
    trouble = OSError()
    for port in [doors.port] if doors.port else [*([before] if before else []), *range(PORT, PORT + PORTS_TRIED)]:
        try:
            opened = await server.start(bind, port, hosts, doors.address if whole else "", named)
        except OSError as error:
            trouble = error
            continue
        others = tuple(join_address(other, opened) for other in found if other != named)
        return Opened(doors.lan, others, opened)
    wanted = doors.port or PORT
    raise UsageError(f"The port {wanted} cannot be opened ({trouble.strerror or trouble}). Choose another with --port.")


def my_key(room: str, where: str) -> Key:
    """The key of a room of this teacher: the one named, or the last. Raises UsageError or StoreError."""
    mine = [key for key in keys() if (not room or key.room == room) and (not where or key.store == where)]
    if not mine:
        named = f"no room {room!r}" if room else "no room"
        raise UsageError(f"There is {named} of yours here. Open one: briefbot class host")
    return mine[-1]


def _hub(where: str, clock: Clock) -> Hub:
    store: Store = open_store(where)
    return Hub(store, clock, random.Random(secrets.randbits(64)))


def _first_event(path: Path, lesson: Lesson, now: datetime) -> tuple[events.Opened, str]:
    """The opening of a room on a briefing, and the text of its file. Raises CannotRead, InvalidBriefing or UsageError."""
    briefing = open_briefing(path).briefing
    ground = Ground(briefing)
    seed = lesson.quiz.seed if lesson.quiz.seed is not None else secrets.randbits(32)
    questions = class_questions(ground, lesson.quiz, seed, lesson.items, now)
    return opened(briefing.title, lesson.rules, questions, ground, now), decode(read_bytes(path), path)
