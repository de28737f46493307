"""Words are found and brought to the form in which they are compared."""

import pytest

from briefbot.text.normalise import fold, fold_typography
from briefbot.text.tokens import stemmer, stems, tokenise, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Putin’s court", "putin's court"),
        ("Zürich – ÉTÉ", "zurich - ete"),
        ("“quoted”  twice", '"quoted" twice'),
        ("STRASSE straße", "strasse strasse"),
        ("Лавров", "лавров"),
    ],
)
def test_typography_case_and_accents_are_folded_but_scripts_are_kept(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_folding_typography_keeps_case_and_accents() -> None:
    assert fold_typography("“Été” — now…") == '"Été" - now...'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin's ball, Izev’s view", ["putin", "ball", "izev", "view"]),
        ("inter-ministerial", ["inter", "ministerial"]),
        ("1,500 men in 1997 paid 3.5%", ["1,500", "men", "in", "1997", "paid", "3.5"]),
        ("don't", ["don't"]),
        ("", []),
        ("?!…", []),
    ],
)
def test_words_are_unicode_words_without_possessives(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_numbers_lose_their_thousands_separator_and_are_not_stemmed() -> None:
    assert stems("1,500 negotiations", stemmer("en")) == ["1500", "negoti"]


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [("en", "negotiating", "negotiations"), ("ru", "переговоры", "переговорах"), ("de", "Gespräche", "Gesprächen")],
)
def test_stems_come_from_the_language_of_the_briefing(language: str, left: str, right: str) -> None:
    stem = stemmer(language)
    assert stems(left, stem) == stems(right, stem)


def test_a_language_without_a_stemmer_is_left_alone() -> None:
    assert stemmer("xx")("running") == "running"


def test_tokens_know_where_they_stand() -> None:
    text = fold_typography("Did Lavrov’s deputy call?")
    tokens = tokenise(text, stemmer("en"))
    assert [text[token.start : token.end] for token in tokens] == [token.typed for token in tokens]
    assert [token.folded for token in tokens] == ["did", "lavrov", "deputy", "call"]
