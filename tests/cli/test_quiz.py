"""`briefbot quiz` over a pipe: plain lines, the same session, nothing lost."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefbot.cli.main import main
from briefbot.progress.store import FILE_NAME

SMALL = {
    "briefing": 1,
    "title": "School trip",
    "people": {
        "ada": {"name": "Ada Byron", "role": "teacher"},
        "max": "Max Planck",
        "eva": "Eva Crane",
        "lise": "Lise Meitner",
    },
    "facts": ["The bus leaves for the lake on May 3 from the north gate."],
    "statements": [
        {"id": "lunch", "speaker": "ada", "text": "Everyone needs a packed lunch and a bottle of water."},
        {"id": "rain", "speaker": "max", "text": "Umbrellas will hardly be of any use in this weather."},
        {"id": "bees", "speaker": "eva", "quote": "the hives must be left alone by all of you"},
        {"id": "late", "speaker": "lise", "text": "Whoever comes late has to walk back home alone."},
    ],
}
ESCAPE = "\x1b"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "trip.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


def quiz(
    small: Path, *arguments: str, typed: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefbot", "quiz", "-b", str(small), *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=False,
    )


def test_a_session_over_a_pipe_is_plain_and_ends_with_a_summary(small: Path) -> None:
    done = quiz(small, "--kind", "who-said", "--count", "2", "--seed", "1", typed="Ada Byron\nMax\nPlanck\n\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert ESCAPE not in done.stdout
    assert "Question 1 of 2" in done.stdout
    assert "Speaker:" in done.stdout
    assert "right," in done.stdout


def test_the_end_of_the_input_keeps_the_answers_and_the_session_goes_on(small: Path) -> None:
    first = quiz(small, "--plain", "--kind", "who-said", "--count", "3", "--seed", "1", typed="s\n")
    assert first.returncode == 0
    assert "--resume" in first.stdout
    again = quiz(small, "--plain", "--resume", typed="s\ns\n")
    assert "Going on where you left off." in again.stdout
    assert "Question 2 of 3" in again.stdout
    assert "Question 1 of 3" not in again.stdout
    assert "3 skipped" in again.stdout
    assert quiz(small, "--plain", "--resume").returncode == 2


def test_the_commands_inside_work(small: Path) -> None:
    done = quiz(small, "--plain", "--kind", "who-said", "--count", "2", "--seed", "1", typed="?\nnobody\n!\nu\ns\ns\n")
    assert "It begins with “" in done.stdout
    assert "Not right." in done.stdout
    assert "Counted as right, on your word." in done.stdout
    assert done.stdout.count("Question 1 of 2") == 2
    assert "2 skipped" in done.stdout


def test_rows_are_put_in_order_by_typing_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "order.json"
    quiz_item = {"question": "In which order?", "order": ["Ink", "Paper", "Post"], "id": "steps"}
    path.write_text(json.dumps({"briefing": 1, "title": "Mail", "facts": ["Mail is slow."], "quiz": [quiz_item]}))
    listed = quiz(path, "--list", "--seed", "1").stdout
    assert "  1. Ink\n  2. Paper\n  3. Post" in listed
    done = quiz(path, "--count", "1", "--seed", "1", typed="2 2 1\n1 2 3\n")
    assert "Type the numbers in the right order, such as 2 1 3" in done.stdout
    assert "Answer: 1. Ink; 2. Paper; 3. Post" in done.stdout
    assert "0 right, 1 wrong." in done.stdout


def test_an_explanation_is_judged_by_who_gave_it_and_the_keys_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "open.json"
    asked = [{"question": f"Why {word}?", "answer": f"Nobody ever knew {word} at all."} for word in ("one", "two")]
    path.write_text(json.dumps({"briefing": 1, "title": "Why", "facts": ["Mail is slow."], "quiz": asked}))
    done = quiz(path, "--count", "2", "--seed", "1", typed="because\ny\nso\nn\n")
    assert done.stdout.count("Answer in your own words, or:") == 1
    assert done.stdout.count("Is that what you said?") == 2
    assert "Right. In your own judgement." in done.stdout
    assert "1 right, 1 wrong." in done.stdout


def test_confidence_a_pause_and_another_round_work_over_a_pipe(small: Path) -> None:
    typed = "p\n\nnobody\ny\n\na\ns\n\nq\n"
    done = quiz(small, "--confidence", "--kind", "who-said", "--count", "1", "--seed", "1", typed=typed)
    assert done.returncode == 0
    assert "Paused; the clock stands still." in done.stdout
    assert "Are you sure?" in done.stdout
    assert "You were sure of these, and they are not right:" in done.stdout
    assert done.stdout.count("Question 1 of 1") == 3
    assert "1 skipped." in done.stdout


@pytest.mark.parametrize(
    "goal", [["--retention", "50"], ["--retention", "x"], ["--ready-by", "2001-01-01"], ["--ready-by", "soon"]]
)
def test_a_goal_that_cannot_be_is_wrong_usage(small: Path, goal: list[str]) -> None:
    done = quiz(small, *goal)
    assert done.returncode == 2
    assert "argument" in done.stderr


def test_quitting_says_how_to_go_on(small: Path) -> None:
    assert quiz(small, "--plain", typed="q\n").stdout.splitlines()[-1].startswith("Nothing was answered")
    done = quiz(small, "--plain", typed="s\nq\n")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "Your answers are kept. Run the same command with --resume to go on."


def test_interrupting_ends_cleanly_and_keeps_the_answers(small: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "briefbot", "quiz", "-b", str(small), "--plain", "--kind", "who-said", "--count", "3"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("s\n")
    process.stdin.flush()
    while "Question 2 of 3" not in process.stdout.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[-1].startswith("Your answers are kept.")
    assert "Question 2 of 3" in quiz(small, "--plain", "--resume").stdout


def test_nothing_is_kept_when_that_is_wanted(small: Path, home: Path) -> None:
    done = quiz(small, "--plain", "--no-record", typed="q\n")
    assert done.returncode == 0
    assert "Your answers are not being kept." in done.stdout
    assert not (home / FILE_NAME).exists()


def test_trouble_with_the_record_is_said_and_the_quiz_goes_on(small: Path, home: Path) -> None:
    home.write_text("in the way")
    done = quiz(small, "--plain", "--count", "1", typed="s\n")
    assert done.returncode == 0
    assert "cannot be opened" in done.stdout
    assert "Traceback" not in done.stderr
    assert home.read_text() == "in the way"


def test_the_list_has_every_question_with_its_answer_and_needs_no_record(small: Path, home: Path) -> None:
    done = quiz(small, "--list")
    assert done.returncode == 0
    assert "[lunch/who-said] Who said this?" in done.stdout
    assert "  * Ada Byron" in done.stdout
    assert not (home / FILE_NAME).exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--kind", "nonsense"],
        ["--speaker", "Nobody"],
        ["--topic", "nothing"],
        ["--count", "0"],
        ["--count", "many"],
        ["--seed", "x"],
        ["--seed", "9" * 19],
        ["--typed", "--choose"],
    ],
)
def test_what_does_not_exist_is_wrong_usage(small: Path, arguments: list[str]) -> None:
    done = quiz(small, "--plain", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize("name", ["q.csv", "q.gift", "q.md", "Q.APKG"])
def test_the_quiz_is_written_to_a_file_whose_name_tells_the_format(
    small: Path, tmp_path: Path, home: Path, name: str
) -> None:
    (tmp_path / name).write_text("old")
    refused = quiz(small, "--export", str(tmp_path / name))
    assert (refused.returncode, (tmp_path / name).read_text()) == (2, "old")
    done = quiz(small, "--export", str(tmp_path / name), "--force")
    assert (done.returncode, done.stdout) == (0, "")
    assert f"questions written to {tmp_path / name}" in done.stderr
    assert (tmp_path / name).read_bytes() != b"old"
    assert {path.name for path in tmp_path.iterdir()} - {home.name} == {small.name, name}
    assert not (home / FILE_NAME).exists()


@pytest.mark.parametrize("name", ["q.txt", "q", "nowhere/q.csv"])
def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left_behind(
    small: Path, tmp_path: Path, name: str
) -> None:
    done = quiz(small, "--export", str(tmp_path / name))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert {path.name for path in tmp_path.iterdir()} == {small.name, "home"}


def test_anki_packages_ask_for_the_extra_where_it_is_missing(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    assert main(["quiz", "-b", str(small), "--export", str(tmp_path / "q.apkg")]) == 2
    assert "pip install 'briefbot[anki]'" in capsys.readouterr().err
    assert [path for path in tmp_path.iterdir() if ".apkg" in path.name] == []


def test_a_speaker_is_named_as_people_name_them(small: Path) -> None:
    done = quiz(small, "--list", "--speaker", "byron")
    assert "[lunch/" in done.stdout
    assert "[rain/" not in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_that_cannot_show_a_sign_never_ends_the_quiz(small: Path, encoding: str) -> None:
    command = [sys.executable, "-m", "briefbot", "quiz", "-b", str(small), "--plain", "--kind", "who-said"]
    done = subprocess.run(
        command,
        input=b"\xff\xfe\n\x1b[2J\ns\n",
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout


def test_the_line_by_line_quiz_never_loads_the_screens(small: Path) -> None:
    program = (
        "import sys\nfrom briefbot.cli.main import main\n"
        f"code = main(['quiz', '-b', {str(small)!r}, '--plain', '--count', '1'])\n"
        "heavy = {'textual', 'rich', 'asyncio', 'torch', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input="s\n", capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_to_ask_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    path = tmp_path / "bare.json"
    path.write_text(json.dumps({"briefing": 1, "title": "Bare", "facts": ["It rained."]}), encoding="utf-8")
    assert main(["quiz", "-b", str(path), "--plain"]) == 0
    assert "There is nothing to ask" in capsys.readouterr().out
