"""Questions that got no answer, kept on this machine so that the author can give the briefing the words people use.

One JSON object a line, appended, the oldest dropped where the file grows large; never sent anywhere. A person may switch it
off (nothing is kept from then on, and what was is forgotten) and clear it. It is a file of its own beside the learner's
record, so that `ask` needs no database.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from briefbot.errors import StoreError
from briefbot.places import data_folder, write_whole

Reason = Literal["refused", "none of these"]

LARGEST: Final = 256_000
"""Bytes up to which the file grows (some 1,500 questions); beyond, the oldest half of its lines is dropped."""

LONGEST: Final = 300
"""Characters of a question that are kept: a pasted page is no phrasing."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer. `at` is ISO 8601 with its offset, `briefing` the briefing's title."""

    at: str
    briefing: str
    question: str
    reason: Reason


def keep(question: str, briefing: str, reason: Reason, now: datetime) -> None:
    """Appends a question, unless this was switched off. Raises StoreError where it cannot be written."""
    if is_off():
        return
    line = json.dumps(asdict(Unanswered(now.isoformat(timespec="seconds"), briefing, question[:LONGEST], reason)))
    try:
        _log().parent.mkdir(parents=True, exist_ok=True)
        with _log().open("a", encoding="utf-8") as file:
            file.write(line + "\n")
            size = file.tell()
        if size > LARGEST:
            _forget_the_oldest()
    except OSError as error:
        raise StoreError(f"Unanswered questions cannot be kept in {_log()}: {_reason(error)}.") from error


def _forget_the_oldest() -> None:
    """Drops the older half of the lines, in one step: whoever reads meanwhile sees the whole old file or the whole new one."""
    lines = _log().read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    write_whole(_log(), "".join(lines[len(lines) // 2 :]).encode())


def kept(briefing: str) -> tuple[Unanswered, ...]:
    """The questions kept for a briefing, oldest first, each once. A damaged line is passed over. Raises StoreError."""
    try:
        lines = _log().read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise StoreError(f"Unanswered questions cannot be read from {_log()}: {_reason(error)}.") from error
    found: dict[str, Unanswered] = {}
    for one in map(_parsed, lines):
        if one and one.briefing == briefing:
            found.setdefault(one.question.casefold(), one)
    return tuple(found.values())


def clear() -> None:
    """Forgets every question. Raises StoreError."""
    _unlink(_log())


def is_off() -> bool:
    """Whether keeping is switched off, for good by `switch` or for this run by BRIEFBOT_UNANSWERED=0."""
    return os.environ.get("BRIEFBOT_UNANSWERED") == "0" or _mark().exists()


def switch(on: bool) -> None:
    """Switches keeping on, or off for good; switching off forgets what was kept. Raises StoreError."""
    if on:
        _unlink(_mark())
        return
    try:
        _mark().parent.mkdir(parents=True, exist_ok=True)
        _mark().touch()
    except OSError as error:
        raise StoreError(f"It cannot be switched off: {_mark()} cannot be written: {_reason(error)}.") from error
    clear()


def _parsed(line: str) -> Unanswered | None:
    try:
        return Unanswered(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be removed: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _log() -> Path:
    return data_folder() / "unanswered.jsonl"


def _mark() -> Path:
    return data_folder() / "unanswered.off"
