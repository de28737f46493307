"""Where in the text of a JSON file does the value at a path begin?

Python's json module forgets places. This is a second, small reading of a text that json has already accepted, and notes
offsets. It runs only when there is something to report.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

Path = tuple[str | int, ...]
"""Keys and list positions from the top of the document down to a value; () is the document itself."""

_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_SPACE: Final = re.compile(r"[ \t\n\r]*+")
_DECODER: Final = json.JSONDecoder(strict=False)
_PLAIN_KEY: Final = re.compile(r"[^\W\d][\w-]*")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Places:
    """Offsets, in code points, of values and of their keys."""

    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)

    def offset(self, path: Path, at_key: bool = False) -> int:
        """The offset of the value (or key) at `path`, or of the nearest value around it that is there."""
        if at_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, 0)


@dataclass(slots=True)
class _Object:
    """An object that has been entered, and where each key was first seen in it."""

    expects_key: bool = True
    seen: dict[str, int] = field(default_factory=dict)


class _List:
    """A list that has been entered."""

    __slots__ = ()
    expects_key = False


def places(text: str, wanted: Collection[Path]) -> Places:
    """The places of `wanted` paths of a valid JSON text, and of everything around them.

    What nobody asked for is passed over as quickly as json reads it. Of a repeated key the last value counts, as for json.
    """
    inner: dict[Path, set[str | int]] = {}
    for path in wanted:
        for length, step in enumerate(path):
            inner.setdefault(path[:length], set()).add(step)
    found = Places()
    start = _after_space(text, 0)
    if inner:
        _seek(text, start, (), inner, found)
    elif wanted:
        found.values[()] = start
    return found


def _seek(text: str, at: int, path: Path, inner: Mapping[Path, set[str | int]], found: Places) -> int:
    """Notes the value at an offset and what is wanted in it; returns where it ends. As deep as the paths are long."""
    found.values[path] = at
    steps = inner.get(path)
    if not steps or text[at] not in "{[":
        return value_end(text, at)
    is_object, closing = text[at] == "{", "}" if text[at] == "{" else "]"
    at = _after_space(text, at + 1)
    number = 0
    while text[at] != closing:
        step: str | int = number
        key_at = at
        if is_object:
            step, at = _DECODER.raw_decode(text, at)
            at = _after_space(text, _after_space(text, at) + 1)
        if step in steps:
            if is_object:
                found.keys[*path, step] = key_at
            at = _seek(text, at, (*path, step), inner, found)
        else:
            at = value_end(text, at)
        at = _after_space(text, at)
        if text[at] == ",":
            at = _after_space(text, at + 1)
        number += 1
    return at + 1


def value_end(text: str, start: int) -> int:
    """Where the JSON value that begins at an offset ends."""
    end: int = _DECODER.raw_decode(text, start)[1]
    return end


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def repeated_keys(text: str) -> list[tuple[Path, int, int]]:
    """(path, offset, offset of the first one) of each key of a valid JSON text that comes again in its object."""
    found: list[tuple[Path, int, int]] = []
    around: list[_Object | _List] = []
    steps: list[str | int] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        inner = around[-1] if around else None
        if token == ":":
            continue
        if token == ",":
            if isinstance(inner, _Object):
                inner.expects_key = True
            else:
                steps[-1] = int(steps[-1]) + 1
        elif token in ("}", "]"):
            around.pop()
            steps.pop()
        elif isinstance(inner, _Object) and inner.expects_key:
            key = json.loads(token, strict=False) if "\\" in token else token[1:-1]
            steps[-1] = key
            inner.expects_key = False
            if key in inner.seen:
                found.append((tuple(steps), match.start(), inner.seen[key]))
            inner.seen.setdefault(key, match.start())
        elif token in ("{", "["):
            around.append(_Object() if token == "{" else _List())
            steps.append(0)
    return found


def json_path(path: Path) -> str:
    """``$.statements[3].speaker``; keys that are not plain words stand in brackets and quotes."""
    steps = []
    for step in path:
        if isinstance(step, int):
            steps.append(f"[{step}]")
        elif _PLAIN_KEY.fullmatch(step):
            steps.append(f".{step}")
        else:
            escaped = step.replace("\\", "\\\\").replace('"', '\\"')
            steps.append(f'["{escaped}"]')
    return "$" + "".join(steps)


def line_starts(text: str) -> list[int]:
    """Offset at which each line begins; lines end as editors count them (LF, CR LF or CR)."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def line_and_column(starts: list[int], offset: int) -> tuple[int, int]:
    """Line and column (in code points) of an offset, both from 1; `starts` comes from `line_starts`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
