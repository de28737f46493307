"""The line at the top: the four screens with their keys, the one that is open marked, and the title of the briefing."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from briefbot.tui.content import shown_line

MODES: Final = {
    "ask": ("F2", "Ask"),
    "quiz": ("F3", "Quiz"),
    "browse": ("F4", "Browse"),
    "progress": ("F5", "Progress"),
}
"""Screen -> its key and its name, in the order of the keys."""


class ModeTab(Static):
    """One screen's name and key; a click opens it."""

    ALLOW_SELECT = False

    def __init__(self, mode: str, *, open_now: bool) -> None:
        key, name = MODES[mode]
        mark = "$accent" if not open_now else ""
        label = Content.assemble((key, mark), " ", (name, "bold" if open_now else ""))
        super().__init__(label, markup=False, classes="-open" if open_now else "")
        self.mode = mode

    async def on_click(self) -> None:
        await self.run_action(f"app.open_mode('{self.mode}')")


class Masthead(Horizontal):
    """The tabs, and on the right the title where there is room."""

    DEFAULT_CSS = """
    Masthead {
        height: 1;
        background: $surface;
        padding: 0 0 0 1;
        ModeTab { width: auto; margin-right: 2; color: $text-muted; pointer: pointer; }
        ModeTab:hover { color: $foreground; }
        ModeTab.-open { color: $foreground; text-style: underline; }
        #briefing-title { width: 1fr; text-align: right; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
            padding-right: 1; }
    }
    .-narrow Masthead {
        ModeTab { margin-right: 1; }
        #briefing-title { display: none; }
    }
    """

    def __init__(self, mode: str, title: str) -> None:
        super().__init__()
        self._mode = mode
        self._title = title

    def compose(self) -> ComposeResult:
        for mode in MODES:
            yield ModeTab(mode, open_now=mode == self._mode)
        yield Static(shown_line(self._title), id="briefing-title", markup=False)
