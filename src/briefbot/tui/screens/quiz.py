"""Quiz: sets it up, puts the questions, shows what was right and where it stands.

The session decides everything; this screen draws its state and passes on what the learner does. An answer is on disk before
the next state is drawn, because `Study.send` writes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from briefbot.errors import BriefbotError
from briefbot.progress.study import Study
from briefbot.quiz.states import (
    Asking,
    Chosen,
    Easy,
    Event,
    Hint,
    Next,
    Override,
    Prompted,
    Revealed,
    Skip,
    Summary,
    Typed,
    Undo,
)
from briefbot.tui.content import shown_line
from briefbot.tui.desk import Desk
from briefbot.tui.page import Blocks, PageView, fixed
from briefbot.tui.quiz_form import Row, rows
from briefbot.tui.quiz_pages import (
    option_line,
    progress_blocks,
    question_blocks,
    reveal_blocks,
    setting_line,
    setup_blocks,
    summary_blocks,
)
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.widgets.line_input import LineInput

AFTER = {"again": "Another round with the same settings", "settings": "Change the settings", "ask": "Back to asking"}


class QuizScreen(ModeScreen):
    """One column: progress, question, options or a line, verdict and receipt."""

    MODE = "quiz"
    CSS_PATH = "quiz.tcss"
    AUTO_FOCUS = ""
    READ_KEYS = (
        ("1 … 4, a … d", "Chooses an option. Typed answers: Enter."),
        ("Enter", "On to the next question, once the answer is shown."),
        ("← →", "Changes a setting before the quiz."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6,ctrl+r", "send('hint')", "Hint", tooltip="Shows a hint; a right answer then counts as hard."),
        Binding("f7,ctrl+y", "send('skip')", "Skip", tooltip="Shows the answer without judging."),
        Binding("enter", "send('next')", "Next", tooltip="Goes on to the next question."),
        Binding(
            "f8,ctrl+g,o", "send('override')", "I disagree", tooltip="Turns the verdict round; again turns it back."
        ),
        Binding("f9,ctrl+n,u", "send('undo')", "Undo", tooltip="Takes back the last answer and asks again."),
        Binding("e", "send('easy')", "Easy", tooltip="That was easy: it comes back later than usual.", show=False),
        Binding(
            "escape",
            "stop",
            "Leave the quiz",
            tooltip="Goes back to the settings; answers so far are kept.",
            show=False,
        ),
        Binding("left", "turn(-1)", "Previous value", show=False),
        Binding("right", "turn(1)", "Next value", show=False),
        Binding("up", "scroll(-1)", "Scroll up", show=False),
        Binding("down", "scroll(1)", "Scroll down", show=False),
        Binding("pageup", "scroll(-10)", "Scroll up", tooltip="Scrolls up.", show=False),
        Binding("pagedown", "scroll(10)", "Scroll down", tooltip="Scrolls down.", show=False),
        *(
            Binding(f"{digit},{letter}", f"choose({digit - 1})", show=False)
            for digit, letter in enumerate("abcd", start=1)
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        self.study: Study | None = None
        self._rows: list[Row] = []
        self._said = ""
        super().__init__(desk)

    def body(self) -> Iterable[Widget]:
        self.progress = PageView(fixed([]), id="quiz-progress")
        self.card = PageView(fixed([]), id="quiz-card")
        self.options = OptionList(id="quiz-options", markup=False, compact=True)
        self.answer = LineInput("Type the answer, then Enter", id="quiz-answer")
        self.scroller = VerticalScroll(Vertical(self.progress, self.card, self.options, self.answer), id="quiz")
        self.scroller.can_focus = False
        yield self.scroller

    def on_screen_resume(self) -> None:
        if self.desk.quiz_now:
            self.desk.quiz_now = False
            self._begin()
        elif self.study is None:
            self._show_setup()

    # --- Setting up ---

    def _show_setup(self, highlighted: int = 0) -> None:
        self.study = None
        try:
            offer = self.desk.studies.offer()
        except BriefbotError as error:
            self._draw(fixed([]), fixed([]))
            self.tell(str(error), trouble=True)
            return
        self._rows = rows(offer, self.desk.quiz)
        options = [Option(Content.styled("Begin", "bold"), id="begin")]
        if offer.resumable:
            options.insert(0, Option(shown_line(offer.resumable, "bold"), id="resume"))
        options += [
            Option(setting_line(row.name, row.value), id=f"row-{index}") for index, row in enumerate(self._rows)
        ]
        self._draw(fixed([]), fixed(setup_blocks(offer, self.desk.studies.notice)), options, highlighted)

    def action_turn(self, step: int) -> None:
        """Changes the highlighted setting."""
        highlighted = self.options.highlighted
        option = None if highlighted is None else self.options.get_option_at_index(highlighted).id
        if self.study is None and highlighted is not None and option and option.startswith("row-"):
            self.desk.quiz = self._rows[int(option.removeprefix("row-"))].turned(step)
            self._show_setup(highlighted)

    def _begin(self, *, resume: bool = False) -> None:
        self._said = ""
        try:
            self.study = self.desk.studies.resume() if resume else self.desk.studies.begin(self.desk.quiz)
        except BriefbotError as error:
            self.tell(str(error), trouble=True)
        if self.study is None:
            self._show_setup()
        else:
            self._show_state()

    # --- What the learner does ---

    @on(OptionList.OptionSelected, "#quiz-options")
    async def _option_selected(self, event: OptionList.OptionSelected) -> None:
        match event.option_id:
            case "begin" | "again":
                self._begin()
            case "resume":
                self._begin(resume=True)
            case "settings":
                self._show_setup()
            case "ask":
                self._show_setup()
                await self.run_action("app.open_mode('ask')")
            case str() as name if name.startswith("row-"):
                self.action_turn(1)
            case _:
                self.send(Chosen(event.option_index))

    @on(Input.Submitted, "#quiz-answer")
    def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.send(Typed(event.value))

    def action_choose(self, index: int) -> None:
        """Chooses an option by its digit or letter."""
        state = self.study.state if self.study else None
        if (
            isinstance(state, Asking | Prompted)
            and state.question.how == "chosen"
            and index < len(state.question.options)
        ):
            self.send(Chosen(index))

    def action_send(self, name: str) -> None:
        """Passes one of the plain events to the session."""
        plain_events: dict[str, Event] = {
            "hint": Hint(), "skip": Skip(), "next": Next(), "override": Override(), "undo": Undo(), "easy": Easy(),
        }  # fmt: skip
        self.send(plain_events[name])

    def send(self, event: Event) -> None:
        """Passes an event to the session, which writes it down first, and draws what it made of it."""
        if self.study is not None:
            self.study.send(event)
            self._show_state()

    def action_stop(self) -> None:
        """Back to the settings."""
        self._show_setup()

    def action_scroll(self, lines: int) -> None:
        """Scrolls a long question or receipt."""
        self.scroller.scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what means something now is offered."""
        if action != "send":
            return True
        state = self.study.state if self.study else None
        name = parameters[0]
        match state:
            case Asking() | Prompted():
                return name in ("hint", "skip") or (name == "undo" and bool(state.run.answers))
            case Revealed():
                return name in ("next", "override", "undo") or (name == "easy" and state.answered.result == "right")
            case _:
                return False

    # --- Drawing ---

    def _show_state(self) -> None:
        assert self.study is not None
        state, notice = self.study.state, self.study.notice
        match state:
            case Asking() | Prompted():
                options = []
                if state.question.how == "chosen":
                    lines = (option_line(state.question, index) for index in range(len(state.question.options)))
                    options = [Option(line) for line in lines]
                self._draw(progress_blocks(state), fixed(question_blocks(state)), options, None, typing=not options)
            case Revealed():
                self._draw(progress_blocks(state), reveal_blocks(state, self.desk.briefing))
            case Summary():
                options = [Option(Content(words), id=name) for name, words in AFTER.items()]
                self._draw(fixed([]), summary_blocks(state, notice), options, 0)
        if notice and notice != self._said and not isinstance(state, Summary):
            self._said = notice
            self.tell(notice)

    def _draw(
        self,
        progress: Blocks,
        card: Blocks,
        options: Iterable[Option] = (),
        highlighted: int | None = None,
        *,
        typing: bool = False,
    ) -> None:
        self.progress.show(progress)
        self.progress.display = self.study is not None and not isinstance(self.study.state, Summary)
        self.card.show(card)
        self.options.clear_options()
        self.options.add_options(options)
        self.options.display = self.options.option_count > 0
        self.options.highlighted = highlighted
        state = self.study.state if self.study else None
        keep = typing and self.answer.display and isinstance(state, Prompted)
        self.answer.display = typing
        if not keep:
            self.answer.value = ""
        self.set_focus(self.answer if typing else self.options if self.options.display else None)
        self.scroller.scroll_home(animate=False)
        self.refresh_bindings()
