"""Finds the names of a briefing in a line, so that who speaks is seen first.

It looks once at each word, however many names there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefbot.text.harmless import one_line

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing

_WORD: Final = re.compile(r"\w+")


class Names:
    """The names of people, and of whatever else speaks in this briefing."""

    def __init__(self, briefing: Briefing) -> None:
        speakers = {item.speaker for item in briefing.statements}
        known = briefing.entities.values()
        names = {one_line(entity.name) for entity in known if entity.sort == "person" or entity.id in speakers}
        self._by_first_word: dict[str, list[str]] = {}
        for name in sorted(names - {""}, key=len, reverse=True):
            first = _WORD.match(name)
            self._by_first_word.setdefault(first.group() if first else "", []).append(name)

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Start and end of each name in the line, as whole words, the longest name first."""
        found: list[tuple[int, int]] = []
        for word in _WORD.finditer(line):
            start = word.start()
            if found and start < found[-1][1]:
                continue
            for name in self._by_first_word.get(word.group(), ()):
                end = start + len(name)
                if line.startswith(name, start) and not line[end : end + 1].isalnum():
                    found.append((start, end))
                    break
        return found
