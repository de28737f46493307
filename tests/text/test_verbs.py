"""Forms of reporting verbs: inflected rightly, and those left out that are nouns more often."""

from __future__ import annotations

import pytest

from briefbot.text.verbs import Frame, forms, reporting_gerunds, surely_reporting


@pytest.mark.parametrize("word", ["denies", "admitted", "said", "foresaw", "wrote", "told", "planned", "urges"])
def test_a_form_of_a_reporting_verb_reports(word: str) -> None:
    assert word in surely_reporting()


@pytest.mark.parametrize("word", ["states", "report", "grinned", "saying", "written", "house"])
def test_nouns_gerunds_and_what_needs_a_quotation_do_not_report_by_themselves(word: str) -> None:
    assert word not in surely_reporting()


def test_gerunds_stand_apart() -> None:
    assert {"saying", "denying", "admitting"} <= reporting_gerunds()


def test_what_may_follow_is_known_of_every_form() -> None:
    assert forms()["promised"].frames & Frame.INFINITIVE
    assert not forms()["grinned"].frames & Frame.PLAIN
