"""Journeys through Browse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.content import Content
from textual.pilot import Pilot

from briefbot.briefing.build import build
from briefbot.briefing.model import Briefing, Fact, Scenario, Source, Statement
from briefbot.quiz.states import QuizSettings
from briefbot.tui.browse.catalogue import VIEWS
from briefbot.tui.widgets.line_input import LineInput
from briefbot.tui.widgets.rows import RowList

from .samples import SMALL
from .stage import StillApp, make_app, screen_lines, screen_text, settle

DESK = (80, 24)
TALL = (100, 50)
WALL = (200, 60)


async def go(pilot: Pilot[Any], *keys: str) -> str:
    """Presses the keys, one after the other, and returns what is on the screen."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    assert isinstance(pilot.app, StillApp)
    return screen_text(pilot.app)


async def open_view(pilot: Pilot[Any], name: str) -> str:
    await pilot.pause()
    await pilot.app.screen.run_action(f"open_view('{name}')")
    await settle(pilot)
    assert isinstance(pilot.app, StillApp)
    return screen_text(pilot.app)


async def type_filter(pilot: Pilot[Any], words: str) -> str:
    """Puts words into the filter at once, as a paste would."""
    pilot.app.screen.query_one("#filter", LineInput).value = words
    await settle(pilot)
    assert isinstance(pilot.app, StillApp)
    return screen_text(pilot.app)


# --- Each view ---


async def test_the_grid_sets_people_against_topics_and_counts_what_is_said() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        lines = list(screen_lines(app))
        assert any(line.split() == ["Byron", "Murray", "Hall", "facts"] for line in lines)
        assert any(line.split() == ["food", "[1]", "·", "·", "·"] for line in lines)
        assert any(line.split() == ["weather", "·", "·", "1", "1"] for line in lines)


async def test_an_empty_cell_says_that_nothing_is_said() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        text = await go(pilot, "right")
        assert "[·]" in text
        assert "Grace Murray · food No statement." in text


async def test_a_cell_opens_its_statements_and_escape_goes_back_to_the_grid() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        text = await go(pilot, "down", "right", "enter")
        assert "only Grace Murray on time (Esc shows all)" in text
        assert "She will not wait for anybody who is late." in text
        assert "packed lunch" not in text
        assert "[" in await go(pilot, "escape")
        text = await go(pilot, "tab")
        assert "packed lunch" in text


async def test_the_grid_can_be_turned() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        await go(pilot, "down", "f8")
        assert any(line.split()[:2] == ["Ada", "Byron"] for line in screen_lines(app))


async def test_a_filter_of_the_grid_leaves_the_people_and_topics_it_names() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        text = await type_filter(pilot, "muray weather")
        assert "reading “muray” as “murray”" in text
        assert any(line.split() == ["weather", "[·]"] for line in screen_lines(app))


async def test_statements_are_filtered_as_one_types_whatever_the_spelling() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        text = await go(pilot, "tab", *"lynus", "space", *"boot")
        assert "reading “lynus” as “linus” · 1 of 6 statements and facts" in text
        assert "packed lunch" not in text
        assert "Speaker Linus Hall, parent" in await go(pilot, "enter")


async def test_statements_are_sorted_by_column_and_by_a_click_on_its_name() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "statements")
        first = app.screen.query_one(RowList)
        assert "Who ▲" in await go(pilot, "f8")
        assert first.place == 0
        row = next(y for y, line in enumerate(screen_lines(app)) if "Who ▲" in line)
        await pilot.click(offset=(5, row))
        await settle(pilot)
        assert "Who ▼" in screen_text(app)
        assert first.place == 4  # facts stand after the speakers, so before them backwards


async def test_words_that_somebody_reports_are_said_to_be_reported() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        await open_view(pilot, "statements")
        assert "Linus Hall, according to Ada Byron" in await type_filter(pilot, "costs")


async def test_people_tell_who_says_how_much_and_open_what_they_say() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=TALL) as pilot:
        text = await open_view(pilot, "people")
        assert "Linus Hall 2 statements parent" in text
        assert "the harbour says nothing place" in text
        text = await go(pilot, "down", "down", "enter")
        assert "only Linus Hall (Esc shows all)" in text
        assert "Ada Byron 1 statement" in await go(pilot, "escape")


async def test_the_timeline_tells_a_date_from_a_mere_place_in_the_order() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        text = await open_view(pilot, "timeline")
        assert "“on Monday” ● Ada Byron: Everyone needs a packed lunch." in text
        assert "“the day after” ○ The parents meet." in text
        assert "┊" in text


async def test_two_people_are_compared_and_silence_is_said() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        text = await open_view(pilot, "compare")
        assert "‹ Ada Byron › │ ‹ Linus Hall ›" in text
        assert "no statement" in text
        assert "‹ Ada Byron › │ ‹ Grace Murray ›" in await go(pilot, "right")
        assert "‹ Linus Hall › │ ‹ Grace Murray ›" in await go(pilot, "shift+right")


async def test_whom_to_compare_is_chosen_by_typing_a_part_of_the_names() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "compare")
        await go(pilot, "f8", "h", "a", "l", "enter", "m", "u", "r", "enter")
        assert "‹ Linus Hall › │ ‹ Grace Murray ›" in screen_text(app)


async def test_a_source_without_text_is_not_verified_and_its_cites_open_receipts() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        text = await open_view(pilot, "sources")
        assert "5 cites · not verified: no source text" in text
        assert "she asked everyone to bring a packed lunch" in await go(pilot, "down", "enter")
        assert "Speaker Ada Byron" in screen_text(app)


async def test_a_source_with_its_text_shows_how_much_of_it_is_cited() -> None:
    text = "The bus leaves at 8:15 from the north gate. Rain is forecast for the afternoon. Nobody said more."
    briefing = replace(SMALL, sources={"article": Source("article", title="Boots", text=text)})
    app = make_app(mode="browse", briefing=briefing)
    async with app.run_test(size=DESK) as pilot:
        shown = await open_view(pilot, "sources")
        assert "66 % of 3 sentences cited · 5 cites, 3 not in the text" in shown
        assert "✗ not in the text: “Nobody told us" in shown


async def test_scenarios_stand_with_what_they_rest_on() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        text = await open_view(pilot, "scenarios")
        assert "A day in the museum instead" in text
        assert "laid out by Ada Byron" in text
        assert "– Rain is forecast for the afternoon." in text


async def test_terms_are_explained_and_a_briefing_without_any_says_so() -> None:
    for briefing, words in (
        (replace(SMALL, glossary={"north gate": "The one by the gym."}), "north gate The one by the gym."),
        (SMALL, "This briefing explains no terms."),
    ):
        app = make_app(mode="browse", briefing=briefing)
        async with app.run_test(size=WALL) as pilot:
            assert words in await open_view(pilot, "glossary")


# --- What can be done with a row ---


async def test_a_row_is_asked_about() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "statements")
        await go(pilot, "down", "f6")
        assert app.current_mode == "ask"
        assert "› What did Grace Murray say about being" in screen_text(app)


async def test_an_empty_cell_is_asked_about_too() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        assert "› What did Grace Murray say about food?" in await go(pilot, "right", "f6")


async def test_drill_opens_the_quiz_on_the_highlighted_speaker() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "people")
        await go(pilot, "down", "f9")
        assert app.desk.studies.begun == [QuizSettings(speakers=("grace",))]  # type: ignore[attr-defined]  # canned


async def test_drill_on_a_fact_asks_about_its_topics() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "statements")
        await type_filter(pilot, "forecast")
        await go(pilot, "f9")
        assert app.desk.quiz == QuizSettings(topics=("weather",))


async def test_a_row_is_opened_with_the_mouse_by_a_second_click() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "statements")
        await pilot.click("#rows", offset=(5, 2))
        await settle(pilot)
        assert "Speaker" not in screen_text(app)
        await pilot.click("#rows", offset=(5, 2))
        await settle(pilot)
        assert "Speaker Grace Murray, bus driver" in screen_text(app)


async def test_a_cell_is_opened_with_the_mouse() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await settle(pilot)
        x = next(line for line in screen_lines(app) if line.split()[:1] == ["food"]).index("[1]")
        await pilot.click(offset=(x, next(y for y, line in enumerate(screen_lines(app)) if "food" in line[:12])))
        await settle(pilot)
        assert "only Ada Byron on food" in screen_text(app)


async def test_a_filter_that_fits_nothing_says_so_and_does_nothing() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=WALL) as pilot:
        for view in VIEWS:
            await open_view(pilot, view)
            assert "Nothing here holds every word of the filter." in await type_filter(pilot, "zzzqqq")
            await pilot.press("enter", "f9", "f6", "down", "pagedown", "ctrl+end")
            await settle(pilot)
            assert app.current_mode == "browse"


# --- The journey ---


async def test_what_somebody_said_on_a_subject_is_found_opened_asked_about_and_drilled() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "statements")
        await type_filter(pilot, "hall boots")
        assert "Attribution explicit" in await go(pilot, "enter")
        assert "Linus Hall" in await go(pilot, "escape")
        await go(pilot, "f6")
        assert app.current_mode == "ask"
        text = await go(pilot, "f4")
        assert "hall boots" in text
        await go(pilot, "f9")
        assert app.current_mode == "quiz"


# --- However much there is ---


def long(count: int) -> Briefing:
    statements = tuple(
        Statement(f"s{number}", ("ada", "grace", "linus")[number % 3], f"Word {number} of many.", topics=("food",))
        for number in range(count)
    )
    items: tuple[Fact | Statement | Scenario, ...] = (*SMALL.facts, *statements, *SMALL.scenarios)
    return replace(SMALL, statements=statements, timeline=(), items={item.id: item for item in items})


async def test_only_what_is_on_the_screen_is_drawn() -> None:
    app = make_app(mode="browse", briefing=long(3000))
    async with app.run_test(size=DESK) as pilot:
        await open_view(pilot, "statements")
        rows = app.screen.query_one(RowList)
        drawn: list[int] = []
        view = app.screen.view  # type: ignore[attr-defined]  # of the Browse screen
        lines = view.lines

        def counting(place: int, width: int) -> list[Content]:
            drawn.append(place)
            found: list[Content] = lines(place, width)
            return found

        view.lines = counting
        await go(pilot, "ctrl+end")
        assert rows.place == 3001
        assert len(drawn) < 200
        assert "Rain is forecast" in screen_text(app)
        assert "Word 0 of many." in await go(pilot, "ctrl+home")


async def test_every_size_is_safe_and_keeps_the_highlighted_row_on_the_screen() -> None:
    app = make_app(mode="browse", briefing=long(300))
    async with app.run_test(size=DESK) as pilot:
        for view in ("grid", "statements", "compare", "sources"):
            await open_view(pilot, view)
            await pilot.press("pagedown", "pagedown")
            for size in ((20, 6), (40, 12), (200, 60)):
                await pilot.resize_terminal(*size)
                await settle(pilot)
                rows = app.screen.query_one(RowList)
                if rows.display and rows.place is not None and size[1] >= 12:
                    assert rows.at in rows._layout()[1], (view, size)


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (40, 12), (200, 60)])
async def test_a_view_without_anything_in_it_says_so_at_every_size(size: tuple[int, int]) -> None:
    bare = build({"briefing": 1, "title": "Bare", "facts": ["The bus leaves."]}, "")
    app = make_app(mode="browse", briefing=bare)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for view, words in (
            ("timeline", "no timeline"),
            ("glossary", "explains no terms"),
            ("sources", "names no source"),
        ):
            await app.screen.run_action(f"open_view('{view}')")
            await settle(pilot)
            assert words in screen_text(app), view
        await app.screen.run_action("open_view('statements')")
        await settle(pilot)
        assert "The bus leaves." in screen_text(app)


async def test_a_screen_that_becomes_wide_shows_the_whole_receipt_at_once() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=DESK) as pilot:
        assert "Receipt" not in await open_view(pilot, "statements")
        await pilot.resize_terminal(*WALL)
        await settle(pilot)
        assert "Receipt" in screen_text(app)


async def test_rows_are_there_on_the_smallest_screens() -> None:
    app = make_app(mode="browse")
    async with app.run_test(size=(20, 6)) as pilot:
        assert "Ada Byron" in await open_view(pilot, "statements")
