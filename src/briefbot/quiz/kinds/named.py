"""The shape that the kinds about a name have in common: a stem, one right entity, wrong ones, and the record.

To whom, through which outlet and reported by whom differ only in the field they ask for and in the words of the stem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.briefing.receipt import receipt
from briefbot.quiz import wording
from briefbot.quiz.distractors import WRONG_OPTIONS, distinct_names, like, place_right, tiers
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import AnswerLine, Option, QuizItem, fingerprint
from briefbot.quiz.kinds.base import Kind

_FEWEST = 2
"""Wrong options without which nothing is asked."""


def field_kind(
    kind_id: str,
    title: str,
    field: Callable[[Statement], str],
    stem: Callable[[Ground, Statement], str],
    truth: Callable[[Ground, str], str],
    none: str = "",
) -> Kind:
    """A kind that asks for the entity in one field of a statement (`field` gives its id, empty where there is none).

    `truth` says what an entity wrongly chosen really is in this briefing. `none` is a last wrong option for kinds of which a
    briefing has few: that the field is empty, which it is not.
    """

    def targets(ground: Ground) -> Iterator[str]:
        """Statements with the field filled, and where `none` can be chosen, as many without: else it is never right."""
        filled = [one for one in ground.briefing.statements if field(one) in ground.briefing.entities]
        open_ones = len(filled) if none else 0
        for statement in ground.briefing.statements:
            if statement.speaker in RESERVED_IDS:
                continue
            if field(statement) in ground.briefing.entities:
                yield statement.id
            elif not field(statement) and open_ones and _is_own_word(statement):
                open_ones -= 1
                yield statement.id

    def make(ground: Ground, note: str, rng: Random) -> QuizItem | None:
        statement = ground.notes.get(note)
        if not isinstance(statement, Statement) or statement.speaker not in ground.briefing.entities:
            return None
        if none and not field(statement) and _is_own_word(statement):
            return unnamed(ground, statement, rng)
        if field(statement) not in ground.briefing.entities:
            return None
        answer = field(statement)
        asked = stem(ground, statement)
        wrong = rivals(ground, statement, answer, field, rng)
        lures = [Option(ground.briefing.name(entity), truth(ground, entity), entity) for entity in wrong]
        lures += [Option(none)] if none and 0 < len(lures) < WRONG_OPTIONS else []
        if len(lures) < _FEWEST or ground.is_named(asked, answer) or statement.speaker in RESERVED_IDS:
            return None
        right = Option(ground.briefing.name(answer), entity=answer)
        options, correct = place_right(right, lures, rng)
        return QuizItem(
            id=f"{note}/{kind_id}",
            note=note,
            kind=kind_id,
            stem=asked,
            options=options,
            correct=correct,
            answer=right.text,
            line=ground.answer_line(answer),
            fingerprint=fingerprint((answer, statement.speaker)),
            receipt=receipt(ground.briefing, statement),
            hint=ground.briefing.entities[answer].role,
            speaker=statement.speaker,
            topics=statement.topics,
        )

    def unnamed(ground: Ground, statement: Statement, rng: Random) -> QuizItem | None:
        """The question whose right answer is that the source names nobody."""
        elsewhere = list(dict.fromkeys(field(other) for other in ground.briefing.statements))
        fitting = [one for one in elsewhere if one in ground.briefing.entities and one != statement.speaker]
        lures = [
            Option(ground.briefing.name(one), truth(ground, one), one)
            for one in distinct_names(ground, [], tiers([fitting], rng))[:WRONG_OPTIONS]
        ]
        asked = stem(ground, statement)
        if len(lures) < _FEWEST or any(ground.is_named(asked, lure.entity) for lure in lures):
            return None
        options, correct = place_right(Option(none), lures, rng)
        return QuizItem(
            id=f"{statement.id}/{kind_id}",
            note=statement.id,
            kind=kind_id,
            stem=asked,
            options=options,
            correct=correct,
            answer=none,
            line=AnswerLine("text", (none, *wording.NOBODY_NAMED), reject=ground.known_names),
            fingerprint=fingerprint(("", statement.speaker)),
            receipt=receipt(ground.briefing, statement),
            speaker=statement.speaker,
            topics=statement.topics,
        )

    return Kind(kind_id, title, targets, make)


def _is_own_word(statement: Statement) -> bool:
    """Whether the speaker is credited outright and speaks to nobody in particular: only then is an outlet to be expected."""
    return statement.attribution == "explicit" and not statement.reported_by and not statement.to


def rivals(
    ground: Ground, statement: Statement, answer: str, field: Callable[[Statement], str], rng: Random
) -> Sequence[str]:
    """Wrong entities: those that stand in the same field elsewhere, then those of the same sort and kind.

    Nobody who has any part in this statement, and nobody to whom the same words went elsewhere.
    """
    entities = ground.briefing.entities
    right = entities[answer]
    elsewhere = dict.fromkeys(field(other) for other in ground.briefing.statements)
    involved = {statement.speaker, statement.to, statement.via, *statement.reported_by}
    groups = [
        [entity_id for entity_id in elsewhere if entity_id in entities and entities[entity_id].sort == right.sort],
        [entity.id for entity in entities.values() if like(right)(entity)],
    ]
    words = ground.content_words[statement.id]
    same = {field(other) for other in ground.briefing.statements if ground.content_words[other.id] == words}
    chosen = [entity for entity in tiers(groups, rng) if entity not in involved and entity not in same]
    return distinct_names(ground, [answer], chosen)[:WRONG_OPTIONS]
