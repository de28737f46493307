"""What a learner knows, in numbers: worked out from the log and the memories, never stored.

Known, learning and new for each speaker and topic, how often answers were right over time, what comes due when, whose words
are credited to whom, and which typed answers the learner insisted on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

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


def day_of(iso: str) -> datetime:
    """The middle of a day (ISO) of the goal, which is when it is reckoned for."""
    return datetime.combine(date.fromisoformat(iso), time(12), UTC)


def ready_by(known: Mapping[str, Known], total: int, day: datetime) -> float:
    """The share (0..1) of all questions that would be recalled on a day, if nothing is asked until then."""
    return sum(retrievability(entry.memory, day) for entry in known.values()) / total if total else 0.0


def set_aside(known: Mapping[str, Known], askable_ids: Iterable[str]) -> tuple[str, ...]:
    """Ids of questions that were learned and that the briefing no longer has; they are kept, and come back if it does."""
    there = set(askable_ids)
    return tuple(quiz_id for quiz_id in known if quiz_id not in there)


def slipping(known: Mapping[str, Known], lapses: int) -> tuple[str, ...]:
    """Ids of questions that were known and forgotten so many times or more, the most often forgotten first."""
    often = [(entry.lapses, quiz_id) for quiz_id, entry in known.items() if entry.lapses >= lapses]
    return tuple(quiz_id for _, quiz_id in sorted(often, key=lambda pair: -pair[0]))


def calibration(records: Iterable[Record]) -> Mapping[bool, tuple[int, int]]:
    """Sure or not -> (right answers, answers), of those before which that was asked."""
    counts = {True: [0, 0], False: [0, 0]}
    for record in standing(records):
        if record.act == "answer" and record.sure is not None:
            counts[record.sure][0] += record.result == "right"
            counts[record.sure][1] += 1
    return {sure: (right, answers) for sure, (right, answers) in counts.items() if answers}


def sure_but_wrong(records: Iterable[Record]) -> tuple[str, ...]:
    """Ids of questions whose last answer was given surely and was wrong, the latest first."""
    last = {record.quiz_id: record for record in standing(records) if record.act == "answer"}
    wrong = [record for record in last.values() if record.sure and record.result == "wrong"]
    return tuple(record.quiz_id for record in sorted(wrong, key=lambda record: record.at, reverse=True))


def retention_by_week(records: Iterable[Record]) -> Mapping[date, tuple[int, int]]:
    """Monday (UTC) -> (recalled, asked) of the questions answered right before, at least a day earlier; oldest first.

    This is what is really remembered, to be held against the retention that is aimed at.
    """
    counts: dict[date, list[int]] = {}
    before: dict[str, Record] = {}
    for record in sorted(standing(records), key=lambda record: record.at):
        if record.rating is None:
            continue
        last = before.get(record.quiz_id)
        if last is not None and last.result == "right" and record.at - last.at >= timedelta(days=1):
            day = record.at.astimezone(UTC).date()
            week = counts.setdefault(day - timedelta(days=day.weekday()), [0, 0])
            week[0] += record.result == "right"
            week[1] += 1
        before[record.quiz_id] = record
    return {week: (right, asked) for week, (right, asked) in sorted(counts.items())}


def confusions(ground: Ground, records: Iterable[Record]) -> tuple[Confusion, ...]:
    """Whose words were credited to whom, the most frequent first, then in the order of the log."""
    pairs = Counter(
        (speaker_of(ground, split_id(record.quiz_id)[0]), record.confused_with)
        for record in standing(records)
        if record.result == "wrong" and record.confused_with
    )
    return tuple(Confusion(speaker, credited, times) for (speaker, credited), times in pairs.most_common() if speaker)


def confusion_matrix(ground: Ground, records: Iterable[Record]) -> Mapping[str, Mapping[str, int]]:
    """Speaker -> whom their words were credited to -> how often, over the who-said questions; ids of entities, in the order of
    the log. What was right stands on the diagonal; answers that named nobody known are left out."""
    counts: dict[str, Counter[str]] = {}
    for record in standing(records):
        note, kind = split_id(record.quiz_id)
        speaker = speaker_of(ground, note)
        credited = speaker if record.result == "right" else record.confused_with
        if record.act == "answer" and kind == "who-said" and speaker in ground.briefing.entities and credited:
            counts.setdefault(speaker, Counter())[credited] += 1
    return {speaker: dict(row) for speaker, row in counts.items()}


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
