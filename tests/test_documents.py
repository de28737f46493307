"""The documents are true: the README's commands run and print what it shows, and ARCHITECTURE.md's paths exist."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sessions() -> list[tuple[str, list[str]]]:
    """(command, lines shown below it) of each console example of the README."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.strip():
                found[-1][1].append(line)
    return found


@pytest.mark.parametrize(("command", "shown"), sessions(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_command_of_the_readme_prints_what_it_shows(command: str, shown: list[str]) -> None:
    words = shlex.split(command)
    assert words[0] == "briefbot"
    run = subprocess.run(
        [sys.executable, "-m", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
    )
    assert run.returncode == 0, run.stderr
    printed = run.stdout.splitlines()
    assert printed
    for line in shown:
        assert line in printed


def test_the_python_example_of_the_readme_says_what_it_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    scope: dict[str, object] = {}
    exec(compile(ast.parse(block), "README.md", "exec"), scope)  # the README's own example
    reply = scope["reply"]
    assert getattr(reply, "outcome") == "answer"  # noqa: B009  # the example's values have no static type here
    assert [(one.typed, one.read_as) for one in reply.readings] == [("Lavrof", "Sergei Lavrov")]  # type: ignore[attr-defined]  # as above


def test_the_smallest_briefing_of_the_readme_is_valid(tmp_path: Path) -> None:
    (block,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    file = tmp_path / "trip.json"
    file.write_text(block, encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "briefbot", "check", str(file)], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
    assert "no errors" in run.stdout


def test_every_path_that_the_architecture_names_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = ROOT / "src/briefbot"
    for line in text.splitlines():
        heading = re.fullmatch(r"## (src/briefbot\S*)", line)
        if heading:
            section = ROOT / heading.group(1)
            assert section.exists(), section
        elif line.startswith("## "):
            section = ROOT / "src/briefbot"
        for name in re.findall(r"`([\w/]+\.py|[\w/]+/)`", line):
            assert (section / name).exists() or (ROOT / "src/briefbot" / name).exists(), name


def test_every_package_has_a_heading_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "src/briefbot").glob("*/__init__.py")}
    assert packages == set(re.findall(r"^## src/briefbot/(\w+)$", text, re.MULTILINE))
