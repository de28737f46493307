"""From a path to bytes, to text, to a JSON document: everything that can be wrong before a briefing can be looked at.

A file from a stranger may be missing, huge, binary, wrongly encoded or nested ten thousand levels deep. Each of these is
one sentence here. What cannot be turned into text raises CannotRead; a text that is no JSON document is a finding.
"""

from __future__ import annotations

import codecs
import json
import re
import stat
from pathlib import Path
from typing import Any, Final

from briefbot.briefing.finding import REPEATED_KEY, Finding
from briefbot.briefing.locate import line_and_column, line_starts, places
from briefbot.errors import CannotRead, Problem

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes. A briefing of 10,000 items has about 5 MB; what is larger than this is some other file."""

DEEPEST_NESTING: Final = 100
"""Levels of brackets. The format itself needs seven; the rest is room for the author's own x- keys."""

_SIGNATURES: Final = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\x00", "a database"),
)
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
NO_DOCUMENT: Final = object()
"""What a text that is not JSON holds; null is a document."""

_STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKET: Final = re.compile(r"[\[\]{}]")
_SURROGATE_ESCAPE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_ENDLESS_NUMBER: Final = re.compile(r"[0-9]{1000}")
_SAVE_AS_UTF8: Final = "Save it as UTF-8 in your editor."


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of a sensible size. Raises CannotRead."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _cannot("B002", f"{path} is a folder.", "Name a file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise _cannot("B002", f"{path} is not an ordinary file.", "Save the briefing to a file first.")
        if status.st_size > LARGEST_FILE:
            size = f"{status.st_size / 1024 / 1024:,.0f} MB"
            limit = f"{LARGEST_FILE // 1024 // 1024} MB"
            raise _cannot("B005", f"{path} has {size}; a briefing may have {limit}.", "Is it the right file?")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise _missing(path) from error
    except PermissionError as error:
        raise _cannot("B003", f"You may not read {path}.", "Change its permissions, or copy it.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _cannot("B003", f"{path} cannot be read: {reason}.", "Check the name and the disk.") from error
    except ValueError as error:
        raise _cannot("B001", "The file name contains a NUL character.", "Check the name.") from error
    if len(data) > LARGEST_FILE:
        raise _cannot("B005", f"{path} grew too large while it was read.", "Is it the right file?")
    return data


def decode(data: bytes, path: Path) -> str:
    """The text of a UTF-8 file; a byte order mark is dropped. Raises CannotRead, with the place of the first wrong byte."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _cannot("B006", f"{path} is {what}, not a text file.", "Save it as a plain text file.")
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            raise _cannot("B007", f"{path} is written in {name}, not in UTF-8.", _SAVE_AS_UTF8)
    if b"\x00" in data[:4096]:
        if data[:4].count(0) and data[:4].strip(b"\x00")[:1] in (b"{", b"["):
            raise _cannot("B007", f"{path} seems to be written in UTF-16, not in UTF-8.", _SAVE_AS_UTF8)
        raise _cannot("B006", f"{path} is not a text file: it contains NUL bytes.", "Save it as a plain text file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, path, error.start) from error


def parse(text: str) -> tuple[Any, list[Finding]]:
    """The JSON document in a text and what is wrong with it; NO_DOCUMENT when there is none to look at."""
    if not text.strip():
        return NO_DOCUMENT, [
            _at(0, "B004", "The file is empty.", 'A briefing begins with {"briefing": 1, "title": "…"}.')
        ]
    deep = _too_deep(text)
    if deep is not None:
        return NO_DOCUMENT, [
            _at(
                deep,
                "B010",
                f"Brackets are nested more than {DEEPEST_NESTING} deep here.",
                "A briefing itself needs seven levels.",
            )
        ]
    return _decoded(text)


def _decoded(text: str) -> tuple[Any, list[Finding]]:
    repeated = False

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        made = dict(pairs)
        repeated = repeated or len(made) != len(pairs)
        return made

    try:
        document = json.loads(text, object_pairs_hook=unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        from briefbot.briefing.json_errors import explained

        return NO_DOCUMENT, [explained(text, error)]
    except _NotANumberError as error:
        offset = _offset_of_constant(text, str(error))
        return NO_DOCUMENT, [
            _at(offset, "B011", f"{error} is not a JSON value.", "Write a number, or a text in quotes.")
        ]
    except ValueError:
        digits = _ENDLESS_NUMBER.search(text)
        offset = digits.start() if digits else 0
        return NO_DOCUMENT, [_at(offset, "B009", "This number has thousands of digits.", "Write it as a text.")]
    findings = _repeated_keys(text) if repeated else []
    findings += _lone_surrogates(document) if _SURROGATE_ESCAPE.search(text) else []
    return document, findings


def not_a_briefing(document: Any) -> Finding | None:
    """What stops the schema from being asked at all: no object, or a version that this program does not know."""
    if not isinstance(document, dict):
        what = "a list" if isinstance(document, list) else "a single value"
        remedy = 'A briefing is an object: {"briefing": 1, "title": "…", …}.'
        return _at(None, "B014", f"The file holds {what}.", remedy)
    version = document.get("briefing", 1)
    if type(version) is int and version == 1:
        return None
    if type(version) is int and version > 1:
        message = f"The briefing is written in version {version} of the format; this program knows version 1."
        return Finding("B013", "E", ("briefing",), message, "Get a newer briefbot, or ask for a version 1 file.")
    message = "`briefing` is the version of the format, which is the number 1."
    return Finding("B013", "E", ("briefing",), message, 'Write "briefing": 1.')


class _NotANumberError(ValueError):
    """NaN or an infinity was met, which JSON does not have."""


def _refuse_constant(name: str) -> Any:
    raise _NotANumberError(name)


def _offset_of_constant(text: str, name: str) -> int:
    blank = _STRING.sub(lambda match: " " * len(match.group()), text)
    return max(blank.find(name), 0)


def _too_deep(text: str) -> int | None:
    """Offset of the first bracket that is nested too deeply."""
    if text.count("[") + text.count("{") <= DEEPEST_NESTING:
        return None
    brackets = "".join(_BRACKET.findall(_STRING.sub("", text)))
    depth = 0
    for number, bracket in enumerate(brackets):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST_NESTING:
            blank = _STRING.sub(lambda match: " " * len(match.group()), text)
            return [match.start() for match in _BRACKET.finditer(blank)][number]
    return None


def _repeated_keys(text: str) -> list[Finding]:
    starts = line_starts(text)
    findings = []
    for path, offset, first in places(text).repeated:
        line, _ = line_and_column(starts, first)
        message = f"The key `{path[-1]}` appears twice in this object, first in line {line}."
        findings.append(Finding(REPEATED_KEY, "E", path, message, "Keep one of them.", offset=offset))
    return findings


def _lone_surrogates(document: Any) -> list[Finding]:
    """Half a surrogate pair in a text cannot be written anywhere; walks the document with a stack of its own."""
    findings: list[Finding] = []
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in value.items()]
            findings += [_half_a_character((*path, key), at_key=True) for key in value if _SURROGATE.search(key)]
        elif isinstance(value, list):
            waiting += [((*path, number), inner) for number, inner in enumerate(value)]
        elif isinstance(value, str) and _SURROGATE.search(value):
            findings.append(_half_a_character(path))
    return findings


def _half_a_character(path: tuple[str | int, ...], at_key: bool = False) -> Finding:
    message = "There is half a character in this text: a \\ud800 … \\udfff escape without its other half."
    return Finding("B012", "E", path, message, "Write the character itself.", at_key)


def _missing(path: Path) -> CannotRead:
    from briefbot.text.similarity import closest

    try:
        siblings = sorted(sibling for sibling in path.parent.iterdir() if sibling.suffix == ".json")
    except OSError:
        return _cannot("B001", f"There is no file {path}.", f"There is no folder “{path.parent}” to look in.")
    stems = {sibling.stem: sibling for sibling in siblings}
    near = stems.get(closest(path.stem, stems) or "")
    return _cannot("B001", f"There is no file {path}.", f"Did you mean {near}?" if near else "Check the name.")


def _not_utf8(data: bytes, path: Path, start: int) -> CannotRead:
    line_start = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    column = len(data[line_start:start].decode("utf-8-sig", "replace")) + 1
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in data[:4096])
    if controls * 20 > len(data[:4096]):
        return _cannot("B006", f"{path} is not a text file.", "Save it as a plain text file.")
    character = data[start : start + 1].decode("cp1252", "replace")
    message = (
        f"{path} is not written in UTF-8: byte 0x{data[start]:02x} does not fit "
        f"(in Latin-1 or Windows-1252 it would be “{character}”)."
    )
    line = before.count(b"\n") + 1
    return CannotRead(Problem("B007", "E", message, _SAVE_AS_UTF8, line=line, column=column))


def _cannot(code: str, message: str, remedy: str) -> CannotRead:
    return CannotRead(Problem(code, "E", message, remedy))


def _at(offset: int | None, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, "E", (), message, remedy, offset=offset)
