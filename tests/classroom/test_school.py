"""A school with several processes on one database: the teacher with one, the pupil with another, and one of them is killed."""

from __future__ import annotations

from pathlib import Path

from .programs import Program, free_port, start
from .samples import trip_file


def test_a_killed_process_loses_nothing_and_the_lesson_goes_on(
    school: str, tmp_path: Path, programs_run: list[Program]
) -> None:
    lesson = ("--items", "bees/who-said", "lunch/who-said", "--seed", "1", "--plain")
    host = start(programs_run, "class", "host", str(trip_file(tmp_path)), *lesson, "--store", school)
    (code,) = host.says(r"with the code (\d+)").groups()
    port = str(free_port())
    server = start(programs_run, "class", "serve", "--store", school, "--port", port)
    (address,) = server.says(r"Serving every room at (\S+);").groups()
    pupil = start(programs_run, "class", "join", f"{address}/#{code}", "--plain")
    pupil.says("It starts when your teacher begins")
    host.says("1 pupil here")
    host.type()
    pupil.says("the hives")
    pupil.type("eva crane")
    pupil.says("Saved: eva crane")
    host.says("Everyone has answered.")

    # The pupils' process is killed; the class goes on without it, and the pupil comes back to a new one.
    server.kill()
    pupil.says("What you answered is safe")
    host.type()
    host.type()
    host.says("Answer: Eva Crane")
    start(programs_run, "class", "serve", "--store", school, "--port", port)
    pupil.says("Right")
    pupil.says("1 of 1 right, 100 points")

    # The teacher's process is killed; its room is resumed from the database.
    host.kill()
    host = start(programs_run, "class", "resume", "--plain")
    host.says("Enter: Next question")
    host.type()
    pupil.says("packed lunch")
    pupil.type("Ada Byron")
    pupil.says("Saved: Ada Byron")
    host.says("Everyone has answered.")
    host.type("a")
    host.says("Answer: Ada Byron")
    host.type("e")
    pupil.says("2 of 2 right, 200 points, place 1")
    pupil.type("q")
    assert pupil.process.wait(30) == 0
