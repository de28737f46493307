"""Everybody in the briefing: who they are, how they are called, how much they say."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual.content import Content

from briefbot.briefing.model import Briefing, Entity
from briefbot.tui.about import question_about
from briefbot.tui.browse.lines import cell, counted, line
from briefbot.tui.browse.view import Progress, View, item_preview
from briefbot.tui.content import shown
from briefbot.tui.page import GAP, QUIET, Block

COUNT = 16


class PeopleView(View):
    """Speakers first, then people, organisations and places that say nothing."""

    NAME: ClassVar[str] = "people"
    TITLE: ClassVar[str] = "People"
    NOUNS: ClassVar[tuple[str, str]] = ("name", "names")
    EMPTY: ClassVar[str] = "This briefing names nobody."

    def __init__(self, briefing: Briefing, progress: Progress) -> None:
        super().__init__(briefing, progress)
        self._said = Counter(statement.speaker for statement in briefing.statements)
        silent = [entity.id for entity in briefing.entities.values() if entity.id not in self._said]
        self._ids: tuple[str, ...] = (*self._said, *silent)
        self._by: dict[str, list[str]] = {}
        for statement in briefing.statements:
            self._by.setdefault(statement.speaker, []).append(statement.id)

    def __len__(self) -> int:
        return len(self._ids)

    def person(self, place: int) -> str:
        """The id of whoever stands in this row."""
        return self._ids[place]

    def searched(self, place: int) -> str:
        entity = self.briefing.entities.get(self._ids[place])
        name = self.briefing.name(self._ids[place])
        return " ".join((name, entity.role, entity.kind, entity.sort, *entity.aliases)) if entity else name

    def items(self, place: int) -> tuple[str, ...]:
        return tuple(self._by.get(self._ids[place], ()))

    def question(self, place: int) -> str:
        return question_about(self.briefing, self._ids[place])

    def lines(self, place: int, width: int) -> list[Content]:
        key = self._ids[place]
        entity = self.briefing.entities.get(key)
        said = counted(self._said[key], "statement") if self._said[key] else "says nothing"
        about = _about(entity)
        if width < 58:
            return [
                line(self.briefing.name(key), width, "bold"),
                line(f"{said} · {about}" if about else said, width, QUIET),
            ]
        name = min(max(width // 3, 20), 36)
        parts = [cell(self.briefing.name(key), name, "bold"), cell(said, COUNT, QUIET)]
        return [Content("  ").join([*parts, cell(about, width - name - COUNT - 4)])]

    def preview(self, place: int) -> list[Block]:
        key = self._ids[place]
        entity = self.briefing.entities.get(key)
        role = _about(entity)
        blocks = [Block(shown(self.briefing.name(key), "bold"))]
        blocks += [Block(shown(role))] if role else []
        if entity and entity.aliases:
            blocks.append(Block(shown(f"Also called {', '.join(entity.aliases)}", QUIET)))
        if entity and entity.outside:
            known = entity.outside if isinstance(entity.outside, str) else "from outside the source"
            blocks.append(Block(shown(f"Outside knowledge: {known}", QUIET)))
        said = item_preview(self.briefing, self.items(place), named=False)
        return [*blocks, GAP, *(said or [Block(shown("Says nothing in this briefing.", QUIET))])]


def _about(entity: Entity | None) -> str:
    """The role; else what kind of thing it is, where it is no person."""
    if entity is None:
        return ""
    return entity.role or entity.kind or ("" if entity.sort == "person" else entity.sort)
