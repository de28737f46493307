"""Small changes to a JSON text at one place each, with everything else left as it was written: order, spacing, unknown keys.

Values are given as JSON text, so that an edit says exactly what will stand in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from briefbot.briefing.locate import Path, Places, json_path, places, value_end


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


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands from `start` to `end` (offsets in code points) becomes `text`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A valid JSON text with the edits made, last place first, so that no edit moves the place of another.

    Raises KeyError where the place of an edit, or the object around it, is not there.
    """
    left = list(dict.fromkeys(edits))
    while left:
        pairs = list(zip(replacements(text, left), left, strict=True))
        pairs.sort(key=lambda pair: pair[0].start, reverse=True)
        pieces: list[str] = []
        reached, left = len(text) + 1, []
        for number, (change, _) in enumerate(pairs):
            if pieces and (change.end > reached or change.start == reached):  # at the place of another: look again
                left = [edit for _, edit in pairs[number:]]
                break
            pieces.append(text[change.end : reached])
            pieces.append(change.text)
            reached = change.start
        text = text[:reached] + "".join(reversed(pieces))
    return text


def replacements(text: str, edits: Sequence[Edit]) -> list[Replacement]:
    """What each edit, made alone, changes in a valid JSON text. Raises KeyError as `edited` does."""
    found = places(text, {edit.path[:length] for edit in edits for length in range(len(edit.path) + 1)})
    return [_replacement(text, edit, found) for edit in edits]


def _replacement(text: str, edit: Edit, found: Places) -> Replacement:
    match edit:
        case Put(path, value):
            if path not in found.values:
                return _with_key(text, path, value, found)
            return Replacement(*_extent(text, found.values[path]), value)
        case Rename(path, key):
            return Replacement(*_extent(text, found.keys[path]), as_json(key))
        case Drop(path):
            return _without(text, path, found)
        case Append(path, value):
            return _appended(text, path, value, found)


def _appended(text: str, path: Path, value: str, found: Places) -> Replacement:
    if path not in found.values:
        return _with_key(text, path, f"[{value}]", found)
    start, end = _extent(text, found.values[path])
    there = _value(text[start:end])
    if not isinstance(there, list):
        return Replacement(start, end, f"[{text[start:end]}, {value}]")
    if not there:
        return Replacement(start, end, f"[{value}]")
    return _after_last(text, start, end, len(there) - 1, value)


def _with_key(text: str, path: Path, value: str, found: Places) -> Replacement:
    around, key = path[:-1], path[-1]
    if around not in found.values or not isinstance(key, str):
        raise KeyError(json_path(path))
    start, end = _extent(text, found.values[around])
    there = _value(text[start:end])
    if not isinstance(there, dict):
        raise KeyError(json_path(path))
    written = f"{as_json(key)}: {value}"
    if not there:
        return Replacement(start, end, "{ " + written + " }")
    return _after_last(text, start, end, list(there)[-1], written)


def _after_last(text: str, start: int, end: int, last: str | int, written: str) -> Replacement:
    """Puts `written` behind the last member of the object or list from `start` to `end`, indented as that member is."""
    spots = places(text[start:end], [(last,)])
    begins = start + spots.keys.get((last,), spots.values[last,])
    last_end = _extent(text, start + spots.values[last,])[1]
    line_start = text.rfind("\n", 0, begins) + 1
    indent = text[line_start:begins]
    own_line = not indent.strip() and line_start > start
    return Replacement(last_end, last_end, (f",\n{indent}" if own_line else ", ") + written)


def _without(text: str, path: Path, found: Places) -> Replacement:
    start = found.keys.get(path, found.values[path])
    end = _extent(text, found.values[path])[1]
    before = len(text[:start].rstrip())
    if text[before - 1] == ",":  # from the comma before it, so that the element after it keeps its line
        return Replacement(before - 1, end, "")
    after = len(text) - len(text[end:].lstrip())
    if text[after] == ",":
        return Replacement(start, len(text) - len(text[after + 1 :].lstrip()), "")
    return Replacement(before, after, "")


def _value(text: str) -> Any:
    return json.loads(text, strict=False)


def _extent(text: str, start: int) -> tuple[int, int]:
    """Where the JSON value that begins at an offset begins and ends."""
    return start, value_end(text, start)
