"""A class of simulated pupils over the real server: how soon all have the question, and that no acknowledged answer is lost.

    python bench/classroom.py [--pupils 200] [--questions 20] [--drop 0.01] [--processes 1] [--store WHERE | --school]

The host runs in a process of its own (with `--processes 2` the pupils are with a second one, over PostgreSQL; `--school`
starts a server for it, durable as a real one); the pupils run in this process, over loopback, each with one connection. A
question is asked, all answer at random times within one second, it is closed and revealed to all. The share `--drop` of answers
is followed by a cut connection; that pupil comes back by token. All processes share one clock. Printed: fan-out (asking to
having the question), acknowledgement (sending to "saved"), all pupils together; memory as the kernel counts it (peak resident
set); answers that were acknowledged and are not in the log.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))  # the server of the tests serves here too

from tests.classroom.school import school_server
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from briefbot.briefing.load import shipped_briefing
from briefbot.classroom.limits import Limits
from briefbot.classroom.store import open_store

WITHIN: Final = 1.0
"""Seconds in which all answer."""

PATIENCE: Final = 30.0
EVERYBODY_HERE: Final = Limits(connections=2000, connections_per_address=2000, joins_per_minute=60_000)
"""All pupils come from one address here; a class's worth per address would keep them out."""


@dataclass(slots=True)
class Measured:
    """Seconds; `acknowledged` holds (pupil id or name, question) -> the turn that was acknowledged."""

    fan_out: list[float] = field(default_factory=list)
    acknowledgement: list[float] = field(default_factory=list)
    acknowledged: dict[tuple[str, int], int] = field(default_factory=dict)
    drops: int = 0


# --- The host's process --------------------------------------------------------------------------------------------------


def serve(pipe: Connection, where: str, questions: int, code: str) -> None:
    """The teacher's process, or with a `code` a second one for pupils; obeys what comes through the pipe."""
    asyncio.run(_serve(pipe, where, questions, code))


async def _serve(pipe: Connection, where: str, questions: int, code: str) -> None:
    from briefbot.classroom.host import ClassHost, Doors, Lesson, New, open_doors, utc_now
    from briefbot.classroom.hub import Hub
    from briefbot.classroom.server import ClassServer
    from briefbot.quiz.states import QuizSettings

    if code:
        hub = Hub(open_store(where), utc_now, random.Random(1))
        server = ClassServer(hub, EVERYBODY_HERE)
        await open_doors(server, Doors())
        await hub.watch()
        pipe.send((server.address, code, ""))
        await _obey(pipe, None)
        await server.close()
        await hub.close()
        return
    lesson = Lesson(quiz=QuizSettings(count=questions, seed=1, mode="chosen"))
    host = await ClassHost.begin(New(shipped_briefing(), lesson, where, Doors()), limits=EVERYBODY_HERE)
    pipe.send((host.address, host.code, host.live.row.id))
    await _obey(pipe, host)
    await host.close()


async def _obey(pipe: Connection, host: Any) -> None:
    from briefbot.classroom.decide import Ask, Close, End, Reveal

    commands = {"ask": Ask(), "close": Close(), "reveal": Reveal(), "end": End()}
    loop = asyncio.get_running_loop()
    while (word := await loop.run_in_executor(None, pipe.recv)) != "stop":
        began = time.monotonic()
        trouble = await host.do(commands[word]) if host else ""
        pipe.send((began, trouble, peak_megabytes()))
    pipe.send(peak_megabytes())


def peak_megabytes() -> float:
    """The most memory this process has had at once."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


# --- The pupils ----------------------------------------------------------------------------------------------------------


class Pupil:
    """One simulated pupil: joins, answers each question once it is there, and comes back when the connection is cut."""

    def __init__(self, number: int, address: str, code: str, measured: Measured, drop: float) -> None:
        self.number = number
        self.rng = random.Random(number)
        self.address = address.replace("http://", "ws://") + "/socket"
        self.code = code
        self.drop = drop
        self.measured = measured
        self.joined = asyncio.Event()
        self.name = ""
        self.token = ""
        self.room: dict[str, Any] = {}
        self.sent_at = 0.0
        self.pending: dict[str, Any] | None = None
        self.got = -1
        self.told = -1
        self.turn = 0
        self.over = False
        self._answering: asyncio.Task[None] | None = None
        self._socket: Any = None

    async def run(self) -> None:
        while not self.over:
            try:
                async with connect(self.address, compression=None, proxy=None, open_timeout=PATIENCE) as self._socket:
                    hello = {"do": "back", "token": self.token} if self.token else {"do": "join"}
                    await self._socket.send(json.dumps({**hello, "code": self.code}))
                    if self.pending:
                        await self._socket.send(json.dumps(self.pending))
                    async for frame in self._socket:
                        self._heard(json.loads(frame))
                        if self.over:
                            return
            except (ConnectionClosed, OSError):
                self.measured.drops += 1

    def _heard(self, seen: dict[str, Any]) -> None:
        now = time.monotonic()
        if "welcome" in seen:
            self.token = seen["welcome"].get("token", self.token)
            self.name = seen["you"]["name"]
            self.joined.set()
        if "room" not in seen:
            return
        room, you = seen["room"], seen["you"]
        answer = you.get("answer")
        if (
            self.pending
            and answer
            and (answer["question"], answer["turn"]) == (self.pending["question"], self.pending["turn"])
        ):
            self.measured.acknowledgement.append(now - self.sent_at)
            self.measured.acknowledged[self.name, answer["question"]] = answer["choice"]
            self.pending = None
        self.over = room["phase"] == "ended"
        if room["phase"] == "revealed":
            self.told = room["question"]["index"]
        if room["phase"] == "asking" and room["question"]["index"] > self.got:
            self.got = room["question"]["index"]
            self.measured.fan_out.append(now)
            self._answering = asyncio.create_task(self._answer(room["question"]))

    async def _answer(self, question: dict[str, Any]) -> None:
        await asyncio.sleep(self.rng.random() * WITHIN)
        self.turn += 1
        choice = self.rng.randrange(len(question["options"]))
        self.pending = {"do": "answer", "question": question["index"], "turn": self.turn, "choice": choice}
        self.sent_at = time.monotonic()
        try:
            await self._socket.send(json.dumps(self.pending))
        except ConnectionClosed:
            return  # sent again when the connection is back
        if self.rng.random() < self.drop:
            self._socket.transport.abort()


async def play(
    pipes: Sequence[Connection], address: str, code: str, args: argparse.Namespace
) -> tuple[Measured, float]:
    """The lesson; gives what was measured and the host's peak memory."""
    measured = Measured()
    pupils = [Pupil(number, address, code, measured, args.drop) for number in range(args.pupils)]
    tasks = [asyncio.create_task(pupil.run()) for pupil in pupils]
    async with asyncio.timeout(PATIENCE * 2):
        for pupil in pupils:
            await pupil.joined.wait()
    delays: list[float] = []
    for number in range(args.questions):
        measured.fan_out = []
        began = await order(pipes[0], "ask")
        async with asyncio.timeout(PATIENCE):
            while len(measured.fan_out) < args.pupils or any(pupil.pending for pupil in pupils):
                await asyncio.sleep(0.05)
            while sum(question == number for _, question in measured.acknowledged) < args.pupils:
                await asyncio.sleep(0.05)
        delays += [at - began for at in measured.fan_out]
        await order(pipes[0], "close")
        await order(pipes[0], "reveal")
        async with asyncio.timeout(PATIENCE):
            while any(pupil.told < number for pupil in pupils):
                await asyncio.sleep(0.05)
    await order(pipes[0], "end")
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*tasks)
    measured.fan_out = delays
    loop = asyncio.get_running_loop()
    peaks = []
    for pipe in pipes:
        pipe.send("stop")
        peaks.append(await loop.run_in_executor(None, pipe.recv))
    return measured, max(peaks)


async def order(pipe: Connection, word: str) -> float:
    """Has the host do something; gives when it began."""
    pipe.send(word)
    began, trouble, _ = await asyncio.get_running_loop().run_in_executor(None, pipe.recv)
    assert not trouble, trouble
    return float(began)


def lost(where: str, room: str, measured: Measured) -> int:
    """Acknowledged answers that the log does not have, or has otherwise."""
    from briefbot.classroom.hub import whole_room

    store = open_store(where)
    played, _ = whole_room(store, room)
    store.close()
    ids = {pupil.name: pupil.id for pupil in played.pupils.values()}
    kept = {
        (name, question): choice
        for (name, question), choice in measured.acknowledged.items()
        if (answer := played.answers_to(question).get(ids[name])) is not None and answer.choice == choice
    }
    return len(measured.acknowledged) - len(kept)


@contextmanager
def kept_at(args: argparse.Namespace) -> Iterator[str]:
    """Where the room is kept for this run."""
    if args.school:
        with school_server(durable=True) as address:
            yield address
    elif args.store:
        yield args.store
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "rooms")


def begin(context: Any, *arguments: Any) -> tuple[Any, Connection, tuple[str, str, str]]:
    """A serving process, its pipe, and (address, code, room) where it serves."""
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, *arguments), daemon=True)
    process.start()
    return process, ours, ours.recv()


def percentile(values: Sequence[float], share: float) -> float:
    """In milliseconds."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1] * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pupils", type=int, default=200)
    parser.add_argument("--questions", type=int, default=20)
    parser.add_argument("--drop", type=float, default=0.01)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1)
    parser.add_argument("--store", default="")
    parser.add_argument("--school", action="store_true")
    args = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    with kept_at(args) as where:
        process, pipe, (address, code, room) = begin(context, where, args.questions, "")
        processes, pipes = [process], [pipe]
        if args.processes == 2:
            process, pipe, (address, _, _) = begin(context, where, args.questions, code)
            processes.append(process)
            pipes.append(pipe)
        measured, memory = asyncio.run(play(pipes, address, code, args))
        for process in processes:
            process.join(PATIENCE)
        missing = lost(where, room, measured)
    kind = where.partition(":")[0] if "://" in where else "SQLite"
    print(
        f"{args.pupils} pupils, {args.questions} questions, {args.processes} process(es), {kind}, {measured.drops} cut"
    )
    for name, times in (("fan-out", measured.fan_out), ("acknowledgement", measured.acknowledgement)):
        print(f"  {name:<16} p50 {percentile(times, 0.5):6.1f} ms   p95 {percentile(times, 0.95):6.1f} ms")
    print(f"  memory of a serving process, peak: {memory:.0f} MB")
    print(f"  answers acknowledged: {len(measured.acknowledged)}, lost: {missing}")


if __name__ == "__main__":
    main()
