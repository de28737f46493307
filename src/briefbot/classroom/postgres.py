"""The rooms of a school on one PostgreSQL: many rooms, several host processes, nothing lost with any of them.

SQLAlchemy's Core builds the statements, psycopg speaks to the server. A room is written under a lock on its own row, so two
processes that get answers for one room agree on their order; each commit notifies the others, which then read on. A process
that was cut off reads everything it missed when it is back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from secrets import token_hex
from typing import Any, Final

from briefbot.classroom import wording
from briefbot.classroom.events import Event, read, written
from briefbot.classroom.store import FORGOTTEN, Decide, RoomRow
from briefbot.errors import StoreError, UsageError

try:
    import psycopg
    import sqlalchemy as sql
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError
except ImportError as missing:
    raise UsageError(wording.NEEDS_SCHOOL) from missing

CHANNEL: Final = "briefbot_class"
SCHEMA_LOCK: Final = 8470
"""Any number, the same in every process: who prepares the tables holds it meanwhile."""

LISTEN_SECONDS: Final = 0.5
"""How long one wait for a notification lasts; between two of them it is seen whether the store was closed."""

CONNECT_SECONDS: Final = 5
POOL: Final = 8

_META: Final = sql.MetaData()
_ROOMS: Final = sql.Table(
    "briefbot_rooms",
    _META,
    sql.Column("id", sql.Text, primary_key=True),
    sql.Column("code", sql.Text, nullable=False, unique=True),
    sql.Column("host", sql.Text, nullable=False),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("opened", sql.DateTime(timezone=True), nullable=False),
    sql.Column("document", sql.Text, nullable=False),
)
_EVENTS: Final = sql.Table(
    "briefbot_events",
    _META,
    sql.Column("room", sql.Text, primary_key=True),
    sql.Column("seq", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("kind", sql.Text, nullable=False),
    sql.Column("body", sql.Text, nullable=False),
)
_APPEND_ONLY: Final = (
    """
    CREATE OR REPLACE FUNCTION briefbot_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM briefbot_rooms WHERE id = OLD.room) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'the log is append-only';
    END $$
    """,
    "DROP TRIGGER IF EXISTS briefbot_events_stay ON briefbot_events",
    """
    CREATE TRIGGER briefbot_events_stay BEFORE UPDATE OR DELETE ON briefbot_events
    FOR EACH ROW EXECUTE FUNCTION briefbot_append_only()
    """,
)
"""Events go only with their whole room, once its row is gone."""


class PostgresStore:
    """Raises StoreError from every method; from the first one where there is no server at the address."""

    shared = True

    def __init__(self, address: str) -> None:
        self._me = token_hex(8)
        self._closed = threading.Event()
        self._listener: threading.Thread | None = None
        try:
            url = sql.make_url(address).set(drivername="postgresql+psycopg")
            self._engine = sql.create_engine(
                url,
                pool_pre_ping=True,
                pool_size=POOL,
                max_overflow=0,
                connect_args={"connect_timeout": CONNECT_SECONDS},
            )
        except (ArgumentError, ValueError) as error:
            raise UsageError("That is no PostgreSQL address. It looks like postgresql://user@host/name.") from error
        self._plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        try:
            self._prepare()
        except StoreError:
            self._engine.dispose()
            raise

    def _prepare(self) -> None:
        """Makes the tables where there are none; several processes may start at once."""
        with self._writing("opened") as connection:
            connection.execute(sql.select(sql.func.pg_advisory_xact_lock(SCHEMA_LOCK)))
            if sql.inspect(connection).has_table(_EVENTS.name):
                return
            _META.create_all(connection)
            for statement in _APPEND_ONLY:
                connection.execute(sql.text(statement))

    @contextmanager
    def _writing(self, doing: str = "written") -> Iterator[sql.Connection]:
        """One transaction; every trouble comes out as one sentence, without the address and its password."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, ValueError) as error:
            cause = str(getattr(error, "orig", None) or error).strip().splitlines()
            why = cause[0] if cause else type(error).__name__
            raise StoreError(f"The rooms of the school cannot be {doing} ({why}). Nothing was changed.") from error

    def add(self, row: RoomRow, first: Event) -> None:
        """Writes down a new room with the first event of its log."""
        with self._writing() as connection:
            values = {column.name: getattr(row, column.name) for column in _ROOMS.columns}
            connection.execute(_ROOMS.insert(), values)
            _append(connection, row.id, 0, [first])

    def by_code(self, code: str) -> RoomRow | None:
        return self._row(_ROOMS.c.code == code)

    def by_id(self, room: str) -> RoomRow | None:
        return self._row(_ROOMS.c.id == room)

    def _row(self, wanted: sql.ColumnElement[bool]) -> RoomRow | None:
        with self._writing("read") as connection:
            found = connection.execute(_ROOMS.select().where(wanted)).one_or_none()
        return RoomRow(*found) if found else None

    def rooms(self) -> tuple[RoomRow, ...]:
        """Every room, the newest first."""
        with self._writing("read") as connection:
            return tuple(RoomRow(*row) for row in connection.execute(_ROOMS.select().order_by(_ROOMS.c.opened.desc())))

    def read(self, room: str, since: int) -> tuple[Event, ...]:
        """What was written after `since`."""
        with self._writing("read") as connection:
            return _read(connection, room, since)

    def exchange(self, room: str, since: int, decide: Decide) -> int:
        """Gives `decide` what was written after `since`, appends what it decides, and tells the other processes."""
        with self._writing() as connection:
            locked = connection.execute(
                sql.select(_ROOMS.c.id).where(_ROOMS.c.id == room).with_for_update()
            ).one_or_none()
            if locked is None:
                raise StoreError(FORGOTTEN)
            news = _read(connection, room, since)
            decided = decide(news)
            last = _append(connection, room, since + len(news), decided)
            if decided:
                connection.execute(sql.select(sql.func.pg_notify(CHANNEL, f"{room} {self._me}")))
            return last

    def forget(self, room: str) -> bool:
        """Deletes a room with its log; False where there is none."""
        with self._writing() as connection:
            gone = connection.execute(_ROOMS.delete().where(_ROOMS.c.id == room)).rowcount
            connection.execute(_EVENTS.delete().where(_EVENTS.c.room == room))
        return bool(gone)

    def watch(self, changed: Callable[[str], None]) -> None:
        """Calls `changed` (from a thread) with each room that another process wrote to; with "" after a broken connection."""
        ready = threading.Event()
        self._listener = threading.Thread(target=self._listen, args=(changed, ready), daemon=True)
        self._listener.start()
        ready.wait(CONNECT_SECONDS)

    def _listen(self, changed: Callable[[str], None], ready: threading.Event) -> None:
        while not self._closed.is_set():
            try:
                with psycopg.connect(self._plain, autocommit=True, connect_timeout=CONNECT_SECONDS) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    if ready.is_set():
                        changed("")
                    ready.set()
                    self._follow(connection, changed)
            except psycopg.Error:
                self._closed.wait(LISTEN_SECONDS)  # the server is away; when it is back, everything is read again

    def _follow(self, connection: psycopg.Connection[Any], changed: Callable[[str], None]) -> None:
        while not self._closed.is_set():
            for notice in connection.notifies(timeout=LISTEN_SECONDS):
                room, _, sender = notice.payload.partition(" ")
                if sender != self._me:
                    changed(room)

    def close(self) -> None:
        self._closed.set()
        if self._listener is not None:
            self._listener.join(2 * CONNECT_SECONDS)
        self._engine.dispose()


def _read(connection: sql.Connection, room: str, since: int) -> tuple[Event, ...]:
    wanted = sql.select(_EVENTS.c.kind, _EVENTS.c.body).where(_EVENTS.c.room == room, _EVENTS.c.seq > since)
    return tuple(read(kind, body) for kind, body in connection.execute(wanted.order_by(_EVENTS.c.seq)))


def _append(connection: sql.Connection, room: str, last: int, events: Sequence[Event]) -> int:
    rows = [
        {"room": room, "seq": last + number, "kind": kind, "body": body}
        for number, (kind, body) in enumerate(map(written, events), 1)
    ]
    if rows:
        connection.execute(_EVENTS.insert(), rows)
    return last + len(rows)
