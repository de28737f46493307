"""Leaves a sane terminal when somebody else ends the program: a closed window, a kill, an interrupt.

Textual puts the terminal back after its own quit key and after an exception, not after these signals: without a handler
the process dies inside the alternate screen. The handler asks the app to end; the exit code is 128 plus the signal.
Stopping (SIGTSTP) goes through the loop as well: Textual's own handler may cut into a half-written frame and then waits
for itself.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import Any, Final

from textual.app import App

INTERRUPTED: Final = 128 + signal.SIGINT
"""The exit code after Ctrl-C, by key or by signal."""


def leave_on_signals(app: App[Any]) -> None:
    """Makes SIGINT, SIGTERM, SIGHUP and SIGQUIT end the app in order, and SIGTSTP stop it in order.

    Needs a running loop in the main thread. Windows has no such handlers (there the console closes the program), and an
    app without a terminal needs none.
    """
    if sys.platform == "win32" or app.is_headless:
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        loop.add_signal_handler(number, _leave, app, int(number))
    loop.add_signal_handler(signal.SIGTSTP, _stop, app)


def _leave(app: App[Any], number: int) -> None:
    app.exit(return_code=128 + number)


def _stop(app: App[Any]) -> None:
    with app.suspend():
        os.kill(os.getpid(), signal.SIGSTOP)
