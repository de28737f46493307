"""The review of a draft: journeys by keyboard alone, what is on disk after each, and text that is not obeyed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefbot.briefing.load import check_file, load_briefing
from briefbot.tui.page import PageView

from .review_stage import ARTICLE, StillEditApp, document, drafted_file, make_review
from .stage import clicks, screen_text, settle, weak_text

SIZE = (80, 24)
LONG = "\n\n".join(
    [
        "Ferry to run again",
        "The ferry to Holm island will run again from 3 June. It stopped in 2021.",
        "“We have waited four years,” said the island's mayor, Ruth Vance. “Now the children can go to school.”",
        "She added that the fare would stay low. Captain Ivo Brandt warned that the pier was in poor shape.",
        "“It creaks,” Brandt told the Holm Courier. “It has always creaked.”",
        "According to the harbour office, repairs will cost two million crowns. The state pays half of it.",
        "Shopkeeper Lena Falk said she had lost a third of her trade. “Nobody swims here for a newspaper,” she said.",
        "Vance denied that the island had been forgotten. She promised a second boat for the summer.",
        "It was reported that a bridge had been considered. Brandt believes that a bridge would kill the island.",
        "“An island with a bridge is a suburb,” he said. Falk disagreed. She said a bridge would bring doctors.",
        "The first boat leaves at 6 in the morning.",
    ]
)


def marks(path: Path) -> int:
    return path.read_text(encoding="utf-8").count('"x-draft"')


async def test_an_article_of_twenty_sentences_is_confirmed_by_keyboard_alone(tmp_path: Path) -> None:
    path = drafted_file(tmp_path, LONG)
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = app.review_screen
        drafts = screen.review.left
        assert drafts >= 20
        for _ in range(drafts):
            await pilot.press("enter")
        assert marks(path) == 0
        for _ in range(screen.review.uncovered):
            await pilot.press("f")
        await settle(pilot)
        assert "All confirmed, 0 sentences uncited" in screen_text(app)
    assert not [problem for problem in check_file(path) if problem.severity == "E" or problem.code == "B310"]
    assert len(load_briefing(path).items) >= 20


def card_text(app: StillEditApp) -> str:
    """What the card says, with every run of white space as one space."""
    return " ".join(app.review_screen.query_one("#card-page", PageView).shown_text.split())


async def test_a_speaker_is_changed_by_a_part_of_the_name_and_somebody_new_is_added(tmp_path: Path) -> None:
    path = drafted_file(tmp_path)
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await to_the_first_statement(pilot, app)
        await pilot.press("s")
        await settle(pilot)
        await pilot.press(*"hol", "enter")
        await settle(pilot)
        assert document(path)["statements"][0]["speaker"] == "mary-holt"
        await pilot.press("s")
        await settle(pilot)
        await pilot.press(*"somebody", "enter")
        await settle(pilot)
        await pilot.press(*"Ann Lee", "enter")
        await settle(pilot)
        assert document(path)["statements"][0]["speaker"] == "ann-lee"
        assert document(path)["people"]["ann-lee"]["name"] == "Ann Lee"
        await pilot.press("u", "u", "u")
        assert document(path)["statements"][0]["speaker"] == "tom-reed"
        assert "ann-lee" not in document(path)["people"]


async def test_an_item_is_divided_merged_moved_rejected_and_all_of_it_taken_back(tmp_path: Path) -> None:
    path = drafted_file(tmp_path)
    before = path.read_bytes()
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await to_the_first_statement(pilot, app)
        await pilot.press("d", "right", "enter")
        assert len(document(path)["statements"]) == 7
        await pilot.press("m")
        assert len(document(path)["statements"]) == 6
        cite = document(path)["statements"][0]["cite"]
        await pilot.press("left")
        assert document(path)["statements"][0]["cite"] != cite
        await pilot.press("x")
        assert len(document(path)["statements"]) == 5
        for _ in range(len(app.review_screen.session.past)):
            await pilot.press("u")
    assert path.read_bytes() == before


async def test_a_passage_moved_away_and_back_is_as_it_was_and_moving_is_one_decision(tmp_path: Path) -> None:
    path = drafted_file(tmp_path)
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await to_the_first_statement(pilot, app)
        first = document(path)["statements"][0]
        assert first["quote"]
        await pilot.press("greater_than_sign", "greater_than_sign")
        assert "quote" not in document(path)["statements"][0]
        await pilot.press("less_than_sign", "less_than_sign")
        assert document(path)["statements"][0] == first
        await pilot.press("greater_than_sign", "right", "u")
        assert document(path)["statements"][0] == first


async def test_an_item_moved_before_another_is_still_the_one_that_is_shown(tmp_path: Path) -> None:
    path = drafted_file(tmp_path)
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await to_the_first_statement(pilot, app)
        await pilot.press("down")
        second = app.review_screen.entry
        assert second is not None
        first = document(path)["statements"][0]
        for _ in range(20):
            await pilot.press("less_than_sign")
        shown = app.review_screen.entry
        assert shown is not None
        assert shown.key == second.key
        assert document(path)["statements"][0] == first


async def test_one_goes_through_the_sentences_that_nothing_cites_past_those_skipped(tmp_path: Path) -> None:
    path = drafted_file(tmp_path, LONG)
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = app.review_screen
        spans = [one.spans for one in screen.review.entries if one.kind == "sentence"]
        assert len(spans) >= 3
        await pilot.press("c", "c", "f")
        assert screen.entry is not None
        assert screen.entry.spans == spans[2]


async def test_the_cut_is_left_with_escape_and_words_are_written_anew(tmp_path: Path) -> None:
    path = drafted_file(tmp_path)
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await to_the_first_statement(pilot, app)
        await pilot.press("d")
        assert app.review_screen.cut is not None
        await pilot.press("escape")
        assert app.review_screen.cut is None
        await pilot.press("e")
        await settle(pilot)
        await pilot.press(*"There was no choice", "enter")
        await settle(pilot)
        assert document(path)["statements"][0]["text"] == "There was no choice"


async def test_what_cannot_be_done_is_said_and_changes_nothing(tmp_path: Path) -> None:
    path = drafted_file(tmp_path)
    before = path.read_bytes()
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert "names it. Change that first." in card_text(app)
    assert path.read_bytes() == before


async def test_a_file_changed_by_somebody_else_is_not_written_over(tmp_path: Path) -> None:
    path = drafted_file(tmp_path)
    app = make_review(path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        path.write_text("{}", encoding="utf-8")
        await pilot.press("enter")
        await settle(pilot)
        assert "has changed meanwhile" in card_text(app)
    assert path.read_text(encoding="utf-8") == "{}"


MARKUP = "[sic] [/ [b [@click=app.quit]x[/]"
CONTROL = "\x1b]0;owned\x07\x1b[31m\u202eesrever"


async def test_a_strangers_article_is_shown_as_written_and_nothing_in_it_is_obeyed(tmp_path: Path) -> None:
    article = ARTICLE.replace("choice", f"choice {MARKUP}").replace("bridge was", f"bridge {CONTROL} was")
    app = make_review(drafted_file(tmp_path, article))
    seen = ""
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for _ in app.session.review.entries:
            seen += screen_text(app)
            assert not any(action.startswith("app.quit") for action in clicks(app))
            await pilot.press("down")
    assert MARKUP in seen
    assert "\x1b" not in seen
    assert "\u202e" not in seen


async def to_the_first_statement(pilot: Pilot[Any], app: StillEditApp) -> None:
    await settle(pilot)
    screen = app.review_screen
    while screen.review.entries[screen.at].kind != "statement":
        await pilot.press("down")
    await settle(pilot)


Before = Callable[[Pilot[Any]], Awaitable[None]]


def pressing(*keys: str) -> Before:
    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return before


STATES = {
    "statement": ("enter", "enter", "enter", "enter"),
    "cut": ("enter", "enter", "enter", "enter", "d"),
    "sentence": (),
    "speakers": ("enter", "enter", "enter", "enter", "s"),
}


@pytest.mark.parametrize("size", [(80, 24), (40, 24)], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_the_review_looks_as_it_was_approved(
    snap_compare: Any, tmp_path: Path, state: str, size: tuple[int, int]
) -> None:
    app = make_review(drafted_file(tmp_path))
    to_the_end = ("down",) * (len(app.session.review.entries) - 1)
    keys = to_the_end if state == "sentence" else STATES[state]
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


@pytest.mark.parametrize("theme", ["briefbot-paper", "briefbot-contrast", "briefbot-projector"])
def test_the_review_in_another_theme_has_its_contrast(snap_compare: Any, tmp_path: Path, theme: str) -> None:
    app = make_review(drafted_file(tmp_path))

    async def read(pilot: Pilot[Any]) -> None:
        app.theme = theme
        await pressing(*STATES["cut"])(pilot)
        assert weak_text(app, 7.0 if theme == "briefbot-contrast" else 4.5) == []

    assert snap_compare(app, terminal_size=(80, 24), run_before=read)
