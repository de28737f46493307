"""What a class is asked: the quiz's own questions, laid out once and written down with the room.

They are kept whole in the log, not by their ids: a room that is resumed asks what it asked, whatever became of the file or
of the code that makes questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from briefbot.classroom.events import Opened, Rules
from briefbot.errors import UsageError
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import split_id
from briefbot.quiz.plan import lay_out, make_plan
from briefbot.quiz.states import Question, QuizSettings


def class_questions(
    ground: Ground, settings: QuizSettings, seed: int, items: Sequence[str], now: datetime
) -> tuple[Question, ...]:
    """The questions with these ids, or as many as the settings say. Raises UsageError for an id that cannot be asked."""
    if items:
        return tuple(_asked_for(ground, settings, seed, wanted) for wanted in items)
    planned = make_plan(ground, replace(settings, cram=True), seed, {}, now).questions
    questions = tuple(
        question for question in planned if not question.item.is_open
    )  # only who answers could judge those
    if not questions:
        raise UsageError("There is nothing to ask with these choices. Widen the kind, speaker or topic.")
    return questions


def opened(title: str, rules: Rules, questions: Sequence[Question], names: Ground, now: datetime) -> Opened:
    """The first event of a room."""
    known = names.known_names
    sharing = tuple(
        index for index, question in enumerate(questions) if question.item.line and question.item.line.reject == known
    )
    bare = tuple(_without_names(question) if index in sharing else question for index, question in enumerate(questions))
    return Opened(now, title, rules, bare, known if sharing else (), sharing)


def missed_notes(questions: Iterable[Question]) -> tuple[str, ...]:
    """The notes that these questions are about, each once."""
    return tuple(dict.fromkeys(question.item.note for question in questions))


def _asked_for(ground: Ground, settings: QuizSettings, seed: int, wanted: str) -> Question:
    note, _ = split_id(wanted)
    question = lay_out(ground, wanted, settings.mode, seed, None) if note else None
    if question is None or question.item.is_open:
        raise UsageError(f"{wanted!r} is no question of this briefing. See them all: briefbot quiz --list")
    return question


def _without_names(question: Question) -> Question:
    assert question.item.line is not None
    return replace(question, item=replace(question.item, line=replace(question.item.line, reject=())))
