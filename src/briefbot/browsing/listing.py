"""Facts and statements as a list: which, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from briefbot.briefing.model import Briefing, Fact, Scenario, Statement
from briefbot.briefing.receipt import FORM_WORDS, cite_words, item_words, when_words
from briefbot.quiz.times import Day, stretch
from briefbot.text.normalise import fold

Note = Fact | Statement

COLUMNS: Final = ("who", "topic", "when", "form")
"""What a list can be sorted by."""

FACT: Final = "fact"
"""Stands where a statement names its speaker."""


def notes(briefing: Briefing) -> tuple[Note, ...]:
    """Statements, then facts, in file order."""
    return (*briefing.statements, *briefing.facts)


def who(briefing: Briefing, note: Note) -> str:
    """The speaker's name, and who reports it; "fact" for a fact."""
    if isinstance(note, Fact):
        return FACT
    reporters = ", then ".join(briefing.name(reporter) for reporter in note.reported_by)
    name = briefing.name(note.speaker)
    return f"{name}, according to {reporters}" if reporters else name


def topics(briefing: Briefing, note: Note) -> str:
    """The names of the topics that it is filed under."""
    return ", ".join(briefing.topics[topic].name for topic in note.topics if topic in briefing.topics)


def searched(briefing: Briefing, item_id: str) -> str:
    """Everything about an item that a filter looks in: who, to whom, through whom, the words, topics, when, cited words."""
    item = briefing.items.get(item_id)
    if item is None:
        return ""
    if isinstance(item, Scenario):
        return " ".join((item.name, *item.aliases, briefing.name(item.by) if item.by else ""))
    parts = [who(briefing, item), topics(briefing, item), item_words(item), when_words(item.when), item.note]
    parts += [cite_words(cite) for cite in item.cites]
    if isinstance(item, Statement):
        parts += [briefing.name(each) for each in (item.to, item.via) if each]
        parts += [item.verb, item.kind, FORM_WORDS[item.form]]
        speaker = briefing.entities.get(item.speaker)
        parts += [speaker.role, *speaker.aliases] if speaker else []
    return " ".join(part for part in parts if part)


def sorted_notes(
    briefing: Briefing, found: Iterable[Note], column: str, *, backwards: bool = False
) -> tuple[Note, ...]:
    """The notes by a column; equal ones stay in file order, and what has no date comes last either way."""
    in_order = list(found)
    if column == "when":
        dated = [(day, note) for note in in_order if (day := _day(note)) is not None]
        undated = tuple(note for note in in_order if _day(note) is None)
        dated.sort(key=lambda pair: pair[0], reverse=backwards)
        return (*(note for _, note in dated), *undated)
    key = _KEYS.get(column)
    return tuple(sorted(in_order, key=partial(key, briefing), reverse=backwards)) if key else tuple(in_order)


def _day(note: Note) -> tuple[bool, Day] | None:
    time = stretch(note.when)
    return None if time is None else (time.dated, time.first if not time.open_last else time.last)


_FORMS: Final = {form: place for place, form in enumerate(FORM_WORDS)}
_KEYS: Final[Mapping[str, Callable[[Briefing, Note], Any]]] = {
    "who": lambda briefing, note: (isinstance(note, Fact), fold(who(briefing, note))),
    "topic": lambda briefing, note: (not note.topics, fold(topics(briefing, note))),
    "form": lambda _briefing, note: _FORMS[note.form] if isinstance(note, Statement) else len(_FORMS),
}
