"""briefbot as its users run it: a process over pipes, which can be killed."""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from typing import Final

PATIENCE: Final = 30.0


class Program:
    """briefbot over pipes."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefbot", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.output = ""
        self.read = 0

    def type(self, line: str = "") -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def says(self, pattern: str) -> re.Match[str]:
        """Waits for a pattern in what was not waited for yet."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE
        while (found := re.compile(pattern).search(self.output, self.read)) is None:
            assert time.monotonic() < deadline, f"{pattern!r} in {self.output[self.read :]!r}"
            if select.select([self.process.stdout], [], [], 0.1)[0]:
                chunk = os.read(self.process.stdout.fileno(), 65536)
                assert chunk, f"it ended; {pattern!r} in {self.output[self.read :]!r}"
                self.output += chunk.decode()
        self.read = found.end()
        return found

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.close()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()


def start(started: list[Program], *arguments: str) -> Program:
    program = Program(*arguments)
    started.append(program)
    return program


def free_port() -> int:
    """A port that is free, out of the range in which rooms are opened by themselves."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
