"""A clock for tests: every look at it is five seconds later."""

from __future__ import annotations

from datetime import datetime, timedelta


class Ticking:
    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=5)
        return self.now
