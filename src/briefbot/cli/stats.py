"""`briefbot stats`: what one knows of a briefing, in numbers and in plain lines."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from briefbot.briefing.model import Briefing
from briefbot.cli.files import add_briefing_argument, open_named_briefing
from briefbot.errors import ExitCode, UsageError
from briefbot.progress import stats
from briefbot.progress.store import Store, briefing_key, record_path
from briefbot.progress.study import Goal, goal, remembered
from briefbot.quiz import wording
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import make_item
from briefbot.quiz.plan import Known, askable
from briefbot.quiz.states import QuizSettings, Record
from briefbot.text.dates import day_named
from briefbot.text.harmless import harmless

WEEK = 7
MOST_LISTED = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `stats`."""
    add_briefing_argument(parser)
    parser.add_argument("--ready-by", metavar="DAY", help="how much is known on that day: 2026-05-01 or friday")
    parser.add_argument("--json", action="store_true", help="the numbers as one JSON object")


def run(args: argparse.Namespace) -> ExitCode:
    """Raises CannotRead, InvalidBriefing, StoreError, or UsageError for a day that cannot be."""
    briefing = open_named_briefing(args.briefing)
    now = datetime.now(UTC)
    path = record_path()
    records: tuple[Record, ...] = ()
    known: Mapping[str, Known] = {}
    aim = Goal()
    if path.exists():
        with Store(path) as store:
            records, known = store.records(briefing_key(briefing)), remembered(briefing, store)
            aim = goal(briefing, store).on(now.date())
    day = _day(args.ready_by, now) or (date.fromisoformat(aim.ready_by) if aim.ready_by else None)
    found = collected(briefing, records, known, now, Goal(aim.retention, day.isoformat() if day else ""))
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for line in lines(briefing, found):
            print(harmless(line))
    return ExitCode.OK


def _day(text: str | None, now: datetime) -> date | None:
    if not text:
        return None
    day = day_named(text, now.astimezone().date())
    if day is None:
        raise UsageError(f"{text!r} is no day to come. Write 2026-05-01, May 1 or friday.")
    return day


def collected(
    briefing: Briefing, records: tuple[Record, ...], known: Mapping[str, Known], now: datetime, aim: Goal
) -> dict[str, object]:
    """Every number, as it is printed with --json; shares are 0..1, days ISO dates, speakers and topics by their id."""
    ground = Ground(briefing)
    ids = askable(ground, QuizSettings())
    here = {quiz_id: known[quiz_id] for quiz_id in ids if quiz_id in known}
    standings = [stats.standing_of(here.get(quiz_id)) for quiz_id in ids]
    shares = {"speakers": stats.by_speaker(ground, here), "topics": stats.by_topic(ground, here)}
    end = stats.day_of(aim.ready_by) if aim.ready_by else None
    calibrated = stats.calibration(records)
    return {
        "questions": {name: standings.count(name) for name in ("known", "learning", "new")},
        **{
            name: {
                key: {"known": share.known, "learning": share.learning, "new": share.new}
                for key, share in found.items()
            }
            for name, found in shares.items()
        },
        "accuracy": {day.isoformat(): list(counts) for day, counts in stats.accuracy_by_day(records).items()},
        "retention": {week.isoformat(): list(counts) for week, counts in stats.retention_by_week(records).items()},
        "aim": aim.retention,
        "due": list(stats.due_forecast(here, now, WEEK)),
        "ready_by": {"day": aim.ready_by, "share": stats.ready_by(here, len(ids), end)} if end else None,
        "sure": {("sure" if sure else "unsure"): list(counts) for sure, counts in calibrated.items()},
        "sure_but_wrong": list(stats.sure_but_wrong(records)),
        "slipping": list(stats.slipping(here, wording.MANY_LAPSES)),
        "confusions": [[one.speaker, one.credited, one.times] for one in stats.confusions(ground, records)],
        "credited": stats.confusion_matrix(ground, records),
        "set_aside": list(stats.set_aside(known, ids)),
    }


def lines(briefing: Briefing, found: dict[str, object]) -> Iterator[str]:
    """The numbers as plain lines."""
    numbers: dict = found  # type: ignore[type-arg]  # the JSON shape of collected()
    counts = numbers["questions"]
    yield f"{wording.counted(sum(counts.values()), 'question')}: {_standing(counts)}."
    yield f"Due now and within {WEEK} days: {', '.join(str(due) for due in numbers['due'])}."
    if numbers["ready_by"]:
        day, share = numbers["ready_by"]["day"], numbers["ready_by"]["share"]
        yield wording.ready(day, share)
    right, answers = (sum(day[place] for day in numbers["accuracy"].values()) for place in (0, 1))
    if answers:
        yield f"{wording.counted(answers, 'answer')}, {right / answers:.0%} right."
    for week, (recalled, asked) in numbers["retention"].items():
        yield f"Week of {week}: {recalled} of {asked} remembered ({recalled / asked:.0%}; the aim is {numbers['aim']:.0%})."
    for name, (right, answers) in numbers["sure"].items():
        yield f"When {name}: {right} of {answers} right ({right / answers:.0%})."
    yield from _people_and_topics(briefing, numbers)
    for said, credited, times in numbers["confusions"][:MOST_LISTED]:
        yield f"You credit {briefing.name(said)}’s words to {briefing.name(credited)}: {wording.counted(times, 'time')}."
    ground = Ground(briefing)
    for heading, key in (
        ("You were sure of these, and wrong:", "sure_but_wrong"),
        ("These keep slipping:", "slipping"),
    ):
        yield from _listed(ground, heading, numbers[key])
    if numbers["set_aside"]:
        kept = wording.counted(len(numbers["set_aside"]), "question")
        yield f"No longer in the briefing: {kept} that you learned; what you know of it is kept."


def _standing(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in ("known", "learning", "new"))


def _people_and_topics(briefing: Briefing, numbers: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Iterator[str]:
    for heading, key in (("By speaker:", "speakers"), ("By topic:", "topics")):
        rows = [(name, counts) for name, counts in numbers[key].items() if sum(counts.values())]
        if rows:
            yield heading
        for name, counts in rows:
            title = briefing.topics[name].name if key == "topics" else briefing.name(name)
            yield f"  {title}: {_standing(counts)}"


def _listed(ground: Ground, heading: str, quiz_ids: list[str]) -> Iterator[str]:
    items = [item for quiz_id in quiz_ids if (item := make_item(ground, quiz_id, 0)) is not None]
    if items:
        yield heading
    for item in items[:MOST_LISTED]:
        yield f"  {item.stem} — {item.answer}"
