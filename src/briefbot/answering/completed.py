"""What a follow-up may refer to, and a question with what was taken up from it: the values of `context.py` and its kin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefbot.answering.phrases import Phrase
from briefbot.answering.reply import Reading
from briefbot.briefing.model import Briefing, Fact, Statement
from briefbot.matching.question import Question
from briefbot.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up may refer to: the last question as completed, whom and what was last shown, the choices offered.

    `people` are persons, `groups` other names spoken of, latest first; `listed` are the people last shown as a list, in order,
    `row` the items last shown in a row, which stays while one of them is talked about.
    `told` are all items shown since the subject changed; `beside` says that those last shown were only related to a refusal.
    """

    question: Question | None = None
    people: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    topic: tuple[Token, ...] = ()
    choices: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Completed:
    """A question with what was taken up from the context, and what to say of it.

    `within` confines it to some items, `without` leaves some out. `topic_kept` means that the subject last spoken of goes
    on; `swapped` that another person was put in the last one's place; `elliptic` that it has no verb of its own. `own` are
    the question's own words where others were borrowed: an answer must have one of them, or the borrowed words alone would
    have found it. `tentative` marks a reading that is given up for the next one where it finds nothing.
    """

    question: Question
    readings: tuple[Reading, ...] = ()
    within: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    topic_kept: bool = False
    swapped: bool = False
    own: frozenset[str] = frozenset()
    elliptic: bool = False
    tentative: bool = False


def taken(context: Context, briefing: Briefing, question: Question) -> tuple[Reading, ...]:
    """What is said of taking "that" as the items last shown, and that they were no answer where they were only related."""
    that = pointer(question, "that")
    told = (shown_words(item, briefing) for item in context.items[:1])
    return tuple(Reading(that, Phrase("the-related", (one,)).render() if context.beside else one) for one in told)


def pointer(question: Question, otherwise: str) -> str:
    """The word of a question that points back, as it was typed; `otherwise` where none does."""
    return next((token.typed for token in question.tokens if token.folded in _POINTERS), otherwise)


_POINTERS: Final = frozenset("it its that this these those them".split())


def shown_words(item_id: str, briefing: Briefing) -> str:
    """An item by its words, a scenario by its id."""
    item = briefing.items[item_id]
    return item.text if isinstance(item, (Fact, Statement)) and item.text else item.id
