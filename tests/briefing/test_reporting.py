"""Who stands at a verb: names before and after it, through asides and roles; a modal and a mention are none."""

from __future__ import annotations

import pytest

from briefbot.briefing.reporting import Names, at_verbs, names_in, reports, says_that_somebody_said
from briefbot.text.normalise import fold

NAMES = Names.of(
    [("Ada Byron", "ada"), ("Byron", "ada"), ("Max Planck", "max"), ("Planck", "max"), ("the Morning Post", "post"),
     ("NATO", "nato"), ("Al-Jazeera Net", "net")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Byron said that it rains.", ["ada"]),
        ("Byron has also warned of rain.", ["ada"]),
        ("“It rains,” said Ada Byron, the head teacher.", ["ada"]),
        ("“It rains,” warned teacher Ada Byron.", ["ada"]),
        ("According to Max Planck, it rains.", ["max"]),
        ("Ada Byron, the friend of Max Planck, said so.", ["ada"]),
        ("Her friend, Max Planck, had asked for rain.", ["max"]),
        ("Ada Byron, the head of the school, who is new, said so.", ["ada"]),
        ("Ada Byron, who knows Max Planck, said so.", ["ada"]),
        ("She believes that the Morning Post denied it.", ["she", "post"]),
        ("NATO’s answer shows that Ada Byron can say so.", []),
        ("Ada Byron went home with Max Planck.", []),
        ("Ada Byron told Al-Jazeera Net that it rains.", ["ada"]),
    ],
)
def test_whoever_stands_at_a_verb_is_found(text: str, who: list[str]) -> None:
    found = [next(iter(somebody.ids), somebody.name) for somebody in at_verbs(fold(text), NAMES)]
    assert found == who


def test_names_are_found_as_whole_words() -> None:
    assert names_in(fold("Max Planck’s talk to Al-Jazeera Net; no byronic verse."), NAMES) == {"max", "net"}


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("She denied it.", True),
        ("It was her belief.", True),
        ("A “proper” lunch.", True),
        ("The bus leaves at noon.", False),
    ],
)
def test_a_sentence_that_reports_somebody_shows_it(text: str, reported: bool) -> None:
    assert reports(fold(text)) is reported


def test_the_words_that_pass_something_on_are_told() -> None:
    assert says_that_somebody_said(fold("According to Ada, it rains.")) == "according to"
    assert says_that_somebody_said(fold("It rains.")) == ""
