"""What came first, next, before and after, and several things in their order: as the timeline has it, and no further."""

from __future__ import annotations

import pytest

from tests.answering.asking import ask


@pytest.mark.parametrize(
    ("briefing", "question", "items"),
    [
        ("council", "put the meeting, the falling tiles and the opening of the pool in order",
         ("pool-opened", "roof-tiles-fell", "meeting")),
        ("transfer", "Order these: the medical, the signing, the knee injury", ("knee", "medical", "deal-signed")),
        ("shipped", "Put the phone call, the delivery of the document and the response in order",
         ("responses-submitted", "document-delivered", "putin-macron-call")),
        ("transfer", "sort the burned shirts and the medical by time", ("medical", "shirts")),
        ("transfer", "did the medical come before the signing?", ("medical", "deal-signed")),
        ("transfer", "was the signing after the shirts were burned", ("deal-signed", "shirts")),
        ("council", "what came first, the meeting or the tiles?", ("roof-tiles-fell", "meeting")),
        ("shipped", "which came first, the call or the delivery?", ("document-delivered", "putin-macron-call")),
    ],
)  # fmt: skip
def test_of_several_things_only_these_are_put_in_order(briefing: str, question: str, items: tuple[str, ...]) -> None:
    reply = ask(briefing, question)
    assert (reply.outcome, reply.items) == ("answer", items), reply.why


def test_what_the_timeline_does_not_have_is_said_and_the_rest_is_ordered() -> None:
    reply = ask("council", "put the moon landing, the meeting and the falling tiles in order")
    assert reply.items == ("roof-tiles-fell", "meeting")
    assert reply.headline == "In the order of the briefing's timeline, which does not place: moon landing."


def test_which_of_two_came_first_is_not_told_where_one_has_no_place_in_the_timeline() -> None:
    reply = ask("council", "what came first, the petition or the meeting?")
    assert reply.outcome == "not_in_briefing"
    assert reply.headline == "The briefing's timeline does not place: petition."
    assert ask("council", "Put the moon landing and the gold rush in order").outcome == "not_in_briefing"


@pytest.mark.parametrize("question", ["timeline please", "put it all in order", "in what order did things happen?"])
def test_everything_is_put_in_order_where_nothing_is_picked_out(question: str) -> None:
    assert ask("council", question).items == (
        "pool-opened", "roof-tiles-fell", "meeting", "vote-postponed", "grant-decision",
    )  # fmt: skip


def test_entries_without_words_of_their_own_are_numbered() -> None:
    lines = ask("council", "timeline").text.splitlines()
    assert "1." in lines
    assert ":" not in {line.strip() for line in lines}


@pytest.mark.parametrize(
    ("briefing", "question", "first"),
    [
        ("council", "what happened before the tiles fell?", "pool-opened"),
        ("council", "what happened after the meeting?", "vote-postponed"),
        ("council", "what happened first?", "pool-opened"),
        ("council", "what happened last?", "grant-decision"),
    ],
)
def test_before_after_first_and_last(briefing: str, question: str, first: str) -> None:
    assert ask(briefing, question).items[:1] == (first,)


def test_what_happened_first_is_a_question_of_its_own_whatever_was_shown() -> None:
    assert ask("council", "What did Delgado say?", "what happened first?").items == ("pool-opened",)


@pytest.mark.parametrize(
    ("briefing", "question", "items"),
    [
        ("council", "events before the meeting, in order", ("pool-opened", "roof-tiles-fell")),
        ("council", "timeline up to the meeting", ("pool-opened", "roof-tiles-fell")),
        ("council", "timeline after the meeting", ("vote-postponed", "grant-decision")),
        ("council", "what happened since the meeting", ("vote-postponed", "grant-decision")),
        ("council", "what happened between the opening of the pool and the meeting?", ("roof-tiles-fell",)),
        ("council", "everything from the opening to the meeting in order", ("roof-tiles-fell",)),
        ("council", "what happened between 1962 and the meeting", ("pool-opened", "roof-tiles-fell")),
        ("council", "list everything that happened before 2024", ("pool-opened", "roof-tiles-fell")),
        ("council", "what happened next after the meeting", ("vote-postponed",)),
        ("council", "What was before the meeting?", ("roof-tiles-fell",)),
        ("council", "timeline 1960 to 1970", ("pool-opened",)),
        ("council", "timeline of 2023", ("roof-tiles-fell",)),
        ("council", "list all events between 1968 and November 2023", ("pool-opened", "roof-tiles-fell")),
        ("council", "what came right before the meeting", ("roof-tiles-fell",)),
        ("council", "After the meeting, what happened immediately?", ("vote-postponed", "grant-decision")),
        ("shipped", "In which order happened the things at January 26?", ("responses-submitted",)),
        ("shipped", "What happened right after the responses were handed over?",
         ("putin-macron-call", "concerns-ignored", "no-answer-on-1997")),
        ("shipped", "what happened before the phone call?", ("document-delivered",)),
        ("shipped", "what happened between the handover and the call?", ("document-delivered",)),
    ],
)  # fmt: skip
def test_only_what_lies_on_the_side_of_a_bound_is_told(briefing: str, question: str, items: tuple[str, ...]) -> None:
    reply = ask(briefing, question)
    assert (reply.outcome, reply.items) == ("answer", items), reply.why


def test_what_comes_after_a_day_is_told_without_what_came_before_it() -> None:
    reply = ask("shipped", "Events after 26 January, in sequence")
    assert reply.items[:2] == ("document-delivered", "putin-macron-call")
    assert reply.items[-1] == "leak"
    assert not {"worst-crisis-since-cold-war", "early-scepticism", "responses-submitted"} & set(reply.items)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("what happened before the pool opened", "The briefing's timeline has nothing before that."),
        ("what happened after the grant decision", "The briefing's timeline has nothing after that."),
        ("what happened between the meeting and the meeting", "The briefing's timeline has nothing there."),
        (
            "what happened between the moon landing and the meeting",
            "The briefing's timeline does not place: moon landing.",
        ),
    ],
)
def test_where_the_timeline_has_nothing_it_is_said(question: str, headline: str) -> None:
    reply = ask("council", question)
    assert (reply.outcome, reply.headline) == ("not_in_briefing", headline)


def test_a_bound_that_is_not_in_the_timeline_leaves_it_whole_and_is_named() -> None:
    reply = ask("council", "timeline after the moon landing")
    assert reply.headline == "In the order of the briefing's timeline, which does not place: moon landing."


def test_a_name_alone_is_no_event_of_the_timeline() -> None:
    reply = ask("shipped", "What is still to come before the Kremlin chief makes up his mind?")
    assert "document-delivered" not in reply.items


def test_what_has_to_happen_first_is_a_condition_and_no_moment() -> None:
    reply = ask("shipped", "what has to happen before the responses are handed over")
    assert reply.headline != "Before that in the briefing's timeline:"


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("what was the first thing that happened", ("pool-opened",)),
        ("what happened first in all this", ("pool-opened",)),
        ("what was the last event", ("grant-decision",)),
        ("how did it end", ("grant-decision",)),
        ("what is the latest", ("grant-decision",)),
    ],
)
def test_the_ends_of_the_timeline(question: str, items: tuple[str, ...]) -> None:
    assert ask("council", question).items == items


def test_a_question_that_the_author_foresaw_with_its_bound_has_the_answer_of_the_author() -> None:
    assert ask("shipped", "What comes after the written answers?").items[:1] == ("path-to-decision",)


@pytest.mark.parametrize(
    ("follow_up", "first"),
    [
        ("and before that?", "pool-opened"),
        ("what happened before that", "pool-opened"),
        ("what happened after that", "meeting"),
        ("What happened between that and the grant decision?", "meeting"),
    ],
)
def test_that_as_a_bound_is_what_was_last_shown(follow_up: str, first: str) -> None:
    assert ask("council", "When did the tiles fall?", follow_up).items[:1] == (first,)
