"""Live rooms: passes what people want to the rules, writes it down, then tells whoever listens.

Commands that come in while the log is being written wait together and are written together (group commit), so that thirty
answers in one second cost a few synchronised writes, and nobody is told "saved" before it is. Writing happens in a thread;
the loop never waits for a disk or a database.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from random import Random
from typing import Any, Final

from briefbot.classroom.decide import Command, Decision, Refused, decide
from briefbot.classroom.events import Event, Opened
from briefbot.classroom.room import Room, apply, fold
from briefbot.classroom.store import FORGOTTEN, RoomRow, Store
from briefbot.errors import StoreError, UsageError

Clock = Callable[[], datetime]
Listener = Callable[["Live", Sequence[Event]], None]

CODE_DIGITS: Final = 6
MOST_ROOMS: Final = 200
"""In the memory of one process: a school at the same hour."""

MOST_TOGETHER: Final = 200
"""Commands that are decided and written in one go: long enough to save writes, short enough to answer the first soon."""


def digest(secret: str) -> str:
    """What is kept of a token."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def new_secret() -> str:
    return secrets.token_urlsafe(18)


@dataclass(slots=True)
class _Waiting:
    command: Command
    answer: asyncio.Future[Decision]


class Live:
    """One room in memory: its state, and those who listen to it. `seq` is the number of the last event seen."""

    def __init__(self, row: RoomRow, room: Room, seq: int, hub: Hub) -> None:
        self.row = row
        self.room = room
        self.seq = seq
        self.listeners: list[Listener] = []
        self.trouble = ""
        self._hub = hub
        self._waiting: list[_Waiting] = []
        self._stale = False
        self._writing: asyncio.Task[None] | None = None

    async def submit(self, command: Command) -> Decision:
        """What became of a command, once it is on disk. Raises StoreError where it could not be written."""
        waiting = _Waiting(command, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._work()
        return await waiting.answer

    def look(self) -> None:
        """Reads what other processes wrote."""
        self._stale = True
        self._work()

    @property
    def in_use(self) -> bool:
        """Whether somebody listens, or something is being written."""
        return bool(self.listeners or self._waiting or self._writing)

    def pupil_with(self, token: str) -> str | None:
        """The id of the pupil whose secret this is."""
        wanted = digest(token)
        return next((pupil.id for pupil in self.room.pupils.values() if pupil.token == wanted), None)

    def _work(self) -> None:
        if self._writing is None:
            self._writing = self._hub.start(self._write_all())

    async def _write_all(self) -> None:
        try:
            while self._waiting or self._stale:
                batch, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
                self._stale = False
                await self._write(batch)
        finally:
            self._writing = None

    async def _write(self, batch: Sequence[_Waiting]) -> None:
        turn = _Turn(self.room, [waiting.command for waiting in batch], self._hub.clock, self._hub.rng)
        try:
            seq = await self._hub.in_thread(partial(self._exchange if batch else self._read, turn))
        except StoreError as error:
            self.trouble = str(error)
            for waiting in batch:
                if not waiting.answer.done():
                    waiting.answer.set_exception(error)
            self._tell(())
            return
        self.trouble = ""
        self.seq, self.room = seq, turn.room
        if turn.events:
            self._tell(turn.events)
        for waiting, decision in zip(batch, turn.decisions, strict=True):
            if not waiting.answer.done():
                waiting.answer.set_result(decision)

    def _exchange(self, turn: _Turn) -> int:
        return self._hub.store.exchange(self.row.id, self.seq, turn.decide)

    def _read(self, turn: _Turn) -> int:
        """Nothing to write: no lock is needed to read."""
        news = self._hub.store.read(self.row.id, self.seq)
        turn.decide(news)
        return self.seq + len(news)

    def _tell(self, events: Sequence[Event]) -> None:
        for listener in tuple(self.listeners):
            listener(self, events)


class _Turn:
    """One batch of commands decided on top of what others wrote. Made anew for each try, so a failed one leaves no trace."""

    def __init__(self, room: Room, commands: Sequence[Command], clock: Clock, rng: Random) -> None:
        self._before = room
        self._commands = commands
        self._clock = clock
        self._rng = rng
        self.room = room
        self.events: list[Event] = []
        self.decisions: list[Decision] = []

    def decide(self, news: Sequence[Event]) -> Sequence[Event]:
        """Called under the room's lock, in the writing thread; once more from the start where a store tries again."""
        room, own = self._before, list[Event]()
        self.decisions = []
        for event in news:
            room = apply(room, event)
        for command in self._commands:
            decision = decide(room, command, self._clock(), self._rng)
            self.decisions.append(decision)
            if not isinstance(decision, Refused):
                for event in decision:
                    room = apply(room, event)
                own += decision
        self.room = room
        self.events = [*news, *own]
        return own


class Hub:
    """The rooms that this process serves. `watching` tells of rooms that changed elsewhere."""

    def __init__(self, store: Store, clock: Clock, rng: Random) -> None:
        self.store = store
        self.clock = clock
        self.rng = rng
        self._live: dict[str, Live] = {}
        self._opening = asyncio.Lock()
        self._looking_up = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closing = False
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="classroom-store")

    async def watch(self) -> None:
        """Begins to follow what other processes write."""
        loop = asyncio.get_running_loop()

        def changed(room: str) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._changed, room)

        await self.in_thread(partial(self.store.watch, changed))

    async def new_room(self, opened: Opened, document: str) -> tuple[Live, str]:
        """A new room, and the teacher's token for it (kept nowhere but with the teacher). Raises StoreError."""
        token = new_secret()
        for _ in range(20):
            code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
            if await self.in_thread(partial(self.store.by_code, code)) is None:
                break
        row = RoomRow(secrets.token_hex(8), code, digest(token), opened.title, opened.at, document)
        await self.in_thread(partial(self.store.add, row, opened))
        return await self._open(row), token

    async def by_code(self, code: str) -> Live | None:
        """The room with this code. Raises StoreError."""
        async with self._looking_up:  # a whole class asks for one room at once: it is read for the first of them
            found = next((live for live in self._live.values() if live.row.code == code), None)
            if found is not None:
                return found
            row = await self.in_thread(partial(self.store.by_code, code))
            return None if row is None else await self._open(row)

    async def resume(self, room: str, token: str) -> Live:
        """The room with this id, for its teacher. Raises UsageError where there is none, or the token is not its own."""
        row = await self.in_thread(partial(self.store.by_id, room))
        if row is None or not secrets.compare_digest(row.host, digest(token)):
            raise UsageError(f"There is no room {room!r} of yours here. See yours: briefbot class rooms")
        return await self._open(row)

    async def _open(self, row: RoomRow) -> Live:
        async with self._opening:
            if row.id in self._live:
                return self._live[row.id]
            self._make_room()
            room, seq = await self.in_thread(partial(whole_room, self.store, row.id))
            live = self._live[row.id] = Live(row, room, seq, self)
            return live

    def _make_room(self) -> None:
        """Lets go of rooms that nobody listens to, when there are many. Raises StoreError where all of them are in use."""
        if len(self._live) < MOST_ROOMS:
            return
        self._live = {room: live for room, live in self._live.items() if live.in_use}
        if len(self._live) >= MOST_ROOMS:
            raise StoreError("Too many rooms are played here at once. Start one more process: briefbot class serve")

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Runs something beside; kept until it is done."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def in_thread(self, work: Callable[[], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def close(self) -> None:
        """Waits for what is being written, then closes the store."""
        self._closing = True
        while running := [task for task in self._tasks if not task.done()]:
            await asyncio.gather(*running, return_exceptions=True)
        await self.in_thread(self.store.close)
        self._pool.shutdown()

    def _changed(self, room: str) -> None:
        if self._closing:
            return
        targets = [self._live[room]] if room in self._live else ([] if room else list(self._live.values()))
        for live in targets:
            live.look()


def whole_room(store: Store, room: str) -> tuple[Room, int]:
    """A room folded from its whole log, and the number of its last event. Raises StoreError."""
    found = store.read(room, 0)
    folded = fold(found)
    if folded is None:
        raise StoreError(FORGOTTEN)
    return folded, len(found)
