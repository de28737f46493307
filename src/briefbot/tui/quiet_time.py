"""Collects garbage while nobody waits for anything.

A full collection goes over everything that lives, during which no thread does anything else; by itself it would come while an
answer is on its way, for that is when objects are made. So it is put off to a second without a key, in which nothing is being
done that somebody waits for, and only forced when it was put off for too long.
"""

from __future__ import annotations

import gc
from typing import Final

from textual.app import App
from textual.events import Event, InputEvent

LOOK_EVERY: Final = 1.0
"""Seconds between two looks; as long must nothing have been typed."""
WORTH_IT: Final = 3
"""Collections of the middle generation since the last full one, from which on another full one finds something."""
TOO_MANY: Final = 100
"""The same, from which on it is not put off any more: about 800,000 objects have been made and kept since."""
NEVER: Final = 1_000_000_000


class QuietTimeApp(App[None]):
    """An app in which no key waits for a full collection."""

    _typed = False
    _thresholds: tuple[int, int, int] | None = None

    def on_mount(self) -> None:
        self._thresholds = gc.get_threshold()
        gc.set_threshold(*self._thresholds[:2], NEVER)
        self.set_interval(LOOK_EVERY, self.collect_if_quiet)

    def on_unmount(self) -> None:
        if self._thresholds is not None:
            gc.set_threshold(*self._thresholds)

    async def on_event(self, event: Event) -> None:
        self._typed = self._typed or isinstance(event, InputEvent)
        await super().on_event(event)

    @property
    def is_waited_for(self) -> bool:
        """Whether somebody waits for work that is being done."""
        return False

    def collect_if_quiet(self) -> None:
        """Collects, if nothing was typed since the last call, nothing is waited for, and there may be something to collect."""
        quiet, self._typed = not (self._typed or self.is_waited_for), False
        if gc.get_count()[2] >= (WORTH_IT if quiet else TOO_MANY):
            gc.collect()
