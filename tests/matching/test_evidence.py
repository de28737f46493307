"""The inverted index and the evidence drawn from it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.matching.candidates import candidates
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import Ranking, terms_of, weigh
from briefbot.matching.index import Document, InvertedIndex, build_index, trigrams
from briefbot.text.tokens import stemmer, tokenise

STEM = stemmer("en")


def index_of(*texts: str) -> InvertedIndex:
    return build_index([Document(str(place), (text,)) for place, text in enumerate(texts)], STEM)


def ranked(index: InvertedIndex, question: str) -> Ranking:
    return weigh(terms_of(tokenise(question, STEM), index), index)


COLLECTION = index_of(
    "The ferry leaves at noon.",
    "The bridge is closed to lorries.",
    "Lorries wait at the ferry.",
    "A sceptical crowd watched the bridge.",
)


def test_rare_words_count_more_than_common_ones() -> None:
    assert ranked(COLLECTION, "the noon ferry")[0].document == "0"


def test_function_words_alone_weigh_next_to_nothing() -> None:
    best = ranked(COLLECTION, "is the at to closed")[0]
    assert best.document == "1"
    assert best.found == ("closed",)


def test_missing_content_words_are_named() -> None:
    assert ranked(COLLECTION, "the green bridge")[0].missing == ("green",)


def test_other_spellings_of_a_word_are_weaker_evidence_than_the_word() -> None:
    found = ranked(COLLECTION, "scepticism about the bridge")[0]
    assert found.document == "3"
    assert 0 < found.recall < 1


def test_the_best_of_several_wordings_counts() -> None:
    index = build_index([Document("a", ("one two", "three four")), Document("b", ("three", "five"))], STEM)
    best = ranked(index, "three four")[0]
    assert (best.document, best.wording, best.recall) == ("a", 1, 1.0)


def test_context_finds_a_document_but_weighs_less_than_its_words() -> None:
    index = build_index([Document("a", ("closing it",), (("bridge", 0.5),)), Document("b", ("bridge",))], STEM)
    found = ranked(index, "bridge")
    assert [one.document for one in found] == ["b", "a"]
    assert found[1].recall == 0.5


def test_equal_evidence_keeps_the_order_of_the_collection() -> None:
    assert [one.document for one in ranked(index_of("red boat", "red boat"), "red boat")] == ["0", "1"]


def test_a_ranking_is_the_same_whichever_part_of_it_is_looked_at_first() -> None:
    question = "the ferry waits at the bridge for lorries"
    one_by_one = ranked(COLLECTION, question)
    backwards = [one_by_one[place] for place in reversed(range(len(one_by_one)))]
    assert backwards[::-1] == list(ranked(COLLECTION, question)) == ranked(COLLECTION, question)[:]
    assert one_by_one.best(2) == [(one.document, one.score) for one in one_by_one[:2]]
    assert [one.document for one in one_by_one.only({"1", "3"}.__contains__)] == [
        one.document for one in one_by_one if one.document in {"1", "3"}
    ]


def test_what_was_asked_before_changes_nothing() -> None:
    index = index_of("The ferry leaves at noon.", "A sceptical crowd watched the bridge.")
    first = list(ranked(index, "scepticism about ferries"))
    for other in ("skeptical crowds", "bridge at noon", "ferries"):
        ranked(index, other)
    assert list(ranked(index, "scepticism about ferries")) == first


def test_trigrams_mark_the_ends_of_a_word() -> None:
    assert trigrams("nato") == ("^na", "nat", "ato", "to$")


def test_a_misspelt_beginning_is_found_when_the_word_is_no_word() -> None:
    index = index_of("new regulations for ferries", "a closed bridge")
    assert ranked(index, "ergulations")[0].document == "0"


def test_another_word_that_happens_to_end_alike_is_not_a_variant() -> None:
    assert ranked(index_of("a relation of theirs"), "inflation")[:] == []


def test_what_most_wordings_say_is_more_typical_than_what_one_says() -> None:
    often = Document("often", ("cancel my ferry", "cancel the ferry seat", "ferry seat back"))
    once = Document("once", ("where is my ferry", "track the boat", "boat tracking"))
    found = ranked(build_index([once, often], STEM), "ferry")
    assert [one.document for one in found] == ["often", "once"]
    assert found[0].typical > found[1].typical


def test_a_wording_that_is_part_of_another_changes_nothing() -> None:
    whole = build_index([Document("a", ("the captain wants a longer bridge",))], STEM)
    parted = build_index([Document("a", ("the captain wants a longer bridge", "a longer bridge"))], STEM)
    assert ranked(whole, "captain")[0].recall == ranked(parted, "captain")[0].recall == 1


def test_a_wording_with_a_year_is_preferred_when_a_time_is_asked_for() -> None:
    index = index_of("The bridge opened with a feast.", "The bridge opened 1931.")
    assert [one.slot for one in ranked(index, "when did the bridge open")] == [1, 0]


def test_the_share_of_a_question_that_no_document_holds_lowers_the_confidence() -> None:
    known, unknown = ranked(COLLECTION, "ferry noon")[0], ranked(COLLECTION, "ferry submarine")[0]
    assert known.unknown == 0 < unknown.unknown
    assert confidence(known, None) > confidence(unknown, None)


def test_a_lead_over_the_second_raises_the_confidence() -> None:
    first, second = ranked(COLLECTION, "bridge closed")[:2]
    assert confidence(first, second) < confidence(first, None)


def test_stopping_early_finds_the_same_candidates_as_counting_everything() -> None:
    dice = random.Random(5)
    vocabulary = [f"word{chr(97 + place % 26)}{chr(97 + place // 26)}" for place in range(60)]
    texts = [" ".join(dice.choices(vocabulary, [1 / (n + 1) for n in range(60)], k=8)) for _ in range(400)]
    index = index_of(*texts)
    for _ in range(40):
        terms = terms_of(tokenise(" ".join(dice.sample(vocabulary, 6)), STEM), index)
        every = {
            number: sum(term.weight for term in terms if term.stem in {STEM(word) for word in text.split()})
            for number, text in enumerate(texts)
        }
        best = sorted(
            (number for number in every if every[number]), key=lambda number: (-round(every[number], 9), number)
        )
        chosen = candidates(terms, index, 10)
        assert sorted(round(every[number], 9) for number in chosen) == sorted(
            round(every[number], 9) for number in best[:10]
        )


words = st.lists(
    st.sampled_from("ferry bridge lorry noon crowd tunnel rust cable vote".split()), min_size=1, max_size=6
)


@given(st.lists(words.map(" ".join), min_size=1, max_size=8), words.map(" ".join))
def test_every_share_lies_between_nothing_and_all(texts: list[str], question: str) -> None:
    index = index_of(*texts)
    for one in ranked(index, question):
        assert 0 <= one.precision <= 1 + 1e-9
        assert 0 <= one.recall <= 1 + 1e-9
        assert 0 <= one.order <= 1
        assert 0 < confidence(one, None) < 1


@given(st.lists(words.map(" ".join), min_size=1, max_size=8))
def test_a_text_finds_itself_whole(texts: list[str]) -> None:
    index = index_of(*texts)
    for text in texts:
        best = ranked(index, text)[0]
        assert best.recall == pytest.approx(1)
        assert best.precision == pytest.approx(1)


def test_unrelated_documents_leave_the_shares_of_a_full_match_alone() -> None:
    few = ranked(index_of("the ferry captain"), "ferry captain")[0]
    many = ranked(index_of("the ferry captain", *(f"word{n} other{n}" for n in range(200))), "ferry captain")[0]
    assert few.recall == many.recall == 1
