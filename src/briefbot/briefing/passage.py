"""A cite together with what stands around it in its source: the ground that the rules about sources judge on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from briefbot.briefing.coverage import lines_among
from briefbot.briefing.locate import Path
from briefbot.briefing.model import Cite
from briefbot.briefing.source import Span, occurrences, occurrences_within
from briefbot.text.normalise import fold
from briefbot.text.sentences import sentences

_TURN: Final = re.compile(r"^[^\w\n]*(?:\d+(?::\d+)+[^\w\n]*)?([^:\n?!]{1,60}):(?=[*_\s])", re.MULTILINE)
"""The beginning of a turn: "ADA BYRON: …", "**Byron:** …", "[00:12] Ada Byron (chair): …"."""


@dataclass(frozen=True)
class SourceText:
    """The text of a source. It has no slots, so that it is only split where a rule asks for sentences.

    `aside` are the words of its headings and of what only belongs to the web page.
    """

    id: str
    text: str
    language: str
    aside: tuple[str, ...] = ()

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences in order, headings among them."""
        return sentences(self.text, self.language)

    @cached_property
    def lines_aside(self) -> tuple[Span, ...]:
        """The lines that are headings or page furniture."""
        return lines_among(self.text, self.aside)

    def around(self, span: Span) -> Span:
        """From the beginning of the first sentence that a span touches to the end of the last."""
        first = max(bisect_right(self.sentences, span[0], key=_start) - 1, 0)
        last = max(bisect_left(self.sentences, span[1], key=_start) - 1, first)
        if not self.sentences:
            return span
        start, end = self.sentences[first][0], self.sentences[last][1]
        return min(start, span[0]), max(end, span[1])


@dataclass(frozen=True)
class Passage:
    """One cite of an element at `owner` (a path such as ``("statements", 3)``), with the text of its source.

    `spans` are the places where the cited words stand: none, one, or the first two of several. It has no slots, so that
    several rules share what is read off it.
    """

    path: Path
    owner: Path
    cite: Cite
    source: SourceText
    spans: tuple[Span, ...]

    @property
    def words(self) -> str:
        """The source's own words at the first place; empty where there is none."""
        return self.source.text[slice(*self.spans[0])] if self.spans else ""

    @cached_property
    def folded(self) -> str:
        """The sentences as they are compared (`fold`)."""
        return fold(self.sentences)

    def places_of(self, words: str) -> tuple[Span, ...]:
        """Where other words, such as those of a quote, stand inside it. Each is looked for once."""
        if words not in self._looked_for:
            text = self.source.text
            self._looked_for[words] = tuple(at for span in self.spans for at in occurrences_within(text, words, span))
        return self._looked_for[words]

    @cached_property
    def _looked_for(self) -> dict[str, tuple[Span, ...]]:
        return {}

    @property
    def paragraph(self) -> str:
        """From the blank line before the first place to the blank line after it."""
        start, end = self.spans[0]
        text = self.source.text
        last = text.find("\n\n", end)
        return text[text.rfind("\n\n", 0, start) + 1 : last if last >= 0 else len(text)]

    @cached_property
    def label(self) -> str:
        """What stands before the colon that opens the turn, where the source is a printed conversation; else mostly empty."""
        if not self.spans:
            return ""
        start, text = self.spans[0][0], self.source.text
        line_end = text.find("\n", start)
        first = text.rfind("\n\n", 0, start) + 1
        turns = _TURN.finditer(text, first, line_end if line_end >= 0 else len(text))
        return next((turn.group(1) for turn in reversed(list(turns)) if turn.start() <= start), "")

    @cached_property
    def sentences(self) -> str:
        """The whole sentences that the cite touches at its first place."""
        return self.source.text[slice(*self.source.around(self.spans[0]))] if self.spans else ""


def passage(path: Path, owner: Path, cite: Cite, source: SourceText) -> Passage:
    """The passage of a cite, looked up in the text of its source."""
    return Passage(path, owner, cite, source, tuple(islice(occurrences(source.text, cite), 2)))


def _start(span: Span) -> int:
    return span[0]
