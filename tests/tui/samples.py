"""A small briefing and a conversation over it that do not change when the shipped content does."""

from __future__ import annotations

from dataclasses import replace

from briefbot.answering.compose import entry_lines
from briefbot.answering.reply import Reading, Reply
from briefbot.briefing.model import (
    AuthorQuestion,
    Briefing,
    BriefingTest,
    Cite,
    Entity,
    Fact,
    Scenario,
    Source,
    Statement,
    TimelineEntry,
    Topic,
    When,
)
from briefbot.briefing.receipt import receipt

ENTITIES = (
    Entity("ada", "person", "Ada Byron", role="head of the trip", pronoun="she"),
    Entity("grace", "person", "Grace Murray", aliases=("Ms Murray",), role="bus driver"),
    Entity("linus", "person", "Linus Hall", role="parent"),
    Entity("gazette", "organisation", "The School Gazette", kind="newspaper"),
    Entity("harbour", "place", "the harbour"),
)
FACTS = (
    Fact("bus", "The bus leaves at 8:15 from the north gate.", (Cite(exact="leaves at 8:15 from the north gate"),)),
    Fact(
        "rain",
        "Rain is forecast for the afternoon.",
        (Cite(start="Rain is", end="the afternoon"),),
        topics=("weather",),
    ),
)
STATEMENTS = (
    Statement(
        "lunch",
        "ada",
        "Everyone needs a packed lunch.",
        cites=(Cite(exact="she asked everyone to bring a packed lunch"),),
        via="gazette",
        when=When("on Monday", "XXXX-05-04"),
        topics=("food",),
    ),
    Statement(
        "late",
        "grace",
        "She will not wait for anybody who is late.",
        quotes=("A quarter past means a quarter past",),
        cites=(Cite(exact="“A quarter past means a quarter past,” she said"),),
        to="ada",
        via="gazette",
        topics=("time",),
    ),
    Statement(
        "boots",
        "linus",
        quotes=("Nobody told us about rubber boots, and half the children have none",),
        cites=(Cite(exact="Nobody told us about rubber boots, and half the children have none"),),
        topics=("weather",),
    ),
    Statement("price", "linus", "The trip costs more than last year.", reported_by=("ada",), topics=("money",)),
)
SCENARIOS = (Scenario("indoors", "A day in the museum instead", by="ada", items=("rain",)),)
SMALL = Briefing(
    title="School trip to the harbour",
    about="What the school, the driver and the parents said about the trip in May.",
    sources={"article": Source("article", title="Boots and buses", publisher="The School Gazette")},
    entities={entity.id: entity for entity in ENTITIES},
    topics={topic: Topic(topic, topic) for topic in ("food", "time", "weather", "money")},
    facts=FACTS,
    statements=STATEMENTS,
    scenarios=SCENARIOS,
    timeline=(
        TimelineEntry(When("on Monday"), "", ("lunch",)),
        TimelineEntry(When("the day after"), "The parents meet.", ("boots",)),
    ),
    questions=(
        AuthorQuestion("q1", ("When does the bus leave?",), items=("bus",)),
        AuthorQuestion("q2", ("What did Grace Murray say about being late?",), items=("late",)),
    ),
    tests=(BriefingTest(("Who complained about boots?",), expect=("boots",), outcome="answer"),),
    items={item.id: item for item in (*FACTS, *STATEMENTS, *SCENARIOS)},
)


def reply(question: str, *items: str, briefing: Briefing = SMALL) -> Reply:
    """An answer that shows these items."""
    receipts = tuple(receipt(briefing, briefing.items[item]) for item in items)
    return Reply(
        question=question,
        outcome="answer",
        items=items,
        speakers=tuple(found.speaker for found in receipts),
        confidence=0.93,
        readings=(),
        choices=(),
        text="\n".join(line for item in items for line in entry_lines(briefing, item, whole=len(items) == 1)),
        receipts=receipts,
        why=("Read as: what did somebody say.", "Two words of three are found in the item."),
    )


class CannedTalk:
    """A conversation with one reply for each kind of outcome; anything else is answered with the bus."""

    def __init__(self, briefing: Briefing = SMALL) -> None:
        self.briefing = briefing
        self.asked: list[str] = []
        self.restarts = 0

    def ask(self, question: str) -> Reply:
        self.asked.append(question)
        match question:
            case "what did ms muray say?":
                return replace(self.reply(question, "late"), readings=(Reading("muray", "Grace Murray"),))
            case "did ada complain about boots?":
                headline = "The briefing gives that to Linus Hall, not Ada Byron:"
                found = self.reply(question, "boots")
                return replace(found, outcome="correction", headline=headline, text=f"{headline}\n{found.text}")
            case "what about the weather?":
                choices = ("What does the briefing say about rain?", "What did Linus Hall say about boots?")
                lead = "Two things come close."
                lines = [
                    lead,
                    *(f"  {number}. {choice}" for number, choice in enumerate((*choices, "None of these."), 1)),
                ]
                empty = replace(self.reply(question), outcome="choice", choices=choices)
                return replace(empty, text="\n".join(lines), headline=lead)
            case "what did the mayor say?":
                words = "Nothing by the mayor here."
                return replace(self.reply(question), outcome="not_in_briefing", headline=words, text=words)
        if "late" in question:
            return self.reply(question, "late")
        return self.reply(question, "bus", "lunch") if "bus and lunch" in question else self.reply(question, "bus")

    def reply(self, question: str, *items: str) -> Reply:
        return reply(question, *items, briefing=self.briefing)

    def suggest(self, typed: str, limit: int = 6) -> tuple[str, ...]:
        known = ("Grace Murray", "Grace Murray on time", "Linus Hall", "weather")
        return tuple(words for words in known if words.casefold().startswith(typed.casefold()))[:limit]

    def restart(self) -> None:
        self.restarts += 1
