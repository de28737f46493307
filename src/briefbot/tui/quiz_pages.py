"""How each state of a quiz session reads: the progress line, the question, the reveal with its receipt, the summary.

Pure: a state of quiz/session.py in, blocks out. What was right or wrong, and why, is the session's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from briefbot.briefing.model import Briefing
from briefbot.progress.study import Offer
from briefbot.quiz import wording
from briefbot.quiz.item import QuizItem
from briefbot.quiz.states import (
    Asking,
    Judging,
    LookAgain,
    Paused,
    Prompted,
    Question,
    Result,
    Revealed,
    Run,
    State,
    Summary,
    Weighing,
)
from briefbot.tui.browse.lines import counted
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block, Blocks, Page, fixed
from briefbot.tui.quiz_form import Row
from briefbot.tui.quiz_rows import HOW
from briefbot.tui.turn import item_blocks
from briefbot.tui.widgets.receipt_panel import receipt_blocks

EXPLAIN: Final = "Answer in your own words; you judge yourself."
NAME_COLUMN: Final = 15
MARKS: Final[dict[Result, tuple[str, str]]] = {
    "right": ("✓", "$success"),
    "wrong": ("✗", "$error"),
    "skipped": ("–", "$secondary"),
}


def progress_blocks(state: State, *, kept: bool = True) -> Blocks:
    """“Question 3 of 10”, how many were right, and a bar. Says so where the answers are not `kept`."""
    run = state.run
    total = len(run.questions)
    if isinstance(state, Summary) or not total:
        return lambda _width: []
    right = sum(answer.result == "right" for answer in run.answers)
    words = f"Question {state.number} of {total}" + (f" · {right} right" if run.answers else "")
    if run.cramming:
        words += " · practice"
    if not kept:
        words += " · not kept"

    def blocks(width: int) -> list[Block]:
        room = max(width, 1)
        done = room * len(run.answers) // total
        bar = Content.assemble(("━" * done, "$accent"), ("─" * (room - done), QUIET))
        return [Block(shown_line(words, QUIET)), Block(bar), GAP]

    return blocks


def question_blocks(state: Asking | Prompted) -> list[Block]:
    """The question on the table, how it is answered, what was hinted, and what is missing from what was typed."""
    blocks = [*_changed(state.question), *stem_blocks(state.question.item), GAP]
    ways = {"arranged": HOW, "explained": EXPLAIN}
    if state.question.how in ways:
        blocks += [Block(shown(ways[state.question.how], QUIET)), GAP]
    if state.hint:
        blocks += [Block(shown(f"Hint: {state.hint}", "italic $primary")), GAP]
    if isinstance(state, Prompted):
        blocks += [Block(shown(state.asks, "$warning"), Content.styled("? ", "bold $warning"), Content("  ")), GAP]
    return blocks


def stem_blocks(item: QuizItem) -> list[Block]:
    """What is asked, and below it the words that it is asked about."""
    asked, mark, words = item.stem.partition("? ")
    if not mark or item.kind == "own":
        return [Block(shown(item.stem, "bold"))]
    return [Block(shown(f"{asked}?", "bold")), Block(shown(words))]


def weighing_blocks(state: Weighing) -> list[Block]:
    """The question again, what was answered, and whether that is sure."""
    return [
        *stem_blocks(state.question.item),
        GAP,
        Block(Content.assemble(("You said: ", QUIET), shown(state.given))),
        GAP,
        Block(shown(wording.HOW_SURE, "italic $primary")),
        GAP,
    ]


def judging_blocks(state: Judging) -> list[Block]:
    """The learner's own words beside the answer, for the learner to judge."""
    return [
        *stem_blocks(state.question.item),
        GAP,
        Block(Content.assemble(("You said: ", QUIET), shown(state.given))),
        Block(Content.assemble(("Answer: ", QUIET), shown(state.answer, "bold"))),
        GAP,
        Block(shown(wording.WAS_IT_RIGHT, "italic $primary")),
        GAP,
    ]


def paused_blocks(state: Paused) -> list[Block]:
    """Nothing of the question, so that nobody thinks on while the clock stands."""
    return [Block(Content.styled("Paused", "bold $accent")), GAP, Block(shown(wording.PAUSED)), GAP]


def reveal_blocks(state: Revealed, briefing: Briefing) -> Blocks:
    """The verdict with its reason, the right answer, what a wrong choice really is, and the receipt."""

    def blocks(width: int) -> list[Block]:
        found = [*stem_blocks(state.question.item), GAP, *_verdict(state), GAP]
        receipt = state.reveal.receipt
        if state.reveal.explanation:
            found += [Block(shown(state.reveal.explanation)), GAP]
        if receipt is not None:
            found += [*item_blocks(receipt, briefing), GAP, *receipt_blocks((receipt,))(width)]
        return found

    return blocks


def summary_blocks(state: Summary, notice: str) -> list[Block]:
    """How it went. What to look at again stands below the next steps (`again_blocks`)."""
    if not state.run.questions:
        words = notice or wording.NOTHING_TO_ASK
        return [Block(Content.styled("Nothing to ask", "bold $accent")), GAP, Block(shown(words)), GAP]
    found = [Block(Content.styled(wording.score(state), "bold $accent")), Block(_marks(state.run)), GAP]
    return [*found, Block(shown(notice, QUIET)), GAP] if notice else found


def again_blocks(state: Summary) -> list[Block]:
    """What was sure but wrong, what else to look at again, and whose words went to whom."""
    sure = [entry for entry in state.again if entry.sure]
    found: list[Block] = []
    for heading, entries in ((wording.SURE_BUT_WRONG, sure), (wording.LOOK_AGAIN, state.again[len(sure) :])):
        found += [Block(Content.styled(heading, "bold")), *_to_look_at(entries)] if entries else []
    return found + [
        Block(shown(sentence, "$warning"), shown("≠ ", "$warning"), shown("  ")) for sentence in state.confusions
    ]


def _to_look_at(entries: Sequence[LookAgain]) -> list[Block]:
    blocks: list[Block] = []
    for entry in entries:
        blocks += [Block(shown(entry.question.item.stem), shown("· ", "$accent"), shown("  "))]
        blocks.append(Block(shown(entry.answer, "$success"), shown("  ✓ ", "$success"), shown("    ")))
        if entry.given:
            blocks.append(Block(shown(entry.given, QUIET), shown("  ✗ ", QUIET), shown("    ")))
        blocks.append(GAP)
    return blocks


def setup_blocks(offer: Offer, notice: str) -> list[Block]:
    """What there is to be asked, and how far the goal is."""
    words = f"{counted(offer.total, 'question')} in this briefing: {offer.due:,} due, {offer.new:,} new."
    blocks = [Block(Content.styled("Quiz", "bold $accent")), Block(shown(words, QUIET))]
    if offer.ready is not None:
        blocks.append(Block(shown(wording.ready(offer.aim.ready_by, offer.ready), QUIET)))
    return [*blocks, GAP] if not notice else [*blocks, GAP, Block(shown(notice, "$warning")), GAP]


def option_line(question: Question, index: int) -> Page:
    """One option behind the digit that chooses it."""
    mark = Content.styled(f"{index + 1}  ", "bold")
    return Page(fixed([Block(shown_line(question.options[index].text), mark, Content("   "))]))


def choice_line(index: int, words: str) -> Page:
    """One thing to do behind the digit that does it."""
    return Page(fixed([Block(shown_line(words), Content.styled(f"{index + 1}  ", "bold"), Content("   "))]))


def setting_line(name: str, value: str, *, turns: bool) -> Page:
    """One setting with its value, which stays in its column when it wraps; between arrows where it `turns` now."""
    first = shown_line(name, "" if turns else QUIET).pad_right(max(NAME_COLUMN - len(name), 1))
    words = f"‹ {value} ›" if turns else f"  {value}"
    return Page(fixed([Block(shown_line(words), first, Content(" " * NAME_COLUMN))]))


def about_blocks(row: Row | None) -> list[Block]:
    """What the highlighted setting is for, and the keys that change it."""
    if row is None:
        return [Block(shown("Enter begins. ↑ ↓ go to a setting.", QUIET))]
    keys = "← → change it."
    if row.several or row.number:
        keys = f"← → change it, Enter {'picks several' if row.several else 'types any'}."
    return [Block(shown(f"{row.about} {keys}", QUIET))]


def _changed(question: Question) -> list[Block]:
    return [Block(Content.styled(wording.CHANGED, "italic $warning"))] if question.changed else []


def _verdict(state: Revealed) -> list[Block]:
    answered, reveal, item = state.answered, state.reveal, state.question.item
    mark, colour = MARKS[answered.result]
    bar = Content.styled("┃ ", colour)
    blocks = [Block(Content.assemble((f"{mark} ", f"bold {colour}"), shown_line(reveal.headline, f"bold {colour}")))]
    blocks += [Block(shown(words)) for words in (reveal.reason,) if words]
    if answered.given and answered.result != "right":
        blocks.append(Block(shown(f"You said: {answered.given}", QUIET)))
    if item.sequence:
        blocks.append(Block(shown("Answer:", QUIET)))
        return [*(Block(block.content, bar, bar) for block in blocks), *_ordered(item, bar)]
    blocks.append(Block(Content.assemble(("Answer: ", QUIET), shown(reveal.answer, "bold"))))
    blocks += [Block(shown(words, "$warning")) for words in reveal.corrections]
    return [Block(block.content, bar, bar) for block in blocks]


def _ordered(item: QuizItem, bar: Content) -> list[Block]:
    """The rows in their right order, numbered."""
    rest = bar + shown("   ")
    return [
        Block(shown(item.options[row].text, "bold"), bar + shown(f"{place}  ", QUIET), rest)
        for place, row in enumerate(item.sequence, 1)
    ]


def _marks(run: Run) -> Content:
    return Content(" ").join(Content.styled(*MARKS[answer.result]) for answer in run.answers)
