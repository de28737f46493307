"""Typed dates, numbers and words: compared by what they mean."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbot.quiz.grade import grade_date, grade_number, grade_text
from briefbot.text.dates import (
    PartialDate,
    Quantity,
    dates_in,
    day_named,
    numbers_in,
    parse_date,
    parse_edtf,
    parse_quantity,
)

DATES = [
    ("XXXX-01-26", "January 26", "right", ""),
    ("XXXX-01-26", "26 Jan", "right", ""),
    ("XXXX-01-26", "on the evening of January 26th", "right", ""),
    ("XXXX-01-26", "January 26, 2022", "right", "The source prints no year."),
    ("XXXX-01-26", "the twenty-sixth of January", "right", ""),
    ("XXXX-01-26", "Jan. 26", "right", ""),
    ("XXXX-01-26", "26.1.", "right", ""),
    ("XXXX-01-26", "01/26", "right", ""),
    ("XXXX-01-26", "January sixteenth", "wrong", ""),
    ("XXXX-01-26", "June 26", "wrong", "The month is not right."),
    ("XXXX-01-26", "January 25", "wrong", "One day off."),
    ("XXXX-01-26", "January", "partial", "The month is right; which day?"),
    ("XXXX-01-26", "February 26", "wrong", "The month is not right."),
    ("XXXX-01-26", "26", "partial", "The day is right; which month?"),
    ("1920-03-04", "1920", "partial", "The year is right; which day?"),
    ("1920-03-04", "1921", "wrong", "One year off."),
    ("1920-03-04", "4 March 1920", "right", ""),
    ("1920-03-04", "1920-03-04", "right", ""),
    ("1920-03-04", "March 3, 1920", "wrong", "One day off."),
    ("1920-03-04", "March 4, 1921", "wrong", "One year off."),
    ("1920-02-28", "February 29, 1921", "wrong", ""),
    ("1920", "1920", "right", ""),
    ("1920", "1921", "wrong", "One year off."),
    ("1920", "March 1920", "right", ""),
    ("1920", "nineteen twenty", "wrong", "That is no date that can be read."),
    ("1920", "before 1920", "wrong", ""),
    ("1920", "not 1920", "wrong", ""),
    ("2022-01", "January 2022", "right", ""),
    ("2022-01", "2022", "partial", "The year is right; which month?"),
]

NUMBERS = [
    ("12 million", "12 million", "right"),
    ("12 million", "12,000,000", "right"),
    ("12 million", "twelve million", "right"),
    ("12 million", "12 billion", "wrong"),
    ("12 million", "12", "partial"),
    ("12 million", "21 million", "wrong"),
    ("12 million dollars", "$12m", "right"),
    ("12 million dollars", "12 million euros", "wrong"),
    ("1.5 million", "1,500,000", "right"),
    ("30%", "30 percent", "right"),
    ("30%", "thirty per cent", "right"),
    ("30%", "13 percent", "wrong"),
    ("1920", "1921", "wrong"),
    ("21", "twenty-one", "right"),
    ("21", "at least 21", "wrong"),
    ("5", "-5", "wrong"),
    ("5", "5 or 6", "wrong"),
    ("5", "many", "wrong"),
]

WORDS = [
    ("guarantees", "Guarantees", "right"),
    ("guarantees", "the guarantee", "right"),
    ("guarantees", "guarentees", "prompt"),
    ("guarantees", "assurances", "wrong"),
    ("will not raise taxes", "will not raise taxes", "right"),
    ("will not raise taxes", "won't raise taxes", "wrong"),
    ("will not raise taxes", "will raise taxes", "wrong"),
    ("will raise taxes", "will not raise taxes", "wrong"),
    ("increase", "decrease", "wrong"),
    ("the non-expansion of NATO", "expansion of NATO", "wrong"),
    ("50 million", "50m", "right"),
    ("50 million", "50 billion", "wrong"),
    ("30 missiles", "40 missiles", "wrong"),
    ("red, blue and green", "green, red, blue", "right"),
    ("red, blue and green", "red and blue", "wrong"),
    ("North Korea", "South Korea", "wrong"),
    ("Korea", "North Korea", "wrong"),
    ("inter-ministerial coordination", "interministerial coordination", "right"),
    ("The White House", "white house", "right"),
    ("Queen Mary", "", "wrong"),
]


@pytest.mark.parametrize(("accepted", "typed", "outcome", "reason"), DATES)
def test_dates_are_compared_as_values(accepted: str, typed: str, outcome: str, reason: str) -> None:
    verdict = grade_date((accepted,), typed)
    assert verdict.outcome == outcome
    assert not reason or verdict.reason == reason


@pytest.mark.parametrize(("accepted", "typed", "outcome"), NUMBERS)
def test_numbers_are_compared_as_values(accepted: str, typed: str, outcome: str) -> None:
    assert grade_number((accepted,), typed).outcome == outcome


@pytest.mark.parametrize(("accepted", "typed", "outcome"), WORDS)
def test_words_are_the_same_or_they_are_not(accepted: str, typed: str, outcome: str) -> None:
    assert grade_text(typed, [accepted]).outcome == outcome


def test_a_time_told_in_words_is_accepted_in_those_words_only() -> None:
    assert grade_date(("afterward",), "Afterward").outcome == "right"
    assert grade_date(("afterward",), "January 27").outcome == "wrong"


def test_words_of_the_question_may_be_repeated_but_never_make_another_name() -> None:
    assert grade_text("Corinth Canal", ["Corinth"], question="Which canal links the seas?").outcome == "right"
    assert grade_text("South Sudan", ["Sudan"], question="Which country borders the south?").outcome == "wrong"


@pytest.mark.parametrize("text", ["", "   ", "soon", "13/13", "32 January", "3/4", "1920 or 1921"])
def test_what_is_no_date_as_a_whole_is_not_read(text: str) -> None:
    assert parse_date(text) is None


def test_dates_and_numbers_are_found_apart_in_a_text() -> None:
    text = "On March 4, 1920 some 1,200 guests paid $3 million; 30% left before 5 May."
    assert [str(date) for _, _, date in dates_in(text)] == ["March 4, 1920", "May 5"]
    assert [quantity for _, _, quantity in numbers_in(text)] == [
        Quantity(*parts) for parts in ((_value("1200"), ""), (_value("3000000"), "dollar"), (_value("30"), "percent"))
    ]


def _value(digits: str) -> Fraction:
    quantity = parse_quantity(digits)
    assert quantity is not None
    return quantity.value


@given(st.text(max_size=40))
def test_any_text_is_read_as_a_value_or_not_at_all(text: str) -> None:
    date, quantity = parse_date(text), parse_quantity(text)
    assert date is None or str(date)
    assert quantity is None or quantity.value == quantity.value
    for start, end, _ in (*dates_in(text), *numbers_in(text)):
        assert 0 <= start < end <= len(text)
    for accept in (("XXXX-01-26",), ("1920",), ("afterward",)):
        assert grade_date(accept, text).outcome in {"right", "wrong", "partial"}
    assert grade_number(("12 million",), text).outcome in {"right", "wrong", "partial", "prompt"}
    assert grade_text(text, ["will not raise"]).outcome in {"right", "wrong", "prompt"}


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2998, 12, 31)))
def test_a_date_is_itself_in_every_way_of_writing_it_and_never_the_next_day(day: datetime.date) -> None:
    written = (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat())
    assert {grade_date((day.isoformat(),), text).outcome for text in written} == {"right"}
    other = day + datetime.timedelta(days=1)
    assert grade_date((day.isoformat(),), other.isoformat()).reason == "One day off."


@given(st.integers(1, 10**13))
def test_a_number_is_itself_with_separators_and_never_its_neighbour(number: int) -> None:
    assert grade_number((str(number),), f"{number:,}").outcome == "right"
    assert grade_number((str(number),), str(number + 1)).outcome != "right"


def test_edtf_dates_keep_what_is_not_printed_open() -> None:
    assert parse_edtf("XXXX-01-26") == PartialDate(None, 1, 26)
    assert parse_edtf("unknown") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("friday", "2026-03-06"),
        ("Sun", "2026-03-08"),
        ("tomorrow", "2026-03-02"),
        ("today", "2026-03-01"),
        ("May 1", "2026-05-01"),
        ("Feb 3", "2027-02-03"),
        ("2026-03-01", "2026-03-01"),
        ("2026-02-28", None),
        ("February 30", None),
        ("1997", None),
        ("fr", None),
        ("soon", None),
    ],
)
def test_a_day_to_come_is_named_as_people_name_it(text: str, day: str | None) -> None:
    found = day_named(text, datetime.date(2026, 3, 1))
    assert (found.isoformat() if found else None) == day
