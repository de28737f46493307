"""What a learner knows of a briefing, in numbers: now, over time, and in the days to come.

Pure: what is remembered, the log and the goal come in, counts go out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from briefbot.briefing.model import Briefing
from briefbot.progress import stats
from briefbot.progress.history import standing
from briefbot.progress.stats import Share
from briefbot.progress.study import Goal
from briefbot.quiz.ground import Ground
from briefbot.quiz.plan import Known, askable
from briefbot.quiz.states import QuizSettings, Record

AHEAD: Final = 14
"""Days that the forecast of what comes due looks ahead."""
FADES: Final = 30
"""Days that the curve of what will still be recalled looks ahead, where no goal lies further away."""
FARTHEST: Final = 120
"""Days that it looks ahead at most."""


@dataclass(frozen=True, slots=True)
class Count:
    """Questions about one thing: how many are known, being learned, and new."""

    title: str
    known: int
    learning: int
    new: int

    @property
    def total(self) -> int:
        return self.known + self.learning + self.new


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of so many were right (recalled)."""

    right: int
    of: int

    @property
    def percent(self) -> int:
        """Right ones in percent, rounded down; 0 of none."""
        return 100 * self.right // self.of if self.of else 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything that Progress shows.

    `answers` are all that count, `by_day` the same for each day (UTC). `recalled` tells for each week (by its Monday) how
    much of what was known a day or more before was still known. `forecast` counts what comes due on each of the next AHEAD
    days, the overdue on the first. `fading` is the share (0..1) of all questions that would be recalled on each of the coming
    days if nothing were asked until then; `goal` is what is aimed at. `sure` and `unsure` are answers before which one said so.
    `confusions` are (whose words they were, whom they were credited to, how often), the most frequent first; ids of entities.
    """

    everything: Count
    speakers: tuple[Count, ...]
    topics: tuple[Count, ...]
    answers: Tally
    by_day: tuple[tuple[date, Tally], ...]
    recalled: tuple[tuple[date, Tally], ...]
    forecast: tuple[int, ...]
    fading: tuple[tuple[date, float], ...]
    goal: Goal
    sure: Tally
    unsure: Tally
    confusions: tuple[tuple[str, str, int], ...]

    @property
    def due(self) -> int:
        """How many are due within a day, or overdue."""
        return self.forecast[0] if self.forecast else 0

    @property
    def ready(self) -> float | None:
        """The share (0..1) that would be recalled on the day of the goal; None where there is none, or it is past."""
        return next((share for day, share in self.fading if day.isoformat() == self.goal.ready_by), None)


def numbers(
    briefing: Briefing, known: Mapping[str, Known], log: Iterable[Record], now: datetime, goal: Goal | None = None
) -> Numbers:
    """The numbers for a briefing. `log` holds every record of it, undone ones too."""
    goal = goal or Goal()
    records = tuple(log)
    ground = Ground(briefing)
    ids = list(dict.fromkeys(askable(ground, QuizSettings())))
    here = {quiz_id: known[quiz_id] for quiz_id in ids if quiz_id in known}
    answers = [record for record in standing(records) if record.act == "answer"]
    states = Counter(stats.standing_of(here.get(quiz_id)) for quiz_id in ids)
    weighed = stats.calibration(records)
    return Numbers(
        everything=Count("Everything", states["known"], states["learning"], states["new"]),
        speakers=_counts((briefing.name(key), share) for key, share in stats.by_speaker(ground, here).items()),
        topics=_counts((briefing.topics[key].name, share) for key, share in stats.by_topic(ground, here).items()),
        answers=Tally(sum(record.result == "right" for record in answers), len(answers)),
        by_day=tuple((day, Tally(*counts)) for day, counts in stats.accuracy_by_day(records).items()),
        recalled=tuple((week, Tally(*counts)) for week, counts in stats.retention_by_week(records).items()),
        forecast=stats.due_forecast(here, now, AHEAD),
        fading=_fading(here, len(ids), now, goal),
        goal=goal,
        sure=Tally(*weighed.get(True, (0, 0))),
        unsure=Tally(*weighed.get(False, (0, 0))),
        confusions=tuple((one.speaker, one.credited, one.times) for one in stats.confusions(ground, records)),
    )


def _counts(shares: Iterable[tuple[str, Share]]) -> tuple[Count, ...]:
    return tuple(Count(title, share.known, share.learning, share.new) for title, share in shares)


def _fading(known: Mapping[str, Known], total: int, now: datetime, goal: Goal) -> tuple[tuple[date, float], ...]:
    """A point for each day up to the goal, or for the next month where that is further."""
    if not known:
        return ()
    ahead = (stats.day_of(goal.ready_by).date() - now.date()).days if goal.ready_by else 0
    days = [now.date() + timedelta(days=number) for number in range(min(max(FADES, ahead), FARTHEST) + 1)]
    return tuple(
        (day, stats.ready_by(known, total, now if day == now.date() else stats.day_of(day.isoformat()))) for day in days
    )
