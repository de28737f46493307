"""How long Browse keeps a key waiting over a long briefing: the longest the screen was blocked, key by key, and in all.

    python -m bench.browse [BRIEFING]

Without a briefing one of 10,000 items is made, with invented words. The app runs without a terminal, at 80x24. What blocks is
measured from outside of the work: a task that wants to run every millisecond notes how late it is. A key counts until the
screen is painted.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bench.speed import make
from briefbot.briefing.build import build
from briefbot.briefing.load import open_briefing
from briefbot.briefing.model import Briefing
from briefbot.tui.app import BriefbotApp
from briefbot.tui.desk import Desk, Work
from briefbot.tui.engine import engine_over
from briefbot.tui.settings import Settings
from briefbot.tui.studies import RecordedStudies

ITEMS = 10_000
SPEAKERS = 48
TOPICS = 60
VIEWS = ("grid", "statements", "people", "timeline", "compare", "sources", "scenarios", "glossary")


def long_briefing() -> Briefing:
    """ITEMS statements by SPEAKERS people on TOPICS topics, 3,000 of them in the timeline, all cited from one text."""
    dice = random.Random(3)
    texts, _ = make(ITEMS, 1)
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
    timeline = [f"s{number}" for number in range(3000)]
    value = {"briefing": 1, "title": "Long", "sources": sources, "people": people, "topics": topics}
    return build({**value, "statements": statements, "timeline": timeline}, "")


class Lateness:
    """How late a task is that wants to run every millisecond: as late as the loop was blocked."""

    def __init__(self) -> None:
        self.worst = 0.0

    async def watch(self) -> None:
        before = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            self.worst = max(self.worst, now - before - 0.001)
            before = now

    def taken(self) -> float:
        """The worst since the last time, in milliseconds."""
        worst, self.worst = 1000 * self.worst, 0.0
        return worst


async def measure(briefing: Briefing) -> None:
    work = Work(briefing, engine_over(briefing), RecordedStudies(briefing))
    app = BriefbotApp(Desk(work, settings=Settings(meaning=False)), "browse")
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        late = Lateness()
        watching = asyncio.create_task(late.watch())

        async def settled() -> None:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()

        async def timed(act: Callable[[], Awaitable[object]]) -> tuple[float, float]:
            late.taken()
            start = time.perf_counter()
            await act()
            await settled()
            return 1000 * (time.perf_counter() - start), late.taken()

        print("| what | until painted ms | blocked at most ms |")
        print("|---|--:|--:|")
        for view in VIEWS:
            whole, worst = await timed(lambda view=view: app.screen.run_action(f"open_view('{view}')"))  # type: ignore[misc]  # a lambda's default
            print(f"| open {view} | {whole:.0f} | {worst:.0f} |")
        await app.screen.run_action("open_view('statements')")
        await settled()
        for name, keys in (("type a filter", list("per")), ("down", ["down"] * 40), ("page down", ["pagedown"] * 20)):
            times = [await timed(lambda key=key: pilot.press(key)) for key in keys]  # type: ignore[misc]  # the same
            painted = statistics.quantiles([one for one, _ in times], n=20)[-1] if len(times) > 1 else times[0][0]
            print(f"| {name}, 95th percentile | {painted:.0f} | {max(worst for _, worst in times):.0f} |")
        for name, key in (("to the end", "ctrl+end"), ("sort", "f8")):
            whole, worst = await timed(lambda key=key: pilot.press(key))  # type: ignore[misc]  # the same
            print(f"| {name} | {whole:.0f} | {worst:.0f} |")
        watching.cancel()


def main() -> None:
    parser = argparse.ArgumentParser(description="How long does Browse keep a key waiting?")
    parser.add_argument("briefing", nargs="?", type=Path)
    args = parser.parse_args()
    briefing = open_briefing(args.briefing).briefing if args.briefing else long_briefing()
    asyncio.run(measure(briefing))


if __name__ == "__main__":
    main()
