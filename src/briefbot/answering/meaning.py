"""What a question means, where its words find too little: the sentence encoder's say, which never decides alone.

Likeness of meaning cannot tell a question that the briefing answers from a near miss. So it is only heard where the words
were about to refuse, and only believed where two readings agree: the nearest item is the one with which the author answers
the question nearest in meaning.
"""

from __future__ import annotations

from typing import Final

from briefbot.answering.asked import Asked, Decision
from briefbot.answering.content import slot_decision
from briefbot.matching.collect import QUESTION_PREFIX, question_place

MEANT: Final = 0.55
"""Cosine from which the agreed item is given. On the question sets of the shipped briefing it let in right items only; on so
few cases that it is to be held loosely."""

SURE: Final = 0.75
"""Confidence of such an answer: about the share of right ones seen, with a margin for how few they were."""


def by_meaning(asked: Asked) -> Decision | None:
    """The item nearest in meaning, where the author's question nearest in meaning is answered with it first."""
    if asked.within is not None or asked.question.unknown_names:
        return None
    near = asked.meant.whole if asked.meant else {}
    items = {one: cosine for one, cosine in near.items() if one in asked.briefing.items}
    foreseen = {one: cosine for one, cosine in near.items() if one.startswith(QUESTION_PREFIX)}
    if not items or not foreseen:
        return None
    best, question = (max(group, key=lambda one: (group[one], one)) for group in (items, foreseen))
    first = asked.briefing.questions[question_place(question)].items[:1]
    if items[best] < MEANT or first != (best,):
        return None
    return slot_decision(asked, (best,), SURE, "by its meaning")
