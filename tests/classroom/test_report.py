"""What a teacher reads afterwards: the numbers are right, and no text of a stranger is more than text."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from statistics import correlation

import pytest

from briefbot.classroom.decide import Ask, Close, Reveal
from briefbot.classroom.events import Joined, Rules
from briefbot.classroom.report import DISCRIMINATION_FROM, Confusion, Report, report
from briefbot.classroom.report_page import page
from briefbot.classroom.report_table import table as csv_table
from briefbot.classroom.report_text import markdown, plain_lines
from briefbot.classroom.room import apply
from briefbot.classroom.takehome import take_home
from briefbot.classroom.views import missed

from .samples import GROUND, PEOPLE, TRIP, Table


def played(pupils: int = 3, *, names: tuple[str, ...] = (), rules: Rules | None = None) -> Table:
    """Three questions; pupil number n is right on the questions below n % 4, and credits Max Planck wherever that is wrong."""
    table = Table(rules)
    for number in range(pupils):
        if number < len(names):
            table.room = apply(table.room, Joined(f"p{number}", names[number], "t"))
        else:
            table.join(f"p{number}")
    for question in range(3):
        table.do(Ask())
        for number in range(pupils):
            table.answer(f"p{number}", question, right=question < number % 4)
        table.do(Close(), Reveal())
    return table


def told(table: Table) -> Report:
    return report(table.room, GROUND.briefing)


def test_facility_and_the_most_chosen_wrong_speaker() -> None:
    found = told(played(5))
    assert [item.facility for item in found.items] == [3 / 5, 2 / 5, 1 / 5]
    first = found.items[0]
    assert (first.asked, first.answered, first.right) == (5, 5, 3)
    assert first.wrong is not None
    wrong = (found.items[0].question.correct + 1) % 3
    assert first.wrong.words == first.question.options[wrong].text
    assert (first.wrong.share, first.wrong.count, first.wrong.credits) == (2 / 5, 2, True)
    assert "40 % credit this to" in "\n".join(plain_lines(found))


def test_the_confusion_map_counts_whose_words_went_to_whom() -> None:
    found = told(played(5))
    assert sum(pair.count for pair in found.confusions) == 2 + 3 + 4
    assert found.confusions[0] == max(found.confusions, key=lambda pair: pair.count)
    assert all(isinstance(pair, Confusion) and pair.words_of != pair.credited_to for pair in found.confusions)


def test_what_few_know_is_worth_teaching_again_the_least_known_first() -> None:
    assert [item.number for item in told(played(5)).again] == [3, 2, 1]


def test_discrimination_is_told_from_twenty_pupils_on() -> None:
    assert {item.discrimination for item in told(played(DISCRIMINATION_FROM - 1)).items} == {None}
    found = told(played(DISCRIMINATION_FROM))
    here = [float(number % 4 > 0) for number in range(DISCRIMINATION_FROM)]
    elsewhere = [(max(number % 4 - 1, 0)) / 2 for number in range(DISCRIMINATION_FROM)]
    assert found.items[0].discrimination == pytest.approx(correlation(here, elsewhere))


def test_who_came_late_is_not_among_those_asked() -> None:
    table = Table()
    table.join("anna")
    table.do(Ask(), Close(), Reveal())
    table.join("late")
    table.do(Ask())
    table.answer("late", 1, right=True)
    table.do(Close(), Reveal())
    found = told(table)
    assert [item.asked for item in found.items] == [1, 2]
    rows = list(csv.reader(io.StringIO(csv_table(found))))
    assert {row[1]: row[6:] for row in rows}[table.room.pupils["late"].name] == ["", "right"]
    assert {row[1]: row[6:] for row in rows}[table.room.pupils["anna"].name] == ["no answer", "no answer"]


HOSTILE = (
    '=HYPERLINK("http://x")',
    "<script>alert(1)</script>",
    "[x](javascript:y)|`*_",
    "@SUM(A1)",
    "+1\x1b[31m\r\n-2",
)


def test_a_spreadsheet_runs_nothing_of_what_pupils_are_called() -> None:
    text = csv_table(told(played(5, names=HOSTILE)))
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 7
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "\x1b" not in text


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_page_holds_no_markup_of_a_stranger_and_fetches_nothing() -> None:
    text = page(told(played(5, names=HOSTILE)))
    found = _Elements()
    found.feed(text)
    assert "script" not in found.tags
    assert not found.attributes & {"src", "href", "onerror", "onclick", "style"}
    assert "&lt;script&gt;" in text
    assert "\x1b" not in text


def test_markdown_shows_a_strangers_text_as_it_is() -> None:
    text = markdown(told(played(5, names=HOSTILE)))
    assert r"\[x\](javascript:y)\|\`\*\_" in text
    assert "<script>" not in text


def test_the_three_forms_tell_the_same_numbers() -> None:
    found = told(played(5, rules=Rules(teams=("Red", "Blue"))))
    for text in ("\n".join(plain_lines(found)), markdown(found), page(found)):
        assert "Worth teaching again" in text
        assert "20 %, 1 of 5 right" in text
        assert "Red" in text


def test_a_room_in_which_nothing_was_finished_has_a_sentence() -> None:
    table = Table()
    table.join(*PEOPLE)
    for text in ("\n".join(plain_lines(told(table))), markdown(told(table)), page(told(table))):
        assert "nothing to report yet" in text
    assert csv_table(told(table)).count("\r\n") == 2


def test_the_file_for_home_asks_what_was_missed_and_is_a_valid_briefing(tmp_path: Path) -> None:
    table = played(3)
    questions = missed(table.room, table.room.pupils["p2"])
    assert [question.item.note for question in questions] == ["bees"]
    name, text = take_home(json.dumps(TRIP), questions, "School trip")
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    run = [sys.executable, "-m", "briefbot"]
    check = subprocess.run([*run, "check", str(file), "--strict"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout
    listed = subprocess.run(
        [*run, "quiz", "-b", str(file), "--list"], capture_output=True, text=True, check=True
    ).stdout
    ids = [line[1:].partition("]")[0] for line in listed.splitlines() if line.startswith("[")]
    assert "bees/who-said" in ids
    assert {quiz_id.partition("/")[0] for quiz_id in ids} == {"bees"}


def test_of_the_authors_own_questions_only_those_missed_go_home() -> None:
    own = [
        {"question": "What colour is the bus?", "accept": ["yellow"], "distractors": ["red", "blue"]},
        {"id": "gate", "question": "Which gate?", "accept": ["north"], "distractors": ["south", "west"]},
    ]
    table = played(3)
    question = table.room.questions[0]
    asked = replace(question, item=replace(question.item, note="gate", kind="own"))
    _, text = take_home(json.dumps({**TRIP, "quiz": own}), [asked], "x")
    assert [row["question"] for row in json.loads(text)["quiz"] if "question" in row] == ["Which gate?"]
