"""Hosting and joining a class line by line: for screen readers, braille displays, pipes and terminals without a screen."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, Final

from briefbot.classroom import wording
from briefbot.classroom.decide import Close, Command, End, Lock, Pause, Rename, Reopen, Reveal, Send, SkipQuestion
from briefbot.classroom.grading import reveal_for
from briefbot.classroom.host import Beginning, ClassHost
from briefbot.classroom.pupil import Pupil, keep_file
from briefbot.classroom.room import Asking, Closed, Ended, Lobby, OwnPace, Revealed, Room, Showing
from briefbot.classroom.scoring import standings, team_standings
from briefbot.classroom.views import option_counts
from briefbot.errors import BriefbotError, ExitCode
from briefbot.quiz.wording import question_lines, reveal_lines
from briefbot.text.harmless import harmless, one_line
from briefbot.text.normalise import fold

HOST_KEYS: Final = (
    "Enter: next step   c close   o reopen   a show the answer   s skip   p pause or go on   l lock or unlock\n"
    "w who is here   b leaderboard   k NAME send out   n NAME another name   e end   q leave (briefbot class resume)"
)
PUPIL_KEYS: Final = "Type your answer and Enter; it can be changed until the question closes. q leaves."


def say(*lines: str) -> None:
    for line in lines:
        print(harmless(line), flush=True)


async def lines_typed() -> AsyncIterator[str]:
    """Lines of standard input as they are typed; ends with the input. A thread reads, so that the room goes on meanwhile."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(queue.put_nowait, line.rstrip("\n"))
        with suppress(RuntimeError):  # the loop may have ended before the input
            loop.call_soon_threadsafe(queue.put_nowait, None)

    Thread(target=read, daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line


# --- Hosting -------------------------------------------------------------------------------------------------------------


def host_lines(beginning: Beginning) -> ExitCode:
    """Hosts a room until it ends or the teacher leaves. Raises what `ClassHost.begin` raises."""
    asyncio.run(_host(beginning))
    return ExitCode.OK


async def _host(beginning: Beginning) -> None:
    host = await ClassHost.begin(beginning)
    try:
        say(*opening_lines(host), "", HOST_KEYS, "")
        teller = _Teller(host)
        host.on_change(teller.changed)
        teller.changed()
        async for line in lines_typed():
            if line.strip() == "q":
                break
            await _obey(host, line.strip())
        say("", *ending_lines(host))
    finally:
        await host.close()


def opening_lines(host: ClassHost) -> list[str]:
    """Where the room is, and what was opened for it."""
    lines = [one_line(host.room.title), f"Join at {host.address} with the code {host.code}"]
    lines += [f"or at {other}" for other in host.others]
    lines.append(f"Projector: {host.address}/screen")
    lines.append(wording.OPEN_TO_LAN if host.lan else wording.HOST_ONLY_HERE)
    return lines


def ending_lines(host: ClassHost) -> list[str]:
    room, failures = host.live.row.id, list(dict.fromkeys(host.server.failures))
    if isinstance(host.room.phase, Ended):
        return [*failures, f"The room has ended. What the class knows: briefbot class report {room}"]
    return [*failures, f"The room waits. Go on with: briefbot class resume {room}"]


async def _obey(host: ClassHost, line: str) -> None:
    word, _, rest = line.partition(" ")
    match word:
        case "":
            step = host.next_step()
            command: Command | None = step[1] if step else None
        case "w":
            say(*people_lines(host))
            return
        case "b":
            say(*board_lines(host.room))
            return
        case "k" | "n":
            found = [pupil.id for pupil in host.room.here if fold(pupil.name) == fold(rest)]
            command = None if not found else Send(found[0]) if word == "k" else Rename(found[0])
        case _:
            command = _commands(host.room).get(word)
    if command is None and isinstance(host.room.phase, Ended):
        say("The room has ended. q leaves.")
        return
    if command is None:
        say(HOST_KEYS)
        return
    trouble = await host.do(command)
    if trouble:
        say(trouble)


def _commands(room: Room) -> dict[str, Command]:
    return {
        "c": Close(), "o": Reopen(), "a": Reveal(), "s": SkipQuestion(), "e": End(), "l": Lock(not room.locked),
        "p": Pause(room.paused is None),
    }  # fmt: skip


class _Teller:
    """Says what is new in the room since it was last said."""

    def __init__(self, host: ClassHost) -> None:
        self._host = host
        self._phase: object = None
        self._said: list[str] = []

    def changed(self) -> None:
        room = self._host.room
        if room.phase != self._phase:
            self._phase = room.phase
            say("", *phase_lines(self._host))
        status = status_lines(self._host)
        if status != self._said:
            self._said = status
            say(*status)


def phase_lines(host: ClassHost) -> list[str]:
    """Where the room stands, for the teacher."""
    room = host.room
    step = host.next_step()
    after = [f"Enter: {step[0]}"] if step else []
    match room.phase:
        case Lobby():
            return ["Waiting for the class.", *after]
        case Asking(index):
            return [*question_lines(room.questions[index], room.place_of(index), len(room.questions)), *after]
        case Closed(index):
            return ["Closed.", *count_lines(room, index), *after]
        case Revealed(index):
            return [*reveal_lines(reveal_for(room.questions[index], None))[1:], *count_lines(room, index), *after]
        case Showing(slide):
            return [slide.heading, *(text for _, text in slide.parts), *after]
        case OwnPace():
            until = room.rules.until
            return [f"Open until {until:%A, %d %B %H:%M}." if until else "Open.", *after]
        case Ended():
            return [
                *board_lines(room),
                "The room has ended; pupils can take home what they missed until you leave (q).",
            ]


def count_lines(room: Room, index: int) -> list[str]:
    """How often each option was chosen."""
    question, counts = room.questions[index], option_counts(room, index)
    return [f"  {count:>3}  {option.text}" for option, count in zip(question.options, counts, strict=False)]


def status_lines(host: ClassHost) -> list[str]:
    """How many are here and have answered; never what."""
    room = host.room
    lines = [host.live.trouble] if host.live.trouble else []
    match room.phase:
        case Asking(index):
            may = sum(room.may_answer(pupil, index) for pupil in room.here)
            return [*lines, wording.answers_in(may - len(room.waiting_for(index)), may)]
        case OwnPace():
            done = sum(room.own_place(pupil.id) is None for pupil in room.here)
            return [*lines, f"{wording.people(len(room.here))}, {done} through"]
    return [*lines, f"{wording.people(len(room.here))} here"]


def people_lines(host: ClassHost) -> list[str]:
    return [
        f"  {pupil.name}{f' ({pupil.team})' if pupil.team else ''}{', away' if host.away(pupil.id) else ''}"
        for pupil in host.room.here
    ] or ["Nobody is here yet."]


def board_lines(room: Room) -> list[str]:
    teams = [f"  {team.place}. {team.team}: {team.points} each" for team in team_standings(room)]
    return teams + [
        f"  {one.place}. {one.pupil.name}: {one.points} points, {one.right} of {one.asked} right"
        for one in standings(room)
    ]


# --- Joining -------------------------------------------------------------------------------------------------------------


def join_lines(pupil: Pupil) -> ExitCode:
    """One pupil, line by line. Raises UsageError where there is no class at the address."""
    asyncio.run(_join(pupil))
    return ExitCode.OK


async def _join(pupil: Pupil) -> None:
    typing = asyncio.create_task(_type(pupil))
    shown = _Shown()
    try:
        async for message in pupil.messages():
            say(*shown.news(pupil, message))
            if message.get("file"):
                say(_kept(message["file"]))
            if message.get("lost") and pupil.room.get("phase") == "ended":
                break
            if typing.done() and typing.result():
                break
    finally:
        typing.cancel()
        await pupil.close()


async def _type(pupil: Pupil) -> bool:
    """Sends what is typed; True when the pupil wants to leave, False at the end of the input."""
    async for line in lines_typed():
        text = line.strip()
        if text == "q":
            await pupil.close()
            return True
        question = pupil.question
        if text == "h" and pupil.room.get("phase") == "ended":
            await pupil.send({"do": "home"})
        elif question is None or not text:
            say(PUPIL_KEYS)
        elif question["how"] == "chosen":
            index = _picked(question["options"], text)
            if index is None:
                say(f"Type a number from 1 to {len(question['options'])}.")
            else:
                await pupil.answer(choice=index)
        else:
            await pupil.answer(typed=text)
    return False


def _kept(file: dict[str, Any]) -> str:
    """Keeps what was missed as a file here; says so, or why not."""
    try:
        path = keep_file(file, Path.cwd())
    except BriefbotError as error:
        return str(error)
    return f"Saved as {path.name}. Practise with: briefbot quiz -b {path.name}"


def _picked(options: list[str], text: str) -> int | None:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(options):
        return int(text) - 1
    return next((index for index, option in enumerate(options) if fold(option) == fold(text)), None)


class _Shown:
    """What a pupil was told, so that only what is new is said."""

    def __init__(self) -> None:
        self._key = ""
        self._answer: Any = None

    def news(self, pupil: Pupil, message: dict[str, Any]) -> list[str]:
        if message.get("lost") and pupil.room.get("phase") == "ended":
            return ["The room is closed."]
        if message.get("lost"):
            return ["The connection was lost. What you answered is safe. Trying again …"]
        lines = [message["error"]] if message.get("error") else []
        if "room" not in message:
            return lines
        key, told = _page(pupil.room, pupil.you)
        if key != self._key:
            self._key, self._answer = key, pupil.you.get("answer")
            return [*lines, "", *told]
        answer = pupil.you.get("answer")
        if answer != self._answer:
            self._answer = answer
            lines.append((answer["asks"] or f"Saved: {answer['given']}") if answer else "")
        return lines


def _page(room: dict[str, Any], you: dict[str, Any]) -> tuple[str, list[str]]:
    """(what it is, its lines) of what a pupil is shown."""
    match room["phase"]:
        case "lobby":
            return "lobby", [room["title"], f"You are {you['name']}. It starts when your teacher begins.", PUPIL_KEYS]
        case "asking" if not you["may"]:
            return f"late{room['question']['index']}", [wording.LATE]
        case "asking":
            return f"asking{room['question']['index']}", _question(room["question"])
        case "closed":
            return f"closed{room['question']['index']}", ["Closed. The answer comes in a moment."]
        case "revealed":
            return f"revealed{room['question']['index']}", _reveal(room["question"], you["reveal"], you)
        case "slide":
            return f"slide{room['slide']}", [room["slide"]["heading"], *(part[1] for part in room["slide"]["parts"])]
        case "own":
            last = you.get("last")
            told = _reveal(last, last["reveal"], you) if last else []
            question = you.get("question")
            return f"own{question and question['index']}", [
                *told,
                "",
                *(_question(question) if question else _end(you)),
            ]
    return "ended", _end(you)


def _question(question: dict[str, Any]) -> list[str]:
    lines = [f"Question {question['number']} of {question['total']}", question["stem"]]
    return lines + [f"  {number}) {text}" for number, text in enumerate(question["options"], 1)]


def _reveal(question: dict[str, Any], reveal: dict[str, Any], you: dict[str, Any]) -> list[str]:
    lines = [
        "This question does not count." if question["skipped"] else f"{reveal['headline']} {reveal['reason']}".strip()
    ]
    lines += [f"Answer: {question['solution']}", *reveal["corrections"], question["explanation"]]
    receipt = question["receipt"]
    if receipt:
        lines += [receipt["words"], *(f"  {label}: {value}" for label, value in receipt["rows"])]
    lines.append(f"{you['right']} of {you['asked']} right, {you['points']} points.")
    return [line for line in lines if line]


def _end(you: dict[str, Any]) -> list[str]:
    place = f", place {you['place']}" if you["place"] else ""
    score = f"{you['right']} of {you['asked']} right, {you['points']} points{place}."
    return [f"Well done, {you['name']}: {score}", "h saves a file that asks about what you missed, q leaves."]
