"""Every test has a home of its own, and a terminal that promises nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

_SURROUNDINGS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLUMNS", "LINES")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh BRIEFBOT_HOME, so that no test reads or writes a person's own files."""
    for name in _SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    folder = tmp_path / "home"
    monkeypatch.setenv("BRIEFBOT_HOME", str(folder))
    return folder
