"""A question that has it the other way round is shown the words as they are, with a plain note, and never a bare yes or no."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.build import build
from briefbot.briefing.load import load_briefing, shipped_briefing

DATA = Path(__file__).parents[2] / "bench/data"
SHOWN = "The briefing's own words on that:"
HARBOUR = build(
    {
        "briefing": 1,
        "title": "Harbour",
        "people": {"mora": {"name": "Ida Mora"}, "venn": {"name": "Olof Venn"}},
        "statements": [
            {"id": "open", "speaker": "mora", "text": "The harbour is open to ferries in winter."},
            {
                "id": "dues",
                "speaker": "venn",
                "text": "Harbour dues will not rise next year, but the fees for parking will.",
            },
            {"id": "deal", "speaker": "venn", "text": "The deal stays confidential until spring."},
        ],
    },
    "",
)
BRIEFINGS = {
    "harbour": HARBOUR,
    "shipped": load_briefing(shipped_briefing()),
    "transfer": load_briefing(DATA / "transfer.json"),
}


def ask(briefing: str, question: str) -> Reply:
    return Conversation(BRIEFINGS[briefing]).ask(question)


@pytest.mark.parametrize(
    ("briefing", "question", "item", "headline"),
    [
        ("shipped", "Did Izev say there are guarantees that NATO will not expand?", "no-guarantees", None),
        ("shipped", "Did Izev say there are guarantees?", "no-guarantees", "Mind the “no” in the briefing's words:"),
        ("shipped", "Did Lavrov say the main issue got a positive reaction?", "main-issue-refused",
         "Mind the “lacks” in the briefing's words:"),
        ("transfer", "Did Costa say Moretti asked to leave?", "pushed", "Mind the “never” in the briefing's words:"),
        ("transfer", "Why did Brandt say there was a release clause?", "clause", "Mind the “no” in the briefing's words:"),
        ("harbour", "Did Mora say the harbour is not open to ferries?", "open", "The briefing's words have no “not” there:"),
        ("harbour", "Did Mora say the harbour is closed to ferries in winter?", "open",
         "Asked with “closed”; the briefing's words have “open”:"),
        ("harbour", "Did Venn say the deal will be public until spring?", "deal",
         "Asked with “public”; the briefing's words have “confidential”:"),
        ("harbour", "Will harbour dues rise next year?", "dues", "Mind the “not” in the briefing's words:"),
    ],
)  # fmt: skip
def test_what_is_the_other_way_round_is_pointed_at(
    briefing: str, question: str, item: str, headline: str | None
) -> None:
    reply = ask(briefing, question)
    assert (reply.outcome, reply.items[:1]) == ("answer", (item,)), reply.why
    if headline:
        assert reply.headline == headline
    assert not reply.text.casefold().startswith(("yes", "no"))


@pytest.mark.parametrize(
    ("briefing", "question", "headline"),
    [
        ("transfer", "Did Brandt say there was no release clause?", ""),
        ("harbour", "Did Mora say the harbour is open to ferries in winter?", ""),
        ("harbour", "Will harbour dues not rise next year?", SHOWN),
        ("harbour", "Is the harbour open to ferries in winter, isn't it?", SHOWN),
        ("harbour", "Didn't Venn say that harbour dues will not rise?", SHOWN),
        ("harbour", "Is the harbour not closed to ferries in winter?", SHOWN),
    ],
)
def test_where_both_say_the_same_nothing_is_pointed_at(briefing: str, question: str, headline: str) -> None:
    assert ask(briefing, question).headline in (headline, "", SHOWN)


def test_a_question_that_claims_nothing_gets_no_note() -> None:
    assert ask("shipped", "What did Izev say about guarantees?").headline == ""
