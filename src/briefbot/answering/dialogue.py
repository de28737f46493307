"""The conversation: one briefing, question after question."""

from __future__ import annotations

from briefbot.answering.reply import Reply
from briefbot.briefing.model import Briefing


class Conversation:
    """Answers questions over one briefing and remembers what was last shown, for follow-ups.

    `Conversation(briefing)` builds the index once; `ask` is pure given the questions asked so far. `restart` forgets them.
    """

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing

    def ask(self, question: str) -> Reply:
        """The reply to a question, read in the light of the conversation so far."""
        raise NotImplementedError

    def suggest(self, typed: str, limit: int = 6) -> tuple[str, ...]:
        """Completions for what is being typed: people, topics and the author's questions, best first."""
        raise NotImplementedError

    def restart(self) -> None:
        """Forgets the conversation so far."""
        raise NotImplementedError
