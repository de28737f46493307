"""Presenting a briefing to a class: slides, questions from the audience answered on the wall, a quiz question in between.

What is on the slide is on `/screen` and on every phone too, because a slide is an event of the room like any other. The
answers to questions come from the conversation, in the briefing's own words and with their receipts.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from briefbot.classroom.decide import Ask, Display
from briefbot.classroom.events import Slide
from briefbot.classroom.host import ClassHost
from briefbot.classroom.room import Asking, Closed, Ended, Lobby, Showing
from briefbot.classroom.slides import reply_slide, sections
from briefbot.tui.engine import Engine
from briefbot.tui.screens.host import HostScreen
from briefbot.tui.widgets.line_input import LineInput


class PresentScreen(HostScreen):
    """The host's screen with slides. Enter closes and reveals while a question is open, else it shows the next slide."""

    CSS_PATH = "host.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n", "turn(1)", "Next slide", tooltip="Shows the next slide."),
        Binding("left,b", "turn(-1)", "Back", tooltip="Shows the slide before."),
        Binding("tab", "section(1)", "Section", tooltip="Shows the first slide of the next section."),
        Binding("shift+tab", "section(-1)", "Section before", tooltip="Shows the section before.", show=False),
        Binding("slash", "question", "Ask", tooltip="Asks the briefing a question from the class.", key_display="/"),
        Binding("q", "quiz", "Quiz", tooltip="Asks the class the next quiz question."),
        Binding("p", "do('pause')", "Pause", tooltip="Nobody can answer until you go on.", show=False),
        Binding("l", "do('lock')", "Lock", tooltip="Lets nobody new in, or opens again.", show=False),
        Binding("k", "people", "People", tooltip="Sends somebody out, or gives another name.", show=False),
        Binding("d", "door", "Door", tooltip="Shows where the class comes in.", show=False),
        Binding("escape", "leave_line", "Back to the slides", show=False),
    ]

    def __init__(self, host: ClassHost, engine: Engine) -> None:
        super().__init__(host)
        found = sections(host.briefing)
        self._slides = tuple(slide for section in found for slide in section.slides)
        lengths = [len(section.slides) for section in found]
        self._starts = tuple(sum(lengths[:number]) for number in range(len(found)))
        self._engine = engine
        self._place = self._shown_place()

    def compose(self) -> ComposeResult:
        yield from super().compose()
        self.line = LineInput("A question from the class, then Enter", id="present-line")
        self.line.display = False
        yield self.line

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self.host.room.phase, Lobby):
            self.action_turn(0)

    def _shown_place(self) -> int:
        """Where the presentation stands: at the slide that is shown, else at the beginning."""
        phase = self.host.room.phase
        return self._slides.index(phase.slide) if isinstance(phase, Showing) and phase.slide in self._slides else 0

    # --- Keys ------------------------------------------------------------------------------------------------------------

    def action_step(self) -> None:
        """On with the open question, else with the slides."""
        if isinstance(self.host.room.phase, Asking | Closed):
            super().action_step()
        else:
            self.action_turn(1 if isinstance(self.host.room.phase, Showing) else 0)

    def action_turn(self, step: int) -> None:
        """So many slides on; 0 shows the present one again, as after a question."""
        self._place = min(max(self._place + step, 0), len(self._slides) - 1)
        self._display(self._slides[self._place])

    def action_section(self, step: int) -> None:
        """To the next section, or to the beginning of this one or the one before."""
        if step > 0:
            self._place = next((start for start in self._starts if start > self._place), self._place)
        else:
            self._place = max((start for start in self._starts if start < self._place), default=0)
        self._display(self._slides[self._place])

    def action_quiz(self) -> None:
        """A quiz question between two slides."""
        self._do(Ask())

    def action_door(self) -> None:
        """The address and the code as a slide."""
        host = self.host
        address = host.address.removeprefix("http://")
        self._display(Slide("Join in", (("words", address), ("who", f"{host.code[:3]} {host.code[3:]}"))))

    def action_question(self) -> None:
        """Opens the line for a question from the class."""
        self.line.display = True
        self.line.value = ""
        self.line.focus()

    def action_leave_line(self) -> None:
        self.line.display = False
        self.set_focus(None)

    @on(Input.Submitted, "#present-line")
    def _asked(self, event: Input.Submitted) -> None:
        self.action_leave_line()
        if event.value.strip():
            self._answer(event.value.strip())

    @work(exclusive=True)
    async def _answer(self, question: str) -> None:
        if not self._engine.ready:
            self._tell("Reading the briefing …")
        self._display(reply_slide(await self._engine.ask(question)))

    def _display(self, slide: Slide) -> None:
        self._do(Display(slide))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No slide lies over an open question."""
        phase = self.host.room.phase
        if action in {"turn", "section", "quiz", "question", "door"}:
            return not isinstance(phase, Asking | Closed | Ended)
        if action == "leave_line":
            return self.line.display
        return super().check_action(action, parameters)

    def step_name(self) -> str:
        """What Enter does, in words; a slide needs none."""
        return super().step_name() if isinstance(self.host.room.phase, Asking | Closed) else ""
