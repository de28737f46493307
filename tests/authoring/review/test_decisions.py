"""Decisions about a draft change what they are about, and nothing else in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefbot.authoring.review import decisions
from briefbot.authoring.review.decisions import Decision, Refused
from briefbot.authoring.review.entries import Entry, Review
from briefbot.authoring.review.session import Session, open_session
from briefbot.authoring.review.spans import cut_moved, end_moved, first_cut, start_moved
from briefbot.briefing.load import check_file
from briefbot.errors import CannotRead, InvalidBriefing

ARTICLE = (
    "Anna Roe said the pier was old. Ben Cole said it was safe, and that nobody should worry.\n\n"
    "“It was closed in May. It will open in June,” Roe said."
)
FILE = """{
  "briefing": 1,
  "title": "The pier",
  "x-mine": { "keep":   [1,2] },
  "sources": { "a": { "text": %s } },
  "people": {
    "roe": { "name": "Anna Roe", "x-draft": true },
    "cole": "Ben Cole"
  },
  "statements": [
    { "id": "old", "speaker": "roe", "text": "The pier was old", "cite": "Anna Roe said the pier was old", "x-draft": true },
    {
      "id": "safe",
      "speaker": "unknown",
      "text": "It was safe",
      "cite": "Ben Cole said it was safe, and that nobody should worry",
      "note": "It is not clear whom the pronoun means.",
      "x-other":   "stays",
      "x-draft": true
    },
    { "id": "may", "speaker": "roe", "quote": "It was closed in May. It will open in June",
      "cite": "“It was closed in May. It will open in June,” Roe said", "x-draft": true }
  ],
  "questions": [ { "ask": ["How old?"], "answer": ["old"] } ]
}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "pier.json"
    file.write_text(FILE % json.dumps(ARTICLE), encoding="utf-8")
    return file


@pytest.fixture
def session(path: Path) -> Session:
    return open_session(path)


def entry(review: Review, key: str) -> Entry:
    return next(one for one in review.entries if one.key == key)


def decided(session: Session, decision: Decision) -> dict[str, Any]:
    assert session.decide(decision, 0) == ""
    found: dict[str, Any] = json.loads(session.path.read_text(encoding="utf-8"))
    return found


def statement(document: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in document["statements"] if one["id"] == key)


def changed_lines(before: str, after: str) -> set[str]:
    return set(before.splitlines()) ^ set(after.splitlines())


def test_accepting_takes_away_the_mark_and_touches_no_other_line(session: Session, path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    document = decided(session, decisions.accept(session.review, entry(session.review, "old")))
    assert "x-draft" not in statement(document, "old")
    assert len(changed_lines(before, path.read_text(encoding="utf-8"))) == 2


def test_a_new_speaker_settles_the_drafts_note_and_nothing_of_the_authors(session: Session) -> None:
    document = decided(session, decisions.set_speaker(session.review, entry(session.review, "safe"), "cole"))
    assert statement(document, "safe")["speaker"] == "cole"
    assert "note" not in statement(document, "safe")
    assert statement(document, "safe")["x-other"] == "stays"
    assert statement(document, "safe")["x-draft"] is True


def test_somebody_new_gets_an_id_that_nobody_has(session: Session) -> None:
    decision, key = decisions.add_person(session.review, "Roe")
    assert key == "roe-2"
    assert decided(session, decision)["people"]["roe-2"] == "Roe"


def test_rejecting_takes_the_item_out_but_not_what_something_else_names(session: Session) -> None:
    assert isinstance(decisions.reject(session.review, entry(session.review, "old")), Refused)
    assert isinstance(decisions.reject(session.review, entry(session.review, "roe")), Refused)
    document = decided(session, decisions.reject(session.review, entry(session.review, "safe")))
    assert [one["id"] for one in document["statements"]] == ["old", "may"]


def test_dividing_makes_two_unconfirmed_statements_of_one_with_cites_that_are_found(
    session: Session, path: Path
) -> None:
    may = entry(session.review, "may")
    cut = first_cut(ARTICLE, may.spans[0])
    assert cut is not None
    document = decided(session, decisions.split(session.review, may, ARTICLE.index(" It will")))
    assert [one["id"] for one in document["statements"]] == ["old", "safe", "may", "may-2"]
    assert [one["x-draft"] for one in document["statements"]] == [True] * 4
    assert not [problem for problem in check_file(path) if problem.severity == "E"]


def test_the_side_that_keeps_the_whole_quote_needs_no_text(session: Session) -> None:
    may = entry(session.review, "may")
    document = decided(session, decisions.split(session.review, may, ARTICLE.index(" Roe said.")))
    assert statement(document, "may")["quote"] == "It was closed in May. It will open in June"
    assert "text" not in statement(document, "may")
    assert statement(document, "may-2")["text"] == "Roe said"


def test_merging_makes_one_of_two_by_the_same_speaker_only(session: Session) -> None:
    refused = decisions.merge(session.review, entry(session.review, "old"))
    assert refused == Refused("The next one has another speaker.")
    decided(session, decisions.set_speaker(session.review, entry(session.review, "safe"), "roe"))
    document = decided(session, decisions.merge(session.review, entry(session.review, "old")))
    assert [one["id"] for one in document["statements"]] == ["old", "may"]
    assert statement(document, "old")["text"] == "The pier was old. It was safe"


def test_moving_the_passage_makes_the_cite_anew_and_drops_quotes_that_left_it(session: Session, path: Path) -> None:
    may = entry(session.review, "may")
    shorter = (may.spans[0][0], ARTICLE.index(" It will"))
    document = decided(session, decisions.set_span(session.review, may, shorter))
    assert statement(document, "may")["cite"] == "“It was closed in May."
    assert "quote" not in statement(document, "may")
    assert statement(document, "may")["text"] == "It was closed in May."
    assert not [problem for problem in check_file(path) if problem.severity == "E"]


def test_words_and_names_are_written_anew(session: Session) -> None:
    document = decided(session, decisions.set_words(session.review, entry(session.review, "old"), ' Old "pier" '))
    assert statement(document, "old")["text"] == 'Old "pier"'
    document = decided(session, decisions.set_words(session.review, entry(session.review, "cole"), "B. Cole"))
    assert document["people"]["cole"] == "B. Cole"
    assert isinstance(decisions.set_words(session.review, entry(session.review, "cole"), " "), Refused)


def test_a_sentence_becomes_a_fact_or_a_statement_in_the_order_of_the_article(session: Session) -> None:
    decided(session, decisions.reject(session.review, entry(session.review, "safe")))
    sentence = next(one for one in session.review.entries if one.kind == "sentence")
    document = decided(session, decisions.make_statement(session.review, sentence, "cole"))
    assert [one["speaker"] for one in document["statements"]] == ["roe", "cole", "roe"]
    session.undo()
    document = decided(session, decisions.make_fact(session.review, sentence))
    assert document["facts"][0]["text"] == "Ben Cole said it was safe, and that nobody should worry."
    assert session.review.uncovered == 0


def test_undoing_everything_gives_the_file_back_byte_by_byte(session: Session, path: Path) -> None:
    before = path.read_bytes()
    for key in ("old", "safe", "may", "roe"):
        decided(session, decisions.accept(session.review, entry(session.review, key)))
    assert session.review.left == 0
    while session.undo() is not None:
        pass
    assert path.read_bytes() == before


def test_a_file_that_changed_meanwhile_is_not_written_over(session: Session, path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("The pier", "Another pier"), encoding="utf-8")
    with pytest.raises(CannotRead, match="has changed meanwhile"):
        session.decide(decisions.accept(session.review, entry(session.review, "old")), 0)
    assert session.review.left == 4


def test_a_file_with_errors_or_without_its_article_is_not_reviewed(path: Path) -> None:
    path.write_text('{"briefing": 1, "title": "T", "facts": ["F."]}', encoding="utf-8")
    with pytest.raises(CannotRead, match="text of the article is not there"):
        open_session(path)
    path.write_text('{"briefing": 1, "title": "T", "facts": [1]}', encoding="utf-8")
    with pytest.raises(InvalidBriefing):
        open_session(path)


def test_the_ends_of_a_passage_move_by_words_and_never_meet() -> None:
    text = "One two three. Four."
    assert end_moved(text, (0, 3), 1) == (0, 7)
    assert end_moved(text, (0, 7), -1) == (0, 3)
    assert end_moved(text, (0, 3), -1) == (0, 3)
    assert start_moved(text, (4, 7), -1) == (0, 7)
    assert start_moved(text, (0, 7), 1) == (4, 7)
    assert start_moved(text, (4, 7), 1) == (4, 7)
    assert first_cut(text, (0, 20)) == 14
    assert cut_moved(text, (0, 20), 14, -1) == 7
    assert cut_moved(text, (0, 20), 14, 1) == 14
    assert first_cut(text, (0, 3)) is None
