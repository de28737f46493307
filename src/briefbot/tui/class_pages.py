"""How a room reads on the teacher's screen and on the wall: a room in, blocks out.

Pure. What is shown before a question closes is how many have answered, never what: a count of options makes people follow.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from textual.content import Content

from briefbot.classroom import wording
from briefbot.classroom.addresses import qr_lines
from briefbot.classroom.events import Slide
from briefbot.classroom.grading import reveal_for
from briefbot.classroom.report import ItemReport, Report
from briefbot.classroom.report_text import bar, notes
from briefbot.classroom.room import Asking, Closed, Ended, Lobby, OwnPace, Pupil, Revealed, Room, Showing
from briefbot.classroom.scoring import Standing, standings, team_standings
from briefbot.classroom.views import ON_THE_WALL, option_counts, own_progress
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block, Blocks
from briefbot.tui.widgets.receipt_panel import receipt_blocks

BAR = "█"
WIDEST_BAR = 24
MOST_NAMES = 60
"""In the column beside; a bigger class would only cost time to lay out."""

ROOM_FOR_QR = 50
"""Cells of width from which on the QR code stands beside the address."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the class comes in, as it is shown: addresses without their scheme, and the code in two groups."""

    address: str
    others: tuple[str, ...]
    code: str
    link: str
    lan: bool


def main_blocks(room: Room, door: Door, step: str, results: Callable[[], Report]) -> Blocks:
    """What stands in the middle, by phase. `step` names what Enter does, empty where it does nothing; `results` makes the
    report, once the room has ended."""

    def blocks(width: int) -> Sequence[Block]:
        match room.phase:
            case Lobby():
                found = [*_door_blocks(door, width), GAP, Block(shown(_lobby_words(room), "bold"))]
            case Asking(index):
                found = [*_question_blocks(room, index), GAP, _tally(room, index)]
            case Closed(index):
                found = [*_question_blocks(room, index, counts=True), GAP, Block(Content.styled("Closed", "bold"))]
            case Revealed(index):
                found = _reveal_blocks(room, index, width)
            case Showing(slide):
                found = slide_blocks(slide)
            case OwnPace():
                found = [*_door_blocks(door, width), GAP, *_progress_blocks(room, width)]
            case Ended():
                found = _end_blocks(room, results())
        paused = [Block(Content.styled("‖ A pause: nothing can be answered", "bold $warning")), GAP]
        return [*(paused if room.paused else []), *found, *_step_blocks(step)]

    return blocks


def side_blocks(room: Room, is_away: Callable[[str], bool]) -> Blocks:
    """Who is here, and from the first reveal on who leads; who stands there is not named again, but while answers come in."""

    def blocks(width: int) -> Sequence[Block]:
        title = wording.people(len(room.here)) + (" · locked" if room.locked else "")
        found = [Block(Content.styled(title, "bold $accent")), GAP]
        ranked: set[str] = set()
        if room.told and room.rules.leaderboard and not isinstance(room.phase, Ended):  # the main page has it then
            found += [*board_blocks(room, ON_THE_WALL), GAP]
            ranked = {one.pupil.id for one in _best(room, ON_THE_WALL)} if not isinstance(room.phase, Asking) else set()
        waiting = (
            {pupil.id for pupil in room.waiting_for(room.phase.question)} if isinstance(room.phase, Asking) else set()
        )
        for pupil in room.here[:MOST_NAMES]:
            away = "  away" if is_away(pupil.id) else ""
            if away or pupil.id not in ranked:
                found.append(
                    Block(Content.assemble(_mark(room, pupil, waiting), shown_line(pupil.name), (away, QUIET)))
                )
        more = len(room.here) - MOST_NAMES
        found += [Block(Content.styled(f"  and {more} more", QUIET))] if more > 0 else []
        return found if room.here else [*found, Block(Content.styled("Nobody yet", QUIET))]

    return blocks


def _mark(room: Room, pupil: Pupil, waiting: Container[str]) -> tuple[str, str]:
    """Whether somebody has answered the open question; nothing for those who came too late for it."""
    if not isinstance(room.phase, Asking) or not room.may_answer(pupil, room.phase.question):
        return ("  ", "")
    return ("· ", "$warning") if pupil.id in waiting else ("✓ ", "$success")


def board_blocks(room: Room, most: int) -> list[Block]:
    """Teams, then the best: place, name, points."""
    found = [
        Block(
            Content.assemble(
                (f"{team.place}. ", QUIET), shown_line(team.team, "bold"), (f"  {team.points} each", QUIET)
            )
        )
        for team in team_standings(room)
    ]
    found += [GAP] if found else []
    return found + [
        Block(Content.assemble((f"{one.place}. ", QUIET), shown_line(one.pupil.name), (f"  {one.points}", QUIET)))
        for one in _best(room, most)
    ]


def _best(room: Room, most: int) -> list[Standing]:
    return [one for one in standings(room) if one.place <= most][: 2 * most]


def slide_blocks(slide: Slide) -> list[Block]:
    """A slide: its heading, its words, quotes behind a bar, rows below."""
    found = [Block(shown(slide.heading, "bold $accent")), GAP]
    bar = Content.styled("▏ ", "$accent")
    for style, text in slide.parts:
        match style:
            case "quote":
                found.append(Block(shown(text, "italic"), bar, bar))
            case "who":
                found.append(Block(shown(text, "bold")))
            case "row" | "note":
                found.append(Block(shown(text, QUIET)))
            case _:
                found.append(Block(shown(text)))
        found += [GAP] if style not in {"row"} else []
    return found


def _door_blocks(door: Door, width: int) -> list[Block]:
    code = f"{door.code[:3]} {door.code[3:]}"
    words = [
        Block(Content.styled("Open in a browser", QUIET)),
        Block(shown(door.address.removeprefix("http://"), "bold $accent")),
        GAP,
        Block(Content.styled("and type the code", QUIET)),
        Block(Content.styled(code, "bold $accent")),
        GAP,
        Block(Content.styled("For a projector the same address with /screen", QUIET)),
    ]
    words += [Block(shown(f"also at {other.removeprefix('http://')}", QUIET)) for other in door.others]
    words += [GAP, Block(shown(wording.OPEN_TO_LAN if door.lan else wording.HOST_ONLY_HERE, QUIET))]
    return words if width < ROOM_FOR_QR else _beside_qr(words, door.link, width)


def _beside_qr(words: list[Block], link: str, width: int) -> list[Block]:
    """The QR code on the left, black on white on every ground, and the words to its right."""
    code = qr_lines(link)
    column = len(code[0]) + 3
    texts = [line for block in words for line in block.content.wrap(width - column)]
    rows = max(len(code), len(texts))
    found = []
    for number in range(rows):
        drawn = Content.styled(code[number], "black on white") if number < len(code) else Content(" " * len(code[0]))
        text = texts[number] if number < len(texts) else Content("")
        found.append(Block(Content.assemble(drawn, "   ", text)))
    return found


def _lobby_words(room: Room) -> str:
    total = len(room.questions)
    return f"{wording.people(len(room.here))} here, {total} question{'' if total == 1 else 's'} ready"


def _question_blocks(room: Room, index: int, *, counts: bool = False) -> list[Block]:
    question = room.questions[index]
    number = f"Question {room.place_of(index)} of {len(room.questions)}"
    found = [Block(Content.styled(number, QUIET)), Block(shown(question.item.stem, "bold")), GAP]
    if question.how == "typed":
        found.append(Block(Content.styled("Everyone types the answer.", QUIET)))
    return found + (
        _count_blocks(room, index, correct=None) if counts and question.how == "chosen" else _option_blocks(room, index)
    )


def _option_blocks(room: Room, index: int) -> list[Block]:
    return [
        Block(shown_line(option.text), Content.styled(f"{number}  ", "bold $accent"), Content("   "))
        for number, option in enumerate(room.questions[index].options, 1)
    ]


def _count_blocks(room: Room, index: int, correct: int | None) -> list[Block]:
    """The options with how many chose each, as a number and as a bar."""
    counts = option_counts(room, index)
    most = max([*counts, 1])
    found = []
    for number, (option, count) in enumerate(zip(room.questions[index].options, counts, strict=True)):
        mark = (
            Content.styled("✓  ", "bold $success")
            if number == correct
            else Content.styled(f"{number + 1}  ", "bold $accent")
        )
        found.append(Block(shown_line(option.text, "bold" if number == correct else ""), mark, Content("   ")))
        bar = BAR * round(WIDEST_BAR * count / most)
        found.append(Block(Content.assemble("   ", (bar, "$primary"), (f" {count}" if bar else f"{count}", QUIET))))
    return found


def _tally(room: Room, index: int) -> Block:
    may = sum(room.may_answer(pupil, index) for pupil in room.here)
    return Block(shown(wording.answers_in(may - len(room.waiting_for(index)), may), "bold"))


def _reveal_blocks(room: Room, index: int, width: int) -> list[Block]:
    question = room.questions[index]
    reveal = reveal_for(question, None)
    found = [*_question_blocks(room, index)[:3]]
    if index in room.skipped:
        found += [Block(Content.styled("This question counts for nobody.", "bold $warning")), GAP]
    if question.how == "chosen":
        found += _count_blocks(room, index, question.correct)
    else:
        found.append(Block(Content.assemble(("✓ ", "bold $success"), shown(reveal.answer, "bold"))))
        answers = room.answers_to(index).values()
        right = sum(answer.result == "right" for answer in answers)
        found.append(Block(Content.styled(f"{right} of {len(answers)} right", QUIET)))
    found += [GAP, *([Block(shown(reveal.explanation)), GAP] if reveal.explanation else [])]
    if reveal.receipt is not None:
        found += [Block(shown(reveal.receipt.words)), GAP, *receipt_blocks((reveal.receipt,))(width)]
    return found


def _progress_blocks(room: Room, width: int) -> list[Block]:
    """At everyone's own pace: how far the class is."""
    progress = own_progress(room)
    most = max([*progress, 1])
    until = room.rules.until
    found = [Block(Content.styled(f"Open until {until:%A, %d %B, %H:%M}", "bold"))] if until else []
    found += [GAP] if found else []
    for done, count in enumerate(progress):
        bar = BAR * round(min(WIDEST_BAR, width // 2) * count / most)
        words = f"{done:>3} answered  "
        found.append(Block(Content.assemble((words, QUIET), (bar, "$primary"), f" {count}")))
    return found


def _end_blocks(room: Room, found: Report) -> list[Block]:
    """What is worth teaching again, what is confused, who knew most; then every question."""
    blocks = [Block(Content.styled("Well played", "bold $accent")), GAP]
    blocks += [Block(Content.styled(wording.AGAIN, "bold"))]
    blocks += [_item_block(item) for item in found.again] or [Block(shown(wording.NONE_AGAIN, QUIET))]
    blocks += [GAP, Block(Content.styled(wording.CONFUSIONS, "bold"))]
    blocks += [
        Block(shown(wording.credits(pair.words_of, pair.credited_to, pair.count)), Content("≠ "), Content("  "))
        for pair in found.confusions
    ] or [Block(shown(wording.NO_CONFUSIONS, QUIET))]
    blocks += [GAP, *board_blocks(room, ON_THE_WALL), GAP, Block(Content.styled(wording.QUESTIONS, "bold"))]
    for item in found.items:
        blocks += [_item_block(item), Block(Content.assemble("   ", (bar(item), "$primary"))), GAP]
    return blocks


def _item_block(item: ItemReport) -> Block:
    words = Content.assemble(shown(item.question.item.stem), (f"  {', '.join(notes(item))}", QUIET))
    return Block(words, Content.styled(f"{item.number}. ", "$accent"), Content("   "))


def _step_blocks(step: str) -> list[Block]:
    if not step:
        return []
    return [GAP, Block(Content.assemble(("Enter ", "bold $accent"), ("▸ ", "$accent"), shown_line(step, "bold")))]
