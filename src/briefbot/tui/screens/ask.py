"""Ask: the conversation.

Questions go to the engine in a worker; replies come back as cards, with their receipts beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from briefbot.errors import BriefbotError
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import QUIET, Block, fixed
from briefbot.tui.saving import file_stem, save_new
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.screens.sheet import Sheet
from briefbot.tui.turn import Turn, cited, markdown
from briefbot.tui.widgets.line_input import QuestionLine
from briefbot.tui.widgets.receipt_panel import ReceiptPanel
from briefbot.tui.widgets.transcript import Transcript, TurnCard
from briefbot.tui.widgets.welcome import Welcome, examples

READING = "reading the briefing…"
LOOKING = "looking…"


class AskScreen(ModeScreen):
    """Transcript, receipts of the selected reply, and the line to type into."""

    MODE = "ask"
    CSS_PATH = "ask.tcss"
    AUTO_FOCUS = "#question"
    READ_KEYS = (
        ("1 … 9", "With an empty line: takes a numbered question or choice."),
        ("Enter", "Asks. With an empty line: opens the whole receipt."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6,ctrl+r", "why", "Why", tooltip="Shows how the selected reply was found.", key_display="F6"),
        Binding(
            "f7,ctrl+y", "copy", "Copy", tooltip="Copies the selected answer with its attribution; again: to a file."
        ),
        Binding("f8,ctrl+n", "save", "Save", tooltip="Saves the whole conversation as Markdown."),
        Binding("f9,ctrl+g", "quiz_this", "Drill", tooltip="Quizzes you on what the selected reply shows."),
        Binding("enter", "receipt", "Receipt", show=False),
        Binding("shift+up,ctrl+up", "select(-1)", "Reply above", tooltip="Selects the reply above.", show=False),
        Binding("shift+down,ctrl+down", "select(1)", "Reply below", tooltip="Selects the reply below.", show=False),
        Binding("pageup", "scroll(-1)", "Scroll up", tooltip="Scrolls the conversation up.", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", tooltip="Scrolls the conversation down.", show=False),
        Binding("ctrl+l", "restart", "New conversation", tooltip="Starts a new conversation.", show=False),
        Binding("escape", "to_line", "To the line", tooltip="Goes back to the question line.", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        briefing = self.desk.briefing
        self.transcript = Transcript(briefing, Welcome(briefing))
        self.panel = ReceiptPanel(id="receipt-panel")
        self.line = QuestionLine("Ask what was said, or who said it", id="question")
        self.line.picks = len(examples(briefing))
        self.offered = Static(markup=False, id="suggestions")
        self._copied: int | None = None
        yield Horizontal(self.transcript, self.panel, id="conversation")
        yield Vertical(self.line, self.offered, id="asking")

    def on_mount(self) -> None:
        self._show_selected()
        self._say_under_line()
        # The first frame comes first: building the index competes with it for the processor.
        self.call_after_refresh(lambda: self.run_worker(self._prepare(), name="prepare"))

    def on_screen_resume(self) -> None:
        question, self.desk.ask_now = self.desk.ask_now, ""
        if question:
            self.ask(question)

    async def _prepare(self) -> None:
        try:
            await self.desk.engine.prepare()
        except BriefbotError as error:
            self.tell(str(error), trouble=True)
        self._say_under_line()

    # --- Asking ---

    @on(Input.Submitted, "#question")
    def _submitted(self, event: Input.Submitted) -> None:
        question = event.value.strip()
        self.line.value = ""
        if question:
            self.ask(question)
        else:
            self.action_receipt()

    def ask(self, question: str) -> None:
        """Puts a question into the transcript and has it answered."""
        self.line.remember(question)
        self.run_worker(self._answer(question), name="ask", group="ask")

    async def _answer(self, question: str) -> None:
        waiting = LOOKING if self.desk.engine.ready else READING
        turn = Turn(len(self.transcript.turns), question, waiting=waiting)
        await self.transcript.add(turn)
        self._show_selected()
        try:
            turn = replace(turn, reply=await self.desk.engine.ask(question))
        except BriefbotError as error:
            turn = replace(turn, trouble=str(error))
        if turn.number < len(self.transcript.turns) and self.transcript.turns[turn.number].question == question:
            self.transcript.renew(turn)
            self._show_selected()

    @on(QuestionLine.Picked)
    def _picked(self, event: QuestionLine.Picked) -> None:
        turn = self.transcript.current
        if turn is None:
            self.action_pick_example(event.number)
        else:
            self.action_pick_choice(turn.number, event.number)

    def action_pick_example(self, number: int) -> None:
        """Asks one of the welcome's examples, counted from 1."""
        questions = examples(self.desk.briefing)
        if number <= len(questions):
            self.ask(questions[number - 1])

    def action_pick_choice(self, turn: int, number: int) -> None:
        """Asks one of the choices that a reply offered, counted from 1."""
        choices = self.transcript.turns[turn].choices
        if number <= len(choices):
            self.ask(choices[number - 1])
        else:
            self.tell("Then ask it in other words: names and words of the briefing help most.")
        self.line.focus()

    # --- Suggestions ---

    @on(Input.Changed, "#question")
    def _changed(self, event: Input.Changed) -> None:
        self.run_worker(self._suggest(event.value), name="suggest", group="suggest", exclusive=True)

    async def _suggest(self, typed: str) -> None:
        self.line.suggestions = await self.desk.engine.suggest(typed) if typed.strip() else ()
        self._say_under_line()

    def _say_under_line(self) -> None:
        words = Content("")
        if self.line.value.strip() and self.line.suggestions:
            words = shown_line("Tab  " + "  ·  ".join(self.line.suggestions), QUIET)
        elif not self.desk.engine.ready:
            words = shown_line(READING, "italic $foreground 65%")
        self.offered.update(words, layout=False)

    # --- Moving about ---

    @on(TurnCard.Selected)
    def _card_selected(self, event: TurnCard.Selected) -> None:
        self.transcript.select(event.number)
        self._show_selected()
        self.line.focus()

    def action_select(self, step: int) -> None:
        """Selects the reply above or below."""
        selected = self.transcript.selected
        if selected is not None:
            self.transcript.select(min(max(selected + step, 0), len(self.transcript.turns) - 1))
            self._show_selected()

    async def action_scroll(self, direction: int) -> None:
        """Scrolls by a page; at the top, earlier cards come back."""
        if direction < 0 and self.transcript.scroll_y <= 0:
            await self.transcript.bring_back()
        scroll = self.transcript.scroll_page_up if direction < 0 else self.transcript.scroll_page_down
        scroll(animate=False)

    def action_to_line(self) -> None:
        """Gives the question line the focus."""
        self.line.focus()

    @on(QuestionLine.HelpWanted)
    def _help_wanted(self) -> None:
        self.action_help()

    def on_key(self, event: events.Key) -> None:
        """Printable keys go to the question line, wherever the focus is."""
        if event.is_printable and event.character and not self.line.has_focus:
            event.stop()
            self.line.focus()
            self.line.insert_text_at_cursor(event.character)

    def _show_selected(self) -> None:
        turn = self.transcript.current
        self.set_class(turn is None, "-welcome")
        self.panel.show(turn.receipts if turn else ())
        self.line.picks = turn.picks if turn else len(examples(self.desk.briefing))

    # --- Doing something with the selected reply ---

    def _answered(self) -> Turn | None:
        turn = self.transcript.current
        if turn is None or turn.reply is None:
            self.tell("There is no answer yet: ask something first.")
            return None
        return turn

    def action_receipt(self) -> None:
        """Opens the whole receipt of the selected reply."""
        turn = self.transcript.current
        if turn is not None:
            self.open_receipts(turn.receipts)

    def action_why(self) -> None:
        """Opens the way to the selected reply, stage by stage."""
        turn = self._answered()
        if turn and turn.reply:
            stages = [Block(shown(stage), shown("· "), shown("  ")) for stage in turn.reply.why]
            stages = stages or [Block(shown("This reply carries no reasons."))]
            self.app.push_screen(Sheet("Why this reply", fixed(stages)))

    def action_copy(self) -> None:
        """Copies the selected answer; asked again for the same answer, writes it to a file."""
        turn = self._answered()
        if turn is None:
            return
        if self._copied == turn.number:
            self._save(f"{file_stem(self.desk.briefing.title)}-answer", ".txt", cited(turn, self.desk.briefing))
            self._copied = None
            return
        self._copied = turn.number
        self.app.copy_to_clipboard(cited(turn, self.desk.briefing))
        self.tell("Copied with its attribution, if your terminal lets programs copy. F7 again writes it to a file.")

    def action_save(self) -> None:
        """Saves the conversation as Markdown."""
        if self._answered() is not None:
            text = markdown(self.transcript.turns, self.desk.briefing)
            self._save(f"{file_stem(self.desk.briefing.title)}-conversation", ".md", text)

    def _save(self, stem: str, suffix: str, text: str) -> None:
        try:
            path = save_new(self.desk.folder, stem, suffix, text)
        except OSError as error:
            self.tell(f"Not saved: {self.desk.folder} cannot be written ({error.strerror or error}).", trouble=True)
        else:
            self.tell(f"Saved as {path}")

    async def action_quiz_this(self) -> None:
        """Opens the quiz on what the selected reply shows."""
        turn = self._answered()
        if turn and turn.reply:
            await self.quiz_on(turn.reply.items)

    async def action_restart(self) -> None:
        """Forgets the conversation and shows the welcome again."""
        await self.desk.engine.restart()
        await self.transcript.clear()
        self._copied = None
        self._show_selected()
