"""From the numbers to the pages: known, over time, due, goal, how sure, confusions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from textual.content import Content

from briefbot.briefing.model import Briefing
from briefbot.text.harmless import one_line
from briefbot.tui.browse.lines import cell, counted, line
from briefbot.tui.content import shown, shown_line
from briefbot.tui.figures.page import Chart, Figure, Matrix, rows_of
from briefbot.tui.numbers import Count, Numbers, Tally
from briefbot.tui.page import GAP, QUIET, Block, Blocks

DASHES: Final = "- - -"
KEY: Final = "█ known  ▒ being learned  · new"
NOTHING_YET: Final = "Nothing is recorded for this briefing yet. Take a quiz (F3), and what you know shows up here."
NOT_TWICE: Final = (
    "This needs a question that you knew and were asked again a day later. "
    "Come back tomorrow: what is due then is asked first."
)
NOT_SURE_YET: Final = "You have not been asked how sure you are. The quiz (F3) does when “Ask how sure” is set to yes."
NEVER_CONFUSED: Final = "You have credited nobody's words to anybody else. May it stay so."


def figure(name: str, found: Numbers, briefing: Briefing) -> Figure:
    """The page of this name."""
    if not found.answers.of:
        return Figure(NOTHING_YET, _share_blocks(found) if name == "known" else None, None)
    return FIGURES[name][1](found, briefing)


# --- Known ---


def _known(found: Numbers, briefing: Briefing) -> Figure:
    words = f"{counted(found.answers.of, 'answer')}, {found.answers.percent} % right. {found.due:,} due now."
    rows = [("Everything", found.everything), *((one.title, one) for one in (*found.speakers, *found.topics))]
    cells = tuple((one_line(t), f"{c.known:,}", f"{c.learning:,}", f"{c.new:,}", f"{_part(c)} %") for t, c in rows)
    return Figure(words, _share_blocks(found), rows_of(cells, ("", "known", "learning", "new", "share")))


def _share_blocks(found: Numbers) -> Blocks:
    """A bar for everything, for each speaker and for each topic."""

    def blocks(width: int) -> list[Block]:
        rows = [*_bar(found.everything, width), Block(shown(KEY, QUIET))]
        for heading, counts in (("By speaker", found.speakers), ("By topic", found.topics)):
            asked = [count for count in counts if count.total]
            rows += [GAP, Block(shown(heading, "bold $accent"))] if asked else []
            for count in asked:
                rows += _bar(count, width)
        return rows

    return blocks


def _bar(count: Count, width: int) -> list[Block]:
    numbers = f"{count.known:,} / {count.learning:,} / {count.new:,}"
    if width < 56:
        title = line(count.title, max(width - len(numbers) - 2, 8), "bold")
        first = Content.assemble(title, "  ", (numbers, QUIET))
        return [Block(first), Block(_strip(count, max(width - 1, 1)))]
    name = min(max(width // 3, 18), 30)
    room = max(width - name - 18, 8)
    return [Block(Content.assemble(cell(count.title, name, "bold"), "  ", _strip(count, room), "  ", (numbers, QUIET)))]


def _strip(count: Count, room: int) -> Content:
    known = room * count.known // max(count.total, 1)
    learning = room * (count.known + count.learning) // max(count.total, 1) - known
    rest = room - known - learning
    return Content.assemble(("█" * known, "$success"), ("▒" * learning, "$warning"), ("·" * rest, QUIET))


def _part(count: Count) -> int:
    return 100 * count.known // count.total if count.total else 0


# --- Over time ---


def _over_time(found: Numbers, briefing: Briefing) -> Figure:
    weeks = [(f"Remembered, week of {week.isoformat()}", one) for week, one in found.recalled]
    days = [(f"Answers of {day.isoformat()}", one) for day, one in found.by_day]
    table = rows_of(_tallies((*weeks, *days)), ("", "right", "of", "share"))
    if not found.recalled:
        return Figure(NOT_TWICE, None, table)
    week, last = found.recalled[-1]
    aim = round(100 * found.goal.retention)
    share = f"{last.percent} % in the week of {_day(week)} ({last.right} of {last.of})"
    words = f"Of what you knew a day or more before, you still knew {share}."
    chart = Chart(
        "Remembered, week by week",
        "line",
        tuple(_day(week) for week, _ in found.recalled),
        tuple(100 * one.right / one.of for _, one in found.recalled),
        percent=True,
        aim=aim,
    )
    return Figure(words, chart, table, f"● a week   {DASHES} the aim: {aim} %")


# --- Due ---


def _due(found: Numbers, briefing: Briefing) -> Figure:
    week = sum(found.forecast[:7])
    words = f"{found.due:,} due now, {week - found.due:,} more within a week. What you practise today comes back later."
    first = date.min if not found.fading else found.fading[0][0]
    days = [first + timedelta(days=number) for number in range(len(found.forecast))]
    labels = tuple("now" if number == 0 else _day(day) for number, day in enumerate(days))
    chart = Chart("Coming due, day by day", "bars", labels, tuple(float(count) for count in found.forecast))
    cells = tuple((label, f"{count}") for label, count in zip(labels, found.forecast, strict=True))
    return Figure(words, chart, rows_of(cells, ("Day", "questions")))


# --- Goal ---


def _goal(found: Numbers, briefing: Briefing) -> Figure:
    if not found.fading:
        return Figure("Nothing that you learned is still in this briefing.", None, None)
    aim = round(100 * found.goal.retention)
    day = found.goal.ready_by
    ready = found.ready
    if not day:
        words = f"No day is set: the quiz (F3) sets one, and then asks so that you know {aim} % by then."
    elif ready is None:
        words = f"The day you aimed at, {day}, is past. The quiz (F3) sets another."
    else:
        words = f"By {day} you would know {round(100 * ready)} % of everything if you practised no more. The aim is {aim} %."
    place = next((at for at, (one, _) in enumerate(found.fading) if one.isoformat() == day), None)
    chart = Chart(
        "What you would still know, if you practised no more",
        "line",
        tuple("now" if at == 0 else _day(one) for at, (one, _) in enumerate(found.fading)),
        tuple(100 * share for _, share in found.fading),
        percent=True,
        aim=aim,
        marked=place,
    )
    cells = tuple((one.isoformat(), f"{round(100 * share)} %") for one, share in found.fading)
    goal = f"   ◆ {day}" if place is not None else ""
    return Figure(words, chart, rows_of(cells, ("Day", "known")), f"{DASHES} the aim: {aim} %{goal}")


# --- How sure ---


def _sure(found: Numbers, briefing: Briefing) -> Figure:
    if not found.sure.of and not found.unsure.of:
        return Figure(NOT_SURE_YET, None, None)
    words = _trust(found.sure)
    cells = _tallies((("Sure", found.sure), ("Not sure", found.unsure)))
    return Figure(words, _sure_blocks(found), rows_of(cells, ("You were", "right", "of", "share")))


def _tallies(rows: Sequence[tuple[str, Tally]]) -> tuple[tuple[str, ...], ...]:
    return tuple((title, f"{one.right}", f"{one.of}", f"{one.percent} %") for title, one in rows)


def _trust(sure: Tally) -> str:
    if not sure.of:
        return "You have never said that you are sure."
    wrong = sure.of - sure.right
    return f"When you were sure, you were right {sure.percent} % of the time: {wrong} of {sure.of} were wrong all the same."


def _sure_blocks(found: Numbers) -> Blocks:
    def blocks(width: int) -> list[Block]:
        rows = []
        room = max(min(width - 30, 60), 10)
        for title, one in (("Sure", found.sure), ("Not sure", found.unsure)):
            full = room * one.percent // 100
            strip = Content.assemble(("█" * full, "$success"), ("░" * (room - full), QUIET))
            words = f"  {one.percent} % of {one.of} right" if one.of else "  never said"
            label = [Block(shown(title, "bold"))] if width < 56 else []
            start = Content("") if label else cell(title, 10, "bold")
            rows += [*label, Block(Content.assemble(start, strip, (words, QUIET))), GAP]
        return [*rows, Block(shown("█ right  ░ wrong", QUIET))]

    return blocks


# --- Confusions ---

SHOWN: Final = 30
"""People in the matrix at most, those most often confused."""


def _confusions(found: Numbers, briefing: Briefing) -> Figure:
    if not found.confusions:
        return Figure(NEVER_CONFUSED, None, None)
    said, credited, times = found.confusions[0]
    one, other = one_line(briefing.name(said)), one_line(briefing.name(credited))
    words = f"Most often you give the words of {one} to {other}: {counted(times, 'time')}."
    rows = _first(pair[0] for pair in found.confusions)
    columns = _first(pair[1] for pair in found.confusions)
    counts = {(left, right): number for left, right, number in found.confusions}
    matrix = Matrix(
        tuple(one_line(briefing.name(key)) for key in rows),
        tuple(one_line(briefing.name(key)) for key in columns),
        tuple(tuple(counts.get((row, column), 0) for column in columns) for row in rows),
        rows,
        columns,
    )
    cells = [(briefing.name(left), briefing.name(right), number) for left, right, number in found.confusions]
    return Figure(
        words, matrix, _confusion_rows(cells), "Rows: who said it. Columns: whom you gave it to. F9 drills the two."
    )


def _confusion_rows(cells: Sequence[tuple[str, str, int]]) -> Blocks:
    def blocks(width: int) -> list[Block]:
        return [
            Block(Content.assemble(shown_line(left, "bold"), "'s words to ", shown_line(right, "bold"), f", {number} ×"),
                  Content.styled("≠ ", "$warning"), Content("  "))
            for left, right, number in cells
        ]  # fmt: skip

    return blocks


def _first(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))[:SHOWN]


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

FIGURES: Final[dict[str, tuple[str, Callable[[Numbers, Briefing], Figure]]]] = {
    "known": ("Known", _known),
    "time": ("Over time", _over_time),
    "due": ("Due", _due),
    "goal": ("Goal", _goal),
    "sure": ("How sure", _sure),
    "confusions": ("Confusions", _confusions),
}
"""Name -> title and maker of each page, in the order of the tabs."""
