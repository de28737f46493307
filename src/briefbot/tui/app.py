"""The app: four screens over one briefing, opened with `run_app`.

The briefing is read before the screen is taken over, so that trouble with the file is a sentence on the command line. What
answers, asks and remembers is handed to the screens in a `Desk`; screens are imported when they are first opened, which
keeps the first frame quick.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input

from briefbot.briefing.model import Briefing
from briefbot.tui.content import plain
from briefbot.tui.desk import Desk
from briefbot.tui.engine import Engine, Talk
from briefbot.tui.leaving import INTERRUPTED, leave_on_signals
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.settings import Settings, read_settings, write_settings
from briefbot.tui.theme import NIGHT, OWN, PAPER, PROJECTOR
from briefbot.tui.widgets.masthead import MODES

if TYPE_CHECKING:
    from briefbot.quiz.states import QuizSettings

SCREENS_BY_MODE: Final = {
    "ask": ("briefbot.tui.screens.ask", "AskScreen"),
    "quiz": ("briefbot.tui.screens.quiz", "QuizScreen"),
    "browse": ("briefbot.tui.screens.browse", "BrowseScreen"),
    "progress": ("briefbot.tui.screens.progress", "ProgressScreen"),
}


class BriefbotApp(App[Path]):
    """Ask, Quiz, Browse and Progress. It ends with the path of another briefing to open, or None."""

    TITLE = "briefbot"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    COMMAND_PALETTE_DISPLAY = "^p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012  Textual declares it as an instance's
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012  Textual declares it as an instance's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,alt+1", "open_mode('ask')", "Ask", tooltip="Opens Ask.", show=False),
        Binding("f3,alt+2", "open_mode('quiz')", "Quiz", tooltip="Opens Quiz.", show=False),
        Binding("f4,alt+3", "open_mode('browse')", "Browse", tooltip="Opens Browse.", show=False),
        Binding("f5,alt+4", "open_mode('progress')", "Progress", tooltip="Opens Progress.", show=False),
        Binding("ctrl+t", "next_mode", "Next screen", tooltip="Opens the next screen.", show=False),
        Binding("ctrl+q", "quit", "Quit", tooltip="Leaves briefbot.", show=False, priority=True),
        Binding(
            "ctrl+c", "interrupt", "Quit", tooltip="Copies, empties the line, or leaves.", show=False, priority=True
        ),
        Binding("escape", "give_up", "Give up", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, mode: str = "ask") -> None:
        super().__init__()
        self.desk = desk
        self.first_mode = mode
        if "SSH_CONNECTION" in os.environ:
            self.animation_level = "none"  # one animated Page Up is 60-90 kB of output
        for name in MODES:
            self.add_mode(name, partial(self._make_screen, name))
        for theme in (NIGHT, PAPER, PROJECTOR):
            self.register_theme(theme)
        remembered = desk.settings.theme
        # Set without its watcher: a theme that is changed later makes every stylesheet be read again.
        self.set_reactive(App.theme, remembered if remembered in self.available_themes else NIGHT.name)

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        leave_on_signals(self)
        # Not as DEFAULT_MODE: from Python 3.12 on, its widgets would look for a screen before there is one on the stack.
        self.switch_mode(self.first_mode)

    def on_unmount(self) -> None:
        self.desk.studies.close()

    def _make_screen(self, mode: str) -> Screen[None]:
        module, name = SCREENS_BY_MODE[mode]
        screen: Screen[None] = getattr(import_module(module), name)(self.desk)
        return screen

    def _theme_changed(self, theme: Theme) -> None:
        if theme.name != self.desk.settings.theme:
            self.change_settings(replace(self.desk.settings, theme=theme.name))

    def change_settings(self, settings: Settings) -> None:
        """Keeps the choices, and tells every open screen of them."""
        self.desk.change_settings(settings)
        if settings.theme != self.theme:
            self.theme = settings.theme
        trouble = write_settings(settings)
        if trouble:
            self.notify(plain(trouble), severity="warning", markup=False)
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, ModeScreen):
                    screen.settings_changed(settings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape means giving up only while there is something to give up."""
        return action != "give_up" or (isinstance(self.screen, ModeScreen) and self.screen.working)

    def action_give_up(self) -> None:
        """Gives up what the screen is doing."""
        if isinstance(self.screen, ModeScreen):
            self.screen.give_up()

    async def action_open_mode(self, mode: str) -> None:
        """Opens one of the four screens, and puts away whatever lies over the present one."""
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

    def action_open_briefing(self) -> None:
        """Asks for another briefing and opens it."""
        from briefbot.tui.screens.open_briefing import OpenBriefing

        self.push_screen(OpenBriefing(), self._open)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            self.exit(path)

    def get_key_display(self, binding: Binding) -> str:
        """F-keys as they are printed on the keyboard."""
        if binding.key_display:
            return binding.key_display
        key = binding.key
        return key.upper() if key[:1] == "f" and key[1:].isdigit() else super().get_key_display(binding)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: screens, what this screen can do, themes, another briefing, leaving."""
        for mode, (key, name) in MODES.items():
            yield SystemCommand(f"Go to {name}", f"Opens {name} ({key})", partial(self.action_open_mode, mode))
        for active in screen.active_bindings.values():
            binding = active.binding
            if active.node is screen and binding.show and binding.tooltip and active.enabled:
                yield SystemCommand(binding.description, binding.tooltip, partial(screen.run_action, binding.action))
        for name, words in OWN.items():
            yield SystemCommand(
                f"Theme {words.partition(':')[0]}", words.partition(": ")[2], partial(self._set_theme, name)
            )
        yield SystemCommand("Theme…", "Chooses among all themes", self.action_change_theme)
        yield SystemCommand("Open briefing…", "Opens another briefing file", self.action_open_briefing)
        yield SystemCommand("Quit", "Leaves briefbot (Ctrl+Q)", self.action_quit)

    def _set_theme(self, name: str) -> None:
        self.theme = name


def run_app(path: Path | None, mode: str = "ask", quiz: QuizSettings | None = None) -> int:
    """Opens the app on a briefing, or on the shipped one, and returns the process exit code.

    With `quiz`, the quiz begins at once with these settings. Raises CannotRead or InvalidBriefing before the screen is
    taken over.
    """
    from briefbot.briefing.load import open_briefing, shipped_briefing

    while True:
        briefing = open_briefing(path or shipped_briefing()).briefing
        app = BriefbotApp(desk_for(briefing, quiz), mode)
        path = app.run()
        if path is None:
            return app.return_code or 0
        mode, quiz = "ask", None


def desk_for(briefing: Briefing, quiz: QuizSettings | None = None) -> Desk:
    """The desk that the real program works at."""
    from briefbot.tui.studies import RecordedStudies

    desk = Desk(briefing, Engine(_conversation(briefing)), RecordedStudies(briefing), quiz_now=quiz is not None)
    desk.settings = read_settings()
    if quiz is not None:
        desk.quiz = quiz
    return desk


def _conversation(briefing: Briefing) -> Callable[[], Talk]:
    def make() -> Talk:
        from briefbot.answering.dialogue import Conversation

        return Conversation(briefing)

    return make
