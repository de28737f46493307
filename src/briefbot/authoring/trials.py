"""Does the briefing answer as its author wants? Its own tests, and every phrasing of its questions, asked one by one.

A trial is a conversation and what has to come of it. Each is held from a fresh start, so that none depends on another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.locate import Path
from briefbot.briefing.model import AuthorQuestion, Briefing, BriefingTest

TrialKind = Literal["test", "phrasing", "held out"]

_OUTCOME_WORDS: Final = {
    "answer": "an answer",
    "correction": "a correction",
    "choice": "a question back",
    "not_in_briefing": "a refusal",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One conversation that was held. `trouble` is one sentence on what went wrong, empty where nothing did.

    `path` is where the file asks for it. `items` are the ids that the last reply showed.
    """

    kind: TrialKind
    path: Path
    turns: tuple[str, ...]
    items: tuple[str, ...]
    outcome: str
    trouble: str = ""


def own_tests(briefing: Briefing) -> Iterator[Trial]:
    """The tests of the file, in order."""
    conversation = Conversation(briefing)
    for number, test in enumerate(briefing.tests):
        conversation.restart()
        reply = [conversation.ask(turn) for turn in test.turns][-1]
        path: Path = ("tests", number)
        yield Trial("test", path, test.turns, reply.items, reply.outcome, trouble_with(reply, test))


def trouble_with(reply: Reply, test: BriefingTest) -> str:
    """What keeps a reply from passing a test, empty where nothing does.

    Every expected id has to be shown, one of them first; no id of `never` may be shown at all.
    """
    shown = _listed(reply.items)
    if test.outcome and reply.outcome != test.outcome:
        wanted, got = _OUTCOME_WORDS[test.outcome], _OUTCOME_WORDS[reply.outcome]
        return f"It gets {got} instead of {wanted}{f': {shown}' if reply.items else ''}."
    missing = [key for key in test.expect if key not in reply.items]
    if missing:
        return f"It does not show {_listed(missing)}, but {shown}."
    if test.expect and reply.items[0] not in test.expect:
        return f"It shows `{reply.items[0]}` first."
    forbidden = [key for key in test.never if key in reply.items]
    return f"It shows {_listed(forbidden)}." if forbidden else ""


def phrasings(briefing: Briefing) -> Iterator[Trial]:
    """Every phrasing of the author's questions, asked as it is written against all the others."""
    conversation = Conversation(briefing)
    for number, question in enumerate(briefing.questions):
        for place, ask in enumerate(question.ask):
            conversation.restart()
            yield _phrasing(conversation.ask(ask), "phrasing", _place(number, place), question, ask)


def held_out_phrasings(briefing: Briefing) -> Iterator[Trial]:
    """Every phrasing that an item answers, asked of the briefing without it: would a reader's own words find the item?"""
    for number, question in enumerate(briefing.questions):
        for place, ask in enumerate(question.ask if question.items else ()):
            rest = replace(question, ask=tuple(other for other in question.ask if other != ask))
            others = (*briefing.questions[:number], *((rest,) if rest.ask else ()), *briefing.questions[number + 1 :])
            reply = Conversation(replace(briefing, questions=others)).ask(ask)
            yield _phrasing(reply, "held out", _place(number, place), question, ask)


def _phrasing(reply: Reply, kind: TrialKind, path: Path, question: AuthorQuestion, ask: str) -> Trial:
    trouble = ""
    if question.unknown and reply.outcome != "not_in_briefing":
        trouble = f"This should be refused, and finds {_listed(reply.items)}."
    elif question.items and reply.outcome != "answer" and not reply.items:
        trouble = f"This gets {_OUTCOME_WORDS[reply.outcome]} instead of {_listed(question.items)}."
    elif question.items and reply.items[:1] != question.items[:1]:
        trouble = f"This phrasing finds {_listed(reply.items[:1])} first, and not `{question.items[0]}`."
    elif question.answer and question.answer not in f"{reply.headline} {reply.text}":
        trouble = "This does not get the answer that is written for it."
    return Trial(kind, path, (ask,), reply.items, reply.outcome, trouble)


def _place(number: int, place: int) -> Path:
    return ("questions", number, "ask", place)


def _listed(ids: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{key}`" for key in ids[:4]) + (" …" if len(ids) > 4 else "") if ids else "nothing"
