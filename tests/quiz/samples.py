"""A briefing made by hand for the quiz: people whose names are traps, nested and implied attributions, dates and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefbot.briefing.model import (
    UNDISCLOSED,
    AuthorQuizItem,
    Briefing,
    Cite,
    Entity,
    Fact,
    Sic,
    Source,
    Statement,
    TimelineEntry,
    Topic,
    When,
)
from briefbot.quiz.ground import Ground

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

PEOPLE = (
    Entity("w-bush", "person", "George W. Bush", role="43rd President"),
    Entity("hw-bush", "person", "George H. W. Bush", role="41st President"),
    Entity("kim-un", "person", "Kim Jong Un", role="leader of North Korea"),
    Entity("kim-il", "person", "Kim Jong Il", role="father of the leader"),
    Entity("leyen", "person", "Ursula von der Leyen", role="President of the Commission"),
    Entity("zelensky", "person", "Volodymyr Zelensky", aliases=("Ukrainian President",), role="Ukrainian President"),
    Entity("ryabkov", "person", "Sergei Ryabkov", role="Deputy Foreign Minister"),
    Entity("ryzhkov", "person", "Vladimir Ryzhkov", role="historian"),
)
OTHERS = (
    Entity("iran", "organisation", "Iran", kind="state"),
    Entity("iraq", "organisation", "Iraq", kind="state"),
    Entity("niger", "organisation", "Niger", kind="state"),
    Entity("nigeria", "organisation", "Nigeria", kind="state"),
    Entity("north-korea", "organisation", "North Korea", kind="state"),
    Entity("south-korea", "organisation", "South Korea", kind="state"),
    Entity("herald", "organisation", "The Daily Herald", aliases=("Herald",), kind="outlet"),
    Entity("courier", "organisation", "The Evening Courier", kind="outlet"),
)

STATEMENTS = (
    Statement(
        "tariffs", "leyen", text="Tariffs on steel are to be lifted within a year.", topics=("trade",), via="herald"
    ),
    Statement(
        "no-tariffs",
        "w-bush",
        quotes=("we will not raise tariffs on anybody this winter",),
        topics=("trade",),
        via="courier",
    ),
    Statement(
        "winter", "zelensky", text="The coming winter decides about the grain corridor.", to="leyen", topics=("grain",)
    ),
    Statement(
        "grain-deal",
        "iran",
        text="Grain should pass through the gulf without inspection.",
        reported_by=("ryabkov",),
        topics=("grain",),
    ),
    Statement(
        "harvest", "ryzhkov", text="Harvests on the plains have halved since the dam was built.", topics=("grain",)
    ),
    Statement(
        "implied",
        "ryabkov",
        text="Nobody benefits from another round of sanctions.",
        attribution="implied",
        topics=("trade",),
    ),
    Statement(
        "leaked-plan",
        "iraq",
        text="Oil exports should be doubled by spring.",
        reported_by=(UNDISCLOSED,),
        topics=("trade",),
    ),
    Statement("own-name", "kim-un", text="Kim Jong Un will meet envoys whenever they come.", topics=("talks",)),
    Statement("short", "kim-il", quotes=("Never",), topics=("talks",)),
    Statement(
        "talks",
        "ryabkov",
        text="Talks about prisoners begin after the holidays.",
        topics=("talks", "trade"),
        to="zelensky",
    ),
    Statement(
        "cited",
        "ryzhkov",
        text="No dam on the great rivers would hold a flood like that of the old chronicles.",
        cites=(Cite(exact="Vladimir Ryzhkov was asked about dams and said that none would hold"),),
        topics=("grain", "dams"),
    ),
)
FACTS = (
    Fact(
        "summit",
        "The summit opened in Geneva on March 4, 1920.",
        when=When("on March 4, 1920", "1920-03-04"),
        topics=("talks",),
    ),
    Fact("budget", "The ministry spent 12 million dollars on the summit in all.", topics=("trade",)),
    Fact("letter", "After the opening, Volodymyr Zelensky read out a letter to the guests.", topics=("talks",)),
    Fact("later", "A second summit was announced for the following year.", when=When("afterward"), topics=("talks",)),
    Fact("ice", "The harbour froze over on January 9.", when=When("on January 9", "XXXX-01-09"), topics=("dams",)),
    Fact("ferries", "The ferries were sold.", when=When("in February", "XXXX-02"), topics=("dams",)),
    Fact("keeper", "The lighthouse lost its keeper.", when=When("on May 2", "XXXX-05-02"), topics=("dams",)),
    Fact("garbled", "The hall stood at sites in 1997 near the lake shore.", topics=("talks",)),
)
QUIZ = (
    AuthorQuizItem("q-speaker", "Whose interview did the Herald print?", ("leyen",)),
    AuthorQuizItem("q-year", "In which year did the summit open?", ("1920",), ("1919", "1921")),
    AuthorQuizItem("q-explain", "Why was the summit moved?", ("Snow had closed the roads to the first town.",)),
    AuthorQuizItem("q-steps", "In which order?", (), order=("An envoy comes.", "A letter is read", "Ink dries")),
    AuthorQuizItem(
        "q-why", "Why was the summit held?", ("The briefing does not say.",), ("To end a war.", "To sign a loan.")
    ),
)


def briefing() -> Briefing:
    entities = {entity.id: entity for entity in (*PEOPLE, *OTHERS)}
    return Briefing(
        title="Grain, Tariffs and Talks",
        sources={"article": Source("article", sic=(Sic("sites in 1997", "broken"),))},
        entities=entities,
        topics={topic: Topic(topic, topic) for topic in ("trade", "grain", "talks", "dams")},
        facts=tuple(with_cite(fact) for fact in FACTS),
        statements=STATEMENTS,
        timeline=(TimelineEntry(items=("summit",)), TimelineEntry(items=("later",))),
        glossary=dict.fromkeys(("prisoners", "a second summit", "grain corridor", "inspection"), "A term."),
        quiz=QUIZ,
        items={item.id: item for item in (*FACTS, *STATEMENTS)},
    )


def with_cite(fact: Fact) -> Fact:
    """The garbled fact cites the garbled passage; the others cite nothing."""
    return replace(fact, cites=(Cite(exact="stood at sites in 1997 near"),)) if fact.id == "garbled" else fact


def ground() -> Ground:
    return Ground(briefing())
