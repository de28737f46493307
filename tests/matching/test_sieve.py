"""Filtering while one types: by beginnings and forms of words, and by the nearest word where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.matching.sieve import Sieve

TEXTS = (
    "Sergei Lavrov on missiles: there is no positive reaction",
    "Sergei Lavrov on talks: they may begin",
    "Andrei Kortunov: two scenarios, and Müller agrees",
    "The ball is in Putin's court",
)
SIEVE = Sieve(TEXTS)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("", (0, 1, 2, 3)),
        ("lav", (0, 1)),
        ("LAVROV missile", (0,)),
        ("missiles lavrov", (0,)),
        ("muller", (2,)),
        ("putin", (3,)),
        ("lavrov kortunov", ()),
        ("zzzzqq", ()),
        ("?!", (0, 1, 2, 3)),
    ],
)
def test_every_word_that_is_typed_must_be_there(typed: str, places: tuple[int, ...]) -> None:
    assert SIEVE.sift(typed).places == places


@pytest.mark.parametrize(
    ("typed", "read_as"), [("kortuonv", "kortunov"), ("lavrof", "lavrov"), ("misiles", "missiles"), ("putyn", "putin")]
)
def test_a_misspelt_word_is_read_as_the_nearest_and_that_is_said(typed: str, read_as: str) -> None:
    sifted = SIEVE.sift(typed)
    assert sifted.readings == ((typed, read_as),)
    assert sifted.places == SIEVE.sift(read_as).places


def test_a_word_that_is_there_is_never_read_as_another() -> None:
    assert SIEVE.sift("scenarios").readings == ()


@given(typed=st.text(max_size=30))
def test_whatever_is_typed_the_places_are_ascending_and_there(typed: str) -> None:
    places = SIEVE.sift(typed).places
    assert list(places) == sorted(set(places))
    assert set(places) <= set(range(len(TEXTS)))


@given(typed=st.sampled_from(TEXTS), more=st.text(alphabet="abcdefghij ", max_size=8))
def test_typing_on_never_finds_more_while_nothing_is_read_differently(typed: str, more: str) -> None:
    before, after = SIEVE.sift(typed), SIEVE.sift(f"{typed} {more}")
    if not after.readings:
        assert set(after.places) <= set(before.places)
