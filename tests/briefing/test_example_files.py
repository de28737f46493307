"""Every file in tests/briefings: the good ones open clean, the bad ones say exactly what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbot.briefing.load import check_file, open_briefing
from briefbot.briefing.rules import RULES
from briefbot.cli.main import main
from briefbot.errors import ExitCode, InvalidBriefing

FILES = Path(__file__).parents[1] / "briefings"
GOOD = sorted(path.name for path in (FILES / "good").glob("*.json"))
BAD = sorted(path.name for path in (FILES / "bad").glob("*.json"))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_opens_without_a_warning(name: str) -> None:
    opened = open_briefing(FILES / "good" / name)
    assert [str(problem) for problem in opened.problems if problem.severity != "I"] == []
    assert opened.briefing.items


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_passes_the_strict_check(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", str(FILES / "good" / name)]) == ExitCode.OK
    assert "no errors, no warnings" in capsys.readouterr().out


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_the_lines_beside_it(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FILES / "bad")
    code = main(["check", "--verbose", name])
    printed = capsys.readouterr()
    assert printed.out == Path(name).with_suffix(".txt").read_text(encoding="utf-8")
    assert printed.err == ""
    assert code == (ExitCode.OK if f"{name}: no errors" in printed.out else ExitCode.PROBLEMS)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_unless_unknown_keys_are_its_only_errors(name: str, home: Path) -> None:
    path = FILES / "bad" / name
    codes = {problem.code for problem in check_file(path) if problem.severity == "E"}
    if codes <= {"B020"}:
        assert codes == {problem.code for problem in open_briefing(path).problems if problem.severity == "W"} & {"B020"}
        return
    with pytest.raises(InvalidBriefing) as refused:
        open_briefing(path)
    assert {problem.code for problem in refused.value.problems if problem.severity == "E"} == codes - {"B020"}
    assert not (home / "cache").exists()


def test_every_expectation_belongs_to_a_file() -> None:
    expected = {path.stem for path in (FILES / "bad").glob("*.txt")} - {"letter"}
    assert expected == {Path(name).stem for name in BAD}


def test_every_rule_is_broken_by_some_file() -> None:
    lines = "".join(path.read_text(encoding="utf-8") for path in (FILES / "bad").glob("*.txt"))
    assert [rule.code for rule in RULES if f" {rule.code} " not in lines] == []
