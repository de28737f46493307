"""What all screens share: switching, help, the palette, themes, sizes, another briefing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from briefbot.errors import CannotRead
from briefbot.tui.app import run_app
from briefbot.tui.settings import remembered_theme, settings_file

from .stage import ask, make_app, screen_text, settle

SIZES = [(80, 22), (60, 20), (40, 12), (20, 6), (200, 60)]


async def test_each_screen_is_one_key_away_and_f2_leads_back() -> None:
    keys = {"f3": "quiz", "f4": "browse", "f5": "progress", "alt+2": "quiz", "alt+4": "progress", "ctrl+t": "quiz"}
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        for key, mode in keys.items():
            await pilot.press(key)
            await settle(pilot)
            assert app.current_mode == mode, key
            await pilot.press("f2")
            await settle(pilot)
            assert app.current_mode == "ask"
            assert isinstance(app.focused, Input)


async def test_a_screen_is_opened_by_a_click_on_its_name() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.click(offset=(20, 0))
        await settle(pilot)
        assert app.current_mode == "browse"


async def test_the_conversation_is_still_there_after_a_visit_elsewhere() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "bus")
        await pilot.press("f5")
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert "› bus" in screen_text(app)


async def test_every_screen_stands_every_size_while_it_is_used() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "what about the weather?")
        for key in ("f2", "f3", "f4", "f5"):
            await pilot.press(key)
            await settle(pilot)
            for size in SIZES:
                await pilot.resize_terminal(*size)
            await pilot.press("f1")
            await pilot.resize_terminal(20, 6)
            await pilot.press("escape")
        assert app.is_running


async def test_at_forty_columns_the_names_of_the_screens_are_whole() -> None:
    app = make_app()
    async with app.run_test(size=(40, 24)) as pilot:
        for key in ("f2", "f3", "f4", "f5"):
            await pilot.press(key)
            await settle(pilot)
            assert screen_text(app).startswith("F2 Ask F3 Quiz F4 Browse F5 Progress")


async def test_the_palette_opens_screens_and_themes() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"gotobrowse", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.current_mode == "browse"


async def test_the_theme_is_remembered() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.theme = "briefbot-paper"
        await pilot.pause()
    assert json.loads(settings_file().read_text(encoding="utf-8")) == {"theme": "briefbot-paper"}
    again = make_app()
    async with again.run_test():
        assert again.theme == "briefbot-paper"


@pytest.mark.parametrize("content", ["", "[]", '{"theme": 3}', "\xff{"])
def test_damaged_settings_cost_the_theme_and_nothing_else(content: str, home: Path) -> None:
    home.mkdir()
    settings_file().write_text(content, encoding="latin-1")
    assert remembered_theme() == ""


async def test_a_theme_that_is_no_more_gives_way_to_the_usual_one(home: Path) -> None:
    home.mkdir()
    settings_file().write_text('{"theme": "no such"}', encoding="utf-8")
    async with make_app().run_test() as pilot:
        assert pilot.app.theme == "briefbot-night"


async def test_another_briefing_is_opened_by_its_path_and_a_bad_one_is_told(tmp_path: Path) -> None:
    good = tmp_path / "good.json"
    good.write_text('{"briefing": 1, "title": "Other", "facts": ["It is."]}', encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.action_open_briefing()
        await pilot.pause()
        await ask(pilot, str(tmp_path / "missing.json"))
        assert "Enter opens it" not in screen_text(app)
        assert app.is_running
        await ask(pilot, str(good))
    assert app.return_value == good


async def test_ctrl_c_empties_the_line_and_then_leaves() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("x", "ctrl+c")
        assert app.is_running
        assert app.screen.query_one("#question", Input).value == ""
        await pilot.press("ctrl+c")
    assert app.return_code == 130


async def test_ctrl_c_copies_a_selection_and_keeps_the_line() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*"bus", "shift+home", "ctrl+c")
        assert app.clipboard == "bus"
        assert app.is_running
        await pilot.press("ctrl+c", "ctrl+c")
    assert app.return_code == 130


@pytest.mark.parametrize("key", ["f1", "ctrl+p"])
async def test_ctrl_c_leaves_from_whatever_lies_over_a_screen(key: str) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(key)
        await pilot.pause()
        await pilot.press("ctrl+c")
    assert app.return_code == 130


async def test_the_record_is_closed_on_leaving() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert app.desk.studies.closed  # type: ignore[attr-defined]  # the canned studies


def test_a_missing_briefing_is_told_before_the_screen_is_taken_over(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        run_app(tmp_path / "missing.json")
