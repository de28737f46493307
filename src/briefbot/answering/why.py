"""Tells, stage by stage and in a person's words, how a question came to its reply."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision, shown_name
from briefbot.answering.reply import Reading
from briefbot.briefing.receipt import item_words
from briefbot.matching.evidence import Evidence
from briefbot.matching.names import TAG

KINDS: Final = {
    "who-said": "who said something", "who-is": "who somebody is", "who": "who did something", "what": "what is told",
    "when": "a time", "where": "a place or an outlet", "why": "a reason", "how": "the way of something", "how-many": "a number",
    "how-long": "how long something took", "measure": "a measure", "yes-no": "whether something is so",
    "compare": "two people side by side", "list": "a list", "timeline": "the order of everything",
    "order": "which of two came first", "next": "what lies ahead", "meaning": "what a passage means",
    "silent": "who says nothing on something", "keywords": "no question, only words",
}  # fmt: skip
"""Kind of question -> what is asked for, in a person's words."""

LONGEST: Final = 60
"""Characters of an item's words by which it is told."""


def explain(asked: Asked, decision: Decision, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The stages: what was read, who was credited, what was searched, what was found, and which rule decided."""
    question = asked.question
    lines = [f"asked for: {KINDS[question.kind]}"]
    lines += [f"reading {reading.typed} as {reading.read_as}" for reading in readings]
    for label, mentions in (
        ("speaker", question.speakers),
        ("addressed", question.addressees),
        ("outlet", question.outlets),
    ):
        if mentions:
            lines.append(f"{label} asked about: {', '.join(shown_name(asked, mention) for mention in mentions)}")
    if question.unknown_names:
        lines.append(f"names near nobody in the briefing: {', '.join(question.unknown_names)}")
    if question.content:
        lines.append(f"words searched: {', '.join(token.typed for token in question.content)}")
    if asked.within is not None:
        lines.append(
            f"only among what was last shown: {'; '.join(_told(asked, item) for item in sorted(asked.within))}"
        )
    if asked.without:
        lines.append(f"left out, as told before: {len(asked.without)} of the briefing's items")
    lines += [_evidence_line(asked, evidence) for evidence in asked.weighed[:3]]
    lines += _meaning_line(asked)
    lines.append(f"decided by: {decision.step}")
    lines.append(f"confidence: {decision.confidence:.2f}")
    return tuple(lines)


def _meaning_line(asked: Asked) -> list[str]:
    """The item nearest in meaning, where the encoder was heard."""
    meant = asked.meant if "meant" in asked.__dict__ else None
    items = [(cosine, item) for item, cosine in meant.whole.items() if item in asked.briefing.items] if meant else []
    return [f"nearest in meaning: {_told(asked, max(items)[1])} ({max(items)[0]:.2f})"] if items else []


def _evidence_line(asked: Asked, evidence: Evidence) -> str:
    missing = f", not found: {', '.join(_plain(asked, evidence.missing))}" if evidence.missing else ""
    meaning = f"; meaning adds {evidence.meant:.2f}" if evidence.meant is not None else ""
    return (
        f"{_told(asked, evidence.document)}: {evidence.recall:.0%} of the question's weight"
        f" (found: {', '.join(_plain(asked, evidence.found)) or 'nothing'}{missing}), {evidence.precision:.0%} of the item's"
        f"{meaning}"
    )


def _told(asked: Asked, item_id: str) -> str:
    """An item by the beginning of its words."""
    told = item_words(asked.briefing.items[item_id])
    return f"“{told}”" if len(told) <= LONGEST else f"“{told[:LONGEST].rsplit(' ', 1)[0]} …”"


def _plain(asked: Asked, found: Sequence[str]) -> list[str]:
    """Words as they are searched, somebody searched by name told by it."""
    return [asked.name(word.removeprefix(TAG)) if word.startswith(TAG) else word for word in found]
