"""A briefing as slides: what it is, who is who, the timeline, facts, and what was said topic by topic, with receipts.

Pure. One statement is one slide, because it is read from the last row; facts, people and moments share one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.answering.reply import Reply
from briefbot.briefing.model import UNKNOWN, Briefing, Fact, Item, Statement
from briefbot.briefing.receipt import Receipt, item_words, quoted, receipt, when_words, with_role
from briefbot.classroom.events import Slide

Part = tuple[str, str]

LINES: Final = 6
"""People or moments on one slide."""

FACTS: Final = 2
ANSWERS: Final = 3
"""Items of a reply on the wall; beyond them it is said how many more there are."""

TELLING: Final = frozenset(
    {"Reported by", "Disclosed by", "Form", "Attribution", "To", "Outlet", "When", "Where", "Basis", "Outside", "Cite"}
)
"""Rows of a receipt that are shown under the words; the speaker stands above them."""


@dataclass(frozen=True, slots=True)
class Section:
    """Slides under one title, to jump to."""

    title: str
    slides: tuple[Slide, ...]


def sections(briefing: Briefing) -> tuple[Section, ...]:
    """The whole briefing; a section without anything in it is left out."""
    found = [
        Section(briefing.title, (_title(briefing),)),
        Section("Who is who", tuple(_pages("Who is who", _people(briefing)))),
        Section("Timeline", tuple(_pages("Timeline", _moments(briefing)))),
        Section("Facts", tuple(_facts(briefing))),
        *_topics(briefing),
    ]
    return tuple(section for section in found if section.slides)


def reply_slide(reply: Reply) -> Slide:
    """The reply to a question from the class: how it was read, what is said, and the items with their receipts."""
    parts: list[Part] = [("note", f"({one.told(reply.question, marks='“”')})") for one in reply.readings]
    if not reply.receipts:
        return Slide(reply.question, (*parts, ("words", reply.text)))
    parts += [("words", reply.headline)] if reply.headline else []
    for record in reply.receipts[:ANSWERS]:
        parts += _record_parts(record)
    left = len(reply.receipts) - ANSWERS
    return Slide(reply.question, (*parts, *((("note", f"And {left} more."),) if left > 0 else ())))


def _title(briefing: Briefing) -> Slide:
    parts: list[Part] = [("words", briefing.about)] if briefing.about else []
    for source in briefing.sources.values():
        told = (source.title, source.author, source.publisher, source.published)
        known = [part for part in told if part and part != UNKNOWN]
        parts.append(("row", f"Source: {', '.join(known) or source.id}"))
    return Slide(briefing.title, tuple(parts))


def _people(briefing: Briefing) -> Iterator[Part]:
    for person in (*briefing.people, *briefing.organisations):
        if person.sort == "person" or person.role:
            yield "who", with_role(briefing, person.id)


def _moments(briefing: Briefing) -> Iterator[Part]:
    for line in briefing.timeline:
        items = [briefing.items[item] for item in line.items if item in briefing.items]
        words = line.text or " ".join(_credited(briefing, item) for item in items)
        own = [when_words(item.when) for item in items if isinstance(item, Fact | Statement)]
        when = when_words(line.when) or next((told for told in own if told), "")
        yield "words", f"{when}: {words}" if when else words


def _credited(briefing: Briefing, item: Item) -> str:
    """The words of an item, with whoever said them."""
    if not isinstance(item, Statement):
        return item_words(item)
    return f"{_speaker(briefing, item)}: {item_words(item)}"


def _speaker(briefing: Briefing, item: Statement) -> str:
    """The speaker, and who reports it: the receipt's own credit on one line."""
    reporters = ", then ".join(briefing.name(reporter) for reporter in item.reported_by)
    name = with_role(briefing, item.speaker)
    return f"{name} (according to {reporters})" if reporters else name


def _facts(briefing: Briefing) -> Iterator[Slide]:
    for start in range(0, len(briefing.facts), FACTS):
        parts: list[Part] = []
        for fact in briefing.facts[start : start + FACTS]:
            parts += [("words", fact.text), *_rows(receipt(briefing, fact))]
        yield Slide("Facts", tuple(parts))


def _topics(briefing: Briefing) -> Iterator[Section]:
    """Statements under the first of their topics; those without one come last."""
    by_topic: dict[str, list[Slide]] = {topic: [] for topic in briefing.topics}
    rest: list[Slide] = []
    for statement in briefing.statements:
        topic = next((topic for topic in statement.topics if topic in by_topic), "")
        heading = briefing.topics[topic].name if topic else "Said besides"
        (by_topic[topic] if topic else rest).append(_statement(briefing, statement, heading))
    for topic, slides in by_topic.items():
        yield Section(briefing.topics[topic].name, tuple(slides))
    yield Section("Said besides", tuple(rest))


def _statement(briefing: Briefing, statement: Statement, heading: str) -> Slide:
    parts: list[Part] = [("who", _speaker(briefing, statement))]
    parts += [("words", statement.text)] if statement.text else []
    parts += [("quote", quoted(quote)) for quote in statement.quotes]
    return Slide(heading, (*parts, *_rows(receipt(briefing, statement))))


def _record_parts(record: Receipt) -> list[Part]:
    speaker = record.row("Speaker")
    return [*([("who", speaker)] if speaker else []), ("words", record.words), *_rows(record)]


def _rows(record: Receipt) -> list[Part]:
    return [("row", f"{label}: {value}") for label, value in record.rows if label in TELLING]


def _pages(heading: str, parts: Iterator[Part]) -> Iterator[Slide]:
    every: Sequence[Part] = tuple(parts)
    for start in range(0, len(every), LINES):
        yield Slide(heading, tuple(every[start : start + LINES]))
