"""Typed names: who is accepted, who is asked back, who is never taken for another."""

from __future__ import annotations

import pytest

from briefbot.quiz.grade import grade
from tests.quiz.samples import ground

GROUND = ground()

RIGHT = [
    ("leyen", "Ursula von der Leyen"),
    ("leyen", "von der Leyen"),
    ("leyen", "Von Der Leyen"),
    ("leyen", "Leyen"),
    ("leyen", "President von der Leyen"),
    ("leyen", "I think it was Ursula von der Leyen."),
    ("leyen", "Ursula von der Leyden"),
    ("zelensky", "Zelensky"),
    ("zelensky", "Zelenskyy"),
    ("zelensky", "Zelenskiy"),
    ("zelensky", "Zélensky"),
    ("zelensky", "Volodymir Zelensky"),
    ("zelensky", "Zelenksy"),
    ("zelensky", "ukrainian president Zelensky"),
    ("w-bush", "George W. Bush"),
    ("w-bush", "george w bush"),
    ("hw-bush", "George HW Bush"),
    ("kim-un", "Kim Jong-un"),
    ("kim-il", "kim jong il"),
    ("ryabkov", "Ryabkov"),
    ("ryabkov", "Sergey Ryabkov"),
    ("ryabkov", "Ryabkof"),
    ("ryabkov", "Ryabkovv"),
    ("ryzhkov", "Ryzhkov"),
    ("iran", "Iran"),
    ("iran", "iran."),
    ("niger", "Niger"),
    ("north-korea", "north korea"),
    ("herald", "Daily Herald"),
    ("herald", "the herald"),
    ("herald", "Daily Hearld"),
]

WRONG = [
    ("w-bush", "George H. W. Bush"),
    ("hw-bush", "George W. Bush"),
    ("w-bush", "Jeb Bush"),
    ("kim-un", "Kim Jong Il"),
    ("kim-il", "Kim Jong-un"),
    ("iran", "Iraq"),
    ("iraq", "Iran"),
    ("iran", "Irak"),
    ("niger", "Nigeria"),
    ("nigeria", "Niger"),
    ("nigeria", "Nigerian"),
    ("north-korea", "South Korea"),
    ("south-korea", "North Korea"),
    ("south-korea", "south koera north"),
    ("ryabkov", "Ryzhkov"),
    ("ryzhkov", "Ryabkov"),
    ("ryabkov", "not Ryabkov"),
    ("ryabkov", "Ryabkov or Ryzhkov"),
    ("zelensky", "Ursula von der Leyen"),
    ("zelensky", "Poroshenko"),
    ("zelensky", "Olena Zelenska"),
    ("herald", "Evening Courier"),
    ("herald", "Daily Courier"),
    ("leyen", ""),
    ("leyen", "?"),
]

ASKED_BACK = [
    ("w-bush", "Bush"),
    ("hw-bush", "President Bush"),
    ("w-bush", "George Bush"),
    ("w-bush", "George"),
    ("kim-un", "Kim"),
    ("leyen", "Ursula"),
    ("zelensky", "the Ukrainian President"),
    ("zelensky", "president"),
    ("ryabkov", "Ryabkova"),
    ("ryabkov", "Dyabkov"),
    ("ryabkov", "Sergej Tyabkov"),
    ("w-bush", "George W. Rush"),
    ("w-bush", "George W. Bus"),
]


@pytest.mark.parametrize(("entity", "typed"), RIGHT)
def test_the_right_name_is_accepted_however_it_is_written(entity: str, typed: str) -> None:
    assert grade(GROUND.answer_line(entity), typed).outcome == "right"


@pytest.mark.parametrize(("entity", "typed"), WRONG)
def test_no_other_name_is_ever_accepted(entity: str, typed: str) -> None:
    assert grade(GROUND.answer_line(entity), typed).outcome == "wrong"


@pytest.mark.parametrize(("entity", "typed"), ASKED_BACK)
def test_a_name_that_fits_more_than_one_is_asked_back(entity: str, typed: str) -> None:
    verdict = grade(GROUND.answer_line(entity), typed)
    assert verdict.outcome in {"prompt", "partial"}
    assert verdict.reason.endswith(("?", "Check the spelling."))


def test_naming_somebody_else_tells_who_was_named() -> None:
    verdict = grade(GROUND.answer_line("ryabkov"), "Vladimir Ryzhkov")
    assert (verdict.taken_for, verdict.reason) == ("ryzhkov", "That is Vladimir Ryzhkov.")


def test_every_verdict_has_its_reason() -> None:
    for entity in GROUND.briefing.entities:
        line = GROUND.answer_line(entity)
        for typed in (*line.accept, *line.prompt, "Nobody At All", "President Putin", ""):
            assert grade(line, typed).reason, (entity, typed)


def test_a_slip_towards_another_known_name_is_that_name() -> None:
    assert grade(GROUND.answer_line("ryabkov"), "Ryzhkof").taken_for == "ryzhkov"


@pytest.mark.parametrize("entity", list(GROUND.briefing.entities))
def test_every_other_known_name_is_refused(entity: str) -> None:
    line = GROUND.answer_line(entity)
    accepted = [
        known.form
        for known in GROUND.known_names
        if known.entity != entity and grade(line, known.form).outcome == "right"
    ]
    assert accepted == []
