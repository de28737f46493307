"""How quick the app is: first frame next to a bare Textual app, keys, answers, memory, and how long work ever holds up a frame.

    python bench/app.py [--items 10000] [--replies 5000] [--runs 7]

Everything happens on pseudo-terminals of 100x30, as for a person: the time runs from writing a key until the app has painted.
Behind it in brackets is what the processor did for it, which a busy machine does not change much.
The long conversation is asked of the real engine, over an invented briefing made by seed. Python compiles the program
in a run that does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import random
import select
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

BARE: Final = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("hello")
Bare().run()
"""
SEED: Final = 11
KEYS: Final = "the missiles of the ministry"
STRANGERS: Final = [
    f"mister {tens}{ones}"
    for tens in ("twenty", "thirty", "forty", "fifty", "sixty")
    for ones in ("one", "two", "three", "four", "five", "six", "seven", "eight")
]
"""Nobody of the briefing: what they said is searched for to the end, and each reply names its own."""
QUIET: Final = 0.05
"""Seconds without output after which a frame is done."""


class Took(NamedTuple):
    """Milliseconds by the clock, and of the processor: the first depend on what else the machine has to do."""

    clock: float
    processor: float


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self.master, self.slave = pty.openpty()
        termios.tcsetwinsize(self.slave, (30, 100))
        environment = {**os.environ, "TERM": "xterm-256color", "BRIEFBOT_HOME": str(home), "BRIEFBOT_SEMANTIC": "0"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.start = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, env=environment, start_new_session=True
        )

    def until(self, marker: bytes, patience: float = 900) -> float:
        """Milliseconds since the start until the program has written this."""
        seen, deadline = b"", time.perf_counter() + patience
        while marker not in seen:
            if time.perf_counter() > deadline or self.process.poll() is not None:
                raise SystemExit(f"{marker!r} never came: {seen[-500:]!r}")
            if select.select([self.master], [], [], 1)[0]:
                seen += os.read(self.master, 1 << 16)
        return 1000 * (time.perf_counter() - self.start)

    def after(self, keys: bytes, marker: bytes = b"") -> Took:
        """How long from writing the keys until something, or the marker, was painted; waits for the rest of the frame."""
        start, computed = time.perf_counter(), self.computed()
        os.write(self.master, keys)
        seen, took = b"", Took(0.0, 0.0)
        while not seen or marker not in seen:
            seen += os.read(self.master, 1 << 16)
            took = Took(1000 * (time.perf_counter() - start), self.computed() - computed)
        while select.select([self.master], [], [], QUIET)[0]:
            os.read(self.master, 1 << 16)
        return took

    def computed(self) -> float:
        """Milliseconds of the processor that all threads of the program have had so far."""
        clock = (~self.process.pid << 3) | 2  # what clock_getcpuclockid(3) gives on Linux
        return 1000 * time.clock_gettime(clock)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


def invented(items: int) -> dict[str, Any]:
    """A briefing of this many statements by a tenth as many people."""
    dice = random.Random(SEED)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(6_000)]
    people = {
        f"p{number}": f"{dice.choice(words).title()} {dice.choice(words).title()}v" for number in range(items // 10)
    }
    statements = [
        {"speaker": dice.choice(list(people)), "text": " ".join(dice.choices(words, k=12)).capitalize() + "."}
        for _ in range(items)
    ]
    return {"briefing": 1, "title": f"{items:,} statements", "people": people, "statements": statements}


# --- The program that is measured: the app, with a long conversation in it --------------------------------------------------


def run_filled(path: Path, replies: int, report: Path) -> None:
    """Opens the app, asks that many questions of the real engine, and reports memory and the longest time a frame waited."""
    import asyncio
    import gc

    from briefbot.tui.app import BriefbotApp
    from briefbot.tui.desk import Desk
    from briefbot.tui.screens.ask import AskScreen
    from briefbot.tui.settings import Settings
    from briefbot.tui.turn import Turn

    class Filled(BriefbotApp):
        longest = 0.0

        async def on_ready(self) -> None:
            asyncio.get_running_loop().create_task(self.beat())
            self.run_worker(self.fill())

        async def beat(self) -> None:
            while True:
                before = time.perf_counter()
                await asyncio.sleep(0.005)
                self.longest = max(self.longest, time.perf_counter() - before - 0.005)

        async def fill(self) -> None:
            screen = self.screen
            assert isinstance(screen, AskScreen)
            work = await self.desk.opened()
            while not work.engine.ready:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.5)
            blocked = self.longest
            screen.ask("what did mister one say")  # with the first reply comes the receipt panel
            while not (screen.transcript.turns and screen.transcript.turns[-1].reply):
                await asyncio.sleep(0.01)
            gc.collect()
            before = memory()
            for number in range(replies):
                item = work.briefing.statements[number * 7 % len(work.briefing.statements)]
                question = f"who said {' '.join(item.text.split()[2:6])}"
                turn = Turn(
                    len(screen.transcript.turns),
                    question,
                    reply=await work.engine.ask(question),
                    briefing=work.briefing,
                )
                await screen.transcript.add(turn)
            gc.collect()
            report.write_text(json.dumps({"blocked": 1000 * blocked, "before": before, "after": memory()}))
            screen.tell("READYNOW")

    app = Filled(Desk(settings=Settings(history=False, hint_seen=True)), path=path)
    app.run()


def memory() -> float:
    """Megabytes that the process holds."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


# --- Measuring ---------------------------------------------------------------------------------------------------------------


def first_frames(runs: int, home: Path) -> None:
    bare_file = home / "bare.py"
    bare_file.write_text(BARE)
    commands = {"bare Textual app": ([sys.executable, str(bare_file)], b"hello")}
    commands["briefbot"] = ([sys.executable, "-m", "briefbot"], b"Browse")
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, (command, marker) in commands.items():
            terminal = Terminal(command, home)
            took = terminal.until(marker)
            terminal.close()
            if run:
                times[name].append(took)
    bare, ours = (statistics.median(found) for found in times.values())
    print(
        f"first frame: bare Textual app {bare:.0f} ms, briefbot {ours:.0f} ms, ratio {ours / bare:.2f} (bar 1.3)",
        flush=True,
    )


def conversation(path: Path, replies: int, home: Path) -> float:
    """95th percentile of a key in ms by the clock, after this many replies; prints the rest."""
    report = home / "report.json"
    terminal = Terminal([sys.executable, __file__, "--filled", str(path), str(replies), str(report)], home)
    terminal.until(b"READYNOW")
    terminal.after(b"x\x7f")
    print(f"{replies:,} replies")
    keys = [terminal.after(letter.encode()) for _ in range(4) for letter in KEYS]
    tell("a key until it is painted", keys, "30; after replies 3 x that of none")
    terminal.after(b"\x15")
    answers = []
    for one in STRANGERS:
        terminal.after(f"what did {one} say".encode())
        answers.append(terminal.after(b"\r", f"Nothing by {one}".encode()))
    tell("from Enter until the answer is painted", answers, "100")
    terminal.close()
    told = json.loads(report.read_text())
    wait, before, after = told["blocked"], told["before"], told["after"]
    print(f"  memory {before:.0f} MB, then {after:.0f} MB: {after / before:.2f} (bar 1.5)")
    print(f"  longest time that opening held up a frame: {wait:.0f} ms (bar 100)", flush=True)
    return percentile(keys).clock


def percentile(times: Sequence[Took]) -> Took:
    """What 95 of 100 stay below."""
    return Took(*(statistics.quantiles(one, n=20)[-1] for one in zip(*times, strict=True)))


def tell(what: str, times: Sequence[Took], bar: str) -> None:
    """Prints median, 95th percentile and the longest, by the clock and (in brackets) of the processor."""
    median = Took(*(statistics.median(one) for one in zip(*times, strict=True)))
    longest = Took(*(max(one) for one in zip(*times, strict=True)))
    rows = (("median", median), ("p95", percentile(times)), ("longest", longest))
    told = ", ".join(f"{name} {took.clock:.0f} ({took.processor:.0f})" for name, took in rows)
    print(f"  {what}: {told} ms (bar {bar}), of {len(times)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="How quick is the app?")
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--replies", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--filled", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.filled:
        run_filled(Path(args.filled[0]), int(args.filled[1]), Path(args.filled[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path = home / "large.json"
        path.write_text(json.dumps(invented(args.items)), encoding="utf-8")
        first_frames(args.runs, home)
        empty = conversation(path, 0, home)
        full = conversation(path, args.replies, home)
        print(f"key p95 after {args.replies:,} replies: {full / empty:.2f} x that after none (bar 3; 30 ms)")


if __name__ == "__main__":
    main()
