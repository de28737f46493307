"""Draws the picture of the app that stands in the README: the shipped briefing, a correction and an answer, as one sees them.

    python bench/screenshot.py [docs/app.svg]

Run it anew whenever the Ask screen looks different.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

QUESTIONS: Final = (
    "Why did Lavrov say there are no guarantees that NATO will not expand?",
    "what did kortuonv say about a compromise",
)
SIZE: Final = (110, 31)


async def draw(path: Path) -> None:
    """Asks the questions and writes what is on the screen then."""
    from briefbot.tui.app import BriefbotApp
    from briefbot.tui.desk import Desk
    from briefbot.tui.screens.ask import AskScreen
    from briefbot.tui.settings import Settings

    app = BriefbotApp(Desk(settings=Settings(hint_seen=True, history=False, meaning=False)))
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        work = await app.desk.opened()
        while not work.engine.ready:
            await pilot.pause()
        for question in QUESTIONS:
            assert isinstance(app.screen, AskScreen)
            app.screen.ask(question)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
        path.write_text(app.export_screenshot(title="briefbot"), encoding="utf-8")


def main() -> None:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/app.svg")
    with tempfile.TemporaryDirectory() as home:
        os.environ["BRIEFBOT_HOME"] = home
        os.environ["BRIEFBOT_UNANSWERED"] = "0"
        asyncio.run(draw(path))
    print(f"Written: {path}")


if __name__ == "__main__":
    main()
