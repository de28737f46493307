"""The source passage of a question with the answer taken out: the last hint before the answer itself.

It is made only for the questions that are really asked, because finding a passage in a long source takes a moment.
"""

from __future__ import annotations

import re
from typing import Final

from briefbot.briefing.model import Cite
from briefbot.briefing.source import find_cite
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import QuizItem
from briefbot.quiz.wording import BLANK
from briefbot.text.normalise import fold

FEWEST_WORDS: Final = 4
"""With fewer words than this left, a passage hints at nothing."""

LONGEST: Final = 400
"""Characters after which a passage is cut: a hint is to be read at a glance."""


def passage(ground: Ground, item: QuizItem) -> str:
    """The cited words with a blank for every name of the answer; empty where no cite is there or the answer would show."""
    note = ground.notes.get(item.note)
    answer = item.right_option.entity
    if note is None or item.line is None or item.line.sort != "name" or not answer:
        return ""
    for cite in note.cites:
        words = _blanked(ground, _cited(ground, cite), answer)
        if len(words.replace(BLANK, "").split()) >= FEWEST_WORDS and not _shows(ground, words, answer):
            return f"{words[:LONGEST].rsplit(' ', 1)[0]} …" if len(words) > LONGEST else words
    return ""


def _cited(ground: Ground, cite: Cite) -> str:
    """The passage from the source where its text is there, else the words that the cite gives."""
    sources = ground.briefing.sources
    source = sources.get(cite.source or "") or (next(iter(sources.values())) if len(sources) == 1 else None)
    span = find_cite(source.text, cite) if source is not None and source.text else None
    if source is not None and span is not None:
        return source.text[span[0] : span[1]]
    return cite.exact or f"{cite.start} … {cite.end}".strip(" …")


def _blanked(ground: Ground, words: str, answer: str) -> str:
    for start, end, owners in reversed(ground.names_in(words)):
        if answer in owners:
            words = f"{words[:start]}{BLANK}{words[end:]}"
    return re.sub(rf"{BLANK}(?:\s+{BLANK})+", BLANK, words)


def _shows(ground: Ground, words: str, answer: str) -> bool:
    """Whether a word of the answer's own name is still there (a given name, or a form that nobody listed)."""
    left = set(re.findall(r"[^\W_]+", fold(words)))
    return any(len(word) > 2 and word in left for word in fold(ground.briefing.name(answer)).split())
