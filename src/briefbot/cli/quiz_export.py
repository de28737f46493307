"""`briefbot quiz --export FILE`: the questions for Anki, Moodle, a spreadsheet or the printer.

The ending of the file name tells the format. A file appears whole or not at all.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from briefbot.briefing.model import Briefing
from briefbot.briefing.save import keep_what_is_there
from briefbot.errors import ExitCode, UsageError
from briefbot.progress.store import briefing_key
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import QuizItem
from briefbot.quiz.kinds import make_item
from briefbot.quiz.plan import candidates
from briefbot.quiz.session import QuizSettings
from briefbot.text.harmless import harmless

FORMATS: Final = {
    ".apkg": "Anki",
    ".gift": "Moodle GIFT",
    ".csv": "a table for spreadsheets",
    ".md": "a handout to print",
}


def export_questions(briefing: Briefing, settings: QuizSettings, path: Path, *, force: bool = False) -> ExitCode:
    """Writes every question that the settings allow, over a file that is there only with `force`. Raises UsageError."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        known = ", ".join(f"{name} ({what})" for name, what in FORMATS.items())
        raise UsageError(f"{path.name!r} does not tell a format. End the name in one of: {known}.")
    keep_what_is_there(path, force=force)
    ground = Ground(briefing)
    made = (make_item(ground, quiz_id, settings.seed or 0) for quiz_id in candidates(ground, settings))
    items = [item for item in made if item is not None]
    try:
        _write(path, ending, briefing, items)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror or error}).") from error
    print(harmless(f"{len(items)} questions written to {path}, for: {FORMATS[ending]}."), file=sys.stderr)
    return ExitCode.OK


def _write(path: Path, ending: str, briefing: Briefing, items: list[QuizItem]) -> None:
    """Writes beside the target first and moves it there when it is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=ending)
    os.close(handle)
    beside = Path(name)
    try:
        if ending == ".apkg":
            from briefbot.quiz.export.anki import write_anki

            write_anki(beside, briefing_key(briefing), briefing.title, items, datetime.now(UTC).timestamp())
        else:
            beside.write_bytes(_text(ending, briefing, items).encode("utf-8", "replace"))
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _text(ending: str, briefing: Briefing, items: list[QuizItem]) -> str:
    match ending:
        case ".gift":
            from briefbot.quiz.export.gift import gift

            return gift(briefing.title, items)
        case ".csv":
            from briefbot.quiz.export.table import table

            return f"\ufeff{table(items)}"  # the mark by which spreadsheets know UTF-8
        case _:
            from briefbot.quiz.export.handout import handout

            return handout(briefing.title, items)


def _umask() -> int:
    """What this process takes away from new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
