"""The closed list of names: who may be called what, and whom the words of a question name."""

from __future__ import annotations

import pytest

from briefbot.briefing.build import build
from briefbot.matching.names import NameBook, build_name_book, find_mentions, near_names
from briefbot.text.tokens import stemmer, tokenise

BOOK = build_name_book(
    build(
        {
            "briefing": 1,
            "title": "Names",
            "people": {
                "petrov": {"name": "Ivan Petrov", "role": "Russian Foreign Minister", "of": "russia"},
                "duval": {"name": "Marie Duval", "role": "President of France", "of": "france"},
                "jones": {"name": "Jo Jones", "role": "director general of the World Harbour Organisation"},
                "kim": "Kim",
                "olsen": {"name": "Per Olsen", "role": "harbour pilot", "aliases": ["Old Pilot"]},
                "ada": {"name": "Ada Byron", "role": "captain", "aliases": ["the Captain"]},
            },
            "organisations": {
                "who": {"name": "World Harbour Organisation"},
                "us": {"name": "United States", "aliases": ["US", "America", "American"], "kind": "country"},
                "russia": {"name": "Russia", "aliases": ["Moscow", "Russian"], "kind": "country"},
                "france": {"name": "France", "aliases": ["French"], "kind": "country"},
                "board": {"name": "the Harbour Board of Directors"},
            },
            "places": {"port": "Port Of Old Town"},
        },
        "",
    )
)


def named(text: str, book: NameBook = BOOK) -> list[tuple[str, tuple[str, ...]]]:
    """(as typed, whom it means) of each mention."""
    return [(one.typed, one.entities) for one in find_mentions(tokenise(text, stemmer("en")), book)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("what did Petrov say", [("Petrov", ("petrov",))]),
        ("what did Ivan say", [("Ivan", ("petrov",))]),
        ("what did I. Petrov say", [("I Petrov", ("petrov",))]),
        ("the Harbour Board of Directors met", [("Harbour Board of Directors", ("board",))]),
        ("the harbour board of directors met", [("harbour board of directors", ("board",))]),
        ("is it the WHO or the US", [("WHO", ("who",)), ("US", ("us",))]),
        ("who told us", []),
        ("did the us agree", [("us", ("us",))]),
        ("what did HBD want", [("HBD", ("board",))]),
        ("what did pot say", []),
        ("Kim and Petrov", [("Kim", ("kim",)), ("Petrov", ("petrov",))]),
    ],
)
def test_somebody_is_named_by_the_whole_name_a_part_of_it_or_its_initials(
    text: str, mentions: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert named(text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("what did the foreign minister say", [("foreign minister", ("petrov",))]),
        ("what did the minister say", [("minister", ("petrov",))]),
        ("what did the Russian foreign minister say", [("Russian foreign minister", ("petrov",))]),
        ("what did Moscow's foreign minister say", [("Moscow's foreign minister", ("petrov",))]),
        ("what did the president of France say", [("president of France", ("duval",))]),
        ("what did the director general say", [("director general", ("jones",))]),
        ("what did the director say", [("director", ("jones",))]),
        ("what did the captain say", [("captain", ("ada",))]),
        ("what did the old pilot say", [("old pilot", ("olsen",))]),  # an alias need not be in the role
    ],
)
def test_a_role_means_the_one_who_has_it(text: str, mentions: list[tuple[str, tuple[str, ...]]]) -> None:
    assert named(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "what did the american foreign minister say",  # somebody known, whose minister nobody is here
        "what did the American foreign minister say",
        "what did the Chinese foreign minister say",
        "what did the chinese foreign minister say",
        "what did the Bavarian minister say",  # a capital, and no nationality of the list
        "what did the france foreign minister say",
        "what did the us captain say",
        "what did the president of Russia say",
        "what did the president of Chad say",
        "what did the president from Chad say",
        "what did the french captain say",
        "what does any minister say",
        "what would happen without a president",
    ],
)
def test_the_role_of_somebody_else_means_nobody_here(text: str) -> None:
    assert {"petrov", "duval", "ada"}.isdisjoint(who for _, whom in named(text) for who in whom)


def test_what_somebody_is_called_as_or_is_said_to_be_may_have_an_article() -> None:
    for text in ("who is known as a captain", "Ada was a captain"):
        assert "ada" in [who for _, whom in named(text) for who in whom]


def test_of_what_stands_behind_a_role_only_names_say_whose_it_is() -> None:
    assert named("what did the president of all people say") == [("president", ("duval",))]
    assert named("what did the captain of the ship say") == [("captain", ("ada",))]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("what did Foreign Minister Petrov say", [("Foreign Minister Petrov", ("petrov",))]),
        ("what did Petrov, the foreign minister, say", [("Petrov", ("petrov",)), ("foreign minister", ("petrov",))]),
        ("what did Petrov the minister say", [("Petrov", ("petrov",)), ("minister", ("petrov",))]),
        ("what did President Petrov say", [("President Petrov", ("petrov",))]),
        ("what did Duval Petrov say", [("Duval", ("duval",)), ("Petrov", ("petrov",))]),
        ("what did Russia's minister say", [("Russia's minister", ("petrov",))]),
        ("did Russia Petrov", [("Russia", ("russia",)), ("Petrov", ("petrov",))]),
    ],
)
def test_a_role_and_a_name_side_by_side_are_one_mention_and_the_name_decides(
    text: str, mentions: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert named(text) == mentions


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("petrof", ["petrov"]),  # one letter
        ("pretov", ["petrov"]),  # two letters changed round
        ("bettrov", ["petrov"]),  # two slips in a long word
        ("duwall", ["duval"]),  # sounds alike
        ("dunabx", []),  # two slips in a name of five
        ("kin", []),  # a name of three is never corrected
        ("kims", []),
        ("fetlow", []),
    ],
)
def test_a_name_is_near_only_within_reach(typed: str, near: list[str]) -> None:
    assert [name for name, _ in near_names(typed, BOOK)] == near


def test_a_name_much_farther_than_the_nearest_is_out_of_reach() -> None:
    people = {"a": "Marten", "b": "Martens", "c": "Barnsen"}
    book = build_name_book(build({"briefing": 1, "title": "T", "people": people}, ""))
    assert [name for name, _ in near_names("martes", book)] == ["marten", "martens"]
