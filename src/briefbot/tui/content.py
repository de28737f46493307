"""The one way for text into a widget: whatever it says is shown as it was typed, and nothing in it is obeyed.

A plain string given to a widget is read as markup: “[sic]” vanishes, “[/” ends the program, and a stranger's text can place
a live action. `Content` is never read as markup, so every text that is not written in this package goes through here.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.style import Style

from briefbot.text.harmless import harmless, one_line

LONGEST: Final = 20_000
"""Characters of one text that are shown; a longer one ends with an ellipsis, so that no text can stall the layout."""


def shown(text: str, style: str = "") -> Content:
    """Text of a briefing or a learner, as it stands. `style` is written by us: "bold $accent"."""
    return _content(harmless(text), style)


def shown_line(text: str, style: str = "") -> Content:
    """The same on one line, for titles, options, labels and buttons."""
    return _content(one_line(text), style)


def plain(text: str) -> str:
    """The same as a string on one line, for the few places that take no Content: toasts (markup=False) and placeholders."""
    return _cut(one_line(text))


def clickable(content: Content, action: str) -> Content:
    """The content as a place to click. `action` is written by us, never taken from a text."""
    return content.stylize(Style.from_meta({"@click": action}))


def _content(text: str, style: str) -> Content:
    text = _cut(text)
    return Content.styled(text, style) if style and text else Content(text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
