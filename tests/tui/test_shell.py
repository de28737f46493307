"""What all screens share: switching, help, the palette, themes, sizes, another briefing."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from briefbot.errors import CannotRead
from briefbot.quiz import schedule
from briefbot.tui.app import BriefbotApp
from briefbot.tui.background import GivenUp, Progress
from briefbot.tui.desk import Desk
from briefbot.tui.screens.ask import AskScreen
from briefbot.tui.screens.mode import ModeScreen
from briefbot.tui.settings import (
    LEAST_RETENTION,
    MOST_RETENTION,
    Settings,
    read_settings,
    settings_file,
    write_settings,
)

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
        await pilot.press("ctrl+p", *"browse", "enter")
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
    again = make_app(settings=read_settings())
    async with again.run_test():
        assert again.theme == "briefbot-paper"


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"theme": 3, "retention": 5, "history": "yes"}', "\xff{", "[" * 9_999],
    ids=["empty", "no object", "wrong types", "no text", "deep"],
)
def test_damaged_settings_cost_what_was_chosen_and_nothing_else(content: str, home: Path) -> None:
    home.mkdir()
    settings_file().write_text(content, encoding="latin-1")
    assert read_settings() == Settings()


def test_settings_come_back_as_they_were_kept_and_leave_strange_keys_alone(home: Path) -> None:
    home.mkdir()
    settings_file().write_text('{"later": [1], "theme": "x"}', encoding="utf-8")
    chosen = Settings(theme="briefbot-paper", typed_first=False, retention=0.85, history=False)
    assert write_settings(chosen) == ""
    assert read_settings() == chosen
    assert json.loads(settings_file().read_text(encoding="utf-8"))["later"] == [1]


def test_settings_that_cannot_be_kept_are_told(home: Path) -> None:
    home.write_text("a file where the folder should be")
    assert str(home) in write_settings(Settings())


def test_the_goals_that_can_be_chosen_are_those_that_the_schedule_takes() -> None:
    assert (LEAST_RETENTION, MOST_RETENTION) == (schedule.LEAST_RETENTION, schedule.MOST_RETENTION)


async def test_any_screen_can_ask_about_an_item() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, ModeScreen)
        await app.screen.ask_about("late")
        await settle(pilot)
        assert "› What did Grace Murray say about being late?" in screen_text(app)


async def test_long_work_is_shown_and_escape_gives_it_up() -> None:
    going_on, told = threading.Event(), threading.Event()

    def work(progress: Progress) -> int:
        progress(30, 60)
        told.set()
        going_on.wait()
        progress(60, 60)
        return 1

    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ModeScreen)
        waiting = asyncio.ensure_future(screen.in_background("Counting the boots", work))
        try:
            await asyncio.to_thread(told.wait)
            while not screen.query(".-working"):
                await pilot.pause()
            assert "Counting the boots: 30 of 60 Esc gives up" in screen_text(app)
            await pilot.press("escape")
            with pytest.raises(GivenUp):
                await waiting
        finally:
            going_on.set()
        await pilot.pause()
        assert "Counting the boots" not in screen_text(app)


async def test_a_theme_that_is_no_more_gives_way_to_the_usual_one() -> None:
    async with make_app(settings=Settings(theme="no such")).run_test() as pilot:
        assert pilot.app.theme == "briefbot-night"


def write_briefing(path: Path, title: str, *facts: str) -> Path:
    path.write_text(json.dumps({"briefing": 1, "title": title, "facts": facts}), encoding="utf-8")
    return path


async def test_another_briefing_is_opened_by_its_path_and_answers(tmp_path: Path) -> None:
    good = write_briefing(tmp_path / "good.json", "Another one", "The ferry leaves at noon.")
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await ask(pilot, "bus")
        await pilot.press("f4", "ctrl+o")
        await settle(pilot)
        await ask(pilot, str(good))
        assert app.current_mode == "ask"
        assert app.desk.briefing.title == "Another one"
        await ask(pilot, "When does the ferry leave?")
        assert "The ferry leaves at noon." in screen_text(app)
        await pilot.press("f4")
        await settle(pilot)
        assert "Another one" in screen_text(app)
        assert "Grace Murray" not in screen_text(app)


async def test_what_is_wrong_with_a_briefing_is_a_page_and_the_old_one_stays(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(
        '{"briefing": 1, "title": "Bad", "statements": [{"speaker": "nobody", "text": 3}]}', encoding="utf-8"
    )
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        for path, words in ((bad, "✗ error"), (tmp_path / "missing.json", "✗ error"), (tmp_path, "✗ error")):
            await settle(pilot)
            await pilot.press("ctrl+o")
            await settle(pilot)
            await ask(pilot, str(path))
            assert f"{path.name} cannot be opened" in screen_text(app), path
            assert words in screen_text(app), path
            await pilot.press("escape")
        await settle(pilot)
        assert app.desk.briefing.title == "School trip to the harbour"


async def test_one_of_the_last_briefings_is_opened_by_its_digit(tmp_path: Path) -> None:
    first = write_briefing(tmp_path / "first.json", "The first", "It is.")
    second = write_briefing(tmp_path / "second.json", "The second", "It is.")
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for path in (first, second):
            await pilot.press("ctrl+o")
            await settle(pilot)
            await ask(pilot, str(path))
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert "1 The first" in screen_text(app)
        await pilot.press("1")
        await settle(pilot)
        assert app.desk.briefing.title == "The first"


async def test_a_briefing_that_changes_on_disk_is_read_again_and_a_broken_one_is_told(tmp_path: Path) -> None:
    path = write_briefing(tmp_path / "trip.json", "Trip", "The bus leaves at nine.")
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        await app.open_path(path)
        await settle(pilot)
        await ask(pilot, "When does the bus leave?")
        write_briefing(path, "Trip", "The bus leaves at ten, from the station.")
        await app._watch()
        await settle(pilot)
        await ask(pilot, "When does the bus leave?")
        text = screen_text(app)
        assert "The bus leaves at nine." in text
        assert "The bus leaves at ten, from the station." in text
        path.write_text("{", encoding="utf-8")
        await app._watch()
        await settle(pilot)
        assert "cannot be read now" in screen_text(app)
        assert app.desk.briefing.facts[0].text == "The bus leaves at ten, from the station."


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


async def test_the_first_frame_does_not_wait_for_the_briefing_and_neither_does_the_first_question(
    tmp_path: Path,
) -> None:
    path = write_briefing(tmp_path / "trip.json", "Trip", "The bus leaves at nine.")
    app = BriefbotApp(Desk(folder=tmp_path), path=path)
    async with app.run_test(size=(100, 30)) as pilot:
        assert "F2 Ask" in screen_text(app)
        screen = app.screen
        assert isinstance(screen, AskScreen)
        screen.ask("When does the bus leave?")
        await settle(pilot)
        assert "The bus leaves at nine." in screen_text(app)


async def test_a_first_briefing_that_cannot_be_read_ends_the_app_with_its_error(tmp_path: Path) -> None:
    app = BriefbotApp(Desk(folder=tmp_path), path=tmp_path / "missing.json")
    async with app.run_test() as pilot:
        await settle(pilot)
    assert isinstance(app.failed, CannotRead)
    assert app.return_code == 3
