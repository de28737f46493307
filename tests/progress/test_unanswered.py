"""Questions without an answer are kept here, may be forgotten, and find their way into the briefing."""

from __future__ import annotations

import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbot.briefing.load import load_briefing, shipped_briefing
from briefbot.cli.main import main
from briefbot.errors import StoreError
from briefbot.progress.unanswered import clear, keep, kept, switch

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


def test_a_question_is_kept_once_per_briefing() -> None:
    for question in ("Why green?", "why green?", "Who paid?"):
        keep(question, "A", "refused", NOW)
    keep("Elsewhere?", "B", "none of these", NOW)
    assert [one.question for one in kept("A")] == ["Why green?", "Who paid?"]
    assert [one.reason for one in kept("B")] == ["none of these"]


def test_clearing_forgets_and_switching_off_keeps_nothing() -> None:
    keep("Why?", "A", "refused", NOW)
    clear()
    assert kept("A") == ()
    switch(on=False)
    keep("Why?", "A", "refused", NOW)
    assert kept("A") == ()
    switch(on=True)
    keep("Why?", "A", "refused", NOW)
    assert len(kept("A")) == 1


def test_a_run_can_opt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_UNANSWERED", "0")
    keep("Why?", "A", "refused", NOW)
    monkeypatch.delenv("BRIEFBOT_UNANSWERED")
    assert kept("A") == ()


def test_a_damaged_line_is_passed_over(home: Path) -> None:
    keep("Why?", "A", "refused", NOW)
    with (home / "unanswered.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"half": \n[]\n')
    assert [one.question for one in kept("A")] == ["Why?"]


def test_the_oldest_are_dropped_where_the_file_grows_large(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefbot.progress.unanswered.LARGEST", 2_000)
    for number in range(200):
        keep(f"Why {number}?", "A", "refused", NOW)
    questions = [one.question for one in kept("A")]
    assert questions == [f"Why {number}?" for number in range(200 - len(questions), 200)]
    assert 5 < len(questions) < 25
    assert [file.name for file in home.iterdir()] == ["unanswered.jsonl"]


def test_a_folder_that_cannot_be_written_is_one_sentence(home: Path) -> None:
    home.write_text("in the way")
    with pytest.raises(StoreError, match="cannot be kept"):
        keep("Why?", "A", "refused", NOW)


def test_refused_questions_are_listed_and_answered_ones_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "Who is Lavrov?"])
    main(["ask", "What did Stoltenberg say?"])  # the author foresaw that nobody tells it
    main(["ask", "What did Okonkwo say?"])
    capsys.readouterr()
    assert main(["unanswered"]) == 0
    assert capsys.readouterr().out == "1. What did Okonkwo say? (refused)\n"


def test_none_of_these_is_kept_with_the_question_it_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("who is the analyst\n3\nwho is the analyst\n2\n"))
    main(["ask", "--json"])
    replies = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [reply["outcome"] for reply in replies] == ["choice", "choice", "answer"]
    main(["unanswered", "--json"])
    assert json.loads(capsys.readouterr().out)["reason"] == "none of these"


def test_a_question_becomes_a_phrasing_shown_first_and_written_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.json"
    shutil.copy(shipped_briefing(), file)
    before = file.read_text(encoding="utf-8")
    question = "Does anybody hum about zithers?"
    main(["ask", "-b", str(file), question])
    capsys.readouterr()
    assert main(["unanswered", "-b", str(file), "--add", "1", "leak"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line for line in shown if line.startswith("+") and question in line]
    assert file.read_text(encoding="utf-8") == before
    assert main(["unanswered", "-b", str(file), "--add", "1", "leak", "--write"]) == 0
    assert any(question in entry.ask and entry.items == ("leak",) for entry in load_briefing(file).questions)
    capsys.readouterr()
    main(["ask", "-b", str(file), "--json", question])
    assert json.loads(capsys.readouterr().out)["items"] == ["leak"]
    assert main(["unanswered", "-b", str(file)]) == 0
    assert "waits for an answer" in capsys.readouterr().out
    assert main(["unanswered", "-b", str(file), "--add", "1", "leak", "--write"]) == 2, "it would stand there twice"


def test_clearing_says_what_was_done_and_never_goes_with_adding(capsys: pytest.CaptureFixture[str]) -> None:
    keep("Why green?", load_briefing(shipped_briefing()).title, "refused", NOW)
    with pytest.raises(SystemExit):
        main(["unanswered", "--clear", "--add", "1", "leak"])
    assert main(["unanswered"]) == 0
    assert "Why green?" in capsys.readouterr().out
    assert main(["unanswered", "--clear"]) == 0
    assert capsys.readouterr().out == "The unanswered questions are forgotten.\n"
    main(["unanswered"])
    assert "Why green?" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--add", "1", "leak"], "Name the file"),
        (["-b", "FILE", "--write"], "goes with --add"),
        (["-b", "FILE", "--add", "7", "leak"], "no unanswered question 7"),
        (["-b", "FILE", "--add", "1", "leek"], "Did you mean leak?"),
        (["-b", "FILE", "--add", "1"], "Name the items"),
    ],
)
def test_what_cannot_be_added_is_one_sentence(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.json"
    shutil.copy(shipped_briefing(), file)
    keep("Why green?", load_briefing(file).title, "refused", NOW)
    assert main(["unanswered", *(str(file) if word == "FILE" else word for word in arguments)]) == 2
    assert told in capsys.readouterr().err
