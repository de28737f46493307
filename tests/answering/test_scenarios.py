"""A scenario is found by its number, its letter, its character or what is in it, and is nobody's but its author's."""

from __future__ import annotations

import pytest

from briefbot.matching.courses import character_in, character_of
from briefbot.text.tokens import tokenise
from tests.answering.asking import ask

SOFT, HARD = "scenario-negotiate", "scenario-refuse"


@pytest.mark.parametrize(
    ("question", "scenario"),
    [
        ("whats plan b in kortunovs view", SOFT),
        ("what is option a about", HARD),
        ("what is the second way", SOFT),
        ("what was Kortunov's grim option, the one where they stop talking?", HARD),
        ("Under the hard-nosed course, how would Russia answer the perils it perceives?", HARD),
        ("Itemise the topics that could be bargained over under the milder course", SOFT),
        ("In which variant comes the stop for middle range rockets before?", SOFT),
    ],
)
def test_one_scenario_is_told_and_not_the_other(question: str, scenario: str) -> None:
    reply = ask("shipped", question)
    assert reply.outcome == "answer"
    assert reply.items[-1] == scenario, reply.why
    assert len(reply.items) == 2


@pytest.mark.parametrize(("turn", "scenario"), [("And the nicer one?", SOFT), ("and the tougher one", HARD)])
def test_a_follow_up_asks_for_a_scenario_by_its_character(turn: str, scenario: str) -> None:
    reply = ask("shipped", "What are the two scenarios?", turn)
    assert scenario in reply.items
    assert len(reply.items) == 2
    assert reply.readings[0].read_as.startswith("Second" if scenario == SOFT else "First")


def test_where_no_words_tell_the_character_of_a_scenario_it_is_not_guessed() -> None:
    assert ask("council", "the softer option").outcome == "not_in_briefing"
    assert ask("council", "what is plan B").items == ("running-loss", "option-close")


@pytest.mark.parametrize("question", ["is there a plan for the summer", "what is the best way to Moscow"])
def test_a_loose_noun_alone_is_no_scenario(question: str) -> None:
    assert not {SOFT, HARD} & set(ask("shipped", question).items)


def test_scenarios_given_to_somebody_who_has_no_part_in_them_are_given_back() -> None:
    reply = ask("shipped", "Baunov's two divergent scenarios: summarise")
    assert (reply.outcome, reply.items[0]) == ("correction", "two-scenarios")
    assert "to Andrei Kortunov, not Alexander Baunov" in reply.text
    assert ask("council", "Pryce's two options").outcome == "correction"


def test_the_options_of_somebody_they_are_about_are_told() -> None:
    reply = ask("shipped", "what are Putin's options for dealing with this?")
    assert {"nothing-to-talk-about", "better-than-nothing"} <= set(reply.items)


def test_words_for_both_characters_tell_none() -> None:
    assert [character_of(text.split()) for text in ("the soft one", "a grim way", "hard or soft", "neither")] == [
        1,
        -1,
        0,
        0,
    ]


def test_what_only_joins_a_word_for_the_character_to_its_noun_has_none_itself() -> None:
    assert character_of(["the", "line", "case"]) == 0
    for joined in ("the hard-nosed course", "the hard line option", "the worst case scenario"):
        assert character_in(tokenise(joined, str)) == -1
    assert character_in(tokenise("the line option", str)) == 0
