"""The author's own questions: asked as they are written, with the author's wrong options and accepted answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from briefbot.briefing.model import AuthorQuizItem
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.arranging import shuffled
from briefbot.quiz.distractors import distinct, distinct_names, like, place_right, tiers
from briefbot.quiz.grade import grade
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import AnswerLine, KnownName, Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.text.dates import parse_date, parse_quantity
from briefbot.text.normalise import fold

_FEWEST: Final = 2
_MOST: Final = 3
_LONGEST_TYPED: Final = 4
"""Words of an answer that can be expected to be typed as the author wrote them."""

_LONGEST_NUMBER: Final = 3
"""Words of a number with its unit ("two million euros"); a longer text that begins with one is a sentence ("One that …")."""


def targets(ground: Ground) -> Iterator[str]:
    for question in ground.briefing.quiz:
        yield question.id


def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
    question = next((question for question in ground.briefing.quiz if question.id == note), None)
    if question is not None and question.order:
        return _arranged(ground, question, rng)
    if question is None or not question.accept:
        return None
    answer = question.accept[0]
    shown = ground.briefing.name(answer)
    right = Option(shown, entity=answer if answer in ground.briefing.entities else "")
    wrong = wrong_options(ground, question, rng)
    line = _telling_apart(answer_line(ground, question), wrong)
    if not wrong and line is not None:
        return None
    options, correct = place_right(right, wrong, rng)
    about = ground.briefing.items.get(question.item) or ground.notes.get(question.item)
    record = receipt(ground.briefing, about) if about is not None else None
    return QuizItem(
        id=f"{note}/{KIND.id}",
        note=note,
        kind=KIND.id,
        stem=question.question,
        options=options,
        correct=correct,
        answer=shown,
        line=line,
        fingerprint=fingerprint(question.accept),
        receipt=record,
        speaker=record.speaker or "" if record else "",
        explanation=question.explanation,
    )


def _arranged(ground: Ground, question: AuthorQuizItem, rng: Random) -> QuizItem:
    """A question that is answered by putting its rows into the author's order."""
    rows, sequence = shuffled(question.order, rng)
    about = ground.briefing.items.get(question.item) or ground.notes.get(question.item)
    record = receipt(ground.briefing, about) if about is not None else None
    return QuizItem(
        id=f"{question.id}/{KIND.id}",
        note=question.id,
        kind=KIND.id,
        stem=question.question,
        options=rows,
        correct=sequence[0],
        answer=wording.in_order(question.order),
        line=None,
        fingerprint=fingerprint(question.order),
        receipt=record,
        speaker=record.speaker or "" if record else "",
        explanation=question.explanation,
        sequence=sequence,
    )


def wrong_options(ground: Ground, question: AuthorQuizItem, rng: Random) -> list[Option]:
    """The author's distractors; for a name, others of its kind from the briefing where the author gave none."""
    right = {fold(ground.briefing.name(answer)) for answer in question.accept}
    given = [
        Option(ground.briefing.name(text), entity=text if text in ground.briefing.entities else "")
        for text in question.distractors
    ]
    given = distinct(option for option in given if fold(option.text) not in right)
    answer = ground.briefing.entities.get(question.accept[0])
    if given or answer is None:
        return given[:_MOST]
    others = [entity.id for entity in ground.briefing.entities.values() if like(answer)(entity)]
    named = ground.mentions(question.question)
    fitting = [other for other in tiers([others], rng) if other not in question.accept and other not in named]
    chosen = distinct_names(ground, question.accept, fitting)[:_MOST]
    return [Option(ground.briefing.name(other), entity=other) for other in chosen] if len(chosen) >= _FEWEST else []


def _telling_apart(line: AnswerLine | None, wrong: Sequence[Option]) -> AnswerLine | None:
    """The line where it refuses every wrong option; else one that goes by the words; None (choosing only) where none does."""
    for tried in (line, None if line is None else AnswerLine("text", line.accept)):
        if tried is None:
            return None
        names = (*tried.reject, *(KnownName(option.text, "", option.text) for option in wrong))
        strict = replace(tried, reject=names) if tried.sort == "text" else tried
        if not any(grade(strict, option.text).outcome == "right" for option in wrong):
            return strict
    return None


def answer_line(ground: Ground, question: AuthorQuizItem) -> AnswerLine | None:
    """Names are graded as names where every accepted answer is an entity, dates and numbers as values, the rest as words.

    None where the answer is a sentence, which nobody can be asked to type word for word.
    """
    entities = [answer for answer in question.accept if answer in ground.briefing.entities]
    if len(entities) == len(question.accept) == 1:
        return ground.answer_line(entities[0])
    texts = tuple(form for answer in question.accept for form in ground.forms.get(answer, (answer,)))
    if all(parse_date(text) is not None for text in texts):
        return AnswerLine("date", texts)
    if all(parse_quantity(text) is not None and len(text.split()) <= _LONGEST_NUMBER for text in texts):
        return AnswerLine("number", texts)
    if min(len(text.split()) for text in texts) > _LONGEST_TYPED:
        return None
    return AnswerLine("text", texts)


KIND: Final = Kind("own", "the author's own", targets, make)
