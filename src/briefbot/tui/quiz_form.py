"""What a learner sets before a quiz, as rows that can be cycled through: no typing, the same by key and by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefbot.progress.study import Choice, Offer
from briefbot.quiz.states import QuizSettings

COUNTS: Final = (5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to set: its name, its value in words, and every settings it can lead to, in a circle."""

    name: str
    value: str
    circle: tuple[QuizSettings, ...]
    place: int

    def turned(self, step: int) -> QuizSettings:
        """The settings one step further along the circle."""
        return self.circle[(self.place + step) % len(self.circle)]


def rows(offer: Offer, settings: QuizSettings) -> list[Row]:
    """The rows for these settings; one that offers no choice in this briefing is left out."""
    found = [
        _row("How many", [(str(count), replace(settings, count=count)) for count in _counts(settings)], settings),
        _row("Answering", _ways(settings), settings),
        _row("Kinds", _picks("all", offer.kinds, settings, "kinds"), settings),
        _row("Speakers", _picks("everybody", offer.speakers, settings, "speakers"), settings),
        _row("Topics", _picks("all", offer.topics, settings, "topics"), settings),
        _row("Schedule", _schedules(settings), settings),
    ]
    return [row for row in found if len(row.circle) > 1]


def _row(name: str, values: Sequence[tuple[str, QuizSettings]], settings: QuizSettings) -> Row:
    circle = tuple(reached for _, reached in values)
    place = circle.index(settings)
    return Row(name, values[place][0], circle, place)


def _counts(settings: QuizSettings) -> list[int]:
    return sorted({*COUNTS, settings.count})


def _ways(settings: QuizSettings) -> list[tuple[str, QuizSettings]]:
    return [
        ("typing, where it can be judged", replace(settings, mode="typed")),
        ("choosing among options", replace(settings, mode="chosen")),
    ]


def _schedules(settings: QuizSettings) -> list[tuple[str, QuizSettings]]:
    return [
        ("what is due, then new", replace(settings, cram=False)),
        ("practice only, nothing rescheduled", replace(settings, cram=True)),
    ]


def _picks(
    everything: str, choices: Sequence[Choice], settings: QuizSettings, field: str
) -> list[tuple[str, QuizSettings]]:
    """All, each alone, and the present pick where it is several."""
    now: tuple[str, ...] = getattr(settings, field)
    titles = {choice.id: choice.title for choice in choices}
    values = [(everything, _with(settings, field, ()))]
    if len(now) > 1 or (now and now[0] not in titles):
        values.append((", ".join(titles.get(each, each) for each in now), settings))
    if len(choices) > 1:
        values += [(f"{choice.title} ({choice.count})", _with(settings, field, (choice.id,))) for choice in choices]
    elif now and len(values) == 1:
        values.append((titles.get(now[0], now[0]), settings))
    return values


def _with(settings: QuizSettings, field: str, picked: tuple[str, ...]) -> QuizSettings:
    match field:
        case "kinds":
            return replace(settings, kinds=picked)
        case "speakers":
            return replace(settings, speakers=picked)
        case _:
            return replace(settings, topics=picked)
