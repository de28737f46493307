"""What was asked before, in this run and in earlier ones: brought back with the up key, and suggested while typing.

Kept on this machine as one JSON object a line; switched off in the settings, which forgets it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefbot.places import data_folder
from briefbot.text.normalise import fold

KEPT: Final = 500
"""Questions that are read back, the newest; the file is cut to them when it has grown to twice as many."""
LONGEST: Final = 300
"""Characters of a question that are kept."""


def questions_of(briefing: str) -> list[str]:
    """The questions asked of the briefing with this title, oldest first, each once; none where they cannot be read."""
    lines = _lines()
    if len(lines) > 2 * KEPT:
        with suppress(OSError):
            _file().write_text("".join(f"{line}\n" for line in lines[-KEPT:]), encoding="utf-8")
    asked: dict[str, None] = {}
    for line in lines[-KEPT:]:
        question = _question(line, briefing)
        if question:
            asked.pop(question, None)
            asked[question] = None
    return list(asked)


def keep_question(briefing: str, question: str) -> None:
    """Adds a question. What cannot be written is not brought back another day, and that is all."""
    line = json.dumps({"briefing": briefing, "question": question[:LONGEST]})
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        with _file().open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def forget_questions() -> None:
    """Forgets every question of every briefing. Raises OSError."""
    _file().unlink(missing_ok=True)


def recalled(typed: str, asked: Sequence[str], limit: int) -> list[str]:
    """The newest questions in which every word typed begins a word, at most `limit`."""
    parts = fold(typed).split()
    found: dict[str, None] = {}
    for question in reversed(asked[-KEPT:]):
        words = fold(question).split()
        if question != typed and parts and all(any(word.startswith(part) for word in words) for part in parts):
            found.setdefault(question)
        if len(found) == limit:
            break
    return list(found)


def _lines() -> list[str]:
    try:
        return _file().read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _question(line: str, briefing: str) -> str:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(entry, dict) or entry.get("briefing") != briefing:
        return ""
    question = entry.get("question")
    return question if isinstance(question, str) else ""


def _file() -> Path:
    return data_folder() / "asked.jsonl"
