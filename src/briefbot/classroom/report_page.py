"""The report as one HTML page to keep or print: bars and a confusion map, no script, nothing fetched from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from briefbot.classroom import wording
from briefbot.classroom.report import DISCRIMINATION_FROM, Confusion, ItemReport, Report
from briefbot.classroom.report_text import notes
from briefbot.text.harmless import one_line

_STYLE: Final = """
:root { --ink: #2a2926; --soft: #5d5a52; --ground: #fbf8f2; --line: #d3c9b5; --bar: #2d5d8a; --hot: 160, 60, 52; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e5dd; --soft: #b1ab9f; --ground: #15171c; --line: #3f4553; --bar: #7fa7cf; --hot: 217, 138, 128; }
}
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.2rem; } li { margin-bottom: .9rem; } .soft { color: var(--soft); }
table { border-collapse: collapse; } td, th { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; }
td.number { text-align: right; } .map td { text-align: center; border: 1px solid var(--line); }
svg { display: block; margin: .2rem 0; } .frame { fill: none; stroke: var(--line); } .fill { fill: var(--bar); }
"""
_WIDTH: Final = 300
_HEIGHT: Final = 14
_LEVELS: Final = 4


def page(found: Report) -> str:
    """The whole page as text."""
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(found.title)}</title>\n<style>{_STYLE}{_heat_styles()}</style>\n</head>\n<body>",
            f"<h1>{_text(found.title)}</h1>",
            *_body(found),
            "</body>\n</html>\n",
        ]
    )


def _body(found: Report) -> Iterator[str]:
    if not found.items:
        yield f"<p>{wording.NOTHING_TOLD}</p>"
        return
    yield f'<p class="soft">{wording.people(len(found.pupils))}, {len(found.items)} questions</p>'
    yield f"<h2>{wording.AGAIN}</h2>"
    yield from _items(found.again) if found.again else [f"<p>{wording.NONE_AGAIN}</p>"]
    yield f"<h2>{wording.CONFUSIONS}</h2>"
    yield from _map(found.confusions) if found.confusions else [f"<p>{wording.NO_CONFUSIONS}</p>"]
    yield f"<h2>{wording.QUESTIONS}</h2>"
    yield from _items(found.items)
    if len(found.pupils) < DISCRIMINATION_FROM:
        yield f'<p class="soft">{wording.FEW_PUPILS}</p>'
    if found.teams:
        yield f"<h2>{wording.TEAMS}</h2>"
        rows = [(str(team.place), team.team, str(team.points), str(team.members)) for team in found.teams]
        yield from _table(("place", "team", "points each", "pupils"), rows)
    yield f"<h2>{wording.PUPILS}</h2>"
    standings = [pupil.standing for pupil in found.pupils]
    rows = [(str(one.place), one.pupil.name, str(one.points), f"{one.right} of {one.asked}") for one in standings]
    yield from _table(("place", "name", "points", "right"), rows)


def _items(items: Sequence[ItemReport]) -> Iterator[str]:
    yield "<ol>"
    for item in items:
        yield (
            f'<li value="{item.number}">{_text(item.question.item.stem)}<br><strong>{_text(item.question.item.answer)}</strong>'
            f'{_bar(item)}<span class="soft">{_text(", ".join(notes(item)))}</span></li>'
        )
    yield "</ol>"


def _bar(item: ItemReport) -> str:
    share = item.facility or 0.0
    words = f"{wording.percent(share)} right"
    return (
        f'<svg role="img" aria-label="{words}" width="{_WIDTH}" height="{_HEIGHT}"><title>{words}</title>'
        f'<rect class="frame" width="{_WIDTH}" height="{_HEIGHT}"/>'
        f'<rect class="fill" width="{round(_WIDTH * share)}" height="{_HEIGHT}"/></svg>'
    )


def _map(confusions: Sequence[Confusion]) -> Iterator[str]:
    """Rows: whose words; columns: to whom they were credited. The number says it; the ground only helps to find it."""
    rows = sorted({one.words_of for one in confusions})
    columns = sorted({one.credited_to for one in confusions})
    counts = {(one.words_of, one.credited_to): one.count for one in confusions}
    most = max(counts.values())
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in columns)
    yield f'<table class="map"><tr><td class="soft">words of ↓ credited to →</td>{heads}</tr>'
    for row in rows:
        cells = []
        for column in columns:
            count = counts.get((row, column), 0)
            level = -(-_LEVELS * count // most)
            cells.append(f'<td class="heat{level}">{count or ""}</td>')
        yield f'<tr><th scope="row">{_text(row)}</th>{"".join(cells)}</tr>'
    yield "</table>"


def _heat_styles() -> str:
    return "".join(
        f".heat{level} {{ background: rgba(var(--hot), {level * 0.15:.2f}); }}\n" for level in range(1, _LEVELS + 1)
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"<table><tr>{''.join(f'<th>{_text(head)}</th>' for head in heads)}</tr>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>"
    yield "</table>"


def _text(text: str) -> str:
    return escape(one_line(text))
