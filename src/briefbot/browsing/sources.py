"""Where everything stands: each source with its cites, and how much of it is cited where its text is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefbot.briefing.coverage import Coverage, covered
from briefbot.briefing.model import Briefing, Cite, Source
from briefbot.briefing.source import Span, find_cite
from briefbot.browsing.listing import notes

Progress = Callable[[int, int], None]
"""Told how much is done of how much."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A cite and the item that it belongs to. `span` is where it stands in the source's text, None where that is not known."""

    item: str
    cite: Cite
    span: Span | None


@dataclass(frozen=True, slots=True)
class SourceCites:
    """A source and its cites: by place in the text, those that were not found there last; in file order without a text.

    `coverage` is None where the source's text is not there, so that nothing could be verified.
    """

    source: Source
    cites: tuple[Cited, ...]
    coverage: Coverage | None

    @property
    def not_found(self) -> int:
        """How many cites do not stand in the text."""
        return sum(cited.span is None for cited in self.cites) if self.coverage is not None else 0


def source_cites(briefing: Briefing, progress: Progress = lambda _done, _total: None) -> tuple[SourceCites, ...]:
    """Every source of a briefing. Calls `progress` with every hundredth cite."""
    only = next(iter(briefing.sources), "") if len(briefing.sources) == 1 else ""
    found: dict[str, list[Cited]] = {source: [] for source in briefing.sources}
    pairs = [(note.id, cite, cite.source or only) for note in notes(briefing) for cite in note.cites]
    for done, (item, cite, source) in enumerate(pairs):
        if done % 100 == 0:
            progress(done, len(pairs))
        if source in found:
            text = briefing.sources[source].text
            found[source].append(Cited(item, cite, find_cite(text, cite) if text else None))
    return tuple(_source_cites(briefing, briefing.sources[source], cites) for source, cites in found.items())


def _source_cites(briefing: Briefing, source: Source, cites: list[Cited]) -> SourceCites:
    if not source.text:
        return SourceCites(source, tuple(cites), None)
    spans = [(cited.span, cited.item) for cited in cites if cited.span]
    passed_over = (*source.headings, *source.ignore)
    share = covered(source.text, spans, passed_over, source.language or briefing.language)
    in_order = sorted(cites, key=lambda cited: (cited.span is None, cited.span or (0, 0)))
    return SourceCites(source, tuple(in_order), share)
