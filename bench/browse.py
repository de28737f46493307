"""How long Browse keeps a key waiting over a long briefing: what is computed until it is painted, in all and in one piece.

    python -m bench.browse [BRIEFING]

Without a briefing one of 10,000 items is made, with invented words; a short one of the same kind is measured beside it. The app
runs without a terminal, at 80x24. What the screen's own thread computes until it is painted is told in milliseconds of the
processor, which a busy machine does not change; so is the longest single step of its loop, during which no key is looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bench.speed import make
from briefbot.briefing.build import build
from briefbot.briefing.load import open_briefing
from briefbot.briefing.model import Briefing
from briefbot.tui.app import BriefbotApp
from briefbot.tui.browse import VIEW_NAMES
from briefbot.tui.desk import Desk, Work
from briefbot.tui.engine import engine_over
from briefbot.tui.settings import Settings
from briefbot.tui.studies import RecordedStudies

ITEMS = 10_000
FEW = 30
SPEAKERS = 48
TOPICS = 60
KEYS = {
    "a letter of a filter, the first": ["p"],
    "more letters, 95th percentile": ["e", "r", "backspace", "backspace"],
    "down, 95th percentile": ["down"] * 40,
    "page down, 95th percentile": ["pagedown"] * 20,
    "to the end": ["ctrl+end"],
    "sort": ["f8"],
}


def long_briefing(items: int) -> Briefing:
    """So many statements by SPEAKERS people on TOPICS topics, 3,000 of them in the timeline, all cited from one text."""
    dice = random.Random(3)
    texts, _ = make(items, 1)
    topics = {f"t{number}": f"subject {number}" for number in range(TOPICS)}
    statements = [
        {
            "id": f"s{number}",
            "speaker": f"p{dice.randrange(SPEAKERS)}",
            "text": text,
            "topics": dice.sample(list(topics), 2),
            "cite": text,
        }
        for number, text in enumerate(texts)
    ]
    people = {f"p{number}": f"Person {number}" for number in range(SPEAKERS)}
    sources = {"all": {"title": "All of it", "text": ". ".join(texts)}}
    timeline = [f"s{number}" for number in range(min(items, 3000))]
    value = {"briefing": 1, "title": "Long", "sources": sources, "people": people, "topics": topics}
    return build({**value, "statements": statements, "timeline": timeline}, "")


class Stretches:
    """The longest piece of work that the screen's thread did without looking at the keys: one step of one task of its loop."""

    def __init__(self) -> None:
        self.worst = 0.0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Every step of the loop is measured inside."""
        run = asyncio.Handle._run

        def measured(handle: asyncio.Handle) -> None:
            start = time.thread_time()
            run(handle)
            self.worst = max(self.worst, time.thread_time() - start)

        with patch.object(asyncio.Handle, "_run", measured):
            yield

    def taken(self) -> float:
        """The worst since the last time, in milliseconds."""
        worst, self.worst = 1000 * self.worst, 0.0
        return worst


Row = tuple[str, float, float]
"""What was done, how long the screen's own thread computed until it was painted, and at most in one piece (ms of processor)."""


async def measure(briefing: Briefing) -> list[Row]:
    """Opens every view, types a filter, moves, sorts."""
    work = Work(briefing, engine_over(briefing), RecordedStudies(briefing))
    app = BriefbotApp(Desk(work, settings=Settings(meaning=False)), "browse")
    app.animation_level = "none"
    rows: list[Row] = []
    stretches = Stretches()
    gc.freeze()  # as the app does once a briefing is open
    with stretches.watched():
        async with app.run_test(size=(80, 24)) as pilot:

            async def timed(act: Callable[[], Awaitable[object]]) -> tuple[float, float]:
                stretches.taken()
                start = time.thread_time()
                await act()
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.pause()
                return 1000 * (time.thread_time() - start), stretches.taken()

            async def row(name: str, acts: list[Callable[[], Awaitable[object]]]) -> None:
                times = [await timed(act) for act in acts]
                spent = sorted(one for one, _ in times)
                rows.append((name, spent[int(0.95 * (len(spent) - 1))], max(worst for _, worst in times)))

            await timed(pilot.pause)
            for view in VIEW_NAMES:
                await row(f"open {view}", [partial(app.screen.run_action, f"open_view('{view}')")])
            await timed(partial(app.screen.run_action, "open_view('statements')"))
            for name, keys in KEYS.items():
                await row(name, [partial(pilot.press, key) for key in keys])
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description="How long does Browse keep a key waiting?")
    parser.add_argument("briefing", nargs="?", type=Path)
    args = parser.parse_args()
    briefing = open_briefing(args.briefing).briefing if args.briefing else long_briefing(ITEMS)
    few = asyncio.run(measure(long_briefing(FEW)))
    many = asyncio.run(measure(briefing))
    print(f"| what | computed ms, {FEW} items | {len(briefing.items):,} items | ratio | in one piece ms | |")
    print("|---|--:|--:|--:|--:|--:|")
    for (name, short, short_blocked), (_, long, long_blocked) in zip(few, many, strict=True):
        print(f"| {name} | {short:.0f} | {long:.0f} | {long / short:.1f} | {short_blocked:.0f} | {long_blocked:.0f} |")


if __name__ == "__main__":
    main()
