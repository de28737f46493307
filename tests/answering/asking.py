"""Asks over the briefings that tests of the conversation share, and over small ones, each conversation from its beginning."""

from __future__ import annotations

from pathlib import Path

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.build import build
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


PEOPLE: dict[str, object] = {"mora": {"name": "Ida Mora"}, "venn": {"name": "Olof Venn"}}


def conversation(people: dict[str, object], *statements: tuple[str, str], facts: tuple[str, ...] = ()) -> Conversation:
    """Over a briefing of (speaker, text) statements with ids s1, s2 …, and facts with ids f1, f2 …"""
    document = {
        "briefing": 1,
        "title": "Hazards",
        "people": people,
        "facts": [{"id": f"f{n}", "text": text} for n, text in enumerate(facts, 1)],
        "statements": [{"id": f"s{n}", "speaker": who, "text": text} for n, (who, text) in enumerate(statements, 1)],
    }
    return Conversation(build(document, ""))


def afresh(talk: Conversation, *turns: str) -> Reply:
    talk.restart()
    return [talk.ask(turn) for turn in turns][-1]
