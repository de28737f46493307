"""A class over the real server on loopback: a host without a screen, and devices that say exactly what a test wants."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from briefbot.classroom.decide import Command
from briefbot.classroom.events import Rules
from briefbot.classroom.host import ClassHost, Doors, Lesson, New
from briefbot.classroom.limits import Limits
from briefbot.quiz.states import QuizSettings

from .samples import ITEMS, trip_file

PATIENCE: Final = 20.0
Seen = dict[str, Any]

_OPEN: Final[dict[ClassHost, list[ClientConnection]]] = {}
"""The connections of each class, so that none outlives its test."""


class Device:
    """One connection, and everything it was told."""

    def __init__(self, host: ClassHost, socket: ClientConnection) -> None:
        self.host = host
        self.socket = socket
        self.heard: list[Seen] = []

    @classmethod
    async def open(cls, host: ClassHost, **options: Any) -> Self:
        address = host.address.replace("http://", "ws://") + "/socket"
        socket = await connect(address, compression=None, proxy=None, max_size=None, **options)
        _OPEN.setdefault(host, []).append(socket)
        return cls(host, socket)

    async def say(self, **message: Any) -> None:
        await self.socket.send(json.dumps(message))

    async def told(self, wanted: Callable[[Seen], Any] = lambda seen: True) -> Seen:
        """The next message that fits."""
        async with asyncio.timeout(PATIENCE):
            while True:
                seen: Seen = json.loads(await self.socket.recv())
                self.heard.append(seen)
                if wanted(seen):
                    return seen

    async def in_phase(self, phase: str) -> Seen:
        return await self.told(lambda seen: seen.get("room", {}).get("phase") == phase)

    async def join(self, name: str = "") -> Seen:
        await self.say(do="join", code=self.host.code, name=name)
        return await self.told(lambda seen: "welcome" in seen or "error" in seen)

    async def answer(self, question: int, turn: int, **fields: Any) -> Seen:
        await self.say(do="answer", question=question, turn=turn, **fields)
        return await self.told()

    async def closed(self) -> int | None:
        """Waits until the other side has closed; returns the code."""
        async with asyncio.timeout(PATIENCE):
            try:
                while True:
                    self.heard.append(json.loads(await self.socket.recv()))
            except ConnectionClosed:
                return self.socket.close_code


@asynccontextmanager
async def open_class(
    folder: Path,
    rules: Rules | None = None,
    limits: Limits | None = None,
    mode: str = "chosen",
    doors: Doors | None = None,
) -> AsyncIterator[ClassHost]:
    """An open room on the school trip; devices that are still open at the end are closed with it."""
    quiz = QuizSettings(seed=1, mode="typed" if mode == "typed" else "chosen")
    lesson = Lesson(rules or Rules(), quiz, ITEMS)
    host = await ClassHost.begin(New(trip_file(folder), lesson, str(folder / "rooms"), doors or Doors()), limits=limits)
    try:
        yield host
    finally:
        for socket in _OPEN.pop(host, []):
            socket.transport.abort()
        await host.close()


async def done(host: ClassHost, *commands: Command) -> None:
    for command in commands:
        assert await host.do(command) == ""


def right(host: ClassHost, question: int) -> int:
    """The index of the right option."""
    return host.room.questions[question].correct


def wrong(host: ClassHost, question: int) -> int:
    return (right(host, question) + 1) % len(host.room.questions[question].options)


GENEROUS: Final = replace(Limits(), rate=10_000.0, burst=10_000.0)
"""For tests that are not about the rate of messages."""
