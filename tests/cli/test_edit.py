"""`briefbot edit`: what it says where there is nothing to open, or nowhere to open it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbot.cli.main import main
from tests.authoring.drafting.articles import QUAY


def test_without_a_terminal_it_says_what_to_do_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "bridge.txt"
    article.write_text(QUAY, encoding="utf-8")
    output = tmp_path / "bridge.json"
    assert main(["draft", str(article), "-o", str(output)]) == 0
    capsys.readouterr()
    assert main(["edit", str(output)]) == 2
    assert "briefbot check" in capsys.readouterr().err


def test_a_file_that_is_not_there_or_has_no_article_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare.json"
    bare.write_text('{"briefing": 1, "title": "T", "facts": ["The bus leaves."]}', encoding="utf-8")
    assert main(["edit", str(tmp_path / "none.json")]) == 3
    assert main(["edit", str(bare)]) == 3
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert "--source" in errors[1]
