"""Tells, stage by stage and in a person's words, how a question came to its reply."""

from __future__ import annotations

from collections.abc import Sequence

from briefbot.answering.asked import Asked, Decision, shown_name
from briefbot.answering.reply import Reading
from briefbot.matching.evidence import Evidence


def explain(asked: Asked, decision: Decision, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The stages: what was read, who was credited, what was searched, what was found, and which rule decided."""
    question = asked.question
    lines = [f"kind of question: {question.kind}"]
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
        lines.append(f"only among the items last shown: {', '.join(sorted(asked.within))}")
    lines += [_evidence_line(evidence) for evidence in asked.matches.items[:3]]
    lines += _meaning_line(asked)
    lines.append(f"decided by: {decision.step}")
    lines.append(f"confidence: {decision.confidence:.2f}")
    return tuple(lines)


def _meaning_line(asked: Asked) -> list[str]:
    """The item nearest in meaning, where the encoder was heard."""
    heard = asked.__dict__.get("near") or {}
    items = [(cosine, item) for item, cosine in heard.items() if item in asked.briefing.items]
    return [f"nearest in meaning: {max(items)[1]} ({max(items)[0]:.2f})"] if items else []


def _evidence_line(evidence: Evidence) -> str:
    missing = f", not found: {', '.join(_plain(evidence.missing))}" if evidence.missing else ""
    return (
        f"{evidence.document}: {evidence.recall:.0%} of the question's weight"
        f" (found: {', '.join(_plain(evidence.found)) or 'nothing'}{missing}), {evidence.precision:.0%} of the item's"
    )


def _plain(found: Sequence[str]) -> list[str]:
    return [word.removeprefix("@") for word in found]
