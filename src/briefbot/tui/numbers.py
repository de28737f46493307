"""What a learner knows of a briefing, in numbers: known, being learned and new, for everything and for each speaker.

Pure: what is remembered and what could be asked come in, counts go out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefbot.briefing.model import Briefing
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import split_id
from briefbot.quiz.plan import Known, candidates, speaker_of
from briefbot.quiz.states import QuizSettings, Record


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
class Numbers:
    """`right` of `answers` were right. `due` are due now, `soon` within the next seven days.

    `confusions` are (whose words they were, whom they were credited to, how often), the most frequent first; ids of entities.
    """

    everything: Count
    speakers: tuple[Count, ...]
    answers: int
    right: int
    due: int
    soon: int
    confusions: tuple[tuple[str, str, int], ...]


def numbers(briefing: Briefing, known: Mapping[str, Known], log: Iterable[Record], now: datetime) -> Numbers:
    """The numbers for a briefing. `log` holds the answers that count (undone ones are gone)."""
    ground = Ground(briefing)
    ids = list(dict.fromkeys(candidates(ground, QuizSettings())))
    by_speaker: dict[str, list[str]] = {speaker: [] for speaker in ground.speakers}
    for quiz_id in ids:
        by_speaker.setdefault(speaker_of(ground, split_id(quiz_id)[0]), []).append(quiz_id)
    answers = [record for record in log if record.act == "answer"]
    confused = Counter(
        (speaker_of(ground, split_id(record.quiz_id)[0]), record.confused_with)
        for record in answers
        if record.confused_with
    )
    waits = [(known[quiz_id].memory.due - now).total_seconds() for quiz_id in ids if quiz_id in known]
    return Numbers(
        everything=_count("Everything", ids, known),
        speakers=tuple(_count(briefing.name(speaker), by_speaker[speaker], known) for speaker in ground.speakers),
        answers=len(answers),
        right=sum(record.result == "right" for record in answers),
        due=sum(wait <= 0 for wait in waits),
        soon=sum(0 < wait <= 7 * 86_400 for wait in waits),
        confusions=tuple((said, credited, times) for (said, credited), times in confused.most_common() if said),
    )


def _count(title: str, ids: Iterable[str], known: Mapping[str, Known]) -> Count:
    states = Counter(
        "new" if quiz_id not in known else "known" if known[quiz_id].memory.is_known else "learning" for quiz_id in ids
    )
    return Count(title, states["known"], states["learning"], states["new"])
