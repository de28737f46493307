"""One whole lesson as it is: three pupils by browser, one by terminal; a reload, a latecomer, and a host that is killed."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from .browser import MISSING, WALL, Tab, chromium, programs
from .programs import Program, free_port, start
from .samples import trip_file

ITEMS: Final = ("bees/who-said", "lunch/who-said", "rain/what-said")


@pytest.mark.skipif(programs() is None, reason=MISSING)
def test_a_lesson_with_a_reload_a_latecomer_and_a_killed_host_ends_with_the_right_scores(
    tmp_path: Path, programs_run: list[Program]
) -> None:
    pictures = Path(os.environ.get("BRIEFBOT_PICTURES") or tmp_path)
    host = start(
        programs_run,
        "class",
        "host",
        str(trip_file(tmp_path)),
        "--items",
        *ITEMS,
        "--seed",
        "1",
        "--plain",
        "--port",
        str(free_port()),
    )
    address, code = host.says(r"Join at (\S+) with the code (\d+)").groups()
    with chromium(tmp_path / "profile") as driver:
        wall = Tab(driver, f"{address}/screen", WALL)
        anna = Tab(driver, address)
        anna.picture(pictures / "phone-door.png")
        anna.type("code", code)
        name_of_anna = re.search(r"You are (.+)", anna.sees("You are in"))[1]  # type: ignore[index]  # it was just seen
        ben = Tab(driver, f"{address}/#{code}")
        ben.click("No, I am new")
        name_of_ben = re.search(r"You are (.+)", ben.sees("You are in"))[1]  # type: ignore[index]  # as above
        terminal = start(programs_run, "class", "join", f"{address}/#{code}", "--plain")
        name_at_terminal = terminal.says(r"You are (.+?)\.")[1]
        wall.sees(
            address.removeprefix("http://"), f"{code[:3]} {code[3:]}", name_of_anna, name_of_ben, name_at_terminal
        )
        wall.picture(pictures / "screen-lobby.png")

        # The first question is typed.
        host.type()
        wall.sees("Question 1 of 3", "0 of 3 answers")
        assert "the hives" in anna.sees("Question 1 of 3")
        assert "the hives" in anna.focused()
        anna.type("typed", "eva crane")
        anna.sees("Saved: eva crane")
        ben.type("typed", "Crane")
        ben.sees("Which one?")
        terminal.says("the hives")
        terminal.type("Max Planck")
        terminal.says("Saved: Max Planck")
        wall.sees("2 of 3 answers")
        ben.type("typed", "Karl Crane")
        wall.sees("Everyone has answered.")
        anna.reload()
        anna.sees(name_of_anna, "Saved: eva crane")
        cleo = Tab(driver, f"{address}/#{code}")
        cleo.click("No, I am new")
        name_of_cleo = re.search(r"You are (.+)", cleo.sees("The next one is yours"))[1]  # type: ignore[index]  # as above

        # The host is killed, and resumed where it stood.
        host.kill()
        anna.sees("The connection was lost. What you answered is safe.")
        host = start(programs_run, "class", "resume", "--plain")
        host.says(f"with the code {code}")
        host.says("Everyone has answered.")
        wall.sees("Everyone has answered.")
        for tab in (anna, ben):
            tab.sees("Saved")
        host.type()
        anna.sees("closed", "Your answer: eva crane")
        host.type()
        anna.sees("Right.", "Answer: Eva Crane", "1 of 1 right · 100")
        anna.picture(pictures / "phone-right.png")
        assert "Karl Crane" in ben.sees("Not right.", "Answer: Eva Crane", "Speaker")
        ben.picture(pictures / "phone-wrong.png")
        terminal.says("Not right")
        wall.sees("✓ Eva Crane", "Speaker")
        wall.picture(pictures / "screen-answer.png")
        cleo.sees("The answer")

        # The second: the latecomer answers too, the terminal keeps silent.
        host.type()
        for tab, answer in ((anna, "Lise Meitner"), (ben, "ada byron"), (cleo, "Ada Byron")):
            tab.type("typed", answer)
            tab.sees(f"Saved: {answer}")
        host.says("3 of 4 answers")
        host.type()
        host.type()
        cleo.sees("Right.", "1 of 1 right")

        # The third is chosen, once by a key; an answer is changed before the question closes.
        host.type()
        rain = "Umbrellas will hardly be of any use in this weather."
        anna.sees(rain)
        options = anna.options()
        right = next(number for number, text in enumerate(options, 1) if rain in text)
        ben.sees(rain)
        ben.picture(pictures / "phone-question.png")
        ben.press(str(right % len(options) + 1))
        ben.sees("Saved")
        ben.click(rain)
        for tab in (anna, cleo):
            tab.click(rain)
        for tab in (anna, ben, cleo):
            tab.sees(f"Saved: {rain}")
            assert [rain in words for words in tab.pressed()] == [True]
        terminal.says("Which of these comes from Max Planck")
        terminal.type(str(right % len(options) + 1))
        terminal.says("Saved")
        host.says("Everyone has answered.")
        host.type()
        wall.sees("Closed")
        wall.picture(pictures / "screen-closed.png")
        host.type()
        anna.sees("Right.")
        host.type("e")
        anna.sees(f"Well done, {name_of_anna}", "2 of 3 right, 200 points, place 1")
        ben.sees("2 of 3 right, 200 points, place 1")
        cleo.sees("2 of 2 right, 200 points, place 1")
        terminal.says(r"0 of 3 right, 0 points, place 4")
        assert name_at_terminal not in wall.sees("Well played, everybody", name_of_cleo)
        wall.picture(pictures / "screen-end.png")
        anna.click("Take it home")
        anna.sees("Saved as school-trip-take-home.json")
        for tab in (anna, wall):
            assert not [problem for problem in tab.problems() if "ERR_CONNECTION_REFUSED" not in problem]

    rows = list(csv.reader(io.StringIO(_csv(tmp_path))))
    cells = {row[1]: (row[0], *row[3:]) for row in rows[1:]}
    wrong_rain = next(cell for cell in cells[name_at_terminal] if cell.startswith("wrong: ") and "Planck" not in cell)
    assert cells == {
        name_of_anna: ("1", "200", "2", "3", "right", "wrong: Lise Meitner", "right"),
        name_of_ben: ("1", "200", "2", "3", "wrong: Karl Crane", "right", "right"),
        name_of_cleo: ("1", "200", "2", "2", "", "right", "right"),
        name_at_terminal: ("4", "0", "0", "3", "wrong: Max Planck", "no answer", wrong_rain),
        "all": ("", "", "", "", "1 of 3", "2 of 4", "3 of 4"),
    }


def _csv(folder: Path) -> str:
    file = folder / "report.csv"
    run = [sys.executable, "-m", "briefbot", "class", "report", "--export", str(file)]
    subprocess.run(run, check=True, capture_output=True)
    return file.read_bytes().decode()
