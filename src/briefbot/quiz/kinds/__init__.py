"""The kinds of question, one module each, and the table of them all.

A kind tells which notes it can ask about (`targets`, cheap) and makes one question of one note (`make`), or None where the
question would be unfair: it would give itself away, or have no wrong options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from types import MappingProxyType
from typing import Final

from briefbot.quiz.ground import Ground
from briefbot.quiz.item import QuizItem
from briefbot.quiz.kinds import (
    form,
    gap,
    own,
    reported_by,
    to_whom,
    true_false,
    via,
    what_said,
    when,
    who_is,
    who_said,
)
from briefbot.quiz.kinds.base import Kind

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            own.KIND,
            who_said.KIND,
            to_whom.KIND,
            via.KIND,
            reported_by.KIND,
            what_said.KIND,
            when.KIND,
            who_is.KIND,
            gap.KIND,
            true_false.KIND,
            form.KIND,
        )
    }
)
"""Kind id -> kind, in the order in which they are listed."""


def split_id(quiz_id: str) -> tuple[str, str]:
    """(note id, kind id) of a quiz item id."""
    note, _, kind = quiz_id.rpartition("/")
    return note, kind


def make_item(ground: Ground, quiz_id: str, seed: int) -> QuizItem | None:
    """The question with this id. Its dice depend on the seed and the id alone, so a resumed session asks the same again."""
    note, kind_id = split_id(quiz_id)
    kind = KINDS.get(kind_id)
    if kind is None:
        return None
    return kind.make(ground, note, Random(f"{seed}/{quiz_id}"))


def every_item(ground: Ground, seed: int) -> Iterator[QuizItem]:
    """Every question that can be made, lazily, kind after kind in file order."""
    for kind in KINDS.values():
        for note in kind.targets(ground):
            item = make_item(ground, f"{note}/{kind.id}", seed)
            if item is not None:
                yield item
