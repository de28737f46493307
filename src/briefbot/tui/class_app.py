"""The app around a room: the teacher's host screen, and the server in the same process.

The room is opened before the screen is taken over, so that trouble with a file, a port or a store is a sentence on the
command line. When the app ends, the doors are closed; the room stays in its store.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from briefbot.classroom.host import Beginning, ClassHost
from briefbot.classroom.pupil import Pupil
from briefbot.classroom.room import Ended
from briefbot.errors import UsageError
from briefbot.tui.engine import Engine, Talk
from briefbot.tui.one_screen import OneScreenApp


class ClassApp(OneScreenApp[Path]):
    """One screen over one room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q", "quit", "Leave", tooltip="Closes the doors; the room can be resumed.", show=False, priority=True
        ),
    ]

    def __init__(self, first: Callable[[], Screen[None]]) -> None:
        super().__init__()
        self._first = first
        self.own_theme = self.theme

    def on_mount(self) -> None:
        self.push_screen(self._first())


def run_host(beginning: Beginning) -> int:
    """Hosts a room on a screen and returns the exit code. Raises what `ClassHost.begin` raises, before the screen is taken."""
    from briefbot.tui.screens.host import HostScreen

    return asyncio.run(_run(beginning, HostScreen))


def run_present(beginning: Beginning) -> int:
    """Presents a briefing on a screen and returns the exit code. Raises as `run_host` does."""
    from briefbot.tui.screens.present import PresentScreen

    return asyncio.run(_run(beginning, lambda host: PresentScreen(host, Engine(lambda: _conversation(host)))))


def run_join(pupil: Pupil) -> int:
    """A pupil's screen; returns the exit code. Raises UsageError where there is no class at the address."""
    from briefbot.tui.screens.join import JoinScreen

    screen = JoinScreen(pupil)
    app = ClassApp(lambda: screen)
    app.run()
    if screen.trouble:
        raise UsageError(screen.trouble)
    return app.return_code or 0


def _conversation(host: ClassHost) -> Talk:
    from briefbot.answering.dialogue import Conversation

    return Conversation(host.briefing)


async def _run(beginning: Beginning, screen: Callable[[ClassHost], Screen[None]]) -> int:
    host = await ClassHost.begin(beginning)
    try:
        app = ClassApp(lambda: screen(host))
        await app.run_async()
    finally:
        await host.close()
    room = host.live.row.id
    for failure in dict.fromkeys(host.server.failures):
        print(f"Please report this: {failure}", file=sys.stderr)  # noqa: T201  the screen is given back; this is for the shell
    if isinstance(host.room.phase, Ended):
        print(f"What the class knows: briefbot class report {room}")  # noqa: T201  the screen is given back; this is for the shell
    else:
        print(f"The room waits. Go on with: briefbot class resume {room}")  # noqa: T201  as above
    return app.return_code or 0
