"""Whose words are these? Finds a typed quotation, whole or nearly, among the words of the briefing.

Words typed as a quotation are looked for as they stand, small words included: "there is nothing to talk about" holds no
word that would count as content. Words that are nearly a quotation are answered with the words that the source prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.answering.asked import Asked, Decision, credited, shown_name
from briefbot.answering.attribution import correct, wrong_party
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Statement
from briefbot.briefing.receipt import item_words, quoted
from briefbot.matching import cues
from briefbot.matching.question import Question
from briefbot.text.normalise import fold_typography
from briefbot.text.tokens import tokenise, words

UNMARKED_RUN: Final = 4
"""Words in a row that must be found where the question has no quotation marks: fewer are a turn of phrase."""

MARKED_RUN: Final = 2
"""Words in a row between quotation marks."""

NEARLY: Final = 0.6
"""The run must be at least this share of the quotation, or of what stands behind the verb of saying."""

CANDIDATES: Final = 24
SLOTS: Final = ("who", "how-many", "how-long", "measure")
"""Kinds that ask for something beside the words they repeat: "did she say who the new head will be"."""


@dataclass(frozen=True, slots=True)
class Run:
    """The longest run of words that a question shares with an item: how many, and what share of what was quoted."""

    item: str
    length: int
    share: float
    text: str


def verbatim(asked: Asked) -> Decision | None:
    """Answers or corrects a question that quotes words of the briefing."""
    question = asked.question
    if asked.within is not None or question.kind in ("compare", "timeline", "order"):
        return None
    marked = [words(quote) for quote in question.quotes if words(quote)]
    if not marked and question.kind != "who-said" and (not question.speakers or question.kind in SLOTS):
        return None
    sought = marked or [_said(question)]
    run = max((run for quote in sought for run in _runs(asked, quote)), key=lambda run: run.length, default=None)
    if run is None or not _enough(run, bool(marked)):
        return None
    item = asked.briefing.items[run.item]
    speakers = set(asked.named(question.speakers))
    if speakers and not isinstance(item, Statement):
        return None
    if isinstance(item, Statement) and speakers and not speakers & set(credited(item)):
        return correct(asked, run.item, ", ".join(shown_name(asked, one) for one in question.speakers), 0.95)
    other = wrong_party(asked, (run.item,), 0.95)
    if other:
        return other
    lead = Phrase("quote-near", (quoted(run.text),)) if marked and run.share < 1 else None
    return Decision("answer", (run.item,), lead, confidence=0.9 if run.share < 1 else 0.97, step="verbatim")


def _enough(run: Run, marked: bool) -> bool:
    return run.length >= (MARKED_RUN if marked else UNMARKED_RUN) and run.share >= NEARLY


def _said(question: Question) -> list[str]:
    """The words behind the verb of saying: what is credited to somebody."""
    folded = [token.folded for token in question.tokens]
    start = question.speakers[0].end if question.speakers else 0
    verb = next((place for place in range(start, len(folded)) if folded[place] in cues.SPEECH_VERBS), len(folded))
    said = folded[verb + 1 :]
    return said[1:] if said[:1] == ["that"] else said


def _runs(asked: Asked, sought: Sequence[str]) -> list[Run]:
    """The run of each likely item, statements before facts where equally long."""
    likely = [item for item, _ in asked.matches_of_all_words.items.best(CANDIDATES)]
    items = sorted(likely, key=lambda item: not isinstance(asked.briefing.items[item], Statement))
    found = []
    for item_id in items:
        told = item_words(asked.briefing.items[item_id])
        length, start = longest_run(sought, words(told))
        if length and any(cues.is_content_word(word) for word in _content_of(words(told), start, length)):
            found.append(Run(item_id, length, length / len(sought), _as_printed(told, start, length)))
    return found


def _content_of(told: Sequence[str], start: int, length: int) -> Sequence[str]:
    """The words of a run that must not all be small; a run of five counts whatever its words."""
    return told[start : start + length] if length < UNMARKED_RUN else told


def longest_run(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """(length, start in `right`) of the longest run of equal words, the earliest in `right` of equally long ones."""
    best, best_end = 0, 0
    row = [0] * (len(right) + 1)
    for word in left:
        previous = 0
        for place, other in enumerate(right, 1):
            current = row[place]
            row[place] = previous + 1 if word == other else 0
            if row[place] > best:
                best, best_end = row[place], place
            previous = current
    return best, best_end - best


def _as_printed(text: str, start: int, length: int) -> str:
    """The words of a run as the item prints them, from the first to the last."""
    typed = tokenise(text, str)[start : start + length]
    return fold_typography(text)[typed[0].start : typed[-1].end]
