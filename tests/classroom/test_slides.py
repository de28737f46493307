"""A briefing as slides: nothing is left out, nothing is credited to anybody else, and every statement has its receipt."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.briefing.model import Briefing
from briefbot.briefing.receipt import receipt
from briefbot.classroom.slides import ANSWERS, reply_slide, sections
from tests.samples import bridge


@pytest.fixture(params=["bridge", "shipped"])
def briefing(request: pytest.FixtureRequest) -> Briefing:
    return bridge() if request.param == "bridge" else load_briefing(shipped_briefing())


def test_every_statement_is_one_slide_with_its_speaker_and_receipt(briefing: Briefing) -> None:
    slides = [slide.parts for section in sections(briefing) for slide in section.slides]
    for statement in briefing.statements:
        told = receipt(briefing, statement)
        mine = [parts for parts in slides if all(f"“{quote}”" in str(parts) for quote in statement.quotes)]
        mine = [parts for parts in mine if not statement.text or ("words", statement.text) in parts]
        credited = [parts for parts in mine if parts[0][0] == "who" and parts[0][1].startswith(told.row("Speaker"))]
        assert credited, statement.id
        for reporter in statement.reported_by:
            assert briefing.name(reporter) in credited[0][0][1]
        assert ("row", f"Form: {told.row('Form')}") in credited[0]


def test_every_fact_moment_and_person_is_there(briefing: Briefing) -> None:
    text = "\n".join(part for section in sections(briefing) for slide in section.slides for _, part in slide.parts)
    for fact in briefing.facts:
        assert fact.text in text
    for person in briefing.people:
        assert person.name in text
    for line in briefing.timeline:
        assert line.text in text


def test_a_smallest_briefing_has_a_title_and_what_it_says() -> None:
    found = sections(load_briefing(Path(__file__).parents[1] / "briefings/good/one-fact.json"))
    assert [section.title for section in found][1:] == ["Facts"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Who says that Trade suffers?", "Anna Brandt, shop owner"),
        ("What did Lindkvist say?", "(reading “Lindkvist” as Per Lindqvist)"),
        ("How many cars cross the bridge a day?", "The source does not say."),
    ],
)
def test_a_question_from_the_class_is_answered_with_the_receipt_and_how_it_was_read(question: str, wanted: str) -> None:
    slide = reply_slide(Conversation(bridge()).ask(question))
    assert slide.heading == question
    assert wanted in "\n".join(text for _, text in slide.parts)


def test_a_long_answer_says_how_much_more_there_is() -> None:
    talk = Conversation(load_briefing(shipped_briefing()))
    reply = talk.ask("What did Lavrov say?")
    assert len(reply.receipts) > ANSWERS
    assert reply_slide(reply).parts[-1] == ("note", f"And {len(reply.receipts) - ANSWERS} more.")
