"""A finding: what is wrong, at which path of the document, before its line and column are known.

Rules and the validator work on the parsed document, which has no lines. They yield findings; only where there are any is
the text of the file searched for their places, so a clean file never pays for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from briefbot.briefing.edit import Edit
from briefbot.briefing.locate import Path, json_path, line_and_column, line_starts, places
from briefbot.errors import Problem, Severity

REPEATED_KEY: Final = "B100"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at `path`; `at_key` points to the key of the last step instead of its value.

    `offset` (code points from the start of the text) is given where the path alone does not tell the place. `edits` mend it,
    where that takes no person's judgement.
    """

    code: str
    severity: Severity
    path: Path
    message: str
    remedy: str = ""
    at_key: bool = False
    offset: int | None = None
    edits: tuple[Edit, ...] = ()


def located(findings: Iterable[Finding], text: str) -> tuple[Problem, ...]:
    """The findings with line and column, in the order of the file, each told once."""
    return tuple(problem for problem, _ in in_order(findings, text))


def in_order(findings: Iterable[Finding], text: str) -> Iterator[tuple[Problem, Finding]]:
    """Each finding once, with its line and column, in the order of the file."""
    findings = list(dict.fromkeys(findings))
    index = places(text, {finding.path for finding in findings if finding.offset is None})
    placed = [
        (index.offset(finding.path, finding.at_key) if finding.offset is None else finding.offset, finding)
        for finding in findings
    ]
    placed.sort(key=lambda pair: (pair[0], pair[1].code))
    starts = line_starts(text) if placed else []
    yield from ((_problem(finding, *line_and_column(starts, offset)), finding) for offset, finding in placed)


def _problem(finding: Finding, line: int, column: int) -> Problem:
    path = json_path(finding.path)
    fixable = bool(finding.edits)
    return Problem(finding.code, finding.severity, finding.message, finding.remedy, path, line, column, fixable)
