"""How much of a question the best item must hold to be the answer, and what may stand for a word of it."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.build import build
from tests.answering.asking import PEOPLE, conversation
from tests.answering.asking import afresh as ask


def test_a_synonym_counts_as_the_word_where_no_particular_is_asked_for() -> None:
    talk = conversation(PEOPLE, ("mora", "The council ignored our concerns."), ("venn", "The lake freezes in winter."))
    assert ask(talk, "council disregarded").items == ("s1",)
    assert ask(talk, "council adjourned").outcome == "not_in_briefing"


def test_of_a_long_question_half_the_words_may_be_strange_unless_they_are_what_is_asked_for() -> None:
    talk = conversation(PEOPLE, ("mora", "The topics for the table in autumn are fish and timber."))
    assert ask(talk, "Which topics are on the table with the milder approach?").items == ("s1",)
    assert ask(talk, "How ghastly and unbearable are the topics on the table?").items == ("s1",)
    assert ask(talk, "Which wages are on the table with the milder approach?").outcome == "not_in_briefing"
    assert ask(talk, "Are the ghastly unbearable topics on the table?").outcome == "not_in_briefing"
    assert ask(talk, "Who laid ghastly unbearable topics on the table?").outcome == "not_in_briefing"


FERRY: list[dict[str, object]] = [
    {"ask": ["What is the outlook for the ferry?", "When does the boat sail again?"], "answer": ["s1"]},
    {"ask": ["Where is the school?"], "answer": "unknown"},
]


@pytest.mark.parametrize(
    ("question", "questions", "outcome"),
    [
        ("In which weather does the boat sail?", FERRY, "answer"),
        ("In which weather does the boat sail?", FERRY[1:], "not_in_briefing"),
        ("In which weather does the boat sail?", [{**FERRY[0], "answer": "unknown"}], "not_in_briefing"),
        ("In which weather does the boat sail with Olof Venn?", FERRY, "not_in_briefing"),
        ("Who sails the boat in such weather?", FERRY, "not_in_briefing"),
        ("What boats are there in the harbour town?", FERRY, "not_in_briefing"),
    ],
)
def test_an_item_with_few_of_the_words_answers_where_the_author_answers_the_nearest_question_with_it(
    question: str, questions: list[dict[str, object]], outcome: str
) -> None:
    statements = [
        {"id": "s1", "speaker": "mora", "text": "The ferry is to sail again in spring."},
        {"id": "s2", "speaker": "venn", "text": "The harbour freezes every winter."},
    ]
    document = {"briefing": 1, "title": "Ferry", "people": PEOPLE, "statements": statements, "questions": questions}
    reply = Conversation(build(document, "")).ask(question)
    assert reply.outcome == outcome
    assert reply.items == (("s1",) if outcome == "answer" else ())


@pytest.mark.parametrize("question", ["did poland get a letter from the council", "Is poland letting the council in?"])
def test_a_country_that_the_briefing_never_names_is_an_unknown_name_however_it_is_typed(question: str) -> None:
    silent = conversation(PEOPLE, ("mora", "The council sent a letter and will be letting everybody in."))
    assert ask(silent, question).headline == "poland is not in this briefing."
    told = conversation(PEOPLE, ("mora", "The council sent Poland a letter and will be letting everybody in."))
    assert ask(told, question).items == ("s1",)
