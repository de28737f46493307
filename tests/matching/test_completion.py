"""Suggestions while typing: what begins so, what goes on so, and what was nearly typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.matching.completion import Completions

PEOPLE = Completions(
    [
        "Andrei Kortunov",
        "Sergei Lavrov",
        "Vladimir Putin",
        "What did Lavrov say?",
        "Who is Sergei Lavrov?",
        "The Ukrainian Embassy",
        "Emmanuel Macron",
        "Sergei Lavrov",
    ]
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sergei", ("Sergei Lavrov", "Who is Sergei Lavrov?")),
        ("Sergei L", ("Sergei Lavrov", "Who is Sergei Lavrov?")),
        ("lavrov", ("Sergei Lavrov", "What did Lavrov say?", "Who is Sergei Lavrov?")),
        ("lavrov say", ("What did Lavrov say?",)),
        ("lavr serg", ("Sergei Lavrov", "Who is Sergei Lavrov?")),
        ("kortuonv", ("Andrei Kortunov",)),
        ("kortuo", ("Andrei Kortunov",)),
        ("what about kortuonv", ("Andrei Kortunov",)),
        ("kortuonv what", ("Andrei Kortunov",)),
        ("kortuonv about zebras", ("Andrei Kortunov",)),
        ("zebras what", ("What did Lavrov say?",)),
        ("mcaron", ("Emmanuel Macron",)),
        ("zzzz", ()),
        ("  ?", ()),
        ("", ()),
    ],
)
def test_beginnings_go_before_what_goes_on_so_and_before_what_is_nearly_so(
    typed: str, offered: tuple[str, ...]
) -> None:
    assert PEOPLE.of(typed, 6) == offered


def test_no_more_are_offered_than_asked_for() -> None:
    assert PEOPLE.of("lavrov", 1) == ("Sergei Lavrov",)


def test_a_misspelt_beginning_only_fills_places_that_are_left() -> None:
    offers = Completions(["Marcon street", "Macron"])
    assert offers.of("macr", 1) == ("Macron",)
    assert offers.of("macr", 2) == ("Macron", "Marcon street")


names = st.lists(st.text("abcd ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=12)


@given(names, st.data())
def test_whatever_is_offered_is_found_by_each_of_its_beginnings(offers: list[str], data: st.DataObject) -> None:
    offer = data.draw(st.sampled_from(offers))
    typed = offer[: data.draw(st.integers(1, len(offer)))]
    if typed.strip():
        assert offer in Completions(offers).of(typed, len(offers))
