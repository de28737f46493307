"""The passage that an item is taken from, in its context, where the source text is with the briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing

CITED: Final = "bold underline"
"""How the cited words are set off: seen without any colour too. A view finds the place to scroll to by it."""
BESIDE: Final = 140
"""Characters of context before and after the passage in the panel beside the conversation."""
AROUND: Final = 4_000
"""The same where the receipt has the whole screen."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Cited words with what stands before and after them; `source` is the title of the source."""

    source: str
    before: str
    words: str
    after: str


def passages(briefing: Briefing, item_id: str, reach: int) -> list[Passage]:
    """The passages that the item cites, with at most `reach` characters on either side, cut at words."""
    from briefbot.briefing.model import Fact, Statement
    from briefbot.briefing.source import find_cite

    item = briefing.items.get(item_id)
    found = []
    for cite in item.cites if isinstance(item, Fact | Statement) else ():
        for source in briefing.sources.values():
            if not source.text or cite.source not in (None, source.id):
                continue
            span = find_cite(source.text, cite)
            if span is not None:
                start, end = span
                before = source.text[max(start - reach, 0) : start]
                after = source.text[end : end + reach]
                before = before if start <= reach else "…" + before.partition(" ")[2]
                after = after if end + reach >= len(source.text) else after.rpartition(" ")[0] + "…"
                found.append(Passage(source.title or source.id, before, source.text[start:end], after))
    return found


def passage_blocks(briefing: Briefing, item_id: str, reach: int) -> list[Block]:
    """The passages as they are shown below a receipt; nothing where the source text is not there."""
    blocks: list[Block] = []
    bar = Content.styled("▏ ", QUIET)
    for passage in passages(briefing, item_id, reach):
        words = Content.assemble(
            shown(passage.before.lstrip(), QUIET), shown(passage.words, CITED), shown(passage.after.rstrip(), QUIET)
        )
        heading = Content.assemble(("In the source", "bold $accent"), "  ", shown_line(passage.source, QUIET))
        blocks += [GAP, Block(heading), *(Block(line, bar, bar) for line in words.split("\n"))]
    return blocks
