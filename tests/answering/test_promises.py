"""The promises, as properties: nothing invented, no false attribution, the same answer every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbot.answering.compose import entry_lines, speaker_of
from briefbot.answering.dialogue import Conversation
from briefbot.answering.phrases import PHRASES
from briefbot.answering.reply import Reply
from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.briefing.model import Briefing, Statement
from briefbot.briefing.receipt import item_words
from briefbot.text.tokens import words
from tests.samples import bridge

BRIEFINGS = {"bridge": bridge(), "shipped": load_briefing(shipped_briefing())}
CONVERSATIONS = {name: Conversation(briefing) for name, briefing in BRIEFINGS.items()}


def vocabulary(briefing: Briefing) -> list[str]:
    found: set[str] = set()
    for item in briefing.items.values():
        found.update(words(item_words(item)))
    for entity in briefing.entities.values():
        found.update(words(f"{entity.name} {entity.role}"))
    asked = "who what when where why how said did does say tell think about according to compare and first next he it".split()
    return sorted(found | set(asked))


def told_lines(briefing: Briefing, question: str) -> set[str]:
    """Every line that belongs to an item, a person or a choice of this briefing."""
    lines = {
        line.strip()
        for item in briefing.items
        for whole in (True, False)
        for line in entry_lines(briefing, item, whole)
    }
    lines |= {line.strip() for entity in briefing.entities for line in entry_lines(briefing, entity, whole=True)}
    return lines | {question.strip(), ""}


def is_told(line: str, briefing: Briefing, question: str, known: set[str]) -> bool:
    """Whether a line is text of the briefing, or a listed phrase whose slots hold names, times or words of the question."""
    if line in known:
        return True
    names = {briefing.name(entity) for entity in briefing.entities} | {"an undisclosed source", "an unnamed source"}
    pool = " ".join([*known, *names, question, *(entry.text for entry in briefing.timeline)])
    pool += " ".join(entry.when.text for entry in briefing.timeline if entry.when)
    pool += " ".join(answer.answer for answer in briefing.questions)
    for template in PHRASES.values():
        pattern = re.escape(template)
        pattern = re.sub(r"\\\{\d\\\}", "(.+)", pattern)
        match = re.fullmatch(pattern, line)
        if match and all(part in pool or part.isdigit() for slot in match.groups() for part in slot.split(", ")):
            return True
    return bool(re.match(r"\d\. ", line))  # a choice: the question itself with a name written out


def check_promises(reply: Reply, briefing: Briefing) -> None:
    known = told_lines(briefing, reply.question)
    lines = [line.strip() for line in reply.text.splitlines()]
    for line in lines:
        assert is_told(line, briefing, reply.question, known), line
    assert reply.speakers == tuple(speaker_of(briefing, item) for item in reply.items)
    for item in briefing.items.values():
        if isinstance(item, Statement):
            first = item_words(item).splitlines()[0]
            for place, line in enumerate(lines):
                if line == first:
                    assert lines[place - 1] == entry_lines(briefing, item.id, whole=True)[0]
    assert (reply.outcome == "choice") == bool(reply.choices)
    assert 0 <= reply.confidence <= 1


@pytest.mark.parametrize("name", BRIEFINGS)
def test_every_author_question_and_test_keeps_the_promises(name: str) -> None:
    briefing = BRIEFINGS[name]
    turns = [[ask] for question in briefing.questions for ask in question.ask]
    turns += [list(test.turns) for test in briefing.tests]
    for conversation in turns:
        CONVERSATIONS[name].restart()
        for turn in conversation:
            check_promises(CONVERSATIONS[name].ask(turn), briefing)


@pytest.mark.parametrize("name", BRIEFINGS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_random_questions_of_the_briefings_words_keep_the_promises(name: str, data: st.DataObject) -> None:
    briefing = BRIEFINGS[name]
    asked = data.draw(st.lists(st.sampled_from(vocabulary(briefing)), min_size=1, max_size=9))
    mark = data.draw(st.sampled_from(["", "?", '"']))
    question = f'"{" ".join(asked)}"' if mark == '"' else " ".join(asked) + mark
    check_promises(CONVERSATIONS[name].ask(question), briefing)


def test_the_same_questions_give_the_same_json_whatever_the_hash_seed() -> None:
    questions = "\n".join(
        [
            "What did Putin tell Macron?",
            "missiles",
            "who siad the ball is in putins court",
            "",
            "compare Lavrov and Izev",
            "why?",
        ]
    )
    outputs = set()
    for seed in ("0", "1", "4242"):
        run = subprocess.run(
            [sys.executable, "-m", "briefbot", "ask", "--json", "--why"],
            input=questions,
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert json.loads(outputs.pop().splitlines()[0])["outcome"] == "answer"
