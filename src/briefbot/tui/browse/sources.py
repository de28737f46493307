"""Sources with their cites, and how much of each is cited: verified where its text is there, and not where it is not."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.content import Content

from briefbot.briefing.model import UNKNOWN, Briefing
from briefbot.briefing.receipt import cite_words
from briefbot.browsing.listing import searched
from briefbot.browsing.sources import Cited, SourceCites, source_cites
from briefbot.tui.browse.lines import counted, line, wrapped
from briefbot.tui.browse.view import Progress, View
from briefbot.tui.content import shown
from briefbot.tui.page import GAP, QUIET, Block, labelled

NOT_VERIFIED: Final = "not verified: no source text"
BAR: Final = 20
FULL: Final = "█"
REST: Final = "░"


class SourcesView(View):
    """A heading for each source, its cites below it."""

    NAME: ClassVar[str] = "sources"
    TITLE: ClassVar[str] = "Sources"
    NOUNS: ClassVar[tuple[str, str]] = ("source or cite", "sources and cites")
    EMPTY: ClassVar[str] = "This briefing names no source."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._rows: list[tuple[SourceCites, Cited | None]] = []
        for source in source_cites(briefing, progress):
            self._rows.append((source, None))
            self._rows += [(source, cited) for cited in source.cites]

    def __len__(self) -> int:
        return len(self._rows)

    def searched(self, place: int) -> str:
        source, cited = self._rows[place]
        if cited is not None:
            return f"{cite_words(cited.cite)} {searched(self.briefing, cited.item)}"
        parts = source.source
        return " ".join((parts.id, parts.title, parts.author, parts.publisher, parts.published, parts.url))

    def items(self, place: int) -> tuple[str, ...]:
        cited = self._rows[place][1]
        return (cited.item,) if cited else ()

    def lines(self, place: int, width: int) -> list[Content]:
        source, cited = self._rows[place]
        if cited is None:
            title = line(source.source.title or source.source.id, width, "bold $accent")
            above = [Content("")] if place else []
            return [*above, title, *_by_lines(source, width), *_share(source, width)]
        lost = source.coverage is not None and cited.span is None
        mark = Content.styled("✗ not in the text: " if lost else "  ", "$warning" if lost else "")
        return [mark + line(cite_words(cited.cite), width - mark.cell_length)]

    def preview(self, place: int) -> list[Block]:
        source, cited = self._rows[place]
        return super().preview(place) if cited else _source_blocks(source)


def _by_lines(source: SourceCites, width: int) -> list[Content]:
    words = _by(source)
    return wrapped(words, width, 2, QUIET) if words else []


def _by(source: SourceCites) -> str:
    parts = (source.source.author, source.source.publisher, source.source.published)
    return ", ".join(part for part in parts if part and part != UNKNOWN)


def share_words(source: SourceCites) -> str:
    """How much of the source is cited, or that nobody could look."""
    cites = counted(len(source.cites), "cite")
    if source.coverage is None:
        return f"{cites} · {NOT_VERIFIED}"
    total = len(source.coverage.sentences)
    words = f"{source.coverage.percent} % of {counted(total, 'sentence')} cited · {cites}"
    return f"{words}, {source.not_found} not in the text" if source.not_found else words


def _share(source: SourceCites, width: int) -> list[Content]:
    words = share_words(source)
    if source.coverage is None or width < BAR + len(words) + 2:
        return wrapped(words, width, 2)
    full = BAR * source.coverage.percent // 100
    bar = Content.assemble((FULL * full, "$success"), (REST * (BAR - full), QUIET))
    return [Content.assemble(bar, "  ", line(words, width - BAR - 2))]


def _source_blocks(found: SourceCites) -> list[Block]:
    source = found.source
    rows = {
        "By": source.author,
        "Publisher": source.publisher,
        "Published": source.published,
        "Retrieved": source.retrieved,
        "Address": source.url,
        "Language": source.language,
        "Translated from": source.translated_from,
        "Rights": source.rights,
        "Cited": share_words(found),
    }
    blocks = [Block(shown(source.title or source.id, "bold"))]
    for label, value in rows.items():
        if value and value != UNKNOWN:
            blocks += labelled(shown(label, QUIET), shown(value), 60, 17)
    for sic in source.sic:
        blocks += [GAP, Block(shown(f"Source garbled: “{sic.exact}” [sic]. {sic.note}".strip(), "italic $warning"))]
    return blocks
