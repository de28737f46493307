"""Is what the question asks for in the item? A time, a number, a measure, a place, or who did it.

An item that is about the right thing but lacks what was asked is said to lack it, and is shown as related, never as the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from briefbot.answering.asked import Asked
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Fact, Scenario, Statement, When
from briefbot.briefing.receipt import item_words, when_words
from briefbot.matching import cues
from briefbot.matching.measures import DURATION_WORDS, MEASURES
from briefbot.matching.names import find_mentions
from briefbot.text.dates import dates_in
from briefbot.text.normalise import fold_typography
from briefbot.text.tokens import tokenise, words


def missing_slot(asked: Asked, items: Sequence[str]) -> Phrase | None:
    question = asked.question
    match question.kind:
        case "when" if not any(has_time(asked, item) for item in items):
            return Phrase("no-time")
        case "how-many" if not any(_has_number(asked, item) for item in items):
            return Phrase("no-number")
        case "how-long" if not any(_has_duration(asked, item) for item in items):
            return Phrase("no-duration")
        case "measure" if not any(_has_measure(asked, item) for item in items):
            return Phrase("no-measure")
        case "where" if not any(_has_place(asked, item) for item in items):
            return Phrase("no-outlet" if question.speakers else "no-place")
        case "who" if all(_hides_who(asked, item) for item in items):
            return Phrase("no-doer")
        case "why" if all(_hides_why(asked, item) for item in items):
            return Phrase("no-reason")
        case _:
            return None


def slot_first(asked: Asked, items: tuple[str, ...]) -> tuple[str, ...]:
    """Items that have what is asked for before those that have not, otherwise in the given order."""
    has = _HAS.get(asked.question.kind)
    if has is None:
        return items
    return tuple(sorted(items, key=lambda item: not has(asked, item)))


def has_slot(asked: Asked, item_id: str) -> bool:
    """Whether an item surely has what is asked for; False where nothing particular is."""
    has = _HAS.get(asked.question.kind)
    return has is not None and has(asked, item_id)


def beside_in_time(asked: Asked, items: Sequence[str]) -> tuple[Phrase, tuple[str, ...]] | None:
    """For an item without a time of its own: the dated entry of the timeline right before its own, and what to say of it."""
    if asked.question.kind != "when" or _fineness(asked):
        return None
    line = asked.briefing.timeline
    place = next((place for place, entry in enumerate(line) if place and items and items[0] in entry.items), None)
    if place is None or line[place].when or len(line[place].items) > 1:
        return None
    before = line[place - 1]
    when = before.when or next((when for item in before.items if (when := _when_of(asked, item))), None)
    if when is None or not when_words(when):
        return None
    return Phrase("right-after", (when_words(when),)), (items[0], *before.items)


def time_lead(asked: Asked, items: Sequence[str]) -> Phrase | None:
    """Said when a time is asked for and there is one, but no date."""
    if asked.question.kind != "when" or not items:
        return None
    when = _when_of(asked, slot_first(asked, tuple(items))[0])
    return Phrase("no-date", (when_words(when),)) if when and when.text and when.date in ("", "unknown") else None


def _when_of(asked: Asked, item_id: str) -> When | None:
    """The time of an item: its own, or that of the timeline's entry that it stands in."""
    item = asked.briefing.items[item_id]
    own = None if isinstance(item, Scenario) else item.when
    entries = (entry.when for entry in asked.briefing.timeline if item_id in entry.items)
    return own or next((when for when in entries if when and when.text), None)


def has_time(asked: Asked, item_id: str) -> bool:
    """Whether an item has a time, as fine as it is asked for, and one that the question does not hold already."""
    item = asked.briefing.items[item_id]
    when = _when_of(asked, item_id)
    told = words(item_words(item)) + (words(when.text) if when else [])
    dates = [when.date, when.after, when.before] if when else []
    match _fineness(asked):
        case "year":
            printed = any(date[:4].isdigit() for date in dates)
            return printed or any(word.isdigit() and len(word) == 4 for word in told)
        case "day":
            whole = any(len(date) >= len("2000-01-01") for date in dates)
            vague = bool(when and when.text and not any(dates))  # "afterward": shown, and said to be no date
            return (
                vague
                or whole
                or bool(set(told) & cues.DAY_WORDS)
                or any(word.isdigit() and len(word) < 3 for word in told)
            )
        case "hour":
            return bool(set(told) & cues.HOUR_WORDS) or bool(_CLOCK.search(item_words(item)))
    asks = {token.folded for token in asked.question.tokens}
    if when and (any(dates) or not when.text or not set(words(when.text)) <= asks | cues.FUNCTION_WORDS):
        return True
    return any(word.isdigit() and len(word) == 4 for word in told) or bool(set(told) & {"soon", "near", "future"})


_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|o'clock)\b")


def _fineness(asked: Asked) -> str:
    """How fine a time is asked for: "which year", "what day", "what time"; empty where any will do."""
    folded = [token.folded for token in asked.question.tokens]
    for place, word in enumerate(folded[:-1]):
        if word in ("what", "which"):
            return cues.FINENESS.get(folded[place + 1], "")
    return ""


def _has_number(asked: Asked, item_id: str) -> bool:
    """Whether an item gives a number of something: a date is none, and "one" only where it is one of what is asked for."""
    text = item_words(asked.briefing.items[item_id])
    folded = [token.folded for token in asked.question.tokens]
    told = tokenise(text, asked.matcher.index.stem)
    if "of" in folded and {token.folded for token in told} & cues.QUANTIFIERS:
        return True  # "how many of the demands": "any" and "only one" tell it as well as a number does
    dates = [(start, end) for start, end, _ in dates_in(fold_typography(text))]
    wanted = {token.stem for token in asked.question.content}
    counts = []
    for place, token in enumerate(told):
        counted = bool(wanted & {one.stem for one in told[place + 1 : place + COUNTED_WITHIN]})
        only = place > 0 and told[place - 1].folded == "only"
        dated = any(start <= token.start < end for start, end in dates)
        word = token.folded in cues.NUMBER_WORDS and (token.folded not in _HARDLY_NUMBERS or counted or only)
        if (token.is_number and (counted or not dated)) or word:
            counts.append(place)
    if "much" in folded and set(folded) & cues.MONEY_VERBS:
        return any({one.folded for one in told[place + 1 : place + 2]}.isdisjoint(DURATION_WORDS) for place in counts)
    return bool(counts)


COUNTED_WITHIN: Final = 4
"""What a number counts stands less than so many words behind it."""

_HARDLY_NUMBERS: Final = frozenset("one once both half".split())
"""Words that mostly count nothing: "one mark of it", "once"."""


def _has_duration(asked: Asked, item_id: str) -> bool:
    told = words(item_words(asked.briefing.items[item_id]))
    return _has_number(asked, item_id) and bool(set(told) & DURATION_WORDS)


def _has_place(asked: Asked, item_id: str) -> bool:
    item = asked.briefing.items[item_id]
    match item:
        case Statement():
            publishing = bool(asked.question.speakers) or any(
                token.folded in cues.PUBLISHING_WORDS | cues.SPEECH_VERBS for token in asked.question.tokens
            )
            if item.via and publishing:
                return True
            return not publishing and _names_place(asked, item_words(item), item.about)
        case Fact():
            return bool(item.where) or _names_place(asked, item.text, item.about)
        case Scenario():
            return False


def _names_place(asked: Asked, text: str, about: Sequence[str]) -> bool:
    told = words(text)
    for place in asked.briefing.places:
        if place.id in about or any(name in " ".join(told) for name in (" ".join(words(place.name)),)):
            return True
    return False


def _has_measure(asked: Asked, item_id: str) -> bool:
    """Whether an item gives a measure of the kind asked for ("how deep"): a number, with a unit or word of that dimension."""
    asks = next((word.folded for word in asked.question.tokens if word.folded in MEASURES), "")
    told = set(words(item_words(asked.briefing.items[item_id]).replace("-", " ")))
    number = any(word[0].isdigit() or word in cues.NUMBER_WORDS for word in told)
    return number and bool(told & MEASURES.get(asks, frozenset()))


def _hides_who(asked: Asked, item_id: str) -> bool:
    """Whether an item does not tell who: a fact in the passive by nobody, or words of a speaker that name nobody else."""
    item, question = asked.briefing.items[item_id], asked.question
    folded = [token.folded for token in question.tokens]
    told = item_words(item)
    if isinstance(item, Scenario) or (isinstance(item, Statement) and not question.speakers):
        return False
    if isinstance(item, Fact) and (not _PASSIVE.search(told) or " by " in told):
        return False
    place = folded.index("who") if "who" in folded else -1
    if isinstance(item, Fact) and folded[place + 1 : place + 2] and folded[place + 1] in cues.AUXILIARIES:
        return False  # "who was hurt": the passive's own subject is asked for
    asked_about = set(asked.named(question.mentions))
    named = find_mentions(tokenise(told, str), asked.matcher.names)
    parties = item.about if isinstance(item, Statement) else ()
    others = {who for mention in named for who in mention.entities} | set(parties)
    others = {who for who in others if who in asked.briefing.entities and asked.briefing.entities[who].sort != "place"}
    return not others - asked_about and not _NAME_INSIDE.search(told)


_NAME_INSIDE: Final = re.compile(r"[^.!?]\s[A-Z][a-z]+ [A-Z][a-z]+")
"""Two words with capitals within a sentence: somebody whom the briefing names, but not among its people."""


def _hides_why(asked: Asked, item_id: str) -> bool:
    """Whether a fact tells what somebody did and no reason for it, where it is asked why they did."""
    item = asked.briefing.items[item_id]
    folded = [token.folded for token in asked.question.tokens]
    place = folded.index("why") if "why" in folded else -1
    did = folded[place + 1 : place + 2] == ["did"]
    return isinstance(item, Fact) and did and not set(words(item.text)) & cues.REASON_WORDS


_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|been|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ld|nt|ught|de|id|ut)\b")
"""A form of "to be" before a word that ends as a participle does."""

_HAS: Final[dict[str, Callable[[Asked, str], bool]]] = {
    "when": has_time,
    "where": _has_place,
    "how-many": _has_number,
    "how-long": _has_duration,
    "measure": _has_measure,
}
