"""The tables of the learner's record, as the migrations that lead to them.

Migration n brings a file from version n-1 to n; a migration that was released is never edited, a new one is added. The
triggers keep the log append-only whatever a later program tries.
"""

from __future__ import annotations

from typing import Final

_FIRST: Final = (
    """
    CREATE TABLE migrations (
        version INTEGER PRIMARY KEY,
        applied TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
    ) STRICT
    """,
    """
    CREATE TABLE sessions (
        seq       INTEGER PRIMARY KEY AUTOINCREMENT,
        id        TEXT NOT NULL UNIQUE,
        briefing  TEXT NOT NULL,
        started   TEXT NOT NULL,
        seed      INTEGER NOT NULL,
        cramming  INTEGER NOT NULL CHECK (cramming IN (0, 1)),
        settings  TEXT NOT NULL,
        questions TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX sessions_by_briefing ON sessions (briefing)",
    """
    CREATE TABLE reviews (
        seq           INTEGER PRIMARY KEY AUTOINCREMENT,
        session       TEXT NOT NULL REFERENCES sessions (id),
        turn          INTEGER NOT NULL,
        at            TEXT NOT NULL,
        act           TEXT NOT NULL CHECK (act IN ('answer', 'skip', 'override', 'easy', 'undo', 'finish')),
        quiz_id       TEXT NOT NULL,
        fingerprint   TEXT NOT NULL,
        how           TEXT NOT NULL,
        given         TEXT NOT NULL,
        result        TEXT NOT NULL,
        rating        INTEGER CHECK (rating BETWEEN 1 AND 4),
        seconds       REAL NOT NULL,
        hinted        INTEGER NOT NULL CHECK (hinted IN (0, 1)),
        confused_with TEXT NOT NULL,
        target        INTEGER,
        UNIQUE (session, turn)
    ) STRICT
    """,
    *(
        f"CREATE TRIGGER {table}_never_{event.lower()} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        for table in ("sessions", "reviews")
        for event in ("UPDATE", "DELETE")
    ),
)

_SECOND: Final = ("ALTER TABLE reviews ADD COLUMN sure INTEGER CHECK (sure IN (0, 1))",)
"""What the learner said before the reveal; NULL where that was not asked."""

MIGRATIONS: Final = (_FIRST, _SECOND)
"""Each a sequence of SQL statements; their number is the schema version (PRAGMA user_version)."""
