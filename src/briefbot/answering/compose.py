"""Puts a decision into words: the lead, then each item in the briefing's own words with its receipt.

Every line is made of text of the briefing and of `phrases`; the speaker in the line above an item is read from the item
itself, never from the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from briefbot.answering.asked import Decision
from briefbot.answering.phrases import Phrase
from briefbot.answering.reply import Reading, Reply
from briefbot.answering.turn_parts import MOST
from briefbot.briefing.model import UNDISCLOSED, Briefing, Entity, Fact, Item, Outcome, Scenario, Statement
from briefbot.briefing.receipt import Receipt, item_words, receipt, with_role

ROW_INDENT: Final = "    "
WORDS_INDENT: Final = "  "
BRIEF_ROWS: Final = ("Attribution", "Outlet", "To", "When", "Cite", "Source garbled")
"""Rows shown with each of several items; one item alone is shown with its whole receipt."""


def compose(
    question: str, decision: Decision, briefing: Briefing, readings: Sequence[Reading], why: Sequence[str]
) -> Reply:
    """The reply for a decision."""
    lines = [decision.lead.render()] if decision.lead else []
    shown = decision.items
    if decision.groups:
        lines += _group_lines(decision, briefing)
    else:
        lines += _spaced(entry_lines(briefing, item, whole=len(shown) == 1) for item in shown)
    if decision.related:
        lines += ["", Phrase("related").render()]
        lines += _spaced(entry_lines(briefing, item, whole=False) for item in decision.related)
    if decision.choices:
        lines += [f"  {number}. {choice}" for number, choice in enumerate(decision.choices, 1)]
        lines.append(f"  {len(decision.choices) + 1}. {Phrase('none-of-these').render()}")
    receipts = tuple(_receipt_of(briefing, item) for item in (*shown, *decision.related) if item in briefing.items)
    return Reply(
        question=question,
        outcome=decision.outcome,
        items=shown,
        speakers=tuple(speaker_of(briefing, item) for item in shown),
        confidence=max(0.0, min(1.0, decision.confidence)),
        readings=tuple(readings),
        choices=decision.choices,
        text="\n".join(lines).strip("\n"),
        receipts=receipts,
        headline=decision.lead.render() if decision.lead else "",
        why=tuple(why),
    )


def joined(question: str, replies: Sequence[Reply]) -> Reply:
    """The reply to a turn that asks several things, each below the words that ask it; or one thing among other sentences.

    Its outcome is that of the part which needs most of the reader: a choice, a correction, an answer, and only then a refusal.
    """
    kept = replies[:MOST]
    if len(replies) == 1:
        read = (Reading(question, replies[0].question), *replies[0].readings)
        return replace(replies[0], question=question, readings=read)
    told = {item: speaker for one in kept for item, speaker in zip(one.items, one.speakers, strict=True)}
    first = min(kept, key=lambda one: _BY_NEED.index(one.outcome))
    blocks = [f"{Phrase('part', (one.question,)).render()}\n{one.text}" for one in kept]
    if len(kept) < len(replies):
        blocks.append(Phrase("first-only", (str(MOST),)).render())
    return Reply(
        question=question,
        outcome=first.outcome,
        items=tuple(told),
        speakers=tuple(told.values()),
        confidence=min(one.confidence for one in kept),
        readings=tuple(dict.fromkeys(reading for one in kept for reading in one.readings)),
        choices=first.choices,
        text="\n\n".join(blocks),
        receipts=tuple(dict.fromkeys(one for reply in kept for one in reply.receipts)),
        headline=Phrase("part", (kept[0].question,)).render(),
        why=tuple(line for one in kept for line in (Phrase("part", (one.question,)).render(), *one.why)),
    )


_BY_NEED: Final[tuple[Outcome, ...]] = ("choice", "correction", "answer", "not_in_briefing")


def _spaced(entries: Iterable[list[str]]) -> list[str]:
    """Entries one after the other, with an empty line before each that has more than one line, but the first."""
    lines: list[str] = []
    for entry in entries:
        lines += [*([""] if lines and len(entry) > 1 else []), *entry]
    return lines


def speaker_of(briefing: Briefing, item_id: str) -> str | None:
    """The speaker of an item, None for what nobody says (facts, scenarios, people and places)."""
    item = briefing.items.get(item_id)
    return item.speaker if isinstance(item, Statement) else None


def entry_lines(briefing: Briefing, item_id: str, whole: bool) -> list[str]:
    """An item, or a person, organisation or place, as lines: who says it, the words, the receipt."""
    entity = briefing.entities.get(item_id)
    if entity is not None and item_id not in briefing.items:
        return [_entity_line(briefing, entity)]
    item = briefing.items[item_id]
    rows = _receipt_of(briefing, item_id).rows
    lines = [credit(briefing, item).render(), *(WORDS_INDENT + part for part in item_words(item).splitlines())]
    for label, value in rows:
        if label in ("Speaker", "Laid out by") or (not whole and label not in BRIEF_ROWS):
            continue
        if not whole and value in ("explicit", "not stated"):
            continue
        lines.append(f"{ROW_INDENT}{label}: {value}")
    return lines


def credit(briefing: Briefing, item: Item) -> Phrase:
    """The line above an item's words: who says it and on whose authority, from the item alone."""
    match item:
        case Statement():
            return _statement_credit(briefing, item)
        case Scenario():
            return Phrase("scenario-by", (briefing.name(item.by),)) if item.by else Phrase("scenario")
        case Fact():
            if item.outside:
                return Phrase("fact-outside")
            return Phrase(
                {"stated": "fact", "presupposed": "fact-presupposed", "characterisation": "fact-characterisation"}[
                    item.basis
                ]
            )


def _statement_credit(briefing: Briefing, item: Statement) -> Phrase:
    speaker = with_role(briefing, item.speaker)
    implied = "-implied" if item.attribution == "implied" else ""
    if UNDISCLOSED in item.reported_by:
        return Phrase("undisclosed", (speaker,))
    if item.reported_by:
        reporters = ", ".join(with_role(briefing, reporter) for reporter in item.reported_by)
        return Phrase("according-to" + implied, (reporters, speaker))
    return Phrase("says" + implied, (speaker,))


def _entity_line(briefing: Briefing, entity: Entity) -> str:
    role = entity.role or entity.kind
    outside = f" [{entity.outside}]" if isinstance(entity.outside, str) and entity.outside else ""
    return f"{entity.name} ({role}){outside}" if role else f"{entity.name}{outside}"


def _group_lines(decision: Decision, briefing: Briefing) -> list[str]:
    lines: list[str] = []
    for lead, items in decision.groups:
        lines += ["", lead.render()]
        for item in items:
            lines += [WORDS_INDENT + line for line in entry_lines(briefing, item, whole=False)]
    return lines


def _receipt_of(briefing: Briefing, item_id: str) -> Receipt:
    return receipt(briefing, briefing.items[item_id])
