"""Every command that opens a file says in a sentence what is wrong with it, and never shows a traceback."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from briefbot.cli.main import main
from briefbot.errors import ExitCode

FILES = {
    "missing.json": (None, ExitCode.CANNOT_READ, "There is no file"),
    "folder": (None, ExitCode.CANNOT_READ, "is a folder"),
    "empty.json": (b"", ExitCode.PROBLEMS, "empty"),
    "broken.json": (b'{"briefing": 1,\n "title": ', ExitCode.PROBLEMS, "line 2, column 11: Not valid JSON"),
    "latin.json": (
        b'{"briefing": 1, "title": "Caf\xe9"}',
        ExitCode.CANNOT_READ,
        "Windows-1252, where that place reads",
    ),
    "wide.json": ('{"briefing": 1}'.encode("utf-16"), ExitCode.CANNOT_READ, "is written in UTF-16"),
    "picture.json": (b"\x89PNG\r\n\x1a\n\0\0", ExitCode.CANNOT_READ, "not a text file"),
    "deep.json": (b"[" * 5000, ExitCode.PROBLEMS, "nested more than 100 deep"),
}
COMMANDS = (
    "ask -b FILE hello", "quiz --plain -b FILE", "quiz --list -b FILE", "quiz -b FILE --export new.gift", "stats -b FILE",
    "overrides -b FILE", "unanswered -b FILE", "schema FILE", "cite -b FILE words", "coverage -b FILE", "test FILE",
    "merge FILE FILE", "edit FILE", "show -b FILE", "show grid -b FILE", "class host FILE", "present FILE", "FILE",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_no_briefing_gets_a_sentence_and_an_exit_code(
    command: str,
    name: str,
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content, code, told = FILES[name]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    if name == "folder":
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(command.replace("FILE", name).split()) == code
    printed = capsys.readouterr()
    assert told in printed.err
    assert name in printed.err
    assert printed.out == ""
    assert len(printed.err.splitlines()) <= 2
    assert [path.name for path in tmp_path.iterdir() if path != home] in ([], [name])
