"""Whole tasks, by keyboard alone, in the real app over a real file: nothing canned but the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from briefbot.progress import unanswered
from briefbot.tui.app import BriefbotApp
from briefbot.tui.desk import Desk
from briefbot.tui.page import PageView
from briefbot.tui.screens.sheet import Sheet
from briefbot.tui.settings import Settings, read_settings
from briefbot.tui.sources import CITED
from briefbot.tui.widgets.receipt_panel import ReceiptPanel

from ..matching.test_semantic import Broken, Synonyms
from .stage import screen_lines, screen_text, settle

ARTICLE: Final = "\n\n".join(
    [
        "Boots and buses",
        *(
            f"Paragraph {number} is about the weather of the week, and about nothing else at all."
            for number in range(40)
        ),
        "“A quarter past means a quarter past,” said Grace Murray, who drives the bus.",
        "“Nobody told us about rubber boots,” complained Linus Hall.",
        "The trip ends at four.",
    ]
)
TRIP: Final = {
    "briefing": 1,
    "title": "School trip to the harbour",
    "sources": {"article": {"title": "Boots and buses", "text": ARTICLE}},
    "people": {
        "grace": {"name": "Grace Murray", "role": "bus driver"},
        "linus": {"name": "Linus Hall", "role": "parent"},
        "ada": {"name": "Ada Byron", "role": "head of the trip"},
    },
    "topics": {"weather": "the weather"},
    "facts": [{"text": "The trip ends at four.", "cite": "The trip ends at four."}],
    "statements": [
        {"id": "late", "speaker": "grace", "quote": "A quarter past means a quarter past",
         "cite": "A quarter past means a quarter past"},
        {"id": "boots", "speaker": "linus", "quote": "Nobody told us about rubber boots", "topics": ["weather"],
         "cite": "Nobody told us about rubber boots"},
        {"id": "lunch", "speaker": "ada", "text": "Everyone needs a packed lunch.", "cite": "The trip ends at four."},
    ],
    "questions": [{"ask": ["When does the trip end?"], "answer": "At four."}],
}  # fmt: skip


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    path = tmp_path / "trip.json"
    path.write_text(json.dumps(TRIP), encoding="utf-8")
    return path


def app_on(path: Path, settings: Settings | None = None) -> BriefbotApp:
    """The app as the command line starts it, without a blinking cursor; files are saved beside the briefing."""
    app = BriefbotApp(Desk(folder=path.parent, settings=settings or Settings(meaning=False)), path=path)
    app.animation_level = "none"
    return app


async def settled(pilot: Pilot[Any]) -> None:
    """Waits until the briefing is open, the conversation ready, and everything drawn."""
    app = pilot.app
    assert isinstance(app, BriefbotApp)
    while not (app.desk.is_open and app.desk.engine.ready):
        assert app.failed is None, app.failed
        await pilot.pause()
    await settle(pilot)


async def type_line(pilot: Pilot[Any], line: str) -> None:
    """Types a line key by key, and sends it."""
    await pilot.press(*("space" if char == " " else "question_mark" if char == "?" else char for char in line), "enter")
    await settle(pilot)


async def test_from_the_first_run_to_the_first_answer(trip: Path) -> None:
    app = app_on(trip)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert "New here?" in screen_text(app)
        await type_line(pilot, "what did ms muray say")
        text = screen_text(app)
        assert "reading “muray” as Grace Murray" in text
        assert "“A quarter past means a quarter past”" in text
    again = app_on(trip, read_settings())
    async with again.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert "New here?" not in screen_text(again)
        await pilot.press("up")
        assert screen_text(again).count("what did ms muray say") == 1


async def test_correcting_an_attribution_and_saving_the_transcript(trip: Path) -> None:
    app = app_on(trip)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await type_line(pilot, "why did ada say that nobody told us about rubber boots?")
        text = screen_text(app)
        assert "≠ Correction" in text
        assert "The briefing gives that to Linus Hall, not Ada Byron." in text
        assert "In the source Boots and" in text
        await pilot.press("f8")
        await settle(pilot)
        assert "Saved as" in screen_text(app)
        await pilot.press("f8")
    [saved] = trip.parent.glob("*.md")
    assert "**Correction**" in saved.read_text(encoding="utf-8")
    assert "> “Nobody told us about rubber boots”" in saved.read_text(encoding="utf-8")
    assert "- Speaker: Linus Hall, parent" in saved.read_text(encoding="utf-8")
    [plain] = trip.parent.glob("*conversation.txt")
    assert "> why did ada say that nobody told us about rubber boots?" in plain.read_text(encoding="utf-8")
    assert "Speaker" not in plain.read_text(encoding="utf-8").split("Linus Hall, parent:")[0]


async def test_a_name_with_a_slip_in_it_is_suggested_and_asked_from_the_list(trip: Path) -> None:
    app = app_on(trip)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press(*"murar")
        await settle(pilot)
        assert "Tab Grace Murray bus driver" in screen_text(app)
        await pilot.press("down")
        assert "❯ Grace Murray" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "› Grace Murray" in screen_text(app)
        await pilot.press(*"gra")
        await settle(pilot)
        assert "Tab Grace Murray" in screen_text(app)
        await pilot.press("escape")
        assert "Tab Grace Murray" not in screen_text(app)


async def test_the_receipt_opens_at_the_passage_in_its_source(trip: Path) -> None:
    app = app_on(trip)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await type_line(pilot, "what did grace murray say")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Sheet)
        assert "“A quarter past means a quarter past,” said Grace Murray" in screen_text(app)
        assert "Paragraph 39" in screen_text(app)
        assert "Receipt Speaker" not in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (60, 24), (40, 24), (200, 60)])
async def test_the_cited_words_are_in_sight_beside_the_conversation(tmp_path: Path, size: tuple[int, int]) -> None:
    words = ("A quarter past means a quarter past, and whoever comes later than that goes home on foot, " * 3).strip(
        ", "
    )
    document: dict[str, Any] = json.loads(json.dumps(TRIP).replace("A quarter past means a quarter past", words))
    document["people"]["grace"]["role"] = (
        "bus driver of the school, of the town, and of the harbour for longer than anybody"
    )
    path = tmp_path / "long.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for question in ("what did grace murray say", "when does the trip end", "what did grace murray say"):
            await type_line(pilot, question)
        panel = app.screen.query_one(ReceiptPanel)
        sight = panel.scrollable_content_region.height
        marked = panel.query_one(PageView).page.marked_lines(CITED)
        assert len(marked) > 2
        top = panel.scroll_offset.y
        assert top <= marked.start
        assert marked.stop <= top + sight or marked.start <= top + 2


async def test_replies_of_a_briefing_that_was_open_before_keep_their_words(trip: Path) -> None:
    other = json.loads(json.dumps(TRIP).replace("rubber boots", "paper hats").replace("School trip", "Carnival"))
    second = trip.with_name("other.json")
    second.write_text(json.dumps(other), encoding="utf-8")
    app = app_on(trip)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await type_line(pilot, "what did linus hall say")
        await app.open_path(second)
        await settled(pilot)
        await type_line(pilot, "what did linus hall say")
        await pilot.press("shift+up")
        await settle(pilot)
        panel = app.screen.query_one(ReceiptPanel)
        assert "rubber boots" in panel.query_one(PageView).shown_text
        await pilot.press("f7")
        assert "rubber boots" in app.clipboard
        assert "From the briefing “School trip to the harbour”." in app.clipboard
        await pilot.press("f9")
        await settle(pilot)
        assert app.current_mode == "ask"
        assert "That reply is from “School trip to the harbour”" in screen_text(app)
        await pilot.press("f8")
    [saved] = trip.parent.glob("*.md")
    first, second_part = saved.read_text(encoding="utf-8").split("# Carnival to the harbour")
    assert "> “Nobody told us about rubber boots”" in first
    assert "> “Nobody told us about paper hats”" in second_part


async def test_what_got_no_answer_is_kept_for_the_author(trip: Path) -> None:
    app = app_on(trip)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await type_line(pilot, "who paints the elephants")
        assert "∅ Not in this briefing" in screen_text(app)
    [kept] = unanswered.kept("School trip to the harbour")
    assert (kept.question, kept.reason) == ("who paints the elephants", "refused")


async def test_the_palette_finds_a_person_in_spite_of_a_slip_and_opens_the_last_briefings(trip: Path) -> None:
    app = app_on(trip)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"murar")
        await settle(pilot)
        assert "Ask about Grace Murray" in screen_text(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        await settle(pilot)
        assert "› Who is Grace Murray?" in screen_text(app)


async def test_settings_are_changed_by_keys_and_take_effect_at_once(trip: Path) -> None:
    app = app_on(trip)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f12", "right", "down", "right", "down", "right", "down", "right")
        await settle(pilot)
        text = screen_text(app)
        assert "Theme Paper" in text
        assert "Answering choosing" in text
        assert "To remember 80%" in text
        await pilot.press("escape")
        await pilot.press(*"gra")
        await settle(pilot)
        assert "Tab Grace" not in screen_text(app)
        assert (app.theme, app.desk.quiz.mode, app.desk.quiz.retention) == ("briefbot-paper", "chosen", 0.8)
    assert read_settings() == Settings("briefbot-paper", False, 0.8, suggestions=False, meaning=False)


@pytest.mark.parametrize(("encoder", "said"), [(Synonyms(), False), (Broken(), True)], ids=["works", "broken"])
async def test_the_encoder_joins_in_the_background_and_its_trouble_is_told(
    trip: Path, monkeypatch: pytest.MonkeyPatch, encoder: Any, said: bool
) -> None:
    monkeypatch.setattr("briefbot.matching.encoder.usable_encoder", lambda: encoder)
    app = app_on(trip, Settings())
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        assert app.desk.engine.hears
        assert ("by their words alone" in screen_text(app)) is said
        await pilot.press("f12", *["down"] * 5, "right", "escape")
        await settle(pilot)
        assert not app.desk.engine.hears


@pytest.mark.parametrize("sizes", [[(20, 6), (200, 60), (1, 1), (40, 12), (80, 24)]])
async def test_the_window_may_change_its_size_at_any_moment(trip: Path, sizes: Sequence[tuple[int, int]]) -> None:
    app = app_on(trip)
    async with app.run_test(size=(80, 24)) as pilot:
        for size in sizes:
            await pilot.resize_terminal(*size)
        for key in (
            "w",
            "h",
            "o",
            "enter",
            "enter",
            "f6",
            "escape",
            "ctrl+p",
            "escape",
            "f12",
            "escape",
            "ctrl+o",
            "escape",
        ):
            await pilot.press(key)
            for size in sizes:
                await pilot.resize_terminal(*size)
        await settle(pilot)
        assert "\n".join(screen_lines(app)).strip()
        assert app.is_running
