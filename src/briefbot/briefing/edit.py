"""Small changes to a JSON text at one place each, with everything else left as it was written: order, spacing, unknown keys.

Values are given as JSON text, so that an edit says exactly what will stand in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from briefbot.briefing.locate import Path, json_path, places


@dataclass(frozen=True, slots=True)
class Put:
    """The value at `path` becomes `value`; a key that is not there is added at the end of its object."""

    path: Path
    value: str


@dataclass(frozen=True, slots=True)
class Rename:
    """The key at the end of `path` becomes `key`; its value stays."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Drop:
    """The element or key at `path` goes, with the comma and the line that were its own."""

    path: Path


@dataclass(frozen=True, slots=True)
class Append:
    """`value` becomes the last element of the list at `path`; a list is made of nothing, or of a single value."""

    path: Path
    value: str


def as_json(value: object) -> str:
    """A value as JSON text in its own letters; half characters, which no file can hold, as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if _HALF_CHARACTER.search(text) else text


_HALF_CHARACTER: Final = re.compile(r"[\ud800-\udfff]")

Edit = Put | Rename | Drop | Append


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A valid JSON text with the edits made, last place first, so that no edit moves the place of another.

    Raises KeyError where the place of an edit, or the object around it, is not there.
    """
    in_order = list(dict.fromkeys(edits))
    found = places(text, {edit.path[:length] for edit in in_order for length in range(len(edit.path) + 1)})
    in_order.sort(key=lambda edit: found.offset(edit.path), reverse=True)
    for edit in in_order:
        text = _with(text, edit)
    return text


def _with(text: str, edit: Edit) -> str:
    match edit:
        case Put(path, value):
            found = places(text, [path]).values
            if path not in found:
                return _with_key(text, path, value)
            start, end = _extent(text, found[path])
            return text[:start] + value + text[end:]
        case Rename(path, key):
            start = places(text, [path]).keys[path]
            end = _extent(text, start)[1]
            return text[:start] + as_json(key) + text[end:]
        case Drop(path):
            return _without(text, path)
        case Append(path, value):
            return _appended(text, path, value)


def _appended(text: str, path: Path, value: str) -> str:
    found = places(text, [path]).values
    if path not in found:
        return _with_key(text, path, f"[{value}]")
    start, end = _extent(text, found[path])
    there = json.loads(text[start:end])
    if not isinstance(there, list):
        return f"{text[:start]}[{text[start:end]}, {value}]{text[end:]}"
    if not there:
        return f"{text[:start]}[{value}]{text[end:]}"
    return _after_last(text, start, path, len(there) - 1, value)


def _with_key(text: str, path: Path, value: str) -> str:
    around, key = path[:-1], path[-1]
    found = places(text, [around]).values
    if around not in found or not isinstance(key, str):
        raise KeyError(json_path(path))
    start, end = _extent(text, found[around])
    there = json.loads(text[start:end])
    if not isinstance(there, dict):
        raise KeyError(json_path(path))
    written = f"{as_json(key)}: {value}"
    if not there:
        return text[:start] + "{ " + written + " }" + text[end:]
    return _after_last(text, start, around, list(there)[-1], written)


def _after_last(text: str, start: int, around: Path, last: str | int, written: str) -> str:
    """The text with `written` behind the last member of what begins at `start`, indented as that member is."""
    member: Path = (*around, last)
    spots = places(text, [member])
    begins = spots.keys.get(member, spots.values[member])
    last_end = _extent(text, spots.values[member])[1]
    line_start = text.rfind("\n", 0, begins) + 1
    indent = text[line_start:begins]
    own_line = not indent.strip() and line_start > start
    return text[:last_end] + (f",\n{indent}" if own_line else ", ") + written + text[last_end:]


def _without(text: str, path: Path) -> str:
    spots = places(text, [path])
    start = spots.keys.get(path, spots.values[path])
    end = _extent(text, spots.values[path])[1]
    before = text[:start].rstrip()
    if before.endswith(","):  # from the comma before it, so that the element after it keeps its line
        return before[:-1] + text[end:]
    after = text[end:].lstrip()
    return text[:start] + after[1:].lstrip() if after.startswith(",") else before + after


def _extent(text: str, start: int) -> tuple[int, int]:
    """Where the JSON value that begins at an offset begins and ends."""
    value: tuple[Any, int] = json.JSONDecoder().raw_decode(text, start)
    return start, value[1]
