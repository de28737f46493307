"""Which came first: one event among later ones, only where the briefing really tells the order (quiz/times.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Fact, Statement
from briefbot.briefing.receipt import overlapping_sic, receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import WRONG_OPTIONS, place_right, tiers
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.when import undated
from briefbot.quiz.times import LATER, without_lead
from briefbot.text.normalise import fold

_TELLING: Final = (LATER - {"next"}) | {"earlier", "previously", "meanwhile"}
"""Words that tell by themselves what came after what."""


def targets(ground: Ground) -> Iterator[str]:
    yield from ground.times


def make(ground: Ground, note_id: str, rng: Random) -> QuizItem | None:
    times = ground.times
    note = ground.notes.get(note_id)
    if note is None or note_id not in times or event(ground, note) == "":
        return None
    right = Option(event(ground, note))
    lures: list[Option] = []
    for other_id in tiers([[other for other in times if times[note_id].is_before(times[other])]], rng):
        text = event(ground, ground.notes[other_id])
        if text and fold(text) not in {fold(option.text) for option in (right, *lures)}:
            lures.append(Option(text))
        if len(lures) == WRONG_OPTIONS:
            break
    if not lures:
        return None
    options, correct = place_right(right, lures, rng)
    return QuizItem(
        id=f"{note_id}/{KIND.id}",
        note=note_id,
        kind=KIND.id,
        stem=wording.ORDER_STEM,
        options=options,
        correct=correct,
        answer=right.text,
        line=None,
        fingerprint=fingerprint((str(times[note_id]),)),
        receipt=receipt(ground.briefing, note),
        speaker=note.speaker if isinstance(note, Statement) else "",
        topics=note.topics,
    )


def event(ground: Ground, note: Fact | Statement) -> str:
    """What happened, without the words that tell its time; empty where it is garbled, from outside, or nobody's words."""
    if overlapping_sic(ground.briefing, note) or not ground.stands_alone(note.id):
        return ""
    if isinstance(note, Fact):
        if note.outside:
            return ""
        return _told(ground, note, without_lead(undated(note.text)))
    known = note.speaker in ground.briefing.entities and not note.reported_by and note.attribution == "explicit"
    return _told(ground, note, undated(wording.option_text(note))) if known else ""


def _told(ground: Ground, note: Fact | Statement, text: str) -> str:
    """The event in words that tell nothing of its time; empty where they do, or where a hole would stay."""
    when = note.when.text if note.when else ""
    text = re.sub(rf"[ ,]*(?<!\w){re.escape(when)}(?!\w)", "", text) if when else text
    text = f"{text[:1].upper()}{text[1:]}"
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    return (
        "" if not text or wording.BLANK in text or words & _TELLING else wording.event_text(ground.briefing, note, text)
    )


KIND: Final = Kind("order", "what came first", targets, make, is_typed=False)
