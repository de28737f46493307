"""The briefings opened last, so that one of them is opened again without typing its path."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefbot.places import data_folder, write_whole

KEPT: Final = 9
"""Briefings that are remembered: one for each digit."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A briefing that was opened before."""

    path: Path
    title: str


def recent_briefings() -> list[Recent]:
    """The last ones first, those whose file is no more left out; none where the list cannot be read."""
    try:
        entries = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    found = []
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("path"), str) and isinstance(entry.get("title"), str):
            found.append(Recent(Path(entry["path"]), entry["title"]))
    return [one for one in found[:KEPT] if one.path.is_file()]


def remember_briefing(path: Path, title: str) -> None:
    """Puts a briefing at the head of the list. A list that cannot be written only costs the remembering."""
    with suppress(OSError):
        now = Recent(path.resolve(), title)
        kept = [now, *(one for one in recent_briefings() if one.path != now.path)][:KEPT]
        write_whole(_file(), json.dumps([{"path": str(one.path), "title": one.title} for one in kept]).encode())


def _file() -> Path:
    return data_folder() / "recent.json"
