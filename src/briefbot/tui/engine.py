"""The conversation as the screen sees it: asked one question after the other, away from the thread that draws.

Building the index of a long briefing and answering may take a while. Both happen in a thread, one at a time (a
conversation remembers what it said last, so its questions must not overtake each other), and the screen stays alive.
The sentence encoder, where it is installed and wanted, joins later: the first answers do not wait for it.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from briefbot.tui.background import in_thread

if TYPE_CHECKING:
    from briefbot.answering.dialogue import Conversation
    from briefbot.answering.reply import Reply
    from briefbot.briefing.model import Briefing
    from briefbot.tui.background import Progress


class Talk(Protocol):
    """What the screen needs of a conversation; `briefbot.answering.dialogue.Conversation` is one."""

    def ask(self, question: str) -> Reply: ...

    def suggest(self, typed: str, limit: int = 6) -> tuple[str, ...]: ...

    def restart(self) -> None: ...


WARMING: Final = "who sayd wat"
"""Asked once of a new conversation, before words of its own: what the first question would load or work out (edit distances,
the weights of its words, word vectors) is there then."""


class Engine:
    """Makes the conversation when it is first needed, and passes questions to it in order.

    `make` builds it; `hear` lets the sentence encoder join a conversation and returns the sentence about what keeps it from
    doing so. Both run in a thread.
    """

    def __init__(self, make: Callable[[], Talk], hear: Callable[[Talk, Progress], str] | None = None) -> None:
        self._make = make
        self._hear = hear
        self._talk: Talk | None = None
        self._turn = asyncio.Lock()

    @property
    def ready(self) -> bool:
        return self._talk is not None

    @property
    def hears(self) -> bool:
        """Whether the sentence encoder takes part."""
        return getattr(getattr(self._talk, "matcher", None), "semantic", None) is not None

    async def prepare(self) -> None:
        """Builds the conversation and what it suggests; does nothing the second time."""
        async with self._turn:
            talk = await self._made()
            await asyncio.to_thread(talk.suggest, "")

    def hear(self, progress: Progress) -> str:
        """Lets the encoder join the conversation that was prepared; to be called in a thread.

        Returns an empty string, or the sentence that says why it cannot. Raises GivenUp through `progress`.
        """
        return self._hear(self._talk, progress) if self._hear and self._talk else ""

    def deafen(self) -> None:
        """Takes the encoder out of the conversation again."""
        matcher = getattr(self._talk, "matcher", None)
        if matcher is not None:
            matcher.semantic = None

    async def ask(self, question: str) -> Reply:
        """The reply to a question; earlier questions are answered first."""
        async with self._turn:
            talk = await self._made()
            return await in_thread(lambda: talk.ask(question))

    async def suggest(self, typed: str, limit: int) -> tuple[str, ...]:
        """Completions of what is being typed; nothing while the briefing is still being read."""
        talk = self._talk
        return await in_thread(lambda: talk.suggest(typed, limit)) if talk is not None else ()

    async def restart(self) -> None:
        """Forgets the conversation so far."""
        async with self._turn:
            (await self._made()).restart()

    async def _made(self) -> Talk:
        if self._talk is None:
            self._talk = await in_thread(self._make)
        return self._talk


def engine_over(briefing: Briefing) -> Engine:
    """The engine that the real program asks."""
    return Engine(lambda: _conversation(briefing), _join_meaning)


def _conversation(briefing: Briefing) -> Conversation:
    """A conversation on the index of an earlier run, or on a new one, which is then kept."""
    from briefbot.answering.dialogue import Conversation
    from briefbot.matching.prepared import keep, recall
    from briefbot.places import cache_folder

    gc.disable()
    try:
        prepared = recall(briefing, cache_folder())
        talk = Conversation(briefing, prepared=prepared)
        if prepared is None:
            keep(talk.matcher, cache_folder())
        _warm(talk)
        return talk
    finally:
        gc.freeze()
        gc.enable()


def _warm(talk: Conversation) -> None:
    """Does what would else be done while somebody waits for the first answers."""
    from briefbot.briefing.receipt import item_words
    from briefbot.text.wordlist import commonness

    commonness(WARMING)  # makes the table of English words, else made behind the first two dozen words looked up
    talk.suggest(WARMING, 1)
    talk.ask(WARMING)
    for item in list(talk.briefing.items.values())[:1]:
        talk.ask(f"{WARMING} {item_words(item)}")
    talk.restart()


def _join_meaning(talk: Talk, progress: Progress) -> str:
    """Encodes the briefing, or reads what an earlier run made of it, and gives it to the conversation."""
    from briefbot.answering.dialogue import Conversation
    from briefbot.matching.encoder import usable_encoder
    from briefbot.matching.prepared import Prepared

    encoder = usable_encoder()
    if encoder is None or not isinstance(talk, Conversation):
        return ""
    matcher = talk.matcher
    heard = Conversation(talk.briefing, encoder, progress, Prepared(matcher.index, matcher.names)).matcher
    heard.meant(talk.briefing.title)
    matcher.semantic = heard.semantic
    return heard.semantic.trouble if heard.semantic else ""
