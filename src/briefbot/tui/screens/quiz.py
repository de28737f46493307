"""Quiz: sets it up, puts the questions, shows what was right and where it stands.

The session decides everything; this screen draws its state and passes on what the learner does. An answer is on disk before
the next state is drawn, because `Study.send` writes first. Laying out a session happens in a thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from briefbot.errors import BriefbotError
from briefbot.progress.study import Offer, Study
from briefbot.quiz import wording
from briefbot.quiz.states import (
    Arranged,
    Asking,
    Chosen,
    Easy,
    Event,
    Hint,
    Judged,
    Judging,
    Next,
    Override,
    Pause,
    Paused,
    Prompted,
    QuizSettings,
    Revealed,
    Skip,
    State,
    Summary,
    Sure,
    Typed,
    Undo,
    Weighing,
)
from briefbot.tui.background import GivenUp
from briefbot.tui.content import shown_line
from briefbot.tui.desk import Desk
from briefbot.tui.page import Blocks, PageView, fixed
from briefbot.tui.quiz_form import Row, rows
from briefbot.tui.quiz_keys import BINDINGS, READ_KEYS
from briefbot.tui.quiz_pages import (
    about_blocks,
    again_blocks,
    choice_line,
    judging_blocks,
    paused_blocks,
    progress_blocks,
    question_blocks,
    reveal_blocks,
    setting_line,
    setup_blocks,
    summary_blocks,
    weighing_blocks,
)
from briefbot.tui.quiz_rows import RowMover
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.widgets.line_input import LineInput
from briefbot.tui.widgets.marked_list import MarkedList

EVENTS: Final[dict[str, Event]] = {
    "hint": Hint(), "skip": Skip(), "next": Next(), "override": Override(), "undo": Undo(), "easy": Easy(),
    "pause": Pause(), "sure": Sure(True), "unsure": Sure(False), "was": Judged(True), "was-not": Judged(False),
}  # fmt: skip
AGAIN: Final = {
    "again": "Another round with the same settings",
    "settings": "Change the settings",
    "ask": "Back to asking",
}


class QuizScreen(ModeScreen):
    """One column: progress, question, options or rows or a line, verdict and receipt."""

    MODE = "quiz"
    CSS_PATH = "quiz.tcss"
    AUTO_FOCUS = ""
    READ_KEYS = READ_KEYS
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    def __init__(self, desk: Desk) -> None:
        self.study: Study | None = None
        self._offer: Offer | None = None
        self._rows: list[Row] = []
        self._said = ""
        self._asked = 0
        self._beginning = False
        self._early: list[str] | None = None
        super().__init__(desk)

    def body(self) -> Iterable[Widget]:
        self.progress = PageView(fixed([]), id="quiz-progress")
        self.card = PageView(fixed([]), id="quiz-card")
        self.options = MarkedList(id="quiz-options", markup=False, compact=True)
        self.mover = RowMover(id="quiz-rows")
        self.answer = LineInput("Type the answer, then Enter", id="quiz-answer")
        self.answer.display = False  # until there is something to answer
        self.about = PageView(fixed([]), id="quiz-about")
        column = Vertical(self.progress, self.card, self.options, self.mover, self.answer, self.about)
        self.scroller = VerticalScroll(column, id="quiz")
        self.scroller.can_focus = False
        yield self.scroller

    def on_screen_resume(self) -> None:
        if self.desk.quiz_now:
            self.desk.quiz_now = False
            self._beginning = True  # the screen may be resumed once more before the worker starts
            self._begin()
        elif self.study is None and not self._beginning:
            self._set_up()

    @property
    def engaged(self) -> bool:
        return self.study is not None and not isinstance(self.study.state, Summary)

    @property
    def _state(self) -> State | None:
        return self.study.state if self.study else None

    # --- Setting up ---

    @work(group="quiz", exclusive=True)
    async def _set_up(self) -> None:
        """Looks up what is due and new, then shows the settings."""
        await self._load_setup()

    async def _load_setup(self) -> None:
        place = (self.options.highlighted or 0) if self.study is None else 0
        self.study = None
        early = self._early = list[str]()
        try:
            self._offer = await self.in_background("Looking up what is due", lambda _: self.desk.studies.offer())
        except BriefbotError as error:
            self._draw(fixed([]), fixed([]))
            self.tell(str(error), trouble=True)
        except GivenUp:
            pass
        else:
            self._show_setup(place)
            for key in early:
                self.app.simulate_key(key)
        finally:
            if self._early is early:  # another worker that took this one's place keeps its own
                self._early = None

    def on_key(self, event: Key) -> None:
        """Keeps what is pressed before the settings are there, and does it then."""
        if self._early is not None and self.focused is None and event.key in ("enter", "up", "down"):
            event.stop()
            event.prevent_default()
            self._early.append(event.key)

    def _show_setup(self, highlighted: int) -> None:
        assert self._offer is not None
        offer = self._offer
        self._rows = rows(offer, self.desk.quiz, self.desk.clock().astimezone().date())
        options = [Option(Content.styled("Begin", "bold"), id="begin")]
        if offer.resumable:
            options.insert(0, Option(shown_line(f"Go on: {offer.resumable}", "bold"), id="resume"))
        options += [
            Option(setting_line(row.name, row.value, turns=False), id=f"row-{index}")
            for index, row in enumerate(self._rows)
        ]
        self._draw(fixed([]), fixed(setup_blocks(offer, self.desk.studies.notice)), options, highlighted)
        self._show_about()

    def _row_at(self, place: int | None) -> int | None:
        """The number of the setting at a place of the list, None where something else stands."""
        name = None if place is None or self.study else self.options.get_option_at_index(place).id
        return int(name.removeprefix("row-")) if name and name.startswith("row-") else None

    @on(OptionList.OptionHighlighted, "#quiz-options")
    def _show_about(self) -> None:
        """Shows what the highlighted setting is for, and its arrows."""
        if self.study is not None or not self.options.option_count:
            return
        here = self._row_at(self.options.highlighted)
        first = self.options.option_count - len(self._rows)
        for index, row in enumerate(self._rows):
            prompt = setting_line(row.name, row.value, turns=index == here)
            self.options.replace_option_prompt_at_index(first + index, prompt)
        self.about.show(fixed(about_blocks(None if here is None else self._rows[here])))

    def action_turn(self, step: int) -> None:
        """Changes the highlighted setting."""
        here = self._row_at(self.options.highlighted) if self.options.display else None
        if here is not None:
            self.desk.quiz = self._rows[here].turned(step)
            self._show_setup(self.options.highlighted or 0)

    def _pick(self, index: int) -> None:
        """Opens the list in which several can be picked, or the line for a number; another setting just turns."""
        from briefbot.tui.quiz_pick import change_setting

        row, place = self._rows[index], self.options.highlighted or 0

        def changed(settings: QuizSettings) -> None:
            self.desk.quiz = settings
            self._show_setup(place)

        if not change_setting(self, row, self.desk.quiz, changed):
            self.action_turn(1)

    @work(group="quiz", exclusive=True)
    async def _begin(self, *, resume: bool = False) -> None:
        """Lays out a session, or the interrupted one, and shows its first question."""
        self._said = ""
        try:
            self.study = await self._laid_out(resume=resume)
        finally:
            self._beginning = False
        if self.study is None:
            await self._load_setup()
        else:
            self._show_state()

    async def _laid_out(self, *, resume: bool) -> Study | None:
        studies, settings = self.desk.studies, self.desk.quiz
        try:
            return await self.in_background(
                "Laying out the questions", lambda _: studies.resume() if resume else studies.begin(settings)
            )
        except BriefbotError as error:
            self.tell(str(error), trouble=True)
        except GivenUp:
            pass
        return None

    # --- What the learner does ---

    @on(OptionList.OptionSelected, "#quiz-options")
    async def _option_selected(self, event: OptionList.OptionSelected) -> None:
        match event.option_id:
            case "begin" | "again":
                self._begin()
            case "resume":
                self._begin(resume=True)
            case "once-more" if self.study is not None:
                self.study.ask_again()
                self._show_state()
            case "settings":
                self._set_up()
            case "ask":
                self._set_up()
                await self.run_action("app.open_mode('ask')")
            case str() as name if name.startswith("row-"):
                self._pick(int(name.removeprefix("row-")))
            case str() as name if name in EVENTS:
                self.send(EVENTS[name])
            case _:
                self.send(Chosen(event.option_index))

    @on(RowMover.Arranged)
    def _arranged(self, event: RowMover.Arranged) -> None:
        self.send(Arranged(event.order))

    @on(Input.Submitted, "#quiz-answer")
    def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.send(Typed(event.value))

    def action_choose(self, index: int) -> None:
        """Takes an option by its digit or letter, or moves the highlighted row to that place."""
        if self.mover.display:
            self.mover.put_at(index)
        elif self.study is not None and self.options.display and index < self.options.option_count:
            self.options.highlighted = index
            self.options.action_select()

    def action_send(self, name: str) -> None:
        """Passes one of the plain events to the session."""
        self.send(EVENTS[name])

    def action_answer(self, sure: str, judged: str) -> None:
        """Yes or no, to whatever of the two is asked."""
        match self._state:
            case Weighing():
                self.send(EVENTS[sure])
            case Judging():
                self.send(EVENTS[judged])

    def send(self, event: Event) -> None:
        """Passes an event to the session, which writes it down first, and draws what it made of it."""
        if self.study is not None:
            self.study.send(event)
            self._show_state()

    def action_stop(self) -> None:
        """Back to the settings."""
        if self.study is not None:
            self._set_up()

    def action_scroll(self, lines: int) -> None:
        """Scrolls a long question or receipt."""
        self.scroller.scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what means something now is offered."""
        if action == "turn":
            return self.study is None
        if action != "send":
            return True
        name = parameters[0]
        match self._state:
            case Asking() | Prompted() as state:
                hinted = name == "hint" and bool(wording.hint(state.question, state.hint))
                return hinted or name in ("skip", "pause") or (name == "undo" and bool(state.run.answers))
            case Weighing() | Judging():
                return name == "undo"
            case Paused():
                return name == "next"
            case Revealed() as state:
                easy = state.answered.result == "right" and state.question.how != "chosen"
                return name in ("next", "override", "undo") or (name == "easy" and easy)
            case _:
                return False

    # --- Drawing ---

    def _show_state(self) -> None:
        assert self.study is not None
        state, notice = self.study.state, self.study.notice
        progress = progress_blocks(state, kept=self.study.recording or not state.run.settings.record)
        match state:
            case Asking() | Prompted():
                self._show_question(state, progress)
            case Weighing():
                options = {"sure": wording.SURE, "unsure": wording.NOT_SURE}
                self._draw(progress, fixed(weighing_blocks(state)), _choices(options), 0)
            case Judging():
                options = {"was": wording.IT_WAS, "was-not": wording.IT_WAS_NOT}
                self._draw(progress, fixed(judging_blocks(state)), _choices(options), 0)
            case Paused():
                self._draw(progress, fixed(paused_blocks(state)), [Option(Content("Go on"), id="next")], 0)
            case Revealed():
                self._draw(progress, reveal_blocks(state, self.desk.briefing))
            case Summary():
                once_more = {"once-more": wording.ONCE_MORE} if state.again else {}
                self._draw(fixed([]), fixed(summary_blocks(state, notice)), _choices({**once_more, **AGAIN}), 0)
                self.about.show(fixed(again_blocks(state)))
        if notice and notice != self._said and not isinstance(state, Summary):
            self._said = notice
            self.tell(notice)

    def _show_question(self, state: Asking | Prompted, progress: Blocks) -> None:
        card = fixed(question_blocks(state))
        texts = [option.text for option in state.question.options]
        match state.question.how:
            case "chosen":
                options = [Option(choice_line(index, text)) for index, text in enumerate(texts)]
                self._draw(progress, card, options)
            case "arranged":
                self._draw(progress, card, arranging=texts)
            case "typed" | "explained":
                self._draw(progress, card, typing=True)

    def _draw(
        self,
        progress: Blocks,
        card: Blocks,
        options: Iterable[Option] = (),
        highlighted: int | None = None,
        *,
        typing: bool = False,
        arranging: Sequence[str] = (),
    ) -> None:
        self.progress.show(progress)
        self.progress.display = self.engaged
        self.card.show(card)
        self.about.display = not self.engaged
        self.options.clear_options()
        self.options.add_options(options)
        self.options.display = self.options.option_count > 0
        self.options.highlighted = highlighted
        state = self._state
        # What was typed or moved stays there over a hint, a pause, and "are you sure?".
        asked = state.number if isinstance(state, Asking | Prompted | Paused | Weighing | Judging) else 0
        if not asked or asked != self._asked:
            self.mover.show_rows(arranging)
            self.answer.value = ""
        self._asked = asked
        self.mover.display = bool(arranging)
        self.answer.display = typing
        inputs: list[Widget] = [widget for widget in (self.answer, self.mover, self.options) if widget.display]
        self.set_focus(inputs[0] if inputs else None)
        self.scroller.scroll_home(animate=False)
        self.refresh_bindings()


def _choices(words: dict[str, str]) -> list[Option]:
    """Things to do, each behind its digit."""
    return [Option(choice_line(index, text), id=name) for index, (name, text) in enumerate(words.items())]
