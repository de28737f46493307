"""What is known to go wrong when questions are matched by likeness: each hazard is a briefing in which it must not happen."""

from __future__ import annotations

from functools import cache

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.briefing.build import build
from tests.answering.asking import PEOPLE, conversation
from tests.answering.asking import afresh as ask


@pytest.mark.parametrize(
    "question",
    ["What is the weather tomorrow?", "will it rain on the ceasefire delegation tomorrow", "weather", "who is there"],
)
def test_small_words_and_chance_likeness_pull_no_answer_in(question: str) -> None:
    talk = conversation(PEOPLE, ("mora", "What is needed tomorrow is a ceasefire that both sides respect."))
    assert ask(talk, question).outcome == "not_in_briefing"


def test_another_year_is_not_the_same_year() -> None:
    talk = conversation(PEOPLE, ("mora", "The dam was finished in 2024."), ("venn", "The lock was finished in 1999."))
    assert ask(talk, "Who said the dam was finished in 2024?").items == ("s1",)
    assert ask(talk, "dam 2025").outcome == "not_in_briefing"


def test_a_denial_is_found_as_a_denial_and_shown_in_its_own_words() -> None:
    talk = conversation(PEOPLE, ("mora", "The treaty was not signed in secret."))
    reply = ask(talk, "Did Mora say the treaty was signed in secret?")
    assert "not signed" in reply.text
    assert reply.headline == "Mind the “not” in the briefing's words:"
    assert not reply.text.casefold().startswith(("yes", "no "))


@pytest.mark.parametrize(
    ("known", "other"),
    [("Iran", "Iraq"), ("Smith", "Smyth"), ("Austria", "Australia"), ("Ivanov", "Ivanova"), ("Ryabkov", "Ryzhkov")],
)
def test_two_known_names_one_edit_apart_are_never_taken_for_each_other(known: str, other: str) -> None:
    people: dict[str, object] = {"one": {"name": known}, "two": {"name": other}}
    talk = conversation(people, ("one", "The harbour is open."), ("two", "The airport is shut."))
    assert ask(talk, f"What did {known} say?").items == ("s1",)
    assert ask(talk, f"What did {other} say?").items == ("s2",)


def test_one_near_name_is_taken_and_said() -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour is open."))
    reply = ask(talk, "what did Morra say")
    assert reply.items == ("s1",)
    assert [(one.typed, one.read_as) for one in reply.readings] == [("Morra", "Ida Mora")]


def test_two_near_names_are_asked_back() -> None:
    people: dict[str, object] = {"one": {"name": "Karl Brandt"}, "two": {"name": "Anna Brandt"}}
    talk = conversation(people, ("one", "The harbour is open."), ("two", "The airport is shut."))
    reply = ask(talk, "what did Brandtt say")
    assert reply.outcome == "choice"
    assert len(reply.choices) == 2


@pytest.mark.parametrize("name", ["Zelensky", "Blinken", "Okonkwo"])
def test_a_name_near_nobody_is_named_in_the_refusal(name: str) -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour is open."))
    reply = ask(talk, f"What did {name} say about the harbour?")
    assert reply.outcome == "not_in_briefing"
    assert name in reply.headline


def test_truncated_stems_do_not_make_one_person_of_two() -> None:
    people: dict[str, object] = {"one": {"name": "Viktor Medvedchuk"}, "two": {"name": "Dmitri Medvedev"}}
    talk = conversation(people, ("one", "The pipe is closed."), ("two", "The pipe is open."))
    assert ask(talk, "What did Medvedchuk say about the pipe?").items == ("s1",)
    assert ask(talk, "What did Medvedev say about the pipe?").items == ("s2",)


def test_cyrillic_is_not_taken_for_latin_letters() -> None:
    talk = conversation({"mora": {"name": "Mopa"}}, ("mora", "The harbour is open."))
    assert ask(talk, "What did Мора say?").outcome == "not_in_briefing"


def test_accents_and_case_do_not_matter_and_a_swap_is_one_edit() -> None:
    talk = conversation({"z": {"name": "Zoë Müller"}}, ("z", "The harbour is open."))
    for name in ("MULLER", "zoe muller", "Mulelr"):
        assert ask(talk, f"what did {name} say").items == ("s1",)


def test_unrelated_items_do_not_change_what_is_found_nor_its_outcome() -> None:
    few = conversation(PEOPLE, ("mora", "The harbour is open to ferries."))
    many = conversation(
        PEOPLE,
        ("mora", "The harbour is open to ferries."),
        *(("venn", f"Number {n} of the unrelated remarks.") for n in range(300)),
    )
    for question in ("Who said the harbour is open to ferries?", "Who said the tunnel is closed to lorries?"):
        assert ask(few, question).outcome == ask(many, question).outcome
        assert ask(few, question).items == ask(many, question).items


def test_a_refusal_is_not_rescued_with_words_of_the_last_answer() -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour is open."), ("venn", "The airport is shut."))
    talk.ask("What did Mora say about the harbour?")
    assert talk.ask("What is the price of gas in Europe?").outcome == "not_in_briefing"


def test_words_that_are_nowhere_between_quotation_marks_are_said_to_be_nowhere() -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour is open."))
    reply = ask(talk, 'Who said "the moon is made of green cheese"?')
    assert reply.outcome == "not_in_briefing"
    assert reply.headline == "Those words are not in this briefing."


def test_words_nearly_quoted_are_answered_with_what_is_printed() -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour will stay open to ferries all winter."))
    reply = ask(talk, 'Who said "the harbour will stay open to ferries all summer"?')
    assert reply.items == ("s1",)
    assert "Not word for word" in reply.headline
    assert "“The harbour will stay open to ferries all”" in reply.headline


@pytest.mark.parametrize(
    "question", ["a" * 100_000, "\x1b[2J\x07" * 500, "[@click=app.quit]x[/]", "\u202egnirts", "e\u0301" * 500]
)
def test_a_hostile_question_is_answered_like_any_other(question: str) -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour is open."))
    assert ask(talk, question).outcome == "not_in_briefing"


def test_letters_changed_round_are_one_edit_even_in_a_short_name() -> None:
    talk = conversation({"orlov": {"name": "Orlov"}, **PEOPLE}, ("orlov", "The harbour is open."))
    assert [(one.typed, one.read_as) for one in ask(talk, "what did Olrov say").readings] == [("Olrov", "Orlov")]


@pytest.mark.parametrize("name", ["Gorshkov", "Gormilov", "Harbulov"])
def test_a_name_three_edits_away_is_another_name(name: str) -> None:
    talk = conversation({"gorbunov": {"name": "Gorbunov"}, "venn": {"name": "Venn"}}, ("gorbunov", "The sea is calm."))
    reply = ask(talk, f"What did {name} say?")
    assert (reply.outcome, reply.headline) == ("not_in_briefing", f"Nothing by {name} here.")


def test_a_name_of_three_letters_is_never_read_as_another() -> None:
    talk = conversation({"kim": {"name": "Kim"}, **PEOPLE}, ("kim", "The harbour is open."))
    reply = ask(talk, "What did Kem say?")
    assert (reply.outcome, reply.readings) == ("not_in_briefing", ())


def test_letters_changed_round_in_an_ordinary_word_are_one_edit() -> None:
    talk = conversation(PEOPLE, ("mora", "The ferry crosses at noon."), ("venn", "The tide turns at dusk."))
    reply = ask(talk, "when does the frery cross")
    assert [(one.typed, one.read_as) for one in reply.readings] == [("frery", "ferry")]


@pytest.mark.parametrize("typed", ["Brantt", "Brandd"])
def test_a_name_near_two_different_names_is_not_given_to_either_in_silence(typed: str) -> None:
    people: dict[str, object] = {"one": {"name": "Brandt"}, "two": {"name": "Branto"}}
    talk = conversation(people, ("one", "The harbour is open."), ("two", "The airport is shut."))
    assert ask(talk, f"what did {typed} say").outcome != "answer"


@pytest.mark.parametrize("holder", ["the French mayor", "the Chinese mayor", "the chinese mayor", "the mayor of Lyon"])
def test_the_role_of_somebody_elsewhere_is_not_that_of_the_one_known(holder: str) -> None:
    people: dict[str, object] = {"mora": {"name": "Ida Mora", "role": "mayor of Eastwick"}, "venn": {"name": "Venn"}}
    talk = conversation(people, ("mora", "The harbour is open."), ("venn", "The airport is shut."))
    assert ask(talk, "What did the mayor of Eastwick say?").items == ("s1",)
    assert ask(talk, "What did the mayor say?").items == ("s1",)
    assert "s1" not in ask(talk, f"What did {holder} say?").items


def test_anybody_who_has_a_role_is_not_the_one_known() -> None:
    people: dict[str, object] = {"mora": {"name": "Ida Mora", "role": "mayor of Eastwick"}, "venn": {"name": "Venn"}}
    read = conversation(people, ("mora", "The harbour is open.")).matcher.read
    assert read("What would happen without a mayor?").mentions == ()
    assert [one.entities for one in read("Who is known as a mayor?").mentions] == [("mora",)]


def test_words_credited_in_passing_are_put_right() -> None:
    talk = conversation(
        PEOPLE, ("mora", "Fishing quotas will be halved by summer."), ("venn", "The lighthouse needs a new lamp.")
    )
    reply = ask(talk, "How does Venn justify that fishing quotas will be halved?")
    assert (reply.outcome, reply.items) == ("correction", ("s1",))
    assert ask(talk, "Venn's idea of halved fishing quotas by summer?").outcome == "correction"


def test_somebody_only_named_is_credited_with_nothing_in_passing() -> None:
    talk = conversation(PEOPLE, ("mora", "Fishing quotas will be halved by summer."), ("venn", "He lamps the tower."))
    assert ask(talk, "Why will fishing quotas be halved, as Mora told Venn?").outcome != "correction"
    assert ask(talk, "How much does Venn earn by fishing quotas?").outcome != "correction"


QUOTAS = ("mora", "Fishing quotas will be halved by summer.")


@pytest.mark.parametrize(
    "question",
    [
        "Did Venn halve fishing quotas by summer?",  # behind "did" he is the subject
        "Venn's halved fishing quotas by summer?",  # they are said to be his
        "fishing quotas halved by summer, Venn's words?",
        "Venn: fishing quotas halved by summer",
    ],
)
def test_whoever_stands_as_the_subject_is_credited_in_passing(question: str) -> None:
    talk = conversation(PEOPLE, QUOTAS, ("venn", "The lighthouse needs a new lamp."))
    reply = ask(talk, question)
    assert (reply.outcome, reply.items) == ("correction", ("s1",)), reply.why


@pytest.mark.parametrize(
    "question",
    [
        "When will Venn's fishing quotas be halved by summer?",  # asks for a time
        "Will fishing quotas be halved by summer near Venn?",  # no subject
        "How do Venn and Mora halve fishing quotas by summer?",  # two people
        "How does Northport halve fishing quotas by summer?",  # nobody who speaks
    ],
)
def test_who_is_no_subject_is_credited_with_nothing_in_passing(question: str) -> None:
    document = {
        "briefing": 1,
        "title": "Hazards",
        "people": PEOPLE,
        "places": {"northport": "Northport"},
        "statements": [
            {"id": "s1", "speaker": "mora", "text": QUOTAS[1]},
            {"speaker": "venn", "text": "The lamp is new."},
        ],
    }
    assert ask(Conversation(build(document, "")), question).outcome != "correction"


@pytest.mark.parametrize(
    "text", ["Venn will halve fishing quotas by summer.", "He will halve fishing quotas by summer."]
)
def test_what_somebody_else_may_tell_of_the_one_named_is_not_given_to_the_teller(text: str) -> None:
    talk = conversation(PEOPLE, ("mora", text), ("venn", "The lighthouse needs a new lamp."))
    assert ask(talk, "How does Venn halve fishing quotas by summer?").outcome != "correction"
    assert ask(talk, "Did Venn say that fishing quotas are halved by summer?").outcome == "correction"


def test_what_both_say_is_nobodys_correction() -> None:
    talk = conversation(PEOPLE, QUOTAS, ("venn", "Fishing quotas must be halved by summer."))
    assert ask(talk, "How does Venn justify that fishing quotas will be halved by summer?").outcome == "answer"


def test_confidence_does_not_change_with_unrelated_items() -> None:
    filler = "copper beech violin meadow pepper saddle lantern marble walnut falcon ginger ribbon".split()
    others = [("venn", f"A {one} and a {other} were sold.") for one in filler for other in filler if one < other]
    sure = [
        ask(
            conversation(PEOPLE, ("mora", "The harbour is open to ferries in winter."), *others[:count]), question
        ).confidence
        for question in ("Is the harbour open to ferries?", "Who said the harbour is open to lorries in summer?")
        for count in (1, 8, 66)
    ]
    assert max(sure[:3]) - min(sure[:3]) < 0.01, sure
    assert max(sure[3:]) - min(sure[3:]) < 0.01, sure


def test_a_long_number_is_not_read_as_one_that_differs_in_a_digit() -> None:
    talk = conversation(PEOPLE, ("mora", "The dam cost 120000 crowns."))
    reply = ask(talk, "Who said the dam cost 120005?")
    assert reply.readings == ()
    assert ask(talk, "120005").outcome == "not_in_briefing"
    assert ask(talk, "120000").items == ("s1",)


def test_accents_are_folded_before_edits_are_counted() -> None:
    talk = conversation({"n": {"name": "Žižek"}}, ("n", "The harbour is open."))
    assert ask(talk, "what did zizk say").items == ("s1",)


def test_one_near_name_in_another_spelling_is_taken_and_said_where_only_one_is_known() -> None:
    talk = conversation({"smith": {"name": "Smith"}, "venn": {"name": "Olof Venn"}}, ("smith", "The harbour is open."))
    reply = ask(talk, "what did Smyth say")
    assert [(one.typed, one.read_as) for one in reply.readings] == [("Smyth", "Smith")]


@pytest.mark.parametrize("question", ["harbour zebras", "zebras harbour?", "open opera"])
def test_of_two_words_both_must_be_found(question: str) -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour is open to ferries in winter."))
    assert ask(talk, question).outcome == "not_in_briefing"


@pytest.mark.parametrize(
    "question", ["harbour zebras opera cathedral", "Did the cathedral sell zebras at the harbour?"]
)
def test_of_many_words_one_is_not_enough(question: str) -> None:
    talk = conversation(PEOPLE, ("mora", "The harbour is open to ferries in winter."))
    assert ask(talk, question).outcome == "not_in_briefing"


def test_a_clear_winner_is_shown_alone_and_equally_good_ones_together_without_asking_back() -> None:
    talk = conversation(
        PEOPLE,
        ("mora", "The harbour is open today."),
        ("venn", "The harbour is open today."),
        ("venn", "The harbour master sells bread."),
    )
    assert ask(talk, "Who says the harbour master sells bread?").items == ("s3",)
    both = ask(talk, "Who says the harbour is open today?")
    assert (both.outcome, set(both.items)) == ("answer", {"s1", "s2"})


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Who said the harbour is open to ferries?", "answer"),
        ("What did Mora say about ferries?", "answer"),
        ("Who said the tunnel is closed to lorries?", "not_in_briefing"),
    ],
)
def test_confidence_means_the_same_among_ten_items_and_among_ten_thousand(question: str, outcome: str) -> None:
    few, many = (ask(_of_size(size), question) for size in (10, 10_000))
    assert few.outcome == many.outcome == outcome
    assert few.items == many.items
    assert abs(few.confidence - many.confidence) < 0.1


@cache
def _of_size(unrelated: int) -> Conversation:
    filler = "copper beech violin meadow pepper saddle lantern marble walnut falcon ginger ribbon".split()
    others = [
        ("venn", f"The {filler[n % 12]} beside the {filler[n // 12 % 12]} has {n} of its {filler[n // 144 % 12]}.")
        for n in range(unrelated)
    ]
    return conversation(PEOPLE, ("mora", "The harbour is open to ferries in winter."), *others)


NESTED: dict[str, object] = {
    "briefing": 1,
    "title": "Nested",
    "people": PEOPLE,
    "organisations": {"port": {"name": "the port authority", "aliases": ["port authority"]}},
    "statements": [
        {"id": "dues", "speaker": "port", "reported_by": ["mora"], "text": "Harbour dues must rise by half."},
        {"id": "ice", "speaker": "venn", "attribution": "implied", "text": "The ice will hold until April."},
    ],
}


def test_what_somebody_reports_is_credited_to_both_and_to_neither_alone() -> None:
    reply = Conversation(build(NESTED, "")).ask("Who said that harbour dues must rise by half?")
    assert reply.speakers == ("port",)
    assert reply.text.startswith("According to Ida Mora, the port authority:")


def test_an_implied_attribution_is_said_to_be_implied() -> None:
    reply = Conversation(build(NESTED, "")).ask("Who said the ice will hold until April?")
    assert reply.text.startswith("Olof Venn (attribution implied):")


def test_a_pronoun_takes_the_one_last_shown_and_says_so() -> None:
    talk = Conversation(build(NESTED, ""))
    talk.ask("Who is Olof Venn?")
    reply = talk.ask("What did he say about the ice?")
    assert reply.speakers == ("venn",)
    assert [(one.typed, one.read_as) for one in reply.readings] == [("he", "Olof Venn")]
