"""Opens a briefing for the app: reads the file and lays out what the screens need. Runs in a thread, away from the screen.

Collecting garbage stops every thread, and the more there is to look through the longer; so it rests while a briefing is read,
and what was read is then left out of it.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from briefbot.tui.desk import Work

if TYPE_CHECKING:
    from briefbot.tui.background import Progress


def open_work(path: Path | None, progress: Progress | None = None) -> Work:
    """The briefing at `path`, or the shipped one, with its conversation (not built yet) and record (not opened yet).

    Raises CannotRead or InvalidBriefing, and GivenUp through `progress`.
    """
    gc.disable()
    try:
        from briefbot.briefing.load import open_briefing, shipped_briefing
        from briefbot.tui.engine import engine_over
        from briefbot.tui.recent import remember_briefing
        from briefbot.tui.studies import RecordedStudies

        named, path = path, path or shipped_briefing()
        briefing = open_briefing(path).briefing
        if progress is not None:
            progress(1, 1)
        if named is not None:
            remember_briefing(named, briefing.title)
        return Work(briefing, engine_over(briefing), RecordedStudies(briefing), path)
    finally:
        gc.freeze()
        gc.enable()


def stamp(path: Path) -> tuple[int, int] | None:
    """What tells that a file has changed: its time and size; None while it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
