"""Rows that are put in order by moving them: with the keys, with a digit, or by dragging them with the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from briefbot.tui.content import shown_line
from briefbot.tui.page import QUIET, Block, Page, fixed
from briefbot.tui.widgets.marked_list import MarkedList

DONE: Final = "That is the order"
HOW: Final = "Space picks a row up, ↑ ↓ move it, Enter answers. Or drag the rows."


class RowMover(MarkedList):
    """A list whose rows change places. Posts `Arranged` with the order (indices of the rows as they were given)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,m", "lift", "Pick up", tooltip="Picks the row up, or puts it down."),
        Binding("shift+up,ctrl+up", "shift(-1)", "Move up", tooltip="Moves the row up.", show=False),
        Binding("shift+down,ctrl+down", "shift(1)", "Move down", tooltip="Moves the row down.", show=False),
    ]

    class Arranged(Message):
        """The rows are in the order that the learner wants."""

        def __init__(self, order: tuple[int, ...]) -> None:
            super().__init__()
            self.order = order

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._texts: Sequence[str] = ()
        self._order: list[int] = []
        self._lifted = False
        self._dragged = False
        self._pressed = False

    def show_rows(self, texts: Sequence[str]) -> None:
        """Shows these rows in the order given, none of them picked up."""
        self._texts = texts
        self._order = list(range(len(texts)))
        self._lifted = False
        self._draw(0)

    @property
    def texts(self) -> tuple[str, ...]:
        """The rows in the order that they have now."""
        return tuple(self._texts[row] for row in self._order)

    # --- Moving ---

    def put_at(self, place: int) -> None:
        """Moves the highlighted row to a place (from 0)."""
        row = self._row
        if row is not None and 0 <= place < len(self._order):
            self._order.insert(place, self._order.pop(row))
            self._draw(place)

    def action_lift(self) -> None:
        """Picks the highlighted row up, or puts it down."""
        if self._row is not None:
            self._lifted = not self._lifted
            self._draw(self._row)

    def action_shift(self, step: int) -> None:
        """Moves the highlighted row one place."""
        if self._row is not None:
            self.put_at(min(max(self._row + step, 0), len(self._order) - 1))

    def action_cursor_up(self) -> None:
        """One up: the highlight, or the row that is picked up."""
        if self._lifted:
            self.action_shift(-1)
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """One down: the highlight, or the row that is picked up."""
        if self._lifted:
            self.action_shift(1)
        else:
            super().action_cursor_down()

    def action_select(self) -> None:
        """Answers with the order as it stands."""
        self.post_message(self.Arranged(tuple(self._order)))

    # --- By mouse ---

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Takes hold of the row under the mouse."""
        place = event.style.meta.get("option")
        if place is not None and place < len(self._order):
            self._pressed, self._dragged = True, False
            if not self._lifted:
                self.highlighted = place
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Takes the row along."""
        place = event.style.meta.get("option")
        if self._pressed and place is not None and place not in (self._row, None) and place < len(self._order):
            if not self._lifted:
                self._dragged = True
            self.put_at(place)

    def on_mouse_up(self) -> None:
        """Lets go of it."""
        self._pressed = False
        self.release_mouse()

    async def _on_click(self, event: events.Click) -> None:
        """A click picks a row up, the next one puts it where it points; on the last line it answers."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if self._dragged or place is None:
            self._dragged = False
        elif place >= len(self._order):
            self.action_select()
        elif self._lifted:
            self._lifted = False
            self.put_at(place)
        else:
            self.highlighted = place
            self.action_lift()

    # --- Drawing ---

    @property
    def _row(self) -> int | None:
        return None if self.highlighted is None or self.highlighted >= len(self._order) else self.highlighted

    def _draw(self, highlighted: int) -> None:
        self.clear_options()
        for place, text in enumerate(self.texts):
            held = self._lifted and place == highlighted
            mark = Content.styled(f"{place + 1} {'≡' if held else ' '} ", "bold")
            words = shown_line(text, "bold" if held else "")
            self.add_option(Option(Page(fixed([Block(words, mark, Content("    "))]))))
        self.add_option(Option(Page(fixed([Block(Content.styled(DONE, QUIET), Content("    "), Content("    "))]))))
        self.highlighted = highlighted
