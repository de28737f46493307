"""Sentences are found with their offsets, headings apart from the text below them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.text.sentences import sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("A heading\n\nMr. Smith met Mrs. Wu.\n\nDone.", ["A heading", "Mr. Smith met Mrs. Wu.", "Done."]),
        ("A threat to Russia. .\n\nHe added", ["A threat to Russia.", "He added"]),
        ("“Nobody stays!” she said. 😀 Then it rained.", ["“Nobody stays!” she said.", "😀 Then it rained."]),
        ("Windows lines\r\n\r\nare lines.", ["Windows lines", "are lines."]),
        ("Half a \ud83d sign. Whole.", ["Half a \ud83d sign.", "Whole."]),
        ("", []),
        (" \n\n … \n", []),
    ],
)  # fmt: skip
def test_a_text_is_split_where_a_reader_would(text: str, found: list[str]) -> None:
    assert split(text) == found


def test_a_language_that_nobody_knows_is_split_all_the_same() -> None:
    assert split("Ein Satz. Noch einer.", "xx-YY") == ["Ein Satz.", "Noch einer."]


@given(st.text(alphabet="ab .!?\n\r\t“”é😀", max_size=60))
def test_sentences_lie_in_order_and_hold_every_letter(text: str) -> None:
    spans = sentences(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert [char for char in inside if char.isalnum()] == [char for char in text if char.isalnum()]
