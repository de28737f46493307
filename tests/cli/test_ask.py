"""`briefbot ask`: one reply, a conversation from standard input, and what it does not import."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefbot.cli.main import main


def test_one_question_prints_the_speaker_the_words_and_the_receipt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Who said the ball is in Putin's court?"]) == 0
    printed = capsys.readouterr().out
    for told in (
        "Vladislav Izev",
        "“finished exactly what",
        "partly quoted",
        "implied",
        "Outlet: not stated",
        "Cite: “this round",
    ):
        assert told in printed


def test_a_question_may_be_typed_without_quotation_marks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "who", "is", "Andrei", "Kortunov"]) == 0
    assert capsys.readouterr().out.startswith("Andrei Kortunov (Director General")


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "What did Lavrof say about a leak?"])
    (line,) = capsys.readouterr().out.splitlines()
    reply = json.loads(line)
    assert list(reply) == ["question", "outcome", "items", "speakers", "confidence", "readings", "choices", "text"]
    assert reply["outcome"] == "answer"
    assert reply["items"][0] == "leak"
    assert reply["speakers"][0] == "lavrov"
    assert reply["readings"] == [{"typed": "Lavrof", "read_as": "Sergei Lavrov"}]


def test_standard_input_is_one_conversation_until_an_empty_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Who is Lavrov?\nWhat did he say about a leak?\n\nWhat did he say?\n"))
    assert main(["ask", "--json"]) == 0
    replies = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [reply["items"][:1] for reply in replies] == [["lavrov"], ["leak"], []]


def test_why_tells_the_stages(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--why", "macron call"])
    assert "decided because" in capsys.readouterr().out


def test_what_was_read_differently_is_said_first(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "what did putyn say to macaron"])
    assert capsys.readouterr().out.splitlines()[:2] == [
        "(reading putyn as Vladimir Putin)",
        "(reading macaron as Emmanuel Macron)",
    ]


@pytest.mark.parametrize(("arguments", "code"), [(["-b", "missing.json", "x"], 3), (["-b", ".", "x"], 3)])
def test_a_file_that_cannot_be_read_is_one_sentence_and_exit_code_three(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1


def test_escape_sequences_of_a_question_are_not_printed_back(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "What did \x1b[31mZelensky\x1b[0m say?"])
    assert "\x1b" not in capsys.readouterr().out


FORBIDDEN = ("textual", "rich", "asyncio", "jsonschema", "numpy", "fsrs", "sqlite3")


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "Who is Lavrov?"],
        ["ask", "--json", "missiles"],
        ["check", "--help"],
        ["show", "people", "--json"],
        ["--version"],
    ],
)
def test_a_known_file_is_answered_without_the_heavy_modules(arguments: list[str], home: Path) -> None:
    main(["ask", "once, so that the file is known"])
    script = (  # an encoder, where its extra is installed, may load what it needs: here it is out of reach
        "import sys\nsys.modules['onnxruntime'] = None\nfrom briefbot.cli.main import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {FORBIDDEN!r} if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stderr.splitlines()[-1] == "[]"


def test_ctrl_c_leaves_with_130_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted:
        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Interrupted())
    assert main(["ask"]) == 130
    assert "Traceback" not in capsys.readouterr().err
