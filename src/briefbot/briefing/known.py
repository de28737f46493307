"""Remembers which files were found valid, so that opening one again does not pay for the examination again.

A mark is a small file in the user's cache folder, named for the digests of the briefing and of all that judged it: the schema
and the code of the rules, so that a changed rule looks at every file anew. It holds the warnings to show again and the digests
of the source files that were read. A mark that is missing, unreadable or odd only costs time: the file is examined again.
Nothing is ever marked for a file with errors.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from briefbot.errors import Problem
from briefbot.places import cache_folder, write_whole

_MARKS_KEPT = 500
"""Marks beyond this number are dropped, oldest first, when a new one is written."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a valid file: its problems (none of severity E), and source file name -> SHA-256 in hex."""

    problems: tuple[Problem, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


def recall(digest: str) -> Mark | None:
    """The mark of the briefing whose bytes have this SHA-256, if it has one."""
    try:
        raw = json.loads(_place(digest).read_bytes())
        problems = tuple(Problem(**problem) for problem in raw["problems"])
        return Mark(problems, tuple((str(name), str(seen)) for name, seen in raw["files"].items()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None  # no mark, or one that was damaged: the file is examined again


def remember(digest: str, problems: tuple[Problem, ...], files: Mapping[str, str]) -> None:
    """Marks a valid file. A cache that cannot be written is no trouble: the next opening is slower, and that is all."""
    place = _place(digest)
    mark = {"problems": [asdict(problem) for problem in problems], "files": dict(files)}
    with suppress(OSError):
        write_whole(place, json.dumps(mark).encode())
        _forget_oldest(place.parent)


def _forget_oldest(folder: Path) -> None:
    marks = list(folder.iterdir())
    if len(marks) > _MARKS_KEPT:
        marks.sort(key=lambda mark: mark.stat().st_mtime)
        for mark in marks[:-_MARKS_KEPT]:
            mark.unlink(missing_ok=True)


def _place(digest: str) -> Path:
    key = hashlib.sha256(f"{digest} {_judges()}".encode()).hexdigest()
    return cache_folder() / "opened" / f"{key}.json"


@cache
def _judges() -> str:
    """One digest of the schema and of every module that has a say in whether a file is valid, by their sizes and times."""
    package = Path(__file__).parents[1]
    seen = [
        package / "briefing" / "schema.json",
        *(package / "briefing").glob("*.py"),
        *(package / "text").glob("*.py"),
    ]
    marks = sorted((file.name, status.st_size, status.st_mtime_ns) for file in seen for status in (file.stat(),))
    return hashlib.sha256(repr(marks).encode()).hexdigest()
