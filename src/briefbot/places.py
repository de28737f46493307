"""Where briefbot keeps what it keeps: below BRIEFBOT_HOME where that is set, else where this system has such things."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """For what is a person's own: the learner's record, the questions that got no answer."""
    home = _home()
    if home:
        return home
    from platformdirs import user_data_path

    return user_data_path("briefbot", appauthor=False)


def cache_folder() -> Path:
    """For what can be made again at any time."""
    home = _home()
    if home:
        return home / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("briefbot", appauthor=False)


def settings_folder() -> Path:
    """For what a person chose."""
    home = _home()
    if home:
        return home
    from platformdirs import user_config_path

    return user_config_path("briefbot", appauthor=False)


def _home() -> Path | None:
    home = os.environ.get("BRIEFBOT_HOME")
    return Path(home) if home else None
