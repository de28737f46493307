"""A small collection, weighed at once, is ranked as a large one, weighed wording by wording."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.matching import dense, sparse
from briefbot.matching.evidence import Evidence, table_of, terms_of, weigh
from briefbot.matching.index import Document, InvertedIndex, build_index
from briefbot.text.tokens import stemmer, tokenise

STEM = stemmer("en")
WORDS = "the ferry bridge lorries noon crowd sceptical scepticism rust of cable vote 1931 harbour".split()

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
documents = st.lists(
    st.tuples(
        st.lists(texts, min_size=1, max_size=3),
        st.lists(st.tuples(texts, st.sampled_from((0.5, 0.9))), max_size=2),
        st.sampled_from(((), (("@ada", 0.9),))),
    ),
    min_size=1,
    max_size=8,
)
questions = st.lists(st.sampled_from((*WORDS, "when", "boat", "skeptic", "unheard", "Ada")), min_size=1, max_size=8)


Made = tuple[Sequence[str], Sequence[tuple[str, float]], tuple[tuple[str, float], ...]]
"""Wordings, context and tags of a document."""


def index_of(found: Sequence[Made]) -> InvertedIndex:
    made = [
        Document(str(number), tuple(wordings), tuple(context), tags)
        for number, (wordings, context, tags) in enumerate(found)
    ]
    return build_index(made, STEM, {"@ada": ("ada",)})


def shares(one: Evidence) -> list[float]:
    return [one.recall, one.precision, one.context, one.order, one.letters, one.slot, one.unknown, one.score]


def meaning(one: Evidence) -> list[float]:
    return [one.nearest, one.typical, one.related]


@given(documents, questions)
def test_both_ways_of_weighing_find_the_same_evidence(found: list[Made], question: list[str]) -> None:
    index = index_of(found)
    tokens = tokenise(" ".join(question), STEM)
    terms = terms_of(tuple(one._replace(stem="@ada") if one.typed == "Ada" else one for one in tokens), index)
    all_of_them = range(len(found))
    table = table_of(index)
    assert table is not None
    at_once = {one.document: one for one in dense.Question(terms, table).ranking(all_of_them)}
    one_by_one = {one.document: one for one in sparse.weigh(terms, index, all_of_them)}
    assert at_once.keys() == one_by_one.keys()
    for document, one in at_once.items():
        other = one_by_one[document]
        assert (one.found, one.missing, one.wording) == (other.found, other.missing, other.wording)
        assert shares(one) == pytest.approx(shares(other), abs=0.007)
        assert meaning(one) == pytest.approx(meaning(other), abs=0.02)  # vectors are rounded at other places


def test_words_met_before_change_nothing_even_where_there_is_no_room_to_remember_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    collection: list[Made] = [([f"the {word} at the harbour"], [], ()) for word in WORDS]
    fresh = [
        list(weigh(terms_of(tokenise(f"{word} harbour", STEM), index_of(collection)), index_of(collection)))
        for word in WORDS
    ]
    monkeypatch.setattr(dense, "REMEMBERED", 5_000)
    index = index_of(collection)
    for _ in range(2):
        assert [list(weigh(terms_of(tokenise(f"{word} harbour", STEM), index), index)) for word in WORDS] == fresh
    table = table_of(index)
    assert table is not None
    assert 0 < len(table.rows) <= 3


def test_a_collection_beyond_the_limit_is_weighed_wording_by_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "LARGEST", 2)
    collection: list[Made] = [([word], [], ()) for word in WORDS]
    index = index_of(collection)
    assert table_of(index) is None
    assert weigh(terms_of(tokenise("the harbour", STEM), index), index)[0].document == str(WORDS.index("harbour"))
