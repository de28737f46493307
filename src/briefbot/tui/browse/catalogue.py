"""The views by name, built when they are first opened, each with the sieve that filters it; long ones in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from briefbot.briefing.model import Briefing
from briefbot.matching.sieve import Sieve
from briefbot.tui.browse.comparison import CompareView
from briefbot.tui.browse.glossary import GlossaryView
from briefbot.tui.browse.people import PeopleView
from briefbot.tui.browse.people_and_topics import GridShelf
from briefbot.tui.browse.scenarios import ScenariosView
from briefbot.tui.browse.sources import SourcesView
from briefbot.tui.browse.statements import StatementsView
from briefbot.tui.browse.timeline import TimelineView
from briefbot.tui.browse.view import Progress, View

VIEWS: Final[dict[str, type[View]]] = {
    view.NAME: view
    for view in (
        GridShelf,
        StatementsView,
        PeopleView,
        TimelineView,
        CompareView,
        SourcesView,
        ScenariosView,
        GlossaryView,
    )
}
"""Name -> view, in the order of the tabs."""

InBackground = Callable[[str, Callable[[Progress], Any]], Awaitable[Any]]
"""Does work in a thread that is told of (`ModeScreen.in_background`)."""


class Catalogue:
    """Views and sieves that were made, so that each is made once."""

    def __init__(self, briefing: Briefing, in_background: InBackground) -> None:
        self._briefing = briefing
        self._in_background = in_background
        self._views: dict[str, View] = {}
        self._sieves: dict[str, tuple[object, Sieve]] = {}
        self._turn = asyncio.Lock()

    async def view(self, name: str) -> View:
        """The view of this name. Raises GivenUp when the person would not wait for it."""
        async with self._turn:
            if name not in self._views:
                made = VIEWS[name]
                words = f"Laying out {made.TITLE.lower()}"
                self._views[name] = await self._in_background(words, lambda told: made(self._briefing, told))
            return self._views[name]

    async def sift(self, view: View, typed: str) -> tuple[Sequence[int], tuple[tuple[str, str], ...]]:
        """The places of the rows that are left, arranged, and what was read differently. Raises GivenUp."""
        if not typed.strip():
            return await asyncio.to_thread(view.arranged, range(len(view))), ()
        sieve = await self._sieve(view)
        sifted = await asyncio.to_thread(sieve.sift, typed)
        return await asyncio.to_thread(view.arranged, sifted.places), sifted.readings

    async def _sieve(self, view: View) -> Sieve:
        """The sieve over the rows of a view; made anew where other rows are in it."""
        async with self._turn:
            of = (view.left, view.right) if isinstance(view, CompareView) else None
            kept = self._sieves.get(view.NAME)
            if kept is None or kept[0] != of:
                sieve = await self._in_background(
                    "Reading for the filter", lambda told: _sieve_of(view, self._briefing, told)
                )
                self._sieves[view.NAME] = kept = (of, sieve)
            return kept[1]


def _sieve_of(view: View, briefing: Briefing, told: Progress) -> Sieve:
    return Sieve.of(len(view), view.searched, briefing.language, told)
