"""Which term fits: a key term, that is one which the briefing's glossary explains, is left out of a note.

It is chosen among other terms of the glossary, never typed: another word for it would be as right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Fact, Statement
from briefbot.briefing.receipt import overlapping_sic, quoted, receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import place_right, stands_out
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.gap import FEWEST_WORDS, gap_text
from briefbot.text.normalise import fold

_WRONG: Final = 3
_FEWEST: Final = 2
_SHORT: Final = 3


def targets(ground: Ground) -> Iterator[str]:
    """Every note with words enough, where there are terms enough to choose from."""
    if len(ground.briefing.glossary) <= _FEWEST:
        return
    for note in ground.notes.values():
        if len(gap_text(note).split()) >= FEWEST_WORDS and not (isinstance(note, Fact) and note.outside):
            yield note.id


def make(ground: Ground, note_id: str, rng: Random) -> QuizItem | None:
    note = ground.notes.get(note_id)
    if note is None or overlapping_sic(ground.briefing, note) or (isinstance(note, Fact) and note.outside):
        return None
    text = gap_text(note)
    found = _term_in(ground, text)
    if found is None:
        return None
    start, end, term = found
    words = text[start:end]
    wrong = [Option(other) for other in _others(ground, term, text)]
    if len(wrong) < _FEWEST or stands_out(words, [option.text for option in wrong]):
        return None
    holed = f"{text[:start]}{wording.BLANK}{text[end:]}"
    is_quote = isinstance(note, Statement) and text in note.quotes
    options, correct = place_right(Option(words), wrong, rng)
    return QuizItem(
        id=f"{note_id}/{KIND.id}",
        note=note_id,
        kind=KIND.id,
        stem=wording.gap_stem(ground.briefing, note, quoted(holed) if is_quote else holed),
        options=options,
        correct=correct,
        answer=words,
        line=None,
        fingerprint=fingerprint((words,)),
        receipt=receipt(ground.briefing, note),
        speaker=note.speaker if isinstance(note, Statement) else "",
        topics=note.topics,
    )


def _term_in(ground: Ground, text: str) -> tuple[int, int, str] | None:
    """(start, end, term) of the longest term that stands once in the text."""
    for term in sorted(ground.briefing.glossary, key=lambda term: (-len(term), term)):
        found = list(re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE))
        if len(found) == 1:
            return *found[0].span(), term
    return None


def _others(ground: Ground, term: str, text: str) -> list[str]:
    """Terms that surely are others, those most like it in form first: with its article or without, and of its length."""
    others = [other for other in ground.briefing.glossary if _is_another(other, term) and fold(other) not in fold(text)]
    has_article = fold(term).startswith("the ")
    others.sort(key=lambda other: (fold(other).startswith("the ") != has_article, abs(len(other) - len(term)), other))
    return others[:_WRONG]


def _is_another(other: str, term: str) -> bool:
    """Whether two terms are not forms of one: they share none of their longer words."""
    return not {word for word in fold(other).split() if len(word) > _SHORT} & set(fold(term).split())


KIND: Final = Kind("term", "which term fits", targets, make, is_typed=False)
