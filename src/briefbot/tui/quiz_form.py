"""What a learner sets before a quiz, as rows that can be cycled through by key and by mouse; numbers can be typed as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from briefbot.progress.study import Choice, Offer
from briefbot.quiz.states import NO_DAY, SEED_DIGITS, QuizSettings

COUNTS: Final = (5, 10, 20, 50)
SEEDS: Final = (1, 2, 3)
RETENTIONS: Final = (0.8, 0.85, 0.9, 0.95)
DAYS_AHEAD: Final = ((1, "tomorrow"), (3, "in 3 days"), (7, "in a week"), (14, "in 2 weeks"), (30, "in 30 days"))

MOST_QUESTIONS: Final = 1_000

Field = Literal["kinds", "speakers", "topics"]
Number = Literal["count", "seed"]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to set: its name, its value in words, what it is for, and every settings it can lead to, in a circle.

    `several` are the choices of which more than one may be picked, for the `field` of the settings; else it is empty.
    `number` is what of the settings can be typed.
    """

    name: str
    value: str
    about: str
    circle: tuple[QuizSettings, ...]
    place: int
    field: Field | Literal[""] = ""
    several: tuple[Choice, ...] = ()
    number: Number | Literal[""] = ""

    def turned(self, step: int) -> QuizSettings:
        """The settings one step further along the circle."""
        return self.circle[(self.place + step) % len(self.circle)]


def rows(offer: Offer, settings: QuizSettings, today: date) -> list[Row]:
    """The rows for these settings; one that offers no choice in this briefing is left out."""
    found = [
        _row("How many", "Questions in this round.", _counts(settings), settings),
        _row("Answering", "What is typed from memory stays longer than what is picked from a list.", _ways(settings), settings),
        _row("Kinds", "What sort of question.", _picks("all", offer.kinds, settings, "kinds"), settings),
        _row("Speakers", "Whose words.", _picks("everybody", offer.speakers, settings, "speakers"), settings),
        _row("Topics", "About what.", _picks("all", offer.topics, settings, "topics"), settings),
        _row("Schedule", "Practice changes nothing about when questions come back.", _schedules(settings), settings),
        _row("Ask how sure", "Being sure and wrong is what a quiz should find.", _sureness(settings), settings),
        _row("To remember", "More brings questions back sooner. Kept until you change it.", _aims(offer, settings), settings),
        _row("Ready by", "Shows how much you would know by then. Kept, too.", _days(offer, settings, today), settings),
        _row("Seed", "The same number, file and record ask the same questions.", _seeds(settings), settings),
    ]  # fmt: skip
    several: dict[str, tuple[Field, tuple[Choice, ...]]] = {
        "Kinds": ("kinds", offer.kinds), "Speakers": ("speakers", offer.speakers), "Topics": ("topics", offer.topics),
    }  # fmt: skip
    found = [
        replace(row, field=several[row.name][0], several=several[row.name][1]) if row.name in several else row
        for row in found
    ]
    numbers: dict[str, Number] = {"How many": "count", "Seed": "seed"}
    found = [replace(row, number=numbers[row.name]) if row.name in numbers else row for row in found]
    return [row for row in found if len(row.circle) > 1]


def with_typed(settings: QuizSettings, number: Number, typed: str) -> QuizSettings | None:
    """The settings with a number as it was typed, None where it is none that can be. No seed at all is a new one each time."""
    digits = "".join(typed.split())
    if number == "seed" and not digits:
        return replace(settings, seed=None)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= SEED_DIGITS):
        return None
    if number == "seed":
        return replace(settings, seed=int(digits))
    return replace(settings, count=int(digits)) if 0 < int(digits) <= MOST_QUESTIONS else None


WHICH_NUMBERS: Final[dict[Number, str]] = {
    "count": f"A whole number from 1 to {MOST_QUESTIONS:,}",
    "seed": f"A whole number of at most {SEED_DIGITS} digits; nothing for a new one each time",
}
"""What may be typed for each of them."""


def with_picked(settings: QuizSettings, field: Field, picked: tuple[str, ...]) -> QuizSettings:
    """The settings with these kinds, speakers or topics; none of them means all."""
    match field:
        case "kinds":
            return replace(settings, kinds=picked)
        case "speakers":
            return replace(settings, speakers=picked)
        case "topics":
            return replace(settings, topics=picked)


Values = Sequence[tuple[str, QuizSettings]]


def _row(name: str, about: str, values: Values, settings: QuizSettings) -> Row:
    circle = tuple(reached for _, reached in values)
    place = circle.index(settings)
    return Row(name, values[place][0], about, circle, place)


def _counts(settings: QuizSettings) -> Values:
    return [(str(count), replace(settings, count=count)) for count in sorted({*COUNTS, settings.count})]


def _ways(settings: QuizSettings) -> Values:
    return [
        ("typing, where it can be judged", replace(settings, mode="typed")),
        ("choosing among options", replace(settings, mode="chosen")),
    ]


def _schedules(settings: QuizSettings) -> Values:
    return [
        ("what is due, then new", replace(settings, cram=False)),
        ("practice only", replace(settings, cram=True)),
    ]


def _sureness(settings: QuizSettings) -> Values:
    return [("no", replace(settings, confidence=False)), ("yes", replace(settings, confidence=True))]


def _aims(offer: Offer, settings: QuizSettings) -> Values:
    """The shares to choose from; the one that holds anyhow leaves the settings as they are."""
    now = settings.retention or offer.aim.retention
    return [
        (f"{share:.0%} of it", settings if share == now else replace(settings, retention=share))
        for share in sorted({*RETENTIONS, now})
    ]


def _days(offer: Offer, settings: QuizSettings, today: date) -> Values:
    """No day, some days from today on, and the one that is set."""
    now = settings.ready_by or offer.aim.ready_by or NO_DAY
    named = {NO_DAY: "no day"}
    for days, words in DAYS_AHEAD:
        day = today + timedelta(days=days)
        named[day.isoformat()] = f"{words}, {day.isoformat()}"
    named.setdefault(now, now)
    return [(words, settings if day == now else replace(settings, ready_by=day)) for day, words in named.items()]


def _seeds(settings: QuizSettings) -> Values:
    seeds = sorted({*SEEDS, *(() if settings.seed is None else (settings.seed,))})
    return [("a new one each time", replace(settings, seed=None))] + [
        (str(seed), replace(settings, seed=seed)) for seed in seeds
    ]


def _picks(everything: str, choices: Sequence[Choice], settings: QuizSettings, field: Field) -> Values:
    """All, each alone, and the present pick where it is several."""
    now: tuple[str, ...] = getattr(settings, field)
    titles = {choice.id: choice.title for choice in choices}
    values = [(everything, with_picked(settings, field, ()))]
    if len(now) > 1 or (now and now[0] not in titles):
        values.append((", ".join(titles.get(each, each) for each in now), settings))
    if len(choices) > 1:
        values += [
            (f"{choice.title} ({choice.count})", with_picked(settings, field, (choice.id,))) for choice in choices
        ]
    elif now and len(values) == 1:
        values.append((titles.get(now[0], now[0]), settings))
    return values
