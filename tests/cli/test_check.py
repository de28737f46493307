"""`briefbot check`: lines, exit codes, JSON, and sources given by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefbot.briefing.load import check_file
from briefbot.cli.main import main
from briefbot.errors import ExitCode

FILES = Path(__file__).parents[1] / "briefings"
GOOD = str(FILES / "good" / "everything.json")
LETTER = "The bus leaves at 8:15. Everyone needs a lunch."


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "briefing.json"
    path.write_text(text, encoding="utf-8")
    return str(path)


def a_briefing(tmp_path: Path, fact: str, sources: str = '"letter": {"title": "Letter"}') -> str:
    return written(tmp_path, f'{{"briefing": 1, "title": "T", "sources": {{{sources}}}, "facts": [{fact}]}}')


@pytest.fixture
def letter(tmp_path: Path) -> str:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return f"letter={path}"


def test_a_problem_is_one_line_with_file_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, '{\n  "briefing": 1,\n  "title": "T",\n  "facts": ["One."],\n  "statments": []\n}\n')
    assert main(["check", path]) == ExitCode.PROBLEMS
    first, summary = capsys.readouterr().out.splitlines()
    assert first == f"{path}:5:3: B020 error `statments` is not a key of a briefing. Did you mean `statements`?"
    assert summary == f"{path}: 1 error, no warnings, 1 note (--verbose shows notes; --fix shows how to mend 1)"


def test_warnings_pass_unless_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = a_briefing(tmp_path, '{"id": "bus", "text": "The bus leaves."}')
    assert main(["check", path]) == ExitCode.OK
    assert main(["check", "--strict", path]) == ExitCode.PROBLEMS
    assert capsys.readouterr().out.count("B301 warning") == 2


def test_without_a_source_text_one_note_says_that_nothing_was_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_briefing(tmp_path, '{"id": "bus", "text": "It goes.", "cite": "The bus leaves"}')
    assert main(["check", "--strict", "--verbose", path]) == ExitCode.OK
    printed = capsys.readouterr().out
    assert printed.count("not verified: no source text") == 1
    assert "no errors, no warnings, 1 note" in printed


def test_a_source_given_by_hand_verifies_the_cites(
    tmp_path: Path, letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    right = a_briefing(tmp_path, '{"id": "bus", "text": "It goes.", "cite": "the bus leaves at 8:15"}')
    assert main(["check", "--source", letter, right, "--strict", "--verbose"]) == ExitCode.OK
    wrong = a_briefing(tmp_path, '{"id": "bus", "text": "It goes.", "cite": "The bus leaves at 8:51"}')
    assert main(["check", wrong, "--source", letter]) == ExitCode.PROBLEMS
    assert "The closest passage is: “The bus leaves at 8:15.”" in capsys.readouterr().out


def test_a_source_that_has_changed_since_it_was_cited_is_told(
    tmp_path: Path, letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_briefing(tmp_path, '"One."', f'"letter": {{"sha256": "{"0" * 64}"}}')
    assert main(["check", path, "--source", letter]) == ExitCode.PROBLEMS
    assert "B214 error The text of `letter` has changed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--source", "lettre={letter}"], ExitCode.USAGE, "Did you mean `letter`?"),
        (["--source", "letter=no-such-file.txt"], ExitCode.CANNOT_READ, "no-such-file.txt"),
    ],
)
def test_a_source_that_is_not_there_is_told(
    arguments: list[str], code: ExitCode, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_briefing(tmp_path, '"One."')
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    filled = [argument.format(letter=tmp_path / "letter.txt") for argument in arguments]
    assert main(["check", path, *filled]) == code
    printed = capsys.readouterr()
    assert words in printed.out + printed.err


@pytest.mark.parametrize("arguments", [["check"], ["check", GOOD, "--source", "letter"], ["check", GOOD, "--nonsense"]])
def test_wrong_usage_has_an_exit_code_of_its_own(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == ExitCode.USAGE


def test_json_holds_every_problem_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(FILES / "bad" / "misspelt-keys.json")]) == ExitCode.PROBLEMS
    printed = capsys.readouterr().out
    assert printed.isascii()
    report = json.loads(printed)
    assert report["ok"] is False
    assert report["problems"][0] == {
        "code": "B020",
        "severity": "E",
        "message": "`peple` is not a key of a briefing.",
        "remedy": "Did you mean `people`?",
        "path": "$.peple",
        "line": 4,
        "column": 3,
        "fixable": False,
    }
    assert main(["check", "--json", "no-such-file.json"]) == ExitCode.CANNOT_READ
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "B001"


def test_text_from_the_file_cannot_control_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(FILES / "bad" / "hostile-text.json")])
    printed = capsys.readouterr().out
    assert "evil" in printed
    assert all(char.isprintable() or char == "\n" for char in printed)


def test_checking_a_file_does_not_import_the_screens() -> None:
    script = (
        "import sys; from briefbot.cli.main import main; main(['check', sys.argv[1]]);"
        "print({'textual', 'rich', 'asyncio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, GOOD], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_help_does_not_import_the_validator() -> None:
    script = (
        "import sys; from briefbot.cli.main import main\n"
        "try: main(['check', '--help'])\nexcept SystemExit: print({'jsonschema', 'rapidfuzz'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_a_terminal_without_typographic_signs_gets_question_marks() -> None:
    command = [sys.executable, "-m", "briefbot", "check", str(FILES / "bad" / "cites.json")]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == ExitCode.PROBLEMS
    assert "?The bus leaves at 8:51? does not stand in the source." in done.stdout
    assert done.stderr == ""


def test_a_file_name_that_is_no_text_is_still_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-\udcff-such\x1b[2J.json"]) == ExitCode.CANNOT_READ
    assert "B001" in capsys.readouterr().out


def test_fixes_are_shown_first_and_made_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = '{\n  "briefing": 1,\n  "title": "T",\n  "x-mine": [1.50],\n  "fcts": ["One."]\n}\n'
    path = written(tmp_path, before)
    assert main(["check", path, "--fix"]) == ExitCode.PROBLEMS
    assert '-  "fcts": ["One."]\n+  "facts": ["One."]\n' in capsys.readouterr().out
    assert Path(path).read_text(encoding="utf-8") == before
    assert main(["check", path, "--fix", "--write", "--backup"]) == ExitCode.PROBLEMS
    assert Path(path).read_text(encoding="utf-8") == before.replace("fcts", "facts")
    assert Path(path + "~").read_text(encoding="utf-8") == before
    assert main(["check", path, "--fix"]) == ExitCode.OK
    assert "nothing that can be mended" in capsys.readouterr().out
    assert main(["check", path, "--fix", "--verbose"]) == ExitCode.OK
    assert '+  "facts": [{ "id": "fact-1", "text": "One." }]' in capsys.readouterr().out


FIXABLE = sorted(
    path.name for path in (FILES / "bad").glob("*.json") if any(problem.fixable for problem in check_file(path))
)


@pytest.mark.parametrize("name", FIXABLE)
def test_what_is_mended_is_not_found_again_and_nothing_worse_is(name: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes((FILES / "bad" / "letter.txt").read_bytes())
    file = tmp_path / name
    file.write_bytes((FILES / "bad" / name).read_bytes())
    before = check_file(file)
    notes = name.startswith("B")  # where there is one problem only, a note may be it
    main(["check", str(file), "--fix", "--write", *(["--verbose"] if notes else [])])
    after = check_file(file)
    mended = {
        (problem.code, problem.message) for problem in before if problem.fixable and (notes or problem.severity != "I")
    }
    assert mended.isdisjoint((problem.code, problem.message) for problem in after)
    assert sum(problem.severity == "E" for problem in after) <= sum(problem.severity == "E" for problem in before)


def test_too_little_coverage_is_an_error_when_it_was_asked_for(
    tmp_path: Path, letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_briefing(tmp_path, '{"id": "bus", "text": "It goes.", "cite": "The bus leaves"}')
    assert main(["check", path, "--source", letter, "--min-coverage", "50"]) == ExitCode.OK
    assert main(["check", path, "--source", letter, "--min-coverage", "51"]) == ExitCode.PROBLEMS
    assert "B403 error 50 %" in capsys.readouterr().out
    assert main(["check", path, "--min-coverage", "1"]) == ExitCode.PROBLEMS
    assert "cannot be told: no source text" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["check", path, "--min-coverage", "101"])


def test_a_failing_test_of_the_briefing_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FILES / "bad" / "B702.json")]) == ExitCode.OK
    printed = capsys.readouterr().out
    assert "B702 warning This test fails. It gets an answer instead of a refusal: `lunch`." in printed
    assert "no errors, 1 warning, no notes" in printed


def test_sarif_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--sarif", str(FILES / "bad" / "dangling.json")]) == ExitCode.PROBLEMS
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert json.loads(printed)["version"] == "2.1.0"
    assert main(["check", "--sarif", "no-such-file.json"]) == ExitCode.CANNOT_READ
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"][0]["ruleId"] == "B001"


def test_watching_ends_cleanly_with_ctrl_c(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, '{"briefing": 1, "title": "T", "facts": ["One."]}')
    broken = iter([lambda: Path(path).write_text("{", encoding="utf-8")])

    def wait(_: float) -> None:
        change = next(broken, None)
        if change is None:
            raise KeyboardInterrupt
        change()

    monkeypatch.setattr("time.sleep", wait)
    assert main(["check", path, "--watch"]) == ExitCode.PROBLEMS
    printed = capsys.readouterr().out
    assert printed.count("Watching") == 2
    assert "no errors" in printed
    assert "B009 error" in printed


@pytest.mark.parametrize("arguments", [["--write"], ["--fix", "--backup"], ["--watch", "--fix"], ["--watch", "--json"]])
def test_options_that_do_not_go_together_are_wrong_usage(arguments: list[str]) -> None:
    assert main(["check", GOOD, *arguments]) == ExitCode.USAGE


def test_on_a_terminal_lines_break_between_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.chdir(FILES / "bad")
    main(["check", "B106.json"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "B106.json:8:46: B106 warning The alias",
        "    “the countess” is printed in no",
        "    source. Move it to `extra_aliases`:",
    ]
    assert max(map(len, lines)) <= 40
