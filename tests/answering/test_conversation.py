"""Follow-ups are completed from what was said and shown before, and only from that."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.build import build
from briefbot.briefing.load import load_briefing, shipped_briefing
from tests.samples import bridge

SHIPPED = load_briefing(shipped_briefing())
BRIDGE = bridge()


def ask(*turns: str, shipped: bool = True) -> Reply:
    talk = Conversation(SHIPPED if shipped else BRIDGE)
    return [talk.ask(turn) for turn in turns][-1]


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("What did Lavrov say about a leak?", "And about the next steps?"), "path-to-decision"),
        (("What did Izev say about guarantees?", "is that a direct quote?"), "no-guarantees"),
        (("What did Izev say about guarantees?", "where's that from?"), "no-guarantees"),
        (("What did Izev say about guarantees?", "to whom?"), "no-guarantees"),
        (("What did Putin complain about?", "who to?"), "macron"),
        (("what are the two scenarios", "tell me about the second one", "and the other?"), "nothing-to-talk-about"),
        (("what are the two scenarios", "who is behind them"), "kortunov"),
        (("List everything Izev said", "the third one"), "kremlin-expected-it"),
        (("Who spoke to Al Jazeera Net?", "and to Fontanka Row?"), "kortunov"),
        (("Who spoke to Al Jazeera Net?", "what did the first one say?"), "can-afford-war"),
        (("Who talked to Al Jazeera?", "What did Izev tell them?"), "no-guarantees"),
        (("What did Baunov tell Al Jazeera?", "who else spoke to them?"), "izev"),
        (("What is said about missiles?", "who else mentions them?"), "no-guarantees"),
        (("Who's Baunov?", "and Macron?"), "macron"),
        (("what does lavrov say about the main issue", "what about the minor ones"), "talks-on-minor-issues"),
        (("who brought the document", "what was in it"), "russian-fears"),
        (("What happened on January 26?", "and then?"), "document-delivered"),
        (("Is anything said about arms control?", "by whom?"), "kortunov"),
        (("What did Lavrov say?", "the second one", "the last one"), "path-to-decision"),
        (("What did Lavrov say?", "the second one", "the first"), "response-becomes-public"),
        (("how many analysts are there?", "who are they?"), "baunov"),
        (("how many analysts are there?", "what does the first one say about war?"), "can-afford-war"),
        (("Was the document supposed to be secret?", "What does Baunov say about war?"), "can-afford-war"),
    ],
)
def test_a_follow_up_means_what_was_last_spoken_of(turns: tuple[str, ...], first: str) -> None:
    reply = ask(*turns)
    assert (reply.outcome, reply.items[:1]) == ("answer", (first,)), reply.why


def test_what_else_leaves_out_what_was_told() -> None:
    talk = Conversation(SHIPPED)
    told = talk.ask("What did Izev say about guarantees?").items
    rest = talk.ask("what else did he say?").items
    assert rest
    assert not set(told) & set(rest)
    everything = talk.ask("anything else?")
    assert everything.outcome == "not_in_briefing"
    assert everything.headline == "Nothing else on that here."


def test_whoever_was_addressed_is_the_one_who_answers() -> None:
    reply = ask("What did Putin tell Macron?", "What did he answer?")
    assert reply.outcome == "not_in_briefing"
    assert "Emmanuel Macron" in reply.headline


def test_they_are_the_two_people_last_spoken_of() -> None:
    reply = ask("Who is Baunov?", "and Izev?", "do they agree?")
    assert set(reply.speakers) == {"baunov", "izev"}


@pytest.mark.parametrize("picked", ["2", "the second one", "Karl", "Karl Brandt"])
def test_one_of_the_choices_is_picked_by_its_number_or_name(picked: str) -> None:
    assert ask("What did Brandt say?", picked, shipped=False).speakers[:1] == ("karl-brandt",)


def test_behind_a_choice_anything_else_is_a_new_question() -> None:
    assert ask("What did Brandt say?", "Who is Minh Tran?", shipped=False).items == ("tran",)


@pytest.mark.parametrize(
    "turns",
    [
        ("What did Okafor say about the cost?", "and about zebras?"),
        ("What will the repair cost?", "who pays for it?"),
        ("What did Lindqvist say?", "what did he say about opera?"),
        ("Is it safe to walk there?", "does it have a roof?"),
    ],
)
def test_borrowed_words_alone_answer_nothing(turns: tuple[str, ...]) -> None:
    assert ask(*turns, shipped=False).outcome == "not_in_briefing"


def test_whom_somebody_was_talking_to_is_not_what_he_said() -> None:
    assert ask("What did Lavrov say?", "who was he talking to?").headline == "The briefing does not say to whom."


def test_whether_somebody_else_agrees_lays_the_two_side_by_side() -> None:
    reply = ask("What does Baunov think?", "does Lavrov agree?")
    assert reply.headline == "Alexander Baunov and Sergei Lavrov, side by side:"
    assert set(reply.speakers) <= {"baunov", "lavrov"}


def test_a_pronoun_between_quotation_marks_means_nobody_here() -> None:
    reply = ask("What does the report say?", 'Who said "nobody on foot has anything to do with them"?', shipped=False)
    assert reply.readings == ()


@pytest.mark.parametrize("typed", ["ok thanks", "and she?"])
def test_where_nothing_is_asked_nothing_is_shown(typed: str) -> None:
    assert ask("What did Lavrov say?", typed).items == ()


def test_them_is_an_outlet_only_where_somebody_speaks_to_it() -> None:
    reply = ask("what are the two scenarios?", "the second", "who came up with them?")
    assert reply.items[:1] == ("kortunov",)
    assert "Fontanka Row" not in [one.read_as for one in reply.readings]


def test_a_pronoun_fits_the_person() -> None:
    document = {
        "briefing": 1,
        "title": "Two",
        "people": {"ida": {"name": "Ida Mora", "pronoun": "she"}, "olof": {"name": "Olof Venn", "pronoun": "he"}},
        "statements": [
            {"id": "s1", "speaker": "ida", "text": "The harbour is open."},
            {"id": "s2", "speaker": "olof", "text": "The harbour is full."},
        ],
    }
    for pronoun, item in (("she", "s1"), ("he", "s2")):
        talk = Conversation(build(document, ""))
        talk.ask("Who is Ida Mora?")
        talk.ask("Who is Olof Venn?")
        reply = talk.ask(f"What did {pronoun} say about the harbour?")
        assert reply.items == (item,)
        assert [one.typed for one in reply.readings] == [pronoun]


def test_a_name_taken_up_from_a_longer_question_is_no_part_of_the_claim() -> None:
    longer = "After all that was told here about the old bridge, who is it that spoke to River Radio about Karl Brandt?"
    for turn in ("Why did Okafor say that it suffers?", "Why did Okafor say that?", "Did Okafor say it fears it?"):
        assert ask(longer, turn, shipped=False).outcome


@pytest.mark.parametrize("follow_up", ["what about zelensky", "and shoigu?", "zelensky?", "how about shoigu then"])
def test_a_name_nobody_has_is_named_and_not_asked_of_who_was_shown(follow_up: str) -> None:
    reply = ask("What did Lavrov say about a leak?", follow_up)
    assert (reply.outcome, reply.items, reply.readings) == ("not_in_briefing", (), ())
    assert reply.headline.split()[0] in ("zelensky", "shoigu")


def test_what_a_whole_question_takes_up_is_not_told_as_a_spelling() -> None:
    reply = ask("What did Izev say about guarantees?", "and the ball?")
    assert [one.told(reply.question) for one in reply.readings] == ["taken up from before: Vladislav Izev"]
    misspelt = ask("What did Lavrof say?")
    assert [one.told(misspelt.question, marks="“”") for one in misspelt.readings] == [
        "reading “Lavrof” as Sergei Lavrov"
    ]


@pytest.mark.parametrize("follow_up", ["who said that?", "when was that?", "is that a quote?"])
def test_what_was_only_related_to_a_refusal_is_said_to_be_no_answer_when_it_is_taken_up(follow_up: str) -> None:
    talk = Conversation(SHIPPED)
    refused = talk.ask("How many troops are there?")
    assert refused.outcome == "not_in_briefing"
    assert not refused.items
    taken_up = talk.ask(follow_up).readings[0].read_as
    assert taken_up.startswith("what was shown as related, which did not answer: ")
    assert "buildup" in taken_up
    talk.ask("What did Lavrov say about a leak?")
    assert not talk.ask(follow_up).readings[0].read_as.startswith("what was shown as related")


@pytest.mark.parametrize("follow_up", ["when was that?", "why?", "who said it?"])
def test_where_nothing_was_shown_a_pointer_is_said_to_point_nowhere(follow_up: str) -> None:
    reply = ask("what did zelensky say", follow_up)
    assert (reply.outcome, reply.items) == ("not_in_briefing", ())
    assert reply.headline == "It is not clear what that refers to."


def test_a_reading_names_the_word_that_was_typed() -> None:
    assert ask("What did Lavrov say about a leak?", "who said it?").readings[0].typed == "it"


@pytest.mark.parametrize("follow_up", ["And what he said about the missiles?", "and what did he say about it?"])
def test_he_is_the_person_of_the_fact_last_shown_and_is_credited_with_nothing(follow_up: str) -> None:
    reply = ask("Who brought the American document?", follow_up)
    assert reply.outcome == "not_in_briefing"
    assert "John Sullivan" in reply.headline
    assert ("he", "John Sullivan") in [(one.typed, one.read_as) for one in reply.readings]


@pytest.mark.parametrize(
    "question", ["Would you please tell me who Mr Sullivan is?", "who sullivan is", "who is sullivan"]
)
def test_who_somebody_is_however_it_is_put(question: str) -> None:
    assert ask(question).items == ("sullivan",)


@pytest.mark.parametrize("question", ["what did she say exactly", "and what happened after that?"])
def test_a_pronoun_that_means_nobody_yet_is_said_to_be_unclear(question: str) -> None:
    assert ask(question).headline == "It is not clear what that refers to."


@pytest.mark.parametrize(
    "question",
    [
        "Who was it that said the thing about the leak?",
        "Is it true that Lavrov expects a leak?",
        "who is it who uh said the leak thing",
    ],
)
def test_the_it_of_a_cleft_points_to_nothing_shown(question: str) -> None:
    reply = ask("What did Lavrov say about secrecy?", question)
    assert reply.items[0] in ("leak", "response-becomes-public")
    assert not reply.readings


def test_the_it_of_a_bare_question_still_points_back() -> None:
    assert [one.typed for one in ask("Who said the ball is in Putin's court?", "is it true?").readings] == ["it"]


def test_another_person_put_into_a_question_is_credited_with_nothing() -> None:
    assert ask("When will Putin decide?", "and Kortunov?").outcome == "not_in_briefing"
    assert ask("Did Kortunov say the responses go through inter-ministerial coordination?").outcome == "correction"
