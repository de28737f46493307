"""A line to type into that stays quick however much stands above it.

Textual's Input lays out the whole screen again with every key, because the size of its text is a reactive that asks for a
layout. Nothing here depends on that size, so it does not ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

LONGEST_LINE = 2_000


class LineInput(Input):
    """An Input without the layout on every key. Where it `HELPS`, a question mark in the empty line asks for help."""

    virtual_size = reactive(Size(0, 0), layout=False)
    HELPS: ClassVar[bool] = False

    def __init__(self, placeholder: str = "", *, id: str | None = None, **options: Any) -> None:
        super().__init__(placeholder=placeholder, max_length=LONGEST_LINE, id=id, select_on_focus=False, **options)

    async def _on_key(self, event: Key) -> None:
        if self.HELPS and not self.value and event.character == "?":
            event.stop()
            event.prevent_default()
            await self.screen.run_action("help")
        else:
            await super()._on_key(event)


class FilterLine(LineInput):
    """A line that narrows what is shown below it; a question mark in the empty line asks for help."""

    HELPS = True


class PickLine(LineInput):
    """A line that picks by digit while it is empty: `picks` of them mean something."""

    class Picked(Message):
        """A digit was typed into the empty line."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(placeholder, id=id)
        self.picks = 0

    async def _on_key(self, event: Key) -> None:
        character = event.character or ""
        if not self.value and character.isdecimal() and character.isascii() and 0 < int(character) <= self.picks:
            event.stop()
            event.prevent_default()
            self.post_message(self.Picked(int(character)))
        else:
            await super()._on_key(event)


class QuestionLine(PickLine):
    """Where questions are typed: recalls earlier ones, completes the one being typed."""

    HELPS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", "Earlier question", tooltip="Brings back what you asked before.", show=False),
        Binding(
            "down", "recall(1)", "Later question", tooltip="Goes forward again; then into the suggestions.", show=False
        ),
        Binding("tab", "complete", "Complete", tooltip="Takes over the suggestion.", show=False),
    ]

    class Moved(Message):
        """The person goes up or down among the suggestions."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Completing(Message):
        """The person wants the suggestion in the line."""

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder, id=id)
        self.suggested = 0
        self.in_suggestions = False
        self._asked: list[str] = []
        self._place = 0
        self._draft = ""

    @property
    def asked(self) -> list[str]:
        """What up and down bring back, oldest first."""
        return self._asked

    def remember(self, *questions: str) -> None:
        """Adds questions to what up and down bring back."""
        for question in questions:
            if not self._asked or self._asked[-1] != question:
                self._asked.append(question)
        self._place = len(self._asked)
        self._draft = ""

    def remember_earlier(self, questions: Sequence[str]) -> None:
        """Puts the questions of earlier runs before those of this one."""
        self._asked[:0] = questions
        self._place += len(questions)

    def action_recall(self, step: int) -> None:
        """One question back or forward; past the newest is what was being typed, and past that are the suggestions."""
        newest = self._place == len(self._asked)
        if self.in_suggestions or (step > 0 and newest and self.suggested):
            self.post_message(self.Moved(step))
            return
        if newest:
            self._draft = self.value
        self._place = min(max(self._place + step, 0), len(self._asked))
        self.put(self._asked[self._place] if self._place < len(self._asked) else self._draft)

    def action_complete(self) -> None:
        """Takes over the suggestion; without one, moves on to the next widget as Tab does everywhere."""
        if self.value.strip() and self.suggested:
            self.post_message(self.Completing())
        else:
            self.screen.focus_next()

    def put(self, text: str) -> None:
        """Puts a text into the line, with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)
