"""What the class knows, and what it confuses: a room as numbers. Pure.

Facility and discrimination are those of classical test theory: the share who were right, and how far being right here goes with
being right elsewhere (the correlation of the item with the rest of the test, so that an item is not compared with itself). The
latter says nothing in a small class, so it is only told from DISCRIMINATION_FROM pupils on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation
from typing import Final

from briefbot.briefing.model import Briefing
from briefbot.classroom.events import Answered
from briefbot.classroom.room import Pupil, Room
from briefbot.classroom.scoring import Standing, TeamStanding, standings, team_standings
from briefbot.quiz.states import Question

DISCRIMINATION_FROM: Final = 20
"""Pupils. Below, a single pupil moves the coefficient by more than the differences that are read from it."""

KNOWN_FROM: Final = 0.7
"""A question that fewer than seven in ten answer rightly is worth teaching again; mastery learning sets 70 to 90 %."""

CREDITING: Final = frozenset({"who-said", "what-said"})
"""Kinds of question in which a wrong choice credits somebody's words to somebody else."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """The wrong answer that most gave: its words, how many gave it, and the share (0 to 1) of those who answered. `credits`
    tells that it is a person to whom the words were credited."""

    words: str
    count: int
    share: float
    credits: bool


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One question. `right` of `asked` pupils; `answered` is how many gave an answer. `discrimination` is -1 to 1, None where
    there are too few pupils or no differences. `sure_and_wrong` counts those, where the room asked."""

    number: int
    question: Question
    asked: int
    answered: int
    right: int
    wrong: Wrong | None
    discrimination: float | None
    sure_and_wrong: int

    @property
    def facility(self) -> float | None:
        """The share who were right, None where nobody was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Confusion:
    """So many credited the words of one to another."""

    words_of: str
    credited_to: str
    count: int


@dataclass(frozen=True, slots=True)
class PupilReport:
    """One pseudonym with its answers, in the order of the items; None where the question was not theirs."""

    standing: Standing
    answers: tuple[Answered | None, ...]
    asked: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole room. `again` are the items worth teaching again, the least known first."""

    title: str
    items: tuple[ItemReport, ...]
    pupils: tuple[PupilReport, ...]
    teams: tuple[TeamStanding, ...]
    confusions: tuple[Confusion, ...]
    again: tuple[ItemReport, ...]


def report(room: Room, briefing: Briefing) -> Report:
    """The room in numbers; only questions that were told count, and only pupils who were asked at least one. The `briefing`
    tells the names of those whom a wrong answer meant."""
    ranked = [
        standing for standing in standings(room, everybody=True) if standing.asked or _answered(room, standing.pupil)
    ]
    pupils = tuple(_pupil(room, standing) for standing in ranked)
    names = {entity.id: entity.name for entity in briefing.entities.values()}
    items = tuple(_item(room, number, index, pupils, names) for number, index in enumerate(room.counted, 1))
    weak = [item for item in items if item.facility is not None and item.facility < KNOWN_FROM]
    return Report(
        title=room.title,
        items=items,
        pupils=pupils,
        teams=team_standings(room),
        confusions=_confusions(room, names),
        again=tuple(sorted(weak, key=lambda item: item.facility or 0.0)),
    )


def _answered(room: Room, pupil: Pupil) -> bool:
    return any(pupil.id in answers for answers in room.answers.values())


def _pupil(room: Room, standing: Standing) -> PupilReport:
    pupil = standing.pupil
    answers = tuple(room.answers_to(index).get(pupil.id) for index in room.counted)
    asked = tuple(
        answer is not None or (room.rules.pace == "together" and room.may_answer(pupil, index))
        for index, answer in zip(room.counted, answers, strict=True)
    )
    return PupilReport(standing, answers, asked)


def _item(room: Room, number: int, index: int, pupils: Sequence[PupilReport], names: Mapping[str, str]) -> ItemReport:
    question, place = room.questions[index], number - 1
    there = [pupil for pupil in pupils if pupil.asked[place]]
    given = [answer for pupil in there if (answer := pupil.answers[place]) is not None]
    return ItemReport(
        number=number,
        question=question,
        asked=len(there),
        answered=len(given),
        right=sum(answer.result == "right" for answer in given),
        wrong=_most_wrong(question, given, names),
        discrimination=_discrimination(there, place),
        sure_and_wrong=sum(answer.sure is True and answer.result != "right" for answer in given),
    )


def _most_wrong(question: Question, given: Sequence[Answered], names: Mapping[str, str]) -> Wrong | None:
    """What most of those said who were wrong; among equals what comes first in the alphabet."""
    of_people = question.item.kind == "who-said"
    wrong = Counter(
        (
            names.get(answer.taken_for, answer.given) if of_people else answer.given,
            of_people and answer.taken_for in names,
        )
        for answer in given
        if answer.result != "right"
    )
    if not wrong:
        return None
    (words, credits), count = min(wrong.items(), key=lambda entry: (-entry[1], entry[0]))
    return Wrong(words, count, count / len(given), credits)


def _discrimination(there: Sequence[PupilReport], place: int) -> float | None:
    """The point-biserial correlation of this item with the share of the others that were right."""
    if len(there) < DISCRIMINATION_FROM:
        return None
    here, elsewhere = [], []
    for pupil in there:
        others = [
            answer is not None and answer.result == "right"
            for other, (answer, asked) in enumerate(zip(pupil.answers, pupil.asked, strict=True))
            if asked and other != place
        ]
        if others:
            answer = pupil.answers[place]
            here.append(float(answer is not None and answer.result == "right"))
            elsewhere.append(sum(others) / len(others))
    if len(here) < DISCRIMINATION_FROM:
        return None
    try:
        return correlation(here, elsewhere)
    except StatisticsError:
        return None  # all right, all wrong, or all alike elsewhere: there is nothing to correlate


def _confusions(room: Room, names: Mapping[str, str]) -> tuple[Confusion, ...]:
    """Whose words the class credits to whom, the most frequent first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for index in room.counted:
        item = room.questions[index].item
        if item.kind in CREDITING and item.speaker:
            pairs.update(_credited(item.kind, item.speaker, room.answers_to(index).values()))
    found = [Confusion(names.get(one, one), names.get(other, other), count) for (one, other), count in pairs.items()]
    return tuple(sorted(found, key=lambda pair: (-pair.count, pair.words_of, pair.credited_to)))


def _credited(kind: str, speaker: str, answers: Iterable[Answered]) -> Iterable[tuple[str, str]]:
    """(whose words, to whom) of each wrong answer; who picks another's statement for X credits that other's words to X."""
    for answer in answers:
        if answer.result != "right" and answer.taken_for and answer.taken_for != speaker:
            yield (speaker, answer.taken_for) if kind == "who-said" else (answer.taken_for, speaker)
