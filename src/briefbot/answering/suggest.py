"""Suggestions while typing: the people, topics and author's questions that begin or hold what has been typed."""

from __future__ import annotations

from briefbot.briefing.model import Briefing
from briefbot.text.normalise import fold
from briefbot.text.similarity import osa


def suggestions(typed: str, briefing: Briefing, limit: int) -> tuple[str, ...]:
    """At most `limit` completions, best first: word beginnings before near spellings, then in file order."""
    wanted = fold(typed)
    if not wanted:
        return ()
    offered = [entity.name for entity in briefing.entities.values()]
    offered += [topic.name for topic in briefing.topics.values()]
    offered += [question.ask[0] for question in briefing.questions if not question.unknown]
    scored = []
    for place, offer in enumerate(dict.fromkeys(offered)):
        rank = _rank(wanted, fold(offer))
        if rank is not None:
            scored.append((rank, place, offer))
    return tuple(offer for _, _, offer in sorted(scored)[:limit])


def _rank(wanted: str, offer: str) -> int | None:
    """0 for a beginning, 1 for the beginning of a word, 2 for words in any order, 3 for a near spelling, None for no match."""
    if offer.startswith(wanted):
        return 0
    if f" {wanted}" in offer:
        return 1
    parts, words = wanted.split(), offer.split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 2
    last = parts[-1]
    near = len(last) >= 4 and any(osa(last, word[: len(last)]) <= 1 + len(last) // 7 for word in words)
    return 3 if near else None
