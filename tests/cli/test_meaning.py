"""The encoder at the command line: left out on request, its progress shown to people only, its trouble told once."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from briefbot.cli.meaning import add_argument, chosen_encoder, show_progress, tell_trouble
from briefbot.errors import SemanticUnavailable
from briefbot.matching.encoder import Progress
from briefbot.matching.matcher import Matcher
from tests.samples import bridge


class Broken:
    digest = "broken"
    words: Sequence[str] = ()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NoReturn:
        raise SemanticUnavailable("The encoder is broken.")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_argument(parser)
    return parser.parse_args(arguments)


def test_an_encoder_that_was_named_takes_part_unless_it_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BRIEFBOT_SEMANTIC", raising=False)
    monkeypatch.setenv("BRIEFBOT_MODEL", str(tmp_path))
    assert chosen_encoder(parsed()) is not None
    assert chosen_encoder(parsed("--no-semantic")) is None


def test_progress_is_one_line_that_is_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    show_progress(32, 1200)
    show_progress(1200, 1200)
    shown = terminal.getvalue()
    assert "32 of 1,200 texts" in shown
    assert shown.endswith(" \r")
    assert "\n" not in shown


@pytest.mark.parametrize(("stream", "total"), [(io.StringIO, 1200), (Terminal, 20)])
def test_no_progress_goes_into_a_file_or_for_a_small_briefing(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], total: int
) -> None:
    shown = stream()
    monkeypatch.setattr(sys, "stderr", shown)
    show_progress(10, total)
    assert shown.getvalue() == ""


def test_trouble_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    matcher = Matcher(bridge(), Broken())
    assert not tell_trouble(matcher, told=False)
    matcher.meant("Who closed the bridge?")
    assert tell_trouble(matcher, told=False)
    assert tell_trouble(matcher, told=True)
    assert capsys.readouterr().err.count("The encoder is broken.") == 1


def test_without_an_encoder_there_is_no_trouble() -> None:
    assert not tell_trouble(Matcher(bridge()), told=False)
