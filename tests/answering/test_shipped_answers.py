"""The shipped briefing's own tests: what it must answer, refuse and correct."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.briefing.model import BriefingTest

BRIEFING = load_briefing(shipped_briefing())


@pytest.mark.parametrize("test", BRIEFING.tests, ids=lambda test: test.turns[-1])
def test_the_briefings_own_test_holds(test: BriefingTest) -> None:
    conversation = Conversation(BRIEFING)
    reply = [conversation.ask(turn) for turn in test.turns][-1]
    if test.outcome:
        assert reply.outcome == test.outcome, reply.why
    if test.expect:
        assert set(reply.items[:1]) & set(test.expect), (reply.items, reply.why)
    assert not set(reply.items) & set(test.never)
