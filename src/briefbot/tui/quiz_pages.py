"""How each state of a quiz session reads: the progress line, the question, the reveal with its receipt, the summary.

Pure: a state of quiz/session.py in, blocks out. What was right or wrong, and why, is the session's to say.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from briefbot.briefing.model import Briefing
from briefbot.progress.study import Offer
from briefbot.quiz.states import Answered, Asking, Prompted, Question, Result, Reveal, Revealed, Run, State, Summary
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, Block, Blocks, Page, fixed
from briefbot.tui.turn import item_blocks
from briefbot.tui.widgets.receipt_panel import receipt_blocks

QUIET: Final = "$foreground 65%"
NAME_COLUMN: Final = 12
MARKS: Final[dict[Result, tuple[str, str]]] = {
    "right": ("✓", "$success"),
    "wrong": ("✗", "$error"),
    "skipped": ("–", "$secondary"),
}


def progress_blocks(state: State) -> Blocks:
    """“Question 3 of 10”, how many were right, and a bar."""
    run = state.run
    total = len(run.questions)
    if isinstance(state, Summary) or not total:
        return lambda _width: []
    right = sum(answer.result == "right" for answer in run.answers)
    words = f"Question {state.number} of {total}" + (f" · {right} right" if run.answers else "")
    if run.cramming:
        words += " · practice"

    def blocks(width: int) -> list[Block]:
        room = max(width, 1)
        done = room * len(run.answers) // total
        bar = Content.assemble(("━" * done, "$accent"), ("─" * (room - done), "$foreground 30%"))
        return [Block(shown_line(words, QUIET)), Block(bar), GAP]

    return blocks


def question_blocks(state: Asking | Prompted) -> list[Block]:
    """The question on the table, what was hinted, and what is missing from what was typed."""
    blocks = [] if not state.question.changed else [Block(_changed())]
    blocks += [Block(shown(state.question.item.stem, "bold")), GAP]
    if state.hint:
        blocks += [Block(shown(f"Hint: {state.hint}", "italic $primary")), GAP]
    if isinstance(state, Prompted):
        blocks += [Block(shown(state.asks, "$warning"), Content.styled("? ", "bold $warning"), Content("  ")), GAP]
    return blocks


def reveal_blocks(state: Revealed, briefing: Briefing) -> Blocks:
    """The verdict with its reason, the right answer, what a wrong choice really is, and the receipt."""

    def blocks(width: int) -> list[Block]:
        found = [Block(shown(state.question.item.stem, "bold")), GAP, *_verdict(state.answered, state.reveal), GAP]
        receipt = state.reveal.receipt
        if state.reveal.explanation:
            found += [Block(shown(state.reveal.explanation)), GAP]
        if receipt is not None:
            found += [*item_blocks(receipt, briefing), GAP, *receipt_blocks((receipt,))(width)]
        return found

    return blocks


def summary_blocks(state: Summary, notice: str) -> Blocks:
    """How it went, and what to look at again."""
    if not state.run.questions:
        words = notice or "There is nothing to ask with these settings. Choose others, or ask about everything."
        return lambda _width: [Block(Content.styled("Nothing to ask", "bold $accent")), GAP, Block(shown(words)), GAP]

    def blocks(width: int) -> list[Block]:
        total = state.right + state.wrong + state.skipped
        found = [
            Block(Content.styled(f"{state.right} of {total} right", "bold $accent")),
            Block(_marks(state.run)),
            GAP,
        ]
        if notice:
            found += [Block(shown(notice, QUIET)), GAP]
        found += [
            Block(shown(sentence, "$warning"), shown("≠ ", "$warning"), shown("  ")) for sentence in state.confusions
        ]
        found += [GAP] if state.confusions else []
        if state.again:
            found.append(Block(Content.styled("To look at again", "bold")))
        for again in state.again:
            found += [GAP, Block(shown(again.question.item.stem), shown("· ", "$accent"), shown("  "))]
            found.append(Block(shown(again.answer, "$success"), shown("  ✓ "), shown("    ")))
            if again.given:
                found.append(Block(shown(f"you said: {again.given}", QUIET), shown("    "), shown("    ")))
        return [*found, GAP]

    return blocks


def setup_blocks(offer: Offer, notice: str) -> list[Block]:
    """What there is to be asked."""
    words = f"{offer.total} questions in this briefing: {offer.due} due, {offer.new} new."
    blocks = [Block(Content.styled("Quiz", "bold $accent")), Block(shown(words, QUIET)), GAP]
    blocks += [Block(shown("Enter begins. ↑ ↓ go to a setting, ← → change it.", QUIET)), GAP]
    return blocks if not notice else [*blocks, Block(shown(notice, "$warning")), GAP]


def option_line(question: Question, index: int) -> Page:
    """One option behind the digit that chooses it."""
    mark = Content.styled(f"{index + 1}  ", "bold $accent")
    return Page(fixed([Block(shown_line(question.options[index].text), mark, Content("   "))]))


def setting_line(name: str, value: str) -> Page:
    """One setting with its value, which stays in its column when it wraps."""
    label = shown_line(name, QUIET)
    first = label.pad_right(max(NAME_COLUMN - label.cell_length, 1))
    return Page(fixed([Block(shown_line(f"‹ {value} ›"), first, Content(" " * NAME_COLUMN))]))


def _changed() -> Content:
    return Content.styled("This changed in the briefing since you answered it last.", "italic $warning")


def _verdict(answered: Answered, reveal: Reveal) -> list[Block]:
    mark, colour = MARKS[answered.result]
    bar = Content.styled("┃ ", colour)
    blocks = [Block(Content.assemble((f"{mark} ", f"bold {colour}"), shown_line(reveal.headline, f"bold {colour}")))]
    blocks += [Block(shown(words)) for words in (reveal.reason,) if words]
    if answered.given and answered.result != "right":
        blocks.append(Block(shown(f"You said: {answered.given}", QUIET)))
    blocks.append(Block(Content.assemble(("Answer: ", QUIET), shown(reveal.answer, "bold"))))
    blocks += [Block(shown(words, "$warning")) for words in reveal.corrections]
    return [Block(block.content, bar, bar) for block in blocks]


def _marks(run: Run) -> Content:
    return Content(" ").join(Content.styled(*MARKS[answer.result]) for answer in run.answers)
