"""Ask and Quiz line by line: through a pipe and on a terminal, without a single escape sequence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ..tui.test_leaving import Terminal

TRIP = {
    "briefing": 1,
    "title": "School trip",
    "people": {"ada": "Ada Byron", "max": "Max Planck", "eva": "Eva Crane"},
    "facts": ["The bus leaves at 8:15 from the north gate."],
    "statements": [
        {"speaker": "ada", "text": "Everyone needs a packed lunch and a bottle of water."},
        {"speaker": "max", "text": "Umbrellas will hardly be of any use in this weather."},
        {"speaker": "eva", "quote": "the hives must be left alone by all of you"},
    ],
}
ASKED = ["when does the bus leave", "who wants a packed lnch", "who paints elephants"]
ANSWERS = ["The bus leaves at 8:15", "Ada Byron", "not in this briefing"]


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    path = tmp_path / "trip.json"
    path.write_text(json.dumps(TRIP), encoding="utf-8")
    return path


def piped(*arguments: str, typed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "briefbot", *arguments], input=typed, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout + done.stderr


def test_asking_over_a_pipe(trip: Path) -> None:
    shown = piped("--plain", str(trip), typed="\n".join(ASKED) + "\n")
    assert [answer for answer in ANSWERS if answer not in shown] == []
    assert "\x1b" not in shown


def test_a_quiz_over_a_pipe(trip: Path) -> None:
    shown = piped(
        "quiz", "--plain", "-b", str(trip), "--kind", "who-said", "--count", "2", "--seed", "1", typed="s\ns\n"
    )
    assert "Question 2 of 2" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("arguments", "first", "line", "then"),
    [
        (["--plain"], b"Ask a question", b"when does the bus leave\n", b"The bus leaves at 8:15"),
        (["quiz", "--plain", "--kind", "who-said", "--seed", "1", "-b"], b"Question 1 of", b"s\n", b"Question 2 of"),
    ],
    ids=["ask", "quiz"],
)
def test_on_a_terminal(trip: Path, arguments: list[str], first: bytes, line: bytes, then: bytes) -> None:
    terminal = Terminal(sys.executable, "-m", "briefbot", *arguments, str(trip))
    try:
        terminal.wait_for(lambda: first in terminal.output, "the first line")
        terminal.type(line)
        terminal.wait_for(lambda: then in terminal.output, "what comes of it")
        terminal.type(b"\x04")
        terminal.wait_for(terminal.drained, "the end")
        assert terminal.process.returncode == 0
        assert b"\x1b" not in terminal.output
    finally:
        terminal.close()
