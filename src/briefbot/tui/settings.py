"""Remembers the theme from one run to the next, as one small JSON file.

It lies in $BRIEFBOT_HOME, or where this system keeps settings. A file that cannot be read or written costs the memory of
the theme and nothing else: the caller gets a sentence to show.
"""

from __future__ import annotations

import json
from pathlib import Path

from briefbot.places import settings_folder


def settings_file() -> Path:
    """Where the settings are kept."""
    return settings_folder() / "settings.json"


def remembered_theme() -> str:
    """The name of the theme of the last run, empty when there is none."""
    try:
        settings = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    theme = settings.get("theme") if isinstance(settings, dict) else None
    return theme if isinstance(theme, str) else ""


def remember_theme(name: str) -> str:
    """Writes the name of the theme. Returns an empty string, or the sentence that says why it is not remembered."""
    path = settings_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps({"theme": name}) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        return f"The theme is not remembered: {path} cannot be written ({error.strerror or error})."
    return ""
