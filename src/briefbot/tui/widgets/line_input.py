"""A line to type into that stays quick however much stands above it.

Textual's Input lays out the whole screen again with every key, because the size of its text is a reactive that asks for a
layout. Nothing here depends on that size, so it does not ask.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

LONGEST_LINE = 2_000


class LineInput(Input):
    """An Input without the layout on every key."""

    virtual_size = reactive(Size(0, 0), layout=False)

    def __init__(self, placeholder: str = "", *, id: str | None = None, **options: Any) -> None:
        super().__init__(placeholder=placeholder, max_length=LONGEST_LINE, id=id, select_on_focus=False, **options)


class QuestionLine(LineInput):
    """Where questions are typed: recalls earlier ones, completes the one being typed, picks by digit while it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", "Earlier question", tooltip="Brings back what you asked before.", show=False),
        Binding(
            "down", "recall(1)", "Later question", tooltip="Goes forward again, to what you were typing.", show=False
        ),
        Binding("tab", "complete", "Complete", tooltip="Takes the first suggestion.", show=False),
    ]

    class Picked(Message):
        """A digit was typed into the empty line."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class HelpWanted(Message):
        """A question mark was typed into the empty line."""

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder, id=id)
        self.picks = 0
        self.suggestions: tuple[str, ...] = ()
        self._asked: list[str] = []
        self._place = 0
        self._draft = ""

    def remember(self, question: str) -> None:
        """Adds a question to what up and down bring back."""
        if not self._asked or self._asked[-1] != question:
            self._asked.append(question)
        self._place = len(self._asked)
        self._draft = ""

    def action_recall(self, step: int) -> None:
        """One question back or forward; past the newest is what was being typed."""
        if self._place == len(self._asked):
            self._draft = self.value
        self._place = min(max(self._place + step, 0), len(self._asked))
        self._put(self._asked[self._place] if self._place < len(self._asked) else self._draft)

    def action_complete(self) -> None:
        """Takes the first suggestion; without one, moves on to the next widget as Tab does everywhere."""
        if self.value.strip() and self.suggestions:
            self._put(self.suggestions[0])
        else:
            self.screen.focus_next()

    async def _on_key(self, event: Key) -> None:
        character = event.character or ""
        if not self.value and character == "?":
            event.stop()
            event.prevent_default()
            self.post_message(self.HelpWanted())
        elif not self.value and character.isdecimal() and character.isascii() and 0 < int(character) <= self.picks:
            event.stop()
            event.prevent_default()
            self.post_message(self.Picked(int(character)))
        else:
            await super()._on_key(event)

    def _put(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)
