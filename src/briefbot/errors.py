"""Every exception that briefbot raises on purpose.

    BriefbotError                 anything below; its str() is one sentence for a person
    ├── CannotRead                the file itself cannot be read (exit code 3)
    ├── InvalidBriefing           the file was read and has errors (exit code 1); carries its problems
    ├── StoreError                the learner's record cannot be opened or written
    ├── SemanticUnavailable       the sentence encoder is missing, broken or another one; all else works without it
    └── UsageError                the command line asks for something that does not exist (exit code 2)

They are caught in the two front ends only. Expected trouble inside a file is a `Problem` value, not an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Severity = Literal["E", "W", "I"]


class ExitCode(IntEnum):
    """The process exit codes; stable, and documented in the README."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    CANNOT_READ = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a briefing file.

    `path` is a JSON path such as ``$.statements[3].speaker`` (empty for the file as a whole). `line` and `column` count
    from 1 and are None where the place is not known; they are never guessed. `fixable` tells that the remedy can be carried out
    without a person's judgement.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    path: str = ""
    line: int | None = None
    column: int | None = None
    fixable: bool = False

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}: " if self.line is not None else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.code} {place}{self.message}{remedy}"


class BriefbotError(Exception):
    """Root of the tree above."""

    exit_code = ExitCode.PROBLEMS


class CannotRead(BriefbotError):
    """The file cannot be read at all; `problem` says why and what to do."""

    exit_code = ExitCode.CANNOT_READ

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class InvalidBriefing(BriefbotError):
    """The file was read, but has problems of severity E. `problems` holds all findings, of every severity."""

    def __init__(self, path: str, problems: Sequence[Problem]) -> None:
        errors = sum(problem.severity == "E" for problem in problems)
        super().__init__(f"{path} has {errors} error{'s' if errors != 1 else ''}.")
        self.path = path
        self.problems = tuple(problems)


class StoreError(BriefbotError):
    """The learner's record cannot be opened, read or written."""


class SemanticUnavailable(BriefbotError):
    """The sentence encoder cannot be used. Never ends a program: replies are found without it."""


class UsageError(BriefbotError):
    """The command asks for something that is not there, such as an unknown speaker or kind."""

    exit_code = ExitCode.USAGE
