"""Whose words are these? Finds a typed quotation, whole or nearly, among the words of the briefing.

Words typed as a quotation are looked for as they stand, small words included: "there is nothing to talk about" holds no
word that would count as content. Words that are nearly a quotation are answered with the words that the source prints.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from briefbot.answering.asked import Asked, Decision, credited, shown_name
from briefbot.answering.correction import asks_for_a_subject, correct, wrong_party
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Item, Scenario, Statement
from briefbot.briefing.receipt import quoted
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


ALIGNED_WORDS: Final = 4
ALIGNED: Final = 0.66
LOOSENESS: Final = 1.6
"""Words between quotation marks that stand in one text in the same order with others between or without some of them: at least
so many, so large a share of the quotation, over a stretch of at most so many times as many words."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a quotation shares with a text of an item: how many words, what share of what was quoted, the text from the first of
    them to the last, and the words that were typed beside them.

    `printed` tells words of the source from the briefing's own telling.
    """

    item: str
    length: int
    share: float
    text: str
    printed: bool
    beside: tuple[str, ...] = ()


def verbatim(asked: Asked) -> Decision | None:
    """Answers or corrects a question that quotes words of the briefing."""
    question = asked.question
    if asked.within is not None or question.kind in ("compare", "timeline", "order"):
        return None
    marked = [words(quote) for quote in question.quotes if words(quote)]
    if not marked and question.kind != "who-said" and (not question.speakers or question.kind in SLOTS):
        return None
    if not marked and question.mentions and not question.content:
        return None  # nothing but names: they are no words that somebody said
    sought = marked or [_said(question)]
    runs = [run for quote in sought for run in _runs(asked, quote, bool(marked))]
    run = max(runs, key=lambda run: (run.length, run.printed), default=None)
    if run is None or not _enough(run, bool(marked)):
        return None
    item = asked.briefing.items[run.item]
    speakers = set(asked.named(question.speakers))
    if speakers and not isinstance(item, Statement):
        return None
    if isinstance(item, Statement) and speakers and not speakers & set(credited(item)):
        if not marked and (asks_for_a_subject(asked) or _say_as_much(asked, run.item, speakers)):
            return None  # what somebody says about something credits him with no words, though another says just these
        return correct(asked, run.item, ", ".join(shown_name(asked, one) for one in question.speakers), 0.95)
    other = wrong_party(asked, (run.item,), 0.95)
    if other:
        return other
    lead = _difference(run) if marked else None
    items = (run.item, *_said_by_others_too(asked, run, runs))
    return Decision("answer", items, lead, confidence=0.9 if run.share < 1 else 0.97, step="verbatim")


def _say_as_much(asked: Asked, item: str, speakers: Set[str]) -> bool:
    """Whether these people say all that is found in an item of somebody else, in words of their own."""
    own = asked.best(one.id for one in asked.briefing.statements if speakers & set(credited(one)))
    other = asked.best((item,))
    return bool(own and other) and len(own[0].found) >= MARKED_RUN and own[0].recall >= other[0].recall


def _said_by_others_too(asked: Asked, run: Run, runs: Sequence[Run]) -> tuple[str, ...]:
    """The statements of other people that hold the whole of the same words: who said it is then each of them."""
    items = asked.briefing.items
    first = items[run.item]
    if asked.question.speakers or not isinstance(first, Statement) or run.share < 1:
        return ()
    seen = {first.speaker}
    found = []
    for other in runs:
        item = items[other.item]
        if (
            isinstance(item, Statement)
            and (other.length, other.share) == (run.length, run.share)
            and item.speaker not in seen
        ):
            seen.add(item.speaker)
            found.append(item.id)
    return tuple(found)


def _difference(run: Run) -> Phrase | None:
    """What is said of a quotation that is not the source's, word for word."""
    if run.share == 1 and not run.beside and len(words(run.text)) == run.length:
        return None if run.printed else Phrase("quote-told")
    key = "quote-near" if run.printed else "quote-near-told"
    if run.beside:
        return Phrase(f"{key}-beside", (quoted(run.text), ", ".join(run.beside)))
    return Phrase(key, (quoted(run.text),))


def _enough(run: Run, marked: bool) -> bool:
    return run.length >= (MARKED_RUN if marked else UNMARKED_RUN) and run.share >= NEARLY


def _said(question: Question) -> list[str]:
    """The words behind the verb of saying: what is credited to somebody."""
    folded = [token.folded for token in question.tokens]
    start = question.speakers[0].end if question.speakers else 0
    verb = next((place for place in range(start, len(folded)) if folded[place] in cues.SPEECH_VERBS), len(folded))
    start = verb + 1
    met = next((one for one in (*question.addressees, *question.outlets) if start <= one.start <= start + 2), None)
    said = folded[met.end if met else start :]
    return said[1:] if said[:1] == ["that"] else said


def _runs(asked: Asked, sought: Sequence[str], marked: bool) -> list[Run]:
    """The runs of each likely item, statements before facts where equally long."""
    likely = [item for item, _ in asked.matches_of_all_words.items.best(CANDIDATES)]
    items = sorted(likely, key=lambda item: not isinstance(asked.briefing.items[item], Statement))
    found = []
    for item_id in items:
        for text, printed in _texts(asked.briefing.items[item_id]):
            told = words(text)
            length, start = longest_run(sought, told)
            if length and any(cues.is_content_word(word) for word in _content_of(told, start, length)):
                found.append(Run(item_id, length, length / len(sought), _as_printed(text, start, length), printed))
            if marked and length < len(sought):
                found += _loosely(item_id, sought, text, printed)
    return found


def _texts(item: Item) -> list[tuple[str, bool]]:
    """The texts of an item, and whether each is the source's own words."""
    if isinstance(item, Scenario):
        return [(item.name, False)]
    printed = [part for cite in item.cites for part in (cite.exact, cite.start, cite.end) if part]
    quotes = item.quotes if isinstance(item, Statement) else ()
    return [(text, True) for text in (*quotes, *printed)] + [(item.text, False)] * bool(item.text)


def _loosely(item_id: str, sought: Sequence[str], text: str, printed: bool) -> list[Run]:
    """The run of words that stand in a text in the order of the quotation, with little between them."""
    told = words(text)
    places = _tightly(sought, told)
    content = {told[place] for _, place in places if cues.is_content_word(told[place])}
    if len(places) < ALIGNED_WORDS or len(places) < ALIGNED * len(sought):
        return []
    first, last = places[0][1], places[-1][1]
    if last - first + 1 > LOOSENESS * len(places) or (len(content) < 2 and len(places) < len(sought) - 1):
        return []
    met = {place for place, _ in places}
    beside = tuple(word for place, word in enumerate(sought) if place not in met)
    printed_text = _as_printed(text, first, last - first + 1)
    return [Run(item_id, len(places), len(places) / len(sought), printed_text, printed, beside)]


def _tightly(sought: Sequence[str], told: Sequence[str]) -> list[tuple[int, int]]:
    """The same, over as short a stretch as may be: up to the earliest end, then from the latest start."""
    places = _aligned(sought, told)
    if not places:
        return []
    end = places[-1][1] + 1
    turned = _aligned(sought[::-1], told[:end][::-1])
    return [(len(sought) - 1 - left, end - 1 - right) for left, right in reversed(turned)]


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """(place in left, place in right) of a longest common subsequence, in order."""
    rows = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            rows[i][j] = rows[i + 1][j + 1] + 1 if left[i] == right[j] else max(rows[i + 1][j], rows[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif rows[i + 1][j] >= rows[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


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
