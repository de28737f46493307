"""The learner's record on disk: one SQLite file, one append-only table of reviews from which all else is rebuilt.

An answer is committed before the next question is shown. Nothing is ever updated or deleted: taking back and overriding are
records of their own, and triggers in the file refuse anything else. Every trouble comes out as a StoreError, one sentence.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Final, Self, cast

from briefbot.briefing.model import Briefing
from briefbot.errors import StoreError
from briefbot.places import data_folder
from briefbot.progress.schema import MIGRATIONS
from briefbot.quiz.session import Act, How, QuizSettings, Record
from briefbot.text.normalise import fold

FILE_NAME: Final = "record.sqlite3"

BUSY_SECONDS: Final = 5.0
"""How long one terminal waits for another that is writing; a write takes milliseconds."""


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session as it was laid out: enough to ask the same questions again. `questions` are (quiz item id, how) pairs."""

    id: str
    briefing: str
    started: datetime
    seed: int
    cramming: bool
    settings: QuizSettings
    questions: tuple[tuple[str, How], ...]


@dataclass(frozen=True, slots=True)
class Logged:
    """A record with its number in the log, which only grows."""

    seq: int
    record: Record


def briefing_key(briefing: Briefing) -> str:
    """The name under which a briefing's history is kept: its title, folded, as a slug.

    The file may be edited, moved and reworded and keeps its history; a new title starts a new one. Two briefings with the
    same title share a history, question by question where their ids agree.
    """
    slug = "-".join(re.findall(r"\w+", fold(briefing.title)))
    return slug or sha256(briefing.title.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def record_path() -> Path:
    """Where the record is kept."""
    return data_folder() / FILE_NAME


class Store:
    """An open record. Raises StoreError from every method when the file cannot be opened, read or written.

    It may be used from several threads; they wait for each other.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _prepare(self) -> None:
        run = self._connection.execute
        version = run("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise StoreError(
                f"Your record {self.path} was written by a newer briefbot. Update briefbot to use it; it was left as it is."
            )
        run("PRAGMA synchronous = FULL")
        run("PRAGMA foreign_keys = ON")
        if version < len(MIGRATIONS):
            self._migrate()
        # Switching to WAL does not wait for another process that is just opening the file; that one switches it then, and
        # nothing depends on it but speed.
        with suppress(sqlite3.OperationalError):
            run("PRAGMA journal_mode = WAL")

    def _migrate(self) -> None:
        """Brings the file up to date in one transaction; the version is read again inside, for two may start at once."""
        with self._writing() as run:
            version = run("PRAGMA user_version").fetchone()[0]
            for number, statements in enumerate(MIGRATIONS[version:], version + 1):
                for statement in statements:
                    run(statement)
                run("INSERT INTO migrations (version) VALUES (?)", (number,))
                run(f"PRAGMA user_version = {number}")

    @contextmanager
    def _writing(self) -> Iterator[Callable[..., sqlite3.Cursor]]:
        """One transaction that takes the write lock at once, so that two terminals wait instead of failing half-way."""
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        try:
            yield run
            run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                run("ROLLBACK")
            raise

    @contextmanager
    def _trouble(self, doing: str) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except sqlite3.IntegrityError as error:
            raise StoreError("This session is being answered in another terminal too; go on there.") from error
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"Your record {self.path} cannot be {doing} ({error}). What is in it was left as it is."
            ) from error

    def add_session(self, session: StoredSession) -> None:
        """Writes down how a session was laid out, before its first question is shown."""
        self.add_all([session], [])

    def append(self, records: Sequence[Record]) -> None:
        """Appends records in one transaction; they are on disk when this returns."""
        self.add_all([], records)

    def add_all(self, sessions: Sequence[StoredSession], records: Sequence[Record]) -> None:
        """Adds sessions, then records, all of them or none."""
        with self._trouble("written"), self._writing() as run:
            run_all(run, sessions, records)

    def reset(self, aside: Path, briefing: str | None = None) -> int:
        """Takes the sessions of a briefing (or all) out of the record, after a copy of the whole of it was put at `aside`.

        Gives the number of sessions taken out. The log cannot be deleted from, so its tables are made anew with what stays, in
        one transaction: another terminal sees the old record or the new one.
        """
        with self._trouble("reset"):
            self._connection.execute("VACUUM INTO ?", (str(aside),))
        with self._trouble("reset"), self._writing() as run:
            staying = () if briefing is None else tuple(one for one in self.sessions() if one.briefing != briefing)
            records = [record for session in staying for record in self.records_of(session.id)]
            gone = len(self.sessions()) - len(staying)
            for table in ("reviews", "sessions", "migrations"):
                run(f"DROP TABLE {table}")
            for number, statements in enumerate(MIGRATIONS, 1):
                for statement in statements:
                    run(statement)
                run("INSERT INTO migrations (version) VALUES (?)", (number,))
            run_all(run, staying, records)
        return gone

    def records(self, briefing: str) -> tuple[Record, ...]:
        """Every record of a briefing, in the order in which they were written."""
        return tuple(logged.record for logged in self.logged(briefing))

    def logged(self, briefing: str, after: int = 0) -> tuple[Logged, ...]:
        """The records of a briefing with a number above `after`, with their numbers, in the order of writing."""
        with self._trouble("read"):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS}, seq FROM reviews WHERE seq > ? AND session IN "
                "(SELECT id FROM sessions WHERE briefing = ?) ORDER BY seq",
                (after, briefing),
            )
            return tuple(Logged(row[-1], _record(row[:-1])) for row in rows)

    def place_in_log(self, briefing: str, seq: int) -> tuple[int, str, int] | None:
        """How many records of a briefing go up to a number, and session and turn of that one; None if it is not there."""
        with self._trouble("read"):
            count = self._connection.execute(
                "SELECT COUNT(*) FROM reviews WHERE seq <= ? AND session IN (SELECT id FROM sessions WHERE briefing = ?)",
                (seq, briefing),
            ).fetchone()[0]
            row = self._connection.execute("SELECT session, turn FROM reviews WHERE seq = ?", (seq,)).fetchone()
            return None if row is None else (count, row[0], row[1])

    def records_of(self, session: str) -> tuple[Record, ...]:
        """Every record of a session, in the order in which they were written."""
        with self._trouble("read"):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM reviews WHERE session = ? ORDER BY seq", (session,)
            )
            return tuple(_record(row) for row in rows)

    def sessions(self, briefing: str | None = None) -> tuple[StoredSession, ...]:
        """The sessions of a briefing (or all), oldest first."""
        with self._trouble("read"):
            rows = self._connection.execute(
                "SELECT id, briefing, started, seed, cramming, settings, questions FROM sessions "
                "WHERE ? IS NULL OR briefing = ? ORDER BY seq",
                (briefing, briefing),
            )
            return tuple(_session(row) for row in rows)

    def interrupted(self, briefing: str) -> StoredSession | None:
        """The session of a briefing that was answered last, if it was not finished; one without answers does not count."""
        with self._trouble("read"):
            last = self._connection.execute(
                "SELECT session FROM reviews WHERE session IN (SELECT id FROM sessions WHERE briefing = ?) "
                "ORDER BY seq DESC LIMIT 1",
                (briefing,),
            ).fetchone()
        if last is None or any(record.act == "finish" for record in self.records_of(last[0])):
            return None
        return next(session for session in self.sessions(briefing) if session.id == last[0])


def run_all(run: Callable[..., object], sessions: Sequence[StoredSession], records: Sequence[Record]) -> None:
    """Inserts sessions, then the records that belong to them."""
    for session in sessions:
        run(_INSERT_SESSION, _session_row(session))
    for record in records:
        run(_INSERT, _row(record))


_FIELDS: Final = (
    "session", "turn", "at", "act", "quiz_id", "fingerprint", "how", "given", "result", "rating", "seconds", "hinted",
    "confused_with", "target", "sure",
)  # fmt: skip
_COLUMNS: Final = ", ".join(_FIELDS)
_INSERT: Final = f"INSERT INTO reviews ({_COLUMNS}) VALUES ({', '.join('?' * len(_FIELDS))})"


_INSERT_SESSION: Final = (
    "INSERT INTO sessions (id, briefing, started, seed, cramming, settings, questions) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def _session_row(session: StoredSession) -> tuple[object, ...]:
    settings, questions = json.dumps(asdict(session.settings)), json.dumps(session.questions)
    started = session.started.isoformat()
    return session.id, session.briefing, started, session.seed, int(session.cramming), settings, questions


def _row(record: Record) -> tuple[object, ...]:
    values = {name: getattr(record, name) for name in _FIELDS}
    values["at"] = record.at.isoformat()
    values["hinted"] = int(record.hinted)
    values["sure"] = None if record.sure is None else int(record.sure)
    values["given"] = record.given.encode("utf-8", "replace").decode("utf-8")
    return tuple(values.values())


def _record(row: Sequence[object]) -> Record:
    values = dict(zip(_FIELDS, row, strict=True))
    values["at"] = datetime.fromisoformat(cast(str, values["at"]))
    values["hinted"] = bool(values["hinted"])
    values["sure"] = None if values["sure"] is None else bool(values["sure"])
    values["act"] = cast(Act, values["act"])
    return Record(**values)  # type: ignore[arg-type]  # a STRICT table: every column has the type of its field


def _session(row: Sequence[object]) -> StoredSession:
    session_id, briefing, started, seed, cramming, settings, questions = cast(
        tuple[str, str, str, int, int, str, str], row
    )
    pairs = tuple((quiz_id, cast(How, how)) for quiz_id, how in json.loads(questions))
    return StoredSession(
        session_id,
        briefing,
        datetime.fromisoformat(started),
        seed,
        bool(cramming),
        settings_of(json.loads(settings)),
        pairs,
    )


def settings_of(values: Mapping[str, Any]) -> QuizSettings:
    """Settings from their JSON form. Raises TypeError for a key that is none of theirs."""
    chosen: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    return QuizSettings(**chosen)
