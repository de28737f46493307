"""Every connecting word that a reply may contain. Nothing else is ever said in briefbot's own voice.

A phrase has slots for names, dates and words of the briefing. Keeping them all here lets one test prove that a reply holds
item text, quotes, names, roles, dates and these phrases, and nothing invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PHRASES: Final = {
    "says": "{0}:",
    "says-implied": "{0} (attribution implied):",
    "according-to": "According to {0}, {1}:",
    "according-to-implied": "According to {0}, {1} (attribution implied):",
    "undisclosed": "{0}, disclosed by somebody the source does not name:",
    "fact": "The source states:",
    "fact-characterisation": "The source characterises it so:",
    "fact-presupposed": "The source takes this for granted:",
    "fact-outside": "Outside knowledge, not from the source:",
    "scenario": "Scenario:",
    "scenario-by": "Scenario, laid out by {0}:",
    "correction": "The briefing gives that to {0}, not {1}.",
    "correction-undisclosed": "The briefing gives that to {0}, disclosed by somebody the source does not name, not to {1}.",
    "correction-retold": "In the briefing that is told by {0}, not by {1}.",
    "correction-outlet": "With {0} the briefing has {1}, not {2}.",
    "correction-via": "The briefing has that with {0}, not with {1}.",
    "correction-to": "The briefing says that was said to {0}, not to {1}.",
    "correction-fact": "The source states that itself; the briefing does not give it to {0}.",
    "correction-doer": "The source tells that of {0}, not of {1}:",
    "nothing-by": "Nothing by {0} here.",
    "nothing-by-about": "Nothing by {0} about that here.",
    "nothing-by-on": "Nothing by {0} about {1} here.",
    "nothing-else": "Nothing else on that here.",
    "nothing-on-that": "Nothing on just that; everything by {0} here:",
    "nothing-by-to": "Nothing by {0} to {1} here.",
    "unknown-name": "{0} is not in this briefing.",
    "author-unknown": "The source does not say.",
    "no-time": "The briefing gives no time for that.",
    "no-time-but": "The briefing gives no time for that; what it tells of it:",
    "right-after": "The briefing gives no time for that; in its timeline it comes right after {0}.",
    "no-date": "The source gives no date; it says {0}.",
    "no-number": "The briefing gives no number for that.",
    "no-measure": "The briefing gives no measure of that.",
    "no-reason": "The briefing gives no reason for that.",
    "no-doer": "The briefing does not say who.",
    "no-duration": "The briefing does not say how long.",
    "no-place": "The briefing gives no place for that.",
    "no-outlet": "The briefing names no outlet for that.",
    "no-addressee": "The briefing does not say to whom.",
    "not-disclosed": "The source does not name who disclosed it.",
    "no-such-words": "Those words are not in this briefing.",
    "nobody-such": "The briefing names nobody of that kind.",
    "not-found": "That is not in this briefing.",
    "nothing-shown": "It is not clear what that refers to.",
    "nothing-asked": "Type a question, a name or a few words.",
    "author-answer": "{0}",
    "of-source": "The briefing gives this for its source: {0}",
    "which-one": "Which one do you mean?",
    "everything-by": "Everything by {0} here:",
    "quoted-directly": "{0} people and bodies are quoted in their own words here:",
    "reported-by": "{0} people and bodies are credited with words here:",
    "all-facts": "What the source itself tells:",
    "all-outlets": "Outlets named here:",
    "all-people": "People named here:",
    "all-organisations": "Organisations named here:",
    "all-places": "Places named here:",
    "timeline": "In the order of the briefing's timeline:",
    "timeline-without": "In the order of the briefing's timeline, which does not place: {0}.",
    "unplaced": "The briefing's timeline does not place: {0}.",
    "then": "{0}.",
    "from-timeline-sentence": "{0}",
    "timeline-end": "At that end of the briefing's timeline:",
    "after-that": "Next in the briefing's timeline:",
    "nothing-after": "The briefing's timeline has nothing after that.",
    "nothing-before": "The briefing's timeline has nothing before that.",
    "nothing-between": "The briefing's timeline has nothing there.",
    "before-that": "Before that in the briefing's timeline:",
    "first": "In the briefing's timeline this comes first:",
    "same-entry": "The timeline does not tell which came first:",
    "ahead": "What lies ahead, as told here:",
    "compared": "{0} and {1}, side by side:",
    "no-statement": "{0}: no statement about that.",
    "silent": "No statement about that by: {0}.",
    "related": "Related:",
    "the-related": "what was shown as related, which did not answer: {0}",
    "words-shown": "The briefing's own words on that:",
    "denied": "Mind the “{0}” in the briefing's words:",
    "not-denied": "The briefing's words have no “{0}” there:",
    "opposite": "Asked with “{0}”; the briefing's words have “{1}”:",
    "garbled": "The source is garbled there.",
    "quote-near": "Not word for word; the source prints {0}.",
    "quote-near-beside": "Not word for word; the source prints {0}, without: {1}.",
    "quote-near-told": "Not word for word; the briefing tells it as {0}.",
    "quote-near-told-beside": "Not word for word; the briefing tells it as {0}, without: {1}.",
    "quote-told": "These are the briefing's words for it, not a quotation:",
    "from-timeline": "{0}:",
    "part": "› {0}",
    "first-only": "Only the first {0} questions were taken; ask the others again.",
    "none-of-these": "None of these",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One of the phrases above, with what goes into its slots."""

    key: str
    values: tuple[str, ...] = ()

    def render(self) -> str:
        return PHRASES[self.key].format(*self.values)
