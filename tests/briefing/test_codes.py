"""Each code has a rule, a line in the table, and a broken briefing that raises it and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefbot.briefing.codes import CODES, WORDS
from briefbot.briefing.load import check_file
from briefbot.briefing.rules import RULES

BAD = Path(__file__).parents[1] / "briefings" / "bad"
OF_NO_BRIEFING = {"B001", "B002", "B003", "B005", "B006", "B007", "B403", "B702"}
"""Codes about a file that cannot be read, and about what the command line asked for."""

WITH = {"B402": {"B401"}}
"""A sentence that nothing cites is also counted."""


def test_every_rule_is_in_the_table_with_its_severity() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
    assert {rule.code: rule.severity for rule in RULES if CODES[rule.code][0] != rule.severity} == {}


@pytest.mark.parametrize("code", sorted(CODES.keys() - OF_NO_BRIEFING))
def test_one_broken_briefing_raises_exactly_this_code(code: str) -> None:
    problems = check_file(BAD / f"{code}.json")
    assert {problem.code for problem in problems} == {code} | WITH.get(code, set())
    found = [problem for problem in problems if problem.code == code]
    assert {problem.severity for problem in found} == {CODES[code][0]}
    assert all(problem.line is not None and problem.column is not None for problem in found)


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES}))
def test_line_and_column_are_right_in_a_file_of_one_line_too(code: str, tmp_path: Path) -> None:
    text = (BAD / f"{code}.json").read_text(encoding="utf-8")
    (tmp_path / "letter.txt").write_bytes((BAD / "letter.txt").read_bytes())
    one_line = "".join(line.strip() + " " for line in text.splitlines())
    file = tmp_path / "one-line.json"
    file.write_text(one_line, encoding="utf-8")
    spread = {
        (one.code, one.path, one.message): _token(text, one.line, one.column)
        for one in check_file(BAD / f"{code}.json")
    }
    found = check_file(file)
    assert found
    for one in found:
        assert one.line == 1
        assert _token(one_line, one.line, one.column) == spread[one.code, one.path, one.message]


def _token(text: str, line: int | None, column: int | None) -> str:
    """What stands at a place, up to the next white space or comma."""
    assert line is not None
    assert column is not None
    return text.splitlines()[line - 1][column - 1 :].split(",")[0].split()[0]


def test_the_page_on_checks_tells_of_every_code_what_it_is_and_how_to_mend_it() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### (B\d{3}) (\w+): (.+)\n\n((?:.+\n)+)\n\*\*Mend:\*\* .+", page, re.MULTILINE)
    told = {code: (severity, title) for code, severity, title, _ in sections}
    assert told == {code: (WORDS[severity], title) for code, (severity, title) in CODES.items()}
    assert [code for code, *_ in sections] == sorted(CODES)
