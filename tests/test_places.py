"""Folders are where the system has them, and all below BRIEFBOT_HOME where that is set."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from briefbot.places import cache_folder, data_folder, settings_folder

VARIABLES = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


def test_everything_is_below_the_home_that_is_set(home: Path) -> None:
    assert (data_folder(), cache_folder(), settings_folder()) == (home, home / "cache", home)


@pytest.mark.parametrize("value", [None, "", "/elsewhere", "relative"])
def test_without_it_the_folders_are_those_of_the_system(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFBOT_HOME")
    for variable in VARIABLES:
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value)
    assert data_folder() == platformdirs.user_data_path("briefbot", appauthor=False)
    assert cache_folder() == platformdirs.user_cache_path("briefbot", appauthor=False)
    assert settings_folder() == platformdirs.user_config_path("briefbot", appauthor=False)
