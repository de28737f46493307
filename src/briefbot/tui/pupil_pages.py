"""How a room reads on a pupil's terminal: the host's messages in, blocks out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.content import Content

from briefbot.briefing.receipt import Receipt
from briefbot.classroom import wording
from briefbot.classroom.pupil import Pupil
from briefbot.tui import page as layout
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block, Blocks, fixed
from briefbot.tui.widgets.receipt_panel import receipt_blocks


@dataclass(frozen=True, slots=True)
class Page:
    """What fills the screen. `key` changes when something else is shown; `waits` where the pupil says when to go on."""

    key: str
    blocks: Blocks
    options: tuple[layout.Page, ...] = ()
    typed: bool = False
    waits: bool = False


def page_of(room: dict[str, Any], you: dict[str, Any], read: int) -> Page:
    """The page for what the host told last. `read` is the question whose answer was read, at one's own pace."""
    match room["phase"]:
        case "asking" if not you["may"]:
            return _words(f"late{room['question']['index']}", f"You are {you['name']}", wording.LATE)
        case "asking":
            return _question(room["question"])
        case "closed":
            return _closed(room["question"], you.get("answer"))
        case "revealed":
            return _reveal(room["question"], you["reveal"], you.get("answer"), waits=False)
        case "slide":
            return _slide(room["slide"])
        case "own":
            last = you.get("last")
            if last and last["index"] != read:
                return _reveal(last, last["reveal"], last["answer"], waits=True)
            return _question(you["question"]) if you.get("question") else _end(you)
        case "ended":
            return _end(you)
    return _words("lobby", f"You are {you['name']}", room["title"], "You are in. It starts when your teacher begins.")


def status_of(pupil: Pupil) -> Content:
    """What became of the answer: being sent, asked back, saved; and a pause."""
    if pupil.room.get("paused"):
        return shown_line(wording.PAUSED, "$warning")
    if pupil.question is None:
        return Content("")
    if pupil.pending is not None:
        return shown_line("Sending …", QUIET)
    answer = pupil.you.get("answer")
    if not answer:
        return Content("")
    if answer["asks"]:
        return shown(answer["asks"], "$warning")
    sure = {True: " (sure)", False: " (not sure)"}.get(answer["sure"], "") if pupil.room.get("confidence") else ""
    later = "" if pupil.room["phase"] == "own" else " You can change it until the question closes."
    return shown(f"Saved: {answer['given']}{sure}.{later}", QUIET)


def _words(key: str, heading: str, *lines: str) -> Page:
    return Page(key, fixed([Block(shown(heading, "bold $accent")), GAP, *(Block(shown(line)) for line in lines)]))


def _question(question: dict[str, Any]) -> Page:
    number = f"Question {question['number']} of {question['total']}"
    blocks = [Block(shown_line(number, QUIET)), Block(shown(question["stem"], "bold")), GAP]
    chosen = question["how"] == "chosen"
    rows = [
        Block(shown_line(text), Content.styled(f"{place}  ", "bold $accent"), Content("   "))
        for place, text in enumerate(question["options"], 1)
    ]
    if question["how"] == "arranged":
        blocks += rows
        blocks += [GAP, Block(Content.styled("Type the numbers in the right order, such as 2 1 3.", QUIET)), GAP]
    options = tuple(layout.Page(fixed([row])) for row in rows) if chosen else ()
    return Page(f"question{question['index']}", fixed(blocks), options, not chosen)


def _closed(question: dict[str, Any], answer: dict[str, Any] | None) -> Page:
    given = f"Your answer: {answer['given']}" if answer else "You gave no answer. That is all right."
    heading = question["stem"]
    return _words(f"closed{question['index']}", heading, given, "Closed. The answer comes in a moment.")


def _reveal(question: dict[str, Any], reveal: dict[str, Any], answer: dict[str, Any] | None, *, waits: bool) -> Page:
    """The verdict, the answer, what a wrong choice really is, and the receipt."""
    marks = {"right": ("✓", "$success"), "wrong": ("✗", "$error")}
    mark, colour = marks.get(reveal["result"], ("–", "$secondary"))
    headline = "This question does not count." if question["skipped"] else reveal["headline"] or "The answer"
    told = [Block(shown_line(f"{mark} {headline}", f"bold {colour}"))]
    told += [Block(shown(reveal["reason"]))] if reveal["reason"] else []
    if answer and reveal["result"] != "right":
        told.append(Block(shown(f"Your answer: {answer['given']}", QUIET)))
    told.append(Block(Content.assemble(("Answer: ", QUIET), shown(question["solution"], "bold"))))
    told += [Block(shown(words, "$warning")) for words in reveal["corrections"]]
    told += [Block(shown(question["explanation"]))] if question["explanation"] else []
    told += [GAP, Block(shown(question["stem"], QUIET)), GAP]
    record = question["receipt"]

    def blocks(width: int) -> list[Block]:
        if record is None:
            return told
        receipt = Receipt("", record["words"], None, tuple((label, value) for label, value in record["rows"]))
        return [*told, Block(shown(receipt.words)), GAP, *receipt_blocks((receipt,))(width)]

    return Page(f"reveal{question['index']}{waits}", blocks, waits=waits)


def _slide(slide: dict[str, Any]) -> Page:
    from briefbot.classroom.events import Slide
    from briefbot.tui.class_pages import slide_blocks

    parts = tuple((style, text) for style, text in slide["parts"])
    return Page(f"slide{slide}", fixed(slide_blocks(Slide(slide["heading"], parts))))


def _end(you: dict[str, Any]) -> Page:
    place = f", place {you['place']}" if you["place"] else ""
    score = f"{you['right']} of {you['asked']} right, {you['points']} points{place}."
    return _words(
        "end", f"Well done, {you['name']}", score, "F9 saves a file that asks about what you missed. Ctrl+Q leaves."
    )
