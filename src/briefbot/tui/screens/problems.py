"""What is wrong with a briefing that could not be opened, as a page to read: every problem with its place and its remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from textual.content import Content

from briefbot.errors import BriefbotError, CannotRead, InvalidBriefing, Problem
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block, fixed
from briefbot.tui.screens.sheet import Sheet

MOST: Final = 200
"""Problems that are shown; whoever has more mends these first."""
LOOKS: Final = {"E": ("✗ error", "$error"), "W": ("! warning", "$warning"), "I": ("· note", QUIET)}


def problem_sheet(path: Path, error: BriefbotError) -> Sheet:
    """The page for a file that cannot be opened."""
    return Sheet(f"{shown_line(path.name).plain} cannot be opened", fixed(problem_blocks(path, error)))


def problem_blocks(path: Path, error: BriefbotError) -> list[Block]:
    """The file, how much is wrong, each problem, and what to do then."""
    blocks = [Block(shown_line(str(path), QUIET)), GAP]
    match error:
        case InvalidBriefing(problems=problems):
            errors = sum(problem.severity == "E" for problem in problems)
            words = f"{errors} {'error' if errors == 1 else 'errors'} to mend; the briefing that was open stays open."
            blocks += [Block(shown(words)), GAP]
            for problem in problems[:MOST]:
                blocks += [*_problem_blocks(problem), GAP]
            if len(problems) > MOST:
                blocks += [Block(shown(f"… and {len(problems) - MOST} more.")), GAP]
            blocks.append(
                Block(shown("It is read again when you open it again. `briefbot check` tells the same.", QUIET))
            )
        case CannotRead(problem=problem):
            blocks += _problem_blocks(problem)
        case _:
            blocks.append(Block(shown(str(error))))
    return blocks


def _problem_blocks(problem: Problem) -> list[Block]:
    words, colour = LOOKS[problem.severity]
    place = f"  line {problem.line}, column {problem.column}" if problem.line is not None else ""
    where = shown_line(problem.path, QUIET)
    head = Content.assemble((words, f"bold {colour}"), (f"  {problem.code}{place}  ", QUIET), where)
    blocks = [Block(head), Block(shown(problem.message), Content("  "), Content("  "))]
    if problem.remedy:
        blocks.append(Block(shown(problem.remedy, "italic"), Content("  → "), Content("    ")))
    return blocks
