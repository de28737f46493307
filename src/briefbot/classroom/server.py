"""The server in the teacher's own process: one page by HTTP, everything else over one WebSocket per device.

Every device is a stranger. It is bound to a pupil by its token alone, its frames are bounded in size and rate, its Origin
and Host are checked, and a slow or hostile one is let go without the others noticing. What is said is in `wire.py`, what is
shown in `views.py`, what is allowed in `decide.py`.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from briefbot.classroom import decide, views, wire, wording
from briefbot.classroom.addresses import join_address, join_link, qr_svg
from briefbot.classroom.connections import Counted, address_of
from briefbot.classroom.decide import Decision, Refused
from briefbot.classroom.events import Answered, Event, Left
from briefbot.classroom.hub import Hub, Live, digest, new_secret
from briefbot.classroom.limits import MOST_BYTES, MOST_WAITING_BYTES, Addresses, Bucket, Limits
from briefbot.classroom.pages import page, picture, refusal
from briefbot.classroom.room import Ended, OwnPace
from briefbot.classroom.scoring import Tally
from briefbot.classroom.takehome import take_home
from briefbot.errors import StoreError

OTHER_WINDOW: Final = 4001
SENT_OUT: Final = 4003
TOO_FAST: Final = 4008
"""Close codes that a page does not come back from by itself (4008: only after a while)."""

FILES_A_SECOND: Final = 0.1
MOST_FILES: Final = 3
"""To take home, for one connection: each costs as much as opening the briefing."""

_QR_PATH: Final = re.compile(r"/qr/(\d{6})\.svg")


class _Failures(logging.Handler):
    """Hands on what failed in this program itself. What strangers do wrong at the door is none of the teacher's business, and
    nothing may be printed into the middle of the screen."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if "failed" in record.getMessage() and error is not None:
            self._tell(f"{record.getMessage()}: {type(error).__name__}: {error}")


@dataclass(eq=False, slots=True)
class Device:
    """One open connection: a pupil's, a projector's, or nobody's yet."""

    connection: ServerConnection
    address: str
    bucket: Bucket
    files: Bucket
    live: Live | None = None
    pupil: str = ""
    wall: bool = False


@dataclass(eq=False, slots=True)
class _Audience:
    """Who looks at one room through this server."""

    pupils: dict[str, Device] = field(default_factory=dict)
    walls: set[Device] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)


class ClassServer:
    """Serves the rooms of a hub. `only` is the room that a projector without a code is shown; `failures` are sentences about
    what failed in here, to be told when the doors are closed."""

    def __init__(self, hub: Hub, limits: Limits | None = None) -> None:
        self.hub = hub
        self.limits = limits or Limits()
        self.only: Live | None = None
        self.address = ""
        self.failures: list[str] = []
        self._presence: list[Callable[[], None]] = []
        self._hosts: frozenset[str] = frozenset()
        self._audiences: dict[str, _Audience] = {}
        self._connections = Counted(self.limits)
        self._joins = Addresses(self.limits.joins_per_minute)
        self._wrong = Addresses(self.limits.wrong_codes_per_minute)
        self._server: Server | None = None
        self._proxied = False

    async def start(self, bind: str, port: int, hosts: Sequence[str], whole: str, named: str) -> int:
        """Opens the port (0: any free one) and returns it. `hosts` are the names by which devices may call this machine, and
        `named` the one to tell them; `whole` is the address of a proxy in front, empty where there is none. Raises OSError."""
        if whole:
            self._proxied = True
            self._connections = Counted(replace(self.limits, connections_per_address=self.limits.connections))
        self._server = await serve(
            self._serve,
            bind,
            port,
            process_request=self._request,
            create_connection=self._connections.kind(),
            compression=None,
            max_size=MOST_BYTES,
            max_queue=8,
            write_limit=MOST_WAITING_BYTES,
            open_timeout=10,
            ping_interval=20,
            ping_timeout=30,
            close_timeout=2,
            server_header=None,
            logger=self._logger(),
        )
        port = next(iter(self._server.sockets)).getsockname()[1]
        self._hosts = frozenset(f"{host}:{port}" for host in hosts) | (frozenset(hosts) if port == 80 else frozenset())
        self.address = whole.rstrip("/") or join_address(named, port)
        if whole:
            self._hosts |= {urlsplit(whole).netloc}
        return port

    def _logger(self) -> logging.Logger:
        logger = logging.Logger("briefbot.classroom")
        logger.addHandler(_Failures(self.failures.append))
        return logger

    async def close(self) -> None:
        """Says goodbye to every device and gives the port back."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    def on_presence(self, changed: Callable[[], None]) -> None:
        """Calls `changed` whenever a pupil connects or is gone."""
        self._presence.append(changed)

    def _changed(self) -> None:
        for changed in self._presence:
            changed()

    def online(self, room: str) -> frozenset[str]:
        """Ids of the pupils of a room who are connected to this process."""
        audience = self._audiences.get(room)
        return frozenset(audience.pupils) if audience else frozenset()

    # --- Coming in -------------------------------------------------------------------------------------------------------

    async def _request(self, connection: ServerConnection, request: Request) -> Response | None:
        """None lets a WebSocket in; anything else is a page or a refusal."""
        hosts = request.headers.get_all("Host")
        host = hosts[0] if len(hosts) == 1 else ""
        if host not in self._hosts:
            return refusal(HTTPStatus.MISDIRECTED_REQUEST, "This is not the address of this class.")
        path = urlsplit(request.path).path
        if path != "/socket":
            drawn = _QR_PATH.fullmatch(path)
            return picture(_qr(self.address, drawn[1]), host) if drawn else page(path, host)
        if any(urlsplit(origin).netloc != host for origin in request.headers.get_all("Origin")):
            return refusal(HTTPStatus.FORBIDDEN, "Another site may not talk to this class.")
        if self._connections.too_many(address_of(connection)):
            return refusal(HTTPStatus.TOO_MANY_REQUESTS, "Too many connections.")
        return None

    async def _serve(self, connection: ServerConnection) -> None:
        address = self._address(connection)
        bucket = Bucket(self.limits.rate, self.limits.burst, time.monotonic())
        files = Bucket(FILES_A_SECOND, MOST_FILES, time.monotonic())
        device = Device(connection, address, bucket, files)
        try:
            async for frame in connection:
                if not device.bucket.take(time.monotonic()):
                    await connection.close(TOO_FAST, wording.TOO_FAST)
                    break
                await self._heard(device, frame)
        except ConnectionClosed:
            pass  # gone without a word, as phones go; the room keeps their place
        finally:
            self._gone(device)

    async def _heard(self, device: Device, frame: str | bytes) -> None:
        message = wire.decoded(frame)
        try:
            match message:
                case wire.Look() | wire.Knock() | wire.Join() | wire.Back() if device.live is None:
                    await self._come_in(device, message)
                case wire.Answer() if device.pupil and device.live:
                    await self._answer(device, device.live, message)
                case wire.Leave() if device.pupil and device.live:
                    await device.live.submit(decide.Leave(device.pupil))
                case wire.TakeHome() if device.pupil and device.live:
                    await self._take_home(device, device.live)
                case _:
                    self._say(device, {"error": wording.NOT_UNDERSTOOD})
        except StoreError:
            self._say(device, {"error": wording.NOT_SAVED, "again": True})

    async def _come_in(self, device: Device, message: wire.Look | wire.Knock | wire.Join | wire.Back) -> None:
        now = time.monotonic()
        if self._wrong.spent(device.address, now):
            self._say(device, {"error": wording.TOO_MANY_TRIES, "door": True})
            return
        code = message.code.replace(" ", "")
        live = self.only if not code and isinstance(message, wire.Look) else await self.hub.by_code(code)
        if live is None:
            self._wrong.take(device.address, now)
            self._say(device, {"error": wording.NOT_THE_CODE, "door": True, "forget": isinstance(message, wire.Back)})
            return
        match message:
            case wire.Look():
                device.live, device.wall = live, True
                self._audience(live).walls.add(device)
                self._show_wall(live, device)
            case wire.Knock():
                self._say(device, {"room_here": {"title": live.room.title, "own_names": live.room.rules.own_names}})
            case wire.Join(name=name):
                await self._join(device, live, name)
            case wire.Back(token=token):
                await self._back(device, live, token)

    async def _join(self, device: Device, live: Live, name: str) -> None:
        if not self._joins.take(device.address, time.monotonic()):
            self._say(device, {"error": wording.TOO_MANY_TRIES, "door": True})
            return
        token, pupil = new_secret(), new_secret()[:12]
        decision = await live.submit(decide.Join(pupil, digest(token), name))
        self._seat(device, live, pupil, decision, {"token": token})

    async def _back(self, device: Device, live: Live, token: str) -> None:
        pupil = live.pupil_with(token)
        if pupil is None:
            self._wrong.take(device.address, time.monotonic())
            self._say(device, {"error": wording.NOT_IN_ROOM, "door": True, "forget": True})
            return
        decision: Decision = ()
        if not live.room.pupils[pupil].here:
            decision = await live.submit(decide.Back(pupil))
        self._seat(device, live, pupil, decision, {})

    def _seat(self, device: Device, live: Live, pupil: str, decision: Decision, welcome: dict[str, Any]) -> None:
        """Binds a connection to a pupil; an older one of the same pupil is let go."""
        if isinstance(decision, Refused):
            gone = decision.reason in {wording.SENT_OUT, wording.OVER}
            self._say(device, {"error": decision.reason, "door": True, "forget": gone})
            return
        device.live, device.pupil = live, pupil
        audience = self._audience(live)
        older = audience.pupils.get(pupil)
        audience.pupils[pupil] = device
        if older is not None:
            self._let_go(older, OTHER_WINDOW, wording.SOMEWHERE_ELSE)
        self._say(device, {"welcome": {**welcome, "code": live.row.code}, **self._view(live, pupil)})
        self._changed()

    def _address(self, connection: ServerConnection) -> str:
        """Whose limits count: the other side's, or who the proxy in front says it is (the last entry is the proxy's own)."""
        told = connection.request.headers.get_all("X-Forwarded-For") if self._proxied and connection.request else []
        return told[-1].rpartition(",")[2].strip() if told else address_of(connection)

    # --- Being there -----------------------------------------------------------------------------------------------------

    async def _answer(self, device: Device, live: Live, message: wire.Answer) -> None:
        choice = message.choice
        if message.question >= len(live.room.questions):
            self._say(device, {"error": wording.NOT_OPEN})
            return
        wanted = decide.Answer(device.pupil, message.question, message.turn, choice, message.typed, message.sure)
        decision = await live.submit(wanted)
        if isinstance(decision, Refused):
            self._say(device, {"error": decision.reason, "turn": message.turn, **self._view(live, device.pupil)})
        elif not decision:
            self._say(device, self._view(live, device.pupil))  # heard before: what stands is told again

    async def _take_home(self, device: Device, live: Live) -> None:
        """The file holds every answer, so it is given at the end only; making it takes a while, so not in the loop."""
        room, pupil = live.room, live.room.pupils[device.pupil]
        through = isinstance(room.phase, Ended) or (
            isinstance(room.phase, OwnPace) and room.own_place(pupil.id) is None
        )
        if not through or not device.files.take(time.monotonic()):
            self._say(device, {"error": wording.NOT_YET if not through else wording.TOO_MANY_TRIES})
            return
        missed = views.missed(room, pupil)
        name, text = await self.hub.in_thread(partial(take_home, live.row.document, missed, room.title))
        self._say(device, {"file": {"name": name, "text": text}})

    def _gone(self, device: Device) -> None:
        if device.live is None:
            return
        audience = self._audience(device.live)
        audience.walls.discard(device)
        if audience.pupils.get(device.pupil) is device:
            del audience.pupils[device.pupil]
            self._changed()
        if not audience.pupils and not audience.walls:
            del self._audiences[device.live.row.id]
            device.live.listeners.remove(self._happened)

    # --- Telling ---------------------------------------------------------------------------------------------------------

    def _audience(self, live: Live) -> _Audience:
        if live.row.id not in self._audiences:
            self._audiences[live.row.id] = _Audience()
            live.listeners.append(self._happened)
        return self._audiences[live.row.id]

    def _happened(self, live: Live, events: Sequence[Event]) -> None:
        """Tells each device what became new for it: an answer concerns its pupil alone, the course of the room everybody."""
        audience = self._audiences[live.row.id]
        alone = {event.pupil for event in events if isinstance(event, Answered)}
        for event in events:
            if isinstance(event, Left) and event.pupil in audience.pupils:
                code = SENT_OUT if event.sent else 1000
                self._let_go(audience.pupils.pop(event.pupil), code, wording.SENT_OUT if event.sent else "")
        if any(_concerns_all(event) for event in events):
            self._tell_all(live, audience)
        else:
            for pupil in alone & audience.pupils.keys():
                self._say(audience.pupils[pupil], self._view(live, pupil))
        if events:
            for wall in tuple(audience.walls):
                self._show_wall(live, wall)

    def _tell_all(self, live: Live, audience: _Audience) -> None:
        """The common part is encoded once; what differs is put beside it."""
        room = live.room
        shared = wire.encoded(views.common(room))
        places = views.places(room, audience.tally)
        for pupil, device in tuple(audience.pupils.items()):
            own = wire.encoded(views.personal(room, room.pupils[pupil], audience.tally, places))
            self._send(device, b'{"room":' + shared + b',"you":' + own + b"}")

    def _view(self, live: Live, pupil: str) -> dict[str, Any]:
        room, tally = live.room, self._audience(live).tally
        own = views.personal(room, room.pupils[pupil], tally, views.places(room, tally))
        return {"room": views.common(room), "you": own}

    def _show_wall(self, live: Live, wall: Device) -> None:
        self._say(wall, {"screen": views.screen(live.room, live.row.code, self.address)})

    def _say(self, device: Device, value: dict[str, Any]) -> None:
        self._send(device, wire.encoded(value))

    def _send(self, device: Device, frame: bytes) -> None:
        """Sends without waiting. Who does not take what is sent is let go, so that nothing piles up."""
        transport = device.connection.transport
        if transport.get_write_buffer_size() > MOST_WAITING_BYTES:
            transport.abort()
            return
        broadcast([device.connection], frame.decode())

    def _let_go(self, device: Device, code: int, reason: str) -> None:
        device.live, device.pupil = None, ""
        self.hub.start(device.connection.close(code, reason))


def _concerns_all(event: Event) -> bool:
    return type(event).__name__ not in {"Answered", "Joined", "Left", "Renamed", "Locked"}


@lru_cache(maxsize=64)
def _qr(address: str, code: str) -> bytes:
    return qr_svg(join_link(address, code))
