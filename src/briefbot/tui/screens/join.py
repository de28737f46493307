"""A pupil's screen in a terminal: the question, a line or options, and at the reveal the answer with its receipt.

The host says what is to be shown, in the messages of the page; this screen draws them and sends what the pupil does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefbot.classroom.pupil import Pupil, keep_file
from briefbot.errors import BriefbotError, UsageError
from briefbot.tui.content import plain, shown_line
from briefbot.tui.page import PageView, fixed
from briefbot.tui.pupil_pages import Page, page_of, status_of
from briefbot.tui.screens.help import key_blocks
from briefbot.tui.screens.sheet import Sheet
from briefbot.tui.widgets.key_line import KeyLine
from briefbot.tui.widgets.line_input import LineInput
from briefbot.tui.widgets.marked_list import MarkedList

LOST = "The connection was lost. What you answered is safe. Trying again …"


class JoinScreen(Screen[None]):
    """One column: who one is, the question, options or a line, what was saved. `trouble` is why there is no class at all."""

    CSS_PATH = "join.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"choose({digit - 1})", show=False) for digit in range(1, 10)),
        Binding("f7", "sure", "Sure", tooltip="Says that you are sure of your answer, or not."),
        Binding("f8", "next", "Go on", tooltip="On to the next question, at your own pace."),
        Binding("f9", "home", "Take it home", tooltip="Saves a file that asks about what you missed."),
        Binding("f1", "help", "Help", tooltip="Lists the keys.", key_display="F1"),
        Binding("pageup", "scroll(-10)", "Scroll up", tooltip="Scrolls up.", show=False),
        Binding("pagedown", "scroll(10)", "Scroll down", tooltip="Scrolls down.", show=False),
    ]

    def __init__(self, pupil: Pupil) -> None:
        super().__init__()
        self.pupil = pupil
        self.trouble = ""
        self._page: Page | None = None
        self._read = -1

    def compose(self) -> ComposeResult:
        self.who = Static(markup=False, id="join-who")
        self.page = PageView(fixed([]), id="join-page")
        self.options = MarkedList(id="join-options", markup=False, compact=True)
        self.line = LineInput("Type your answer, then Enter", id="join-line")
        self.status = Static(markup=False, id="join-status")
        yield self.who
        self.scroller = VerticalScroll(
            Vertical(self.page, self.options, self.line, self.status), id="join", can_focus=False
        )
        yield self.scroller
        yield KeyLine()

    def on_mount(self) -> None:
        self.options.display = self.line.display = False
        self._listen()

    @work
    async def _listen(self) -> None:
        try:
            async for message in self.pupil.messages():
                self._heard(message)
        except UsageError as error:
            self.trouble = str(error)
            self.app.exit(return_code=2)

    def _heard(self, message: dict[str, Any]) -> None:
        if message.get("error") and message.get("door"):
            self.trouble = message["error"]
            self.app.exit(return_code=1)
        elif message.get("error"):
            self.notify(plain(message["error"]), markup=False)
        elif message.get("lost"):
            self.status.update(shown_line(LOST, "$warning"))
        if message.get("file"):
            self._keep(message["file"])
        if "room" in message:
            self._draw()

    def _keep(self, file: dict[str, str]) -> None:
        try:
            path = keep_file(file, Path.cwd())
        except BriefbotError as error:
            self.notify(plain(str(error)), markup=False)
        else:
            self.notify(plain(f"Saved as {path.name}. Practise with: briefbot quiz -b {path.name}"), markup=False)

    # --- What the pupil does ---------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#join-options")
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        await self._choose(event.option_index)

    @on(Input.Submitted, "#join-line")
    async def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            await self.pupil.answer(typed=event.value.strip())
            self._draw()

    async def action_choose(self, index: int) -> None:
        """Chooses an option by its digit."""
        if index < self.options.option_count and self.options.display:
            self.options.highlighted = index
            await self._choose(index)

    async def _choose(self, index: int) -> None:
        await self.pupil.answer(choice=index)
        self._draw()

    async def action_sure(self) -> None:
        """Turns "sure" on or off for the answer given."""
        answer = self.pupil.you.get("answer")
        if answer:
            await self.pupil.answer(sure=not answer["sure"])

    def action_next(self) -> None:
        """At one's own pace: the answer was read."""
        self._read = (self.pupil.you.get("last") or {}).get("index", -1)
        self._draw()

    async def action_home(self) -> None:
        """Asks for the file of what was missed."""
        await self.pupil.send({"do": "home"})

    def action_help(self) -> None:
        """Opens the list of keys."""
        more = (("1 … 9", "Chooses an option. Typed answers: Enter."),)
        self.app.push_screen(Sheet("Playing: keys", key_blocks(self, more)))

    def action_scroll(self, lines: int) -> None:
        self.scroller.scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what means something now is offered."""
        match action:
            case "sure":
                return bool(self.pupil.room.get("confidence") and self.pupil.you.get("answer"))
            case "home":
                return self._page is not None and self._page.key == "end"
            case "next":
                return self._page is not None and self._page.waits
        return True

    # --- Drawing ---------------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Draws what is new. What is being typed stays while the question is the same."""
        room, you = self.pupil.room, self.pupil.you
        team = f" · {you['team']}" if you["team"] else ""
        score = f" · {you['right']} of {you['asked']} right · {you['points']}" if you["asked"] else ""
        self.who.update(shown_line(f"{you['name']}{team}{score}", "bold"))
        page = page_of(room, you, self._read)
        if self._page is None or page.key != self._page.key:
            self._page = page
            self._show(page)
        self.status.update(status_of(self.pupil))
        self.refresh_bindings()

    def _show(self, page: Page) -> None:
        self.page.show(page.blocks)
        self.options.clear_options()
        self.options.add_options([Option(option) for option in page.options])
        self.options.display = bool(page.options)
        self.line.display = page.typed
        self.line.value = ""
        self.set_focus(self.line if page.typed else self.options if page.options else None)
        self.scroller.scroll_home(animate=False)
