"""Opens a briefing file: the way from a path to the model, or to every problem that the file has.

Opening is lenient where a later 1.x file may say more than this program knows; checking is strict.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from briefbot.briefing.build import build
from briefbot.briefing.model import Briefing
from briefbot.errors import CannotRead, Problem


@dataclass(frozen=True, slots=True)
class Opened:
    """A briefing that can be used, with what is worth saying about its file (never of severity E)."""

    briefing: Briefing
    problems: tuple[Problem, ...] = ()


def shipped_briefing() -> Path:
    """The briefing that comes with briefbot: packed into an installed wheel, or the checkout's own."""
    package = Path(__file__).parents[1]
    packed = package / "content" / "briefing.json"
    return packed if packed.is_file() else package.parents[1] / "content" / "briefing.json"


def open_briefing(path: Path) -> Opened:
    """The briefing at `path`. Raises CannotRead or InvalidBriefing."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotRead(Problem("B001", "E", f"{path} cannot be read: {error.strerror}.")) from error
    return Opened(build(json.loads(data), hashlib.sha256(data).hexdigest()))


def load_briefing(path: str | Path) -> Briefing:
    """The briefing at `path`. Raises CannotRead or InvalidBriefing."""
    return open_briefing(Path(path)).briefing
