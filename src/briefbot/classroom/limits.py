"""How much one address or one connection may do: pure counters with the time as an argument.

A class on one network may share one address (a school behind a router, a proxy), so the limits per address are a class's
worth; what a single device does is limited per connection.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MOST_BYTES: Final = 4096
"""Of one frame from a pupil: a typed answer of 300 characters fits many times over."""

MOST_WAITING_BYTES: Final = 256 * 1024
"""That may wait to be sent to one device before it is let go; it comes back by its token."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`rate` and `burst` are messages a second and at once from one connection; the rest is per address and minute, or at
    the same time. A wrong code costs far more than a right one: a million codes cannot be tried."""

    connections: int = 1200
    connections_per_address: int = 200
    rate: float = 5.0
    burst: float = 20.0
    joins_per_minute: int = 90
    wrong_codes_per_minute: int = 12


@dataclass(slots=True)
class Bucket:
    """A token bucket: `burst` at once, then `rate` a second. `at` is the time of the last look (monotonic seconds)."""

    rate: float
    burst: float
    at: float
    left: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.burst

    def take(self, now: float) -> bool:
        """Whether there was one left to take."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True

    def full(self, now: float) -> bool:
        """Whether it is as good as new."""
        return self.left + (now - self.at) * self.rate >= self.burst


class Addresses:
    """A bucket per address; forgets those that have been quiet, and never holds more than a bounded number."""

    MOST: Final = 5000

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._buckets: dict[str, Bucket] = {}

    def take(self, address: str, now: float) -> bool:
        """Whether this address may do it once more."""
        if address not in self._buckets:
            if len(self._buckets) >= self.MOST:
                self._buckets = {known: bucket for known, bucket in self._buckets.items() if not bucket.full(now)}
            if len(self._buckets) >= self.MOST:
                return False
            self._buckets[address] = Bucket(self._per_minute / 60, self._per_minute, now)
        return self._buckets[address].take(now)

    def spent(self, address: str, now: float) -> bool:
        """Whether nothing is left for this address; takes nothing."""
        bucket = self._buckets.get(address)
        return bucket is not None and bucket.left + (now - bucket.at) * bucket.rate < 1
