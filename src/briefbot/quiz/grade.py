"""Was it right? Holds a typed answer against the record and says in one sentence why it was accepted or not.

Names are graded by quiz/names.py, dates and numbers as values here, other words by quiz/texts.py. Nothing is graded by how
similar it looks as a whole: million is not billion, and "will not raise" is not "will raise".
"""

from __future__ import annotations

from datetime import date

from briefbot.quiz.item import AnswerLine
from briefbot.quiz.names import grade_name
from briefbot.quiz.texts import grade_text
from briefbot.quiz.verdict import Verdict
from briefbot.text.dates import PartialDate, Quantity, parse_date, parse_quantity
from briefbot.text.normalise import fold

__all__ = ["Verdict", "grade", "grade_date", "grade_number", "grade_text"]

_LEAP_YEAR = 2024
"""Stands in for a year that is not printed, so that February 29 exists when days are counted."""


def grade(line: AnswerLine, typed: str, question: str = "") -> Verdict:
    """The verdict on an answer typed to a question with this answer line; words of the `question` may be repeated in it."""
    match line.sort:
        case "name":
            return grade_name(line, typed)
        case "date":
            return grade_date(line.accept, typed)
        case "number":
            return grade_number(line.accept, typed)
        case "text":
            return grade_text(typed, line.accept, [known.form for known in line.reject], question=question)


def grade_date(accept: tuple[str, ...], typed: str) -> Verdict:
    """A date as a value. Printed words ("afterward") count as well; where no year is printed, none is asked for."""
    plain = fold(typed).strip(" .,!?\"'")
    if plain in [fold(form).strip(" .,!?\"'") for form in accept]:
        return Verdict("right", "As the source has it.")
    given = parse_date(typed)
    if given is None:
        return Verdict("wrong", "That is no date that can be read.")
    verdicts = [_compare_dates(meant, given) for form in accept if (meant := parse_date(form)) is not None]
    if not verdicts:
        return Verdict("wrong", "The source tells the time in words, not by a date.")
    return min(verdicts, key=lambda verdict: ("right", "partial", "wrong", "prompt").index(verdict.outcome))


def _compare_dates(meant: PartialDate, given: PartialDate) -> Verdict:
    parts = [
        (name, wanted, getattr(given, name))
        for name in ("year", "month", "day")
        if (wanted := getattr(meant, name)) is not None
    ]
    wrong = [name for name, wanted, got in parts if got is not None and got != wanted]
    missing = [name for name, _, got in parts if got is None]
    fitting = [name for name, wanted, got in parts if got == wanted]
    if wrong:
        return Verdict("wrong", _how_far(meant, given) or f"The {' and the '.join(wrong)} {_is(wrong)} not right.")
    if missing:
        return (
            Verdict("partial", f"The {' and the '.join(fitting)} {_is(fitting)} right; which {missing[-1]}?")
            if fitting
            else (Verdict("wrong", f"That does not give the {missing[-1]}."))
        )
    if given.year is not None and meant.year is None:
        return Verdict("right", "The source prints no year.")
    return Verdict("right", "The date fits.")


def _is(parts: list[str]) -> str:
    return "are" if len(parts) > 1 else "is"


def _how_far(meant: PartialDate, given: PartialDate) -> str:
    """ "One day off." or "One year off.", where just that is wrong; else empty."""
    if meant.month and meant.day and given.month and given.day:
        year = meant.year or _LEAP_YEAR
        try:
            one = date(year, meant.month, meant.day)
            other = date((given.year or year) if meant.year else year, given.month, given.day)
        except ValueError:
            return "There is no such day."
        if abs((one - other).days) == 1:
            return "One day off."
    only_year = meant.year and given.year and (given.month, given.day) in {(meant.month, meant.day), (None, None)}
    return "One year off." if only_year and abs((meant.year or 0) - (given.year or 0)) == 1 else ""


def grade_number(accept: tuple[str, ...], typed: str) -> Verdict:
    """A number as a value: 1.5 million is 1,500,000, a million is no billion, percent is no percentage of anything else."""
    given = parse_quantity(typed)
    if given is None:
        return Verdict("wrong", "That is no number that can be read.")
    verdicts = [_compare_numbers(meant, given) for form in accept if (meant := parse_quantity(form)) is not None]
    order = ("right", "partial", "prompt", "wrong")
    return min(verdicts, key=lambda verdict: order.index(verdict.outcome), default=Verdict("wrong", "That is not it."))


def _compare_numbers(meant: Quantity, given: Quantity) -> Verdict:
    if meant.value == given.value:
        if not given.unit or given.unit == meant.unit:
            return Verdict("right", "The value fits.")
        return (
            Verdict("wrong", "The number fits, but not the unit.")
            if meant.unit
            else Verdict("prompt", "Just the number, please.")
        )
    if given.value and meant.value:
        ratio = meant.value / given.value
        if ratio in {1000, 1_000_000, 1_000_000_000} and given.value < 1000:
            return Verdict("partial", "The digits are right; thousand, million or billion?")
        if ratio in {10**power for power in range(1, 13)} or 1 / ratio in {10**power for power in range(1, 13)}:
            return Verdict("wrong", "The digits are right, but not the magnitude.")
    return Verdict("wrong", "That is too low." if given.value < meant.value else "That is too high.")
