"""Does the briefing put it the other way round? Compares the "no" of a question with that of the words shown to it.

"Did Ada say there are guarantees?", where she said that there are none: her words are shown as they are, and the "none" is
pointed at. Each of these notes is true of the words shown, whatever the question meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked
from briefbot.answering.correction import claim_of
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Fact, Statement
from briefbot.matching.cues import carries
from briefbot.matching.opposites import DENYING, OPPOSITES
from briefbot.text.normalise import fold_typography
from briefbot.text.tokens import Token, tokenise

_CLAUSES: Final = re.compile(r"[.;:!?](?=\s|$)|, |\b(?:but|that|while|whereas|although)\b")

TAIL: Final = 3
"""Up to so many words behind the last comma are no part of a question: "…, didn't he?", "…, no?"."""


def other_way_round(asked: Asked, item_id: str) -> Phrase | None:
    """What is said of words that deny what is asked, or do not deny what is asked with a "not"; None where they agree."""
    if not _claims(asked):
        return None
    clause = _clause(asked, item_id)
    if not clause:
        return None
    theirs = [token.typed for token in clause if token.folded in DENYING]
    ours = [token.typed for token in _without_tail(asked)[1:] if token.folded in DENYING]
    pair = _opposite(asked, clause)
    if bool(theirs) == bool(ours):
        return Phrase("opposite", pair) if pair else None
    if pair:
        return None  # "is it closed?", "it is not open": twice the other way round
    return Phrase("denied", (theirs[0],)) if theirs else Phrase("not-denied", (ours[0],))


def _without_tail(asked: Asked) -> Sequence[Token]:
    """The words of a question but for what is put behind it."""
    tokens = asked.question.tokens
    comma = fold_typography(asked.question.text).rfind(",")
    kept = [token for token in tokens if token.start < comma]
    return kept if 0 < len(tokens) - len(kept) <= TAIL and kept else tokens


def _claims(asked: Asked) -> bool:
    """Whether a question holds something to be true: "did …", "why did X say that …", "X says …"."""
    question = asked.question
    if question.kind == "yes-no":
        return True
    return bool(question.speakers) and question.kind in ("why", "keywords") and bool(claim_of(asked))


def _clause(asked: Asked, item_id: str) -> Sequence[Token]:
    """The clause of an item's words that has most of what is asked about; empty where none has any of it."""
    item = asked.briefing.items.get(item_id)
    if not isinstance(item, (Fact, Statement)):
        return ()
    stem = asked.matcher.index.stem
    named = {place for one in asked.question.mentions for place in range(one.start, one.end)}
    carried = {token.stem for place, token in enumerate(asked.question.tokens) if carries(token) and place not in named}
    texts = (item.text, *(item.quotes if isinstance(item, Statement) else ()))
    clauses = [tokenise(part, stem) for text in texts for part in _CLAUSES.split(text)]
    shared = [len(carried & {token.stem for token in clause}) for clause in clauses]
    most = max(shared, default=0)
    return clauses[shared.index(most)] if most else ()


def _opposite(asked: Asked, clause: Sequence[Token]) -> tuple[str, str] | None:
    """A word of the question and its opposite in the clause, both as they are written; None where there is no such pair."""
    index = asked.matcher.index
    stems = {token.stem: token.typed for token in clause}
    for token in asked.question.tokens:
        if token.stem in stems:
            continue
        for word, others in OPPOSITES.items():
            if index.stem(word) != token.stem:
                continue
            met = next((stems[index.stem(other)] for other in sorted(others) if index.stem(other) in stems), None)
            if met:
                return token.typed, met
    return None
