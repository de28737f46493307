"""What a class is asked."""

from __future__ import annotations

import pytest

from briefbot.classroom.questions import class_questions
from briefbot.errors import UsageError
from briefbot.quiz.states import QuizSettings
from tests.quiz.samples import NOON, ground


def test_a_class_is_never_asked_what_only_who_answers_could_judge() -> None:
    asked = class_questions(ground(), QuizSettings(count=100, kinds=("own",)), 1, (), NOON)
    assert "q-steps/own" in {question.item.id for question in asked}
    assert "q-explain/own" not in {question.item.id for question in asked}
    with pytest.raises(UsageError):
        class_questions(ground(), QuizSettings(), 1, ("q-explain/own",), NOON)
