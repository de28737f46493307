"""Keys that come before there is anything to type into: kept, and done in their order as soon as there is.

While a program is loaded its terminal belongs to nobody, and while a briefing is read the screen that was asked for is not
there yet. Whoever knows what to do next types on all the same.
"""

from __future__ import annotations

from asyncio import Event as Waiting
from typing import Final

from textual.events import Event, Key

from briefbot.tui.quiet_time import QuietTimeApp

AT_ONCE: Final = ("ctrl+c", "ctrl+q", "escape")
"""What leaves or gives up is not kept waiting."""


class TypedAheadApp(QuietTimeApp):
    """An app that keeps keys from its start, and again from `keep_keys` on, until `take_up_typed_ahead`."""

    _typed_ahead: list[Key] | None = None
    _taking_up = False

    @property
    def takes_keys(self) -> bool:
        """Whether the screen that keys are meant for is there."""
        return True

    def keep_keys(self) -> None:
        """Keeps what is typed from now on."""
        if self._typed_ahead is None:
            self._typed_ahead = []

    async def on_event(self, event: Event) -> None:
        if self._typed_ahead is None or not isinstance(event, Key) or event.is_forwarded or event.key in AT_ONCE:
            await super().on_event(event)
        else:
            # What was typed before the terminal was ours has line ends in place of Enter.
            self._typed_ahead.append(Key("enter", "\r") if event.key == "ctrl+j" else event)

    async def take_up_typed_ahead(self) -> None:
        """Does what was typed, key by key; what comes meanwhile waits behind it.

        Ends early where a key asks for a screen that is not there yet; then it has to be called again.
        """
        if self._taking_up:
            return
        self._taking_up = True
        try:
            await self._take_up()
        finally:
            self._taking_up = False

    async def _take_up(self) -> None:
        while self.takes_keys:
            if not self._typed_ahead:
                self._typed_ahead = None
                return
            wanted = self.screen.AUTO_FOCUS
            if wanted and self.focused is None:
                self.screen.set_focus(self.screen.query(wanted).first())
            await super().on_event(self._typed_ahead.pop(0))
            await self._until_done()

    async def _until_done(self) -> None:
        """Waits until a key has gone its whole way, from the widget that has the focus up to the app."""
        for node in (self.focused or self.screen).ancestors_with_self:
            done = Waiting()
            node.call_later(done.set)
            await done.wait()
