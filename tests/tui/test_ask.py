"""Journeys through the Ask screen."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from briefbot.errors import StoreError
from briefbot.progress import unanswered
from briefbot.tui.desk import Desk, Work
from briefbot.tui.engine import Engine
from briefbot.tui.screens.ask import AskScreen
from briefbot.tui.settings import Settings
from briefbot.tui.widgets import transcript
from briefbot.tui.widgets.transcript import TurnCard

from .samples import SMALL, CannedTalk
from .stage import CannedStudies, StillApp, ask, make_app, screen_lines, screen_text, settle

NARROW = (40, 24)


async def test_a_newcomer_gets_from_the_first_screen_to_an_answer_with_one_digit() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "School trip to the harbour" in screen_text(app)
        assert "4 statements by 3 speakers" in screen_text(app)
        await pilot.press("1")
        await settle(pilot)
        assert "› When does the bus leave?" in screen_text(app)
        assert "✓ Answer" in screen_text(app)
        assert "The bus leaves at 8:15" in screen_text(app)


async def test_an_example_can_be_clicked() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        row = next(y for y, line in enumerate(screen_lines(app)) if "Who complained about boots?" in line)
        await pilot.click(offset=(12, row))
        await settle(pilot)
        assert "› Who complained about boots?" in screen_text(app)


async def test_every_outcome_has_a_mark_and_words() -> None:
    marks = {
        "what did ms muray say?": "✓ Answer",
        "did ada complain about boots?": "≠ Correction",
        "what about the weather?": "? Which one do you mean?",
        "what did the mayor say?": "∅ Not in this briefing",
    }
    app = make_app()
    async with app.run_test(size=(80, 50)) as pilot:
        for question in marks:
            await ask(pilot, question)
        text = screen_text(app)
        assert [mark for mark in marks.values() if mark not in text] == []


async def test_a_reading_is_said_and_the_receipt_stands_beside_the_quote() -> None:
    app = make_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await ask(pilot, "what did ms muray say?")
        text = screen_text(app)
        assert "reading “muray” as Grace Murray" in text
        assert "▏ “A quarter past means a quarter past”" in text
        assert "Outlet The School Gazette" in text


async def test_a_choice_is_taken_by_its_digit() -> None:
    talk = CannedTalk()
    app = make_app(talk=talk)
    async with app.run_test() as pilot:
        await ask(pilot, "what about the weather?")
        await pilot.press("2")
        await settle(pilot)
        assert talk.asked == ["what about the weather?", "What did Linus Hall say about boots?"]


async def test_a_choice_of_which_none_was_meant_is_kept_for_the_author() -> None:
    talk = CannedTalk()
    app = make_app(talk=talk)
    async with app.run_test() as pilot:
        await ask(pilot, "what about the weather?")
        choices = len(app.screen.query_one(transcript.Transcript).turns[0].choices)
        await pilot.press(str(choices + 1))
        await settle(pilot)
    assert talk.asked == ["what about the weather?"]
    [kept] = unanswered.kept("School trip to the harbour")
    assert (kept.question, kept.reason) == ("what about the weather?", "none of these")


async def test_the_first_question_does_not_make_the_encoder_read_the_briefing_twice() -> None:
    begun: list[object] = []
    go_on = threading.Event()

    def hear(talk: object, _progress: object) -> str:
        begun.append(talk)
        go_on.wait(20)
        return ""

    talk = CannedTalk()
    work = Work(SMALL, Engine(lambda: talk, hear), CannedStudies())
    app = StillApp(Desk(work, settings=Settings()))
    async with app.run_test() as pilot:
        while not begun:
            await pilot.pause()
        await pilot.press(*"bus", "enter")
        while not app.desk.settings.hint_seen:
            await pilot.pause()
        await pilot.pause()
        go_on.set()
        await settle(pilot)
    assert len(begun) == 1


async def test_a_digit_is_typed_where_there_is_nothing_to_pick() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "bus")
        await pilot.press("8", "1")
        assert app.screen.query_one("#question", Input).value == "81"


async def test_up_and_down_bring_back_questions_and_the_draft() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "first")
        await ask(pilot, "second")
        line = app.screen.query_one("#question", Input)
        line.value = "draft"
        await pilot.press("up")
        assert line.value == "second"
        await pilot.press("up", "up")
        assert line.value == "first"
        await pilot.press("down", "down")
        assert line.value == "draft"


async def test_tab_takes_the_first_suggestion() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("g", "r")
        await settle(pilot)
        assert "Tab Grace Murray bus driver Grace Murray on time" in screen_text(app)
        await pilot.press("tab")
        assert app.screen.query_one("#question", Input).value == "Grace Murray"


async def test_what_was_typed_before_the_conversation_was_ready_gets_its_suggestions_then() -> None:
    go_on = threading.Event()

    def slow() -> CannedTalk:
        go_on.wait(20)
        return CannedTalk()

    app = StillApp(Desk(Work(SMALL, Engine(slow), CannedStudies()), settings=Settings(hint_seen=True)))
    async with app.run_test() as pilot:
        await pilot.press("g", "r")
        await pilot.pause()
        assert "Tab Grace Murray" not in screen_text(app)
        go_on.set()
        await settle(pilot)
        assert "Tab Grace Murray" in screen_text(app)


async def test_copying_twice_copies_and_then_writes_the_cited_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITTY_WINDOW_ID", "1")
    app = make_app(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await ask(pilot, "what about being late?")
        await pilot.press("f7")
        assert "A quarter past means a quarter past" in app.clipboard
        assert "From the briefing “School trip to the harbour”." in app.clipboard
        await pilot.pause()
        assert "Copied with its attribution. F7 again" in screen_text(app)
        await pilot.press("f7")
    [saved] = tmp_path.glob("*.txt")
    assert saved.read_text(encoding="utf-8") == app.clipboard


@pytest.mark.parametrize("terminal", [{}, {"KITTY_WINDOW_ID": "1", "TMUX": "/tmp/socket"}], ids=["unknown", "tmux"])
async def test_where_a_copy_may_get_lost_it_is_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: dict[str, str]
) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    for name, value in terminal.items():
        monkeypatch.setenv(name, value)
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await ask(pilot, "what about being late?")
        await pilot.press("f7")
        assert "A quarter past means a quarter past" in app.clipboard
    [saved] = tmp_path.glob("*.txt")
    assert saved.read_text(encoding="utf-8") == app.clipboard


async def test_a_saved_conversation_keeps_quotes_and_receipts_and_overwrites_nothing(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await ask(pilot, "what about being late?")
        await pilot.press("f8")
        await ask(pilot, "what about the weather?")
        await pilot.press("f8")
    first, second = sorted(tmp_path.glob("*.md"), key=lambda path: len(path.name))
    assert "> “A quarter past means a quarter past”" in first.read_text(encoding="utf-8")
    assert "- Speaker: Grace Murray, bus driver" in first.read_text(encoding="utf-8")
    assert "1. What does the briefing say about rain?" in second.read_text(encoding="utf-8")
    assert not list(tmp_path.glob(".*"))


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    app = make_app(tmp_path / "missing")
    async with app.run_test(notifications=True) as pilot:
        await ask(pilot, "bus")
        await pilot.press("f8")
        await pilot.pause()
        assert "Not saved" in screen_text(app)


async def test_why_shows_the_way_to_the_reply() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "bus")
        await pilot.press("f6")
        await pilot.pause()
        assert "Two words of three are found in the item." in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, AskScreen)


async def test_drill_opens_the_quiz_on_the_speaker_shown() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "what about being late?")
        await pilot.press("f9")
        await settle(pilot)
        assert app.current_mode == "quiz"
        assert app.desk.studies.begun[0].speakers == ("grace",)  # type: ignore[attr-defined]  # the canned studies


async def test_enter_on_an_empty_line_opens_the_whole_receipt() -> None:
    app = make_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await ask(pilot, "what about being late?")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert "she │ │ said”" in screen_text(app)


async def test_a_question_mark_on_an_empty_line_lists_the_keys() -> None:
    app = make_app()
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        text = screen_text(app)
        assert "Ask: keys" in text
        assert "F7, Ctrl+Y" in text
        assert "Opens Progress." in text


async def test_questions_are_answered_in_the_order_they_were_asked() -> None:
    talk = CannedTalk()
    app = make_app(talk=talk)
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, AskScreen)
        for question in ("one", "two", "three"):
            screen.ask(question)
        await settle(pilot)
        assert talk.asked == ["one", "two", "three"]
        assert [turn.reply.question for turn in screen.transcript.turns if turn.reply] == talk.asked


async def test_trouble_while_answering_is_a_sentence_on_the_card() -> None:
    class Broken(CannedTalk):
        def ask(self, question: str) -> None:  # type: ignore[override]  # never returns
            raise StoreError("The log of unanswered questions is full.")

    app = make_app(talk=Broken())
    async with app.run_test(size=(120, 30)) as pilot:
        await ask(pilot, "anything")
        assert "The log of unanswered questions is full." in screen_text(app)


async def test_the_newest_answer_stays_in_sight_when_the_terminal_shrinks() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for number in range(6):
            await ask(pilot, f"bus {number}")
        await ask(pilot, "what did the mayor say?")
        for size in ((40, 12), (200, 60), NARROW):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Nothing by the mayor here." in screen_text(app), size


async def test_a_key_lays_nothing_out_again_unless_the_suggestions_get_more_or_fewer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "bus")
        layouts: list[object] = []
        original = AskScreen._refresh_layout

        def counted(screen: AskScreen, *arguments: Any, **options: Any) -> None:
            layouts.append(screen)
            original(screen, *arguments, **options)

        monkeypatch.setattr(AskScreen, "_refresh_layout", counted)
        await pilot.press("x", "y", "backspace")
        await settle(pilot)
        assert layouts == []
        await pilot.press(*"grace")
        await settle(pilot)
        shown = len(layouts)
        await pilot.press("backspace", "e")
        await settle(pilot)
        assert len(layouts) == shown


async def test_a_new_conversation_forgets_and_welcomes() -> None:
    talk = CannedTalk()
    app = make_app(talk=talk)
    async with app.run_test() as pilot:
        await ask(pilot, "bus")
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert talk.restarts == 1
        assert "To begin with" in screen_text(app)


async def test_letters_reach_the_line_even_when_a_card_was_clicked() -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await ask(pilot, "bus")
        await pilot.click(TurnCard)
        await pilot.press("x")
        assert app.screen.query_one("#question", Input).value == "x"
