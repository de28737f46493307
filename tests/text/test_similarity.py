"""Edit distances and sounds, where they are used."""

import pytest

from briefbot.text.similarity import closest, nearest, osa, sound_key
from briefbot.text.wordlist import SEARCHES, is_english_word


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [("iran", "iraq", 1), ("kortuonv", "kortunov", 1), ("lavrov", "lavrov", 0), ("smith", "smyth", 1), ("", "ab", 2)],
)
def test_a_swap_of_neighbours_is_one_edit(left: str, right: str, edits: int) -> None:
    assert osa(left, right) == edits


def test_nearest_gives_the_near_ones_in_order() -> None:
    assert nearest("lavrof", ["putin", "lavrov", "larrov"], 2) == [("lavrov", 1), ("larrov", 2)]


@pytest.mark.parametrize(("left", "right"), [("lavrov", "lavrof"), ("putin", "putyn"), ("baunov", "bonouv")])
def test_transliterations_of_one_name_sound_alike(left: str, right: str) -> None:
    assert sound_key(left) == sound_key(right)


@pytest.mark.parametrize(("left", "right"), [("putin", "macron"), ("baunov", "biden"), ("ryabkov", "ryzhkov")])
def test_other_names_do_not(left: str, right: str) -> None:
    assert sound_key(left) != sound_key(right)


def test_closest_needs_two_thirds_of_the_word() -> None:
    assert closest("statments", ["facts", "statements"]) == "statements"
    assert closest("weather", ["facts", "statements"]) is None


@pytest.mark.parametrize(("word", "known"), [("envoy", True), ("the", True), ("lavrov", False), ("zelenskyy", False)])
def test_the_word_list_knows_english_words(word: str, known: bool) -> None:
    assert is_english_word(word) is known


def test_the_word_list_says_the_same_to_one_question_and_to_many() -> None:
    asked = ["envoy", "the", "lavrov", "ergulations", "the of", ""]
    is_english_word.cache_clear()
    first = [is_english_word(word) for word in asked]
    is_english_word.cache_clear()
    for number in range(SEARCHES + 1):
        is_english_word(f"word{number}")
    assert [is_english_word(word) for word in asked] == first == [True, True, False, False, False, False]
