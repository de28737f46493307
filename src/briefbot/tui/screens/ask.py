"""Ask: the conversation.

Questions go to the engine in a worker; replies come back as cards, with their receipts beside them. The screen is there before
the briefing is: what is asked meanwhile is answered as soon as it can be.
"""

from __future__ import annotations

import asyncio
from asyncio import to_thread
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from briefbot.errors import BriefbotError
from briefbot.tui.background import GivenUp
from briefbot.tui.desk import Desk
from briefbot.tui.screens.selected import SelectedReply
from briefbot.tui.settings import Settings
from briefbot.tui.widgets.line_input import QuestionLine
from briefbot.tui.widgets.masthead import Masthead
from briefbot.tui.widgets.suggestions import MOST, Suggestion, Suggestions
from briefbot.tui.widgets.transcript import Transcript, TurnCard

if TYPE_CHECKING:
    from briefbot.answering.reply import Reply
    from briefbot.briefing.model import Briefing
    from briefbot.progress.unanswered import Reason
    from briefbot.tui.widgets.receipt_panel import ReceiptPanel

READY = "Ask what was said, or who said it"
READING = "Reading the briefing… you can type already"
WAITING = "reading the briefing…"
LOOKING = "looking…"


class AskScreen(SelectedReply):
    """Transcript, receipts of the selected reply, and the line to type into.

    While another screen is to be the first one (`first_mode`) and the briefing is still being read, it is only a frame.
    """

    MODE = "ask"
    AUTO_FOCUS = "#question"
    READ_KEYS = (
        ("1 … 9", "With an empty line: takes a numbered question or choice."),
        ("Enter", "Asks. With an empty line: opens the whole receipt."),
        ("Tab, ↓", "Takes over a suggestion, goes into the list of them."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up,ctrl+up", "select(-1)", "Reply above", tooltip="Selects the reply above.", show=False),
        Binding("shift+down,ctrl+down", "select(1)", "Reply below", tooltip="Selects the reply below.", show=False),
        Binding("pageup", "scroll(-1)", "Scroll up", tooltip="Scrolls the conversation up.", show=False),
        Binding("pagedown", "scroll(1)", "Scroll down", tooltip="Scrolls the conversation down.", show=False),
        Binding("ctrl+home", "select_turn(0)", "First reply", tooltip="Selects the first reply.", show=False),
        Binding("ctrl+end", "select_turn(999999)", "Newest reply", tooltip="Selects the newest reply.", show=False),
        Binding("ctrl+l", "restart", "New conversation", tooltip="Starts a new conversation.", show=False),
        Binding("escape", "to_line", "To the line", tooltip="Goes back to the question line.", show=False),
    ]

    def __init__(self, desk: Desk, first_mode: str = "ask") -> None:
        super().__init__(desk)
        self._first_mode = first_mode
        self._panel: ReceiptPanel | None = None
        self._examples: tuple[str, ...] = ()
        self._kinds: dict[str, str] = {}
        self._adding = asyncio.Lock()
        self._listening = False

    def body(self) -> Iterable[Widget]:
        self.transcript = Transcript()
        self.line = QuestionLine(READY if self.desk.is_open else READING, id="question")
        self.suggestions = Suggestions()
        yield Horizontal(self.transcript, id="conversation")
        yield self.line

    def on_mount(self) -> None:
        if not self.desk.is_open and self._first_mode != "ask":
            self.add_class("-veiled")
            self.query_one(Masthead).show(self._first_mode, "")

    # --- The briefing ---

    def briefing_placed(self) -> None:
        """Called when a briefing was put on the desk, the first one or another."""
        self.run_worker(self._take_up(), name="take up", group="take up", exclusive=True)

    async def _take_up(self) -> None:
        from briefbot.tui.asked_before import questions_of
        from briefbot.tui.labels import kinds_of
        from briefbot.tui.widgets.welcome import examples, welcome_blocks

        briefing = self.desk.briefing
        self.remove_class("-veiled")
        self.query_one(Masthead).show(self.MODE, briefing.title)
        self.line.placeholder = READY
        self._examples = examples(briefing)
        await self.transcript.welcome(welcome_blocks(briefing, newcomer=not self.desk.settings.hint_seen))
        await self._show_selected()
        self._kinds = await to_thread(kinds_of, briefing)
        await to_thread(_load_what_a_reply_needs)
        if self.desk.settings.history and not self.line.asked:
            self.line.remember_earlier(await to_thread(questions_of, briefing.title))
        await self._prepare()

    async def _prepare(self) -> None:
        try:
            await self.desk.engine.prepare()
        except BriefbotError as error:
            self.tell(str(error), trouble=True)
        await self._suggest(self.line.value)  # what was typed before there was anything to suggest
        if self.desk.settings.meaning:
            await self._listen()

    async def _listen(self) -> None:
        """Lets the sentence encoder join, where it is installed; answers do not wait for it."""
        self._listening = True
        try:
            trouble = await self.in_background("Reading the briefing for its meaning", self.desk.engine.hear)
        except GivenUp:
            self.tell("Questions are matched by their words alone. F12 sets that for good.")
        else:
            if trouble:
                self.tell(trouble, trouble=True)
        finally:
            self._listening = False

    def settings_changed(self, settings: Settings) -> None:
        if not settings.suggestions:
            self._suggested(())
        if not settings.meaning:
            self.desk.engine.deafen()
        elif self.desk.engine.ready and not self.desk.engine.hears and not self._listening:
            self.run_worker(self._listen(), name="listen", group="listen", exclusive=True)

    def on_screen_resume(self) -> None:
        question, self.desk.ask_now = self.desk.ask_now, ""
        if question:
            self.ask(question)

    # --- Asking ---

    @on(Input.Submitted, "#question")
    def _submitted(self, event: Input.Submitted) -> None:
        question = event.value.strip()
        if self.suggestions.highlighted is not None:
            question = self.suggestions.taken
        self.line.value = ""
        if question:
            self.ask(question)
        else:
            self.action_receipt()

    async def ask_question(self, question: str) -> None:
        self.ask(question)

    def ask(self, question: str) -> None:
        """Puts a question into the transcript and has it answered."""
        self.line.remember(question)
        self.run_worker(self._answer(question), name="ask", group="ask")

    async def _answer(self, question: str) -> None:
        from dataclasses import replace

        from briefbot.tui.turn import Turn

        waiting = LOOKING if self.desk.is_open and self.desk.engine.ready else WAITING
        async with self._adding:
            turn = Turn(len(self.transcript.turns), question, waiting=waiting)
            await self.transcript.add(turn)
            await self._show_selected()
            coming = asyncio.ensure_future(self._reply(question))
        try:
            reply, briefing = await coming
            turn = replace(turn, reply=reply, briefing=briefing, waiting="")
        except BriefbotError as error:
            turn = replace(turn, trouble=str(error))
        if turn.number < len(self.transcript.turns) and self.transcript.turns[turn.number].question == question:
            self.transcript.renew(turn)
            await self._show_selected()
        if turn.reply is not None and turn.reply.outcome == "not_in_briefing":
            await self._keep_unanswered(question, "refused")
        await self._keep_asked(question)

    async def _reply(self, question: str) -> tuple[Reply, Briefing]:
        work = await self.desk.opened()
        return await work.engine.ask(question), work.briefing

    async def _keep_asked(self, question: str) -> None:
        from dataclasses import replace

        from briefbot.tui.app import BriefbotApp
        from briefbot.tui.asked_before import keep_question

        settings = self.desk.settings
        if settings.history:
            await to_thread(keep_question, self.desk.briefing.title, question)
        if not settings.hint_seen and isinstance(self.app, BriefbotApp):
            self.app.change_settings(replace(settings, hint_seen=True))

    async def _keep_unanswered(self, question: str, reason: Reason) -> None:
        """Keeps a question without an answer for the author; only where it has words."""
        from briefbot.progress import unanswered

        if not any(char.isalpha() for char in question):
            return
        try:
            await to_thread(unanswered.keep, question, self.desk.briefing.title, reason, self.desk.clock())
        except BriefbotError as error:
            self.tell(str(error), trouble=True)

    @on(QuestionLine.Picked)
    def _picked(self, event: QuestionLine.Picked) -> None:
        turn = self.transcript.current
        if turn is None:
            self.action_pick_example(event.number)
        else:
            self.action_pick_choice(turn.number, event.number)

    def action_pick_example(self, number: int) -> None:
        """Asks one of the welcome's examples, counted from 1."""
        if number <= len(self._examples):
            self.ask(self._examples[number - 1])

    def action_pick_choice(self, turn: int, number: int) -> None:
        """Asks one of the choices that a reply offered, counted from 1; the one after the last is none of them."""
        asked = self.transcript.turns[turn]
        if number <= len(asked.choices):
            self.ask(asked.choices[number - 1])
        else:
            self.run_worker(self._keep_unanswered(asked.question, "none of these"), group="keep")
            self.tell("None of these: kept as a question without an answer. Try names and words of the briefing.")
        self.line.focus()

    # --- Suggestions ---

    @on(Input.Changed, "#question")
    def _changed(self, event: Input.Changed) -> None:
        self.run_worker(self._suggest(event.value), name="suggest", group="suggest", exclusive=True)

    async def _suggest(self, typed: str) -> None:
        from briefbot.tui.asked_before import recalled

        if not typed.strip() or not self.desk.settings.suggestions or not self.desk.is_open:
            self._suggested(())
            return
        words = await self.desk.engine.suggest(typed, MOST)
        offered = [Suggestion(one, self._kinds.get(one, "")) for one in words if one != typed]
        earlier = recalled(typed, self.line.asked, 2)
        offered = offered[: MOST - len(earlier)] + [
            Suggestion(one, "asked before") for one in earlier if one not in words
        ]
        if offered and not self.suggestions.is_mounted:
            await self.query_one("#conversation").mount(self.suggestions)
        self._suggested(offered)

    def _suggested(self, offered: Iterable[Suggestion]) -> None:
        self.suggestions.show(tuple(offered))
        self.line.suggested = len(self.suggestions.offered)
        self.line.in_suggestions = False

    @on(QuestionLine.Moved)
    def _moved(self, event: QuestionLine.Moved) -> None:
        self.suggestions.move(event.step)
        self.line.in_suggestions = self.suggestions.highlighted is not None

    @on(QuestionLine.Completing)
    def _completing(self) -> None:
        self.line.put(self.suggestions.taken)

    def action_take_suggestion(self, place: int) -> None:
        """Asks a suggestion that was clicked."""
        if place < len(self.suggestions.offered):
            self.line.value = ""
            self.ask(self.suggestions.offered[place].words)
            self.line.focus()

    # --- Moving about ---

    @on(TurnCard.Selected)
    async def _card_selected(self, event: TurnCard.Selected) -> None:
        self.transcript.select(event.number)
        await self._show_selected()
        self.line.focus()

    async def action_select(self, step: int) -> None:
        """Selects the reply above or below."""
        if self.transcript.selected is not None:
            await self.action_select_turn(self.transcript.selected + step)

    async def action_select_turn(self, number: int) -> None:
        """Selects a reply, counted from 0; beyond the last the last."""
        turns = len(self.transcript.turns)
        if turns:
            self.transcript.select(min(max(number, 0), turns - 1))
            await self._show_selected()

    def action_scroll(self, direction: int) -> None:
        """Scrolls by a page."""
        scroll = self.transcript.scroll_page_up if direction < 0 else self.transcript.scroll_page_down
        scroll(animate=False)

    @property
    def escape_is_wanted(self) -> bool:
        """Suggestions are put away first."""
        return bool(self.suggestions.offered)

    def action_to_line(self) -> None:
        """Puts the suggestions away, and gives the question line the focus."""
        self._suggested(())
        self.line.focus()

    def on_key(self, event: events.Key) -> None:
        """Printable keys go to the question line, wherever the focus is."""
        if event.is_printable and event.character and not self.line.has_focus:
            event.stop()
            self.line.focus()
            self.line.insert_text_at_cursor(event.character)

    async def _show_selected(self) -> None:
        turn = self.transcript.current
        self.set_class(turn is None, "-welcome")
        self.line.picks = turn.picks if turn else len(self._examples)
        if turn is None or not self.desk.is_open:
            return
        briefing = turn.briefing or self.desk.briefing
        if self._panel is None:
            from briefbot.tui.widgets.receipt_panel import ReceiptPanel

            self._panel = ReceiptPanel()
            await self.query_one("#conversation").mount(self._panel)
        self._panel.show(turn.receipts, briefing)

    async def action_restart(self) -> None:
        """Forgets the conversation and shows the welcome again."""
        await self.desk.engine.restart()
        await self.transcript.clear()
        await self._show_selected()


def _load_what_a_reply_needs() -> None:
    """Imports what the first reply is shown with, so that it does not wait for that."""
    import briefbot.progress.unanswered
    import briefbot.tui.turn
    import briefbot.tui.widgets.receipt_panel  # noqa: F401  only to have them loaded
