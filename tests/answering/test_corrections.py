"""Words given to somebody who did not say them: put right where they are plainly another's, and only there."""

from __future__ import annotations

import pytest

from tests.answering.asking import ask


@pytest.mark.parametrize(
    ("briefing", "question", "item"),
    [
        # other words than the item's, of the same meaning
        ("council", "Why is Banerjee thinking that the parents would work at the reception for free?", "volunteers"),
        ("transfer", "What makes Costa so confident the knee is completely healed?", "knee-healed"),
        ("shipped", "What was Sullivan getting at when he talked about those simple little concessions?", "depends-on-russia"),
        # hardly a content word, but the clause is the item's
        ("shipped", "why did lavrov say the kremlin didnt expect anything different?", "kremlin-expected-it"),
        ("shipped", "Putin says the answers will be looked at as one and coordinated between ministries", "path-to-decision"),
        # how the claim is put
        ("transfer", "what was brandt getting at when he said the player never asked to leave", "pushed"),
        ("council", "Delgado's complaint that the roof was left to decay for ten years: to whom was it made?", "neglect"),
        ("shipped", "whats baunovs reason for saying there was no positive reaction about nato", "main-issue-refused"),
        ("shipped", "According to Putin it now depends on how Russia evaluates the concessions, right?", "depends-on-russia"),
        ("shipped", "I read that Lavrov spoke about a moratorium on rockets of short range", "better-than-nothing"),
        ("shipped", "Izev believes that the replies must be considered and then reported to the president", "path-to-decision"),
    ],
)  # fmt: skip
def test_a_claim_that_is_plainly_another_s_is_corrected(briefing: str, question: str, item: str) -> None:
    reply = ask(briefing, question)
    assert (reply.outcome, reply.items[:1]) == ("correction", (item,)), reply.why


@pytest.mark.parametrize(
    ("briefing", "question"),
    [
        ("council", "Does Banerjee say anything about the heating costs?"),  # asks for a subject
        ("shipped", "Did Macron agree with Putin about the missiles?"),
        ("transfer", "What Brandt thinks of the number nine shirt?"),
        ("council", "did olsen tell the echo what the swimming club pays for the pool"),  # an indirect question
        ("shipped", "does macron think nato should expand to the east?"),  # two words of another's, of another meaning
        ("shipped", "when did macron say hed go to moscow"),  # words of an author's phrasing, and of no item
    ],
)
def test_a_question_that_credits_nobody_with_another_s_words_is_refused(briefing: str, question: str) -> None:
    assert ask(briefing, question).outcome == "not_in_briefing", ask(briefing, question).why


@pytest.mark.parametrize(
    ("briefing", "question", "item"),
    [
        ("shipped", "Why does Izev believe Russia's demands won't be met?", "only-written-answers"),
        ("council", "why does rahman think a loan makes the tax go up", "loan"),
        ("transfer", "Why does Holt say that nobody bothered to ring him?", "furious"),
    ],
)
def test_a_claim_that_is_the_speaker_s_own_is_answered(briefing: str, question: str, item: str) -> None:
    reply = ask(briefing, question)
    assert (reply.outcome, reply.items[:1]) == ("answer", (item,)), reply.why


def test_where_the_speaker_has_as_much_of_his_own_another_s_item_needs_its_own_words() -> None:
    reply = ask("shipped", "why does izev think russia walked away with basically nothing")
    assert (reply.outcome, reply.speakers[:1]) == ("answer", ("izev",)), reply.why


def test_who_was_spoken_to_is_looked_for_among_words_that_went_to_somebody() -> None:
    reply = ask("shipped", "When Macron moaned that Russia's worries had been brushed aside, who was he talking to?")
    assert (reply.outcome, reply.items[:1]) == ("correction", ("concerns-ignored",)), reply.why


def test_the_one_who_tells_of_another_s_wish_is_named_as_the_one_who_tells_it() -> None:
    reply = ask("council", "Why did Delgado say the council wants ticket prices frozen for five years?")
    assert (reply.outcome, reply.items, reply.speakers) == ("correction", ("council-wants-guarantee",), ("council",))
    assert reply.text.startswith("In the briefing that is told by Dev Banerjee, not by Maria Delgado.")
