"""What is asked for must be there: who, when as finely as asked, how much, how deep, why; or it is said not to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.load import load_briefing, shipped_briefing

DATA = Path(__file__).parents[2] / "bench/data"
COUNCIL = load_briefing(DATA / "council.json")
TRANSFER = load_briefing(DATA / "transfer.json")
SHIPPED = load_briefing(shipped_briefing())


def council(question: str) -> Reply:
    return Conversation(COUNCIL).ask(question)


def transfer(question: str) -> Reply:
    return Conversation(TRANSFER).ask(question)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who coaches the swimming club?", "olsen"),
        ("Which person is the finance officer?", "rahman"),
        ("Who is the owner of Northern Leisure?", "banerjee"),
        ("Who spoke to Coast FM?", "delgado"),
        ("What was said on Coast FM about a gym?", "gym"),
        ("Do you know when the pool opened?", "pool-opened"),
        ("Can you tell me how many people signed the petition?", "petition"),
        ("could you list everything Rahman said", "running-loss"),
        ("Which year did the pool open?", "pool-opened"),
        ("Was the meeting before or after the tiles fell?", "roof-tiles-fell"),
        ("put everything in order please", "pool-opened"),
        ("petition signatures", "petition"),
        ("Who talked about corroded beams?", "roof-unsafe"),
    ],
)
def test_what_is_there_is_found(question: str, first: str) -> None:
    reply = council(question)
    assert (reply.outcome, reply.items[:1]) == ("answer", (first,)), reply.why


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How deep is the pool?", "The briefing gives no measure of that."),
        ("What does the lottery fund say?", "Nothing by lottery fund here."),
        ("What did the neighbours say about the roof?", "Nothing by neighbours here."),
        ("What time does the pool open?", "The briefing gives no time for that."),
        ("Did the mayor sign the petition?", "That is not in this briefing."),
        ("Which bank would give the loan?", "That is not in this briefing."),
        ("How much does a ticket cost?", "That is not in this briefing."),
    ],
)
def test_what_is_not_there_is_said_not_to_be(question: str, headline: str) -> None:
    reply = council(question)
    assert reply.outcome == "not_in_briefing", (reply.items, reply.why)
    assert reply.headline == headline


@pytest.mark.parametrize(
    ("question", "outcome", "told"),
    [
        ("Why is Holt angry?", "answer", "nobody bothered to ring me"),
        ("What did Jonas Beck say?", "not_in_briefing", "Nothing by Jonas Beck here."),
        ("Who held the medical examination?", "not_in_briefing", "The briefing does not say who."),
        ("Why did the fans burn shirts?", "not_in_briefing", "The briefing gives no reason for that."),
        ("How old is Moretti?", "not_in_briefing", "The briefing gives no measure of that."),
        ("did brandt say who the new forward will be", "not_in_briefing", "The briefing does not say who."),
        ("Who does Holt work for?", "answer", "FC Nordhafen"),
        ("Who does Moretti's agent work for?", "not_in_briefing", "That is not in this briefing."),
        ("Did Moretti ask to leave the club?", "not_in_briefing", "Nothing by Luca Moretti"),
    ],
)
def test_the_asked_for_part_decides(question: str, outcome: str, told: str) -> None:
    reply = transfer(question)
    assert reply.outcome == outcome, reply.why
    assert told in reply.text


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("When was the article published?", "The source does not say."),
        ("Who wrote the article?", "The source does not say."),
        ("Why did the US choose Sullivan to deliver the letter?", "The briefing gives no reason for that."),
        (
            "When did Sullivan bring the document?",
            "The briefing gives no time for that; in its timeline it comes right after",
        ),
        ("What is the title of the article?", "The briefing gives this for its source: No security guarantees"),
    ],
)
def test_the_source_and_the_time_beside_it(question: str, headline: str) -> None:
    assert Conversation(SHIPPED).ask(question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ('Who said "nobody bothered to ring me"?', ""),
        ('Who said "nobody ever bothered to ring me"?',
         "Not word for word; the source prints “nobody bothered to ring me”, without: ever."),
        ('Who said "we did not want to, but we had to"?',
         "Not word for word; the source prints “we did not want to, we had to”, without: but."),
        ('Who said "The club had to sell because of its debts"?', "These are the briefing's words for it, not a quotation:"),
        ('Who said "the moon is a balloon"?', "Those words are not in this briefing."),
        ("who said quote you sold our heart unquote", ""),
    ],
)  # fmt: skip
def test_a_quotation_is_exact_or_nearly_so_with_what_differs_or_not_here(question: str, headline: str) -> None:
    assert transfer(question).headline == headline


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Lavrof", "Sergei Lavrov"),
        ("Putyn", "Vladimir Putin"),
        ("Macaron", "Emmanuel Macron"),
        ("Izeyev", "Vladislav Izev"),
        ("Bonouv", "Alexander Baunov"),
    ],
)
def test_a_name_written_by_ear_is_read_and_said(typed: str, read_as: str) -> None:
    reply = Conversation(SHIPPED).ask(f"Who is {typed}?")
    assert [(one.typed, one.read_as) for one in reply.readings] == [(typed, read_as)]
    assert reply.outcome == "answer"


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("Why did Baunov tell Al Jazeera that there are no guarantees?", "no-guarantees"),
        ("When did Putin say that the paper will be leaked soon?", "leak"),
        ("what made Izev think russia can afford a war", "can-afford-war"),
        ("Lavrov said there are two scenarios, right?", "two-scenarios"),
        ("Was it Baunov who told Macron that the 1997 proposal went unanswered?", "no-answer-on-1997"),
        ("did izev tell fontanka that some files could be negotiated", "better-than-nothing"),
        ("In which interview did Lavrov say something is better than nothing?", "better-than-nothing"),
    ],
)
def test_words_credited_to_somebody_else_are_given_back(question: str, item: str) -> None:
    reply = Conversation(SHIPPED).ask(question)
    assert (reply.outcome, reply.items[:1]) == ("correction", (item,)), reply.why


@pytest.mark.parametrize(
    "question", ["Why does Lavrov expect only limited talks?", "What does Lavrov say about missiles?"]
)
def test_nobody_is_corrected_for_a_word_or_two_that_others_use_as_well(question: str) -> None:
    assert Conversation(SHIPPED).ask(question).outcome != "correction"


def test_who_says_nothing_on_the_subject_is_said_to_in_a_comparison() -> None:
    reply = Conversation(SHIPPED).ask("Compare Putin and Baunov on missiles")
    assert "Alexander Baunov: no statement about that." in reply.text
    assert set(reply.speakers) == {"putin"}


def test_who_has_said_nothing_on_a_subject_is_listed() -> None:
    reply = Conversation(SHIPPED).ask("Who has said nothing about missiles?")
    assert "baunov" in reply.items
    assert not {"putin", "lavrov", "kortunov"} & set(reply.items)


CLAIM = "the roof will not stand another heavy snowfall"


@pytest.mark.parametrize(
    "question",
    [
        "so {who} is the one who said {claim}, right?",
        "As {who} put it, {claim}. Why?",
        "didn't {who} say {claim}",
        "that bit where {who} says {claim}",
        "why does {who} think that {claim}",
        "according to {who}, {claim}, yes?",
        "in which interview did {who} say {claim}",
        "{who} believes {claim}. On what grounds?",
        "the remark of {who} that {claim}",
        "{who}'s line about how {claim}, what does it mean",
        "the quote from {who} about how {claim}",
        "how did {who} justify that {claim}?",
        "when did {who} point out that {claim}?",
        "what was {who}'s reason for saying {claim}",
        "who was {who} talking to when he said {claim}",
        "I read that {who} told reporters {claim}",
        "{claim}, says {who}. Is that right?",
        "{who} thinks {claim}, no?",
    ],
)
def test_a_claim_is_corrected_however_it_is_credited_and_answered_where_it_is_credited_rightly(question: str) -> None:
    wrong = council(question.format(who="Rahman", claim=CLAIM))
    assert (wrong.outcome, wrong.items) == ("correction", ("roof-unsafe",)), wrong.why
    right = council(question.format(who="Rahman", claim="the pool loses a lot every year, mostly because of heating"))
    assert right.outcome != "correction", right.why


@pytest.mark.parametrize(
    "question", ["What does Rahman say about the roof?", "Rahman roof", "Rahman's view on the roof and snowfall"]
)
def test_a_subject_is_no_claim(question: str) -> None:
    assert council(question).outcome != "correction", council(question).why


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Why does Banerjee want ticket prices to stay frozen for five years?", "correction"),
        ("Does Banerjee say ticket prices should stay frozen for five years?", "answer"),
        ("What does Banerjee say the council wants for ticket prices?", "answer"),
    ],
)
def test_a_wish_that_somebody_only_reports_is_not_credited_to_the_reporter(question: str, outcome: str) -> None:
    reply = council(question)
    assert (reply.outcome, reply.items[:1], reply.speakers[:1]) == (outcome, ("council-wants-guarantee",), ("council",))


@pytest.mark.parametrize(
    "question", ["How many soldiers does NATO have in Europe?", "NATO soldiers in Europe, headcount"]
)
def test_a_date_is_not_the_number_of_anything(question: str) -> None:
    reply = Conversation(SHIPPED).ask(question)
    assert reply.outcome == "not_in_briefing"
    assert not reply.items


def test_a_noun_among_bare_words_asks_for_a_particular() -> None:
    assert "gives no number" in Conversation(SHIPPED).ask("UA border troops, number").text
    assert council("petition, number of residents").items[:1] == ("petition",)


@pytest.mark.parametrize("question", ["When will Putin decide?", "when is putin going to make up his mind"])
def test_a_time_that_an_author_answers_without_one_is_said_to_be_missing(question: str) -> None:
    reply = Conversation(SHIPPED).ask(question)
    assert (reply.outcome, reply.items) == ("answer", ("path-to-decision",))
    assert reply.text.startswith("The briefing gives no time for that")
    assert "gives no time" not in Conversation(SHIPPED).ask("When did the responses arrive?").text


def test_of_equally_alike_phrasings_of_the_author_the_small_words_tell() -> None:
    asked = Conversation(SHIPPED).ask
    assert asked("What is still to come before Putin makes up his mind?").items == ("path-to-decision",)
    assert asked("Has Putin made up his mind?").outcome == "not_in_briefing"


def test_bare_words_may_credit_somebody_with_an_opinion() -> None:
    reply = Conversation(SHIPPED).ask("Lavrov assessments, full set")
    assert reply.items[:2] == ("response-becomes-public", "leak")
    assert set(reply.items) == {one.id for one in SHIPPED.statements if "lavrov" in (one.speaker, *one.reported_by)}
    assert Conversation(SHIPPED).ask("Putin statement").items == ("concerns-ignored", "no-answer-on-1997")
