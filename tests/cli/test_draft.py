"""`briefbot draft`: what it writes, where, and what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefbot.cli.main import main
from tests.authoring.drafting.articles import QUAY


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
