"""What a suggestion is: a person's role, what sort of thing a name is, a topic, a question that the author foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing


def kinds_of(briefing: Briefing) -> dict[str, str]:
    """Suggested words -> what they are, in a word or two."""
    kinds = {question.ask[0]: "question" for question in briefing.questions if question.ask}
    kinds |= {topic.name: "topic" for topic in briefing.topics.values()}
    kinds |= {entity.name: entity.role or entity.kind or entity.sort for entity in briefing.entities.values()}
    return kinds
