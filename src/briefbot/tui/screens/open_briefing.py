"""Asks which briefing to open: one of the last ones by its digit, or any by its path."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefbot.tui.content import clickable, shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block, PageView, fixed
from briefbot.tui.recent import Recent, recent_briefings
from briefbot.tui.widgets.line_input import PickLine


class OpenBriefing(ModalScreen[Path]):
    """Ends with the path that was chosen, or with None."""

    CSS_PATH = "open_briefing.tcss"
    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    def __init__(self, now: Path | None = None) -> None:
        super().__init__()
        self._now = now
        self._recent: list[Recent] = []

    def compose(self) -> ComposeResult:
        here = self._now.resolve() if self._now else None
        self._recent = [one for one in recent_briefings() if one.path != here]
        with VerticalScroll(id="open"):
            yield Static(shown_line("Open another briefing", "bold $accent"), markup=False)
            yield PageView(fixed(_recent_blocks(self._recent)), id="recent")
            line = PickLine("path/to/briefing.json", id="path")
            line.picks = len(self._recent)
            yield line
            yield Static(shown("Enter opens it, Esc goes back", QUIET), markup=False)

    @on(Input.Submitted, "#path")
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(Path(event.value.strip()).expanduser())

    @on(PickLine.Picked)
    def _picked(self, event: PickLine.Picked) -> None:
        self.action_pick(event.number)

    def action_pick(self, number: int) -> None:
        """Opens one of the last briefings, counted from 1."""
        if 0 < number <= len(self._recent):
            self.dismiss(self._recent[number - 1].path)

    def action_leave(self) -> None:
        """Goes back without opening anything."""
        self.dismiss(None)


def _recent_blocks(recent: list[Recent]) -> list[Block]:
    blocks = [GAP]
    for number, one in enumerate(recent, start=1):
        words = Content.assemble(shown_line(one.title), "  ", shown_line(str(one.path), QUIET))
        mark = Content.styled(f" {number}  ", "bold $accent")
        blocks.append(Block(clickable(words, f"screen.pick({number})"), mark, Content("    ")))
    return [*blocks, GAP, Block(shown("A digit opens one of these, or type a path:"))] if recent else [GAP]
