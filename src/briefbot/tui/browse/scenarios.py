"""The ways things may go, as somebody laid them out, each with what it rests on."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from briefbot.briefing.model import Briefing, Scenario, Statement
from briefbot.briefing.receipt import item_words
from briefbot.browsing.listing import searched, who
from briefbot.text.harmless import one_line
from briefbot.tui.browse.lines import line, wrapped
from briefbot.tui.browse.view import Progress, View, item_preview
from briefbot.tui.content import shown
from briefbot.tui.page import GAP, QUIET, Block


class ScenariosView(View):
    """A row for each scenario, and one for each item that it rests on."""

    NAME: ClassVar[str] = "scenarios"
    TITLE: ClassVar[str] = "Scenarios"
    NOUNS: ClassVar[tuple[str, str]] = ("entry", "entries")
    EMPTY: ClassVar[str] = "This briefing lays out no scenarios."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._rows: list[tuple[Scenario, str]] = []
        for scenario in briefing.scenarios:
            self._rows.append((scenario, ""))
            self._rows += [(scenario, item) for item in scenario.items if item in briefing.items]

    def __len__(self) -> int:
        return len(self._rows)

    def searched(self, place: int) -> str:
        scenario, item = self._rows[place]
        return searched(self.briefing, item or scenario.id)

    def items(self, place: int) -> tuple[str, ...]:
        scenario, item = self._rows[place]
        return (item,) if item else (scenario.id, *scenario.items)

    def lines(self, place: int, width: int) -> list[Content]:
        scenario, key = self._rows[place]
        if not key:
            by = f"laid out by {self.briefing.name(scenario.by)}" if scenario.by else "nobody is named as its author"
            above = [Content("")] if place else []
            return [*above, *wrapped(scenario.name, width, 3, "bold $accent"), line(by, width, QUIET)]
        item = self.briefing.items[key]
        name = f"{one_line(who(self.briefing, item))}: " if isinstance(item, Statement) else ""
        parts = wrapped(name + item_words(item), width - 4, 3)
        return [Content("  – " if number == 0 else "    ") + part for number, part in enumerate(parts)]

    def preview(self, place: int) -> list[Block]:
        scenario, item = self._rows[place]
        if item:
            return super().preview(place)
        by = f"Laid out by {self.briefing.name(scenario.by)}." if scenario.by else ""
        blocks = [Block(shown(scenario.name, "bold"))] + ([Block(shown(by, QUIET))] if by else [])
        said = item_preview(self.briefing, scenario.items)
        return [*blocks, GAP, *said] if said else blocks
