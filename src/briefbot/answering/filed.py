"""What somebody says about a topic that is asked for by its full name: the author's filing decides, and so do the words.

"What did Ada say about what was refused?" names a topic whose words say next to nothing. Where nothing of hers is filed under
it and none of her statements has its words side by side, that is the answer.
"""

from __future__ import annotations

from typing import Final

from briefbot.answering.asked import Asked, Decision, credited, shown_name
from briefbot.answering.content import RELATED_SHARE, SHOWN, STRUCTURAL
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Statement, Topic
from briefbot.briefing.receipt import item_words
from briefbot.matching import cues
from briefbot.matching.names import TAG
from briefbot.text.tokens import tokenise, words

APART: Final = 2
"""Other words that may stand among those of a topic's name, where a statement has them side by side."""


def on_a_topic(asked: Asked) -> Decision | None:
    """What a speaker says on a topic of the briefing; None where something else is asked, or more than a topic."""
    question = asked.question
    plain = question.kind in ("what", "yes-no", "list", "keywords") and not question.addressees and not question.outlets
    topic = _topic_asked(asked) if plain and len(question.speakers) == 1 and not asked.swapped else None
    if topic is None or asked.within is not None:
        return None
    speakers = set(asked.named(question.speakers))
    own = [one for one in asked.statements if speakers & set(credited(one))]
    filed = [one.id for one in own if topic.id in one.topics]
    worded = [one.id for one in own if one.id not in filed and _has_its_words(asked, one, topic)]
    if not filed and not worded:
        related = tuple(one.document for one in asked.matches.items[:1] if one.recall >= RELATED_SHARE)
        lead = Phrase("nothing-by-on", (shown_name(asked, question.speakers[0]), topic.name))
        return Decision("not_in_briefing", (), lead, related, confidence=STRUCTURAL, step="nothing on a topic")
    if any(one in filed for one in (found.document for found in asked.best(one.id for one in own)[:1])) or not filed:
        return None  # the steps behind find it by its words, and know what else is asked
    ranked = [one.document for one in asked.best(filed)]
    items = (*ranked, *(one for one in filed if one not in ranked))[:SHOWN]
    return Decision("answer", items, confidence=STRUCTURAL, step="filed under a topic")


def _topic_asked(asked: Asked) -> Topic | None:
    """The topic by whose name the question ends, behind "about" or "on"."""
    folded = [token.folded for token in asked.question.tokens]
    while folded and (folded[-1] in cues.FILLER_WORDS or folded[-1] in cues.THANKS):
        folded.pop()
    asks = f" {' '.join(folded)}"
    named = [
        topic
        for topic in asked.briefing.topics.values()
        if any(asks.endswith(f" {joint} {' '.join(words(topic.name))}") for joint in ("about", "on", "regarding"))
    ]
    return max(named, key=lambda topic: len(topic.name), default=None)


def _has_its_words(asked: Asked, statement: Statement, topic: Topic) -> bool:
    """Whether a statement has the telling words of a topic's name close together; never where it has none but names."""
    stem = asked.matcher.index.stem
    telling = {token.stem for token in asked.question.content if not token.stem.startswith(TAG)}
    name = {token.stem for token in tokenise(topic.name, stem) if cues.carries(token)}
    wanted = name & telling
    if not wanted:
        return False
    said = [token.stem for token in tokenise(item_words(statement), stem)]
    width = len(wanted) + APART
    return any(wanted <= set(said[start : start + width]) for start in range(len(said)))
