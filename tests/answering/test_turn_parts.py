"""A turn of several sentences: what asks is answered, each question below its own words, and what only tells is put aside."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reading
from tests.answering.asking import BRIEFINGS, ask


@pytest.mark.parametrize(
    ("turn", "first", "answered"),
    [
        ("Lavrov gave an interview. What did he say about the leak?", "leak", "What did he say about the leak?"),
        ("Sorry, I lost my pencil! Who brought the document?", "document-delivered", "Who brought the document?"),
        ("Who brought the document? I only see a blue car.", "document-delivered", "Who brought the document?"),
        ("My pupils ask: what did Sullivan bring?", "document-delivered", "what did Sullivan bring?"),
        ("ok so putin rang macron. what did he complain about", "concerns-ignored", "what did he complain about"),
    ],
)
def test_of_several_sentences_the_one_that_asks_is_answered_and_named(turn: str, first: str, answered: str) -> None:
    reply = ask("shipped", turn)
    assert (reply.outcome, reply.items[:1], reply.question) == ("answer", (first,), turn)
    assert reply.readings[0] == Reading(turn, answered)
    assert reply.readings[0].told(turn, marks="“”") == f"answering “{answered}”"


@pytest.mark.parametrize("turn", ["Hello. Who is Kortunov?", "Who is Kortunov? Thanks!", "hi there! who is kortunov"])
def test_chat_around_a_question_is_not_worth_a_word(turn: str) -> None:
    reply = ask("shipped", turn)
    assert (reply.items, reply.readings) == (("kortunov",), ())


@pytest.mark.parametrize(
    ("turn", "items", "asked"),
    [
        ("Who brought the document? And when was the call?", ("document-delivered", "putin-macron-call"),
         ("Who brought the document?", "And when was the call?")),
        ("who is kortunov and what did izev say about the ball", ("kortunov", "ball-in-putins-court"),
         ("who is kortunov", "what did izev say about the ball")),
    ],
)  # fmt: skip
def test_several_questions_are_answered_each_below_its_words(
    turn: str, items: tuple[str, ...], asked: tuple[str, str]
) -> None:
    reply = ask("shipped", turn)
    assert (reply.outcome, reply.items) == ("answer", items)
    assert [line for line in reply.text.splitlines() if line.startswith("›")] == [f"› {one}" for one in asked]
    assert reply.speakers == tuple(
        next((one.speaker for one in BRIEFINGS["shipped"].statements if one.id == item), None) for item in items
    )


def test_a_question_behind_a_question_goes_on_about_its_answer() -> None:
    reply = ask("shipped", "What did Izev say about guarantees? To whom did he say that?")
    assert reply.items[0] == "no-guarantees"
    assert "al-jazeera-net" in reply.items


def test_of_two_questions_the_refused_one_is_refused_below_its_words() -> None:
    lines = ask("shipped", "What does Zelensky say? Who brought the document?").text.splitlines()
    assert lines[:2] == ["› What does Zelensky say?", "Nothing by Zelensky here."]


def test_no_more_than_three_questions_are_taken_and_that_is_said() -> None:
    reply = ask("shipped", "Who is Kortunov? Who is Izev? Who is Baunov? Who is Lavrov?")
    assert reply.items == ("kortunov", "izev", "baunov")
    assert reply.text.splitlines()[-1] == "Only the first 3 questions were taken; ask the others again."


@pytest.mark.parametrize(
    ("turn", "item"),
    [
        ("I read the document will be leaked. Who said it?", "leak"),
        ("The ball is in Putin's court. Who said that?", "ball-in-putins-court"),
        ("Who said this? There are no guarantees that NATO will not expand.", "no-guarantees"),
    ],
)
def test_a_claim_beside_who_said_it_is_what_was_said(turn: str, item: str) -> None:
    assert item in ask("shipped", turn).items


def test_what_a_neighbour_tells_is_still_corrected() -> None:
    turn = "My neighbour tells me Mr Baunov said there are no guarantees about NATO not expanding. Is that so?"
    assert (ask("shipped", turn).outcome, ask("shipped", turn).speakers) == ("correction", ("izev",))


def test_a_case_that_is_supposed_stays_with_its_question() -> None:
    for turn in ("Suppose Moscow refuses to talk. What follows?", "imagine they refuse, what happens then"):
        assert ask("shipped", turn).items == ("nothing-to-talk-about", "scenario-refuse"), turn


def test_a_name_before_a_question_is_whom_it_means() -> None:
    reply = ask("shipped", "What does Baunov think?", "And Izev? Did he say the ball is in Putin's court?")
    assert reply.items[:1] == ("ball-in-putins-court",)
    assert Reading("he", "Vladislav Izev") in reply.readings


@pytest.mark.parametrize(
    "turn",
    [
        "so um who was it that uh said the thing about the leak please",
        "yeah hi i want to know um who said itll leak thanks",
    ],
)
def test_dictated_chatter_without_a_full_stop_is_one_question(turn: str) -> None:
    reply = ask("shipped", turn)
    assert (reply.outcome, reply.items[:1]) == ("answer", ("leak",)), reply.why


def test_a_quotation_of_two_sentences_is_one_question() -> None:
    talk = Conversation(BRIEFINGS["shipped"])
    assert not talk.ask('Who said "it is over. We go home and when was that"?').text.startswith("›")


def test_whoever_is_named_before_a_colon_is_asked_about() -> None:
    reply = ask("shipped", "Sullivan's statement to Fontanka Row: what would be negotiated?")
    assert (reply.outcome, reply.speakers[:1]) == ("correction", ("kortunov",))


def test_what_it_is_all_about_is_a_question_beside_another() -> None:
    lines = ask("council", "What is this article about? Who are the people in it?").text.splitlines()
    assert [line for line in lines if line.startswith("›")] == [
        "› What is this article about?",
        "› Who are the people in it?",
    ]


@pytest.mark.parametrize(
    ("briefing", "turns", "asked"),
    [
        ("transfer", ("whos moretti and what did he say",), ["› whos moretti", "› what did he say"]),
        ("transfer", ("Who is Moretti? And who sold him?",), ["› Who is Moretti?", "› And who sold him?"]),
        ("shipped", ("What did Izev say about guarantees?", "Who said that? And who brought the document?"),
         ["› Who said that?", "› And who brought the document?"]),
    ],
)  # fmt: skip
def test_short_questions_beside_another_are_answered_too(
    briefing: str, turns: tuple[str, ...], asked: list[str]
) -> None:
    assert [line for line in ask(briefing, *turns).text.splitlines() if line.startswith("›")] == asked
