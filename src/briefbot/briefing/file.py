"""From a path to bytes to text: everything that can be wrong with a file before anybody looks at what it says.

A file from a stranger may be missing, huge, binary or wrongly encoded. Each of these is one sentence here, and raises
CannotRead. It stands apart from the parsing so that opening a known file loads no more than it needs.
"""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path
from typing import Final

from briefbot.errors import CannotRead, Problem

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes. A briefing of 10,000 items has about 5 MB; what is larger than this is some other file."""

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
_LOOKED_AT: Final = 100_000
"""Bytes from which the encoding is told."""

_COMMONEST: Final = "Windows-1252"
_LONGEST_WORD: Final = 30
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
    name, text = _guessed(data, start)
    guess = f" It seems to be written in {name}, where that place reads “{text}”." if name else ""
    message = f"{path} is not written in UTF-8: byte 0x{data[start]:02x} does not fit.{guess}"
    line = before.count(b"\n") + 1
    return CannotRead(Problem("B007", "E", message, _SAVE_AS_UTF8, line=line, column=column))


def _guessed(data: bytes, start: int) -> tuple[str, str]:
    """The encoding that the bytes are most likely in, and the word at `start` read in it; empty where nobody can tell."""
    import chardet

    name = chardet.detect(data[:_LOOKED_AT])["encoding"]
    if not name:
        return "", ""
    try:
        before, after = data[:start].decode(name), data[start:].decode(name)
        if data.decode(_COMMONEST, "replace") == before + after:
            name = _COMMONEST  # few bytes fit many encodings
    except (UnicodeDecodeError, LookupError):
        return "", ""
    word = re.findall(r"\w*\Z", before)[0] + re.findall(r"\A\W?\w*", after)[0]
    return name, word[:_LONGEST_WORD]


def _cannot(code: str, message: str, remedy: str) -> CannotRead:
    return CannotRead(Problem(code, "E", message, remedy))
