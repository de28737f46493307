"""Word vectors: pieces, likeness, and what has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.text.embedding import DIMENSIONS, UNIT, cosine, pieces_of, signs, unit, vector_of


def likeness(left: str, right: str) -> float:
    one, other = vector_of(left), vector_of(right)
    assert one is not None
    assert other is not None
    return cosine(unit(one), unit(other))


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("envoy", "ambassador", "weather"),
        ("delete", "remove", "kitchen"),
        ("doctor", "nurse", "border"),
        ("guarantee", "promise", "river"),
    ],
)
def test_a_word_is_nearer_to_its_relative_than_to_a_stranger(word: str, near: str, far: str) -> None:
    assert likeness(word, near) > likeness(word, far) + 0.2


def test_a_common_word_is_one_piece_and_a_rare_one_is_put_together() -> None:
    assert len(pieces_of("house")) == 1
    assert len(pieces_of("inozemtsev")) > 1


@pytest.mark.parametrize("word", ["1997", "", "путин", "a" * 41])
def test_numbers_other_scripts_and_endless_words_have_no_vector(word: str) -> None:
    assert vector_of(word) is None


@given(st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=40).filter(lambda word: word[0] != "'"))
def test_every_latin_word_has_a_vector_of_unit_length_when_scaled(word: str) -> None:
    vector = vector_of(word)
    assert vector is not None
    scaled = unit(vector)
    assert len(scaled) == DIMENSIONS
    assert abs(cosine(scaled, scaled) - 1) < 0.05
    assert max(map(abs, scaled)) <= UNIT
    assert signs(scaled).bit_count() == sum(number > 0 for number in scaled)
