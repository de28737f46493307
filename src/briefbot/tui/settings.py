"""What a person chose once and for all, kept from one run to the next as one small JSON file.

It lies in $BRIEFBOT_HOME, or where this system keeps settings. A file that cannot be read costs the choices in it and nothing
else; one that cannot be written is told in a sentence. A key of a later version stays in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from briefbot.places import settings_folder, write_whole

LEAST_RETENTION: Final = 0.70
MOST_RETENTION: Final = 0.97
"""The goals that `quiz.schedule` takes; a test holds them together (reading them there would load the scheduler)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default. `retention` is the share (0.70 to 0.97) to be remembered, 0 for as it was set last."""

    theme: str = "briefbot-night"
    typed_first: bool = True
    retention: float = 0.0
    history: bool = True
    suggestions: bool = True
    meaning: bool = True
    hint_seen: bool = False


def settings_file() -> Path:
    """Where the settings are kept."""
    return settings_folder() / "settings.json"


def read_settings() -> Settings:
    """The choices of earlier runs; the default for each that is missing or makes no sense."""
    kept = _kept()
    return Settings(**{name: kept[name] for name in _DEFAULTS if name in kept and _makes_sense(name, kept[name])})


def write_settings(settings: Settings) -> str:
    """Keeps the choices. Returns an empty string, or the sentence that says why they are not kept."""
    path = settings_file()
    try:
        write_whole(path, (json.dumps({**_kept(), **asdict(settings)}, indent=2) + "\n").encode())
    except OSError as error:
        return f"The settings are not kept: {path} cannot be written ({error.strerror or error})."
    return ""


_DEFAULTS: Final[Mapping[str, Any]] = {field.name: field.default for field in fields(Settings)}


def _kept() -> dict[str, Any]:
    try:
        kept = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _makes_sense(name: str, value: object) -> bool:
    if name == "retention":
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and (value == 0 or LEAST_RETENTION <= float(str(value)) <= MOST_RETENTION)
    return type(value) is type(_DEFAULTS[name])
