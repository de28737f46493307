"""Asks over the three briefings that tests of the conversation share, each conversation from its beginning."""

from __future__ import annotations

from pathlib import Path

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.load import load_briefing, shipped_briefing

DATA = Path(__file__).parents[2] / "bench/data"
BRIEFINGS = {
    "shipped": load_briefing(shipped_briefing()),
    "council": load_briefing(DATA / "council.json"),
    "transfer": load_briefing(DATA / "transfer.json"),
}


def ask(briefing: str, *turns: str) -> Reply:
    talk = Conversation(BRIEFINGS[briefing])
    return [talk.ask(turn) for turn in turns][-1]
