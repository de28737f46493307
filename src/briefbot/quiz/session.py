"""A quiz session without a screen: states in, events in, a new state and effects out.

The terminal app, the line-by-line quiz and the tests all drive the same machine, so they ask, grade and count alike. The
functions here are pure: the time is an argument, the dice were thrown when the questions were laid out (quiz/plan.py).
What has to be kept is handed out as effects; whoever runs them (progress/study.py) writes before the next question shows.

    Asking --Typed/Chosen/Arranged--> Revealed --Next--> Asking | Summary
      |  |         ^-- Sure -- Weighing (where confidence is asked), Judged -- Judging (where only the learner can judge)
      |  ^---- Prompted <--Typed (not an answer yet)       Asking | Prompted <--Next-- Paused <--Pause--
      +--Skip--> Revealed          Revealed --Override/Easy/Undo--> Revealed | Asking
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from briefbot.quiz import wording
from briefbot.quiz.arranging import grade_order, typed_order
from briefbot.quiz.grade import grade
from briefbot.quiz.item import Option
from briefbot.quiz.schedule import AGAIN, EASY, HARD, rate
from briefbot.quiz.states import (
    Act,
    Answered,
    Arranged,
    Asking,
    Chosen,
    Easy,
    Event,
    Hint,
    How,
    Judged,
    Judging,
    LookAgain,
    Mode,
    Next,
    Override,
    Pause,
    Paused,
    Prompted,
    Question,
    QuizSettings,
    Record,
    Result,
    Reveal,
    Revealed,
    Run,
    Skip,
    State,
    Step,
    Summary,
    Sure,
    Typed,
    Undo,
    Weighing,
)
from briefbot.quiz.verdict import Verdict
from briefbot.text.normalise import fold

__all__ = [
    "Act",
    "Answered",
    "Arranged",
    "Asking",
    "Chosen",
    "Easy",
    "Event",
    "Hint",
    "How",
    "Judged",
    "Judging",
    "LookAgain",
    "Mode",
    "Next",
    "Override",
    "Pause",
    "Paused",
    "Prompted",
    "Question",
    "QuizSettings",
    "Record",
    "Result",
    "Reveal",
    "Revealed",
    "Run",
    "Skip",
    "State",
    "Step",
    "Summary",
    "Sure",
    "Typed",
    "Undo",
    "Weighing",
    "advance",
    "again",
    "begin",
    "picked",
]

MOST_PROMPTS: Final = 2
"""How often "which one?" may be asked back before the answer counts as it stands."""

ALLOWED_SECONDS: Final = 20.0
WORDS_A_SECOND: Final = 3.0
"""Thinking and typing time, and a slow reader's pace (180 words a minute): beyond both an answer is slow."""

AWAY_SECONDS: Final = 300.0
"""Beyond this the learner was not at the keyboard, and the time says nothing."""


def again(run: Run, session: str, now: datetime) -> State:
    """The questions of a finished run that were not right, once more as practice: it comes too soon to say anything about
    memory, so nothing is scheduled. `session` is the id of the new run."""
    missed = [question for question, given in zip(run.questions, run.answers, strict=False) if given.result != "right"]
    fresh = tuple(replace(question, changed=False) for question in missed)
    return begin(Run(session, run.settings, run.seed, True, fresh), now)


def begin(run: Run, now: datetime) -> State:
    """The first state of a session, or the next open question of a resumed one."""
    if len(run.answers) >= len(run.questions):
        return summary(run)
    return Asking(run, now)


def advance(state: State, event: Event, now: datetime) -> Step:
    """What the event makes of the state. An event that means nothing there leaves the state as it is."""
    match state, event:
        case (Asking() | Prompted(), Typed(text)):
            return _typed(state, text, now)
        case (Asking() | Prompted(), Chosen(index)):
            return _chosen(state, index, now)
        case (Asking() | Prompted(), Arranged(order)):
            return _arranged(state, order, now)
        case (Asking() | Prompted(), Hint()):
            hint = wording.hint(state.question, state.hint)
            return Step(replace(state, hint=hint)) if hint else Step(state)
        case (Asking() | Prompted(), Skip()):
            return _answer(state, "skipped", "", Verdict("wrong", ""), now)
        case (Weighing(), Sure(sure)):
            return _answered(state, sure, now)
        case (Judging(), Judged(right)):
            return _judged(state, right=right, now=now)
        case (Weighing() | Judging(), Undo()):
            return Step(Asking(state.run, now))
        case (Asking() | Prompted(), Pause()):
            return Step(Paused(state, now))
        case (Paused(), Next()):
            waiting = state.waiting
            return Step(replace(waiting, shown_at=waiting.shown_at + (now - state.since)))
        case (Asking() | Revealed(), Override()) if state.run.answers:
            return _override(state, now)
        case (Asking() | Revealed(), Easy()) if state.run.answers:
            return _easy(state, now)
        case (Revealed(), Next()):
            return _next(state, now)
        case (Asking() | Prompted() | Revealed(), Undo()) if state.run.answers:
            return _undo(state.run, now)
    return Step(state)


def _typed(state: Asking | Prompted, text: str, now: datetime) -> Step:
    question = state.question
    if not text.strip():
        return Step(state)
    if question.how == "chosen":
        index = picked(question.options, text)
        return Step(state) if index is None else _chosen(state, index, now)
    if question.how == "explained":
        seconds = max(0.0, (now - state.shown_at).total_seconds())
        return Step(Judging(state.run, text.strip(), question.item.answer, bool(state.hint), seconds))
    if question.how == "arranged":
        order = typed_order(len(question.options), text)
        return Step(state) if order is None else _arranged(state, order, now)
    assert question.item.line is not None
    verdict = grade(question.item.line, text, question.item.stem if question.item.kind == "own" else "")
    if verdict.outcome in {"prompt", "partial"}:
        tries = state.tries if isinstance(state, Prompted) else 0
        if tries < MOST_PROMPTS:
            return Step(Prompted(state.run, state.shown_at, verdict.reason, tries + 1, state.hint))
    result: Result = "right" if verdict.outcome == "right" else "wrong"
    return _answer(state, result, text.strip(), verdict, now)


def _chosen(state: Asking | Prompted, index: int, now: datetime) -> Step:
    question = state.question
    if question.how != "chosen" or not 0 <= index < len(question.options):
        return Step(state)
    option = question.options[index]
    if index == question.correct:
        return _answer(state, "right", option.text, Verdict("right", ""), now)
    return _answer(state, "wrong", option.text, Verdict("wrong", "", taken_for=option.entity), now)


def _judged(state: Judging, *, right: bool, now: datetime) -> Step:
    verdict = Verdict("right" if right else "wrong", wording.JUDGED)
    result: Result = "right" if right else "wrong"
    return _answered(Weighing(state.run, result, state.given, verdict, state.hinted, state.seconds), None, now)


def _arranged(state: Asking | Prompted, order: tuple[int, ...], now: datetime) -> Step:
    question = state.question
    if question.how != "arranged" or sorted(order) != list(range(len(question.options))):
        return Step(state)
    verdict = grade_order(order, question.item.sequence)
    given = wording.in_order([question.options[index].text for index in order])
    return _answer(state, "right" if verdict.outcome == "right" else "wrong", given, verdict, now)


def picked(options: tuple[Option, ...], text: str) -> int | None:
    """The index meant by a number, a letter or the option's own words; None where it is none of them."""
    typed = fold(text).strip(" .)")
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(options):
        return int(typed) - 1
    if len(typed) == 1 and 0 <= ord(typed) - ord("a") < len(options):
        return ord(typed) - ord("a")
    return next((index for index, option in enumerate(options) if fold(option.text).strip(" .") == typed), None)


def _answer(state: Asking | Prompted, result: Result, given: str, verdict: Verdict, now: datetime) -> Step:
    """An answer given: judged at once, or first weighed where the session asks how sure the learner is."""
    seconds = max(0.0, (now - state.shown_at).total_seconds())
    weighing = Weighing(state.run, result, given, verdict, bool(state.hint), seconds)
    if state.run.settings.confidence and result != "skipped":
        return Step(weighing)
    return _answered(weighing, None, now)


def _answered(state: Weighing, sure: bool | None, now: datetime) -> Step:
    run, question, result, verdict, seconds = state.run, state.question, state.result, state.verdict, state.seconds
    rating = None
    if not run.cramming and result != "skipped":
        guessed = sure is False and question.how == "chosen"
        rating = rate(result == "right", hinted=state.hinted or guessed, slow=is_slow(question, seconds))
    answered = Answered(run.turn, result, state.given, verdict, state.hinted, seconds, rating, sure=sure)
    record = Record(
        session=run.id,
        turn=run.turn,
        at=now,
        act="skip" if result == "skipped" else "answer",
        quiz_id=question.item.id,
        fingerprint=question.item.fingerprint,
        how=question.how,
        given=state.given,
        result=result,
        rating=rating,
        seconds=seconds,
        hinted=state.hinted,
        confused_with=verdict.taken_for if result == "wrong" and question.item.kind == "who-said" else "",
        sure=sure,
    )
    after = replace(run, answers=(*run.answers, answered), turn=run.turn + 1)
    return Step(Revealed(after, reveal(question, answered)), (record,))


def is_slow(question: Question, seconds: float) -> bool:
    """Whether the answer came slowly for the words there were to read; after a long absence nothing is concluded."""
    words = len(question.item.stem.split()) + sum(len(option.text.split()) for option in question.options)
    return ALLOWED_SECONDS + words / WORDS_A_SECOND < seconds < AWAY_SECONDS


def _override(state: Asking | Revealed, now: datetime) -> Step:
    """Flips the verdict of the last answer, also when the next question is on the table already."""
    last = state.run.answers[-1]
    if last.result == "skipped":
        return Step(state)
    flipped: Result = "wrong" if last.result == "right" else "right"
    rating = None if state.run.cramming else (HARD if flipped == "right" else AGAIN)
    amended = replace(last, result=flipped, rating=rating, overridden=not last.overridden)
    return _amend(state, amended, "override", now)


def _easy(state: Asking | Revealed, now: datetime) -> Step:
    """The last answer comes back later than usual; only what was recalled without options to choose from can be easy."""
    last = state.run.answers[-1]
    how = state.run.questions[len(state.run.answers) - 1].how
    if last.result != "right" or last.rating is None or how == "chosen":
        return Step(state)
    return _amend(state, replace(last, rating=EASY), "easy", now)


def _amend(state: Asking | Revealed, answered: Answered, act: Act, now: datetime) -> Step:
    """The last answer judged anew: one more record that points at the turn it is about."""
    run = state.run
    question = run.questions[len(run.answers) - 1]
    record = Record(
        session=run.id,
        turn=run.turn,
        at=now,
        act=act,
        quiz_id=question.item.id,
        given=answered.given,
        result=answered.result,
        rating=answered.rating,
        target=answered.turn,
    )
    after = replace(run, answers=(*run.answers[:-1], answered), turn=run.turn + 1)
    if isinstance(state, Revealed):
        return Step(Revealed(after, reveal(question, answered)), (record,))
    return Step(replace(state, run=after), (record,))


def _undo(run: Run, now: datetime) -> Step:
    last = run.answers[-1]
    question = run.questions[len(run.answers) - 1]
    record = Record(run.id, run.turn, now, "undo", quiz_id=question.item.id, target=last.turn)
    return Step(Asking(replace(run, answers=run.answers[:-1], turn=run.turn + 1), now), (record,))


def _next(state: Revealed, now: datetime) -> Step:
    run = state.run
    if len(run.answers) < len(run.questions):
        return Step(Asking(run, now))
    record = Record(run.id, run.turn, now, "finish")
    return Step(summary(replace(run, turn=run.turn + 1)), (record,))


def reveal(question: Question, answered: Answered) -> Reveal:
    """What is shown of a judged answer."""
    item = question.item
    wrong = answered.result == "wrong" and not answered.overridden
    return Reveal(
        headline=wording.headline(answered.result, overridden=answered.overridden),
        reason=answered.verdict.reason,
        answer=item.answer,
        corrections=wording.corrections(item, answered.given, answered.verdict) if wrong else (),
        receipt=item.receipt,
        explanation=" ".join(
            part for part in (item.explanation, wording.slipped(question.lapses) if wrong else "") if part
        ),
    )


def summary(run: Run) -> Summary:
    """The score, the questions to look at again (first those answered surely and wrongly), and whose words went to whom."""
    results = [answered.result for answered in run.answers]
    pairs = list(zip(run.questions, run.answers, strict=False))
    missed = [
        LookAgain(question, given.given, question.item.answer, given.result == "wrong" and given.sure is True)
        for question, given in pairs
        if given.result != "right"
    ]
    again = tuple(sorted(missed, key=lambda entry: not entry.sure))
    confusions = [
        wording.confusion(question.item, given.verdict) for question, given in pairs if given.result == "wrong"
    ]
    return Summary(
        run,
        right=results.count("right"),
        wrong=results.count("wrong"),
        skipped=results.count("skipped"),
        again=again,
        confusions=tuple(dict.fromkeys(sentence for sentence in confusions if sentence)),
    )
