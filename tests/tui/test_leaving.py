"""However the app ends, the terminal is as it was before; checked on a pseudo-terminal with a terminal emulator."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyte
import pytest

PATIENCE: Final = 30.0
BRIEFING: Final = '{"briefing": 1, "title": "Small", "facts": ["The bus leaves at 8:15."]}'
BROKEN: Final = """
import pathlib, sys
from briefbot.tui import app, engine
engine._conversation = lambda briefing: 1 / 0
sys.exit(app.run_app(pathlib.Path(sys.argv[1])))
"""

BUSY: Final = """
import pathlib, sys, threading
from briefbot.tui import app, engine
engine._conversation = lambda briefing: threading.Event().wait()
sys.exit(app.run_app(pathlib.Path(sys.argv[1])))
"""


class Terminal:
    """A program on a pseudo-terminal of 80x24, and the screen that it paints."""

    def __init__(self, *command: str) -> None:
        self.master, self.slave = pty.openpty()
        termios.tcsetwinsize(self.slave, (24, 80))
        self.before = termios.tcgetattr(self.slave)
        self.screen = pyte.Screen(80, 24)
        self.output = b""
        self._stream = pyte.ByteStream(self.screen)
        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, start_new_session=True
        )

    def wait_for(self, reached: Callable[[], bool], what: str) -> None:
        """Reads what the program paints until something is reached."""
        deadline = time.monotonic() + PATIENCE
        while not reached():
            assert time.monotonic() < deadline, f"{what}: {self.output[-2000:]!r}"
            if select.select([self.master], [], [], 0.05)[0]:
                chunk = os.read(self.master, 65536)
                self.output += chunk
                # pyte knows no private modes with several parameters or kitty's keyboard protocol
                self._stream.feed(
                    re.sub(rb"\x1b\[[<>=?][0-9;]*u|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9;]*[a-zA-Z]", b"", chunk)
                )

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def text(self) -> str:
        return "\n".join(self.screen.display)

    def ended(self) -> bool:
        return self.process.poll() is not None

    def stopped(self) -> bool:
        """Whether the program sleeps, and all that it painted before is read."""
        state = os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT)
        return state is not None and not select.select([self.master], [], [], 0)[0]

    def drained(self) -> bool:
        return self.ended() and not select.select([self.master], [], [], 0)[0]

    def close(self) -> None:
        if not self.ended():
            self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The app, painted and ready."""
    path = tmp_path / "small.json"
    path.write_text(BRIEFING, encoding="utf-8")
    started = Terminal(sys.executable, "-m", "briefbot", str(path))
    started.wait_for(lambda: "F2 Ask" in started.text() and "Small" in started.text(), "the first screen")
    yield started
    started.close()


def mode_of(output: bytes, number: int) -> bool | None:
    """Whether a private terminal mode was last set or reset; None when it was never touched."""
    found = re.findall(rb"\x1b\[\?%d([hl])" % number, output)
    return found[-1] == b"h" if found else None


def assert_sane(terminal: Terminal) -> None:
    """Out of the alternate screen, cursor shown, mouse and paste tracking off, the line discipline as before."""
    assert mode_of(terminal.output, 1049) is False
    assert mode_of(terminal.output, 25) is True
    for mouse_or_paste in (1000, 1003, 1006, 2004):
        assert mode_of(terminal.output, mouse_or_paste) in (False, None), mouse_or_paste
    assert termios.tcgetattr(terminal.slave)[:6] == terminal.before[:6]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_leaves_a_sane_terminal_and_its_own_exit_code(terminal: Terminal, number: signal.Signals) -> None:
    terminal.process.send_signal(number)
    terminal.wait_for(terminal.drained, "the end")
    assert_sane(terminal)
    assert terminal.process.returncode == 128 + number


@pytest.mark.parametrize(("key", "code"), [(b"\x03", 130), (b"\x11", 0)], ids=["ctrl-c", "ctrl-q"])
def test_the_keys_for_leaving_leave_a_sane_terminal(terminal: Terminal, key: bytes, code: int) -> None:
    terminal.type(key)
    terminal.wait_for(terminal.drained, "the end")
    assert_sane(terminal)
    assert terminal.process.returncode == code


@pytest.mark.parametrize(("key", "code"), [(b"\x03", 130), (b"\x11", 0)], ids=["ctrl-c", "ctrl-q"])
def test_the_quiz_is_left_as_the_app_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: bytes, code: int) -> None:
    path = tmp_path / "small.json"
    path.write_text(BRIEFING, encoding="utf-8")
    monkeypatch.setenv("BRIEFBOT_HOME", str(tmp_path / "home"))
    terminal = Terminal(sys.executable, "-m", "briefbot", "quiz", "-b", str(path))
    try:
        terminal.wait_for(lambda: "F3 Quiz" in terminal.text() and "Small" in terminal.text(), "the first screen")
        terminal.type(key)
        terminal.wait_for(terminal.drained, "the end")
        assert_sane(terminal)
        assert terminal.process.returncode == code
        assert b"Traceback" not in terminal.output
    finally:
        terminal.close()


def test_a_stopped_app_gives_the_terminal_back_and_takes_it_again(terminal: Terminal) -> None:
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.wait_for(terminal.stopped, "the stop")
    assert_sane(terminal)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_for(lambda: mode_of(terminal.output, 1049) is True, "going on")
    terminal.process.send_signal(signal.SIGTERM)
    terminal.wait_for(terminal.drained, "the end")
    assert_sane(terminal)


def test_leaving_does_not_wait_for_what_is_being_done(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(BRIEFING, encoding="utf-8")
    terminal = Terminal(sys.executable, "-c", BUSY, str(path))
    try:
        terminal.wait_for(lambda: "Small" in terminal.text(), "the first screen")
        terminal.type(b"\x11")
        terminal.wait_for(terminal.drained, "the end")
        assert_sane(terminal)
        assert terminal.process.returncode == 0
    finally:
        terminal.close()


def test_an_exception_leaves_a_sane_terminal_and_exit_code_one(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(BRIEFING, encoding="utf-8")
    terminal = Terminal(sys.executable, "-c", BROKEN, str(path))
    try:
        terminal.wait_for(terminal.drained, "the end")
        assert_sane(terminal)
        assert terminal.process.returncode == 1
        assert b"ZeroDivisionError" in terminal.output
    finally:
        terminal.close()


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {}], ids=["dumb terminal", "pipe"])
def test_without_a_screen_it_talks_line_by_line(tmp_path: Path, environment: dict[str, str]) -> None:
    path = tmp_path / "small.json"
    path.write_text(BRIEFING, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "briefbot", str(path)],
        input="When does the bus leave?\n",
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=PATIENCE,
        check=False,
    )
    assert ran.returncode == 0
    assert "The bus leaves at 8:15." in ran.stdout
    assert "\x1b" not in ran.stdout
