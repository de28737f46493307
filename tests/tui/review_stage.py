"""A file under review for tests: a small article, drafted, with a screen over it that stands still."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from textual.widgets import Input

from briefbot.authoring.drafting.assembling import as_text, draft
from briefbot.authoring.drafting.paragraphs import plain_article
from briefbot.authoring.review.session import open_session
from briefbot.tui.edit_app import EditApp
from briefbot.tui.screens.edit import EditScreen

ARTICLE = """Harbour bridge closed after crack is found

The harbour bridge was opened in May 1931. It carries nine thousand cars a day.

“We had no choice,” said the mayor, Tom Reed. “Safety comes first.” He added that buses would take another way.

Weeks of work

Repairs will take six weeks, according to engineer Mary Holt. “It could be eight,” she told the Quay Herald on Tuesday.

It was reported that a second bridge is unsafe.
"""


class StillEditApp(EditApp):
    """The review without animations and with a cursor that does not blink."""

    def on_descendant_focus(self) -> None:
        if isinstance(self.focused, Input):
            self.focused.cursor_blink = False

    @property
    def review_screen(self) -> EditScreen:
        """The screen below whatever lies over it."""
        return next(screen for screen in self.screen_stack if isinstance(screen, EditScreen))


def drafted_file(folder: Path, article: str = ARTICLE) -> Path:
    """A draft of the article, written into a folder."""
    path = folder / "draft.json"
    path.write_text(as_text(draft(plain_article(article))), encoding="utf-8")
    return path


def make_review(path: Path) -> StillEditApp:
    app = StillEditApp(open_session(path))
    app.animation_level = "none"
    return app


def document(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
