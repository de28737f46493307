"""What Browse shows: the items of a briefing by person, by topic, in time, as facts and by source, filtered as one types.

Pure: a briefing in, headings and entries out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from briefbot.briefing.model import Briefing, Item, Statement
from briefbot.briefing.receipt import item_words, receipt, when_words
from briefbot.text.normalise import fold

VIEWS: Final = {"people": "People", "topics": "Topics", "timeline": "Timeline", "facts": "Facts", "sources": "Sources"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that opens the receipts of `items`. `lead` stands before the words: who, or when."""

    lead: str
    words: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries under a heading; `note` stands beside the heading."""

    heading: str
    note: str
    entries: tuple[Entry, ...]


def shelves(briefing: Briefing, view: str, wanted: str = "") -> list[Shelf]:
    """The shelves of a view. With `wanted`, only what holds every one of its words (heading and receipt count too)."""
    words = fold(wanted).split()
    found = []
    for shelf in _VIEWS[view](briefing):
        entries = tuple(entry for entry in shelf.entries if _holds(briefing, shelf, entry, words))
        if entries or (not shelf.entries and all(word in fold(f"{shelf.heading} {shelf.note}") for word in words)):
            found.append(Shelf(shelf.heading, shelf.note, entries))
    return found


def _people(briefing: Briefing) -> Iterator[Shelf]:
    speakers = dict.fromkeys(item.speaker for item in briefing.statements)
    silent = [entity.id for entity in briefing.people if entity.id not in speakers]
    for speaker in (*speakers, *silent):
        entity = briefing.entities.get(speaker)
        entries = tuple(
            _entry(briefing, item, speaker=False) for item in briefing.statements if item.speaker == speaker
        )
        note = entity.role if entity and entity.role else ""
        yield Shelf(briefing.name(speaker), note or ("" if entries else "says nothing here"), entries)


def _topics(briefing: Briefing) -> Iterator[Shelf]:
    for topic in briefing.topics.values():
        items: list[Item] = [fact for fact in briefing.facts if topic.id in fact.topics]
        items += [statement for statement in briefing.statements if topic.id in statement.topics]
        yield Shelf(topic.name, "", tuple(_entry(briefing, item) for item in items))


def _timeline(briefing: Briefing) -> Iterator[Shelf]:
    entries = []
    for line in briefing.timeline:
        items = [briefing.items[item] for item in line.items if item in briefing.items]
        words = line.text or " ".join(_spoken(briefing, item) for item in items)
        entries.append(Entry(when_words(line.when), words, tuple(item.id for item in items)))
    yield Shelf("In the order of the briefing", "", tuple(entries))


def _facts(briefing: Briefing) -> Iterator[Shelf]:
    yield Shelf("Facts", "in the source's own voice", tuple(_entry(briefing, item) for item in briefing.facts))
    for scenario in briefing.scenarios:
        by = f"laid out by {briefing.name(scenario.by)}" if scenario.by else ""
        items = [briefing.items[item] for item in scenario.items if item in briefing.items]
        entries = tuple(_entry(briefing, item) for item in items)
        yield Shelf(f"Scenario: {scenario.name}", by, entries or (Entry("", scenario.name, (scenario.id,)),))


def _sources(briefing: Briefing) -> Iterator[Shelf]:
    for source in briefing.sources.values():
        note = ", ".join(part for part in (source.author, source.publisher, source.published) if part)
        entries = [Entry("address", source.url, ())] if source.url else []
        entries += [Entry("garbled", f"“{sic.exact}” {sic.note}".strip(), ()) for sic in source.sic]
        yield Shelf(source.title or source.id, note, tuple(entries))


_VIEWS: Final = {"people": _people, "topics": _topics, "timeline": _timeline, "facts": _facts, "sources": _sources}


def _entry(briefing: Briefing, item: Item, *, speaker: bool = True) -> Entry:
    """An item as an entry; `speaker` is False where the heading names the speaker, not those who report it."""
    return Entry(_credit(briefing, item, speaker=speaker), item_words(item), (item.id,))


def _credit(briefing: Briefing, item: Item, *, speaker: bool = True) -> str:
    if not isinstance(item, Statement):
        return ""
    reporters = ", then ".join(briefing.name(reporter) for reporter in item.reported_by)
    parts = [briefing.name(item.speaker)] if speaker else []
    return ", ".join([*parts, *([f"according to {reporters}"] if reporters else [])])


def _spoken(briefing: Briefing, item: Item) -> str:
    credit = _credit(briefing, item)
    return f"{credit}: {item_words(item)}" if credit else item_words(item)


def _holds(briefing: Briefing, shelf: Shelf, entry: Entry, words: Iterable[str]) -> bool:
    words = list(words)
    if not words:
        return True
    rows = [
        row for item in entry.items if item in briefing.items for _, row in receipt(briefing, briefing.items[item]).rows
    ]
    text = fold(" ".join((shelf.heading, entry.lead, entry.words, *rows)))
    return all(word in text for word in words)
