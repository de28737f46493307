"""`briefbot show`: what is in a briefing, as tables: people, statements, the timeline, topics, sources; and the grid."""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from briefbot.briefing.model import Briefing, Entity, Fact, Source, Statement, TimelineEntry, Topic
from briefbot.briefing.receipt import FORM_WORDS, item_words, when_words, with_role
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode, UsageError
from briefbot.text.harmless import one_line

_ONE: Final = {"people": "person", "timeline entries": "timeline entry"}
_PARTS: Final = ("people", "statements", "timeline", "topics", "sources")
_CROSSED: Final = ("grid", "compare")
"""People against topics, and two of them side by side."""


@dataclass(frozen=True, slots=True)
class Lists:
    """A briefing with what its lists are made from: ids of statements by speaker, of items by topic, items by source."""

    briefing: Briefing
    spoken: Mapping[str, Sequence[str]]
    filed: Mapping[str, Sequence[str]]
    cited: Mapping[str, int]

    @classmethod
    def of(cls, briefing: Briefing) -> Lists:
        """Goes through the items once, so that long lists stay quick."""
        spoken: dict[str, list[str]] = {}
        filed: dict[str, list[str]] = {}
        for statement in briefing.statements:
            spoken.setdefault(statement.speaker, []).append(statement.id)
        items: tuple[Fact | Statement, ...] = (*briefing.facts, *briefing.statements)
        for item in items:
            for topic in item.topics:
                filed.setdefault(topic, []).append(item.id)
        only = next(iter(briefing.sources), "")  # a cite that names no source means the only one
        cited = Counter(source for item in items for source in {cite.source or only for cite in item.cites})
        return cls(briefing, spoken, filed, cited)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of this command."""
    parser.add_argument("part", nargs="?", choices=(*_PARTS, *_CROSSED), help="what to list (default: an overview)")
    parser.add_argument("names", metavar="NAME", nargs="*", help="whom to compare (default: who share most topics)")
    add_briefing_argument(parser)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(args: argparse.Namespace) -> ExitCode:
    """Prints the list that was asked for."""
    if args.names and args.part != "compare":
        raise UsageError("Only “compare” takes names: briefbot show compare NAME NAME.")
    briefing = open_named_briefing(args.briefing)
    if args.part in _CROSSED:
        _print_crossed(briefing, args)
    elif args.json:
        parts = (args.part,) if args.part else _PARTS
        lists = Lists.of(briefing)
        print(
            json.dumps({part: [_JSON[part](lists, row) for row in _rows(briefing, part)] for part in parts}, indent=2)
        )
    elif args.part:
        _print_part(briefing, args.part)
    else:
        _print_lines(_overview(briefing))
    return ExitCode.OK


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        indent = len(line) - len(line.lstrip())
        print(" " * indent + one_line(line))


def _print_crossed(briefing: Briefing, args: argparse.Namespace) -> None:
    from briefbot.cli.show_grid import compare_json, compare_lines, grid_json, grid_lines

    compare = args.part == "compare"
    if args.json:
        value = compare_json(briefing, args.names) if compare else grid_json(briefing)
        print(json.dumps({args.part: value}, indent=2))
    else:
        _print_lines(compare_lines(briefing, args.names) if compare else grid_lines(briefing))


def _overview(briefing: Briefing) -> Iterator[str]:
    yield briefing.title
    if briefing.about:
        yield briefing.about
    counts = {
        "people": len(briefing.people),
        "organisations": len(briefing.organisations),
        "places": len(briefing.places),
        "facts": len(briefing.facts),
        "statements": len(briefing.statements),
        "scenarios": len(briefing.scenarios),
        "timeline entries": len(briefing.timeline),
        "topics": len(briefing.topics),
        "sources": len(briefing.sources),
    }
    for name, count in counts.items():
        if count:
            yield f"  {count:>5} {name if count > 1 else _ONE.get(name, name[:-1])}"
    yield f"List them with: briefbot show {'|'.join((*_PARTS, *_CROSSED))}"


def _print_part(briefing: Briefing, part: str) -> None:
    """A table where there is room for one (80 columns when the output is no terminal), else a list."""
    from briefbot.cli.show_table import NARROWEST, table_lines

    rows, lists = _rows(briefing, part), Lists.of(briefing)
    width = shutil.get_terminal_size().columns
    if not rows:
        print(f"This briefing has no {part}.")
    elif width < NARROWEST:
        for line in (line for row in rows for line in _TEXT[part](lists, row)):
            print("\n".join(_wrapped(line, width)))
    else:
        for line in table_lines(lists, part, rows, width):
            print(line)


def _wrapped(line: str, width: int) -> list[str]:
    """A line of a list as lines of the screen, the later ones further in."""
    indent = " " * (len(line) - len(line.lstrip()))
    return wrap(one_line(line), max(width, 10), initial_indent=indent, subsequent_indent=f"{indent}    ")


def _rows(briefing: Briefing, part: str) -> tuple[Any, ...]:
    match part:
        case "people":
            return (*briefing.people, *briefing.organisations, *briefing.places)
        case "statements":
            return briefing.statements
        case "timeline":
            return briefing.timeline
        case "topics":
            return tuple(briefing.topics.values())
        case _:
            return tuple(briefing.sources.values())


def _person(lists: Lists, person: Entity) -> Iterator[str]:
    count = len(lists.spoken.get(person.id, ()))
    said = f" ({count} statement{'s' if count != 1 else ''})" if count else ""
    kind = "" if person.sort == "person" else f" [{person.kind or person.sort}]"
    yield f"{with_role(lists.briefing, person.id)}{kind}{said}"
    if person.aliases:
        yield f"  also: {', '.join(person.aliases)}"
    if person.extra_aliases:
        yield f"  also, from outside the sources: {', '.join(person.extra_aliases)}"
    if person.outside:
        yield f"  outside knowledge: {person.outside if isinstance(person.outside, str) else person.name}"


def _statement(lists: Lists, statement: Statement) -> Iterator[str]:
    briefing = lists.briefing
    yield f"{statement.id}: {with_role(briefing, statement.speaker)}"
    if statement.reported_by:
        yield f"  reported by: {', then '.join(map(briefing.name, statement.reported_by))}"
    yield f"  {item_words(statement)}"
    details = [FORM_WORDS[statement.form]]
    details += [f"to {briefing.name(statement.to)}"] if statement.to else []
    details += [f"through {briefing.name(statement.via)}"] if statement.via else []
    details += [when_words(statement.when)] if statement.when else []
    yield f"  {'; '.join(details)}"


def moment(briefing: Briefing, entry: TimelineEntry) -> tuple[str, list[str]]:
    """When an entry of the timeline was, and what happened: its own words, else those of its items."""
    items = [briefing.items[key] for key in entry.items if key in briefing.items]
    times = [entry.when, *(getattr(item, "when", None) for item in items)]
    when = next((when_words(time) for time in times if time), "time not stated")
    words = [entry.text] if entry.text else []
    for item in items if not entry.text else ():
        speaker = f"{briefing.name(item.speaker)}: " if isinstance(item, Statement) else ""
        words.append(speaker + item_words(item))
    return when, words


def _moment(lists: Lists, entry: TimelineEntry) -> Iterator[str]:
    when, words = moment(lists.briefing, entry)
    yield f"{when}: {'; '.join(words)}"


def _topic(lists: Lists, topic: Topic) -> Iterator[str]:
    items = list(lists.filed.get(topic.id, ()))
    yield f"{topic.name} ({len(items)} item{'s' if len(items) != 1 else ''})"
    if topic.aliases:
        yield f"  also: {', '.join(topic.aliases)}"
    if items:
        yield f"  {', '.join(items)}"


def _source(_: Lists, source: Source) -> Iterator[str]:
    yield f"{source.id}: {source.title or 'untitled'}"
    rows = {
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published,
        "retrieved": source.retrieved,
        "translated from": source.translated_from,
        "url": source.url,
        "rights": source.rights,
        "text": "is there" if source.text else "is not there",
        "garbled passages": str(len(source.sic)) if source.sic else "",
    }
    for label, value in rows.items():
        if value:
            yield f"  {label}: {value}"


def _person_json(lists: Lists, person: Entity) -> dict[str, Any]:
    return {
        "id": person.id,
        "sort": person.sort,
        "name": person.name,
        "role": person.role,
        "aliases": list(person.aliases),
        "statements": list(lists.spoken.get(person.id, ())),
    }


def _statement_json(_: Lists, statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "reported_by": list(statement.reported_by),
        "text": statement.text,
        "quotes": list(statement.quotes),
        "form": statement.form,
        "to": statement.to,
        "via": statement.via,
        "when": when_words(statement.when),
    }


def _moment_json(_: Lists, entry: TimelineEntry) -> dict[str, Any]:
    return {"when": when_words(entry.when), "text": entry.text, "items": list(entry.items)}


def _topic_json(lists: Lists, topic: Topic) -> dict[str, Any]:
    items = list(lists.filed.get(topic.id, ()))
    return {"id": topic.id, "name": topic.name, "aliases": list(topic.aliases), "items": items}


def _source_json(_: Lists, source: Source) -> dict[str, Any]:
    names = ("id", "title", "publisher", "author", "published", "retrieved", "url", "language", "rights")
    return {name: getattr(source, name) for name in names}


_TEXT: Final[dict[str, Callable[[Lists, Any], Iterator[str]]]] = {
    "people": _person,
    "statements": _statement,
    "timeline": _moment,
    "topics": _topic,
    "sources": _source,
}
_JSON: Final[dict[str, Callable[[Lists, Any], dict[str, Any]]]] = {
    "people": _person_json,
    "statements": _statement_json,
    "timeline": _moment_json,
    "topics": _topic_json,
    "sources": _source_json,
}
