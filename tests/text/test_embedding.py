"""Word vectors: pieces, likeness, and what has none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.text import embedding
from briefbot.text.embedding import (
    DIMENSIONS,
    MIDDLE,
    NOWHERE,
    SAME,
    UNIT,
    Block,
    pieces_of,
    vector_of,
    weighted_sum,
)


def likeness(left: str, right: str) -> float:
    one, other = vector_of(left), vector_of(right)
    assert one is not None
    assert other is not None
    return Block([one.row]).products(other.row)[0] / SAME


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


def test_whatever_is_a_piece_is_a_word_of_one_piece() -> None:
    known, _ = embedding._table()
    for piece in [piece for piece in known if piece.startswith("▁")][1::40]:
        joined = [embedding._START, *piece[1:]]
        while len(joined) > 1:
            row, place = min((known.get(joined[at] + joined[at + 1], len(known)), at) for at in range(len(joined) - 1))
            assert row < len(known), piece
            joined[place : place + 2] = [joined[place] + joined[place + 1]]
        assert pieces_of(piece[1:]) == [known[piece]]


WORDS = st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=40).filter(lambda word: word[0] != "'")


def numbers(row: bytes) -> list[int]:
    return [number - MIDDLE for number in row]


@given(WORDS)
def test_every_latin_word_has_a_direction_of_unit_length(word: str) -> None:
    vector = vector_of(word)
    assert vector is not None
    assert len(vector.row) == DIMENSIONS
    assert math.hypot(*numbers(vector.row)) == pytest.approx(UNIT, rel=0.03)
    assert vector.length > 0


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS)
def test_products_with_a_block_are_those_one_by_one(words: list[str], word: str) -> None:
    rows = [vector.row for vector in map(vector_of, words) if vector]
    rows += [NOWHERE, bytes([2 * MIDDLE - number for number in rows[0]])]
    asked = vector_of(word)
    assert asked is not None
    for row in (asked.row, rows[0]):
        assert Block(rows).products(row) == [
            sum(left * right for left, right in zip(numbers(row), numbers(other), strict=True)) for other in rows
        ]


@given(st.lists(st.tuples(st.floats(0, 50), WORDS), min_size=1, max_size=5))
def test_a_weighted_sum_is_that_of_the_vectors(parts: list[tuple[float, str]]) -> None:
    rows = [(vector.row, weight) for weight, word in parts if (vector := vector_of(word))]
    sums = [0.0] * DIMENSIONS
    for row, weight in rows:
        sums = [total + weight * number / UNIT for total, number in zip(sums, numbers(row), strict=True)]
    assert weighted_sum(rows).length == pytest.approx(math.hypot(*sums), abs=0.01)
