"""What the shape of a question asks for: the case of a condition, who says nothing, who is quoted, who disclosed it."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from tests.answering.asking import BRIEFINGS, ask


@pytest.mark.parametrize(
    ("briefing", "question", "scenario"),
    [
        ("shipped", "What happens if Putin refuses?", "scenario-refuse"),
        ("shipped", "what if they decide to negotiate?", "scenario-negotiate"),
        ("council", "what happens if the roof is repaired?", "option-repair"),
        ("council", "what if they close it?", "option-close"),
        ("council", "what happens if the roof is not repaired?", "option-close"),
        ("shipped", "What happens if Moscow chooses not to talk", "scenario-refuse"),
        ("shipped", "If Moscow chooses not to talk, what will come after, according to Kortunov?", "scenario-refuse"),
        ("shipped", "whats in the 2nd scenario, the softer one", "scenario-negotiate"),
        ("council", "If they close it, what about the repair?", "option-close"),
    ],
)
def test_a_condition_is_answered_with_its_scenario(briefing: str, question: str, scenario: str) -> None:
    reply = ask(briefing, question)
    assert reply.outcome == "answer"
    assert reply.items[-1] == scenario, reply.why
    other = next(one for one in BRIEFINGS[briefing].scenarios if one.id != scenario)
    assert not set(reply.items) & (set(other.items) - set(reply.items[-1:]) - set(_of(briefing, scenario)))


def _of(briefing: str, scenario: str) -> tuple[str, ...]:
    return next(one.items for one in BRIEFINGS[briefing].scenarios if one.id == scenario)


def test_a_condition_that_the_author_foresaw_has_the_answer_of_the_author() -> None:
    assert ask("shipped", "What if Russia refuses to talk?").items == ("nothing-to-talk-about",)


def test_whoever_laid_out_no_scenario_is_credited_with_none() -> None:
    assert "scenario-refuse" not in ask("shipped", "What happens, according to Lavrov, if Moscow refuses?").items


@pytest.mark.parametrize(
    ("briefing", "question", "scenario"),
    [
        ("shipped", "what is the softer option about?", "scenario-negotiate"),
        ("shipped", "In which variant comes a stop for middle range rockets?", "scenario-negotiate"),
        ("shipped", "what was Kortunov's hard option, the one where they refuse?", "scenario-refuse"),
        ("shipped", "whats plan b in kortunovs view", "scenario-negotiate"),
        ("council", "what is option b", "option-close"),
        ("council", "tell me about the option where the roof gets repaired", "option-repair"),
    ],
)
def test_a_scenario_is_found_by_what_it_is_like(briefing: str, question: str, scenario: str) -> None:
    reply = ask(briefing, question)
    assert (reply.outcome, reply.items[-1:]) == ("answer", (scenario,)), reply.why


def test_an_option_that_none_is_like_is_none() -> None:
    assert ask("council", "what is the option where the moon is bought?").outcome == "not_in_briefing"
    assert "option-repair" not in ask("council", "Which option a minister of Chad prefers?").items


def test_a_condition_that_no_scenario_has_is_no_scenario() -> None:
    assert ask("council", "what happens if it snows in Madrid?").outcome == "not_in_briefing"


@pytest.mark.parametrize(
    ("briefing", "question", "quiet", "speaking"),
    [
        ("council", "who has said nothing about the roof?", "olsen", "whitaker"),
        ("council", "Who didn't mention money?", "pryce", "delgado"),
        ("council", "who never speaks about Stanton?", "rahman", "olsen"),
        ("shipped", "which of the analysts doesn't mention missiles?", "baunov", "kortunov"),
        ("shipped", "who is silent on missiles?", "baunov", "putin"),
    ],
)
def test_who_says_nothing_on_a_subject(briefing: str, question: str, quiet: str, speaking: str) -> None:
    reply = ask(briefing, question)
    assert reply.outcome == "answer", reply.why
    assert quiet in reply.items
    assert speaking not in reply.items


def test_of_the_analysts_only_analysts_are_listed() -> None:
    assert ask("shipped", "which of the analysts doesn't mention missiles?").items == ("baunov",)
    assert set(ask("shipped", "how many analysts are quoted?").items) == {"baunov", "izev"}


def test_nobody_is_said_to_be_silent_on_what_nobody_speaks_of() -> None:
    assert ask("council", "who has said nothing about zebras?").outcome == "not_in_briefing"


def test_what_nobody_is_said_to_talk_about_is_no_question_for_the_silent() -> None:
    assert "nothing-to-talk-about" in ask("shipped", "who said there is nothing to talk about").items


def test_who_is_quoted_directly_is_whoever_has_a_quotation() -> None:
    reply = ask("shipped", "who is quoted directly?")
    quoted = {one.speaker for one in BRIEFINGS["shipped"].statements if one.quotes}
    assert set(reply.items) == quoted


@pytest.mark.parametrize(
    ("briefing", "turns"),
    [
        ("transfer", ("who disclosed the salary?",)),
        ("transfer", ("how much does he earn?", "who disclosed that?")),
        ("shipped", ("who revealed that the contents mention Russian fears",)),
        ("shipped", ("Who disclosed the contents of the document?",)),
    ],
)
def test_whoever_disclosed_something_is_said_not_to_be_named(briefing: str, turns: tuple[str, ...]) -> None:
    reply = ask(briefing, *turns)
    assert reply.outcome == "not_in_briefing"
    assert reply.headline in ("The source does not name who disclosed it.", "The source does not say.")


def test_of_two_names_the_unknown_one_is_named_in_the_refusal() -> None:
    assert "Stoltenberg" in ask("shipped", "What did Stoltenberg and Lavrov say?").headline


def test_a_quotation_with_words_left_out_is_told_as_the_source_prints_it() -> None:
    reply = ask("shipped", 'Who said "the ball is in Putin\'s court"?')
    assert reply.headline == (
        "Not word for word; the source prints “the ball is now in President Vladimir Putin's court”."
    )


def test_to_whom_something_was_brought_is_shown_where_it_stands() -> None:
    reply = ask("shipped", "who delivered the document?", "to whom?")
    assert (reply.outcome, reply.items) == ("answer", ("document-delivered",))


def test_any_holder_of_a_role_is_not_the_one_who_is_named() -> None:
    read = Conversation(BRIEFINGS["transfer"]).matcher.read
    assert read("what will happen without a striker?").mentions == ()
    assert [one.entities for one in read("who is known as a striker?").mentions] == [("moretti",)]
    assert [one.entities for one in read("what did the striker say?").mentions] == [("moretti",)]


@pytest.mark.parametrize("name", ["Councillor Whitaker", "councillor whitaker", "Captain Whitaker", "Whitaker"])
def test_a_title_before_a_name_is_part_of_it(name: str) -> None:
    reply = ask("council", f"What did {name} say about the roof?")
    assert (reply.outcome, reply.items) == ("answer", ("neglect",))


def test_another_first_name_is_still_somebody_else() -> None:
    assert ask("council", "What did Peter Whitaker say about the roof?").outcome == "not_in_briefing"


@pytest.mark.parametrize("question", ["Which lines are verbatim quotes rather than paraphrase?", "all direct quotes"])
def test_everything_in_somebodys_own_words_is_listed(question: str) -> None:
    reply = ask("shipped", question)
    assert set(reply.items) == {one.id for one in BRIEFINGS["shipped"].statements if one.quotes}
    assert ask("council", "which lines about the roof are quotes?").items != reply.items
