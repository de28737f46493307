"""When it was: the date of a fact or statement, or the words by which the source tells the time.

Where the source prints no date ("afterward"), only its words are asked for, by choosing, and never a date that it does not
have. Garbled passages are left out: what they date is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Fact, When
from briefbot.briefing.receipt import overlapping_sic, receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import place_right
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import AnswerLine, Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.values import near_dates
from briefbot.text.dates import PartialDate, dates_in, parse_edtf
from briefbot.text.normalise import fold

_WRONG: Final = 3
_LED_IN: Final = re.compile(
    r"(?:^|\s)(?:on|in|by|at)\s+(?:the\s+)?(?:(?:early|late)\s+)?(?:(?:evening|morning|afternoon|night)\s+of\s+)?$",
    re.I,
)
"""What leads in a date and goes with it."""


def targets(ground: Ground) -> Iterator[str]:
    for note in ground.notes.values():
        if note.when is not None and date_of(note.when) is not None and not (isinstance(note, Fact) and note.outside):
            yield note.id


def date_of(when: When) -> PartialDate | None:
    """The date as far as it is known, None where there is none or it is only bounded."""
    return parse_edtf(when.date) if when.date and when.date != "unknown" else None


def make(ground: Ground, note_id: str, rng: Random) -> QuizItem | None:
    note = ground.notes.get(note_id)
    if note is None or note.when is None or overlapping_sic(ground.briefing, note):
        return None
    date = date_of(note.when)
    if date is None or (date.year is None and date.month is None):
        return None
    text = undated(wording.item_text(note))
    if not text or any(fold(str(part)) in fold(text) for part in (date, note.when.text) if str(part)):
        return None
    right = Option(str(date))
    options, correct = place_right(right, [Option(str(other)) for other in near_dates(date, rng, _WRONG)], rng)
    return QuizItem(
        id=f"{note_id}/{KIND.id}",
        note=note_id,
        kind=KIND.id,
        stem=wording.when_stem(ground.briefing, note, text),
        options=options,
        correct=correct,
        answer=str(date),
        line=AnswerLine("date", tuple(form for form in (note.when.date, note.when.text) if form)),
        fingerprint=fingerprint((note.when.date,)),
        receipt=receipt(ground.briefing, note),
        speaker="" if isinstance(note, Fact) else note.speaker,
        topics=note.topics,
    )


def undated(text: str) -> str:
    """The text without its dates: "… on the evening of January 26" loses all of that; elsewhere a blank stays."""
    for start, end, _ in reversed(list(dates_in(text))):
        before, after = text[:start], text[end:]
        led = _LED_IN.search(before)
        whole = led is not None and (not after.strip(" .") or not led.string[: led.start()].strip())
        if led is not None and whole:
            text = (
                f"{before[: led.start()].rstrip()}{after.lstrip(' ,') if not before[: led.start()].strip() else after}"
            )
            text = f"{text[:1].upper()}{text[1:]}"
        else:
            text = f"{before}{wording.BLANK}{after}"
    return text


KIND: Final = Kind("when", "when it was", targets, make)
