"""What is told of a case: "what happens if they refuse?" asks for the scenario that has the words of the condition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision
from briefbot.briefing.model import Scenario
from briefbot.briefing.receipt import item_words
from briefbot.matching import cues
from briefbot.matching.question import Question
from briefbot.text.normalise import fold_typography
from briefbot.text.tokens import Token, tokenise

OF_THE_CASE: Final = 0.5
"""Share of the words of the condition that the scenario must have."""


def if_so(asked: Asked) -> Decision | None:
    """The scenario that a condition tells of, with the items that it has for itself."""
    folded = [token.folded for token in asked.question.tokens]
    laid_out = asked.briefing.scenarios
    authors = {one.by for one in laid_out if one.by}
    start = next((place + 1 for place, word in enumerate(folded) if word in cues.SUPPOSING), 0)
    if not start or asked.question.kind not in ("what", "how") or len(laid_out) < 2:
        return None
    if not authors.issuperset(asked.named(asked.question.speakers)):
        return None
    clause = _clause(asked.question, start)
    named = {
        asked.question.tokens[place].start for one in asked.question.mentions for place in range(one.start, one.end)
    }
    words = {one.stem for one in clause if _tells(one) and one.start not in named}
    denied = any(one.folded in cues.NEGATIONS for one in clause)
    shares = [_share(asked, scenario, words, denied) for scenario in laid_out]
    if len(laid_out) == 2 and min(shares) < 0:  # what the one is not is the other
        shares = [max(0.0, own) + max(0.0, -other) for own, other in zip(shares, reversed(shares), strict=True)]
    best = max(shares)
    if best < OF_THE_CASE or shares.count(best) > 1:
        return None
    chosen = laid_out[shares.index(best)]
    others = {item for one in laid_out if one is not chosen for item in one.items}
    items = (*(item for item in chosen.items if item not in others), chosen.id)
    return Decision("answer", items, None, confidence=0.75, step="scenario by its condition")


def _clause(question: Question, start: int) -> Sequence[Token]:
    """The words of a condition: what stands behind its "if", to the next comma where it is put first."""
    text = fold_typography(question.text)
    behind = question.tokens[start:]
    if start > 1 or not behind:
        return behind
    for place in range(1, len(behind)):
        if _CLOSES.search(text, behind[place - 1].end, behind[place].start):
            return behind[:place]
    return behind


_CLOSES: Final = re.compile("[,.;:?!]")


def _tells(token: Token) -> bool:
    return cues.carries(token) or token.folded in cues.SPEECH_VERBS


def _share(asked: Asked, scenario: Scenario, words: set[str], denied: bool) -> float:
    """The share of a condition's words that a scenario has; below zero where it says of them the opposite."""
    stem = asked.matcher.index.stem
    texts = [scenario.name, *scenario.aliases, scenario.id.replace("-", " ")]
    texts += [item_words(asked.briefing.items[item]) for item in scenario.items]
    clauses = [tokenise(part, stem) for text in texts for part in text.replace(";", ":").split(":")]
    met = [clause for clause in clauses if words & {token.stem for token in clause}]
    if not met:
        return 0.0
    found = words & {token.stem for clause in met for token in clause}
    nearest = max(met, key=lambda clause: len(words & {token.stem for token in clause}))
    opposed = denied != any(token.folded in cues.NEGATIONS for token in nearest)
    return (-1 if opposed else 1) * len(found) / len(words)
