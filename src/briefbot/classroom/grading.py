"""One pupil's answer, judged as in the quiz: the same machine, driven for one question.

Choices, typed answers and "which one?" go through `quiz/session.py`, so that a class is told the same as somebody who
practises alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefbot.classroom.events import Answered as AnswerEvent
from briefbot.quiz import session
from briefbot.quiz.states import (
    Answered,
    Asking,
    Chosen,
    Prompted,
    Question,
    QuizSettings,
    Result,
    Reveal,
    Revealed,
    Run,
    Typed,
)
from briefbot.quiz.verdict import Verdict

_ALONE = QuizSettings(count=1, cram=True, record=False)


@dataclass(frozen=True, slots=True)
class Graded:
    """The outcome of one answer. `asks` is not empty where it is not an answer yet; then it counts as wrong as it stands."""

    given: str
    result: Result
    reason: str
    taken_for: str
    asks: str
    tries: int
    seconds: float


def graded(
    question: Question, choice: int | None, typed: str, before: AnswerEvent | None, since: datetime, now: datetime
) -> Graded | None:
    """The verdict of the quiz; None where what was sent is no answer to this question."""
    run = Run("", _ALONE, 0, True, (question,))
    state: Asking | Prompted = Asking(run, since)
    if before is not None and before.tries:
        state = Prompted(run, since, before.asks, before.tries)
    event = Typed(typed) if choice is None else Chosen(choice)
    if question.how == "chosen" and choice is None:
        return None
    after = session.advance(state, event, now).state
    seconds = max(0.0, (now - since).total_seconds())
    match after:
        case Revealed():
            given = after.answered
            tries = before.tries if before is not None else 0
            return Graded(given.given, given.result, given.verdict.reason, given.verdict.taken_for, "", tries, seconds)
        case Prompted() if after is not state:
            return Graded(typed.strip(), "wrong", "", "", after.asks, after.tries, seconds)
    return None


def reveal_for(question: Question, answer: AnswerEvent | None) -> Reveal:
    """What one pupil is shown when the answer is told; without an answer, the answer alone."""
    if answer is None:
        return session.reveal(question, Answered(0, "skipped", "", Verdict("wrong", ""), False, 0.0, None))
    verdict = Verdict("right" if answer.result == "right" else "wrong", answer.reason, answer.taken_for)
    return session.reveal(question, Answered(0, answer.result, answer.given, verdict, False, answer.seconds, None))
