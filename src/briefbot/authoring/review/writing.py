"""Pieces of JSON text in the manner of a file: a new element looks like the one beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefbot.briefing.edit import Append, Edit, Put
from briefbot.briefing.locate import Path, places


def raw(text: str, path: Path) -> str:
    """The JSON text of the value at `path`, as it was written."""
    start = places(text, [path]).values[path]
    _, end = json.JSONDecoder().raw_decode(text, start)
    return text[start:end]


def indent_of(text: str, path: Path) -> str:
    """What stands before an element on its line; empty where it does not begin one."""
    spots = places(text, [path])
    start = spots.keys.get(path, spots.values[path])
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before if not before.strip() else ""


def written(value: Mapping[str, Any], text: str, like: Path) -> str:
    """A new element as JSON text: over several lines where the one at `like` is, else on one."""
    if "\n" not in raw(text, like):
        return one_line(value)
    lines = json.dumps(value, ensure_ascii=False, indent=2).splitlines()
    return f"\n{indent_of(text, like)}".join(lines)


def one_line(value: Any) -> str:
    """A value on one line, with room inside the braces of an object."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{one_line(key)}: {one_line(part)}" for key, part in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def replaced(text: str, path: Path, elements: list[str]) -> Put:
    """The element of a list at `path` replaced by several, each given as JSON text."""
    indent = indent_of(text, path)
    return Put(path, (f",\n{indent}" if indent else ", ").join(elements))


def inserted(text: str, document: Mapping[str, Any], name: str, before: int | None, value: Mapping[str, Any]) -> Edit:
    """A new element of the list `name`: before the one at this place, or last. The list is made where there is none."""
    elements = document.get(name)
    if not isinstance(elements, list):
        return Put((name,), f"[\n    {one_line(value)}\n  ]")
    if before is None or before >= len(elements):
        return Append((name,), written(value, text, (name, len(elements) - 1)) if elements else one_line(value))
    path: Path = (name, before)
    return replaced(text, path, [written(value, text, path), raw(text, path)])
