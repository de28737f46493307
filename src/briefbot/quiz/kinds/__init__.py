"""The kinds of question, one module each, and the table of them all.

A kind tells which notes it can ask about (`targets`, cheap) and makes one question of one note (`make`), or None where the
question would be unfair: it would give itself away, or have no wrong options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from types import MappingProxyType
from typing import Final

from briefbot.briefing.model import Statement
from briefbot.quiz import wording
from briefbot.quiz.distractors import distinct, place_right
from briefbot.quiz.grade import grade
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option, QuizItem
from briefbot.quiz.kinds import (
    arrange,
    form,
    gap,
    how_known,
    on_topic,
    order,
    own,
    reported_by,
    role,
    term,
    to_whom,
    true_false,
    via,
    what_said,
    when,
    who_is,
    who_said,
)
from briefbot.quiz.kinds.base import Kind
from briefbot.quiz.kinds.who_said import what_else_said
from briefbot.text.normalise import fold

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            own.KIND,
            who_said.KIND,
            to_whom.KIND,
            via.KIND,
            reported_by.KIND,
            how_known.KIND,
            on_topic.KIND,
            what_said.KIND,
            when.KIND,
            order.KIND,
            arrange.KIND,
            who_is.KIND,
            role.KIND,
            gap.KIND,
            term.KIND,
            true_false.KIND,
            form.KIND,
        )
    }
)
"""Kind id -> kind, in the order in which they are listed."""

UNPINNED: Final = frozenset({"true-false", "form", "how-known", "order", "arrange", "when"})
MOST_PINNED: Final = 5


def split_id(quiz_id: str) -> tuple[str, str]:
    """(note id, kind id) of a quiz item id."""
    note, _, kind = quiz_id.rpartition("/")
    return note, kind


def make_item(ground: Ground, quiz_id: str, seed: int) -> QuizItem | None:
    """The question with this id. Its dice depend on the seed and the id alone, so a resumed session asks the same again."""
    note, kind_id = split_id(quiz_id)
    kind = KINDS.get(kind_id)
    if kind is None or ground.is_off(note, kind_id) or not ground.stands_alone(note):
        return None
    item = kind.make(ground, note, Random(f"{seed}/{quiz_id}"))
    wanted = ground.pinned.get((note, kind_id))
    return item if item is None or not wanted else pinned(ground, item, wanted, Random(f"{seed}/{quiz_id}/pinned"))


def pinned(ground: Ground, item: QuizItem, wanted: Sequence[str], rng: Random) -> QuizItem:
    """The question with the wrong options that its author wants; one that would be right too is passed over.

    Kinds whose options are always the same, and dates, which are values, have nothing to pin.
    """
    if item.kind in UNPINNED:
        return item
    made = {fold(option.text): option for option in item.options}
    wrong = [_option(ground, text) for text in wanted]
    wrong = distinct(made.get(fold(option.text), option) for option in wrong if not _is_right(item, option))
    if not wrong:
        return item
    options, correct = place_right(item.right_option, wrong[:MOST_PINNED], rng)
    return replace(item, options=options, correct=correct)


def _option(ground: Ground, text: str) -> Option:
    """A wrong option by the id of an entity or item, or by its words."""
    if text in ground.briefing.entities:
        return Option(ground.briefing.name(text), what_else_said(ground, text), text)
    note = ground.notes.get(text)
    if isinstance(note, Statement):
        return Option(wording.option_text(note), wording.said_by(ground.briefing, note), note.speaker)
    return Option(note.text if note is not None else text)


def _is_right(item: QuizItem, option: Option) -> bool:
    if fold(option.text) == fold(item.right_option.text) or (
        option.entity and option.entity == item.right_option.entity
    ):
        return True
    return item.line is not None and grade(item.line, option.text).outcome == "right"


def every_item(ground: Ground, seed: int) -> Iterator[QuizItem]:
    """Every question that can be made, lazily, kind after kind in file order."""
    for kind in KINDS.values():
        for note in kind.targets(ground):
            item = make_item(ground, f"{note}/{kind.id}", seed)
            if item is not None:
                yield item
