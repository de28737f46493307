"""Fill the gap: one date, number or name is left out of a fact or of somebody's words.

Which gap is opened depends on the note alone, never on the dice, so that a learner's history of it stays meaningful: a date
(unless the date is asked for by itself), a number, a name. Key terms are a kind of their own (kinds/term.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from briefbot.briefing.model import Fact, Statement
from briefbot.briefing.receipt import overlapping_sic, quoted, receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import distinct_names, place_right, tiers
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import AnswerLine, Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.values import CLOCK, near_dates, near_numbers, near_times
from briefbot.quiz.times import without_lead
from briefbot.text.dates import dates_in, numbers_in
from briefbot.text.normalise import fold

FEWEST_WORDS: Final = 6
"""With fewer words around it, a gap can be filled with almost anything."""

_WRONG: Final = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A text with a hole: what stood there, what a typed answer is held against, and the wrong options."""

    before: str
    words: str
    after: str
    line: AnswerLine
    wrong: tuple[Option, ...]
    entity: str = ""


def targets(ground: Ground) -> Iterator[str]:
    for note in ground.notes.values():
        if len(gap_text(note).split()) >= FEWEST_WORDS and not (isinstance(note, Fact) and note.outside):
            yield note.id


def gap_text(note: Fact | Statement) -> str:
    """The text that a gap may be opened in: the source's words where there are enough of them, else the editor's.

    A fact loses an "Afterward," in front, which leans on what was told before.
    """
    if isinstance(note, Fact):
        return without_lead(note.text)
    longest = max(note.quotes, key=lambda quote: len(quote.split()), default="")
    return longest if len(longest.split()) >= FEWEST_WORDS else note.text


def make(ground: Ground, note_id: str, rng: Random) -> QuizItem | None:
    note = ground.notes.get(note_id)
    if note is None or overlapping_sic(ground.briefing, note) or (isinstance(note, Fact) and note.outside):
        return None
    text = gap_text(note)
    is_quote = isinstance(note, Statement) and text in note.quotes
    dated = None if note.when is not None and note.when.date not in {"", "unknown"} else date_gap(text, rng)
    gap = dated or time_gap(text, rng) or number_gap(text, rng) or name_gap(ground, note, text, rng)
    if gap is None or len(gap.wrong) < 2:
        return None
    holed = f"{gap.before}{wording.BLANK}{gap.after}"
    right = Option(gap.words, entity=gap.entity)
    options, correct = place_right(right, gap.wrong, rng)
    return QuizItem(
        id=f"{note_id}/{KIND.id}",
        note=note_id,
        kind=KIND.id,
        stem=wording.gap_stem(ground.briefing, note, quoted(holed) if is_quote else holed),
        options=options,
        correct=correct,
        answer=gap.words,
        line=gap.line,
        fingerprint=fingerprint((gap.words,)),
        receipt=receipt(ground.briefing, note),
        speaker=note.speaker if isinstance(note, Statement) else "",
        topics=note.topics,
    )


def once(text: str, words: str) -> bool:
    """Whether the words stand in the text once only: a gap whose filling stands beside it is no question."""
    return fold(text).count(fold(words)) == 1


def date_gap(text: str, rng: Random) -> Gap | None:
    for start, end, date in dates_in(text):
        words = text[start:end]
        if once(text, words):
            wrong = tuple(Option(str(other)) for other in near_dates(date, rng, _WRONG))
            return Gap(text[:start], words, text[end:], AnswerLine("date", (words,)), wrong)
    return None


def time_gap(text: str, rng: Random) -> Gap | None:
    """A gap at a time of day, which is left out as a whole."""
    for match in CLOCK.finditer(text):
        hour, minute = int(match[1]), int(match[2])
        forms = dict.fromkeys(
            (match[0], *(f"{shown}{mark}{minute:02}" for shown in (hour, f"{hour:02}") for mark in ":."))
        )
        if once(text, match[0]):
            wrong = tuple(Option(other) for other in near_times(hour, minute, rng, _WRONG))
            return Gap(text[: match.start()], match[0], text[match.end() :], AnswerLine("text", tuple(forms)), wrong)
    return None


def number_gap(text: str, rng: Random) -> Gap | None:
    clock = [match.span() for match in CLOCK.finditer(text)]
    for start, end, _ in numbers_in(text):
        words = text[start:end]
        if once(text, words) and not any(start < stop and begin < end for begin, stop in clock):
            wrong = tuple(Option(other) for other in near_numbers(words, rng, _WRONG))
            return Gap(text[:start], words, text[end:], AnswerLine("number", (words,)), wrong)
    return None


def name_gap(ground: Ground, note: Fact | Statement, text: str, rng: Random) -> Gap | None:
    """A gap at a person's name that stands once; other names only of things that have rivals of the very same kind."""
    named = ground.mentions(text)
    speaker = note.speaker if isinstance(note, Statement) else ""
    entities = ground.briefing.entities
    for start, end, owners in ground.names_in(text):
        if len(owners) != 1 or owners[0] == speaker or not alone(ground, text, owners[0]):
            continue
        entity = entities[owners[0]]
        if entity.sort != "person":
            continue
        rivals = [other.id for other in entities.values() if other.sort == "person" and other.id not in named]
        rivals = [rival for rival in rivals if rival != speaker]
        chosen = distinct_names(ground, [entity.id], tiers([rivals], rng))[:_WRONG]
        wrong = tuple(Option(ground.briefing.name(rival), entity=rival) for rival in chosen)
        return Gap(text[:start], entity.name, text[end:], ground.answer_line(entity.id), wrong, entity.id)
    return None


def alone(ground: Ground, text: str, entity_id: str) -> bool:
    """Whether the text names this entity in one place only."""
    return sum(entity_id in owners for _, _, owners in ground.names_in(text)) == 1


KIND: Final = Kind("gap", "fill the gap", targets, make)
