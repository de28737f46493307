"""Which words mean the same, by their stems."""

from __future__ import annotations

import pytest

from briefbot.text.synonyms import _rows, synonyms
from briefbot.text.tokens import stemmer


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("grumbled", "complain"),
        ("disregarded", "ignored"),
        ("worries", "concerns"),
        ("phoned", "call"),
    ],
)
def test_a_word_has_its_synonyms_and_what_is_derived_from_them(word: str, other: str) -> None:
    stem = stemmer("en")
    assert stem(other) in synonyms(stem(word))


@pytest.mark.parametrize("stem", ["zzxyq", "", "путин", "zulus\ud800", "a b", "aaaa", "zzzz"])
def test_an_unknown_word_has_none(stem: str) -> None:
    assert synonyms(stem) == frozenset()


@pytest.mark.parametrize(
    ("word", "other"), [("bank", "loan"), ("ticket", "cost"), ("photo", "document"), ("wife", "spokesman")]
)
def test_what_goes_together_is_no_synonym(word: str, other: str) -> None:
    stem = stemmer("en")
    assert stem(other) not in synonyms(stem(word))


def test_every_row_of_the_table_is_found() -> None:
    assert len(_rows()) > 15_000
    for row in (_rows()[0], *_rows()[1::997], _rows()[-1]):
        stem, *others = row.decode().split()
        assert synonyms(stem) == frozenset(others)
