"""What is at hand without being learned: Escape, words in passing, every view in the palette, the question mark."""

from __future__ import annotations

import asyncio
import threading

import pytest
from textual.widgets import Input

from briefbot.tui.background import GivenUp
from briefbot.tui.browse import VIEW_NAMES
from briefbot.tui.browse.catalogue import VIEWS
from briefbot.tui.screens.ask import AskScreen
from briefbot.tui.screens.browse import BrowseScreen
from briefbot.tui.screens.mode import ModeScreen

from .stage import make_app, screen_text, settle


async def test_escape_puts_suggestions_away_before_it_gives_up_what_is_being_done() -> None:
    going_on = threading.Event()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, AskScreen)
        await pilot.press(*"gra")
        while not screen.suggestions.offered:
            await pilot.pause()
        waiting = asyncio.ensure_future(screen.in_background("Counting the boots", lambda _told: going_on.wait()))
        try:
            while not screen.working:
                await pilot.pause()
            assert app.is_waited_for
            await pilot.press("escape")
            assert not screen.suggestions.offered
            await pilot.pause()
            assert not waiting.done()
            await pilot.press("escape")
            with pytest.raises(GivenUp):
                await waiting
        finally:
            going_on.set()


async def test_what_is_said_in_passing_takes_the_place_of_what_was_said_before_but_not_of_trouble() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ModeScreen)
        for words, trouble in (("boots", False), ("tea", False), ("wheels", True), ("hats", False)):
            screen.tell(f"Something about {words}.", trouble=trouble)
            await settle(pilot)
        text = screen_text(app)
        assert [words for words in ("boots", "tea", "wheels", "hats") if f"about {words}." in text] == [
            "wheels",
            "hats",
        ]


async def test_every_view_of_browse_is_in_the_palette_from_everywhere() -> None:
    assert tuple(VIEWS) == VIEW_NAMES
    assert [view.TITLE for view in VIEWS.values()] == [name.capitalize() for name in VIEW_NAMES]
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for view in ("timeline", "compare", "glossary"):  # from Ask, which opens it; then from Browse itself
            await pilot.press("ctrl+p", *view)
            await settle(pilot)
            await pilot.press("down", "enter")
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, BrowseScreen)
            assert screen.view is not None
            assert view == screen.view.NAME
            if view == "timeline":
                await pilot.press("f2")
                await settle(pilot)


async def test_a_question_mark_in_an_empty_line_lists_the_keys_and_in_another_is_typed() -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        for key, name in (("f2", "Ask"), ("f4", "Browse")):
            await pilot.press(key)
            await settle(pilot)
            await pilot.press("?")
            await settle(pilot)
            assert f"{name}: keys" in screen_text(app)
            await pilot.press("escape", "a", "?")
            await settle(pilot)
            assert f"{name}: keys" not in screen_text(app)
            assert isinstance(app.focused, Input)
            assert app.focused.value == "a?"
