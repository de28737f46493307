"""The learner's record as JSON lines: out for keeping or moving it, in again without counting anything twice.

The first line names the format. Then come sessions and records in the order in which they were written; a session that is
there already is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final

from briefbot.errors import StoreError
from briefbot.progress.store import Store, StoredSession, settings_of
from briefbot.quiz.states import Record

FORMAT: Final = {"briefbot": "record", "version": 1}


def export_lines(store: Store) -> Iterator[str]:
    """One JSON object a line. Raises StoreError."""
    yield json.dumps(FORMAT)
    for session in store.sessions():
        yield _line({"session": asdict(session)})
        for record in store.records_of(session.id):
            yield _line({"record": asdict(record)})


def import_lines(store: Store, lines: Iterable[str]) -> int:
    """Adds the sessions that are not there yet and gives their number; nothing at all is added when a line is broken.

    Raises StoreError with the number of the broken line.
    """
    sessions, records = _read(lines)
    present = {session.id for session in store.sessions()}
    fresh = [session for session in sessions if session.id not in present]
    store.add_all(fresh, [record for record in records if record.session not in present])
    return len(fresh)


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda moment: moment.isoformat())


def _read(lines: Iterable[str]) -> tuple[list[StoredSession], list[Record]]:
    sessions: list[StoredSession] = []
    records: list[Record] = []
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
            if number == 1:
                if value != FORMAT:
                    raise ValueError("this is no record of briefbot, or one of a newer version")
            elif "session" in value:
                sessions.append(_session(value["session"]))
            else:
                records.append(_record(value["record"]))
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"Line {number} cannot be imported ({error}). Nothing was imported.") from error
    known = {session.id for session in sessions}
    stray = next((record for record in records if record.session not in known), None)
    if stray is not None:
        raise StoreError(f"A record belongs to session {stray.session!r}, which is not there. Nothing was imported.")
    return sessions, records


def _session(value: dict[str, Any]) -> StoredSession:
    questions = tuple((quiz_id, how) for quiz_id, how in value["questions"])
    rest = {"started": datetime.fromisoformat(value["started"]), "settings": settings_of(value["settings"])}
    return StoredSession(**{**value, **rest, "questions": questions})


def _record(value: dict[str, Any]) -> Record:
    unknown = set(value) - {field.name for field in fields(Record)}
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}")
    return Record(**{**value, "at": datetime.fromisoformat(value["at"])})
