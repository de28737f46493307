"""Progress: what is known, what is being learned and what is new, for each speaker; what is due; what gets confused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from briefbot.briefing.model import Briefing
from briefbot.errors import BriefbotError
from briefbot.tui.content import shown, shown_line
from briefbot.tui.numbers import Count, Numbers
from briefbot.tui.page import GAP, Block, Blocks, PageView, fixed
from briefbot.tui.screens.mode import ModeScreen

QUIET: Final = "$foreground 65%"
NOTHING_YET: Final = "Nothing is recorded for this briefing yet. Take a quiz (F3), and what you know shows up here."


class ProgressScreen(ModeScreen):
    """One page of numbers, read anew each time the screen is opened."""

    MODE = "progress"
    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "#progress"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "quiz", "Quiz", tooltip="Opens the quiz."),
    ]

    def body(self) -> Iterable[Widget]:
        self.page = PageView(fixed([]), id="numbers")
        yield VerticalScroll(self.page, id="progress")

    def on_screen_resume(self) -> None:
        try:
            found = self.desk.studies.numbers()
        except BriefbotError as error:
            self.page.show(fixed([Block(shown(str(error), "$error"))]))
            return
        self.page.show(number_blocks(found, self.desk.briefing, self.desk.studies.notice))

    async def action_quiz(self) -> None:
        """Opens the quiz."""
        await self.run_action("app.open_mode('quiz')")


def number_blocks(found: Numbers, briefing: Briefing, notice: str) -> Blocks:
    """The page: a summary, a bar for each speaker, the most frequent confusions."""

    def blocks(width: int) -> list[Block]:
        rows = [Block(Content.styled("Progress", "bold $accent"))]
        rows += [Block(shown(notice, "$warning")), GAP] if notice else []
        if not found.answers:
            rows += [Block(shown(NOTHING_YET, QUIET)), GAP]
        else:
            percent = 100 * found.right // found.answers
            answers = "1 answer" if found.answers == 1 else f"{found.answers} answers"
            words = f"{answers}, {percent} % right. {found.due} due now, {found.soon} more within a week."
            rows += [Block(shown(words, QUIET)), GAP]
        rows += _bar_rows(found.everything, width)
        for count in found.speakers:
            rows += [GAP, *_bar_rows(count, width)]
        key = "█ known  ▒ being learned  · new"
        rows += [GAP, Block(shown(key, QUIET))]
        if found.confusions:
            rows += [GAP, Block(Content.styled("Whose words you credit to whom", "bold"))]
        for said, credited, times in found.confusions[:8]:
            words = f"{briefing.name(said)}'s words to {briefing.name(credited)}, {times} ×"
            rows.append(Block(shown(words), Content.styled("≠ ", "$warning"), Content("  ")))
        return rows

    return blocks


def _bar_rows(count: Count, width: int) -> list[Block]:
    room = max(min(width, 60), 1)
    known = room * count.known // max(count.total, 1)
    learning = room * (count.known + count.learning) // max(count.total, 1) - known
    bar = Content.assemble(
        ("█" * known, "$success"), ("▒" * learning, "$warning"), ("·" * (room - known - learning), "$foreground 40%")
    )
    words = f"  {count.known} known, {count.learning} learning, {count.new} new"
    return [Block(Content.assemble(shown_line(count.title, "bold"), Content.styled(words, QUIET))), Block(bar)]
