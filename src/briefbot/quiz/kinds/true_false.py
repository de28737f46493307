"""True or false: a statement credited to the one who made it or to another, or a fact as it is or with one thing changed.

A false version is surely false: the speaker credited did not say it anywhere, and the thing changed in a fact is a date or a
number, or a person's name for another one. Where no false version can be made, nothing is
asked: a question that is always true teaches to say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import RESERVED_IDS, Fact, Statement
from briefbot.briefing.receipt import overlapping_sic, receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import other_speakers
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.gap import date_gap, gap_text, name_gap, number_gap, time_gap
from briefbot.quiz.kinds.who_said import blanked

FEWEST_WORDS: Final = 3


def targets(ground: Ground) -> Iterator[str]:
    for note in ground.notes.values():
        if isinstance(note, Fact):
            if not note.outside and note.basis == "stated":
                yield note.id
        elif note.speaker not in RESERVED_IDS and note.attribution == "explicit":
            yield note.id


def make(ground: Ground, note_id: str, rng: Random) -> QuizItem | None:
    note = ground.notes.get(note_id)
    if note is None or (isinstance(note, Fact) and (note.outside or overlapping_sic(ground.briefing, note))):
        return None
    is_true = rng.random() < 0.5
    if isinstance(note, Statement):
        return _credited(ground, note, rng, is_true=is_true)
    return _fact(ground, note, rng, is_true=is_true)


def _credited(ground: Ground, note: Statement, rng: Random, *, is_true: bool) -> QuizItem | None:
    """The statement credited to its speaker, or to another one; the words name neither."""
    if note.attribution != "explicit" or note.speaker not in ground.briefing.entities:
        return None
    hidden = blanked(ground, note)
    if wording.BLANK in wording.said_words(hidden) or len(ground.content_words[note.id]) < FEWEST_WORDS:
        return None
    named = ground.mentions(wording.item_text(note))
    others = [other for other in other_speakers(ground, note, rng) if other not in named and other in ground.speakers]
    if not others:
        return None
    credited = note.speaker if is_true else others[0]
    stem = wording.credited_stem(ground.briefing, note, credited)
    correction = wording.said_by(ground.briefing, note)
    seen = fingerprint((note.speaker, *note.reported_by, *note.quotes))
    return _item(ground, note, stem, correction, seen, is_true=is_true, speaker=note.speaker)


def _fact(ground: Ground, note: Fact, rng: Random, *, is_true: bool) -> QuizItem | None:
    text = gap_text(note)
    gap = date_gap(text, rng) or time_gap(text, rng) or number_gap(text, rng) or name_gap(ground, note, text, rng)
    if gap is None or not gap.wrong:
        return None
    stem = wording.fact_stem(text if is_true else f"{gap.before}{gap.wrong[0].text}{gap.after}")
    return _item(ground, note, stem, note.text, fingerprint((note.text,)), is_true=is_true, speaker="")


def _item(
    ground: Ground, note: Fact | Statement, stem: str, correction: str, seen: str, *, is_true: bool, speaker: str
) -> QuizItem:
    truth = wording.ended(correction)
    options = (Option("True", truth="" if is_true else truth), Option("False", truth=truth if is_true else ""))
    return QuizItem(
        id=f"{note.id}/{KIND.id}",
        note=note.id,
        kind=KIND.id,
        stem=stem,
        options=options,
        correct=0 if is_true else 1,
        answer="True" if is_true else f"False. {truth}",
        line=None,
        fingerprint=seen,
        receipt=receipt(ground.briefing, note),
        speaker=speaker,
        topics=note.topics,
    )


KIND: Final = Kind("true-false", "true or false", targets, make, is_typed=False)
