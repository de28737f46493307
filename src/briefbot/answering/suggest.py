"""What is suggested while typing: the people, topics and author's questions of a briefing."""

from __future__ import annotations

from briefbot.briefing.model import Briefing
from briefbot.matching.completion import Completions


def completions_of(briefing: Briefing) -> Completions:
    """The names of everybody and of every topic, and the questions that the author answers, in file order."""
    offered = [entity.name for entity in briefing.entities.values()]
    offered += [topic.name for topic in briefing.topics.values()]
    offered += [question.ask[0] for question in briefing.questions if not question.unknown]
    return Completions(offered)
