"""A question is read for its kind, for whom it names in which part, and for what was misspelt; and it says how."""

from __future__ import annotations

import pytest

from briefbot.matching.matcher import Matcher
from briefbot.matching.question import Kind, Question
from tests.samples import bridge

MATCHER = Matcher(bridge())


def read(text: str) -> Question:
    return MATCHER.read(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who said there is no danger?", "who-said"),
        ("who was it again that thinks trade suffers", "who-said"),
        ("Whose opinion is it that trade suffers?", "who-said"),
        ("Who is Per Lindqvist?", "who-is"),
        ("who's mayor okafor", "who-is"),
        ("Who closed the bridge?", "who"),
        ("When was the bridge closed?", "when"),
        ("What year was it closed?", "when"),
        ("How soon is the vote?", "when"),
        ("Where did the council meet?", "where"),
        ("Why was it closed?", "why"),
        ("How many cables are rusty?", "how-many"),
        ("How long will it take?", "how-long"),
        ("Does Okafor think so?", "yes-no"),
        ("Compare Okafor and Lindqvist", "compare"),
        ("Do Okafor and Lindqvist say the same?", "compare"),
        ("List everything Okafor said", "list"),
        ("Who is quoted here?", "list"),
        ("Give me the timeline", "timeline"),
        ("Which came first, the closure or the meeting?", "order"),
        ("What happens next?", "next"),
        ("Who has said nothing about money?", "silent"),
        ("rusty cables", "keywords"),
        ("", "keywords"),
    ],
)
def test_the_kind_of_a_question(text: str, kind: Kind) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "speakers", "addressees", "outlets", "others"),
    [
        ("What did Okafor say about Lindqvist?", ["okafor"], [], [], ["lindqvist"]),
        ("What did Lindqvist tell Okafor?", ["lindqvist"], ["okafor"], [], []),
        ("What did Okafor say to Lindqvist?", ["okafor"], ["lindqvist"], [], []),
        ("What did Okafor tell River Radio?", ["okafor"], [], ["river-radio"], []),
        ("According to the bridge engineer, is it safe?", ["lindqvist"], [], [], []),
        ("What is Tran's opinion of the mayor?", ["tran"], [], [], ["okafor"]),
        ("What does Tran think of Okafor's statement?", ["tran"], [], [], ["okafor"]),
        ("What did the report say?", ["report"], [], [], []),
        ("What was in the report?", ["report"], [], [], []),
        ("Was Okafor quoted by Tran?", ["tran"], [], [], ["okafor"]),
        ("tell me about Okafor", [], [], [], ["okafor"]),
        ("whats okafors reason for saying it is safe", ["okafor"], [], [], []),
        ("I was told that Okafor signed it", [], [], [], ["okafor"]),
        ("What was Okafor getting at when she said the ferry pays?", ["okafor"], [], [], []),
        ("What makes Okafor so confident the ferry pays?", ["okafor"], [], [], []),
        ("Okafor is convinced the ferry pays, why?", ["okafor"], [], [], []),
        ("Okafor's remark that it is safe: to whom was it made?", ["okafor"], [], [], []),
    ],
)
def test_the_part_that_a_name_plays(
    text: str, speakers: list[str], addressees: list[str], outlets: list[str], others: list[str]
) -> None:
    question = read(text)
    parts = (question.speakers, question.addressees, question.outlets, question.others)
    assert [[mention.entities[0] for mention in part] for part in parts] == [speakers, addressees, outlets, others]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("what did okafro say", [("okafro", "okafor")]),
        ("lindkvist", [("lindkvist", "lindqvist")]),
        ("the repiaring of it", [("repiaring", "repairing")]),
        ("what did the enginer say", [("enginer", "engineer")]),
    ],
)
def test_what_is_misspelt_is_read_as_the_nearest_known_word_and_told(
    typed: str, read_as: list[tuple[str, str]]
) -> None:
    assert [(one.typed, one.read_as) for one in read(typed).corrections] == read_as


@pytest.mark.parametrize("text", ["what about tables", "the rest of it", "Tron", "Brant said", "in 1998", "repair it"])
def test_real_words_short_names_and_numbers_are_not_corrected(text: str) -> None:
    assert not [one for one in read(text).corrections if one.typed not in ("Brant",)]


def test_a_name_of_two_people_stays_open() -> None:
    question = read("What did Brandt say?")
    assert question.speakers[0].entities == ("anna-brandt", "karl-brandt")


def test_a_misspelt_name_of_two_people_stays_open() -> None:
    assert read("What did Brandtt say?").speakers[0].entities == ("anna-brandt", "karl-brandt")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("What did Zelensky say?", ["Zelensky"]),
        ("what did stoltenberg say about the bridge", ["stoltenberg"]),
        ("Did Okafor meet Blinken?", ["Blinken"]),
        ("What does Germany think?", ["Germany"]),
        ("Did the council meet in Eastwick?", []),
        ("WHAT DID OKAFOR SAY ABOUT TUNNELS", []),
    ],
)
def test_names_near_nobody_are_noticed(text: str, unknown: list[str]) -> None:
    assert list(read(text).unknown_names) == unknown


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("the mayor", "okafor"),
        ("mayor of Eastwick", "okafor"),
        ("the bridge engineer", "lindqvist"),
        ("the ferry captain", "tran"),
        ("Mayor Okafor", "okafor"),
        ("N. Okafor", "okafor"),
    ],
)
def test_people_are_known_by_role_title_and_initial(text: str, entity: str) -> None:
    assert [mention.entities for mention in read(f"Who is {text}?").mentions] == [(entity,)]


def test_a_role_narrowed_to_somebody_else_is_nobody_here() -> None:
    assert not read("What did the French mayor say?").mentions


@pytest.mark.parametrize("text", ["x" * 5000, "? ! …", "\x00\x1b[31m", "1 2 3", "no no no", "the", "“”", "ß" * 300])
def test_anything_can_be_read(text: str) -> None:
    assert read(text).text == text


def test_digits_that_stand_for_words_are_heard_as_such_only_in_chat() -> None:
    assert "2" not in [token.folded for token in read("r u sure its open 2 lorries").tokens]
    assert "2" in [token.folded for token in read("Are cables 2 and 4 rusty?").tokens]


def test_what_stands_around_a_question_is_no_part_of_it() -> None:
    bare = [token.folded for token in read("the bridge is closed").content]
    for around in (
        "I heard that the bridge is closed",
        "Is it true that the bridge is closed?",
        "the bridge is closed. Discuss.",
    ):
        assert [token.folded for token in read(around).content] == bare, around


def test_the_same_words_inside_a_question_are_part_of_it() -> None:
    content = [
        token.folded for token in read("Who said the teacher told me to hear both sides of the true story?").content
    ]
    assert {"teacher", "hear", "true"} <= set(content)
