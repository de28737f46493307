"""Answers about order in time: the timeline, several things in their order, what came first, last and next.

The order is that of the briefing's timeline, and of nothing else: what stands in none is said to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision, credited
from briefbot.answering.content import CLOSE, STRUCTURAL
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Fact, Statement, TimelineEntry
from briefbot.briefing.receipt import when_words
from briefbot.matching import cues
from briefbot.matching.evidence import Evidence
from briefbot.matching.roles import as_tag
from briefbot.text.normalise import fold_typography
from briefbot.text.tokens import Token

FUTURE_KINDS: Final = frozenset("predicts plans plan prediction announces promises threatens expects".split())


def timeline(asked: Asked) -> Decision | None:
    """The whole timeline, in the order of the file; or, of several things that are to be put in order, their entries."""
    if asked.question.kind != "timeline" or not asked.briefing.timeline:
        return None
    parts = _parts(asked) if {token.folded for token in asked.question.tokens} & cues.ARRANGING else []
    if len(parts) < 2:
        return entries_told(asked, tuple(asked.briefing.timeline), Phrase("timeline"))
    wanted: dict[str, Sequence[Token]] = {}
    strange = []
    for part in parts:
        found = _dated_surely(asked, part, tuple(wanted))
        if found is None:
            strange.append(as_typed(asked, part))
        else:
            wanted[found] = part
    if len(wanted) < 2:
        return None
    lead = Phrase("timeline-without", (", ".join(strange),)) if strange else Phrase("timeline")
    return entries_told(asked, asked.briefing.timeline, lead, frozenset(wanted))


def entries_told(
    asked: Asked, entries: Sequence[TimelineEntry], lead: Phrase, wanted: frozenset[str] | None = None
) -> Decision:
    """These entries of the timeline one after the other, of their items only those that are wanted."""
    groups: list[tuple[Phrase, tuple[str, ...]]] = []
    for entry in entries:
        items = tuple(item for item in entry.items if wanted is None or item in wanted)
        told = entry.text or when_words(entry.when)
        if items:
            groups.append((_entry_lead(told, len(groups) + 1), items))
    shown = tuple(dict.fromkeys(item for _, items in groups for item in items))
    return Decision("answer", shown, lead, confidence=STRUCTURAL, step="timeline", groups=tuple(groups))


def _entry_lead(told: str, number: int) -> Phrase:
    """What stands above the items of an entry: its own words, or its place among those shown."""
    if not told:
        return Phrase("then", (str(number),))
    return Phrase("from-timeline-sentence" if told.endswith(".") else "from-timeline", (told,))


def _parts(asked: Asked) -> list[list[Token]]:
    """The things of a list ("the call, the delivery and the reply"), each by its words."""
    text = fold_typography(asked.question.text)
    parts: list[list[Token]] = [[]]
    last = 0
    for token in asked.question.tokens:
        if _BETWEEN.search(text[last : token.start]) or token.folded in _JOINING:
            parts.append([])
        last = token.end
        if token.folded not in cues.ARRANGING:
            parts[-1].append(token)
    return [part for part in parts if any(cues.carries(one) and one.folded not in cues.ORDINALS for one in part)]


def as_typed(asked: Asked, side: Sequence[Token]) -> str:
    """The words of a question from the first that carries something to the last one."""
    telling = [one for one in side if cues.carries(one) and one.folded not in cues.ORDINALS]
    return fold_typography(asked.question.text)[telling[0].start : telling[-1].end] if telling else ""


_BETWEEN: Final = re.compile("[,;:/]")
_JOINING: Final = frozenset("and or then".split())


def which_first(asked: Asked) -> Decision | None:
    """Which of two things came first, where the timeline has both."""
    tokens = asked.question.tokens
    if asked.question.kind == "order":
        cut = next((place for place, token in enumerate(tokens) if token.folded == "or"), None)
        if cut is None:
            return None
        joint = 1 if tokens[cut - 1].folded in ("before", "after") else 0
        left, right = tokens[: cut - joint], tokens[cut + 1 + joint :]
        return _earlier(asked, left, right) or _unplaced(asked, left, right)
    if asked.question.kind == "yes-no":
        return _whether_before(asked)
    return None


def in_time(asked: Asked) -> Decision | None:
    """What came first or last, and what comes behind what was last shown."""
    folded = [token.folded for token in asked.question.tokens]
    if not asked.briefing.timeline or asked.question.speakers:
        return None
    if set(folded) <= cues.AND_THEN and set(folded) & cues.ONWARD and asked.recent:
        return _onward(asked)
    ends = {_ENDS[word] for word in folded if word in _ENDS}
    rest = set(folded) - cues.HAPPENING - cues.EVENTS - _ENDS.keys() - _PLAIN
    if (
        rest
        or len(ends) != 1
        or asked.question.kind not in ("what", "how", "keywords", "list")
        or asked.within is not None
    ):
        return None
    entry = asked.briefing.timeline[ends.pop()]
    return Decision("answer", entry.items, Phrase("timeline-end"), confidence=0.8, step="end of the timeline")


_PLAIN: Final = frozenset("what what's which how is was were the it all at most that this in of so and very".split())
_ENDS: Final = dict.fromkeys("first earliest start started begin began beginning".split(), 0) | dict.fromkeys(
    "last latest final finally newest end ended ends recent recently".split(), -1
)


def _onward(asked: Asked) -> Decision | None:
    """ "And then?": the entries of the timeline behind what was last shown."""
    places = [place for item in asked.recent if (place := entry_of(asked, item)) is not None]
    entries = asked.briefing.timeline[max(places) + 1 : max(places) + 3] if places else ()
    items = tuple(dict.fromkeys(item for entry in entries for item in entry.items if item not in asked.recent))
    return Decision("answer", items, Phrase("after-that"), confidence=0.7, step="in time") if items else None


def _dated(asked: Asked, side: Sequence[Token], but: Sequence[str] = ()) -> str | None:
    """The item of the timeline that these words tell of, None where none holds enough of them; behind another, any will do."""
    dated = told_in_the_timeline(asked, side, but)
    return dated[0].document if dated and (but or dated[0].recall >= OF_THE_EVENT) else None


def _dated_surely(asked: Asked, side: Sequence[Token], but: Sequence[str] = ()) -> str | None:
    """The same, where enough of the words must be found whatever was found before."""
    dated = told_in_the_timeline(asked, side, but)
    return dated[0].document if dated and dated[0].recall >= OF_THE_EVENT else None


def told_in_the_timeline(asked: Asked, side: Sequence[Token], but: Sequence[str]) -> list[Evidence]:
    """The items of the timeline that have any of these words, best first; names are looked for as whom they mean."""
    named = {asked.question.tokens[one.start].start: as_tag(one) for one in asked.question.mentions if one.end}
    inside = {asked.question.tokens[n].start for one in asked.question.mentions for n in range(one.start, one.end)}
    content = tuple(
        named.get(one.start, one)
        for one in side
        if one.start in named
        or (one.start not in inside and cues.is_content_word(one.folded) and one.folded not in cues.ORDINALS)
    )
    found = asked.matcher.match(content).items
    placed = [one for one in found if one.document not in but and entry_of(asked, one.document) is not None]
    return sorted(placed, key=lambda one: one.score < CLOSE * placed[0].score or not _dated_itself(asked, one.document))


def _dated_itself(asked: Asked, item_id: str) -> bool:
    """Whether an item has a date of its own: what happened, rather than something said about it."""
    item = asked.briefing.items[item_id]
    return isinstance(item, Fact) and item.when is not None


OF_THE_EVENT: Final = 0.34
"""Share of the words for an event that its item must have, where two events are told apart by which came first."""


def _earlier(asked: Asked, left: Sequence[Token], right: Sequence[Token]) -> Decision | None:
    one = _dated(asked, left)
    other = _dated(asked, right, (one,)) if one else None
    if one is None or other is None:
        return None
    first, second = sorted((one, other), key=lambda item: entry_of(asked, item) or 0)
    if entry_of(asked, first) == entry_of(asked, second):
        return Decision("answer", (first, second), Phrase("same-entry"), confidence=0.6, step="order")
    return Decision("answer", (first, second), Phrase("first"), confidence=0.85, step="order")


def _unplaced(asked: Asked, left: Sequence[Token], right: Sequence[Token]) -> Decision | None:
    """Which of two things came first cannot be told where the timeline has only one of them."""
    found = [_dated_surely(asked, side) for side in (left, right)]
    if None not in found:
        return None
    strange = [side for side, item in zip((left, right), found, strict=True) if item is None]
    told = [as_typed(asked, side) for side in strange]
    if len(strange) != 1 or not told[0]:
        return None
    related = tuple(item for item in found if item is not None)
    return Decision("not_in_briefing", (), Phrase("unplaced", tuple(told)), related, confidence=0.8, step="order")


def _whether_before(asked: Asked) -> Decision | None:
    """ "Did the call come before the delivery?": the two in their order, where the timeline has both."""
    tokens = asked.question.tokens
    cut = next((place for place, token in enumerate(tokens) if token.folded in ("before", "after", "earlier")), None)
    if cut is None:
        return None
    first = _dated_surely(asked, tokens[:cut])
    second = _dated_surely(asked, tokens[cut + 1 :], (first,)) if first else None
    return _earlier(asked, tokens[:cut], tokens[cut + 1 :]) if second else None


def entry_of(asked: Asked, item: str) -> int | None:
    return next((place for place, entry in enumerate(asked.briefing.timeline) if item in entry.items), None)


def what_next(asked: Asked) -> Decision | None:
    """What lies ahead: predictions and plans, of the speaker asked about where there is one."""
    question = asked.question
    if question.kind != "next":
        return None
    speakers = set(asked.named(question.speakers))
    ahead = [
        one for one in asked.briefing.statements if (not speakers or set(credited(one)) & speakers) and _lies_ahead(one)
    ]
    if not ahead:
        return None
    own_entry = {
        item: place
        for place, entry in enumerate(asked.briefing.timeline)
        if all(other in {one.id for one in ahead} for other in entry.items)
        for item in entry.items
    }
    last = len(asked.briefing.timeline)
    ahead.sort(key=lambda one: (own_entry.get(one.id, last), not {one.kind, one.stance} & FUTURE_KINDS))
    return Decision("answer", tuple(one.id for one in ahead), Phrase("ahead"), confidence=0.8, step="what lies ahead")


def _lies_ahead(statement: Statement) -> bool:
    told = set(f"{statement.text} {' '.join(statement.quotes)}".casefold().split())
    return bool({statement.kind, statement.stance} & FUTURE_KINDS) or bool(told & cues.FUTURE_WORDS)
