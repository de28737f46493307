"""Pins the shipped briefing: who is credited with what, and the manners of its words.

The attributions are written out here a second time, so that no edit of the briefing can move words to another speaker
without somebody noticing. What needs the source text is left to `briefbot check --source`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from briefbot import load_briefing
from briefbot.briefing.model import RESERVED_IDS, UNDISCLOSED, Briefing, Fact, Statement
from briefbot.text.normalise import fold

SHIPPED: Final = Path(__file__).parents[2] / "content" / "briefing.json"


class Credit(NamedTuple):
    """To whom a statement belongs, in the order of the fields of a statement; `form` is direct, mixed or indirect."""

    speaker: str
    form: str
    attribution: str = "explicit"
    to: str = ""
    via: str = ""
    reported_by: tuple[str, ...] = ()


CREDITS: Final = {
    "concerns-ignored": Credit("putin", "indirect", to="macron"),
    "no-answer-on-1997": Credit("putin", "indirect", to="macron"),
    "russian-fears": Credit("us-response", "mixed", reported_by=(UNDISCLOSED,)),
    "security-for-everyone": Credit("us-response", "mixed", reported_by=(UNDISCLOSED,)),
    "response-becomes-public": Credit("lavrov", "indirect"),
    "leak": Credit("lavrov", "mixed"),
    "us-wants-secrecy": Credit("united-states", "indirect", reported_by=("lavrov",)),
    "talks-on-minor-issues": Credit("lavrov", "indirect"),
    "main-issue-refused": Credit("lavrov", "indirect"),
    "path-to-decision": Credit("lavrov", "indirect"),
    "can-afford-war": Credit("baunov", "indirect"),
    "hope-on-minor-points": Credit("baunov", "indirect", "implied"),
    "depends-on-russia": Credit("baunov", "indirect", via="al-jazeera-net"),
    "two-scenarios": Credit("kortunov", "indirect"),
    "nothing-to-talk-about": Credit("kortunov", "indirect", "implied"),
    "better-than-nothing": Credit("kortunov", "indirect", via="fontanka-row"),
    "west-not-ready": Credit("izev", "indirect"),
    "no-guarantees": Credit("izev", "direct", via="al-jazeera-net"),
    "kremlin-expected-it": Credit("izev", "indirect", via="al-jazeera-net"),
    "measures-unclear": Credit("izev", "indirect"),
    "only-written-answers": Credit("izev", "indirect", "implied"),
    "ball-in-putins-court": Credit("izev", "mixed", "implied"),
}

QUOTES: Final = {
    "russian-fears": "Russian fears",
    "security-for-everyone": (
        "the possibility of agreeing on things that could increase the level of security for everyone, including Russia"
    ),
    "leak": "leaked",
    "no-guarantees": (
        "there are no guarantees that NATO will not expand to the Russian borders, "
        "nor that new offensive weapons will not be installed near the borders"
    ),
    "ball-in-putins-court": (
        "finished exactly what the Russian side was expecting, so the ball is now in President Vladimir Putin’s court"
    ),
}

INNER_PARTIES: Final = {
    "nothing-to-talk-about": "russia",
    "west-not-ready": "nato-white-house-reps",
    "kremlin-expected-it": "russia",
}

ROLES: Final = {
    "putin": "Russian President",
    "macron": "Putin's French counterpart",
    "lavrov": "Russian Foreign Minister",
    "sullivan": "US Ambassador to Moscow",
    "baunov": "political analyst",
    "kortunov": "Director General of the Russian International Affairs Council",
    "izev": "international affairs analyst",
}


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return load_briefing(SHIPPED)


def statement(briefing: Briefing, key: str) -> Statement:
    item = briefing.items[key]
    assert isinstance(item, Statement)
    return item


def facts_and_statements(briefing: Briefing) -> tuple[Fact | Statement, ...]:
    return (*briefing.facts, *briefing.statements)


def own_words(briefing: Briefing) -> dict[str, str]:
    """Everything that the editor wrote, by the id of where it stands."""
    words = {item.id: f"{item.text} {item.note}" for item in facts_and_statements(briefing)}
    words |= {f"timeline {number}": entry.text for number, entry in enumerate(briefing.timeline)}
    words |= {f"glossary {term}": text for term, text in briefing.glossary.items()}
    sics = [sic for source in briefing.sources.values() for sic in source.sic]
    return words | {f"sic {sic.exact}": f"{sic.note} {sic.reading}" for sic in sics}


@pytest.mark.parametrize("key", CREDITS)
def test_every_statement_belongs_to_its_speaker(briefing: Briefing, key: str) -> None:
    item = statement(briefing, key)
    found = Credit(item.speaker, item.form, item.attribution, item.to, item.via, item.reported_by)
    assert found == CREDITS[key]


def test_no_statement_is_without_a_pinned_credit(briefing: Briefing) -> None:
    assert [item.id for item in briefing.statements] == list(CREDITS)


def test_only_printed_speech_is_quoted_and_its_garbles_stay(briefing: Briefing) -> None:
    quoted = {item.id: item.quotes for item in briefing.statements if item.quotes}
    assert quoted == {key: (words,) for key, words in QUOTES.items()}


@pytest.mark.parametrize("key", INNER_PARTIES)
def test_a_view_ascribed_to_others_keeps_them_apart_from_the_speaker(briefing: Briefing, key: str) -> None:
    item = statement(briefing, key)
    assert INNER_PARTIES[key] in item.about
    assert item.note


@pytest.mark.parametrize("key", [key for key, credit in CREDITS.items() if credit.attribution == "implied"])
def test_an_implied_attribution_says_that_the_sentence_names_no_speaker(briefing: Briefing, key: str) -> None:
    assert re.search(r"sentence names (nobody|no speaker)", statement(briefing, key).note)


def test_everybody_and_everything_on_the_checklist_is_there(briefing: Briefing) -> None:
    counts = (len(briefing.people), len(briefing.organisations), len(briefing.places))
    assert counts == (7, 14, 6)
    assert (len(briefing.facts), len(briefing.statements), len(briefing.scenarios)) == (10, 22, 2)
    assert len(briefing.timeline) == 9
    assert len(briefing.sources["article"].sic) == 19
    assert len(briefing.tests) >= 20
    assert len(briefing.quiz) >= 6


def test_roles_are_those_the_article_prints(briefing: Briefing) -> None:
    assert {person.id: person.role for person in briefing.people} == ROLES


def test_those_who_are_named_without_speaking_have_no_words(briefing: Briefing) -> None:
    speakers = {item.speaker for item in briefing.statements}
    assert speakers.isdisjoint(
        {"macron", "sullivan", "russia", "russian-officials", "nato-white-house-reps", *RESERVED_IDS}
    )


def test_no_text_of_the_editor_contains_a_quotation_mark(briefing: Briefing) -> None:
    marked = {place: words for place, words in own_words(briefing).items() if re.search(r'["“”„«»]', words)}
    assert marked == {}


def test_no_text_of_a_statement_names_its_speaker(briefing: Briefing) -> None:
    for item in briefing.statements:
        speaker = briefing.entities[item.speaker]
        names = {speaker.name, *speaker.aliases, *speaker.extra_aliases} - {"US"}
        named = [name for name in names if re.search(rf"\b{re.escape(fold(name))}\b", fold(item.text))]
        if item.speaker == "united-states":
            named += [word for word in ("US", "U.S.") if word in item.text.split()]
        assert named == [], item.id


def test_the_year_and_other_outside_knowledge_stay_out(briefing: Briefing) -> None:
    told = " ".join(own_words(briefing).values())
    assert not re.search(r"\b(20\d\d|Inozemtsev|Zelensk\w+|Biden|Stoltenberg)\b", told)
    assert set(re.findall(r"\b1\d{3}\b", told)) == {"1997"}


def test_the_source_names_neither_author_nor_publisher_nor_date(briefing: Briefing) -> None:
    source = briefing.sources["article"]
    assert (source.author, source.publisher, source.published, source.url) == ("unknown",) * 4


def test_only_what_the_article_dates_is_dated(briefing: Briefing) -> None:
    told = {item.id: item.when for item in facts_and_statements(briefing) if item.when}
    assert {key: (when.text, when.date, when.after, when.before) for key, when in told.items()} == {
        "responses-submitted": ("the evening of January 26", "XXXX-01-26", "", ""),
        "putin-macron-call": ("afterward", "", "", ""),
        "concerns-ignored": ("afterward", "", "", ""),
        "no-answer-on-1997": ("afterward", "", "", ""),
    }


def test_every_item_is_cited_and_filed(briefing: Briefing) -> None:
    for item in facts_and_statements(briefing):
        assert item.cites, item.id
        assert item.topics, item.id
        assert set(item.topics) <= set(briefing.topics), item.id


def test_every_topic_has_an_item(briefing: Briefing) -> None:
    filed = {topic for item in facts_and_statements(briefing) for topic in item.topics}
    assert filed == set(briefing.topics)


def test_what_the_article_does_not_tell_is_said_to_be_unknown(briefing: Briefing) -> None:
    unknown = [question for question in briefing.questions if question.unknown]
    assert len(unknown) >= 40
    assert all(3 <= len(question.ask) <= 5 for question in unknown)


def test_every_fact_and_statement_is_the_first_answer_to_questions_in_other_words(briefing: Briefing) -> None:
    phrasings = {item.id: 0 for item in facts_and_statements(briefing)}
    for question in briefing.questions:
        if question.items and question.items[0] in phrasings:
            phrasings[question.items[0]] += len(question.ask)
    assert {key for key, count in phrasings.items() if count < 5} == set()


def test_no_question_stands_under_two_answers(briefing: Briefing) -> None:
    phrasings = [fold(ask) for question in briefing.questions for ask in question.ask]
    assert sorted(phrasings) == sorted(set(phrasings))


def test_a_scenario_is_answered_with_its_statement_and_itself(briefing: Briefing) -> None:
    for scenario in briefing.scenarios:
        assert any(question.items == (scenario.items[-1], scenario.id) for question in briefing.questions)


def test_scenarios_rest_on_their_authors_statements(briefing: Briefing) -> None:
    for scenario in briefing.scenarios:
        assert scenario.by == "kortunov"
        assert {statement(briefing, key).speaker for key in scenario.items} == {"kortunov"}
