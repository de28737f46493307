"""Watching yields once at first and then after each change, whatever the change is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefbot.authoring.watch import changes


def test_each_change_is_told_once(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_text("1", encoding="utf-8")
    waited: list[int] = []
    happenings: list[Callable[[], object]] = [
        lambda: file.write_text("12", encoding="utf-8"),
        lambda: None,
        lambda: other.write_text("new", encoding="utf-8"),
        lambda: file.unlink(),
    ]

    def wait(_: float) -> None:
        happenings[len(waited)]()
        waited.append(len(told))

    told: list[str] = []
    for _ in changes(lambda: [file, other], wait):
        told.append("changed")
        if len(told) == 4:
            break
    assert waited == [1, 2, 2, 3]
