"""The promises, as properties: nothing invented, no false attribution, the same answer every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbot.answering.compose import entry_lines, speaker_of
from briefbot.answering.dialogue import Conversation
from briefbot.answering.phrases import PHRASES
from briefbot.answering.reply import Reply
from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.briefing.model import Briefing, Scenario, Statement
from briefbot.briefing.receipt import item_words
from briefbot.text.normalise import fold
from briefbot.text.tokens import words
from tests.samples import bridge

DATA = Path(__file__).parents[2] / "bench/data"
BRIEFINGS = {
    "bridge": bridge(),
    "shipped": load_briefing(shipped_briefing()),
    "council": load_briefing(DATA / "council.json"),
    "transfer": load_briefing(DATA / "transfer.json"),
}
CONVERSATIONS = {name: Conversation(briefing) for name, briefing in BRIEFINGS.items()}


def vocabulary(briefing: Briefing) -> list[str]:
    found: set[str] = set()
    for item in briefing.items.values():
        found.update(words(item_words(item)))
    for entity in briefing.entities.values():
        found.update(words(f"{entity.name} {entity.role}"))
    asked = "who what when where why how said did does say tell think about according to compare and first next he it".split()
    return sorted(found | set(asked))


TOLD: dict[str, tuple[set[str], str]] = {}
"""Title -> the lines and the words that belong to a briefing: gathered once, looked into for every reply."""


def told(briefing: Briefing) -> tuple[set[str], str]:
    if briefing.title not in TOLD:
        lines = told_lines(briefing)
        TOLD[briefing.title] = lines, told_words(briefing, lines)
    return TOLD[briefing.title]


def told_lines(briefing: Briefing) -> set[str]:
    """Every line that belongs to an item, a person or a choice of this briefing."""
    lines = {
        line.strip()
        for item in briefing.items
        for whole in (True, False)
        for line in entry_lines(briefing, item, whole)
    }
    lines |= {line.strip() for entity in briefing.entities for line in entry_lines(briefing, entity, whole=True)}
    return lines | {""}


def told_words(briefing: Briefing, known: set[str]) -> str:
    """Everything that may stand in a slot of a phrase, beside words of the question: names, times, words of the briefing."""
    names = {briefing.name(entity) for entity in briefing.entities} | {"an undisclosed source", "an unnamed source"}
    times = [text for entry in briefing.timeline for text in (entry.text, entry.when.text if entry.when else "")]
    answers = [answer.answer for answer in briefing.questions]
    sources = [text for source in briefing.sources.values() for text in (source.title, source.author, source.published)]
    sources += [source.publisher for source in briefing.sources.values()]
    cited = [item.text for item in briefing.items.values() if not isinstance(item, Scenario)]
    cited += [quote for item in briefing.statements for quote in item.quotes]
    cited += [
        part
        for item in briefing.items.values()
        if not isinstance(item, Scenario)
        for cite in item.cites
        for part in (cite.exact, cite.start, cite.end)
    ]
    return fold(" ".join([*known, *names, *times, *answers, *sources, *cited]))


def is_told(line: str, briefing: Briefing, question: str) -> bool:
    """Whether a line is text of the briefing, or a listed phrase whose slots hold names, times or words of the question."""
    known, words_told = told(briefing)
    if line in known or line == question.strip():
        return True
    pool = f"{words_told} {fold(question)}"
    for template in PHRASES.values():
        pattern = re.sub(r"\\\{\d\\\}", "(.+)", re.escape(template))
        match = re.fullmatch(pattern, line)
        parts = [part for slot in match.groups() for part in re.split(r", |; ", slot)] if match else []
        if match and all(fold(part).strip('"') in pool or part.isdigit() for part in parts):
            return True
    return bool(re.match(r"\d\. ", line))  # a choice: the question itself with a name written out


def check_credit(line: str, item: Statement, briefing: Briefing) -> None:
    """The line above a statement's words names its speaker, and no other person than those who report it."""
    if item.speaker in briefing.entities:
        assert briefing.name(item.speaker) in line
    for who in (item.speaker, *item.reported_by):
        role = briefing.entities[who].role if who in briefing.entities else ""
        line = line.replace(role, "") if role else line  # "agent of Luca Moretti" credits him with nothing
    named = {one.id for one in briefing.people if re.search(rf"\b{re.escape(one.name)}\b", line)}
    assert named <= {item.speaker, *item.reported_by}, line


def check_promises(reply: Reply, briefing: Briefing) -> None:
    lines = [line.strip() for line in reply.text.splitlines()]
    for line in lines:
        assert is_told(line, briefing, reply.question), line
    assert reply.speakers == tuple(speaker_of(briefing, item) for item in reply.items)
    for item in briefing.items.values():
        if isinstance(item, Statement):
            first = item_words(item).splitlines()[0]
            for place, line in enumerate(lines):
                if line == first:
                    assert lines[place - 1] == entry_lines(briefing, item.id, whole=True)[0]
                    check_credit(lines[place - 1], item, briefing)
    corrected = re.match(r"The briefing gives that to (.+?)(?:, disclosed by .*)?, not (?:to )?", reply.headline)
    if corrected:
        assert reply.speakers[0]
        assert corrected.group(1) == briefing.name(reply.speakers[0])
    assert (reply.outcome == "choice") == bool(reply.choices)
    assert 0 <= reply.confidence <= 1


@pytest.mark.parametrize("name", BRIEFINGS)
def test_every_question_typed_as_the_author_wrote_it_gets_the_authors_answer(name: str) -> None:
    briefing = BRIEFINGS[name]
    for question in briefing.questions:
        for ask in question.ask:
            CONVERSATIONS[name].restart()
            reply = CONVERSATIONS[name].ask(ask)
            check_promises(reply, briefing)
            assert reply.outcome == ("not_in_briefing" if question.unknown else "answer"), ask
            assert reply.items[:1] == question.items[:1], ask


@pytest.mark.parametrize("name", BRIEFINGS)
def test_every_test_of_a_briefing_keeps_the_promises(name: str) -> None:
    briefing = BRIEFINGS[name]
    for conversation in [list(test.turns) for test in briefing.tests]:
        CONVERSATIONS[name].restart()
        for turn in conversation:
            check_promises(CONVERSATIONS[name].ask(turn), briefing)


@pytest.mark.parametrize(
    ("file", "briefing"),
    [
        ("shipped_questions", None),
        ("shipped_refusals", None),
        ("heldout_questions", None),
        ("voices_look", None),
        ("voices_count", None),
        ("council_questions", "council"),
        ("transfer_questions", "transfer"),
        ("icelake_questions", "icelake"),
    ],
)
def test_every_turn_of_every_set_of_questions_keeps_the_promises(file: str, briefing: str | None) -> None:
    data = Path(__file__).parents[2] / "bench/data"
    talk = Conversation(load_briefing(data / f"{briefing}.json")) if briefing else CONVERSATIONS["shipped"]
    for line in (data / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
        talk.restart()
        for turn in json.loads(line)["turns"]:
            check_promises(talk.ask(turn), talk.briefing)


ASKED = (
    "Did {0} say {1} {2}?",
    "Why did {0} say that {1} {2}?",
    "who said {1} {2}",
    "compare {0} and {3} on {1}",
    "what happens if {1} {2}",
    "put {1}, {2} and {4} in order",
    "which came first, {1} or {2}?",
    "who has said nothing about {1}?",
    "and {0}?",
    "why?",
    "who else?",
    "the second one",
    "the last",
    "what about {1}?",
    "does {0} agree?",
    "what did he say about {1}?",
    "who are they?",
    'who said "{1} {2} {4}"',
    "who disclosed {1}?",
    "when was that?",
    "Did {0} not say {1}?",
    "what did {0} tell {3}?",
    "how many {1}?",
)
"""Shapes of questions and follow-ups, filled with two names and three words of the briefing."""


@pytest.mark.parametrize("name", BRIEFINGS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_random_conversations_keep_the_promises(name: str, data: st.DataObject) -> None:
    briefing = BRIEFINGS[name]
    names = st.sampled_from(sorted(entity.name for entity in briefing.entities.values()))
    told = st.sampled_from(vocabulary(briefing))
    CONVERSATIONS[name].restart()
    for _ in range(data.draw(st.integers(1, 3))):
        one, other = data.draw(names), data.draw(names)
        words_told = [data.draw(told) for _ in range(3)]
        shape = data.draw(st.sampled_from(ASKED))
        question = shape.format(one, words_told[0], words_told[1], other, words_told[2])
        check_promises(CONVERSATIONS[name].ask(question), briefing)


@pytest.mark.parametrize("name", BRIEFINGS)
@settings(max_examples=80, deadline=None)
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
    rows = (DATA / "shipped_questions.jsonl").read_text(encoding="utf-8").splitlines()[::8]
    questions += "\n\n" + "\n\n".join("\n".join(json.loads(row)["turns"]) for row in rows)
    outputs = set()
    for seed in ("0", "4242"):
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
