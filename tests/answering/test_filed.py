"""What somebody says on a topic that is named in full agrees with the grid of people and topics, cell by cell."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.briefing.receipt import item_words
from briefbot.browsing.grid import FACTS, NO_TOPIC, grid
from tests.answering.asking import BRIEFINGS, ask


@pytest.mark.parametrize("name", ["shipped", "council"])
def test_each_cell_of_the_grid_and_its_answer_agree(name: str) -> None:
    briefing = BRIEFINGS[name]
    cells, talk = grid(briefing), Conversation(briefing)
    worded = 0
    for who in (one for one in cells.people if one not in (FACTS, *RESERVED_IDS)):
        for topic in (one for one in cells.topics if one != NO_TOPIC):
            talk.restart()
            reply = talk.ask(f"What did {briefing.name(who)} say about {briefing.topics[topic].name}?")
            filed = cells.items(who, topic)
            if filed:
                assert reply.outcome == "answer", reply.question
                assert reply.items[0] in filed, reply.question
            elif reply.outcome == "answer":
                worded += 1
                item = briefing.items[reply.items[0]]
                assert isinstance(item, Statement)
                assert "refus" in item_words(item), reply.question
            else:
                nothing = f"Nothing by {briefing.name(who)} about {briefing.topics[topic].name} here."
                assert (reply.outcome, reply.headline) == ("not_in_briefing", nothing)
    assert worded <= 1


def test_what_has_the_words_of_a_topic_is_told_though_it_is_filed_elsewhere() -> None:
    assert ask("shipped", "What did Izev say about what was refused?").items == ("measures-unclear",)


def test_more_than_a_topic_is_looked_for_by_its_words() -> None:
    assert ask("shipped", "What did Izev say about NATO expansion to the east?").items[:1] == ("no-guarantees",)


def test_what_somebody_says_about_a_subject_is_not_corrected_because_another_has_just_these_words() -> None:
    question = "What did Baunov say about a moratorium on deploying medium-range missiles?"
    assert ask("shipped", question).outcome == "not_in_briefing"


def test_a_place_is_nobody_that_anything_is_said_to() -> None:
    read = Conversation(BRIEFINGS["shipped"]).matcher.read("What did Izev say about expansion to the east?")
    assert read.addressees == ()


def test_anything_by_somebody_on_a_topic_asks_for_a_cell_too() -> None:
    assert ask("council", "anything by olsen on the vote").headline == "Nothing by Henrik Olsen about the vote here."
