"""One's own record on the command line: numbers, taking it along, starting anew, and what one insisted on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefbot.briefing.load import load_briefing
from briefbot.cli.main import main
from briefbot.progress.store import FILE_NAME, Store, briefing_key
from briefbot.progress.study import begin_study
from briefbot.quiz.session import Event, Next, Override, QuizSettings, Summary, Sure, Typed
from tests.cli.test_quiz import SMALL

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
OWN = {"id": "colour", "question": "Which colour has the bus?", "answer": "Green", "distractors": ["Red", "Blue"]}


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    path = tmp_path / "trip.json"
    text = json.dumps(SMALL | {"quiz": [OWN]}, indent=1, ensure_ascii=False)
    path.write_text(text.replace('"max": "Max Planck"', '"max":   "Max Planck"'), encoding="utf-8")
    return path


def answered(trip: Path, home: Path, kind: str, *events: Event, confidence: bool = False) -> None:
    """A session on one kind of question, in which these events come one after the other for each question."""
    home.mkdir(parents=True, exist_ok=True)
    settings = QuizSettings(count=9, seed=1, kinds=(kind,), confidence=confidence)
    with Store(home / FILE_NAME) as store:
        study = begin_study(load_briefing(trip), settings, store, lambda: YESTERDAY)
        while not isinstance(study.state, Summary):
            for event in (*events, Next()):
                study.send(event)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_the_numbers_are_there_before_anything_was_answered(trip: Path, home: Path, run: Run) -> None:
    code, out, _ = run("stats", "-b", trip)
    assert code == 0
    assert "0 known, 0 learning" in out
    assert not (home / FILE_NAME).exists()


def test_the_numbers_tell_what_is_due_wrong_though_sure_and_confused(trip: Path, home: Path, run: Run) -> None:
    answered(trip, home, "who-said", Typed("Ada Byron"), Sure(True), confidence=True)
    code, out, _ = run("stats", "-b", trip, "--ready-by", "tomorrow")
    assert code == 0
    for line in ("4 answers, 25% right.", "When sure: 1 of 4 right (25%).", "You were sure of these, and wrong:"):
        assert line in out
    assert "You credit Max Planck’s words to Ada Byron: 1 time." in out
    assert "you would know" in out
    assert "  Ada Byron: " in out
    _, out, _ = run("stats", "-b", trip, "--json")
    numbers = json.loads(out)
    assert numbers["sure"] == {"sure": [1, 4]}
    assert sum(numbers["due"]) == 4
    assert len(numbers["sure_but_wrong"]) == 3


def test_what_the_briefing_no_longer_has_is_kept_aside(trip: Path, home: Path, run: Run) -> None:
    answered(trip, home, "own", Typed("green"))
    trip.write_text(json.dumps(SMALL), encoding="utf-8")
    code, out, _ = run("stats", "-b", trip)
    assert code == 0
    assert "No longer in the briefing: 1 question that you learned" in out


def test_a_record_is_written_taken_in_elsewhere_and_never_counted_twice(
    trip: Path, home: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answered(trip, home, "who-said", Typed("Ada Byron"))
    answered(trip, home, "own", Typed("a line\u2028 separator"))
    assert run("export", tmp_path / "kept.jsonl")[0] == 0
    assert (tmp_path / "kept.jsonl").read_text(encoding="utf-8") == run("export")[1]
    assert run("export", trip)[0] == 2
    assert "title" in trip.read_text(encoding="utf-8")
    assert run("export", tmp_path / "kept.jsonl", "--force")[0] == 0
    monkeypatch.setenv("BRIEFBOT_HOME", str(tmp_path / "elsewhere"))
    assert run("import", tmp_path / "kept.jsonl") == (0, "", "2 sessions added.\n")
    assert run("import", tmp_path / "kept.jsonl") == (0, "", "0 sessions added.\n")
    assert "5 answers, 20% right." in run("stats", "-b", trip)[1]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{}", b"", None])
def test_what_is_no_record_is_refused_in_a_sentence(run: Run, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "file").write_bytes(content)
    code, out, err = run("import", tmp_path / "file")
    assert code in {1, 3}
    assert out == ""
    assert len(err.splitlines()) == 1


def test_a_record_that_is_not_there_cannot_be_taken_along_or_started_anew(trip: Path, run: Run) -> None:
    assert run("export")[0] == 2
    assert run("reset", "-b", trip, "--yes")[0] == 2


def test_starting_anew_keeps_the_old_record_and_the_other_briefings(
    trip: Path, home: Path, run: Run, tmp_path: Path
) -> None:
    answered(trip, home, "who-said", Typed("Ada Byron"))
    other = tmp_path / "other.json"
    other.write_text(json.dumps(SMALL | {"title": "Another trip"}), encoding="utf-8")
    answered(other, home, "who-said", Typed("Ada Byron"))
    code, _, err = run("reset", "-b", trip, "--yes")
    assert code == 0
    assert "1 session taken out." in err
    with Store(home / FILE_NAME) as store:
        assert store.records(briefing_key(load_briefing(trip))) == ()
        assert len(store.records(briefing_key(load_briefing(other)))) == 5
    (aside,) = home.glob("record-until-*.sqlite3")
    with Store(aside) as old:
        assert len(old.sessions()) == 2
    answered(trip, home, "who-said", Typed("Ada Byron"))
    with sqlite3.connect(home / FILE_NAME) as raw, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("DELETE FROM reviews")
    raw.close()


def test_nothing_is_started_anew_without_a_yes(
    trip: Path, home: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answered(trip, home, "who-said", Typed("Ada Byron"))
    (tmp_path / "no").write_text("no\n")
    with (tmp_path / "no").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert run("reset", "-b", trip)[0] == 2
    with Store(home / FILE_NAME) as store:
        assert len(store.sessions()) == 1


def test_what_was_insisted_on_is_offered_as_an_alias_and_written_only_when_told(
    trip: Path, home: Path, run: Run
) -> None:
    answered(trip, home, "who-said", Typed("The Professor"), Override())
    before = trip.read_text(encoding="utf-8")
    code, out, _ = run("overrides", "-b", trip)
    assert code == 0
    listed = out.splitlines()
    number = next(line for line in listed if "“The Professor” for Max Planck" in line).split(".")[0]
    code, diff, _ = run("overrides", "-b", trip, "--add", number)
    assert code == 0
    assert [line for line in diff.splitlines() if line.startswith("+ ")] == [
        '+  "max":   { "name": "Max Planck", "extra_aliases": ["The Professor"] },'
    ]
    assert trip.read_text(encoding="utf-8") == before
    assert run("overrides", "-b", trip, "--add", number, "--write")[0] == 0
    after = trip.read_text(encoding="utf-8")
    assert after == before.replace('"Max Planck"', '{ "name": "Max Planck", "extra_aliases": ["The Professor"] }')
    assert "The Professor" in load_briefing(trip).entities["max"].extra_aliases
    assert not any("for Max Planck" in line for line in run("overrides", "-b", trip)[1].splitlines())


def test_an_answer_to_an_authors_question_becomes_one_more_right_answer(trip: Path, home: Path, run: Run) -> None:
    answered(trip, home, "own", Typed("Bottle"), Override())
    assert run("overrides", "-b", trip, "--add", "all", "--write")[0] == 0
    assert load_briefing(trip).quiz[0].accept == ("Green", "Bottle")


def test_the_name_of_somebody_else_is_never_offered(trip: Path, home: Path, run: Run) -> None:
    answered(trip, home, "who-said", Typed("Ada Byron"), Override())
    assert run("overrides", "-b", trip)[1].startswith("No answer was insisted on")


@pytest.mark.parametrize("arguments", [["--add", "9"], ["--add", "x"]])
def test_a_number_that_is_not_on_the_list_is_wrong_usage(trip: Path, run: Run, arguments: list[str]) -> None:
    assert run("overrides", "-b", trip, *arguments)[0] == 2
    assert run("overrides", *arguments)[0] == 2
