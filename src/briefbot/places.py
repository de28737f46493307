"""Where and how briefbot keeps what it keeps: below BRIEFBOT_HOME if that is set, else where this system has such things.

`platformdirs` knows where that is. On Linux the answer is one variable and one default, so it is given here without loading
it: it would take a tenth of the time in which a question is answered. A test holds the two against each other.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path


def data_folder() -> Path:
    """For what is a person's own: the learner's record, the questions that got no answer."""
    folder = _home() or _on_linux("XDG_DATA_HOME", "~/.local/share")
    if folder:
        return folder
    from platformdirs import user_data_path

    return user_data_path("briefbot", appauthor=False)


def cache_folder() -> Path:
    """For what can be made again at any time."""
    home = _home()
    folder = home / "cache" if home else _on_linux("XDG_CACHE_HOME", "~/.cache")
    if folder:
        return folder
    from platformdirs import user_cache_path

    return user_cache_path("briefbot", appauthor=False)


def settings_folder() -> Path:
    """For what a person chose."""
    folder = _home() or _on_linux("XDG_CONFIG_HOME", "~/.config")
    if folder:
        return folder
    from platformdirs import user_config_path

    return user_config_path("briefbot", appauthor=False)


def _home() -> Path | None:
    home = os.environ.get("BRIEFBOT_HOME")
    return Path(home) if home else None


def _on_linux(variable: str, default: str) -> Path | None:
    """The folder of the XDG base directory specification; None elsewhere, and where anything about it is unusual."""
    if sys.platform != "linux" or variable in os.environ or "ANDROID_DATA" in os.environ:
        return None
    folder = os.path.expanduser(default)
    return Path(folder, "briefbot") if os.path.isabs(folder) else None


def write_whole(path: Path, body: bytes) -> None:
    """Puts a file of our own in its place in one step, its folder too: whoever reads sees the old one whole or the new one.

    Raises OSError; then the old one is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        beside.write_bytes(body)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
