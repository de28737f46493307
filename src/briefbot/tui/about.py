"""The question that shows an item in Ask: what a person would type to see it, in words that the briefing itself has.

An author who foresaw the item gave it a question; else it is asked for by who said it and its own words.
"""

from __future__ import annotations

from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Briefing, Statement
from briefbot.briefing.receipt import item_words
from briefbot.text.harmless import one_line

LONGEST: Final = 160
"""Characters of an item's words that a question takes over, cut at a word."""


def question_about(briefing: Briefing, item_id: str) -> str:
    """A question whose answer is this item, person, organisation or place; empty for an id that the briefing does not have."""
    for foreseen in briefing.questions:
        if foreseen.items[:1] == (item_id,) and foreseen.ask:
            return foreseen.ask[0]
    item = briefing.items.get(item_id)
    if item is None:
        entity = briefing.entities.get(item_id)
        name = one_line(entity.name) if entity else ""
        return f"Who is {name}?" if entity and entity.sort == "person" else name
    words = _cut(one_line(item.quotes[0] if isinstance(item, Statement) and item.quotes else item_words(item)))
    if isinstance(item, Statement) and item.speaker not in RESERVED_IDS:
        return f"What did {one_line(briefing.name(item.speaker))} say: {words}"
    return words


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]
