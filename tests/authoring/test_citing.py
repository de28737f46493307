"""A ready cite finds exactly the words it was made for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.authoring.citing import CiteValue, cite_for, places_of
from briefbot.briefing.build import cite_of
from briefbot.briefing.source import find_cite, occurrences

TEXT = (
    "The bus leaves at 8:15 from the north gate. The bus comes back at noon. “Bring a hat,” she said. "
    "“Bring a hat,” he said. Everybody who wants to see the animals in the morning has to be there early or they will miss it."
)


@pytest.mark.parametrize(
    ("words", "place", "cite"),
    [
        ("leaves at 8:15", 0, "leaves at 8:15"),
        ("the BUS", 0, {"exact": "The bus", "suffix": "leaves"}),
        ("the bus", 1, {"exact": "The bus", "prefix": "gate."}),
        ("Bring a hat", 0, {"exact": "Bring a hat", "prefix": "noon."}),
        ("Everybody who wants to see the animals in the morning has to be there", 0,
         {"from": "Everybody who wants to", "to": "has to be there"}),
    ],
)  # fmt: skip
def test_words_that_repeat_get_what_stands_around_them(words: str, place: int, cite: CiteValue) -> None:
    span = places_of(TEXT, words)[place]
    made = cite_for(TEXT, span)
    assert made is not None
    assert find_cite(TEXT, cite_of(made)) == span
    assert len(list(occurrences(TEXT, cite_of(made)))) == 1
    if words != "Bring a hat":
        assert made == cite


def test_a_source_is_named_where_there_are_several() -> None:
    assert cite_for(TEXT, places_of(TEXT, "at noon")[0], "letter") == {"source": "letter", "exact": "at noon"}


def test_half_a_word_cannot_be_cited() -> None:
    assert cite_for(TEXT, (1, 6)) is None


@given(
    st.lists(st.sampled_from("one two three “four” five. Six, seven".split()), min_size=1, max_size=40),
    st.data(),
)
def test_a_cite_finds_the_span_it_was_made_for(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(" ".join(words[:first])) + (first > 0)
    end = len(" ".join(words[:last]))
    made = cite_for(text, (start, end))
    if made is not None:
        (found,) = occurrences(text, cite_of(made))
        assert abs(found[0] - start) <= 1
        assert abs(found[1] - end) <= 1
