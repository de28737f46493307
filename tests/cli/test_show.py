"""`briefbot show`: what is in a briefing, as tables, as plain lists where a terminal is narrow, and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefbot.cli.main import main
from briefbot.errors import ExitCode

FILES = Path(__file__).parents[1] / "briefings"
GOOD = str(FILES / "good" / "everything.json")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["show", *arguments, "-b", GOOD]) == ExitCode.OK
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("people", "Ada Byron, head teacher (1 statement)"),
        ("people", "  also, from outside the sources: the countess"),
        ("people", "Morning Post [newspaper]"),
        ("people", "the north gate [place]"),
        ("statements", "lunch: Ada Byron, head teacher"),
        (
            "statements",
            "  Food has to be brought along. In the source's words: “Everyone needs a packed lunch” … “a drink”",
        ),
        ("statements", "  partly quoted, the rest reported; “on Monday”"),
        ("statements", "  reported, not quoted; to an unnamed source; through Morning Post"),
        ("statements", "zoo: an undisclosed source"),
        ("timeline", "“at 8:15”: The bus leaves at 8:15."),
        ("timeline", "“later”: The trip ends."),
        ("topics", "Weather (1 item)"),
        ("topics", "  also: rain"),
        ("sources", "letter: Letter to parents"),
        ("sources", "  garbled passages: 1"),
    ],
)
def test_a_narrow_terminal_gets_a_list_that_tells_what_the_briefing_says(
    part: str, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = shown(capsys, part)
    assert max(map(len, lines)) <= 40
    assert " ".join(line.split()) in " ".join(" ".join(lines).split())
    assert any(shown_line.startswith(line[:20]) for shown_line in lines)


@pytest.mark.parametrize(
    ("part", "header", "row"),
    [
        ("people", "id name role said also called", "ada Ada Byron head teacher 1 Byron"),
        ("people", "", "from outside the sources: the countess"),
        ("people", "", "grace Grace Hopper 1 Mrs Hopper"),
        ("people", "", "outside knowledge: She was an admiral."),
        ("people", "", "post Morning Post newspaper"),
        ("statements", "id speaker words form to, via, when", "zoo an undisclosed source The zoo is closed."),
        ("statements", "", "“Everyone needs a packed lunch” … “a drink” partly quoted, the rest reported “on Monday”"),
        ("statements", "", "reported by Morning Post"),
        ("statements", "", "through Morning Post"),
        ("timeline", "when what happened", "“at 8:15” The bus leaves at 8:15."),
        ("topics", "id name items by whom", "food Food bus, lunch facts 1, Ada Byron 1"),
        ("topics", "", "also: rain"),
        ("sources", "id title publisher date cited by", "letter Letter to parents The school 2024-05-02 4 items"),
        ("sources", "", "author: Ada Byron retrieved 2024-05"),
        ("sources", "", "url: https://school.example/letter"),
        ("sources", "", "garbled passages: 1"),
    ],
)
def test_a_wide_terminal_gets_a_table_with_a_header(
    part: str, header: str, row: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    lines = [" ".join(line.split()) for line in shown(capsys, part)]
    assert lines[0].startswith(header)
    assert set(lines[1]) == {"─"}
    assert any(row in line for line in lines)


@pytest.mark.parametrize("part", ["people", "statements", "timeline", "topics", "sources"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_table_fits_the_terminal_and_its_columns_are_aligned(
    part: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["show", part]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= width
    rule = next(place for place, line in enumerate(lines) if set(line) == {"─"})
    starts = [found.start() for found in re.finditer(r"(?<=  )\S", lines[rule - 1])]
    assert starts
    assert len(lines) > rule + 1
    for line in lines[rule + 1 :]:
        assert all(line.ljust(width)[start - 1] == " " for start in starts), line


def test_wide_characters_do_not_push_a_column_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "briefing.json"
    people = {"a": {"name": "王小明", "role": "first"}, "b": {"name": "Ann", "role": "second"}}
    path.write_text(json.dumps({"briefing": 1, "title": "T", "people": people, "facts": ["F."]}), encoding="utf-8")
    assert main(["show", "people", "-b", str(path)]) == ExitCode.OK
    _, _, first, second = capsys.readouterr().out.splitlines()
    assert cell_len(first.partition("first")[0]) == cell_len(second.partition("second")[0])


def test_a_table_reads_no_markup_and_has_no_colour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "briefing.json"
    name = "[red]Ann[/red] :smile: [/x]"
    path.write_text(json.dumps({"briefing": 1, "title": "T", "people": {"a": name}, "facts": ["F."]}), encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "160")
    assert main(["show", "people", "-b", str(path)]) == ExitCode.OK
    printed = capsys.readouterr().out
    assert name in printed
    assert "\x1b" not in printed


def test_the_timeline_keeps_the_order_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for line in shown(capsys, "timeline") if line.startswith("“")]
    assert [line.partition("”")[0] for line in lines] == ["“on Monday", "“at 8:15", "“later"]


def test_without_a_part_an_overview_counts_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [" ".join(line.split()) for line in shown(capsys)]
    assert lines[0] == "School trip"
    assert {"2 people", "2 organisations", "1 place", "4 statements", "1 scenario", "3 timeline entries"} <= set(lines)


@pytest.mark.parametrize("part", ["people", "statements", "timeline", "topics", "sources"])
def test_json_has_one_object_for_each_row(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads("\n".join(shown(capsys, part, "--json")))[part]
    assert rows
    assert all(isinstance(row, dict) for row in rows)


def test_json_statements_carry_speaker_form_and_outlet(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads("\n".join(shown(capsys, "statements", "--json")))["statements"]
    fine = next(row for row in rows if row["id"] == "fine")
    assert (fine["speaker"], fine["form"], fine["via"]) == ("grace", "indirect", "post")


def test_an_empty_list_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "timeline", "-b", str(FILES / "good" / "one-fact.json")]) == ExitCode.OK
    assert capsys.readouterr().out == "This briefing has no timeline.\n"


def test_the_shipped_briefing_is_shown_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "statements"]) == ExitCode.OK
    assert len(capsys.readouterr().out.splitlines()) > 20


def test_text_from_the_file_cannot_control_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "briefing.json"
    evil = "\u001b[2Jred\u202e\u0007\nSpeaker: Nobody"
    path.write_text(
        json.dumps({"briefing": 1, "title": evil, "people": {"a": evil}, "facts": [evil]}), encoding="utf-8"
    )
    for part in ([], ["people"], ["people", "--json"]):
        assert main(["show", *part, "-b", str(path)]) == ExitCode.OK
        printed = capsys.readouterr().out
        assert "red" in printed
        assert all(char.isprintable() or char == "\n" for char in printed)
        assert "\nSpeaker" not in printed


def test_a_part_that_does_not_exist_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as left:
        main(["show", "everything"])
    assert left.value.code == ExitCode.USAGE


def test_the_grid_tells_who_speaks_on_what_and_who_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "grid"]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    place = lines.index("missiles and weapons: Vladimir Putin 1, Sergei Lavrov 1, Andrei Kortunov 1, Vladislav Izev 1")
    assert lines[place + 1] == "  nothing by: the US response document, United States, Alexander Baunov"


def test_two_are_compared_topic_by_topic_and_silence_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "compare", "Lavrof", "izev"]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Sergei Lavrov and Vladislav Izev"
    place = lines.index("talks and concessions")
    assert lines[place + 1] == "  Sergei Lavrov:"
    assert lines[place + 3] == "  Vladislav Izev: no statement"


def test_grid_and_comparison_as_json_hold_the_ids(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "grid", "--json"]) == ExitCode.OK
    found = json.loads(capsys.readouterr().out)["grid"]
    assert {"lavrov", "facts"} <= set(found["people"])
    assert all(cell["items"] for cell in found["cells"])
    assert main(["show", "compare", "lavrov", "izev", "--json"]) == ExitCode.OK
    compared = json.loads(capsys.readouterr().out)["compare"]
    assert (compared["left"], compared["right"]) == ("lavrov", "izev")
    assert all(row["left"] or row["right"] for row in compared["topics"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare", "lavrov"], "Two are compared"),
        (["compare", "lavrov", "Sergei Lavrov"], "with somebody else"),
        (["compare", "lavrov", "nobody-at-all"], "The speakers are: Vladimir Putin"),
        (["compare", "lavrov", "a"], "could be more than one"),
        (["grid", "lavrov"], "Only “compare” takes names"),
    ],
)
def test_whom_cannot_be_compared_is_wrong_usage(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", *arguments]) == ExitCode.USAGE
    assert words in capsys.readouterr().err


def test_long_lists_have_one_header_and_long_ids_break_behind_hyphens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    statements = [
        {"id": f"somebody-speaks-of-lunch-{number}", "speaker": "ada", "text": f"Lunch is at {number}."}
        for number in range(450)
    ]
    document = {"briefing": 1, "title": "T", "people": {"ada": "Ada Byron"}, "statements": statements}
    file = tmp_path / "long.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert main(["show", "statements", "-b", str(file)]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("id ") for line in lines) == 1
    assert max(map(cell_len, lines)) <= 80
    assert [line.split()[0] for line in lines[2:5]] == ["somebody-", "speaks-of-", "lunch-0"]
    assert sum("Lunch is at" in line for line in lines) == 450
