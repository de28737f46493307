"""Numbers in words, names that a dictation split and nicknames of nations are read as what the briefing has, and said."""

from __future__ import annotations

import pytest

from briefbot.answering.reply import Reading
from briefbot.matching.matcher import Matcher
from briefbot.text.dates import spoken_number
from briefbot.text.tokens import stems, words
from tests.answering.asking import BRIEFINGS, ask

MATCHER = Matcher(BRIEFINGS["shipped"])


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("what about the nineteen ninety seven thing", ("nineteen ninety seven", "1997")),
        ("what happened on the twenty sixth of january", ("twenty sixth", "26")),
        ("what does core tunov say", ("core tunov", "kortunov")),
        ("what do the yanks want", ("yanks", "americans")),
        ("what UA got", ("UA", "ukraine")),
    ],
)
def test_what_was_dictated_or_called_otherwise_is_read_and_said(question: str, read_as: tuple[str, str]) -> None:
    assert [(one.typed, one.read_as) for one in MATCHER.read(question).corrections] == [read_as]


@pytest.mark.parametrize(
    "question", ["the two scenarios", "twenty twenty four", "what did she put in it", "gas core values", "what ua got"]
)
def test_words_that_are_no_number_or_name_of_the_briefing_stay_what_they_are(question: str) -> None:
    assert MATCHER.read(question).corrections == ()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("nineteen ninety seven thing", (1997, 3)),
        ("twenty twenty two", (2022, 3)),
        ("nineteen oh five", (1905, 3)),
        ("eighteen twelve", (1812, 2)),
        ("two thousand and twenty two", (2022, 5)),
        ("twenty sixth of january", (26, 2)),
        ("six hundred children", (600, 2)),
        ("twenty six", (26, 2)),
        ("two scenarios", (0, 0)),
        ("one and two", (0, 0)),
        ("second", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_number_in_words_is_read_whole_or_not_at_all(said: str, value: tuple[int, int]) -> None:
    assert spoken_number(said.split()) == value


def test_a_day_with_its_ending_is_found_by_its_number() -> None:
    assert words("on the 26th") == ["on", "the", "26th"]
    assert stems("on the 26th", str) == ["on", "the", "26"]
    assert ask("shipped", "what happened on the 26th").items == ("responses-submitted",)


def test_what_was_read_is_told_in_the_reply() -> None:
    assert ask("shipped", "who is core tunov").readings[0] == Reading("core tunov", "Andrei Kortunov")
