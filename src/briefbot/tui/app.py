"""The app: four screens over one briefing, opened with `run_app`.

The first frame is drawn before anything is read: the briefing is opened in a thread, and the screens are imported when they are
first shown. What answers, asks and remembers is handed to the screens in a `Desk`.
"""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input

from briefbot.errors import BriefbotError, ExitCode
from briefbot.tui.background import GivenUp, Progress
from briefbot.tui.content import plain
from briefbot.tui.desk import Desk, Work
from briefbot.tui.leaving import INTERRUPTED, leave_on_signals
from briefbot.tui.screens.ask import AskScreen
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.settings import Settings, read_settings, write_settings
from briefbot.tui.theme import wear
from briefbot.tui.typed_ahead import TypedAheadApp
from briefbot.tui.widgets.masthead import MODES

if TYPE_CHECKING:
    from briefbot.quiz.states import QuizSettings

SCREENS_BY_MODE: Final = {
    "ask": ("briefbot.tui.screens.ask", "AskScreen"),
    "quiz": ("briefbot.tui.screens.quiz", "QuizScreen"),
    "browse": ("briefbot.tui.screens.browse", "BrowseScreen"),
    "progress": ("briefbot.tui.screens.progress", "ProgressScreen"),
}
WATCH_EVERY: Final = 1.0
"""Seconds between two looks at the time of the briefing's file."""


def _commands() -> type[Provider]:
    from briefbot.tui.commands import Commands

    return Commands


class BriefbotApp(TypedAheadApp):
    """Ask, Quiz, Browse and Progress. `failed` is what kept the first briefing from being opened."""

    TITLE = "briefbot"
    CSS_PATH = [Path(__file__).with_name("app.tcss"), Path(__file__).parent / "screens" / "ask.tcss"]  # noqa: RUF012  Textual declares it so
    DEFAULT_MODE = "ask"
    COMMANDS = {_commands}  # noqa: RUF012  Textual declares it so
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012  Textual declares it as an instance's
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012  Textual declares it as an instance's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,alt+1", "open_mode('ask')", "Ask", tooltip="Opens Ask.", show=False),
        Binding("f3,alt+2", "open_mode('quiz')", "Quiz", tooltip="Opens Quiz.", show=False),
        Binding("f4,alt+3", "open_mode('browse')", "Browse", tooltip="Opens Browse.", show=False),
        Binding("f5,alt+4", "open_mode('progress')", "Progress", tooltip="Opens Progress.", show=False),
        Binding("ctrl+t", "next_mode", "Next screen", tooltip="Opens the next screen.", show=False),
        Binding("f12", "settings", "Settings", tooltip="Opens the settings.", show=False),
        Binding("ctrl+o,alt+o", "open_briefing", "Open", tooltip="Opens another briefing.", show=False),
        Binding("ctrl+q", "quit", "Quit", tooltip="Leaves briefbot.", show=False, priority=True),
        Binding(
            "ctrl+c", "interrupt", "Quit", tooltip="Copies, empties the line, or leaves.", show=False, priority=True
        ),
        Binding("escape", "give_up", "Give up", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, mode: str = "ask", path: Path | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.first_mode = mode
        self.failed: BriefbotError | None = None
        self._path = path
        self._stamp: object = None
        self._first_is_shown = False
        self.keep_keys()
        if "SSH_CONNECTION" in os.environ:
            self.animation_level = "none"  # one animated Page Up is 60-90 kB of output
        for name in MODES:
            if name != self.DEFAULT_MODE:
                self.add_mode(name, partial(self._make_screen, name))
        wear(self, desk.settings.theme)

    def get_default_screen(self) -> Screen[None]:
        """Ask is the first screen there is: another one before it would be drawn for nothing."""
        return AskScreen(self.desk, self.first_mode)

    def on_mount(self) -> None:
        self.add_mode(self.DEFAULT_MODE, partial(self._make_screen, self.DEFAULT_MODE))
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        leave_on_signals(self)
        if self.desk.is_open:
            self.run_worker(self._show_first())
        else:
            self.call_after_refresh(self._first_frame_is_there)

    def on_unmount(self) -> None:
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, ModeScreen):
                    screen.give_up()
        self.desk.close()

    def _make_screen(self, mode: str) -> Screen[None]:
        module, name = SCREENS_BY_MODE[mode]
        screen: Screen[None] = getattr(import_module(module), name)(self.desk)
        return screen

    # --- The briefing ---

    def _first_frame_is_there(self) -> None:
        gc.freeze()
        gc.enable()
        self.run_worker(self._open_first(), name="open")
        if self.first_mode == "ask":
            self.run_worker(self.take_up_typed_ahead())

    async def _open_first(self) -> None:
        try:
            self.desk.put(await self._read(self._path))
        except GivenUp:
            self.exit(return_code=INTERRUPTED)
        except BriefbotError as error:
            self.failed = error
            self.exit(return_code=error.exit_code)
        else:
            await self._show_first()

    async def _show_first(self) -> None:
        while self.first_mode != self.current_mode:
            await self.switch_mode(self.first_mode)
        self._first_is_shown = True
        await self.take_up_typed_ahead()
        self._placed()
        self.set_interval(WATCH_EVERY, self._watch)

    @property
    def takes_keys(self) -> bool:
        """Ask can be typed into from the first frame on, any other screen when there is a briefing."""
        return self._first_is_shown or self.first_mode == "ask"

    async def _read(self, path: Path | None) -> Work:
        """Opens a briefing in a thread; the present screen shows that it is being done."""

        def work(progress: Progress) -> Work:
            from briefbot.tui.opening import open_work, stamp

            opened = open_work(path, progress)
            self._stamp = stamp(opened.path) if opened.path else None
            return opened

        screen = self._mode_screen
        assert screen is not None
        return await screen.in_background("Reading the briefing", work)

    async def open_path(self, path: Path) -> None:
        """Opens another briefing in place of this one. What is wrong with its file is a page to read, and this one stays."""
        try:
            work = await self._read(path)
        except GivenUp:
            return
        except BriefbotError as error:
            from briefbot.tui.screens.problems import problem_sheet

            self.push_screen(problem_sheet(path, error))
            return
        self.desk.put(work)
        for name in MODES:
            await self._forget_screen(name)
        await self.action_open_mode("ask")
        self._placed()
        if self._mode_screen is not None:
            self._mode_screen.tell(f"Opened “{work.briefing.title}”.")

    async def _watch(self) -> None:
        """Reads the briefing again when its file has changed; one that is broken now is told of, and the old one stays."""
        path = self.desk.work.path
        screen = self._mode_screen
        if path is None or screen is None or screen.working:
            return
        from asyncio import to_thread

        from briefbot.tui.opening import stamp

        now = await to_thread(stamp, path)
        if now is None or now == self._stamp:
            return
        self._stamp = now
        self.run_worker(self._read_again(path), name="reload", exclusive=True, group="reload")

    async def _read_again(self, path: Path) -> None:
        screen = self._mode_screen
        assert screen is not None
        try:
            work = await self._read(path)
        except GivenUp:
            return
        except BriefbotError as error:
            screen.tell(
                f"{path.name} has changed and cannot be read now: {error} What was read before stays; `briefbot check` "
                "tells where.",
                trouble=True,
            )
            return
        if work.briefing.digest == self.desk.briefing.digest:
            return
        self.desk.put(work)
        for name in MODES:
            if name != self.current_mode:
                await self._forget_screen(name)
        if self.current_mode != "ask" and not screen.engaged:
            mode = self.current_mode
            await self.switch_mode("ask")
            await self._forget_screen(mode)
            await self.switch_mode(mode)
        self._placed()
        screen.tell(f"{path.name} has changed and was read again.")

    async def _forget_screen(self, mode: str) -> None:
        """Makes a screen be built anew the next time it is opened, unless something would be lost with it. Ask stays."""
        stack = self._screen_stacks.get(mode)
        if mode == "ask" or not stack:
            return
        screen = stack[0]
        if isinstance(screen, ModeScreen) and screen.engaged:
            return
        if mode == self.current_mode:
            await self.switch_mode("ask")
        await self.remove_mode(mode)
        self.add_mode(mode, partial(self._make_screen, mode))

    def _placed(self) -> None:
        """Tells Ask that a briefing lies on the desk."""
        ask = self._screen_stacks["ask"][0]
        assert isinstance(ask, AskScreen)
        ask.briefing_placed()

    @property
    def _mode_screen(self) -> ModeScreen | None:
        """The present one of the four screens, whatever lies over it; None when the app is ending."""
        screen = next(iter(self._screen_stacks.get(self.current_mode, ())), None)
        return screen if isinstance(screen, ModeScreen) else None

    @property
    def is_waited_for(self) -> bool:
        """Whether the present screen shows that something is being done."""
        screen = self._mode_screen
        return screen is not None and screen.working

    # --- Settings ---

    def _theme_changed(self, theme: Theme) -> None:
        if theme.name != self.desk.settings.theme:
            self.change_settings(replace(self.desk.settings, theme=theme.name))

    def change_settings(self, settings: Settings) -> None:
        """Keeps the choices, and tells every open screen of them."""
        self.desk.change_settings(settings)
        if settings.theme != self.theme and settings.theme in self.available_themes:
            self.theme = settings.theme
        trouble = write_settings(settings)
        if trouble:
            self.notify(plain(trouble), severity="warning", markup=False)
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, ModeScreen):
                    screen.settings_changed(settings)

    def action_settings(self) -> None:
        """Opens the settings."""
        from briefbot.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self.desk.settings, self.change_settings))

    # --- Going about ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape means giving up only while there is something to give up, and nothing nearer that it puts away."""
        screen = self.screen
        return action != "give_up" or (
            isinstance(screen, ModeScreen) and screen.working and not screen.escape_is_wanted
        )

    def action_give_up(self) -> None:
        """Gives up what the screen is doing."""
        if isinstance(self.screen, ModeScreen):
            self.screen.give_up()

    async def action_open_mode(self, mode: str) -> None:
        """Opens one of the four screens, and puts away whatever lies over the present one."""
        if not self._first_is_shown:
            self.first_mode = mode
            self.keep_keys()
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if mode != self.current_mode:
            await self.switch_mode(mode)

    async def action_next_mode(self) -> None:
        """Opens the screen to the right of this one, from the last the first."""
        names = list(MODES)
        await self.action_open_mode(names[(names.index(self.current_mode) + 1) % len(names)])

    def action_interrupt(self) -> None:
        """Ctrl-C: copies what is selected, else empties the line that is being typed, else leaves. So twice always leaves."""
        line = self.focused if isinstance(self.focused, Input) else None
        selected = (line.selected_text if line else "") or self.screen.get_selected_text() or ""
        if selected:
            self.copy_to_clipboard(selected)
            self.screen.clear_selection()
            if line:
                line.cursor_position = line.cursor_position
        elif line and line.value:
            line.value = ""
        else:
            self.exit(return_code=INTERRUPTED)

    def action_command_palette(self) -> None:
        """Opens the palette, unless it is open."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="Do, open or ask anything…", id="--command-palette"))

    def action_open_briefing(self) -> None:
        """Asks for another briefing and opens it."""
        from briefbot.tui.screens.open_briefing import OpenBriefing

        self.push_screen(OpenBriefing(self.desk.work.path), self.reopen)

    def reopen(self, path: Path | None) -> None:
        """Opens another briefing in place of this one; None is no briefing."""
        if path is not None:
            self.run_worker(self.open_path(path), name="open", group="open", exclusive=True)


def run_app(path: Path | None, mode: str = "ask", quiz: QuizSettings | None = None) -> int:
    """Opens the app on a briefing, or on the shipped one, and returns the process exit code.

    With `quiz`, the quiz begins at once with these settings. Raises CannotRead or InvalidBriefing, after the terminal is put
    back.
    """
    desk = Desk(settings=read_settings())
    if quiz is not None:
        desk.quiz, desk.quiz_now = quiz, True
    app = BriefbotApp(desk, mode, path)
    app.run()
    if app.failed is not None:
        raise app.failed
    return ExitCode.OK if app.return_code is None else app.return_code
