"""The conversation so far: turns as data, the last of them as widgets.

Only about a hundred cards are mounted, whatever was asked, so that a key stays as quick in the thousandth turn as in the
first; older ones come back when the reader scrolls up to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from briefbot.tui.page import QUIET, Block, PageView, fixed

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing
    from briefbot.tui.names import Names
    from briefbot.tui.turn import Turn

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

    def __init__(self, turn: Turn, blocks: list[Block]) -> None:
        super().__init__(fixed(blocks))
        self.turn = turn

    def renew(self, turn: Turn, blocks: list[Block]) -> None:
        """Shows what has become of the turn."""
        self.turn = turn
        self.show(fixed(blocks))

    def on_unmount(self) -> None:
        # Textual holds on to the drawn lines of the last thousand widgets, also of those that are gone.
        self._styles_cache.clear()

    def on_click(self) -> None:
        self.post_message(self.Selected(self.turn.number))


class Transcript(VerticalScroll, can_focus=False):
    """Cards from the oldest mounted to the newest, held at the bottom while turns are added.

    Empty until `welcome` says over which briefing the conversation is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[Turn] = []
        self.selected: int | None = None
        self._briefing: Briefing | None = None
        self._names: Names | None = None
        self._welcome: PageView | None = None
        self._oldest = 0
        self._earlier: Static | None = None

    async def welcome(self, briefing: Briefing, blocks: list[Block]) -> None:
        """Says which briefing the next answers are from, and shows its welcome where nothing was asked yet."""
        from briefbot.tui.names import Names

        self._briefing, self._names = briefing, Names(briefing)
        if self._welcome is None:
            self._welcome = PageView(fixed(blocks), id="welcome")
            self._welcome.display = not self.turns
            await self.mount(self._welcome, before=0 if self.children else None)
        else:
            self._welcome.show(fixed(blocks))

    @property
    def current(self) -> Turn | None:
        """The selected turn."""
        return None if self.selected is None else self.turns[self.selected]

    async def add(self, turn: Turn) -> None:
        """Adds a turn at the bottom, selects it and shows it."""
        if self._welcome is not None:
            self._welcome.display = False
        self.turns.append(turn)
        await self.mount(self._made(turn))
        cards = list(self.query(TurnCard))
        if len(cards) > MOUNTED + BLOCK:
            over = len(cards) - MOUNTED - 1  # all that was brought back goes again
            await self.remove_children(cards[:over])
            self._oldest = cards[over].turn.number
            await self._say_earlier()
        self.select(turn.number)

    def renew(self, turn: Turn) -> None:
        """Puts what has become of a turn into its place."""
        self.turns[turn.number] = turn
        card = self._card(turn.number)
        if card is not None:
            card.renew(turn, self._blocks(turn))
            self.call_after_refresh(self._bring_into_view)

    async def clear(self) -> None:
        """Forgets every turn and shows the welcome again."""
        self.turns.clear()
        self.selected = None
        self._oldest = 0
        await self.query(TurnCard).remove()
        if self._earlier is not None:
            self._earlier.display = False
        if self._welcome is not None:
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
        cards = [self._made(turn) for turn in self.turns[first : self._oldest]]
        self._oldest = first
        await self.mount_all(cards, after=self._earlier)
        await self._say_earlier()

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

    async def _say_earlier(self) -> None:
        if self._earlier is None:
            self._earlier = Static(markup=False, id="earlier")
            await self.mount(self._earlier, before=self.query(TurnCard).first())
        self._earlier.display = self._oldest > 0
        plural = "question" if self._oldest == 1 else "questions"
        words = f"↑ {self._oldest:,} earlier {plural}: Page Up at the top"
        self._earlier.update(Content.styled(words, QUIET))

    def _made(self, turn: Turn) -> TurnCard:
        return TurnCard(turn, self._blocks(turn))

    def _blocks(self, turn: Turn) -> list[Block]:
        from briefbot.tui.turn import card_blocks, waiting_blocks

        if self._briefing is None or self._names is None:
            return waiting_blocks(turn)
        return card_blocks(turn, self._briefing, self._names)
