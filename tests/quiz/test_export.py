"""The exported quiz, as the readers of each format see it: Anki itself, a GIFT parser, the csv module, a Markdown parser."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from briefbot.quiz.export.anki import guid, write_anki
from briefbot.quiz.export.gift import gift
from briefbot.quiz.export.handout import handout
from briefbot.quiz.export.table import safe_cell, table
from briefbot.quiz.item import Option
from briefbot.quiz.kinds import every_item
from tests.quiz.samples import ground

ITEMS = list(every_item(ground(), 1))
NASTY = "=1+1 {~#: \\ <b>*bold*</b> [x](y) $CATEGORY: a/b\n// no comment\n\n::t:: `c`"
HOSTILE = replace(
    ITEMS[0],
    id="hostile/own",
    stem=NASTY,
    options=(Option(f"right {NASTY}", NASTY), Option(f"+wrong {NASTY}", NASTY), Option("-2")),
    correct=0,
    answer=f"right {NASTY}",
    explanation=NASTY,
)
ALL = [*ITEMS, HOSTILE]


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def read(text: str | None) -> str:
    """A text of the parser with its escapes undone; it knows all of Moodle's but the doubled backslash."""
    return on_one_line(re.sub(r"\\([#=~:{}\\])", r"\1", text or ""))


def parsed_gift(text: str) -> Any:
    """The questions that the parser finds; importing it asks for the locale in a way that Python is about to drop."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from pygiftparser import parser
    return parser.parseFile(io.StringIO(text))


def test_a_gift_parser_finds_every_question_with_its_options_and_its_one_right_answer() -> None:
    questions = parsed_gift(gift("Grain / Tariffs", ALL))
    assert [question.title for question in questions] == [item.id for item in ALL]
    for question, item in zip(questions, ALL, strict=True):
        assert question.valid
        assert read(question.text) == on_one_line(item.stem)
        if item.is_open:
            assert type(question.answers).__name__ == "Essay"
            continue
        answers = question.answers.answers
        if item.sequence:
            assert [read(answer.question) for answer in answers] == [str(n + 1) for n in range(len(answers))]
            told = [on_one_line(item.options[place].text) for place in item.sequence]
            assert [read(answer.answer) for answer in answers] == told
            continue
        assert [read(answer.answer) for answer in answers] == [on_one_line(option.text) for option in item.options]
        assert [answer.fraction for answer in answers] == [
            100 * (option == item.right_option) for option in item.options
        ]
        told = [read(answer.feedback) for answer in answers]
        assert told == [on_one_line(option.truth) for option in item.options]
        if item.receipt is not None:
            assert on_one_line(item.receipt.words) in read(question.generalFeedback)


def test_what_means_something_in_gift_is_escaped() -> None:
    text = gift("Any", [replace(HOSTILE, stem="a{b}c~d=e#f:g\\h")])
    assert "[plain]a\\{b\\}c\\~d\\=e\\#f\\:g\\\\h {" in text


def test_a_spreadsheet_gets_one_row_per_question_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(table(ALL), newline="")))
    assert [row["id"] for row in rows] == [item.id for item in ALL]
    for row, item in zip(rows, ALL, strict=True):
        options = [row[f"option {number}"] for number in range(1, 7) if row[f"option {number}"]]
        if item.is_open:
            assert (options, row["right option"]) == ([], "")
            continue
        assert len(options) == len(item.options)
        right = [options[int(number) - 1] for number in row["right option"].split()]
        wanted = item.sequence or (item.correct,)
        assert right == [safe_cell(item.options[place].text) for place in wanted]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    assert rows[-1]["option 3"] == "'-2"


def test_the_handout_has_the_questions_first_and_then_as_many_answers() -> None:
    page = handout(f"Grain {NASTY}", ALL)
    found = list(tokens(page))
    assert len([token for token in found if token.type == "ordered_list_open"]) == 2
    assert len([token for token in found if token.type == "list_item_open" and token.markup == "."]) == 2 * len(ALL)
    headings = [after for token, after in pairwise(found) if token.type == "heading_open"]
    assert [heading.content for heading in headings[1:]] == ["Questions", "Answers"]
    questions, answers = page.split("## Answers")
    assert "Snow had closed the roads" in answers
    assert "Snow had closed the roads" not in questions
    assert "Speaker: " in answers
    assert "Speaker: " not in questions
    assert {token.type for token in found} & {"html_inline", "html_block", "link_open", "code_inline", "fence"} == set()
    assert on_one_line(NASTY) in {shown(token) for token in found if token.type == "inline"}


def tokens(page: str) -> Iterator[Any]:
    for token in MarkdownIt("commonmark").parse(page):
        yield token
        yield from token.children or ()


def shown(token: Any) -> str:
    return "".join(child.content for child in token.children or ())


def into(anki: Any, package: Path) -> Any:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions()
    return anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log


def test_anki_takes_one_note_per_question_and_a_second_import_updates_them(tmp_path: Path) -> None:
    from anki.collection import Collection

    write_anki(tmp_path / "first.apkg", "grain", "Grain", ALL, 1_700_000_000)
    changed = [replace(item, stem="Asked anew?") if item is ITEMS[0] else item for item in ALL]
    write_anki(tmp_path / "second.apkg", "grain", "Grain", changed, 1_700_000_100)
    anki = Collection(str(tmp_path / "collection.anki2"))
    try:
        assert len(into(anki, tmp_path / "first.apkg").new) == len(ALL)
        assert len(into(anki, tmp_path / "second.apkg").new) == 0
        notes = {note["Id"]: note for note in (anki.get_note(note_id) for note_id in anki.find_notes(""))}
        assert set(notes) == {item.id for item in ALL}
        assert notes[ITEMS[0].id]["Question"] == "Asked anew?"
        assert notes[ITEMS[1].id].guid == guid("grain", ITEMS[1].id)
        assert "&lt;b&gt;" in notes["hostile/own"]["Question"]
        assert "Grain" in [deck.name for deck in anki.decks.all_names_and_ids()]
    finally:
        anki.close()


def test_notes_of_two_briefings_are_never_taken_for_each_other() -> None:
    names = {guid(key, item.id) for key in ("one", "two") for item in ALL}
    assert len(names) == 2 * len(ALL)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_cell_is_never_a_formula(start: str) -> None:
    assert not safe_cell(f"{start}cmd|' /C calc'!A0").startswith(("=", "+", "-", "@", "\t", "\r"))
