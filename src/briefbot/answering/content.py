"""Answers by what the question is about, and checks that what it asks for is there.

Words alone must not pull an answer in: short questions must be found whole, longer ones for the most part. And an item that
is about the right thing but lacks what was asked (a time, a number, an outlet) is said to lack it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import UNDISCLOSED, Fact, Scenario, Statement, When
from briefbot.briefing.receipt import item_words, when_words
from briefbot.matching import cues
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import Evidence
from briefbot.matching.names import TAG
from briefbot.text.tokens import words

SHORT_QUESTION: Final = 2
"""Up to this many content words must all find something; of more, `LONG_SHARE` of their weight must."""

LONG_SHARE: Final = 0.54
LONG_SHARE_WITHOUT_NAME: Final = 0.7
"""The same where somebody whom the question names has no part in the item."""

RELATED_SHARE: Final = 0.34
"""Share from which the nearest item is offered as related to a refusal."""

TOO_LITTLE: Final = "too little found"
"""The step that refuses for want of words, and for nothing else."""

CLOSE: Final = 0.88
CLOSE_WHO: Final = 0.95
CLOSE_SLOT: Final = 0.75
"""Items whose score is at least this share of the best one's are shown with it: fewer where one speaker is asked for,
more where one is looked for that has the time asked for."""

SHOWN: Final = 4
"""The most items shown to a question that does not ask for a list."""


def by_content(asked: Asked) -> Decision:
    """The last step: the items that the question's words find, or a refusal."""
    question = asked.question
    found = asked.matches.items
    if question.kind == "who-said":
        found = asked.best(one.id for one in asked.briefing.statements) or found
    if asked.within and not question.content:
        return _of_those_shown(asked)
    if not question.content and question.others:
        return _about_names(asked)
    if not found or not enough(asked, found):
        return _refusal(asked, found)
    if question.kind == "who" and _asks_discloser(asked, found[0].document):
        return Decision(
            "not_in_briefing", (), Phrase("not-disclosed"), (found[0].document,), confidence=0.9, step="undisclosed"
        )
    sure = confidence(found[0], found[1] if len(found) > 1 else None)
    return slot_decision(asked, ranked(asked, found), sure, "by its words")


def _of_those_shown(asked: Asked) -> Decision:
    """A follow-up that asks something of the items last shown ("when was that?", "who said that?")."""
    shown = tuple(item for item in asked.briefing.items if item in (asked.within or ()))
    if asked.question.kind == "when":
        shown = tuple(dict.fromkeys((*_occasions(asked, shown), *shown)))
    if asked.question.kind in ("who", "who-said"):
        speakers = dict.fromkeys(one.speaker for one in asked.statements if one.id in shown)
        known = tuple(who for who in speakers if who in asked.briefing.entities)
        return Decision("answer", (*known, *shown), confidence=0.8, step="who said those shown")
    return slot_decision(asked, shown, 0.7, "those last shown")


def _occasions(asked: Asked, shown: Sequence[str]) -> tuple[str, ...]:
    """The facts that share a dated entry of the timeline with these items: the occasion on which something was said."""
    return tuple(
        item
        for entry in asked.briefing.timeline
        if entry.when and entry.when.text and not set(shown).isdisjoint(entry.items)
        for item in entry.items
        if isinstance(asked.briefing.items[item], Fact)
    )


def enough(asked: Asked, found: Sequence[Evidence]) -> bool:
    """Whether the best item holds enough of what the question asks about."""
    if not found:
        return False
    best = found[0]
    total = len(best.found) + len(best.missing)
    if total == 0:
        return False
    if total <= SHORT_QUESTION:
        return not best.missing
    stranger = any(word.startswith(TAG) for word in best.missing)
    return best.recall >= (LONG_SHARE_WITHOUT_NAME if stranger else LONG_SHARE)


def ranked(asked: Asked, found: Sequence[Evidence]) -> tuple[str, ...]:
    """The best item and those close behind it; where a time is asked for, one that has none gives way to one close behind."""
    close = CLOSE_WHO if asked.question.kind == "who-said" else CLOSE
    items = tuple(one.document for one in found[:SHOWN] if one.score >= close * found[0].score)
    if asked.question.kind == "when" and not any(_has_time(asked, item) for item in items):
        behind = [one.document for one in found[:SHOWN] if one.score >= CLOSE_SLOT * found[0].score]
        return tuple(item for item in behind if _has_time(asked, item))[:1] + items
    return items


def _about_names(asked: Asked) -> Decision:
    """A question that holds nothing but names: the items in which all of them have a part."""
    from briefbot.answering.asked import items_of

    groups = [
        [item for entity in mention.entities for item in items_of(asked.briefing, entity)]
        for mention in asked.question.others
    ]
    shared = tuple(item for item in groups[0] if all(item in group for group in groups[1:]))
    ids = tuple(dict.fromkeys(item for item in shared if asked.within is None or item in asked.within))
    if not ids:
        return _refusal(asked, ())
    return slot_decision(asked, ids[: 2 * SHOWN], 0.6, "names only")


def _refusal(asked: Asked, found: Sequence[Evidence]) -> Decision:
    if not asked.question.content and not asked.question.mentions:
        return Decision("not_in_briefing", (), Phrase("nothing-asked"), confidence=0.95, step="nothing to look for")
    if asked.question.quotes:
        lead = Phrase("no-such-words")
        return Decision("not_in_briefing", (), lead, _nearest(found), confidence=0.85, step="words not here")
    sure = 1 - confidence(found[0], None) if found else 0.95
    return Decision("not_in_briefing", (), Phrase("not-found"), _nearest(found), confidence=sure, step=TOO_LITTLE)


def _nearest(found: Sequence[Evidence]) -> tuple[str, ...]:
    """The item to offer as related, where one holds a third of what is asked."""
    return (found[0].document,) if found and found[0].recall >= RELATED_SHARE else ()


def _asks_discloser(asked: Asked, item_id: str) -> bool:
    item = asked.briefing.items[item_id]
    hidden = isinstance(item, Statement) and UNDISCLOSED in item.reported_by
    return hidden and any(token.stem in cues.DISCLOSING_STEMS for token in asked.question.tokens)


def slot_decision(asked: Asked, items: tuple[str, ...], sure: float, step: str, lead: Phrase | None = None) -> Decision:
    """The answer with these items, unless what the question asks for (when, how many …) is in none of them."""
    missing = _missing_slot(asked, items)
    if missing is None:
        lead = lead or _time_lead(asked, items) or _words_lead(asked)
        return Decision("answer", _slot_first(asked, items), lead, confidence=sure, step=step)
    return Decision("not_in_briefing", (), missing, items[:1], confidence=sure, step=f"{step}, slot missing")


def _words_lead(asked: Asked) -> Phrase | None:
    """Said to a yes-or-no question: the words are shown, and the yes or no is left to the reader."""
    return Phrase("words-shown") if asked.question.kind == "yes-no" else None


def _missing_slot(asked: Asked, items: Sequence[str]) -> Phrase | None:
    question = asked.question
    match question.kind:
        case "when" if not any(_has_time(asked, item) for item in items):
            return Phrase("no-time")
        case "how-many" if not any(_has_number(asked, item) for item in items):
            return Phrase("no-number")
        case "how-long" if not any(_has_duration(asked, item) for item in items):
            return Phrase("no-duration")
        case "where" if not any(_has_place(asked, item) for item in items):
            return Phrase("no-outlet" if question.speakers else "no-place")
        case _:
            return None


def _slot_first(asked: Asked, items: tuple[str, ...]) -> tuple[str, ...]:
    """Items that have what is asked for before those that have not, otherwise in the given order."""
    has = {"when": _has_time, "where": _has_place, "how-many": _has_number}.get(asked.question.kind)
    if has is None:
        return items
    return tuple(sorted(items, key=lambda item: not has(asked, item)))


def _time_lead(asked: Asked, items: Sequence[str]) -> Phrase | None:
    """Said when a time is asked for and there is one, but no date."""
    if asked.question.kind != "when" or not items:
        return None
    when = _when_of(asked, _slot_first(asked, tuple(items))[0])
    return Phrase("no-date", (when_words(when),)) if when and when.text and when.date in ("", "unknown") else None


def _when_of(asked: Asked, item_id: str) -> When | None:
    """The time of an item: its own, or that of the timeline's entry that it stands in."""
    item = asked.briefing.items[item_id]
    own = None if isinstance(item, Scenario) else item.when
    entries = (entry.when for entry in asked.briefing.timeline if item_id in entry.items)
    return own or next((when for when in entries if when and when.text), None)


def _has_time(asked: Asked, item_id: str) -> bool:
    if _when_of(asked, item_id):
        return True
    told = words(item_words(asked.briefing.items[item_id]))
    return any(word.isdigit() and len(word) == 4 for word in told) or bool(set(told) & {"soon", "near", "future"})


def _has_number(asked: Asked, item_id: str) -> bool:
    told = words(item_words(asked.briefing.items[item_id]))
    folded = [token.folded for token in asked.question.tokens]
    if "of" in folded and set(told) & cues.QUANTIFIERS:
        return True  # "how many of the demands": "any" and "only one" tell it as well as a number does
    return any(word[0].isdigit() or word in cues.NUMBER_WORDS for word in told)


def _has_duration(asked: Asked, item_id: str) -> bool:
    told = words(item_words(asked.briefing.items[item_id]))
    return _has_number(asked, item_id) and bool(set(told) & cues.DURATION_WORDS)


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
