"""What a learner knows, in numbers: worked out from the log and the memories, never stored.

Known, learning and new for each speaker and topic, how often answers were right over time, what comes due when, whose words
are credited to whom, and which typed answers the learner insisted on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from briefbot.progress.history import standing
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import split_id
from briefbot.quiz.plan import Known, askable, speaker_of
from briefbot.quiz.schedule import retrievability
from briefbot.quiz.states import QuizSettings, Record


@dataclass(frozen=True, slots=True)
class Share:
    """How many questions are known, being learned, and new."""

    known: int = 0
    learning: int = 0
    new: int = 0

    @property
    def total(self) -> int:
        return self.known + self.learning + self.new


@dataclass(frozen=True, slots=True)
class Confusion:
    """The words of `speaker` were credited to `credited` so many times; both are entity ids."""

    speaker: str
    credited: str
    times: int


def by_speaker(ground: Ground, known: Mapping[str, Known]) -> Mapping[str, Share]:
    """Speaker id -> how the questions about what they said stand, in file order."""
    return _shares(known, ((speaker_of(ground, note), quiz_id) for note, quiz_id in _notes(ground)), ground.speakers)


def by_topic(ground: Ground, known: Mapping[str, Known]) -> Mapping[str, Share]:
    """Topic id -> how the questions on it stand, in file order."""
    pairs = (
        (topic, quiz_id)
        for note, quiz_id in _notes(ground)
        if note in ground.notes
        for topic in ground.notes[note].topics
    )
    return _shares(known, pairs, ground.briefing.topics)


def _notes(ground: Ground) -> Iterable[tuple[str, str]]:
    return ((split_id(quiz_id)[0], quiz_id) for quiz_id in askable(ground, QuizSettings()))


def _shares(known: Mapping[str, Known], pairs: Iterable[tuple[str, str]], wanted: Iterable[str]) -> Mapping[str, Share]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in wanted}
    for name, quiz_id in pairs:
        if name in counts:
            counts[name][standing_of(known.get(quiz_id))] += 1
    return {name: Share(count["known"], count["learning"], count["new"]) for name, count in counts.items()}


def standing_of(known: Known | None) -> str:
    """ "new", "learning" or "known"."""
    if known is None:
        return "new"
    return "known" if known.memory.is_known else "learning"


def accuracy_by_day(records: Iterable[Record]) -> Mapping[date, tuple[int, int]]:
    """Day (UTC) -> (right answers, answers), oldest first; skips do not count."""
    counts: dict[date, list[int]] = {}
    for record in standing(records):
        if record.act == "answer":
            day = counts.setdefault(record.at.astimezone(UTC).date(), [0, 0])
            day[0] += record.result == "right"
            day[1] += 1
    return {day: (right, answers) for day, (right, answers) in sorted(counts.items())}


def due_forecast(known: Mapping[str, Known], now: datetime, days: int) -> tuple[int, ...]:
    """How many questions come due within each of the coming days; what is overdue counts to the first."""
    counts = [0] * days
    for entry in known.values():
        day = max(0, int((entry.memory.due - now) / timedelta(days=1)))
        if day < days:
            counts[day] += 1
    return tuple(counts)


def ready_by(known: Mapping[str, Known], total: int, day: datetime) -> float:
    """The share (0..1) of all questions that would be recalled on a day, if nothing is asked until then."""
    return sum(retrievability(entry.memory, day) for entry in known.values()) / total if total else 0.0


def confusions(ground: Ground, records: Iterable[Record]) -> tuple[Confusion, ...]:
    """Whose words were credited to whom, the most frequent first, then in the order of the log."""
    pairs = Counter(
        (speaker_of(ground, split_id(record.quiz_id)[0]), record.confused_with)
        for record in standing(records)
        if record.result == "wrong" and record.confused_with
    )
    return tuple(Confusion(speaker, credited, times) for (speaker, credited), times in pairs.most_common() if speaker)


def insisted(records: Iterable[Record]) -> tuple[tuple[str, str], ...]:
    """(quiz item id, what was typed) of every answer overridden to right: candidates for aliases in the briefing."""
    log = tuple(records)
    typed = {(record.session, record.turn) for record in log if record.act == "answer" and record.how == "typed"}
    pairs = [
        (record.quiz_id, record.given)
        for record in log
        if record.act == "override" and record.result == "right" and (record.session, record.target) in typed
    ]
    return tuple(dict.fromkeys(pairs))
