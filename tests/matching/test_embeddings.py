"""Meaning as evidence: questions in other words rank the right document first, and only rank it."""

from __future__ import annotations

import pytest

from briefbot.matching import embeddings
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import WEIGHTS, Ranking, embeddings_of, terms_of, weigh
from briefbot.matching.index import Document, InvertedIndex, build_index
from briefbot.text.tokens import stemmer, tokenise

STEM = stemmer("en")
FAQ = (
    "How can I delete my account?",
    "How can I move my account to another phone?",
    "How can I print my account history?",
)


def index_of(*texts: str, language: str = "en") -> InvertedIndex:
    return build_index([Document(str(place), (text,)) for place, text in enumerate(texts)], STEM, language=language)


def ranked(index: InvertedIndex, question: str) -> Ranking:
    return weigh(terms_of(tokenise(question, STEM), index), index)


@pytest.mark.parametrize(
    ("question", "right"),
    [("remove my account", "0"), ("transfer my account", "1"), ("remvoe my account", "0"), ("erase the account", "0")],
)
def test_a_question_in_other_words_finds_the_document_that_means_it(question: str, right: str) -> None:
    best = ranked(index_of(*FAQ), question)[0]
    assert best.document == right
    assert best.related > best.recall


def test_meaning_finds_nothing_that_shares_no_word() -> None:
    assert len(ranked(index_of("The envoy phoned."), "ambassador called")) == 0


def test_what_is_only_related_is_still_missing() -> None:
    assert ranked(index_of(*FAQ), "remove my account")[0].missing == ("remove",)


def test_a_language_without_embeddings_is_ranked_and_judged_by_words_alone() -> None:
    index = index_of(*FAQ, language="de-AT")
    found = ranked(index, "delete my account")
    assert embeddings_of(index) is None
    assert [(one.nearest, one.typical, one.related) for one in found] == [(0, 0, 0)] * len(found)
    assert found[0].document == "0"
    assert confidence(found[0], None) > 0.5


def test_the_weights_sum_to_one_so_that_a_score_is_a_share() -> None:
    assert sum(WEIGHTS) == pytest.approx(1)
    found = ranked(index_of(*FAQ), FAQ[0])
    assert found[0].nearest == pytest.approx(1, abs=0.02)
    assert found[0].related == pytest.approx(1)
    assert found[0].score <= 1


def test_the_same_question_gets_the_same_scores_whatever_was_asked_before() -> None:
    fresh, used = index_of(*FAQ), index_of(*FAQ)
    for other in ("print the whole story", "another phone please", "remove"):
        ranked(used, other)
    assert list(ranked(used, "remove my account")) == list(ranked(fresh, "remove my account"))


def test_what_is_remembered_of_many_questions_stays_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "REMEMBERED", 5)
    index = index_of(*FAQ)
    found = [list(ranked(index, f"{word} my account history")) for word in ("print", "erase", "phone", "move", "read")]
    kept = embeddings_of(index)
    assert kept is not None
    assert len(kept._stems) <= 6
    assert found[0] == list(ranked(index_of(*FAQ), "print my account history"))
