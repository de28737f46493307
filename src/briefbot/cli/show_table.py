"""The lists of `briefbot show` as tables: aligned columns below a header, cells wrapped to the width of the terminal."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final, Literal

from briefbot.briefing.model import Entity, Source, Statement, TimelineEntry, Topic
from briefbot.briefing.receipt import FORM_WORDS, item_words, when_words
from briefbot.cli.show import Lists, moment
from briefbot.text.harmless import one_line

NARROWEST: Final = 60
"""Columns of a terminal below which five columns of text are no longer readable, and the plain list is."""

_MOST_NAMES: Final = 3
"""Names from outside the sources that a cell lists; more of them are counted (--json and Browse have them all)."""

_GAP: Final = 2
"""Terminal cells between two columns."""

_WHOLE_WORD: Final = 12
"""Terminal cells up to which a word widens its column beyond its share, rather than being broken."""

_AT_ONCE: Final = 200
"""Rows that are laid out before the first of them is printed."""

Cell = Sequence[str]
"""What stands in one cell, each on a line of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A header and the part of the width that the column takes at most (1: whatever the others leave)."""

    header: str
    share: float = 1
    number: bool = False


def table_lines(lists: Lists, part: str, rows: Sequence[Any], width: int) -> Iterator[str]:
    """The rows of a part as lines of at most `width` terminal cells. A column that is empty all the way is left out.

    Lines come as they are made, so that a long list begins at once.
    """
    columns, make = _TABLES[part]
    made = [[tuple(filter(None, map(one_line, cell))) for cell in make(lists, row)] for row in rows]
    used = [place for place in range(len(columns)) if any(cells[place] for cells in made)]
    columns, made = tuple(columns[place] for place in used), [[cells[place] for place in used] for cells in made]
    widths = _widths(columns, made, width)
    for since in range(0, len(made), _AT_ONCE):
        yield from _lines(columns, made[since : since + _AT_ONCE], widths, header=since == 0)


def _widths(columns: Sequence[Column], made: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Cells of each column: what it needs up to its share, and the last ones share what is left."""
    from rich.cells import cell_len

    needed = [
        max(len(column.header), *(cell_len(line) for cells in made for line in cells[place]), 0)
        for place, column in enumerate(columns)
    ]
    words = [
        max((cell_len(word) for cells in made for line in cells[place] for word in line.split()), default=0)
        for place, column in enumerate(columns)
    ]
    most = [
        min(need, max(int(width * column.share), min(word, _WHOLE_WORD if column.header != "id" else 0)))
        for need, word, column in zip(needed, words, columns, strict=True)
    ]
    open_ended = [place for place, column in enumerate(columns) if column.share == 1 and not column.number]
    left = (
        width - _GAP * (len(columns) - 1) - sum(most[place] for place in range(len(columns)) if place not in open_ended)
    )
    for number, place in enumerate(sorted(open_ended, key=lambda place: most[place])):
        most[place] = max(1, min(most[place], left // (len(open_ended) - number)))
        left -= most[place]
    return most


def _lines(
    columns: Sequence[Column], made: Sequence[Sequence[Cell]], widths: Sequence[int], header: bool
) -> Iterator[str]:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), show_header=header)
    for column, cells in zip(columns, widths, strict=True):
        justify: Literal["left", "right"] = "right" if column.number else "left"
        table.add_column(Text(column.header), width=cells, justify=justify, overflow="fold")
    for row in made:
        # a Text is never read as markup
        shown = (
            (_at_hyphens(line, cells) for line in cell) if column.header == "id" else cell
            for column, cell, cells in zip(columns, row, widths, strict=True)
        )
        table.add_row(*(Text("\n".join(cell)) for cell in shown))
    page = io.StringIO()
    width = sum(widths) + _GAP * (len(widths) - 1)
    Console(file=page, width=width, color_system=None, force_terminal=False, force_jupyter=False).print(table)
    yield from (line.rstrip() for line in page.getvalue().splitlines())


def _at_hyphens(key: str, width: int) -> str:
    """An id that is too long for its column, broken behind its hyphens where that can be."""
    return "\n".join(wrap(key, max(width, 1), break_on_hyphens=True)) if len(key) > width else key


def _person(lists: Lists, person: Entity) -> tuple[Cell, ...]:
    sort = "" if person.sort == "person" else person.kind or person.sort
    count = len(lists.spoken.get(person.id, ()))
    extra = person.extra_aliases
    named = ", ".join(extra) if len(extra) <= _MOST_NAMES else f"{len(extra):,} names"
    known = person.outside if isinstance(person.outside, str) else person.name
    also = (
        ", ".join(person.aliases),
        f"from outside the sources: {named}" if extra else "",
        f"outside knowledge: {known}" if person.outside else "",
    )
    return (person.id,), (person.name,), (person.role, sort), (f"{count:,}" if count else "",), also


def _statement(lists: Lists, statement: Statement) -> tuple[Cell, ...]:
    name = lists.briefing.name
    reported = f"reported by {', then '.join(map(name, statement.reported_by))}" if statement.reported_by else ""
    way = (
        f"to {name(statement.to)}" if statement.to else "",
        f"through {name(statement.via)}" if statement.via else "",
        when_words(statement.when) if statement.when else "",
    )
    speaker = (name(statement.speaker), reported)
    return (statement.id,), speaker, (item_words(statement),), (FORM_WORDS[statement.form],), way


def _moment(lists: Lists, entry: TimelineEntry) -> tuple[Cell, ...]:
    when, words = moment(lists.briefing, entry)
    return (when,), words


def _topic(lists: Lists, topic: Topic) -> tuple[Cell, ...]:
    briefing = lists.briefing
    ids = lists.filed.get(topic.id, ())
    items = [briefing.items[key] for key in ids]
    speakers = Counter(briefing.name(item.speaker) if isinstance(item, Statement) else "facts" for item in items)
    also = f"also: {', '.join(topic.aliases)}" if topic.aliases else ""
    by = ", ".join(f"{speaker} {count:,}" for speaker, count in speakers.items())
    return (topic.id,), (topic.name, also), (", ".join(ids),), (by,)


def _source(lists: Lists, source: Source) -> tuple[Cell, ...]:
    told = {
        "author:": source.author,
        "translated from:": source.translated_from,
        "url:": source.url,
        "rights:": source.rights,
        "garbled passages:": str(len(source.sic)) if source.sic else "",
    }
    title = (
        source.title or "untitled",
        *(f"{label} {value}" for label, value in told.items() if value),
        f"text: {'is there' if source.text else 'is not there'}",
    )
    date = (source.published, f"retrieved {source.retrieved}" if source.retrieved else "")
    count = lists.cited.get(source.id, 0)
    return (source.id,), title, (source.publisher,), date, (f"{count:,} item{'s' if count != 1 else ''}",)


_TABLES: Final[dict[str, tuple[tuple[Column, ...], Callable[[Lists, Any], tuple[Cell, ...]]]]] = {
    "people": (
        (
            Column("id", 1 / 6),
            Column("name", 1 / 5),
            Column("role", 1 / 6),
            Column("said", number=True),
            Column("also called"),
        ),
        _person,
    ),
    "statements": (
        (
            Column("id", 1 / 6),
            Column("speaker", 1 / 6),
            Column("words"),
            Column("form", 1 / 8),
            Column("to, via, when", 1 / 6),
        ),
        _statement,
    ),
    "timeline": ((Column("when", 1 / 4), Column("what happened")), _moment),
    "topics": ((Column("id", 1 / 6), Column("name", 1 / 5), Column("items"), Column("by whom")), _topic),
    "sources": (
        (
            Column("id", 1 / 5),
            Column("title"),
            Column("publisher", 1 / 5),
            Column("date", 1 / 6),
            Column("cited by", 1 / 8),
        ),
        _source,
    ),
}
