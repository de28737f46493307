"""`briefbot draft`: what it writes, where, and what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefbot.cli.main import main
from tests.authoring.drafting.articles import QUAY

SAID = "Mayor Ines Talbot said that the night tram would be far too expensive. The driver of the last bus went home."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(QUAY, encoding="utf-8")
    return path


def test_a_draft_goes_to_standard_output_and_its_summary_to_standard_error(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", str(article)]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["sources"]["article"]["text"][0].startswith("Harbour bridge")
    assert "1 statement has no speaker yet" in printed.err
    assert "Nothing is confirmed yet" in printed.err


def test_a_draft_beside_its_article_names_the_file_and_checks_clean(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = article.with_suffix(".json")
    assert main(["draft", str(article), "-o", str(output)]) == 0
    assert json.loads(output.read_text(encoding="utf-8"))["sources"]["article"]["file"] == "bridge.txt"
    capsys.readouterr()
    assert main(["check", str(output)]) == 0


def test_a_file_that_is_there_is_not_written_over_unasked(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = article.with_suffix(".json")
    output.write_text("mine", encoding="utf-8")
    assert main(["draft", str(article), "-o", str(output)]) == 2
    assert output.read_text(encoding="utf-8") == "mine"
    assert main(["draft", str(article), "-o", str(output), "--force", "--backup"]) == 0
    assert Path(f"{output}~").read_text(encoding="utf-8") == "mine"
    capsys.readouterr()


def test_an_article_that_is_not_there_or_not_text_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "a.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert main(["draft", str(picture)]) == 3
    assert main(["draft", str(tmp_path / "none.txt")]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [("broken.json", '{"briefing": 1, "title"'), ("trip.json", "no JSON at all."), ("trip.txt", ' [ {"a": "b"} ]\n')],
)
def test_json_is_told_from_an_article_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["draft", str(tmp_path / name)]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert "looks like JSON" in printed.err
    assert "briefbot check" in printed.err


def test_what_no_cite_can_tell_from_its_copies_is_named_and_not_lost_silently(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copies = tmp_path / "copies.txt"
    copies.write_text("\n\n".join([SAID] * 20), encoding="utf-8")
    assert main(["draft", str(copies)]) == 0
    printed = capsys.readouterr()
    drafted = json.loads(printed.out)["statements"]
    left_out = next(line for line in printed.err.splitlines() if "left out" in line)
    assert drafted
    assert left_out.startswith(f"{20 - len(drafted)} items are left out")
    assert "“Mayor Ines Talbot said" in left_out


def test_a_sentence_printed_twice_is_cited_with_the_words_around_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = tmp_path / "twice.txt"
    twice.write_text(f"{SAID} It rained all day.\n\nNobody went out. {SAID}\n", encoding="utf-8")
    assert main(["draft", str(twice), "-o", str(tmp_path / "twice.json")]) == 0
    assert "left out" not in capsys.readouterr().err
    cites = [one["cite"] for one in json.loads((tmp_path / "twice.json").read_text(encoding="utf-8"))["statements"]]
    assert len(cites) == 2
    assert all(set(cite) & {"prefix", "suffix"} for cite in cites)
