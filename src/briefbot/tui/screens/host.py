"""The teacher's screen: who is here, what is asked, how many have answered, and one obvious next step.

Every key is an event in the room's log before anything is drawn. The screen shows the room; it decides nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from briefbot.classroom.decide import Close, Command, End, Lock, Pause, Rename, Reopen, Reveal, Send, SkipQuestion
from briefbot.classroom.host import ClassHost
from briefbot.classroom.room import Asking, Closed, Ended, Lobby, OwnPace
from briefbot.errors import BriefbotError
from briefbot.tui.class_pages import Door, main_blocks, side_blocks
from briefbot.tui.content import plain, shown_line
from briefbot.tui.page import PageView, fixed
from briefbot.tui.screens.class_people import Choice, People
from briefbot.tui.screens.help import key_blocks
from briefbot.tui.screens.sheet import Sheet
from briefbot.tui.theme import PROJECTOR
from briefbot.tui.widgets.key_line import KeyLine


class HostScreen(Screen[None]):
    """Main column and, where there is room, the class beside it."""

    CSS_PATH = "host.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "step", "Next", tooltip="Does what stands at the bottom of the page.", show=False),
        Binding("c", "do('close')", "Close", tooltip="Closes the question: nobody can answer any more."),
        Binding("o", "do('reopen')", "Reopen", tooltip="Opens the closed question again."),
        Binding("a", "do('reveal')", "Answer", tooltip="Shows the answer with its receipt."),
        Binding("s", "do('skip')", "Skip", tooltip="Leaves the question out: it counts for nobody."),
        Binding("p", "do('pause')", "Pause", tooltip="Nobody can answer until you go on."),
        Binding("l", "do('lock')", "Lock", tooltip="Lets nobody new in, or opens again."),
        Binding("k", "people", "People", tooltip="Sends somebody out, or gives another name."),
        Binding("w", "wall", "Wall", tooltip="Big and without names, for a projector; again goes back."),
        Binding("e", "end", "End", tooltip="Ends the room: the results are shown to all."),
        Binding("x", "export", "Export", tooltip="Writes the report as a page, as Markdown and as a table."),
        Binding("f1,question_mark", "help", "Help", tooltip="Lists the keys.", key_display="F1"),
        Binding("up", "scroll(-1)", "Scroll up", show=False),
        Binding("down", "scroll(1)", "Scroll down", show=False),
        Binding("pageup", "scroll(-10)", "Scroll up", tooltip="Scrolls up.", show=False),
        Binding("pagedown", "scroll(10)", "Scroll down", tooltip="Scrolls down.", show=False),
    ]

    def __init__(self, host: ClassHost) -> None:
        super().__init__()
        self.host = host
        self._phase: object = None
        self._drawing = False
        self._ending = False

    def compose(self) -> ComposeResult:
        yield Static(shown_line(self.host.room.title, "bold"), id="host-title", markup=False)
        with Horizontal(id="host"):
            self.page = PageView(fixed([]), id="host-page")
            self.scroller = VerticalScroll(self.page, id="host-main")
            self.scroller.can_focus = False
            yield self.scroller
            self.people = PageView(fixed([]), id="host-people")
            with Vertical(id="host-side"):
                yield self.people
        yield KeyLine()

    def on_mount(self) -> None:
        self.host.on_change(self._changed)
        self._draw()

    def _changed(self) -> None:
        """Many answers in a moment are drawn once."""
        if not self._drawing and self.is_attached:
            self._drawing = True
            self.call_later(self._draw)

    def _draw(self) -> None:
        self._drawing = False
        host, room = self.host, self.host.room
        door = Door(host.address, host.others, host.code, host.link, host.lan)
        self.page.show(main_blocks(room, door, "" if self.has_class("-wall") else self.step_name(), host.report))
        self.people.show(side_blocks(room, host.away))
        if room.phase != self._phase:
            self._phase = room.phase
            self._ending = False
            self.app.clear_notifications()
            self.scroller.scroll_home(animate=False)
            self.refresh_bindings()
        if host.live.trouble:
            self._tell(host.live.trouble)

    def step_name(self) -> str:
        """What Enter does, in words; empty where it does nothing."""
        step = self.host.next_step()
        return step[0] if step else ""

    # --- Keys ------------------------------------------------------------------------------------------------------------

    def action_step(self) -> None:
        """The obvious next step."""
        step = self.host.next_step()
        if step is None:
            return
        if isinstance(step[1], End):
            self.action_end()
        else:
            self._do(step[1])

    def action_do(self, name: str) -> None:
        """One of the plain commands."""
        room = self.host.room
        commands: dict[str, Command] = {
            "close": Close(), "reopen": Reopen(), "reveal": Reveal(), "skip": SkipQuestion(),
            "pause": Pause(room.paused is None), "lock": Lock(not room.locked),
        }  # fmt: skip
        self._do(commands[name])

    def action_end(self) -> None:
        """Ends the room, at the second press: it cannot be taken back."""
        if self._ending:
            self._do(End())
            return
        self._ending = True
        self._tell("The same key once more ends the room for everybody.")

    def action_people(self) -> None:
        """Opens the list of those who are here."""
        if self.host.room.here:
            self.app.push_screen(People(self.host.room.here), self._about)

    def _about(self, choice: Choice | None) -> None:
        if choice is not None:
            self._do(Send(choice.pupil) if choice.out else Rename(choice.pupil))

    def action_wall(self) -> None:
        """To the big view and back."""
        self.toggle_class("-wall")
        own = getattr(self.app, "own_theme", self.app.theme)
        self.app.theme = PROJECTOR.name if self.has_class("-wall") else own
        self._draw()

    def action_export(self) -> None:
        """Writes the report into the folder in which briefbot was started."""
        try:
            files = self.host.save_report(Path.cwd())
        except BriefbotError as error:
            self._tell(str(error))
        else:
            self._tell(f"The report is in {files[0]}, beside it as Markdown and as a table.")

    def action_help(self) -> None:
        """Opens the list of keys."""
        self.app.push_screen(Sheet("Hosting: keys", key_blocks(self, ())))

    def action_scroll(self, lines: int) -> None:
        self.scroller.scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what means something now is offered."""
        phase = self.host.room.phase
        if isinstance(phase, Ended):
            return action not in {"step", "do", "end", "people"}
        match action, parameters:
            case "do", ("close",):
                return isinstance(phase, Asking)
            case "do", ("reopen",):
                return isinstance(phase, Closed)
            case "do", ("reveal" | "skip",):
                return isinstance(phase, Asking | Closed)
            case "do", ("pause",):
                return not isinstance(phase, Lobby)
            case "export", _:
                return False
            case "step", _:
                return not isinstance(phase, OwnPace)
        return True

    @work
    async def _do(self, command: Command) -> None:
        trouble = await self.host.do(command)
        if trouble:
            self._tell(trouble)

    def _tell(self, sentence: str) -> None:
        self.notify(plain(sentence), markup=False)
