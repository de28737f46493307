"""Points and places: accuracy first, speed a quarter at most, nothing for a lure, and ties share a place.

Scoring speed makes pupils guess (a review of 93 studies of quizzes in class), so it is off unless asked for and can never
outweigh knowing. Confidence marks follow certainty-based marking (Gardner-Medwin, University College London): with the marks
below it pays to say "sure" when one is right more often than two times in three, and only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from briefbot.classroom.events import Answered, Rules
from briefbot.classroom.room import Pupil, Room
from briefbot.quiz.session import ALLOWED_SECONDS, WORDS_A_SECOND
from briefbot.quiz.states import Question
from briefbot.text.normalise import fold

FULL: Final = 100
"""Points for a right answer."""

MOST_SPEED: Final = 0.25

CERTAINTY: Final[Mapping[tuple[bool, bool], float]] = MappingProxyType(
    {(True, True): 1.0, (True, False): 0.5, (False, False): 0.0, (False, True): -1.0}
)
"""(right, sure) -> share of a question's points: the first two levels of certainty-based marking, 1/0 and 2/-2."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one pupil stands. `right` of the `asked` questions that were asked while they were there. `place` counts from 1;
    equal points share a place, and the next place is left out."""

    pupil: Pupil
    points: int
    right: int
    asked: int
    place: int


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """`points` is the mean over the members, so that a big team has no advantage."""

    team: str
    points: int
    members: int
    place: int


def points(rules: Rules, question: Question, answer: Answered | None) -> float:
    """The points of one answer to a question, out of FULL; negative only for "sure" and wrong, where certainty is marked."""
    if answer is None:
        return 0.0
    right = answer.result == "right"
    if rules.confidence:
        return FULL * CERTAINTY[right, answer.sure is True]
    if not right:
        return 0.0
    share = min(rules.speed_share, MOST_SPEED)
    return FULL * (1 - share + share * promptness(question, answer.seconds))


def promptness(question: Question, seconds: float) -> float:
    """1.0 for at once, 0.0 from the time on at which a slow reader has read, thought and typed."""
    words = len(question.item.stem.split()) + sum(len(option.text.split()) for option in question.options)
    allowed = ALLOWED_SECONDS + words / WORDS_A_SECOND
    return max(0.0, 1 - seconds / allowed)


class Tally:
    """What each pupil has, remembered for as long as no further question is told: what was told does not change."""

    def __init__(self) -> None:
        self._told: frozenset[int] = frozenset()
        self._found: dict[str, Standing] = {}

    def of(self, room: Room, pupil: Pupil) -> Standing:
        """A pupil's standing, without a place (0)."""
        if room.rules.pace == "own":
            return _one(room, pupil)
        if room.told != self._told:
            self._told, self._found = room.told, {}
        if pupil.id not in self._found:
            self._found[pupil.id] = _one(room, pupil)
        return self._found[pupil.id]


def standings(room: Room, *, everybody: bool = False, tally: Tally | None = None) -> tuple[Standing, ...]:
    """All in the room (or all who ever were), best first; those with equal points by name. Only what was told counts."""
    pupils = room.pupils.values() if everybody else room.here
    tally = tally or Tally()
    found = [tally.of(room, pupil) for pupil in pupils]
    found.sort(key=lambda one: (-one.points, fold(one.pupil.name)))
    places = _places([one.points for one in found])
    return tuple(
        Standing(one.pupil, one.points, one.right, one.asked, place) for one, place in zip(found, places, strict=True)
    )


def team_standings(room: Room) -> tuple[TeamStanding, ...]:
    """The teams that have members here, best mean first."""
    by_team: dict[str, list[int]] = {team: [] for team in room.rules.teams}
    for pupil in room.here:
        if pupil.team in by_team:
            by_team[pupil.team].append(_one(room, pupil).points)
    means = {team: round(sum(given) / len(given)) for team, given in by_team.items() if given}
    order = sorted(means, key=lambda team: (-means[team], fold(team)))
    places = _places([means[team] for team in order])
    return tuple(
        TeamStanding(team, means[team], len(by_team[team]), place) for team, place in zip(order, places, strict=True)
    )


def _one(room: Room, pupil: Pupil) -> Standing:
    total, right, asked = 0.0, 0, 0
    for index in room.counted:
        answer = room.answers_to(index).get(pupil.id)
        if answer is None and (room.rules.pace == "own" or not room.may_answer(pupil, index)):
            continue
        asked += 1
        right += answer is not None and answer.result == "right"
        total += points(room.rules, room.questions[index], answer)
    return Standing(pupil, round(total), right, asked, 0)


def _places(points_in_order: Iterable[int]) -> list[int]:
    """1, 1, 3: the place of each is one more than how many are better."""
    places: list[int] = []
    before: int | None = None
    for number, given in enumerate(points_in_order, 1):
        places.append(places[-1] if given == before else number)
        before = given
    return places
