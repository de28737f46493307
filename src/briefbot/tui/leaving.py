"""Leaves a sane terminal when somebody else ends the program: a closed window, a kill, an interrupt.

Textual puts the terminal back after its own quit key and after an exception, not after these signals: without a handler
the process dies inside the alternate screen. The handler asks the app to end; the exit code is 128 plus the signal.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path
from typing import Final

from textual.app import App

INTERRUPTED: Final = 128 + signal.SIGINT
"""The exit code after Ctrl-C, by key or by signal."""


def leave_on_signals(app: App[Path]) -> None:
    """Makes SIGINT, SIGTERM, SIGHUP and SIGQUIT end the app in order. Needs a running loop in the main thread.

    Windows has no such handlers; there the console closes the program.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        loop.add_signal_handler(number, _leave, app, int(number))


def _leave(app: App[Path], number: int) -> None:
    app.exit(return_code=128 + number)
