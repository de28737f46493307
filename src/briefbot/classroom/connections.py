"""Connections, counted per address from their first moment, so that idle ones cannot use up what the class needs.

Past a class's worth an address is refused politely, past twice that it is cut off before anything is read.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, cast

from websockets.asyncio.server import ServerConnection

from briefbot.classroom.limits import Limits


class Counted:
    """How many connections each address has."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._counts: Counter[str] = Counter()

    def too_many(self, address: str) -> bool:
        """Whether this address, or everybody together, has more than is allowed."""
        limits = self._limits
        return self._counts[address] > limits.connections_per_address or self._counts.total() > limits.connections

    def far_too_many(self, address: str) -> bool:
        return self._counts[address] > 2 * self._limits.connections_per_address

    def come(self, address: str) -> None:
        self._counts[address] += 1

    def gone(self, address: str) -> None:
        self._counts[address] -= 1
        if not self._counts[address]:
            del self._counts[address]

    def kind(self) -> type[ServerConnection]:
        """A kind of connection that is counted here."""
        counted = self

        class CountedConnection(ServerConnection):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                super().connection_made(transport)
                counted.come(address_of(self))
                if counted.far_too_many(address_of(self)):
                    cast(asyncio.Transport, transport).abort()

            def connection_lost(self, exc: Exception | None) -> None:
                counted.gone(address_of(self))
                super().connection_lost(exc)

        return CountedConnection


def address_of(connection: ServerConnection) -> str:
    """The IP address of the other side."""
    remote: Any = connection.transport.get_extra_info("peername")
    return str(remote[0]) if isinstance(remote, tuple) else ""
