"""The window of cards on a long conversation."""

from __future__ import annotations

import gc
import re
from typing import Any

import pytest
from textual.pilot import Pilot

from briefbot.tui import quiet_time
from briefbot.tui.screens.ask import AskScreen
from briefbot.tui.widgets import transcript
from briefbot.tui.widgets.transcript import TurnCard

from .stage import StillApp, ask, make_app, screen_lines, settle


async def long_conversation(monkeypatch: pytest.MonkeyPatch, app: StillApp, pilot: Pilot[Any], turns: int) -> AskScreen:
    """Asks that many questions, with a window of twelve cards."""
    monkeypatch.setattr(transcript, "MOUNTED", 12)
    monkeypatch.setattr(transcript, "BLOCK", 4)
    screen = app.screen
    assert isinstance(screen, AskScreen)
    await settle(pilot)
    for number in range(turns):
        screen.ask(f"bus {number}")
    await settle(pilot)
    return screen


def numbers(screen: AskScreen) -> list[int]:
    return [card.turn.number for card in screen.query(TurnCard)]


def rows_in_sight(app: StillApp) -> dict[int, int]:
    """The numbers of the questions that can be read on the screen, from the top, and on which rows of the screen they stand."""
    found = [(row, re.search(r"› bus (\d+)", line)) for row, line in enumerate(screen_lines(app))]
    return {int(one.group(1)): row for row, one in found if one}


def in_sight(app: StillApp) -> list[int]:
    return list(rows_in_sight(app))


async def test_paging_up_to_the_first_question_and_down_again_leaves_none_out(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        screen = await long_conversation(monkeypatch, app, pilot, 40)
        cards = set(screen.query(TurnCard))
        for key, end in (("pageup", 0), ("pagedown", 39)):
            seen = in_sight(app)
            while end not in in_sight(app):
                before = in_sight(app)
                await pilot.press(key)
                await settle(pilot)
                seen += in_sight(app)
                assert in_sight(app) != before
                assert numbers(screen) == list(range(numbers(screen)[0], numbers(screen)[0] + 12))
            assert sorted(set(seen)) == list(range(40))
        assert set(screen.query(TurnCard)) == cards, "cards are used again, not made anew"


async def test_what_is_read_stays_where_it_is_when_cards_change_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        screen = await long_conversation(monkeypatch, app, pilot, 40)
        changes = 0
        while changes < 3:
            first, before = numbers(screen)[0], list(rows_in_sight(app).items())
            screen.transcript.scroll_up(animate=False)
            await settle(pilot)
            number, row = before[0]
            assert rows_in_sight(app)[number] == row + 1
            changes += numbers(screen)[0] != first


async def test_selecting_goes_reply_by_reply_past_the_oldest_card_and_to_either_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        screen = await long_conversation(monkeypatch, app, pilot, 40)
        for number in range(38, 15, -1):
            await pilot.press("shift+up")
            await settle(pilot)
            assert screen.query_one("TurnCard.-selected", TurnCard).turn.number == number
            assert number in in_sight(app)
        await pilot.press("ctrl+home")
        await settle(pilot)
        assert 0 in in_sight(app)
        await pilot.press("ctrl+end")
        await settle(pilot)
        assert 39 in in_sight(app)


async def test_a_question_asked_from_far_above_is_answered_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        screen = await long_conversation(monkeypatch, app, pilot, 40)
        await pilot.press("ctrl+home")
        await settle(pilot)
        await ask(pilot, "bus 40")
        assert in_sight(app)[-1] == 40
        assert numbers(screen) == list(range(29, 41))


async def test_a_full_collection_waits_for_a_second_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    app = make_app()
    before = gc.get_threshold()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert gc.get_threshold()[2] == quiet_time.NEVER
        monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, quiet_time.WORTH_IT))
        await pilot.press("x")
        app.collect_if_quiet()
        assert collected == []
        app.collect_if_quiet()
        assert collected == [1]
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, quiet_time.TOO_MANY))
        await pilot.press("x")
        app.collect_if_quiet()
        assert collected == [1, 1]
    assert gc.get_threshold() == before


async def test_a_full_collection_waits_for_work_that_somebody_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, quiet_time.WORTH_IT))
        app.collect_if_quiet()
        collected.clear()
        monkeypatch.setattr(type(app), "is_waited_for", True)
        app.collect_if_quiet()
        assert collected == []
        monkeypatch.setattr(type(app), "is_waited_for", False)
        app.collect_if_quiet()
        assert collected == [1]
