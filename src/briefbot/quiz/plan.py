"""What is asked, and in which order: due questions first, then new ones, kinds and speakers mixed.

Only as many questions are made as are asked; the list of what could be asked holds ids alone, so a briefing of thousands of
statements costs no more than a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from random import Random
from types import MappingProxyType
from typing import Final

from briefbot.briefing.model import Statement
from briefbot.quiz.ground import Ground
from briefbot.quiz.item import QuizItem
from briefbot.quiz.kinds import KINDS, make_item, split_id
from briefbot.quiz.passage import passage
from briefbot.quiz.schedule import Memory, retrievability
from briefbot.quiz.session import How, Question, QuizSettings

LOOK_AHEAD: Final = 12
"""How many of the next questions are looked through for one whose note, kind and speaker differ from the last."""


MOST_CHECKED: Final = 500
"""Candidates that are tried out for counting: about half a second's work."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of one question: its memory, the fingerprint of what was asked, and how often it was forgotten."""

    memory: Memory
    fingerprint: str
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The questions of a session. `cramming` when nothing was due or new (or it was asked for): then nothing is scheduled.

    `unchanged` are the fingerprints (by quiz item id) of what is remembered and still fits the briefing.
    """

    questions: tuple[Question, ...]
    cramming: bool
    unchanged: Mapping[str, str] = field(default_factory=dict)


def candidates(ground: Ground, settings: QuizSettings) -> Iterator[str]:
    """Ids of every question that the settings allow, kind after kind; not each of them can be made fairly."""
    kinds = [KINDS[kind] for kind in settings.kinds] if settings.kinds else list(KINDS.values())
    for kind in kinds:
        for note in kind.targets(ground):
            if _wanted(ground, note, settings) and not ground.is_off(note, kind.id):
                yield f"{note}/{kind.id}"


def askable(ground: Ground, settings: QuizSettings) -> tuple[str, ...]:
    """Ids of the questions that can really be made, so that what is counted as new can be asked one day.

    In a long briefing this would take seconds; beyond MOST_CHECKED the candidates are taken as they are.
    """
    ids = tuple(dict.fromkeys(candidates(ground, settings)))
    if len(ids) > MOST_CHECKED:
        return ids
    return tuple(quiz_id for quiz_id in ids if make_item(ground, quiz_id, 0) is not None)


def _wanted(ground: Ground, note_id: str, settings: QuizSettings) -> bool:
    if settings.speakers and speaker_of(ground, note_id) not in settings.speakers:
        return False
    note = ground.notes.get(note_id)
    return not settings.topics or (note is not None and bool(set(settings.topics) & set(note.topics)))


def speaker_of(ground: Ground, note_id: str) -> str:
    """The speaker of a statement; of an entity itself; empty for a fact."""
    note = ground.notes.get(note_id)
    if isinstance(note, Statement):
        return note.speaker
    return note_id.removeprefix("@") if note is None else ""


def make_plan(
    ground: Ground,
    settings: QuizSettings,
    seed: int,
    known: Mapping[str, Known],
    now: datetime,
    unchanged: Mapping[str, str] = MappingProxyType({}),
) -> Plan:
    """Changed and due first (the least likely to be recalled first), then new; when there is none, extra practice.

    `unchanged` are fingerprints that are known to fit this briefing, as an earlier plan found them.
    """
    ids = list(dict.fromkeys(candidates(ground, settings)))
    remembered = [quiz_id for quiz_id in ids if quiz_id in known]
    weakest = sorted(remembered, key=lambda quiz_id: retrievability(known[quiz_id].memory, now))
    new = [quiz_id for quiz_id in ids if quiz_id not in known]
    Random(f"{seed}/order").shuffle(new)
    new = _typed_first(new)
    if not settings.cram:
        due = [quiz_id for quiz_id in weakest if known[quiz_id].memory.due <= now]
        changed = [
            quiz_id
            for quiz_id in weakest
            if unchanged.get(quiz_id) != known[quiz_id].fingerprint
            and _has_changed(ground, quiz_id, seed, known[quiz_id])
        ]
        unchanged = {**unchanged, **{one: known[one].fingerprint for one in set(weakest).difference(changed)}}
        due = [*changed, *(quiz_id for quiz_id in due if quiz_id not in changed)]
        questions = _take(ground, (due, new), settings, seed, known)
        if questions:
            return Plan(questions, cramming=False, unchanged=unchanged)
    return Plan(_take(ground, (weakest, new), settings, seed, known), cramming=True, unchanged=unchanged)


def _typed_first(ids: Sequence[str]) -> list[str]:
    """The same order of notes, but of each note the kinds that are typed before those that are only chosen.

    Choosing among options first would show the answer that is to be recalled.
    """
    waiting: dict[str, list[str]] = {}
    for quiz_id in ids:
        waiting.setdefault(split_id(quiz_id)[0], []).append(quiz_id)
    for same_note in waiting.values():
        same_note.sort(key=lambda quiz_id: KINDS[split_id(quiz_id)[1]].is_typed, reverse=True)
    return [waiting[split_id(quiz_id)[0]].pop(0) for quiz_id in ids]


def _has_changed(ground: Ground, quiz_id: str, seed: int, known: Known) -> bool:
    item = make_item(ground, quiz_id, seed)
    return item is not None and item.fingerprint != known.fingerprint


def _take(
    ground: Ground, groups: Sequence[Sequence[str]], settings: QuizSettings, seed: int, known: Mapping[str, Known]
) -> tuple[Question, ...]:
    """As many questions as wanted, group after group; within reach, neighbours differ in note, kind and speaker."""
    taken: list[Question] = []
    for group in groups:
        waiting = iter(group)
        window = list(islice(waiting, LOOK_AHEAD))
        while window and len(taken) < settings.count:
            chosen = _least_alike(ground, window, taken)
            window.remove(chosen)
            window += islice(waiting, 1)
            question = lay_out(ground, chosen, settings.mode, seed, known.get(chosen))
            if question is not None:
                taken.append(question)
    return tuple(taken)


def _least_alike(ground: Ground, window: Iterable[str], taken: Sequence[Question]) -> str:
    """The first id of the window that repeats least of what was just asked; asking about the same note counts most."""

    def likeness(quiz_id: str) -> int:
        note, kind = split_id(quiz_id)
        again = sum(question.item.note == note for question in taken) * 4
        last = taken[-1].item if taken else None
        if last is None:
            return 0
        speaker = speaker_of(ground, note)
        return again + (last.kind == kind) * 2 + bool(speaker and last.speaker == speaker)

    return min(window, key=likeness)


def lay_out(ground: Ground, quiz_id: str, mode: How, seed: int, known: Known | None) -> Question | None:
    """The question with this id as it is put: typed where that can be graded and is wanted, else chosen."""
    item = make_item(ground, quiz_id, seed)
    if item is None:
        return None
    changed = known is not None and known.fingerprint != item.fingerprint
    lapses = known.lapses if known is not None and not changed else 0
    return put(item, mode, changed=changed, passage=passage(ground, item), lapses=lapses)


def put(item: QuizItem, mode: How, *, changed: bool = False, passage: str = "", lapses: int = 0) -> Question:
    how: How = "typed" if mode == "typed" and item.line is not None else "chosen"
    how = "arranged" if item.sequence else "explained" if item.is_open else how
    return Question(
        item, how, () if how in {"typed", "explained"} else item.options, item.correct, changed, passage, lapses
    )
