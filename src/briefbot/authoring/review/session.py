"""A file under review: every decision is written at once, whole or not at all, and can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefbot.authoring.review.decisions import Decision, Refused, after
from briefbot.authoring.review.entries import Review, review_of
from briefbot.briefing.amend import Amendment
from briefbot.briefing.build import build
from briefbot.briefing.examine import examine
from briefbot.briefing.file import decode, read_bytes
from briefbot.errors import CannotRead, InvalidBriefing, Problem

_NONE: Mapping[str, Path] = MappingProxyType({})


@dataclass(slots=True)
class Session:
    """The file at `path`. `past` are the texts before each decision, with the place one was at."""

    path: Path
    review: Review
    past: list[tuple[str, int]] = field(default_factory=list)

    def decide(self, decision: Decision, at: int, *, again: bool = False) -> str:
        """Carries a decision out and writes the file. Returns a sentence where it cannot be, else nothing.

        `again` puts it in place of the decision before, and it is taken back with that one.
        Raises CannotRead where the file has changed meanwhile or cannot be written; nothing is changed then.
        """
        if isinstance(decision, Refused):
            return decision.sentence
        if decision != self.review.text:
            before = self.review.text
            self._write(decision)
            if not (again and self.past):
                self.past.append((before, at))
        return ""

    def undo(self) -> int | None:
        """Takes the last decision back and writes the file. Returns the place one was at, None where there was none."""
        if not self.past:
            return None
        text, at = self.past[-1]
        self._write(text)
        self.past.pop()
        return at

    def _write(self, text: str) -> None:
        changed = after(self.review, text)
        Amendment(self.path, self.review.text, text).write()
        self.review = changed


def open_session(path: Path, sources: Mapping[str, Path] = _NONE) -> Session:
    """The review of the file at `path`; `sources` names the texts of its sources where the file does not.

    Raises CannotRead, UsageError for a source that it does not have, and InvalidBriefing for one that has errors.
    """
    text = decode(read_bytes(path), path)
    examined = examine(text, path.parent, sources, strict=False)
    errors = [problem for problem in examined.problems() if problem.severity == "E" and problem.code != "B120"]
    if errors:
        raise InvalidBriefing(str(path), examined.problems())
    sources_read = build(examined.document, texts=examined.texts).sources
    texts = {key: source.text for key, source in sources_read.items() if source.text}
    if not texts:
        message = "The text of the article is not there, so nothing can be compared with it."
        remedy = "Name it with --source ID=FILE, or as `file` or `text` of the source."
        raise CannotRead(Problem("B200", "E", message, remedy))
    return Session(path, review_of(text, examined.document, texts))
