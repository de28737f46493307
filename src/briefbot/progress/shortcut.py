"""What was worked out from a long log before, so that a session does not begin with replaying all of it.

Everything here can be thrown away at any time: the log is the truth. What is kept is only used while the log still says what
it said then; wherever that is not sure (an old answer taken back, an import, a record begun anew), all is replayed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from briefbot import __version__
from briefbot.briefing.model import Briefing
from briefbot.places import cache_folder, write_whole
from briefbot.progress.history import memories
from briefbot.progress.store import Logged, Store, briefing_key
from briefbot.quiz.plan import Known
from briefbot.quiz.schedule import Memory

WORTHWHILE: Final = 200
"""Records that are replayed anew each time; keeping more often would cost more than it saves (bench/quiz.py)."""

_FORMAT: Final = f"1 {__version__}"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What the first `count` records of a briefing, the last of which is (`session`, `turn`) with number `seq`, lead to.

    `latest` is the time of the latest of them. `unchanged` are the fingerprints (by quiz item id) that fit the briefing with
    this `digest`.
    """

    retention: float
    seq: int = 0
    count: int = 0
    session: str = ""
    turn: int = 0
    latest: str = ""
    known: Mapping[str, Known] | None = None
    digest: str = ""
    unchanged: Mapping[str, str] | None = None


def known_from(store: Store, briefing: Briefing, retention: float) -> tuple[Mapping[str, Known], Shortcut]:
    """What is remembered of a briefing's questions, and the shortcut that led there. Raises StoreError."""
    key = briefing_key(briefing)
    kept = _read(_place(store, briefing), retention)
    fresh = store.logged(key, kept.seq) if kept.known is not None else ()
    if kept.known is not None and _still_holds(store, key, kept, fresh):
        known = memories((one.record for one in fresh), retention, kept.known)
        if len(fresh) < WORTHWHILE:
            return known, kept
    else:
        fresh, kept = store.logged(key), replace(kept, count=0, latest="")
        known = memories((one.record for one in fresh), retention)
        if len(fresh) < WORTHWHILE:
            return known, Shortcut(retention, digest=kept.digest, unchanged=kept.unchanged)
    last = fresh[-1]
    latest = max([*([datetime.fromisoformat(kept.latest)] if kept.latest else []), *(one.record.at for one in fresh)])
    after = replace(
        kept,
        seq=last.seq,
        count=kept.count + len(fresh),
        session=last.record.session,
        turn=last.record.turn,
        latest=latest.isoformat(),
        known=known,
    )
    keep(store, briefing, after)
    return known, after


def keep(store: Store, briefing: Briefing, shortcut: Shortcut) -> None:
    """Keeps a shortcut; where that cannot be, the next session takes longer to begin, and that is all."""
    place = _place(store, briefing)
    with suppress(OSError):
        write_whole(place, json.dumps(_document(shortcut)).encode())


def _still_holds(store: Store, key: str, kept: Shortcut, fresh: Sequence[Logged]) -> bool:
    """Whether the log up to the shortcut is the one it was made from, and nothing later reaches back behind it."""
    if store.place_in_log(key, kept.seq) != (kept.count, kept.session, kept.turn):
        return False
    here = {(one.record.session, one.record.turn) for one in fresh}
    latest = datetime.fromisoformat(kept.latest)
    return all(
        one.record.at >= latest and (one.record.target is None or (one.record.session, one.record.target) in here)
        for one in fresh
    )


def _place(store: Store, briefing: Briefing) -> Path:
    name = f"{store.path.absolute()}\x1f{briefing_key(briefing)}"
    return cache_folder() / "memories" / f"{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"


def _read(place: Path, retention: float) -> Shortcut:
    """The shortcut that is kept; an empty one where there is none, or one for another goal or of another version."""
    try:
        value: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        if value.pop("format") != _FORMAT:
            return Shortcut(retention)
        known = value.pop("known")
        found = Shortcut(**value, known=None if known is None else {name: _known(row) for name, row in known.items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Shortcut(retention)
    return (
        found if found.retention == retention else Shortcut(retention, digest=found.digest, unchanged=found.unchanged)
    )


def _document(shortcut: Shortcut) -> dict[str, Any]:
    values = {name: getattr(shortcut, name) for name in Shortcut.__slots__ if name != "known"}
    known = shortcut.known
    return {
        "format": _FORMAT,
        **values,
        "known": None if known is None else {name: _row(one) for name, one in known.items()},
    }


def _row(known: Known) -> list[Any]:
    memory = known.memory
    times = memory.due.isoformat(), memory.last_review.isoformat()
    return [memory.stability, memory.difficulty, *times, memory.phase, memory.step, known.fingerprint, known.lapses]


def _known(row: Sequence[Any]) -> Known:
    stability, difficulty, due, last, phase, step, fingerprint, lapses = row
    times = datetime.fromisoformat(due), datetime.fromisoformat(last)
    return Known(Memory(stability, difficulty, *times, phase, step), fingerprint, lapses)
