"""The conversation so far: turns as data, fifty of them as widgets.

Whatever was asked, only so many cards are mounted: a key stays as quick in the thousandth turn as in the first. They are a
window on the turns that goes with the reader, up and down: a card that is left behind on one side shows a turn on the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual import events
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from briefbot.tui.page import Block, PageView, fixed

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing
    from briefbot.tui.names import Names
    from briefbot.tui.turn import Turn

MOUNTED: Final = 50
"""Cards there are: the shortest fill more than three screens of 60 lines. Each costs memory, and time with every new width."""
BLOCK: Final = 10
"""Cards that change sides at a time."""


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

    def rows(self, width: int) -> int:
        """Lines that the card takes up in this width, with the gap below it: known before it is laid out."""
        around = self.styles.gutter + self.styles.margin
        return self.page.get_height({}, width - around.width) + around.height

    def on_unmount(self) -> None:
        # Textual holds on to the drawn lines of the last thousand widgets, also of those that are gone.
        self._styles_cache.clear()

    def on_click(self) -> None:
        self.post_message(self.Selected(self.turn.number))


class Transcript(VerticalScroll, can_focus=False):
    """A window of cards on the turns, held at the bottom while turns are added.

    Empty until there is a `welcome`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[Turn] = []
        self.selected: int | None = None
        self._names: list[tuple[Briefing, Names]] = []
        self._welcome: PageView | None = None
        self._cards: list[TurnCard] = []

    async def welcome(self, blocks: list[Block]) -> None:
        """Shows the welcome of a briefing where nothing was asked yet."""
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
        if len(self._cards) < MOUNTED:
            self._cards.append(TurnCard(turn, self._blocks(turn)))
            await self.mount(self._cards[-1])
        else:
            self._show_from(len(self.turns) - MOUNTED)
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
        self._names.clear()
        self.selected = None
        self._cards.clear()
        await self.query(TurnCard).remove()
        if self._welcome is not None:
            self._welcome.display = True
        self.anchor(False)
        self.scroll_home(animate=False)

    def select(self, number: int) -> None:
        """Marks a turn and brings its card into view."""
        self.selected = number
        if self._card(number) is None:
            self._show_from(number - MOUNTED // 2)
        self._mark_selected()
        self.call_after_refresh(self._bring_into_view)

    def _mark_selected(self) -> None:
        for card in self._cards:
            card.set_class(card.turn.number == self.selected, "-selected")

    # --- The window ---

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if len(self._cards) < len(self.turns):
            self.call_next(self._go_along)

    def _go_along(self) -> None:
        """Moves the window when less than a screen is left above or below; cards that are in sight stay."""
        if not self._cards:
            return
        screen = self.size.height
        above = self.scroll_offset.y
        below = self.virtual_size.height - above - screen
        if above < screen:
            self._show_from(self._cards[0].turn.number - self._spare(below, reversed(self._cards)))
        elif below < screen:
            self._show_from(self._cards[0].turn.number + self._spare(above, self._cards))

    def _rows(self, cards: Iterable[TurnCard]) -> int:
        width = self.scrollable_content_region.width
        return sum(card.rows(width) for card in cards)

    def _spare(self, rows: int, cards: Iterable[TurnCard]) -> int:
        """How many of these cards, one after the other, fit into so many rows; at most a block of them."""
        count = 0
        for card in cards:
            rows -= self._rows((card,))
            if rows < 0 or count == BLOCK:
                break
            count += 1
        return count

    def _show_from(self, first: int) -> None:
        """Makes the cards show the turns from this one on, as far as there are turns. What is in sight stays where it is."""
        first = min(max(first, 0), len(self.turns) - len(self._cards))
        step = first - self._cards[0].turn.number
        if step == 0:
            return
        if self.screen.selections:
            self.screen.clear_selection()
        if step > 0:
            self._move_down(min(step, len(self._cards)), first)
        else:
            self._move_up(min(-step, len(self._cards)), first)
        self._mark_selected()
        self.anchor(False)

    def _move_down(self, count: int, first: int) -> None:
        moved, stay = self._cards[:count], self._cards[count:]
        self._cards = stay + moved
        self._scroll_along(-self._rows(moved))
        for card, turn in zip(moved, self.turns[first + len(stay) :], strict=False):
            card.renew(turn, self._blocks(turn))
            self.move_child(card, after=-1)

    def _move_up(self, count: int, first: int) -> None:
        stay, moved = self._cards[:-count], self._cards[-count:]
        self._cards = moved + stay
        for card, turn in reversed(list(zip(moved, self.turns[first:], strict=False))):
            card.renew(turn, self._blocks(turn))
            self.move_child(card, before=0)
        self._scroll_along(self._rows(moved))

    def _scroll_along(self, rows: int) -> None:
        """So many rows have come or gone above: what is in sight moves with them, in the same frame."""
        top = max(self.scroll_y + rows, 0)
        self.set_reactive(Widget.scroll_target_y, top)
        self.set_scroll(None, top)

    def _on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._bring_into_view)

    def _card(self, number: int) -> TurnCard | None:
        place = number - self._cards[0].turn.number if self._cards else -1
        return self._cards[place] if 0 <= place < len(self._cards) else None

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

    def _blocks(self, turn: Turn) -> list[Block]:
        from briefbot.tui.turn import card_blocks

        return card_blocks(turn, self._names_of(turn.briefing) if turn.briefing else None)

    def _names_of(self, briefing: Briefing) -> Names:
        """The names of a briefing that was asked, the present one or an earlier one."""
        from briefbot.tui.names import Names

        for known, names in self._names:
            if known is briefing:
                return names
        self._names.append((briefing, Names(briefing)))
        return self._names[-1][1]
