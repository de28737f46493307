"""What stands where there is nothing yet: a page that is empty or still being made says so, and what to do next."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.widgets import Static

from briefbot.tui.background import Job
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block

BAR: Final = 20
"""Cells of the bar that shows how far a piece of work is."""


def empty_blocks(title: str, words: str, next_step: str = "") -> list[Block]:
    """An empty page: what would be here, why it is not, and what changes that ("F3 begins a quiz")."""
    blocks = [Block(shown(title, "bold $accent")), GAP, Block(shown(words))]
    return [*blocks, GAP, Block(shown(next_step, QUIET))] if next_step else blocks


class WorkLine(Static):
    """One line above the footer that says what is being done; not there while nothing is."""

    DEFAULT_CSS = """
    WorkLine { display: none; height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; background: $surface; }
    WorkLine.-working { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False, id="work-line")

    def show(self, job: Job | None) -> None:
        """Shows how far the job is, or nothing."""
        self.set_class(job is not None, "-working")
        if job is not None:
            self.update(_job_line(job), layout=False)


def _job_line(job: Job) -> Content:
    done = BAR * job.done // job.total if job.total else 0
    bar = Content.assemble(("━" * done, "$accent"), ("─" * (BAR - done), QUIET), "  ")
    return Content.assemble(
        bar if job.total else "", shown_line(job.sentence), Content.styled("   Esc gives up", QUIET)
    )
