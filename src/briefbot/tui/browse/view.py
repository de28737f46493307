"""What every view of Browse can say of its rows: how they look, what stands behind them, what to ask about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Final

from textual.content import Content

from briefbot.briefing.model import Briefing, Scenario, Statement
from briefbot.briefing.receipt import receipt, with_role
from briefbot.browsing.listing import topics, who
from briefbot.tui.about import question_about
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block
from briefbot.tui.turn import item_blocks

Progress = Callable[[int, int], None]
MOST_PREVIEWED: Final = 12
"""Items of a row that are previewed; the receipts show them all."""


class View:
    """Rows that are drawn one by one, and only those that are on the screen.

    A row is known by its place, 0 to ``len(view) - 1``, in the order that the filter was built over. `TELLS_ALL` is set where a
    row shows all that its preview would, so that a small screen needs none.
    """

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    NOUNS: ClassVar[tuple[str, str]] = ("entry", "entries")
    TELLS_ALL: ClassVar[bool] = False
    EMPTY: ClassVar[str] = "Nothing here."
    NEXT_STEP: ClassVar[str] = ""

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        self.briefing = briefing

    def __len__(self) -> int:
        raise NotImplementedError

    def searched(self, place: int) -> str:
        """What the filter looks in."""
        return " ".join(self.briefing.items[item].id for item in self.items(place))

    def arranged(self, places: Sequence[int]) -> Sequence[int]:
        """The places that are shown, in the order in which they are."""
        return places

    def header(self, width: int) -> list[Content]:
        """Lines that stay above the rows."""
        return []

    def lines(self, place: int, width: int) -> list[Content]:
        """The row at this width, one to a few lines."""
        raise NotImplementedError

    def items(self, place: int) -> tuple[str, ...]:
        """Ids of the items behind the row."""
        return ()

    def preview(self, place: int) -> list[Block]:
        """What stands beside or below the list for this row."""
        return item_preview(self.briefing, self.items(place))

    def question(self, place: int) -> str:
        """What to ask about the row; empty where there is nothing to ask."""
        items = self.items(place)
        return question_about(self.briefing, items[0]) if items else ""

    def state(self) -> str:
        """Words about what is shown: a choice that was made, a legend."""
        return ""


def item_preview(briefing: Briefing, items: Iterable[str], *, named: bool = True) -> list[Block]:
    """The items one after the other: who, their words, and a line of how, when and on what.

    `named` is False where a heading says whose words they all are; who reports them is said even then.
    """
    blocks: list[Block] = []
    known = [item for item in items if item in briefing.items]
    for item in known[:MOST_PREVIEWED]:
        blocks += [GAP] if blocks else []
        blocks += _one(briefing, item, named=named)
    if len(known) > MOST_PREVIEWED:
        blocks += [GAP, Block(shown(f"… and {len(known) - MOST_PREVIEWED} more: Enter opens them all.", QUIET))]
    return blocks


def _one(briefing: Briefing, item_id: str, *, named: bool) -> list[Block]:
    item = briefing.items[item_id]
    found = receipt(briefing, item)
    blocks = []
    details = [found.row("Form"), found.row("Basis"), found.row("Laid out by")]
    if isinstance(item, Statement):
        name = with_role(briefing, item.speaker) if not item.reported_by else who(briefing, item)
        blocks += [Block(shown_line(name, "bold"))] if named or item.reported_by else []
        details += [f"to {briefing.name(item.to)}"] if item.to else []
        details += [found.row("Attribution")] if item.attribution == "implied" else []
    when = found.row("When")
    details += [when] if when and when != "not stated" else []
    details += [found.row("Outside")]
    blocks += item_blocks(found, briefing)
    words = " · ".join(detail for detail in details if detail)
    blocks += [Block(shown(words, QUIET))] if words else []
    filed = "" if isinstance(item, Scenario) else topics(briefing, item)
    return blocks + ([Block(shown(f"On: {filed}", QUIET))] if filed else [])
