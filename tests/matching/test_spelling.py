"""The noisy channel: which word a slip was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.briefing.model import Briefing
from briefbot.matching.index import Document, InvertedIndex, build_index
from briefbot.matching.names import build_name_book
from briefbot.matching.spelling import correct_spelling, one_edit_away, probable_word, slip_cost
from briefbot.text.similarity import osa
from briefbot.text.tokens import stemmer, tokenise

NOBODY = build_name_book(Briefing(title="", entities={}))


def collection(*texts: str) -> InvertedIndex:
    return build_index([Document(str(place), (text,)) for place, text in enumerate(texts)], stemmer("en"))


READER = collection(
    "Tell me a joke about the weather",
    "Remove the items from my list",
    "The thai restaurant is open",
    "The treatment of the card is free",
    "My card was refused",
    "Are rewards for reading paid out? Rewards are.",
)


def read_as(text: str, index: InvertedIndex = READER) -> list[tuple[str, str]]:
    return [(one.typed, one.read_as) for one in correct_spelling(tokenise(text, index.stem), NOBODY, index)[1]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jkoe", "joke"),  # swapped: shares no three letters in a row with what was meant
        ("thsi", "this"),  # a word of grammar, not the restaurant
        ("crd", "card"),  # three letters, one left out
        ("remvoe", "remove"),
        ("treqtment", "treatment"),  # the key beside
        ("treatements", "treatments"),  # another form of a word that is there
        ("weahter", "weather"),
        ("wehtaer", "weather"),  # two slips
    ],
)
def test_the_likeliest_word_is_read(typed: str, meant: str) -> None:
    assert read_as(typed) == [(typed, meant)]


def test_of_two_words_one_slip_away_the_commoner_is_read() -> None:
    index = collection("the lamp is red", "the lamp is broken", "a lamp", "the ramp is red")
    assert read_as("xamp", index) == [("xamp", "lamp")]


def test_a_word_is_not_two_slips_away_where_another_ordinary_word_is_one_slip_away() -> None:
    index = collection("the inter-ministerial talks", "the sweather of the mayor")
    assert read_as("insted", index) == []
    assert read_as("swetaher", index) == [("swetaher", "sweather")]


@pytest.mark.parametrize("text", ["list", "rewarding", "Brussels said", "xyz", "qq", "1984"])
def test_real_words_names_and_what_is_near_nothing_stay_as_typed(text: str) -> None:
    assert read_as(text) == []


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12))
def test_a_slip_is_exactly_one_edit(word: str) -> None:
    near = one_edit_away(word)
    assert word not in near
    for meant in near:
        assert osa(word, meant) == 1
        assert slip_cost(word, meant) >= 0


@given(st.text("ab", min_size=4, max_size=6), st.text("ab", min_size=3, max_size=7))
def test_every_word_one_edit_away_is_thought_of(word: str, other: str) -> None:
    assert (other in one_edit_away(word)) == (osa(word, other) == 1)


@pytest.mark.parametrize(
    ("typed", "likelier", "unlikelier"),
    [
        ("lavrv", "lavrov", "larv"),  # a letter left out, not one too many
        ("thsi", "this", "thai"),  # neighbours swapped, not a letter far away hit
        ("treqt", "treat", "treet"),  # the key beside
        ("offficer", "officer", "oflficer"),  # a letter twice
        ("lamq", "lamp", "gamq"),  # the first letter is seldom wrong
    ],
)
def test_slips_of_the_keyboard_cost_least(typed: str, likelier: str, unlikelier: str) -> None:
    assert slip_cost(typed, likelier) < slip_cost(typed, unlikelier)


def test_an_endless_word_is_left_alone() -> None:
    assert read_as("x" * 100_000) == []
    assert probable_word("y" * 100_000) == "y" * 100_000
