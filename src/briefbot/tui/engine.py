"""The conversation as the screen sees it: asked one question after the other, away from the thread that draws.

Building the index of a long briefing and answering may take a while. Both happen in a thread, one at a time (a
conversation remembers what it said last, so its questions must not overtake each other), and the screen stays alive.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from briefbot.answering.reply import Reply


class Talk(Protocol):
    """What the screen needs of a conversation; `briefbot.answering.dialogue.Conversation` is one."""

    def ask(self, question: str) -> Reply: ...

    def suggest(self, typed: str, limit: int = 6) -> tuple[str, ...]: ...

    def restart(self) -> None: ...


class Engine:
    """Makes the conversation when it is first needed, and passes questions to it in order."""

    def __init__(self, make: Callable[[], Talk]) -> None:
        self._make = make
        self._talk: Talk | None = None
        self._turn = asyncio.Lock()

    @property
    def ready(self) -> bool:
        return self._talk is not None

    async def prepare(self) -> None:
        """Builds the conversation and what it suggests; does nothing the second time."""
        async with self._turn:
            talk = await self._made()
            await asyncio.to_thread(talk.suggest, "")

    async def ask(self, question: str) -> Reply:
        """The reply to a question; earlier questions are answered first."""
        async with self._turn:
            talk = await self._made()
            return await asyncio.to_thread(talk.ask, question)

    async def suggest(self, typed: str) -> tuple[str, ...]:
        """Completions of what is being typed; nothing while the briefing is still being read."""
        if self._talk is None:
            return ()
        async with self._turn:
            return await asyncio.to_thread(self._talk.suggest, typed)

    async def restart(self) -> None:
        """Forgets the conversation so far."""
        async with self._turn:
            (await self._made()).restart()

    async def _made(self) -> Talk:
        if self._talk is None:
            self._talk = await asyncio.to_thread(self._make)
        return self._talk
