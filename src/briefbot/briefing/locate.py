"""Where in the text of a JSON file does the value at a path begin?

Python's json module forgets places. This is a second, small reading of a text that json has already accepted: it follows
the brackets with a stack of its own (never by recursion) and notes offsets. It runs only when there is something to report.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

Path = tuple[str | int, ...]
"""Keys and list positions from the top of the document down to a value; () is the document itself."""

_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_PLAIN_KEY: Final = re.compile(r"[^\W\d][\w-]*")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Places:
    """Offsets, in code points, of values and of their keys.

    `repeated` holds (path, offset, offset of the first one) of each key that comes again in its object.
    """

    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    repeated: list[tuple[Path, int, int]] = field(default_factory=list)

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


def places(text: str, wanted: Collection[Path] | None = None, keys_repeat: bool = True) -> Places:
    """The places of all values of a valid JSON text, or only of `wanted` paths and everything around them.

    Of a repeated key the last value counts, as it does for json. Where no key is known to repeat, the reading ends as soon
    as everything wanted is found.
    """
    keep = None if wanted is None else {path[:length] for path in wanted for length in range(len(path) + 1)}
    found = Places()
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
            steps[-1] = json.loads(token, strict=False) if "\\" in token else token[1:-1]
            _note_key(found, inner, tuple(steps), match.start(), keep)
        else:
            path = tuple(steps)
            if keep is None or path in keep:
                found.values[path] = match.start()
                if keep is not None and not keys_repeat and len(found.values) == len(keep):
                    return found
            if token in ("{", "["):
                around.append(_Object() if token == "{" else _List())
                steps.append(0)
    return found


def _note_key(found: Places, inside: _Object, path: Path, offset: int, keep: set[Path] | None) -> None:
    inside.expects_key = False
    key = str(path[-1])
    if key in inside.seen:
        found.repeated.append((path, offset, inside.seen[key]))
    inside.seen.setdefault(key, offset)
    if keep is None or path in keep:
        found.keys[path] = offset


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
