"""Reports have a stable shape: lines as compilers print them, one JSON object, and SARIF that other programs can read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from briefbot.authoring.check import check
from briefbot.authoring.report import as_json, as_lines, as_sarif
from briefbot.briefing.edit import edited
from briefbot.briefing.finding import in_order
from briefbot.briefing.load import check_file
from briefbot.errors import Problem

BAD = Path(__file__).parents[1] / "briefings" / "bad"


@pytest.mark.parametrize("name", ["dangling.json", "cites.json", "hostile-text.json", "empty.json", "B401.json"])
def test_sarif_is_read_by_its_schema(name: str) -> None:
    problems = check_file(BAD / name)
    log = json.loads(as_sarif(Path(name), problems, "1.2.3"))
    Sarif.model_validate(log)
    (run,) = log["runs"]
    assert [result["ruleId"] for result in run["results"]] == [problem.code for problem in problems]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {problem.code for problem in problems}
    for result, problem in zip(run["results"], problems, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (problem.line, problem.column)
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == problem.code


@pytest.mark.parametrize("name", ["misspelt-keys.json", "B503.json", "dangling.json", "B106.json"])
def test_what_sarif_offers_as_a_fix_is_what_fix_does(name: str) -> None:
    checked = check(BAD / name, {})
    log = json.loads(as_sarif(Path(name), checked.problems, "1.2.3", checked.text, checked.fixes()))
    Sarif.model_validate(log)
    lines = checked.text.split("\n")
    fixed = 0
    for result, problem in zip(log["runs"][0]["results"], checked.problems, strict=True):
        assert ("fixes" in result) == problem.fixable
        if not problem.fixable:
            continue
        fixed += 1
        (change,) = result["fixes"][0]["artifactChanges"]
        text = checked.text
        for one in sorted(change["replacements"], key=_place, reverse=True):
            region = one["deletedRegion"]
            start, end = (
                sum(len(line) + 1 for line in lines[: region[f"{at}Line"] - 1]) + region[f"{at}Column"] - 1
                for at in ("start", "end")
            )
            text = text[:start] + one["insertedContent"]["text"] + text[end:]
        edits = next(finding.edits for placed, finding in in_order(checked.findings, checked.text) if placed == problem)
        assert json.loads(text) == json.loads(edited(checked.text, edits))
    assert fixed


def test_sarif_names_a_file_that_could_not_be_read_without_a_place() -> None:
    log = json.loads(as_sarif(Path("no file é.json"), [Problem("B001", "E", "There is no file.")], "1.2.3"))
    Sarif.model_validate(log)
    physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": "no%20file%20%C3%A9.json"}}


def test_the_json_report_has_these_keys_and_no_others() -> None:
    report = json.loads(as_json(Path("f.json"), check_file(BAD / "B401.json"), True, {"letter": 50}))
    assert list(report) == ["file", "ok", "counts", "coverage", "problems"]
    assert report["counts"] == {"errors": 0, "warnings": 0, "notes": 1}
    assert list(report["problems"][0]) == ["code", "severity", "message", "remedy", "path", "line", "column", "fixable"]


def test_the_summary_tells_what_is_not_shown_and_what_can_be_mended() -> None:
    problems = [Problem("B020", "E", "Wrong.", fixable=True), Problem("B110", "I", "No id.", fixable=True)]
    assert list(as_lines(Path("f"), problems))[-1] == (
        "f: 1 error, no warnings, 1 note (--verbose shows notes; --fix shows how to mend 1)"
    )
    assert list(as_lines(Path("f"), problems, verbose=True))[-1] == (
        "f: 1 error, no warnings, 1 note (--fix shows how to mend 2)"
    )


def _place(replacement: dict[str, dict[str, int]]) -> tuple[int, int]:
    region = replacement["deletedRegion"]
    return region["startLine"], region["startColumn"]
