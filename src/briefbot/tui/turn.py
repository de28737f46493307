"""One turn of the conversation as data, and how it reads on a card.

The transcript is kept as these values; widgets are made from them and thrown away. The words and their receipts stay together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from briefbot.answering.reply import Reply
from briefbot.briefing.model import Briefing, Outcome, Statement
from briefbot.briefing.receipt import Receipt, quoted
from briefbot.tui.anatomy import Choice, Credit, Line, Part, Words, parts
from briefbot.tui.content import clickable, shown, shown_line
from briefbot.tui.names import Names
from briefbot.tui.page import GAP, QUIET, Block


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome is told apart: by a mark, by words, and only then by a colour of the theme."""

    mark: str
    words: str
    colour: str


LOOKS: Final[dict[Outcome, Look]] = {
    "answer": Look("✓", "Answer", "$success"),
    "correction": Look("≠", "Correction", "$warning"),
    "choice": Look("?", "Which one do you mean?", "$primary"),
    "not_in_briefing": Look("∅", "Not in this briefing", "$secondary"),
}
BYLINE: Final = ("Form", "To", "Outlet", "When")
"""Rows of a receipt that stand under the words on a card; the whole receipt is in the panel."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: a reply, a sentence about trouble, or neither yet (`waiting` says what for).

    A reply goes with the `briefing` it is from: ids mean other items in another briefing, or in another version of it.
    """

    number: int
    question: str
    reply: Reply | None = None
    briefing: Briefing | None = None
    trouble: str = ""
    waiting: str = ""

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return self.reply.receipts if self.reply else ()

    @property
    def choices(self) -> tuple[str, ...]:
        return self.reply.choices if self.reply else ()

    @property
    def picks(self) -> int:
        """How many digits mean something: the choices, and "none of these" after them."""
        return len(self.choices) + 1 if self.choices else 0


def card_blocks(turn: Turn, names: Names | None) -> list[Block]:
    """The card of a turn: the question, then everything of the reply behind a bar in the colour of its outcome.

    `names` are those of the turn's briefing.
    """
    if turn.reply is None or turn.briefing is None or names is None:
        return waiting_blocks(turn)
    look = LOOKS[turn.reply.outcome]
    return [_question_block(turn), *_barred(_reply_blocks(turn, turn.reply, look, turn.briefing, names), look.colour)]


def waiting_blocks(turn: Turn) -> list[Block]:
    """The card of a turn that has no reply: what it waits for, or what went wrong."""
    words = shown(turn.trouble, "$error") if turn.trouble else shown(turn.waiting, f"italic {QUIET}")
    return [_question_block(turn), *_barred([Block(words)], "$error" if turn.trouble else QUIET)]


def item_blocks(receipt: Receipt, briefing: Briefing) -> list[Block]:
    """The words of an item: the editor's paraphrase plain, the source's own words in quotes behind a thin bar."""
    item = briefing.items.get(receipt.item)
    if not isinstance(item, Statement):
        return [Block(shown(receipt.words))]
    blocks = [Block(shown(item.text))] if item.text else []
    bar = Content.styled("▏ ", "$accent")
    return blocks + [Block(shown(quoted(quote), "italic"), bar, bar) for quote in item.quotes]


def _question_block(turn: Turn) -> Block:
    return Block(shown(turn.question, "bold"), Content.styled("› ", "$accent"), Content("  "))


def _reply_blocks(turn: Turn, reply: Reply, look: Look, briefing: Briefing, names: Names) -> list[Block]:
    blocks = [Block(Content.styled(f"{look.mark} {look.words}", f"bold {look.colour}"))]
    for reading in reply.readings:
        words = reading.told(reply.question, marks="“”")
        blocks.append(Block(shown(words, f"italic {QUIET}"), Content("  "), Content("  ")))
    before: Part | None = None
    for part in parts(reply):
        if _stands_apart(part, before):
            blocks.append(GAP)
        blocks += _part_blocks(part, turn, briefing, names)
        before = part
    return blocks


def _stands_apart(part: Part, before: Part | None) -> bool:
    """Whether a gap goes before the part: before each credit, and before the first choice. The text's own gaps stay."""
    match part:
        case Credit():
            return not (isinstance(before, Line) and not before.text) and not isinstance(before, Credit)
        case Choice():
            return not isinstance(before, Choice)
        case _:
            return False


def _part_blocks(part: Part, turn: Turn, briefing: Briefing, names: Names) -> list[Block]:
    match part:
        case Words(receipt):
            return [*item_blocks(receipt, briefing), *_byline(receipt)]
        case Credit(text):
            return [Block(_with_names(text, names, QUIET))]
        case Choice(number, text):
            action = f"screen.pick_choice({turn.number}, {number})"
            mark = Content.styled(f" {number}  ", "bold $accent")
            return [Block(clickable(shown_line(text), action), mark, Content(" " * mark.cell_length))]
        case Line(text):
            return [Block(_with_names(text, names, ""))]


def _with_names(text: str, names: Names, style: str) -> Content:
    """A line with the names of the briefing set off, so that who speaks is seen first; all of it where it has none."""
    content = shown(text, style)
    found = names.spans(content.plain)
    for start, end in found:
        content = content.stylize("bold $foreground", start, end)
    return content if found or not style else shown(text, "bold")


def _byline(receipt: Receipt) -> list[Block]:
    byline = [words for label in BYLINE if (words := _byline_words(label, receipt.row(label)))]
    blocks = [Block(shown(" · ".join(byline), QUIET))] if byline else []
    garbled = [value for label, value in receipt.rows if label == "Source garbled"]
    return blocks + [Block(shown(f"Source garbled: {value}", "italic $warning")) for value in garbled]


def _byline_words(label: str, value: str) -> str:
    if value in ("", "not stated"):
        return ""
    return f"to {value}" if label == "To" else value


def _barred(blocks: Sequence[Block], colour: str) -> list[Block]:
    bar = Content.styled("┃ ", colour)
    return [Block(block.content, bar + block.first, bar + block.rest) for block in blocks]
