"""Folders are where the system has them, and all below BRIEFBOT_HOME where that is set."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from briefbot.places import cache_folder, data_folder, settings_folder, write_whole

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


def test_a_file_is_put_in_its_place_whole_or_the_old_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "new" / "folder" / "kept"
    write_whole(place, b"old")
    monkeypatch.setattr(Path, "replace", _full)
    with pytest.raises(OSError, match="full"):
        write_whole(place, b"new")
    assert place.read_bytes() == b"old"
    assert list(place.parent.iterdir()) == [place]


def _full(_self: Path, _target: Path) -> Path:
    raise OSError("the disk is full")
