"""How much of a source has found its way into the briefing, and what has not?

A sentence counts as covered when the cite of a fact or statement touches it. Headings and what only belongs to the web page are
left out of the count: nobody has to cite them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from briefbot.briefing.model import Briefing, Fact, Source, Statement
from briefbot.briefing.source import Span, find_cite
from briefbot.text.normalise import fold_typography
from briefbot.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a source's text, by its offsets, with the ids of the items whose cites touch it, in file order."""

    start: int
    end: int
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of one source, in order, without headings and what only belongs to the page."""

    sentences: tuple[Sentence, ...]

    @property
    def cited(self) -> int:
        """How many sentences are covered."""
        return sum(bool(sentence.items) for sentence in self.sentences)

    @property
    def percent(self) -> int:
        """Covered sentences in percent, rounded down, so that only a whole is 100; 100 where there is nothing to cover."""
        return 100 * self.cited // len(self.sentences) if self.sentences else 100

    @property
    def uncovered(self) -> tuple[Sentence, ...]:
        """The sentences that no item cites."""
        return tuple(sentence for sentence in self.sentences if not sentence.items)


def coverage(briefing: Briefing, source: Source, text: str = "") -> Coverage:
    """The coverage of a source; `text` is its text where the briefing does not carry it. Nothing is covered without a text."""
    text = text or source.text
    only = len(briefing.sources) == 1
    items: tuple[Fact | Statement, ...] = (*briefing.facts, *briefing.statements)
    cited = [
        (span, item.id)
        for item in items
        for cite in item.cites
        if cite.source == source.id or (cite.source is None and only)
        for span in (find_cite(text, cite),)
        if span
    ]
    return covered(text, cited, (*source.headings, *source.ignore), source.language or briefing.language)


def covered(text: str, cited: Iterable[tuple[Span, str]], passed_over: Iterable[str], language: str) -> Coverage:
    """The coverage of a text by spans with the id of the item that cites each; `passed_over` are its headings and the like."""
    return covered_sentences(sentences(text, language), lines_among(text, passed_over), cited)


def covered_sentences(whole: Iterable[Span], aside: Iterable[Span], cited: Iterable[tuple[Span, str]]) -> Coverage:
    """The coverage of sentences by spans with the id of the item that cites each; those in lines `aside` are left out."""
    skipped = tuple(aside)
    spans = [(start, end) for start, end in whole if not any(first <= start and end <= last for first, last in skipped)]
    starts = [start for start, _ in spans]
    items: list[dict[str, None]] = [{} for _ in spans]
    for (first, last), key in cited:
        for number in range(max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last)):
            if first < spans[number][1]:
                items[number][key] = None
    return Coverage(tuple(Sentence(start, end, tuple(keys)) for (start, end), keys in zip(spans, items, strict=True)))


def lines_among(text: str, passed_over: Iterable[str]) -> tuple[Span, ...]:
    """The spans of the lines that are headings or belong to the web page only: those that say nothing else."""
    wanted = {_bare(words) for words in passed_over} - {""}
    found, start = [], 0
    for line in text.splitlines(keepends=True) if wanted else ():
        if _bare(line) in wanted:
            found.append((start, start + len(line)))
        start += len(line)
    return tuple(found)


def _bare(words: str) -> str:
    return fold_typography(words).casefold().strip(" .:'\"")
