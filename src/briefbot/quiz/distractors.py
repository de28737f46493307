"""The wrong options: taken from the same briefing, like the right one, and surely wrong.

A distractor teaches only when it is plausible, so the nearest come first: who spoke on the same topic, then who spoke at all,
then anybody of the same sort; of statements, those on the same topic and of similar length. Whoever may be right too is out:
a speaker who said nearly the same elsewhere, reports the statement, or stands behind the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Final

from briefbot.briefing.model import Entity, Statement
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import Option
from briefbot.text.normalise import fold

WRONG_OPTIONS: Final = 3
"""Four options in all: a fourth distractor costs reading time and no longer lowers lucky guesses much."""

SAME_WORDS: Final = 0.6
"""Share of the shorter statement's longer words that also stand in the other, from which on two say "the same". Chosen low:
leaving out a fair distractor costs little, offering a right one as wrong costs the learner's trust."""


def says_the_same(ground: Ground, left: Statement, right: Statement) -> bool:
    """Whether two statements share so many words that crediting one to the other's speaker might be right."""
    first, second = ground.content_words[left.id], ground.content_words[right.id]
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) / shorter >= SAME_WORDS


def also_said(ground: Ground, statement: Statement, speaker: str) -> bool:
    """Whether this speaker says (nearly) the same, or is part of how the statement reached the source."""
    if speaker == statement.speaker or speaker in statement.reported_by:
        return True
    if belong_together(ground, speaker, statement.speaker):
        return True
    return any(says_the_same(ground, statement, other) for other in ground.statements_by_speaker.get(speaker, ()))


def belong_together(ground: Ground, left: str, right: str) -> bool:
    """Whether crediting one with what the other said would not be plainly wrong: a state and its ministry or document."""
    one, other = ground.briefing.entities[left], ground.briefing.entities[right]
    if fold(one.name) == fold(other.name) or one.of == right or other.of == left:
        return True
    if "person" in {one.sort, other.sort}:
        return False
    return left in ground.mentions(other.name) or right in ground.mentions(one.name)


def like(entity: Entity) -> Callable[[Entity], bool]:
    """A test for entities of the same sort and kind: outlets stand beside outlets, people beside people."""
    return lambda other: (other.sort, other.kind) == (entity.sort, entity.kind)


def tiers(groups: Iterable[Iterable[str]], rng: Random) -> Iterator[str]:
    """The members of each group in random order, group after group, each once."""
    seen: set[str] = set()
    for group in groups:
        fresh = [member for member in dict.fromkeys(group) if member not in seen]
        rng.shuffle(fresh)
        seen.update(fresh)
        yield from fresh


def other_speakers(ground: Ground, statement: Statement, rng: Random, avoid: frozenset[str] = frozenset()) -> list[str]:
    """Up to three entity ids that did surely not say this, the most plausible first."""
    right = ground.briefing.entities[statement.speaker]
    same = like(right)
    everybody = ground.briefing.entities
    groups: list[list[str]] = [
        [speaker for topic in statement.topics for speaker in ground.speakers_by_topic.get(topic, ())],
        list(ground.speakers),
        [entity.id for entity in everybody.values() if same(entity)],
        [entity.id for entity in everybody.values() if entity.sort == right.sort],
    ]
    outlets = {other.via for other in ground.briefing.statements} - {statement.speaker}
    groups = [
        [entity_id for entity_id in group if everybody[entity_id].sort == right.sort and entity_id not in outlets]
        for group in groups
    ]
    chosen: list[str] = []
    late: list[str] = []
    for entity_id in tiers(groups, rng):
        if also_said(ground, statement, entity_id):
            continue
        (late if entity_id in avoid else chosen).append(entity_id)
        if len(chosen) == WRONG_OPTIONS:
            break
    return distinct_names(ground, [statement.speaker], [*chosen, *late])[:WRONG_OPTIONS]


def distinct_names(ground: Ground, taken: Iterable[str], candidates: Iterable[str]) -> list[str]:
    """The candidates whose shown names differ from each other and from those taken."""
    seen = {fold(ground.briefing.name(entity_id)) for entity_id in taken}
    kept = []
    for entity_id in candidates:
        name = fold(ground.briefing.name(entity_id))
        if name not in seen:
            seen.add(name)
            kept.append(entity_id)
    return kept


def distinct(options: Iterable[Option]) -> list[Option]:
    """The options whose words differ, the first of each."""
    return list({fold(option.text): option for option in reversed(list(options))}.values())[::-1]


MOST_TIMES_LONGER: Final = 1.6
"""The right option may stand out from the longest or shortest wrong one by this factor, and by no more."""

_SHORT: Final = 12
"""Options within so many letters of each other do not stand out, whatever the factor."""


def stands_out(right: str, wrong: Iterable[str]) -> bool:
    """Whether the right option could be told by its length alone: much longer, or much shorter, than every wrong one."""
    lengths = sorted(len(text) for text in wrong)
    if not lengths:
        return False
    own = len(right)
    longer = own > lengths[-1] * MOST_TIMES_LONGER and own - lengths[-1] > _SHORT
    shorter = own * MOST_TIMES_LONGER < lengths[0] and lengths[0] - own > _SHORT
    return longer or shorter


def place_right(right: Option, wrong: Iterable[Option], rng: Random) -> tuple[tuple[Option, ...], int]:
    """The options in random order and the index of the right one."""
    options = [right, *wrong]
    rng.shuffle(options)
    return tuple(options), options.index(right)
