"""The guide to writing a briefing is true: its commands run one after the other, and print what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from briefbot.briefing.load import check_file
from briefbot.cli.main import main

DOCS = Path(__file__).parents[1] / "docs"
GUIDE = (DOCS / "writing-a-briefing.md").read_text(encoding="utf-8")
FINISHED = "<!-- From here on the finished file is in place. -->"


def sessions(text: str) -> list[tuple[str, list[str]]]:
    """(command, lines shown below it) of each console example."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def test_every_command_of_the_guide_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(DOCS / "example" / "tram.txt", tmp_path)
    monkeypatch.chdir(tmp_path)
    draft, finished = GUIDE.split(FINISHED)
    assert len(sessions(draft)) >= 5
    for part in (draft, finished):
        for command, shown in sessions(part):
            program, *words = shlex.split(command)
            assert program == "briefbot"
            code = main(words)
            output = capsys.readouterr()
            assert code == 0 or (command.endswith("--next") and code == 1), command
            printed = [*output.out.splitlines(), *output.err.splitlines()]
            assert [line for line in shown if line not in printed] == [], command
        shutil.copy(DOCS / "example" / "tram.json", tmp_path)


def test_the_finished_example_is_clean() -> None:
    assert [problem for problem in check_file(DOCS / "example" / "tram.json") if problem.severity != "I"] == []


def test_every_link_of_the_guide_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE)
    assert links
    assert [link for link in links if not (DOCS / link).is_file()] == []
