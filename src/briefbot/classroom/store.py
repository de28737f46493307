"""Where rooms are kept: an append-only log of events per room, written before anybody is told.

`SqliteStore` is the default and needs no server; `postgres.py` serves a school. Both keep one promise: `exchange` decides and
appends under the room's lock, on top of whatever other processes wrote meanwhile, and what it returns is on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

from briefbot.classroom.events import Event, read, written
from briefbot.errors import StoreError
from briefbot.places import data_folder

FILE_NAME: Final = "classroom.sqlite3"
BUSY_SECONDS: Final = 5.0
FORGOTTEN: Final = "This room was deleted; nothing is kept of it."

Decide = Callable[[Sequence[Event]], Sequence[Event]]
"""Gets the events that are new since it last looked, gives the events to append behind them."""


@dataclass(frozen=True, slots=True)
class RoomRow:
    """What is known of a room beside its log. `host` is the SHA-256 (hex) of the teacher's token; `document` is the text of
    the briefing, for receipts, slides and what pupils take home."""

    id: str
    code: str
    host: str
    title: str
    opened: datetime
    document: str


class Store(Protocol):
    """Raises StoreError from every method when the log cannot be opened, read or written. `shared` tells whether other
    processes may serve the same rooms."""

    @property
    def shared(self) -> bool: ...

    def add(self, row: RoomRow, first: Event) -> None: ...

    def by_code(self, code: str) -> RoomRow | None: ...

    def by_id(self, room: str) -> RoomRow | None: ...

    def rooms(self) -> tuple[RoomRow, ...]: ...

    def read(self, room: str, since: int) -> tuple[Event, ...]: ...

    def exchange(self, room: str, since: int, decide: Decide) -> int: ...

    def forget(self, room: str) -> bool: ...

    def watch(self, changed: Callable[[str], None]) -> None: ...

    def close(self) -> None: ...


def store_path() -> Path:
    """Where the rooms of this machine are kept."""
    return data_folder() / FILE_NAME


def open_store(where: str) -> Store:
    """The store at a PostgreSQL address, at a path, or (empty) this machine's own. Raises StoreError or UsageError."""
    if where.partition("://")[0] in {"postgresql", "postgres", "postgresql+psycopg"}:
        from briefbot.classroom.postgres import PostgresStore

        return PostgresStore(where)
    return SqliteStore(Path(where) if where else store_path())


_SCHEMA: Final = (
    """
    CREATE TABLE IF NOT EXISTS rooms (
        id       TEXT PRIMARY KEY,
        code     TEXT NOT NULL UNIQUE,
        host     TEXT NOT NULL,
        title    TEXT NOT NULL,
        opened   TEXT NOT NULL,
        document TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS events (
        room TEXT NOT NULL,
        seq  INTEGER NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (room, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER IF NOT EXISTS events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS events_stay BEFORE DELETE ON events
    WHEN EXISTS (SELECT 1 FROM rooms WHERE id = OLD.room)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    "PRAGMA user_version = 1",
)
"""Events go only with their whole room, once its row is gone."""

_ROW: Final = "id, code, host, title, opened, document"


class SqliteStore:
    """One file, in WAL mode, synchronised with the disk at every commit. May be used from several threads."""

    shared = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = Lock()
        with self._trouble("opened"):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            with self._trouble("opened"):
                self._prepare()
        except StoreError:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        run = self._connection.execute
        if run("PRAGMA user_version").fetchone()[0] > 1:
            raise StoreError(f"{self.path} was written by a newer briefbot. Update briefbot; it was left as it is.")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA secure_delete = ON")
        with self._writing():
            for statement in _SCHEMA:
                run(statement)
        # Another process that is just opening the file may hold it; then that one switches it.
        with suppress(sqlite3.OperationalError):
            run("PRAGMA journal_mode = WAL")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _trouble(self, doing: str) -> Iterator[None]:
        with self._turn:
            try:
                yield
            except (sqlite3.Error, OSError, ValueError) as error:
                raise StoreError(
                    f"The rooms in {self.path} cannot be {doing} ({error}). Nothing was changed."
                ) from error

    def add(self, row: RoomRow, first: Event) -> None:
        """Writes down a new room with the first event of its log."""
        with self._trouble("written"), self._writing():
            values = (row.id, row.code, row.host, row.title, row.opened.isoformat(), row.document)
            self._connection.execute(f"INSERT INTO rooms ({_ROW}) VALUES (?, ?, ?, ?, ?, ?)", values)
            self._append(row.id, 0, [first])

    def by_code(self, code: str) -> RoomRow | None:
        return self._row("code", code)

    def by_id(self, room: str) -> RoomRow | None:
        return self._row("id", room)

    def _row(self, column: str, value: str) -> RoomRow | None:
        with self._trouble("read"):
            found = self._connection.execute(f"SELECT {_ROW} FROM rooms WHERE {column} = ?", (value,)).fetchone()
        return _room_row(found) if found else None

    def rooms(self) -> tuple[RoomRow, ...]:
        """Every room, the newest first."""
        with self._trouble("read"):
            return tuple(map(_room_row, self._connection.execute(f"SELECT {_ROW} FROM rooms ORDER BY opened DESC")))

    def read(self, room: str, since: int) -> tuple[Event, ...]:
        """What was written after `since`; events are numbered from 1 without gaps."""
        with self._trouble("read"):
            return self._read(room, since)

    def exchange(self, room: str, since: int, decide: Decide) -> int:
        """Gives `decide` what was written after `since`, appends what it decides; returns the number of the last event."""
        with self._trouble("written"), self._writing():
            if self._connection.execute("SELECT 1 FROM rooms WHERE id = ?", (room,)).fetchone() is None:
                raise StoreError(FORGOTTEN)
            news = self._read(room, since)
            return self._append(room, since + len(news), decide(news))

    def _read(self, room: str, since: int) -> tuple[Event, ...]:
        rows = self._connection.execute(
            "SELECT kind, body FROM events WHERE room = ? AND seq > ? ORDER BY seq", (room, since)
        )
        return tuple(read(kind, body) for kind, body in rows)

    def _append(self, room: str, last: int, events: Sequence[Event]) -> int:
        rows = [(room, last + number, *written(event)) for number, event in enumerate(events, 1)]
        self._connection.executemany("INSERT INTO events (room, seq, kind, body) VALUES (?, ?, ?, ?)", rows)
        return last + len(rows)

    def forget(self, room: str) -> bool:
        """Deletes a room with its log, also from the free pages of the file; False where there is none."""
        with self._trouble("written"):
            with self._writing():
                gone = self._connection.execute("DELETE FROM rooms WHERE id = ?", (room,)).rowcount
                self._connection.execute("DELETE FROM events WHERE room = ?", (room,))
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(gone)

    def watch(self, changed: Callable[[str], None]) -> None:
        """Nothing to watch: one process serves the rooms of a file."""

    def close(self) -> None:
        self._connection.close()


def _room_row(row: Sequence[str]) -> RoomRow:
    room, code, host, title, opened, document = row
    return RoomRow(room, code, host, title, datetime.fromisoformat(opened), document)
