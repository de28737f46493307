"""A check's findings as lines, as JSON and as SARIF. Shapes are stable; nothing here prints.

SARIF is the Static Analysis Results Interchange Format 2.1.0 of OASIS, which editors and continuous integration read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from briefbot.briefing.codes import CODES, WORDS
from briefbot.briefing.edit import Replacement
from briefbot.briefing.locate import line_and_column, line_starts
from briefbot.errors import Problem
from briefbot.text.harmless import one_line

SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"E": "error", "W": "warning", "I": "note"}


def as_lines(file: Path, problems: Sequence[Problem], verbose: bool = False) -> Iterator[str]:
    """One line for each problem, as compilers print them (notes only when verbose), then a summary."""
    for problem in problems:
        if verbose or problem.severity != "I":
            place = f":{problem.line}:{problem.column}" if problem.line is not None else ""
            words = f"{problem.message} {problem.remedy}".strip()
            yield one_line(f"{file}{place}: {problem.code} {WORDS[problem.severity]} {words}")
    yield one_line(f"{file}: {summary(problems)}{_hint(problems, verbose)}")


def summary(problems: Sequence[Problem]) -> str:
    """How many errors, warnings and notes."""
    counts = {word: sum(problem.severity == severity for problem in problems) for severity, word in WORDS.items()}
    return ", ".join(
        f"{number} {word}" if number == 1 else f"{number or 'no'} {word}s" for word, number in counts.items()
    )


def _hint(problems: Sequence[Problem], verbose: bool) -> str:
    hints = [] if verbose or not any(problem.severity == "I" for problem in problems) else ["--verbose shows notes"]
    shown = [problem for problem in problems if problem.fixable and (verbose or problem.severity != "I")]
    hints += [f"--fix shows how to mend {len(shown)}"] if shown else []
    return f" ({'; '.join(hints)})" if hints else ""


def as_json(file: Path, problems: Sequence[Problem], ok: bool, coverage: Mapping[str, int]) -> str:
    """One object. ASCII only, so that nothing in a stranger's file reaches the terminal as it is.

    `coverage` tells for each source whose text is there how many percent of its sentences are cited.
    """
    counts = {f"{word}s": sum(problem.severity == severity for problem in problems) for severity, word in WORDS.items()}
    report = {
        "file": str(file),
        "ok": ok,
        "counts": counts,
        "coverage": dict(coverage),
        "problems": [asdict(problem) for problem in problems],
    }
    return json.dumps(report, indent=2)


def as_sarif(
    file: Path, problems: Sequence[Problem], version: str, text: str = "", fixes: Sequence[Sequence[Replacement]] = ()
) -> str:
    """A SARIF log with one run. ASCII only; places are counted in code points.

    `fixes` holds for each problem the replacements in `text` that mend it; none where that takes a person's judgement.
    """
    starts = line_starts(text)
    mended = [[_replaced(change, starts) for change in changes] for changes in fixes] or [[] for _ in problems]
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "briefbot",
        "version": version,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(file, problem, codes.index(problem.code), changes)
            for problem, changes in zip(problems, mended, strict=True)
        ],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    severity, title = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": f"{title}."},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _replaced(change: Replacement, starts: list[int]) -> dict[str, Any]:
    line, column = line_and_column(starts, change.start)
    last_line, last_column = line_and_column(starts, change.end)
    region = {"startLine": line, "startColumn": column, "endLine": last_line, "endColumn": last_column}
    return {"deletedRegion": region, "insertedContent": {"text": change.text}}


def _result(file: Path, problem: Problem, rule: int, changes: list[dict[str, Any]]) -> dict[str, Any]:
    artifact = {"uri": quote(file.as_posix().encode("utf-8", "surrogateescape"))}
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if problem.line is not None:
        physical["region"] = {"startLine": problem.line, "startColumn": problem.column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if problem.path:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.path}]
    result = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.remedy}".strip()},
        "locations": [location],
    }
    if changes:
        change = {"artifactLocation": artifact, "replacements": changes}
        result["fixes"] = [{"description": {"text": problem.remedy}, "artifactChanges": [change]}]
    return result
