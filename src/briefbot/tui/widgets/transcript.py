"""The conversation so far: turns as data, the last of them as widgets.

Only about a hundred cards are mounted, whatever was asked, so that a key stays as quick in the thousandth turn as in the
first; older ones come back when the reader scrolls up to them.
"""

from __future__ import annotations

from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from briefbot.briefing.model import Briefing
from briefbot.tui.page import QUIET, PageView, fixed
from briefbot.tui.turn import Turn, card_blocks

MOUNTED: Final = 100
"""Cards on the screen. With 100 a key takes 5-10 ms; with 1,000 more than 60."""
BLOCK: Final = 20
"""Cards that are removed, or brought back, at a time."""


class TurnCard(PageView):
    """One turn. A click selects it."""

    class Selected(Message):
        """A card was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, turn: Turn, briefing: Briefing) -> None:
        super().__init__(fixed(card_blocks(turn, briefing)))
        self.turn = turn
        self._briefing = briefing

    def renew(self, turn: Turn) -> None:
        """Shows what has become of the turn."""
        self.turn = turn
        self.show(fixed(card_blocks(turn, self._briefing)))

    def on_click(self) -> None:
        self.post_message(self.Selected(self.turn.number))


class Transcript(VerticalScroll, can_focus=False):
    """Cards from the oldest mounted to the newest, held at the bottom while turns are added."""

    def __init__(self, briefing: Briefing, welcome: Widget) -> None:
        super().__init__()
        self.turns: list[Turn] = []
        self.selected: int | None = None
        self._briefing = briefing
        self._welcome = welcome
        self._oldest = 0
        self._earlier = Static(markup=False, id="earlier")

    def compose(self) -> ComposeResult:
        yield self._welcome
        yield self._earlier

    @property
    def current(self) -> Turn | None:
        """The selected turn."""
        return None if self.selected is None else self.turns[self.selected]

    async def add(self, turn: Turn) -> None:
        """Adds a turn at the bottom, selects it and shows it."""
        self._welcome.display = False
        self.turns.append(turn)
        await self.mount(TurnCard(turn, self._briefing))
        cards = list(self.query(TurnCard))
        if len(cards) > MOUNTED + BLOCK:
            await self.remove_children(cards[:BLOCK])
            self._oldest = cards[BLOCK].turn.number
        self._say_earlier()
        self.select(turn.number)

    def renew(self, turn: Turn) -> None:
        """Puts what has become of a turn into its place."""
        self.turns[turn.number] = turn
        card = self._card(turn.number)
        if card is not None:
            card.renew(turn)
            self.call_after_refresh(self._bring_into_view)

    async def clear(self) -> None:
        """Forgets every turn and shows the welcome again."""
        self.turns.clear()
        self.selected = None
        self._oldest = 0
        await self.query(TurnCard).remove()
        self._say_earlier()
        self._welcome.display = True
        self.anchor(False)
        self.scroll_home(animate=False)

    def select(self, number: int) -> None:
        """Marks a turn and brings its card into view."""
        self.selected = number
        for card in self.query(TurnCard):
            card.set_class(card.turn.number == number, "-selected")
        self.call_after_refresh(self._bring_into_view)

    async def bring_back(self) -> None:
        """Mounts earlier cards above the others, where there are any."""
        if self._oldest == 0:
            return
        first = max(self._oldest - BLOCK, 0)
        cards = [TurnCard(turn, self._briefing) for turn in self.turns[first : self._oldest]]
        self._oldest = first
        await self.mount_all(cards, after=self._earlier)
        self._say_earlier()

    def _on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._bring_into_view)

    def _card(self, number: int) -> TurnCard | None:
        return next((card for card in self.query(TurnCard) if card.turn.number == number), None)

    def _bring_into_view(self) -> None:
        """The newest card stays at the bottom; one that is taller than the view, or an older one, shows from its top.

        Only what is longer than the view is anchored: an anchor would otherwise scroll above the first line.
        """
        card = None if self.selected is None else self._card(self.selected)
        if card is None:
            return
        newest = self.selected == len(self.turns) - 1
        taller = card.outer_size.height > self.size.height
        if self.virtual_size.height <= self.size.height:
            self.anchor(False)
            self.scroll_home(animate=False, immediate=True)
        elif newest and not taller:
            self.anchor()
        else:
            self.scroll_to_widget(card, animate=False, top=taller, immediate=True)

    def _say_earlier(self) -> None:
        self._earlier.display = self._oldest > 0
        plural = "question" if self._oldest == 1 else "questions"
        self._earlier.update(Content.styled(f"↑ {self._oldest} earlier {plural}: Page Up at the top", QUIET))
