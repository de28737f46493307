"""`briefbot edit`: what it says where there is nothing to open, or nowhere to open it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbot.authoring.review.decisions import accept
from briefbot.authoring.review.session import Session
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


def test_on_leaving_it_says_what_is_left_and_that_nothing_waits_to_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def one_confirmed(session: Session) -> int:
        session.decide(accept(session.review, session.review.entries[0]), 0)
        return 0

    article = tmp_path / "bridge.txt"
    article.write_text(QUAY, encoding="utf-8")
    output = tmp_path / "bridge.json"
    assert main(["draft", str(article), "-o", str(output)]) == 0
    left = output.read_text(encoding="utf-8").count('"x-draft"') - 1
    capsys.readouterr()
    monkeypatch.setattr("briefbot.cli.edit.has_screen", lambda: True)
    monkeypatch.setattr("briefbot.tui.edit_app.run_edit", one_confirmed)
    assert main(["edit", str(output)]) == 0
    assert f"{left} to confirm, 0 sentences uncited. Every decision is in the file." in capsys.readouterr().out


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
