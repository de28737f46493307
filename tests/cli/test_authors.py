"""The commands for authors: new, schema, cite, coverage, test and merge, as they are typed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from briefbot.briefing.load import check_file
from briefbot.briefing.validate import schema_bytes
from briefbot.cli.main import main
from briefbot.errors import ExitCode

GOOD = Path(__file__).parents[1] / "briefings" / "good"
NEWS = "The hall is too small, says Eva Lang. “We need more room.” The bus leaves at noon. The bus returns at one."


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    assert main(["new", str(tmp_path / "trip.json")]) == ExitCode.OK
    return tmp_path / "trip.json"


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_new_briefing_is_clean_and_passes_its_own_test(trip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_file(trip) == ()
    assert main(["test", str(trip), "--strict", "--held-out"]) == ExitCode.OK
    printed = capsys.readouterr().out
    assert "1 of 1 tests pass.\n3 of 3 phrasings find what they should." in printed


def test_a_file_that_is_there_is_only_written_over_with_force(trip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = trip.read_text(encoding="utf-8")
    assert main(["new", str(trip), "--title", "Other"]) == ExitCode.USAGE
    assert "already there" in capsys.readouterr().err
    assert trip.read_text(encoding="utf-8") == before
    assert main(["new", str(trip), "--title", "Other", "--force", "--backup"]) == ExitCode.OK
    assert read(trip)["title"] == "Other"
    assert (trip.parent / "trip.json~").read_text(encoding="utf-8") == before


def test_a_guided_start_ends_with_a_valid_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    answers = ["Club day", "News", "new.txt", "news.txt", "Eva Lang", "chair", "More space is needed.", "too tiny"]
    typed(monkeypatch, *answers, "“We need more room.”", "", "", "The bus goes at noon.", "")
    assert main(["new", "--guided", str(tmp_path / "club.json")]) == ExitCode.OK
    document = read(tmp_path / "club.json")
    assert document["sources"] == {"article": {"title": "News", "file": "news.txt"}}
    assert document["people"] == {"eva-lang": {"name": "Eva Lang", "role": "chair"}}
    assert [(one["speaker"], one["quote"]) for one in document["statements"]] == [("eva-lang", "We need more room.")]
    assert [problem for problem in check_file(tmp_path / "club.json") if problem.severity == "E"] == []
    asked = capsys.readouterr().err
    assert "There is no text file new.txt" in asked
    assert "do not stand in the source" in asked


@pytest.mark.parametrize("answers", [[], ["Title", "", "Eva Lang"]])
def test_where_nothing_is_told_no_file_is_written(
    answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, *answers)
    assert main(["new", "--guided", str(tmp_path / "club.json")]) == ExitCode.USAGE
    assert not (tmp_path / "club.json").exists()


def test_the_schema_is_printed_or_written_beside_a_briefing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == ExitCode.OK
    assert capsys.readouterr().out.encode() == schema_bytes()
    file = tmp_path / "b.json"
    file.write_text('{\n  "briefing": 1,\n  "title": "T",\n  "facts": ["One."]\n}\n', encoding="utf-8")
    assert main(["schema", str(file)]) == ExitCode.OK
    assert (tmp_path / "briefing.schema.json").read_bytes() == schema_bytes()
    assert '+  "$schema": "briefing.schema.json"' in capsys.readouterr().out
    assert "$schema" not in read(file)
    assert main(["schema", str(file), "--write"]) == ExitCode.OK
    assert read(file)["$schema"] == "briefing.schema.json"
    (tmp_path / "briefing.schema.json").write_text("{}", encoding="utf-8")
    assert main(["schema", str(file)]) == ExitCode.USAGE
    assert main(["schema", str(file), "--force"]) == ExitCode.OK


def a_briefing(tmp_path: Path, **parts: Any) -> Path:
    file = tmp_path / "club.json"
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    document = {"briefing": 1, "title": "Club", "sources": {"news": {"file": "news.txt"}}, **parts}
    document.setdefault("facts", [{"id": "noon", "text": "The bus goes at noon.", "cite": "The bus leaves at noon"}])
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_a_cite_is_ready_to_paste_for_each_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(a_briefing(tmp_path))
    assert main(["cite", "-b", file, "we", "need", "more"]) == ExitCode.OK
    assert capsys.readouterr().out == '"We need more"\n'
    assert main(["cite", "-b", file, "The bus"]) == ExitCode.OK
    printed = capsys.readouterr()
    assert [json.loads(line) for line in printed.out.splitlines()] == [
        {"exact": "The bus", "prefix": "room.”"},
        {"exact": "The bus", "prefix": "noon."},
    ]
    assert "[The bus] leaves at noon." in printed.err
    assert main(["cite", "-b", file, "The hall", "--to", "at noon"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out) == {"from": "The hall is too", "to": "bus leaves at noon"}


def test_words_that_the_source_does_not_have_get_the_closest_passage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "-b", str(a_briefing(tmp_path)), "the hall is small"]) == ExitCode.PROBLEMS
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "The closest passage is: “The hall is too small, says Eva Lang.”" in printed.err


@pytest.mark.parametrize("command", [["cite", "The bus"], ["coverage"]])
def test_a_source_has_to_be_there(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = a_briefing(tmp_path)
    assert main([*command, "-b", str(file), "--in", "nwes"]) == ExitCode.USAGE
    assert "Did you mean `news`?" in capsys.readouterr().err
    assert main([*command, "-b", str(file), "--source", "nwes=x"]) == ExitCode.USAGE
    assert main([*command, "-b", str(GOOD / "smallest.json")]) == ExitCode.USAGE
    assert "no source text to look at" in capsys.readouterr().err


def test_coverage_shows_each_sentence_with_what_cites_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(a_briefing(tmp_path))
    assert main(["coverage", "-b", file]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "news: 1 of 4 sentences cited (25 %)"
    assert lines[3:5] == ["+ The bus leaves at noon.", "    noon"]
    assert lines[1].startswith("- ")
    assert lines[-1] == "Next: The hall is too small, says Eva Lang."
    assert main(["coverage", "-b", file, "--next"]) == ExitCode.PROBLEMS
    assert '"cite": "The hall is too small, says Eva Lang."' in capsys.readouterr().out
    assert main(["coverage", "-b", file, "--json"]) == ExitCode.OK
    report = json.loads(capsys.readouterr().out)
    assert (report["percent"], report["sentences"][2]["items"]) == (25, ["noon"])


def test_test_reports_what_went_wrong_and_exits_with_1_for_tests_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = [{"ask": ["When does the bus leave?"], "answer": ["noon"]}]
    facts = [
        {"id": "noon", "text": "The bus leaves at noon.", "cite": "leaves at noon"},
        {"id": "one", "text": "The bus returns at one.", "cite": "returns at one"},
    ]
    wrong = [{"ask": ["When does the bus leave?"], "answer": ["one"]}]
    file = a_briefing(tmp_path, facts=facts, questions=questions + wrong)
    assert main(["test", str(file)]) == ExitCode.OK
    assert "This phrasing finds `noon` first, and not `one`." in capsys.readouterr().out
    assert main(["test", str(file), "--strict"]) == ExitCode.PROBLEMS
    file = a_briefing(tmp_path, facts=facts, tests=[{"turns": ["When does the bus leave?"], "expect": ["one"]}])
    capsys.readouterr()
    assert main(["test", str(file), "--json"]) == ExitCode.PROBLEMS
    trial = json.loads(capsys.readouterr().out)
    assert (trial["kind"], trial["path"], trial["ok"]) == ("test", "$.tests[0]", False)
    assert main(["test", str(GOOD / "smallest.json")]) == ExitCode.OK
    assert main(["test", str(file), "-b", str(file)]) == ExitCode.USAGE


def two_briefings(tmp_path: Path) -> list[str]:
    one = {
        "briefing": 1,
        "title": "One",
        "sources": {"a": {"text": "Ada says: rain."}},
        "people": {"ada": {"name": "Ada Byron", "role": "teacher", "aliases": ["Ada"]}, "max": "Max Planck"},
        "facts": ["It may rain."],
        "statements": [{"speaker": "ada", "text": "There will be rain.", "cite": "Ada says: rain"}],
        "tests": [{"turns": ["Who spoke of rain?"], "expect": ["statement-1"]}],
        "x-mine": 1,
    }
    two = {
        "briefing": 1,
        "title": "Two",
        "sources": {"a": {"text": "Ada says: snow."}},
        "people": {"ada": {"name": "Ada Byron", "role": "mayor"}, "planck": {"name": "Max Planck", "role": "engineer"}},
        "facts": [{"text": "It may snow.", "about": "planck"}],
        "statements": [{"speaker": "ada", "text": "There will be snow.", "quote": "snow", "to": "planck"}],
        "questions": [{"ask": "Snow?", "answer": ["statement-1"]}],
        "x-mine": 2,
    }
    names = []
    for name, document in (("one.json", one), ("two.json", two)):
        (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
        names.append(str(tmp_path / name))
    return names


def test_merging_renames_what_clashes_and_names_every_source(tmp_path: Path) -> None:
    out = tmp_path / "both.json"
    assert main(["merge", *two_briefings(tmp_path), "-o", str(out), "--apart"]) == ExitCode.OK
    merged = read(out)
    assert set(merged["sources"]) == {"a", "a-2"}
    assert set(merged["people"]) == {"ada", "max", "ada-2"}
    assert merged["people"]["max"] == {"name": "Max Planck", "role": "engineer"}
    assert merged["facts"][1] == {"text": "It may snow.", "about": "max", "id": "fact-1-2"}
    first, second = merged["statements"]
    assert (first["id"], first["cite"]) == ("statement-1", {"source": "a", "exact": "Ada says: rain"})
    assert (second["id"], second["speaker"], second["to"]) == ("statement-1-2", "ada-2", "max")
    assert second["cite"] == {"source": "a-2", "exact": "snow"}
    assert merged["tests"][0]["expect"] == ["statement-1"]
    assert merged["questions"][0]["answer"] == ["statement-1-2"]
    assert (merged["x-mine"], merged["x-merged"]["two.json"]) == (1, {"title": "Two", "x-mine": 2})
    assert [problem.code for problem in check_file(out) if problem.severity == "E"] == []


@pytest.mark.parametrize(("answer", "people"), [("y", {"ada", "max"}), ("what\nno", {"ada", "max", "ada-2"})])
def test_namesakes_are_decided_by_asking(
    answer: str, people: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))
    out = tmp_path / "both.json"
    assert main(["merge", *two_briefings(tmp_path), "-o", str(out)]) == ExitCode.OK
    assert set(read(out)["people"]) == people
    assert "`ada` so far is Ada Byron, teacher; `ada` in two.json is Ada Byron, mayor." in capsys.readouterr().err


def test_without_a_terminal_undecided_namesakes_stop_the_merge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch)
    names, out = two_briefings(tmp_path), tmp_path / "both.json"
    assert main(["merge", *names, "-o", str(out)]) == ExitCode.USAGE
    assert "--one ada or --different ada" in capsys.readouterr().err
    assert not out.exists()
    assert main(["merge", *names, "-o", str(out), "--one", "ada"]) == ExitCode.OK
    assert read(out)["people"]["ada"]["x-merged"] == {"role": ["mayor"]}
    assert main(["merge", *names, "-o", str(out), "--one", "ada"]) == ExitCode.USAGE
    assert main(["merge", names[0]]) == ExitCode.USAGE


def test_a_source_file_goes_along_into_another_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    one, two = a_briefing(tmp_path / "in"), two_briefings(tmp_path)[0]
    out = tmp_path / "out" / "both.json"
    assert main(["merge", str(one), two, "-o", str(out)]) == ExitCode.OK
    assert read(out)["sources"]["news"] == {"text": [NEWS]}
    assert [problem.code for problem in check_file(out) if problem.severity == "E"] == []


def test_a_briefing_merged_with_itself_is_itself(tmp_path: Path) -> None:
    out = tmp_path / "both.json"
    file = str(GOOD / "everything.json")
    assert main(["merge", file, file, "-o", str(out)]) == ExitCode.OK
    once = read(GOOD / "everything.json")
    merged = read(out)
    for part in (
        "people",
        "organisations",
        "places",
        "topics",
        "sources",
        "glossary",
        "statements",
        "timeline",
        "tests",
    ):
        assert merged[part] == once[part], part


def test_text_of_a_source_cannot_control_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "The red\x9b31m bus\u202e leaves. \x1b[2JIt stops."
    file = a_briefing(
        tmp_path, sources={"news": {"text": evil}}, facts=[{"id": "bus", "text": "It goes.", "cite": "stops"}]
    )
    for command in (
        ["cite", "leaves"],
        ["cite", "The", "--to", "leaves"],
        ["coverage"],
        ["coverage", "--next"],
        ["coverage", "--json"],
    ):
        main([*command, "-b", str(file)])
        printed = capsys.readouterr()
        assert printed.out
        assert all(char.isprintable() or char == "\n" for char in printed.out + printed.err), command
    main(["cite", "The", "--to", "leaves", "-b", str(file)])
    assert json.loads(capsys.readouterr().out) == "The red\x9b31m bus\u202e leaves"
