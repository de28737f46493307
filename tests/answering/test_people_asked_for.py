"""People asked for by what they are: a class of them, somebody's post, a nation, whatever form the question takes."""

from __future__ import annotations

import pytest

from tests.answering.asking import ask


@pytest.mark.parametrize(
    ("briefing", "question", "people"),
    [
        ("shipped", "who are the experts giving there opinion in here", ("baunov", "kortunov", "izev")),
        (
            "shipped",
            "Can you tell me all the specialists who gave an opinion in the text?",
            ("baunov", "kortunov", "izev"),
        ),
        ("shipped", "list the pundits", ("baunov", "kortunov", "izev")),
        ("shipped", "which diplomats are named", ("lavrov", "sullivan")),
        ("shipped", "the names of everybody that is a government person", ("putin", "macron", "lavrov", "sullivan")),
        ("shipped", "which French person pops up in the piece", ("macron",)),
        ("shipped", "which Russian politicians appear", ("putin", "lavrov")),
        ("council", "which politicians are named?", ("delgado", "whitaker")),
        ("council", "list the officials", ("delgado", "whitaker", "rahman")),
    ],
)
def test_a_class_of_people_is_told_by_their_roles(briefing: str, question: str, people: tuple[str, ...]) -> None:
    reply = ask(briefing, question)
    assert (reply.outcome, reply.items) == ("answer", people), reply.why


@pytest.mark.parametrize(
    ("briefing", "question"),
    [
        ("shipped", "which journalists are named"),
        ("shipped", "which of the politicians spoke to Al Jazeera?"),
        ("council", "which diplomats are named?"),
    ],
)
def test_where_nobody_is_of_a_class_that_is_said(briefing: str, question: str) -> None:
    reply = ask(briefing, question)
    assert reply.outcome == "not_in_briefing"
    assert "nobody of that kind" in reply.text


def test_of_those_who_spoke_through_an_outlet_the_ones_of_a_class_are_told() -> None:
    assert ask("shipped", "Which of the experts spoke to Al Jazeera?").items[:2] == ("baunov", "izev")
    assert ask("council", "which of the officials spoke to Coast FM?").items == ("delgado", "hard-choice")


def test_the_class_of_a_speaker_is_not_looked_for_in_the_words() -> None:
    asked = "Which commentator remarked that nobody can yet tell how Russia will hit back at the rebuff?"
    assert ask("shipped", asked).items[:1] == ("measures-unclear",)
