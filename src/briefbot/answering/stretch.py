"""Answers about a stretch of the timeline: what comes after, before, since, until or between what the question names.

A bound is a date or the words of an event. It is looked for in the timeline alone, and what stands in none is said to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefbot.answering.asked import Asked, Decision
from briefbot.answering.content import CLOSE, STRUCTURAL
from briefbot.answering.in_time import OF_THE_EVENT, as_typed, entries_told, entry_of, told_in_the_timeline
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Fact, Statement, TimelineEntry
from briefbot.matching import cues
from briefbot.matching.names import TAG
from briefbot.text.dates import PartialDate, dates_in, parse_edtf
from briefbot.text.normalise import fold_typography
from briefbot.text.tokens import Token

Side = Literal["after", "before", "between", "on"]

_SIDES: Final[dict[str, Side]] = {
    "after": "after", "since": "after", "following": "after", "behind": "after",
    "before": "before", "until": "before", "till": "before", "preceding": "before",
    "between": "between", "on": "on", "at": "on",
}  # fmt: skip
_COMPARED: Final[dict[tuple[str, str], Side]] = {
    ("later", "than"): "after", ("earlier", "than"): "before", ("prior", "to"): "before", ("up", "to"): "before",
}  # fmt: skip
JOINTS: Final = frozenset(_SIDES) - {"on", "at", "behind"} | {"prior", "earlier", "later"} | cues.SUPPOSING
"""Words that join a question to a bound or a condition: a question without them asks for something else."""

BACK_THEN: Final = (cues.AND_THEN - cues.ONWARD) | frozenset("before just was is right".split())
"""The words of a question that asks for what came before the last thing shown, and for nothing else."""

_RIGHT: Final = frozenset("right just immediately directly straight shortly soon next".split())
_NEEDED: Final = frozenset("must has have need needs still yet".split())
_UNTIL: Final = frozenset("to until till and".split())
_ASKING: Final = frozenset("what which who when where why how".split())


@dataclass(frozen=True, slots=True)
class Run:
    """The entries of the timeline (places, both included) that are an event; `last` is `first` - 1 where it lies between."""

    first: int
    last: int


def stretch(asked: Asked) -> Decision | None:
    """What is told of after, before or between the bounds that a question names; None where it names none."""
    found = _bounds(asked)
    if found is None:
        return None
    side, parts, at_once = found
    if side == "on" and not all(_date_of(asked, part) for part in parts):
        return None
    runs = [_run(asked, part, onward=side == "after") for part in parts]
    strange = [as_typed(asked, part) for part, run in zip(parts, runs, strict=True) if run is None]
    if strange and asked.question.kind == "timeline":
        return entries_told(asked, asked.briefing.timeline, Phrase("timeline-without", (", ".join(strange),)))
    if strange:
        return _unplaced(strange) if side == "between" else None
    known = [run for run in runs if run is not None]
    days = side == "between" and all(_date_of(asked, part) for part in parts)
    first, last = (min(r.first for r in known), max(r.last for r in known) + 1) if days else _inside(side, known, asked)
    entries = asked.briefing.timeline[first:last]
    if not entries:
        return _nothing_there(asked, side, known)
    if asked.question.kind != "timeline" and side in ("after", "before") and not _everything(asked):
        near = 1 if at_once or side == "before" else NEXT
        entries = entries[:near] if side == "after" else entries[-near:]
        items = tuple(dict.fromkeys(item for entry in entries for item in entry.items))
        lead = Phrase("after-that" if side == "after" else "before-that")
        return Decision("answer", items, lead, confidence=0.7, step="in time")
    return entries_told(asked, entries, Phrase("timeline"))


NEXT: Final = 2
"""Entries shown of what comes after something, where not everything is asked for."""


def _everything(asked: Asked) -> bool:
    folded = {token.folded for token in asked.question.tokens}
    return asked.question.kind in ("list", "timeline") or bool(
        folded & {"events", "everything", "all", "since", "until"}
    )


def _bounds(asked: Asked) -> tuple[Side, list[tuple[Token, ...]], bool] | None:
    """Which side is asked for, the words of each bound, and whether only what is right beside it is wanted."""
    question = asked.question
    tokens = question.tokens
    folded = [token.folded for token in tokens]
    if not asked.briefing.timeline or question.speakers or question.kind not in _KINDS:
        return None
    was = folded[:1] == ["what"] and folded[1:2] in (["is"], ["was"], ["were"]) and set(folded[2:3]) <= _SIDES.keys()
    was = was or (set(folded) <= BACK_THEN and "before" in folded)
    if (
        not was
        and not set(folded) & (cues.HAPPENING | cues.EVENTS | cues.TIMELINE_WORDS)
        and question.kind != "timeline"
    ):
        return None
    if _NEEDED & set(folded):
        return None  # what has to happen first is a condition, and no moment
    cut = _cut(folded, question.kind == "timeline")
    if cut is None and question.kind == "timeline":
        cut = _dates_alone(asked)
    if cut is None or _asks_for_more(asked, tokens[: cut[1]]):
        return None
    side, place, start = cut
    parts = [_clause(asked, start)]
    if side == "between":
        joint = next((n for n in range(start + 1, len(tokens)) if folded[n] in _UNTIL), None)
        if joint is None:
            return None
        parts, side = [tokens[start:joint], _clause(asked, joint + 1)], "between"
    at_once = bool(_RIGHT & set(folded[max(0, place - 2) : place]))
    bounded = all(any(_tells(one) for one in part) or (_points(part) and asked.recent) for part in parts)
    return (side, parts, at_once) if bounded else None


_KINDS: Final = ("timeline", "list", "what", "keywords", "next", "order", "how")


def _cut(folded: Sequence[str], in_order: bool) -> tuple[Side, int, int] | None:
    """The side, the place of its word, and where the bound begins."""
    for place, word in enumerate(folded):
        side = _COMPARED.get((word, folded[place + 1] if place + 1 < len(folded) else ""))
        if side:
            return side, place, place + 2
        if word == "from" and in_order:
            return "between", place, place + 1
        if word in _SIDES and (in_order or _SIDES[word] != "on"):
            return _SIDES[word], place, place + 1
    return None


def _dates_alone(asked: Asked) -> tuple[Side, int, int] | None:
    """ "Timeline 2022 to 2023", "timeline of 2022": the days themselves are the bounds."""
    dates = list(dates_in(fold_typography(asked.question.text)))
    tokens = asked.question.tokens
    start = next((place for place, one in enumerate(tokens) if dates and one.start >= dates[0][0]), None)
    return None if start is None else ("between" if len(dates) > 1 else "on", max(0, start - 1), start)


def _asks_for_more(asked: Asked, before: Sequence[Token]) -> bool:
    """Whether something stands before the bound that not everything has: "what did the council decide after …"."""
    plain = cues.HAPPENING | cues.EVENTS | cues.TIMELINE_WORDS | cues.ARRANGING | cues.LIST_WORDS | _RIGHT
    more = [one for one in before if _tells(one) and one.folded not in plain and one.folded not in _SIDES]
    return bool(more) or any(mention.start < len(before) for mention in asked.question.mentions if mention.end)


def _clause(asked: Asked, start: int) -> tuple[Token, ...]:
    """The words of a bound: up to a comma, or the question that follows it."""
    tokens = asked.question.tokens
    text = fold_typography(asked.question.text)
    end = start
    while end < len(tokens):
        told = any(_tells(one) for one in tokens[start:end])
        if told and ("," in text[tokens[end - 1].end : tokens[end].start] or tokens[end].folded in _ASKING):
            break
        end += 1
    return tuple(one for one in tokens[start:end] if one.folded not in _IN_ORDER)


_IN_ORDER: Final = frozenset("order sequence sequentially chronologically".split())


def _points(part: Sequence[Token]) -> bool:
    """Whether a bound is only "that", "it" or "then": what was last shown."""
    return bool(part) and all(one.folded in _POINTING for one in part)


_POINTING: Final = frozenset("that it this then those these".split())


def _tells(token: Token) -> bool:
    return cues.carries(token) and token.folded not in _IN_ORDER


def _date_of(asked: Asked, part: Sequence[Token]) -> PartialDate | None:
    """The date that a bound is, None where it is more than one or an event."""
    text = fold_typography(asked.question.text)[part[0].start : part[-1].end]
    dates = list(dates_in(text))
    outside = [one for one in part if _tells(one) and not any(a <= one.start - part[0].start < b for a, b, _ in dates)]
    return dates[0][2] if len(dates) == 1 and not outside else None


def _run(asked: Asked, part: Sequence[Token], onward: bool) -> Run | None:
    """The entries that a bound is: those of its date, or the one that its words tell of.

    `onward` joins to it those right behind it that the words tell as well of: what comes after a delivery is no delivery.
    """
    date = _date_of(asked, part) if part else None
    if date is not None:
        return _run_of_date(asked, date)
    if _points(part):
        places = [place for item in asked.recent if (place := entry_of(asked, item)) is not None]
        return Run(min(places), max(places)) if places else None
    told = told_in_the_timeline(asked, part, ())
    if not told or told[0].recall < OF_THE_EVENT or all(word.startswith(TAG) for word in told[0].found):
        return None  # a name alone is no event
    first = last = entry_of(asked, told[0].document) or 0
    alike = {entry_of(asked, one.document) for one in told if one.score >= CLOSE * told[0].score}
    while onward and last + 1 in alike:
        last += 1
    return Run(first, last)


def _run_of_date(asked: Asked, date: PartialDate) -> Run | None:
    """The entries of a date, or the gap in which it lies, where their dates tell on which side of it they are."""
    order = [_against(date, entry, asked) for entry in asked.briefing.timeline]
    same = [place for place, sign in enumerate(order) if sign == 0]
    if same:
        return Run(same[0], same[-1])
    later = [place for place, sign in enumerate(order) if sign == 1]
    earlier = [place for place, sign in enumerate(order) if sign == -1]
    if not later and not earlier:
        return None
    start = earlier[-1] + 1 if earlier else 0
    return Run(start, start - 1)


def _against(date: PartialDate, entry: TimelineEntry, asked: Asked) -> int | None:
    """-1, 0 or 1: whether an entry lies before, on or after a date; None where it cannot be told."""
    own = [entry.when.date] if entry.when else []
    items = (asked.briefing.items[item] for item in entry.items)
    own += [one.when.date for one in items if isinstance(one, (Fact, Statement)) and one.when]
    for told in (parse_edtf(text) for text in own if text):
        if told is None:
            continue
        pairs = zip((told.year, told.month, told.day), (date.year, date.month, date.day), strict=True)
        shared = [(ours, asks) for ours, asks in pairs if ours is not None and asks is not None]
        if shared and all(ours == asks for ours, asks in shared):
            return 0
        if shared and (told.year is None) == (date.year is None):
            return 1 if shared > [(asks, asks) for _, asks in shared] else -1
    return None


def _inside(side: Side, runs: Sequence[Run], asked: Asked) -> tuple[int, int]:
    """The entries (from, up to but not including) that lie on the side asked for."""
    match side:
        case "after":
            return runs[0].last + 1, len(asked.briefing.timeline)
        case "before":
            return 0, runs[0].first
        case "on":
            return runs[0].first, runs[0].last + 1
        case "between":
            earlier, later = sorted(runs, key=lambda run: run.first)
            return earlier.last + 1, later.first


def _unplaced(strange: Sequence[str]) -> Decision:
    lead = Phrase("unplaced", (", ".join(strange),))
    return Decision("not_in_briefing", (), lead, confidence=STRUCTURAL, step="in time, without place")


def _nothing_there(asked: Asked, side: Side, runs: Sequence[Run]) -> Decision:
    """Nothing lies there: what does lie at the bound is shown as related."""
    related = [
        item for run in runs for entry in asked.briefing.timeline[run.first : run.last + 1] for item in entry.items
    ]
    lead = Phrase({"after": "nothing-after", "before": "nothing-before"}.get(side, "nothing-between"))
    return Decision(
        "not_in_briefing", (), lead, tuple(related[:2]), confidence=STRUCTURAL, step="in time, nothing there"
    )
