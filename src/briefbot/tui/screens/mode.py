"""What the four screens have in common: the line of screens at the top, the keys at the bottom, help in between.

Whatever a screen shows of a briefing can be opened (`open_items`), asked about (`ask_about`) and drilled (`quiz_on`),
everywhere in the same way; what takes a while goes through `in_background`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from briefbot.tui.background import Job, Progress, run_job
from briefbot.tui.content import plain
from briefbot.tui.desk import Desk
from briefbot.tui.settings import Settings
from briefbot.tui.widgets.key_line import KeyLine
from briefbot.tui.widgets.masthead import MODES, Masthead

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing
    from briefbot.briefing.receipt import Receipt

Result = TypeVar("Result")


class ModeScreen(Screen[None]):
    """One of the four screens.

    A subclass says which (`MODE`), which keys it reads without a binding (`READ_KEYS`), and what stands between masthead
    and footer (`body`). `engaged` is True while something would be lost if the screen were built anew (a quiz that runs): a
    briefing that changes on disk then waits for it.
    """

    MODE = ""
    READ_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", "Help", tooltip="Lists the keys of this screen.", key_display="F1"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._jobs: list[Job] = []

    def compose(self) -> ComposeResult:
        yield Masthead(self.MODE, self.desk.briefing.title if self.desk.is_open else "")
        yield from self.body()
        yield KeyLine()

    def body(self) -> Iterable[Widget]:
        """The widgets between masthead and footer."""
        raise NotImplementedError

    @property
    def engaged(self) -> bool:
        """Whether building the screen anew would lose something."""
        return False

    def settings_changed(self, settings: Settings) -> None:
        """Called on every screen that was opened when a setting has changed; they lie in `desk.settings` as well."""

    def action_help(self) -> None:
        """Opens the list of keys."""
        from briefbot.tui.screens.help import key_blocks
        from briefbot.tui.screens.sheet import Sheet

        self.app.push_screen(Sheet(f"{MODES[self.MODE][1]}: keys", key_blocks(self, self.READ_KEYS)))

    # --- An item, wherever it is shown ---

    def open_receipts(self, receipts: Sequence[Receipt], briefing: Briefing | None = None) -> None:
        """Opens receipts over the whole screen; `briefing` is the one they are from, if it is not the open one."""
        from briefbot.tui.screens.sheet import Sheet
        from briefbot.tui.sources import CITED
        from briefbot.tui.widgets.receipt_panel import whole_receipts

        if receipts:
            self.app.push_screen(Sheet("", whole_receipts(receipts, briefing or self.desk.briefing), CITED))

    def open_items(self, items: Iterable[str]) -> None:
        """Opens the receipts of these items (ids of facts, statements, scenarios); others are passed over."""
        from briefbot.briefing.receipt import receipt

        known = self.desk.briefing.items
        self.open_receipts([receipt(self.desk.briefing, known[item]) for item in items if item in known])

    async def ask_about(self, item: str) -> None:
        """Opens Ask with a question that shows this item, person, organisation or place."""
        from briefbot.tui.about import question_about

        question = question_about(self.desk.briefing, item)
        if question:
            await self.ask_question(question)

    async def ask_question(self, question: str) -> None:
        """Opens Ask and asks this."""
        self.desk.ask_now = question
        await self.run_action("app.open_mode('ask')")

    async def quiz_on(self, items: Iterable[str]) -> None:
        """Opens the quiz on these items."""
        self.desk.quiz_on(items)
        await self.run_action("app.open_mode('quiz')")

    # --- What takes a while ---

    async def in_background(self, words: str, work: Callable[[Progress], Result]) -> Result:
        """Does the work in a thread, says so above the footer once it is noticed, and gives it up on Escape.

        Raises GivenUp when the person did that, and whatever the work raises. See `tui.background`.
        """
        job = Job(words)
        self._jobs.append(job)
        try:
            return await run_job(job, work, self._show_job)
        finally:
            self._jobs.remove(job)

    @property
    def working(self) -> bool:
        """Whether something is being done that can be given up."""
        return bool(self._jobs)

    @property
    def escape_is_wanted(self) -> bool:
        """Whether Escape means something nearer than giving up work that is being done."""
        return False

    def give_up(self) -> None:
        """Gives up the work that is being done."""
        for job in self._jobs:
            job.given_up = True

    def _show_job(self, job: Job | None) -> None:
        from briefbot.tui.widgets.state import WorkLine

        if not self.is_mounted:
            return
        line = next(iter(self.query(WorkLine)), None)
        if line is None:
            line = WorkLine()
            self.mount(line, before=self.query_one(KeyLine))
        line.show(job)

    # --- Words in passing ---

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Says something in passing, in place of what was said before, unless that was of trouble.

        The sentence may hold names of files and words of a briefing.
        """
        if not self.desk.told_trouble:
            self.app.clear_notifications()
        self.desk.told_trouble = trouble
        self.notify(plain(sentence), severity="warning" if trouble else "information", markup=False)
