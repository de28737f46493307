"""Files that are no briefing at all, or mean harm: one sentence and an exit code, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbot.briefing.file import LARGEST_FILE
from briefbot.briefing.load import check_file, load_briefing
from briefbot.cli.main import main
from briefbot.errors import CannotRead, ExitCode, InvalidBriefing

VALID = '{"briefing": 1, "title": "Ausflug für alle", "facts": ["Eins."]}'
DEEP_OBJECT = '{"briefing": 1, "title": "T", "facts": ["One."], "x-deep": ' + '{"a": ' * 10_000 + "1" + "}" * 10_001

CANNOT_BE_READ: dict[str, tuple[bytes, str, str]] = {
    "UTF-16 with a mark": (VALID.encode("utf-16"), "B007", "UTF-16"),
    "UTF-16 without a mark": (VALID.encode("utf-16-le"), "B007", "UTF-16"),
    "UTF-16, big end first, without a mark": (VALID.encode("utf-16-be"), "B007", "UTF-16"),
    "UTF-32": (VALID.encode("utf-32"), "B007", "UTF-32"),
    "Latin-1": (VALID.encode("latin-1"), "B007", "“für”"),
    "Windows-1251": (
        VALID.replace("Ausflug für alle", "Автобус уходит рано утром").encode("cp1251"),
        "B007",
        "Windows-1251",
    ),
    "KOI8": (VALID.replace("Ausflug für alle", "Автобус уходит рано утром").encode("koi8-r"), "B007", "KOI8-R"),
    "Japanese": (VALID.replace("Ausflug für alle", "バスは早く出発します").encode("shift_jis"), "B007", "CP932"),
    "UTF-8 that breaks off": (VALID.encode().partition(b"\xbc")[0], "B007", "0xc3"),
    "all bytes": (bytes(range(256)) * 20, "B006", "not a text file"),
    "a NUL in the middle": (VALID.encode()[:30] + b"\0" + VALID.encode()[30:], "B006", "NUL"),
    "control bytes": (b"\x01\x02\xff\xfe\x03" * 50, "B006", "not a text file"),
    "a PDF": (b"%PDF-1.7\n", "B006", "PDF"),
    "a ZIP": (b"PK\x03\x04\x14", "B006", "ZIP"),
    "a gzip": (b"\x1f\x8b\x08", "B006", "compressed"),
}
CANNOT_BE_USED: dict[str, tuple[str, str]] = {
    "ten thousand lists": ("[" * 10_000 + "]" * 10_000, "B010"),
    "ten thousand objects": (DEEP_OBJECT, "B010"),
    "a million open brackets": ("[" * 1_000_000, "B010"),
    "a million quotation marks": ('"' * 1_000_001, "B009"),
    "a million escaped quotation marks": ('"' + '\\"' * 1_000_000 + "[" * 101, "B009"),
    "an endless number": ('{"briefing": ' + "1" * 100_000 + "}", "B009"),
    "a huge exponent as version": ('{"briefing": 1e999}', "B013"),
    "minus infinity": ('{"briefing": -Infinity}', "B011"),
    "brackets inside a text": (json.dumps({"x": "[" * 1000}) + "]", "B009"),
}


@pytest.mark.parametrize("case", CANNOT_BE_READ)
def test_a_file_that_is_no_utf8_text_is_named_for_what_it_is(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, code, words = CANNOT_BE_READ[case]
    path = tmp_path / "briefing.json"
    path.write_bytes(data)
    assert main(["check", str(path)]) == ExitCode.CANNOT_READ
    printed = capsys.readouterr().out
    assert f"{code} error" in printed
    assert words in printed
    with pytest.raises(CannotRead):
        load_briefing(path)


def test_the_first_wrong_byte_is_placed_by_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "briefing.json"
    path.write_bytes('{\r\n  "title": "é'.encode() + b'\xfc"}')
    with pytest.raises(CannotRead) as refused:
        check_file(path)
    assert (refused.value.problem.line, refused.value.problem.column) == (2, 14)


@pytest.mark.parametrize("case", CANNOT_BE_USED)
def test_a_hostile_text_is_refused_with_one_problem(case: str, tmp_path: Path) -> None:
    text, code = CANNOT_BE_USED[case]
    path = tmp_path / "briefing.json"
    path.write_text(text, encoding="utf-8")
    assert [problem.code for problem in check_file(path)] == [code]
    with pytest.raises(InvalidBriefing):
        load_briefing(path)


def test_a_hundred_levels_are_deep_enough_for_anybodys_own_keys(tmp_path: Path) -> None:
    path = tmp_path / "briefing.json"
    path.write_text(VALID[:-1] + ', "x-deep": ' + "[" * 99 + "]" * 99 + "}", encoding="utf-8")
    assert load_briefing(path).title == "Ausflug für alle"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "briefing.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(CannotRead, match="B005"):
        load_briefing(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "code"), [(a_folder, "B002"), (a_pipe, "B002"), (a_link_to_itself, "B003"), (nothing, "B001")]
)
@pytest.mark.parametrize("command", [["check"], ["show", "-b"]])
def test_what_is_no_file_is_refused_with_a_sentence(
    command: list[str], make: Callable[[Path], None], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "briefing.json"
    make(path)
    assert main([*command, str(path)]) == ExitCode.CANNOT_READ
    printed = capsys.readouterr()
    assert code in printed.out + printed.err


def test_a_name_that_no_file_can_have_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a\0b"]) == ExitCode.CANNOT_READ
    assert main(["check", "x" * 5000]) == ExitCode.CANNOT_READ
    assert main(["check", "/no/such/folder/briefing.json"]) == ExitCode.CANNOT_READ
    assert "Traceback" not in capsys.readouterr().err


def test_a_misspelt_file_name_brings_up_the_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "school-trip.json").write_text(VALID, encoding="utf-8")
    with pytest.raises(CannotRead, match=r"Did you mean .*school-trip\.json"):
        load_briefing(tmp_path / "school-tripp.json")


@pytest.mark.parametrize("data", [b"\xff" * 10, b"[" * 10_000, b"null", b""])
def test_the_real_process_never_prints_a_traceback(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "briefing.json"
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "briefbot", "check", str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode in (ExitCode.PROBLEMS, ExitCode.CANNOT_READ)
    assert done.stdout.count("\n") == 2
    assert done.stderr == ""
