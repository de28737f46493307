"""Tells when one of a few files has changed, by looking at them now and then.

A handful of files is looked at in microseconds, so nothing more is needed; it also works on network folders, where systems
tell of no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

INTERVAL: Final = 0.5
"""Seconds between two looks."""


def changes(files: Callable[[], Sequence[Path]], wait: Callable[[float], None]) -> Iterator[None]:
    """Yields once at first, then whenever one of the files has changed, come or gone. It never ends by itself.

    `files` is asked each time anew, because a change of one file may name others; `wait` waits so many seconds.
    """
    seen = None
    while True:
        now = tuple((path, _state(path)) for path in files())
        if now != seen:
            seen = now
            yield
        else:
            wait(INTERVAL)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
