"""`briefbot completion SHELL`: the script is taken by the shell, and completes commands, options and files."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefbot.cli.main import COMMANDS, main
from briefbot.errors import ExitCode

PROBE = """
source completion.sh
complete_line() { COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMPREPLY=(); _shtab_briefbot briefbot "${@: -1}"; }
complete_line briefbot che; echo "${COMPREPLY[@]}"
complete_line briefbot check --min; echo "${COMPREPLY[@]}"
complete_line briefbot class re; echo "${COMPREPLY[@]}"
complete_line briefbot check tri; echo "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_every_command_is_in_the_script_of_a_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == ExitCode.OK
    script = capsys.readouterr().out
    assert [command for command in COMMANDS if command not in script] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this system")
def test_bash_completes_commands_options_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    (tmp_path / "completion.sh").write_text(capsys.readouterr().out, encoding="utf-8")
    (tmp_path / "trip.json").write_text("{}", encoding="utf-8")
    done = subprocess.run(["bash", "-c", PROBE], cwd=tmp_path, capture_output=True, text=True, check=True)
    completed = [sorted(line.split()) for line in done.stdout.splitlines()]
    assert completed == [["check"], ["--min-coverage"], ["report", "resume"], ["trip.json"]]
