"""A pupil at a terminal: keeps the connection to a room, comes back by token, and hands on what is to be shown.

The messages are those of the page. A pupil who loses the network is back in their own place as soon as there is one, and an
answer that was not acknowledged is sent again.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage, InvalidURI

from briefbot.briefing.save import save_new
from briefbot.classroom import wording
from briefbot.errors import UsageError

FIRST_PAUSE: Final = 0.2
LONGEST_PAUSE: Final = 5.0
NOT_BACK: Final = frozenset({4001, 4003})
"""Close codes after which a place is not taken again by itself: another window has it, or the teacher said so."""
LARGEST_ANSWER: Final = 64 * 1024 * 1024
"""Bytes of one message from the host; a briefing to take home is the largest."""


@dataclass(slots=True)
class Seat:
    """Who somebody is in a room. Kept by whoever wants to come back."""

    code: str
    token: str = ""


@dataclass(slots=True)
class Pupil:
    """One pupil. `room` and `you` are what the host showed last; `pending` is the answer that is not acknowledged."""

    url: str
    seat: Seat
    name: str = ""
    room: dict[str, Any] = field(default_factory=dict)
    you: dict[str, Any] = field(default_factory=dict)
    pending: dict[str, Any] | None = None
    _socket: ClientConnection | None = None
    _turn: int = 0

    async def messages(self) -> AsyncIterator[dict[str, Any]]:
        """Everything that the host says, over as many connections as it takes; {"lost": True} whenever one is lost.

        Ends when the place is gone for good. Raises UsageError where there is no class at the address at all.
        """
        pause, before = FIRST_PAUSE, False
        while True:
            try:
                async with connect(
                    self.url, compression=None, max_size=LARGEST_ANSWER, proxy=None, open_timeout=10
                ) as socket:
                    self._socket, pause, before = socket, FIRST_PAUSE, True
                    await self._hello(socket)
                    async for frame in socket:
                        message: dict[str, Any] = json.loads(frame)
                        self._take(message)
                        yield message
                        if message.get("door"):
                            return
            except ConnectionClosed:
                pass  # said below, like every other end of a connection
            except (OSError, InvalidHandshake, InvalidMessage, TimeoutError) as error:
                if not before:
                    raise UsageError(f"There is no class at {self.url} ({error}).") from error
            except InvalidURI as error:
                raise UsageError(f"{self.url} is no address of a class.") from error
            code = self._socket.close_code if self._socket else None
            self._socket = None
            if code in NOT_BACK:
                yield {"error": self._reason(code), "door": True}
                return
            yield {"lost": True}
            await asyncio.sleep(pause * (1 + random.random()))
            pause = min(pause * 2, LONGEST_PAUSE)

    async def answer(self, *, choice: int | None = None, typed: str = "", sure: bool | None = None) -> None:
        """Answers the question on the table, or with `sure` alone says how sure one is; kept and sent again until the host has
        acknowledged it."""
        question = self.question
        if question is None:
            return
        standing = self.you.get("answer") or {}
        self._turn = max(self._turn, standing.get("turn", 0)) + 1
        self.pending = {"do": "answer", "question": question["index"], "turn": self._turn}
        self.pending |= {"choice": choice} if choice is not None else {"typed": typed}
        sure = standing.get("sure") if sure is None else sure
        self.pending |= {"sure": sure} if sure is not None else {}
        await self.send(self.pending)

    async def send(self, message: dict[str, Any]) -> None:
        """Sends a message, if there is a connection; an answer that could not be sent waits."""
        if self._socket is not None:
            try:
                await self._socket.send(json.dumps(message))
            except ConnectionClosed:
                return  # the reader notices and connects anew

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()

    @property
    def question(self) -> dict[str, Any] | None:
        """The question that is open for this pupil."""
        if self.room.get("phase") == "asking" and self.you.get("may"):
            asked: dict[str, Any] = self.room["question"]
            return asked
        own: dict[str, Any] | None = self.you.get("question") if self.room.get("phase") == "own" else None
        return own

    async def _hello(self, socket: ClientConnection) -> None:
        if self.seat.token:
            await socket.send(json.dumps({"do": "back", "code": self.seat.code, "token": self.seat.token}))
        else:
            await socket.send(json.dumps({"do": "join", "code": self.seat.code, "name": self.name}))
        if self.pending is not None:
            await socket.send(json.dumps(self.pending))

    def _take(self, message: dict[str, Any]) -> None:
        welcome = message.get("welcome")
        if welcome:
            self.seat = Seat(welcome["code"], welcome.get("token") or self.seat.token)
        if "room" in message:
            self.room, self.you = message["room"], message["you"]
            self._acknowledge()
        if message.get("turn") and self.pending and message["turn"] == self.pending["turn"]:
            self.pending = None

    def _acknowledge(self) -> None:
        answer, pending = self.you.get("answer") or {}, self.pending
        if pending is None:
            return
        saved = answer.get("question") == pending["question"] and answer["turn"] >= pending["turn"]
        question = self.question
        if saved or question is None or question["index"] != pending["question"]:
            self.pending = None

    @staticmethod
    def _reason(code: int | None) -> str:
        return wording.SOMEWHERE_ELSE if code == 4001 else wording.SENT_OUT


def keep_file(file: dict[str, Any], folder: Path) -> Path:
    """Writes the file that a host gave, into the folder and nowhere else, whatever it is called; returns its path.

    Raises UsageError where there is one of this name already, CannotRead where it cannot be written.
    """
    name = re.sub(r"[^\w.-]", "-", Path(str(file.get("name", ""))).stem).strip(".") or "take-home"
    path = folder / f"{name[:80]}.json"
    save_new(path, str(file.get("text", "")))
    return path


def room_address(typed: str) -> tuple[str, str]:
    """(WebSocket address, code or empty) of what a pupil types: ``192.168.1.5:8470``, with or without ``http://`` and
    ``#482913``. Raises UsageError."""
    text = typed.strip()
    parts = urlsplit(text if "://" in text else f"http://{text}")
    code = re.sub(r"\s", "", parts.fragment)
    if parts.scheme not in {"http", "https", "ws", "wss"} or not parts.netloc:
        raise UsageError(f"{typed!r} is no address of a class. It looks like 192.168.1.5:8470.")
    scheme = "wss" if parts.scheme in {"https", "wss"} else "ws"
    return f"{scheme}://{parts.netloc}/socket", code
