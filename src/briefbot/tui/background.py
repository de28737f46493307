"""Work that takes a while: done in a thread, told of once it is noticed, and given up when the person says so.

    found = await screen.in_background("Reading the briefing", lambda progress: read(progress))

The screen stays alive meanwhile. Work that takes longer than `NOTICED` seconds is shown above the footer, with how far it is
where the work tells (`progress(done, total)`), and Escape gives it up: the next report of progress ends the work, and what
comes of it is not used.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar, cast

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Called by the work, in its thread, with how much is done of how much. Raises GivenUp when nobody waits any more."""

NOTICED: Final = 0.2
"""Seconds after which a person wonders what goes on."""


class GivenUp(Exception):
    """Nobody waits for the work any more. Raised in the work's thread, and to who waited for it."""


class Job:
    """One piece of work, as its thread and the screen see it: `words` say what is done, `done` of `total` how far it is."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.done = 0
        self.total = 0
        self.given_up = False

    def progress(self, done: int, total: int) -> None:
        """Called in the thread of the work. Raises GivenUp."""
        if self.given_up:
            raise GivenUp
        self.done, self.total = done, total

    @property
    def sentence(self) -> str:
        """“Reading the briefing: 1,200 of 10,000”."""
        return f"{self.words}: {self.done:,} of {self.total:,}" if self.total else f"{self.words}…"


async def in_thread(work: Callable[[], Result]) -> Result:
    """Does the work in a thread of its own, and returns or raises what comes of it.

    Unlike one of asyncio's pool, this thread holds up nobody who leaves the program: whatever it writes, it writes whole or not
    at all.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if outcome.cancelled():
            return
        if error is not None:
            outcome.set_exception(error)
        else:
            outcome.set_result(cast("Result", result))

    def run() -> None:
        result: Result | None = None
        error: BaseException | None = None
        try:
            result = work()
        except BaseException as caught:  # noqa: BLE001  it is passed on to who waits
            error = caught
        with suppress(RuntimeError):  # the loop has ended: nobody waits any more
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, daemon=True, name="briefbot work").start()
    return await outcome


async def run_job(job: Job, work: Callable[[Progress], Result], show: Callable[[Job | None], None]) -> Result:
    """Does the work in a thread; `show` is called with the job ten times a second once it is noticed, and with None at the end.

    Raises GivenUp when the job was given up, and whatever the work raises.
    """
    waiting = asyncio.ensure_future(in_thread(lambda: work(job.progress)))
    shown = False
    pause = NOTICED
    try:
        while not job.given_up:
            done, _ = await asyncio.wait((waiting,), timeout=pause)
            if done:
                return waiting.result()
            shown, pause = True, 0.1
            show(job)
        waiting.add_done_callback(_look_away)
        raise GivenUp
    finally:
        if shown:
            show(None)


def _look_away(abandoned: asyncio.Future[Result]) -> None:
    """Whatever came of work that nobody waits for is nobody's trouble."""
    if not abandoned.cancelled():
        abandoned.exception()
