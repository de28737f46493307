"""From the log of reviews to what counts: which answers stand, and how well each question is remembered.

The log only grows, so what counts is worked out from it each time: an undone answer is gone, an overridden one has its new
verdict. The same log always gives the same memories, which is what lets everything but the log be thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from briefbot.progress.store import StoredSession
from briefbot.quiz.plan import Known
from briefbot.quiz.schedule import AGAIN, RETENTION, review
from briefbot.quiz.session import Answered, Question, Record, Run
from briefbot.quiz.verdict import Verdict


def standing(records: Iterable[Record]) -> tuple[Record, ...]:
    """The answers and skips that count, in the order given, with the last verdict and rating passed on each."""
    kept: dict[tuple[str, int], Record] = {}
    for record in records:
        if record.act in {"answer", "skip"}:
            kept[record.session, record.turn] = record
        elif record.target is not None:
            about = (record.session, record.target)
            if record.act == "undo":
                kept.pop(about, None)
            elif about in kept:
                kept[about] = replace(kept[about], result=record.result, rating=record.rating)
    return tuple(kept.values())


def memories(
    records: Iterable[Record], retention: float = RETENTION, before: Mapping[str, Known] = MappingProxyType({})
) -> Mapping[str, Known]:
    """Quiz item id -> what is remembered of it. A changed fact (another fingerprint) starts its memory again.

    `before` is what earlier records led to. A wrong answer to what was learned is a lapse: it is learned
    anew, and counted.
    """
    known = dict(before)
    for record in sorted(standing(records), key=lambda record: record.at):
        if record.rating is None:
            continue
        last = known.get(record.quiz_id)
        same = last is not None and last.fingerprint == record.fingerprint
        memory, lapses = (last.memory, last.lapses) if last is not None and same else (None, 0)
        lapses += memory is not None and memory.in_review and record.rating == AGAIN
        after = review(memory, record.rating, record.at, retention)
        known[record.quiz_id] = Known(after, record.fingerprint, lapses)
    return known


def answered(record: Record, overridden: bool) -> Answered:
    """The answer of a session as the log has it; the sentence of its verdict was shown then and is not kept."""
    right = record.result == "right"
    verdict = Verdict("right" if right else "wrong", "", record.confused_with)
    result = "skipped" if record.act == "skip" else ("right" if right else "wrong")
    return Answered(
        record.turn, result, record.given, verdict, record.hinted, record.seconds, record.rating, overridden, record.sure  # type: ignore[arg-type]  # one of the three literals above
    )  # fmt: skip


def resumed_run(session: StoredSession, questions: Mapping[str, Question], records: Iterable[Record]) -> Run:
    """The session where it was left. Questions that the briefing no longer has are left out, with their answers."""
    log = tuple(records)
    overridden: dict[int | None, bool] = {}
    for record in log:
        if record.act == "override":
            overridden[record.target] = not overridden.get(record.target, False)
    by_question = {record.quiz_id: record for record in standing(log)}
    given, asked = [], []
    for quiz_id, _ in session.questions:
        if quiz_id in questions and quiz_id in by_question:
            record = by_question[quiz_id]
            given.append(answered(record, overridden.get(record.turn, False)))
            asked.append(questions[quiz_id])
    asked += [
        questions[quiz_id] for quiz_id, _ in session.questions if quiz_id in questions and quiz_id not in by_question
    ]
    turn = max((record.turn for record in log), default=-1) + 1
    return Run(session.id, session.settings, session.seed, session.cramming, tuple(asked), tuple(given), turn)
