"""Confidence: what raises it, and that it means the same whatever else a collection holds."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from briefbot.matching.confidence import COEFFICIENTS, JOINED, MANY, WORDS_ONLY, confidence, filled, told_by
from briefbot.matching.evidence import Evidence, terms_of, weigh
from briefbot.matching.index import Document, build_index
from briefbot.text.tokens import stemmer, tokenise

STEM = stemmer("en")
HARBOUR = (
    "The ferry leaves the harbour at noon.",
    "Lorries may not cross the old bridge.",
    "The council wants a tunnel under the river.",
    "A captain complained about the crowded quay.",
    "The museum shows paintings of storms.",
)


def evidence(score: float = 0.4, precision: float = 0.5, content: int = 3, near: float = 0.3) -> Evidence:
    found = tuple(f"word{number}" for number in range(content))
    return Evidence("one", 0, 0.5, precision, 0.0, score, found=found, context=0.1, nearest=near)


def sure_of(question: str, more: int) -> float:
    """The confidence in the best document of the harbour's, among this many others made of words that are none."""
    dice = random.Random(more)
    syllables = [one + other for one in "bdfgklmnprstv" for other in "aeiou"]
    invented = ["".join(dice.choices(syllables, k=3)) for _ in range(300)]
    others = [" ".join(("the", *dice.choices(invented, k=6), "of", "a")) for _ in range(more)]
    index = build_index([Document(str(place), (text,)) for place, text in enumerate((*HARBOUR, *others))], STEM)
    found = weigh(terms_of(tokenise(question, STEM), index), index)
    return confidence(found[0], found[1] if len(found) > 1 else None)


@pytest.mark.parametrize(
    "question",
    [
        "when does the ferry leave",
        "who complained about the quay",
        "what did the captain pay for his boat",
        "did the captain of the ferry say that the harbour was too crowded at noon for lorries to wait on the quay",
    ],
)
def test_unrelated_documents_hardly_move_the_confidence(question: str) -> None:
    sure = [sure_of(question, more) for more in (5, 50, 2_000)]
    assert all(abs(fewer - more) < 0.06 for fewer, more in pairwise(sure))


def test_of_a_long_question_it_counts_how_much_of_the_document_is_asked_for() -> None:
    long = [confidence(evidence(score=0.2, precision=share, content=12), None) for share in (0.1, 0.5, 0.9)]
    assert long == sorted(long)
    assert long[2] - long[0] > 0.1
    short = {confidence(evidence(precision=share, content=MANY), None) for share in (0.1, 0.5, 0.9)}
    assert len(short) == 1


def test_what_a_long_question_fills_grows_with_its_length_from_nothing() -> None:
    assert [filled(1.0, content) for content in (0, 1, MANY)] == [0.0, 0.0, 0.0]
    assert 0 < filled(1.0, MANY + 1) < filled(1.0, 4 * MANY)
    assert filled(0.0, 50) == 0.0


def test_a_second_as_good_lowers_it_by_words_and_a_higher_score_raises_it() -> None:
    assert confidence(evidence(), evidence()) < confidence(evidence(), evidence(score=0.1))
    assert confidence(evidence(score=0.3), None) < confidence(evidence(score=0.6), None)


def test_the_lead_is_over_what_the_second_scores_in_words_and_meaning() -> None:
    first, second = evidence()._replace(meant=0.5), evidence(score=0.2)._replace(meant=0.4)
    assert told_by(first, second).lead == pytest.approx(0.3)
    assert told_by(first, None).lead == told_by(first, None).score == pytest.approx(0.9)


def test_no_figure_lowers_the_confidence_by_being_higher() -> None:
    for per in (COEFFICIENTS, WORDS_ONLY, JOINED):
        assert per.intercept < 0
        assert min(per[1:]) >= 0
