"""Over a small briefing: what is answered, corrected, asked back or refused, and with whose name."""

from __future__ import annotations

import pytest

from briefbot.answering.dialogue import Conversation
from briefbot.answering.reply import Reply
from briefbot.briefing.build import build
from tests.samples import BRIDGE as SAMPLE
from tests.samples import bridge

BRIDGE = bridge()


def ask(*turns: str) -> Reply:
    conversation = Conversation(BRIDGE)
    replies = [conversation.ask(turn) for turn in turns]
    return replies[-1]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who said there is no danger to people on foot?", "no-danger"),
        ("who siad tehre is no dnager on foot", "no-danger"),
        ("wat did okafor say bout da cost", "repair-cost"),
        ("y is it shut 2 lorries, wen was dat", "bridge-closed"),
        ("My neighbour tells me there is no danger on foot, is that so?", "no-danger"),
        ("Where did Okafor say it, in which media?", "repair-cost"),
        ("On what date did the council meet?", "meeting-held"),
        ("Did Lindqvist speak to anybody?", "okafor"),
        ("Which lady was it that Lindqvist spoke with?", "okafor"),
        ("teh cost, what did okafor say of it, i need it for homework", "repair-cost"),
        ("What is the cost, in Okafor's reading?", "repair-cost"),
        ("Whose words are these: nobody on foot has anything to fear", "no-danger"),
        ("What will the repair cost?", "repair-cost"),
        ("What did Okafor say about the cost?", "repair-cost"),
        ("What did Okafor say?", "repair-cost"),
        ("What did Lindqvist tell the mayor?", "no-danger"),
        ("What did Okafor tell River Radio?", "repair-cost"),
        ("Where did Okafor say that about the cost?", "repair-cost"),
        ("When was the bridge closed?", "bridge-closed"),
        ("When did the council meet?", "meeting-held"),
        ("How many cables are rusty?", "cables-rusty"),
        ("Who is Minh Tran?", "tran"),
        ("Who is the mayor?", "okafor"),
        ("What did the report say about the cables?", "cables-rusty"),
        ("According to Karl Brandt, what does the council want?", "council-wants-tunnel"),
        ("Who is quoted here?", "okafor"),
        ("Which outlets are there?", "gazette-paper"),
        ("What is the second scenario?", "repair-cost"),
        ("whats scenario 2", "repair-cost"),
        ("So what's this whole article about, in a nutshell?", "bridge-closed"),
        ("whats it about then", "bridge-closed"),
        ("What's going on here?", "bridge-closed"),
        ("Which came first, the closing to lorries or the council meeting?", "bridge-closed"),
        ("Give me the timeline", "bridge-closed"),
        ("May I walk across it still?", "no-danger"),
        ("who did lindqvist talk to", "okafor"),
        ("What happens next?", "vote-later"),
    ],
)
def test_is_answered(question: str, first: str) -> None:
    reply = ask(question)
    assert (reply.outcome, reply.items[:1]) == ("answer", (first,)), reply.why


@pytest.mark.parametrize(
    ("question", "item", "right", "wrong"),
    [
        ("Why did Okafor say there is no danger on foot?", "no-danger", "Per Lindqvist", "Ngozi Okafor"),
        ("When did Tran say trade in the old town suffers?", "trade-suffers", "Anna Brandt", "Minh Tran"),
        ("What did Lindqvist tell River Radio?", "repair-cost", "Ngozi Okafor", "Per Lindqvist"),
        ("How does Tran account for trade in the old town suffering?", "trade-suffers", "Anna Brandt", "Minh Tran"),
        ("Tran: trade in the old town suffers. Verbatim?", "trade-suffers", "Anna Brandt", "Minh Tran"),
        ("I read that Tran is sure the vote will come in autumn", "vote-later", "Karl Brandt", "Minh Tran"),
        (
            "hey didn't tran say trade in da old town suffers rite",
            "trade-suffers",
            "Anna Brandt",
            "Minh Tran",
        ),
        (
            'What did Okafor mean by "rust on cables four and nine"?',
            "cables-rusty",
            "inspection report",
            "Ngozi Okafor",
        ),
    ],
)
def test_a_wrong_attribution_is_corrected(question: str, item: str, right: str, wrong: str) -> None:
    reply = ask(question)
    assert (reply.outcome, reply.items) == ("correction", (item,)), reply.why
    assert right in reply.headline
    assert wrong in reply.headline


@pytest.mark.parametrize(
    "question",
    [
        "What did Tran say?",
        "What did Zelensky say?",
        "Did Okafor call Blinken?",
        "How many cars cross the bridge every day?",
        "How long will the repair take?",
        "When does trade in the old town suffer?",
        "Where was Ngozi Okafor born?",
        "What is the weather today?",
        "the is of and",
        "",
        "What does Lindqvist think of Okafor's statement?",
        "Who disclosed that two cables are rusty?",
        "What did Okafor say to Karl Brandt?",
    ],
)
def test_what_the_briefing_does_not_say_is_refused(question: str) -> None:
    reply = ask(question)
    assert reply.outcome == "not_in_briefing", (reply.items, reply.why)
    assert reply.items == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did the chinese mayor say about the cost?",
        "What did the mayor of Norfolk say about the cost?",
        "What did the mayor of France say?",
        "what did the iranian captain say",
    ],
)
def test_a_role_of_somebody_elsewhere_is_nobody_here(question: str) -> None:
    assert ask(question).outcome == "not_in_briefing", question


@pytest.mark.parametrize(
    "question", ["What did the mayor of Eastwick say?", "What did Eastwick's mayor say about the cost?"]
)
def test_a_role_with_its_place_is_whose_it_is(question: str) -> None:
    assert ask(question).items[:1] == ("repair-cost",), question


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Did Okafor tell the River Gazette that repairing the bridge will cost four million crowns?",
         "The briefing has that with River Radio, not with River Gazette."),
        ("Did Lindqvist tell Karl Brandt that there is no danger to people on foot?",
         "The briefing says that was said to Ngozi Okafor, not to Karl Brandt."),
    ],
)  # fmt: skip
def test_another_outlet_or_addressee_is_corrected(question: str, headline: str) -> None:
    reply = ask(question)
    assert (reply.outcome, reply.headline) == ("correction", headline), reply.why


def test_a_question_that_ends_with_the_telling_is_answered() -> None:
    assert ask("repairing the bridge will cost four million crowns Okafor told").items == ("repair-cost",)


def test_what_somebody_might_say_credits_nobody_with_having_said_it() -> None:
    assert ask("What does Brandt imagine the mayor might say about trade in the old town?").outcome != "correction"


def test_a_name_of_two_people_is_asked_back_with_questions_that_stand_alone() -> None:
    conversation = Conversation(BRIDGE)
    reply = conversation.ask("What did Brandt say?")
    assert reply.outcome == "choice"
    assert reply.choices == ("What did Anna Brandt say", "What did Karl Brandt say")
    assert conversation.ask(reply.choices[1]).items == ("vote-later", "council-wants-tunnel")


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("Who is Lindqvist?", "What did he say about danger?"), "no-danger"),
        (("What did Okafor say?", "and Lindqvist?"), "no-danger"),
        (("What did Lindqvist say about danger?", "Who did he say it to?"), "okafor"),
        (("When did the council meet?", "What will the repair cost?"), "repair-cost"),
        (("What did Okafor say about the cost?", "What about the tunnel?"), None),
        (("What will the repair cost?", "Who said that?"), "okafor"),
        (("Who is Lindqvist?", "What is the timeline?"), "bridge-closed"),
        (("What will the repair cost?", "Who said that there is no danger on foot?"), "no-danger"),
        (("When was the bridge closed?", "Who said that trade in the old town suffers?"), "trade-suffers"),
    ],
)
def test_a_follow_up_is_completed_only_where_it_cannot_stand_alone(turns: tuple[str, ...], first: str | None) -> None:
    reply = ask(*turns)
    assert reply.items[:1] == ((first,) if first else ()), reply.why


def test_what_was_said_to_one_person_is_not_called_everything() -> None:
    assert ask("What did Okafor say?", "What did Lindqvist tell the mayor?").headline == ""


def test_restarting_forgets() -> None:
    conversation = Conversation(BRIDGE)
    conversation.ask("Who is Lindqvist?")
    conversation.restart()
    assert conversation.ask("What did he say?").outcome == "not_in_briefing"


def test_nested_words_are_told_with_both_names() -> None:
    reply = ask("According to Karl Brandt, what does the council want?")
    assert "According to Karl Brandt, council member, the town council:" in reply.text
    assert reply.speakers == ("council",)


def test_implied_attribution_is_said_as_such() -> None:
    assert "Anna Brandt, shop owner (attribution implied):" in ask("Who said trade in the old town suffers?").text


def test_an_undisclosed_source_is_said_not_to_be_named() -> None:
    assert "disclosed by somebody the source does not name" in ask("Who mentioned rust on cables four and nine?").text


def test_how_a_word_was_read_is_told() -> None:
    assert [(one.typed, one.read_as) for one in ask("what did okafro say").readings] == [("okafro", "Ngozi Okafor")]


def test_a_time_without_a_date_is_said_to_be_none() -> None:
    assert ask("When did the council meet?").headline == "The source gives no date; it says “afterwards”."


def test_why_tells_every_stage() -> None:
    why = "\n".join(ask("What did Okafor say about the cost?").why)
    for told in (
        "asked for: what is told",
        "speaker asked about: Ngozi Okafor",
        "words searched: cost",
        "decided because",
        "confidence",
    ):
        assert told in why


def test_json_has_the_promised_keys_in_order() -> None:
    printed = ask("Who is Minh Tran?").as_json()
    assert list(printed) == ["question", "outcome", "items", "speakers", "confidence", "readings", "choices", "text"]


def test_a_deed_given_to_somebody_else_is_given_back() -> None:
    ribbon = {"id": "ribbon", "text": "Minh Tran cut the ribbon of the new pier.", "about": ["tran"]}
    reply = Conversation(build({**SAMPLE, "facts": [ribbon], "timeline": []}, "")).ask(
        "Is it true that Okafor cut the ribbon of the new pier?"
    )
    assert (reply.outcome, reply.items) == ("correction", ("ribbon",)), reply.why
    assert "Minh Tran" in reply.text.splitlines()[0]


def test_a_topic_asked_about_by_its_full_name_is_not_answered_with_what_is_filed_elsewhere() -> None:
    topics = {**SAMPLE["topics"], "ferry": "the autumn vote on the ferry"}  # type: ignore[dict-item]  # a plain object there
    talk = Conversation(build({**SAMPLE, "topics": topics}, ""))
    assert talk.ask("What did Karl Brandt say about the autumn vote on the ferry?").outcome == "not_in_briefing"
    assert talk.ask("What did Karl Brandt say about the autumn vote?").items[:1] == ("vote-later",)
