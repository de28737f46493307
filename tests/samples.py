"""A small briefing of our own, for tests: a school board, a bridge, two namesakes, a leak, nested and implied words."""

from __future__ import annotations

from briefbot.briefing.build import build
from briefbot.briefing.model import Briefing

BRIDGE: dict[str, object] = {
    "briefing": 1,
    "title": "The old bridge",
    "sources": {"gazette": {"title": "The River Gazette"}},
    "people": {
        "okafor": {"name": "Ngozi Okafor", "role": "mayor of Eastwick", "pronoun": "she", "aliases": ["Mayor Okafor"]},
        "lindqvist": {"name": "Per Lindqvist", "role": "bridge engineer", "pronoun": "he"},
        "anna-brandt": {"name": "Anna Brandt", "role": "shop owner", "pronoun": "she"},
        "karl-brandt": {"name": "Karl Brandt", "role": "council member", "pronoun": "he"},
        "tran": {"name": "Minh Tran", "role": "ferry captain"},
    },
    "organisations": {
        "council": {"name": "the town council", "aliases": ["the council"], "kind": "body"},
        "gazette-paper": {"name": "River Gazette", "kind": "newspaper"},
        "river-radio": {"name": "River Radio", "kind": "outlet"},
        "report": {"name": "the inspection report", "aliases": ["the report"], "kind": "document"},
    },
    "places": {"eastwick": "Eastwick"},
    "topics": {"closure": "closing the bridge", "money": {"name": "the cost", "aliases": ["funding", "money"]}},
    "facts": [
        {
            "id": "bridge-closed",
            "text": "The bridge was closed to lorries on 3 May.",
            "when": {"text": "on 3 May", "date": "XXXX-05-03"},
            "about": ["eastwick"],
            "topics": ["closure"],
        },
        {
            "id": "meeting-held",
            "text": "Afterwards the council met in Eastwick.",
            "when": "afterwards",
            "about": ["council"],
        },
    ],
    "statements": [
        {
            "id": "repair-cost",
            "speaker": "okafor",
            "text": "Repairing the bridge will cost four million crowns.",
            "via": "river-radio",
            "topics": ["money"],
        },
        {
            "id": "no-danger",
            "speaker": "lindqvist",
            "text": "There is no danger to people on foot.",
            "quote": "nobody on foot has anything to fear",
            "to": "okafor",
            "topics": ["closure"],
        },
        {
            "id": "trade-suffers",
            "speaker": "anna-brandt",
            "text": "Trade in the old town suffers from the closure.",
            "attribution": "implied",
            "topics": ["closure", "money"],
        },
        {"id": "vote-later", "speaker": "karl-brandt", "text": "The vote will come in autumn.", "kind": "predicts"},
        {
            "id": "cables-rusty",
            "speaker": "report",
            "reported_by": ["undisclosed"],
            "text": "Two of the cables are rusty.",
            "quote": "rust on cables four and nine",
        },
        {
            "id": "council-wants-tunnel",
            "speaker": "council",
            "reported_by": ["karl-brandt"],
            "text": "A tunnel should be studied as well.",
        },
    ],
    "scenarios": [
        {"id": "repair", "name": "Scenario one: repair", "by": "lindqvist", "items": ["no-danger"]},
        {"id": "replace", "name": "Scenario two: replace", "by": "lindqvist", "items": ["repair-cost"]},
    ],
    "timeline": ["bridge-closed", {"when": "afterwards", "items": ["meeting-held", "repair-cost"]}],
    "questions": [
        {"ask": ["How many cars cross the bridge a day?", "What is the daily traffic?"], "answer": "unknown"},
        {"ask": ["Is it safe to walk there?", "May one still walk across?"], "answer": ["no-danger"]},
    ],
}


def bridge() -> Briefing:
    """The small briefing, built without a file."""
    return build(BRIDGE, "")
