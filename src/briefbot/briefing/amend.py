"""Adds one thing to a briefing file and leaves everything else as it was written: order, spacing, unknown keys.

The file is a person's own work. So the text is amended at one place, never written anew, and what will change is shown as
a diff first. Writing is atomic, and refused when the file has changed since it was read.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefbot.briefing.edit import Append, as_json, edited
from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.locate import Path as JsonPath
from briefbot.briefing.save import save
from briefbot.errors import CannotRead, Problem


@dataclass(frozen=True, slots=True)
class Amendment:
    """A file's text before and after."""

    path: Path
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change as a unified diff, empty where nothing changes."""
        old, new = _lines(self.before), _lines(self.after)
        lines = difflib.unified_diff(old, new, str(self.path), f"{self.path} (amended)")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def write(self, *, backup: bool = False) -> None:
        """Puts the new text in the place of the old one in one step; with `backup` the old one is kept as ``NAME~``.

        Raises CannotRead where it cannot be done, or where the file has changed since it was read.
        """
        if decode(read_bytes(self.path), self.path) != self.before:
            problem = Problem("B003", "E", f"{self.path} has changed meanwhile.", "Look at the change again.")
            raise CannotRead(problem)
        save(self.path, self.after, backup=backup)


def _lines(text: str) -> list[str]:
    """The lines as diff counts them; only a last one may lack its end."""
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]


def amendment(path: Path, list_path: JsonPath, element: object) -> Amendment:
    """The file with `element` added to the list at `list_path`; the list is made where the file has none. Raises CannotRead."""
    before = decode(read_bytes(path), path)
    return Amendment(path, before, with_element(before, list_path, element))


def with_element(text: str, list_path: JsonPath, element: object) -> str:
    """A valid JSON text with `element` at the end of the list at `list_path`, in the manner of the elements before it.

    A list that is not there is made at the end of the object that should hold it; a single value that may stand for a
    list of one becomes a list. Raises KeyError where the object itself is not there.
    """
    return edited(text, [Append(list_path, _json(element))])


def _json(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_json(key)}: {_json(item)}" for key, item in value.items()) + " }"
    return as_json(value)
