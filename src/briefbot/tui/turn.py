"""One turn of the conversation as data, and how it reads on a card, in the clipboard and in a saved file.

The transcript is kept as these values; widgets are made from them and thrown away. Every form of a turn keeps the words and
their receipts together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from briefbot.answering.reply import Reply
from briefbot.briefing.model import Briefing, Outcome, Statement
from briefbot.briefing.receipt import Receipt, quoted
from briefbot.text.harmless import harmless, one_line
from briefbot.tui.content import clickable, shown, shown_line
from briefbot.tui.page import GAP, Block


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
    """A question and what came of it: a reply, a sentence about trouble, or neither yet (`waiting` says what for)."""

    number: int
    question: str
    reply: Reply | None = None
    trouble: str = ""
    waiting: str = ""

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return self.reply.receipts if self.reply else ()

    @property
    def choices(self) -> tuple[str, ...]:
        return self.reply.choices if self.reply else ()


def card_blocks(turn: Turn, briefing: Briefing) -> list[Block]:
    """The card of a turn: the question, then everything of the reply behind a bar in the colour of its outcome."""
    blocks = [Block(shown(turn.question, "bold"), Content.styled("› ", "$accent"), Content("  "))]
    if turn.reply is None:
        words = shown(turn.trouble, "$error") if turn.trouble else shown(turn.waiting, "italic $foreground 65%")
        return [*blocks, *_barred([Block(words)], "$error" if turn.trouble else "$foreground 65%")]
    look = LOOKS[turn.reply.outcome]
    return [*blocks, *_barred(_reply_blocks(turn, turn.reply, look, briefing), look.colour)]


def item_blocks(receipt: Receipt, briefing: Briefing) -> list[Block]:
    """The words of an item: the editor's paraphrase plain, the source's own words in quotes behind a thin bar."""
    item = briefing.items.get(receipt.item)
    if not isinstance(item, Statement):
        return [Block(shown(receipt.words))]
    blocks = [Block(shown(item.text))] if item.text else []
    bar = Content.styled("▏ ", "$accent")
    return blocks + [Block(shown(quoted(quote), "italic"), bar, bar) for quote in item.quotes]


def _reply_blocks(turn: Turn, reply: Reply, look: Look, briefing: Briefing) -> list[Block]:
    blocks = [Block(Content.styled(f"{look.mark} {look.words}", f"bold {look.colour}"))]
    for reading in reply.readings:
        words = f"reading “{reading.typed}” as {reading.read_as}"
        blocks.append(Block(shown(words, "italic $foreground 65%"), Content("  "), Content("  ")))
    if reply.headline:
        blocks.append(Block(shown(reply.headline)))
    if not reply.receipts and not reply.choices and reply.text.strip() != reply.headline.strip():
        blocks.append(Block(shown(reply.text)))
    if reply.receipts and reply.outcome == "not_in_briefing":
        blocks += [GAP, Block(Content.styled("Related, not an answer:", "$foreground 65%"))]
    for receipt in reply.receipts:
        blocks += [GAP, *_receipt_blocks(receipt, briefing)]
    if reply.choices:
        blocks.append(GAP)
    for number, choice in enumerate(reply.choices, start=1):
        action = f"screen.pick_choice({turn.number}, {number})"
        blocks.append(
            Block(
                clickable(shown_line(choice), action), Content.styled(f" {number}  ", "bold $accent"), Content("    ")
            )
        )
    return blocks


def _receipt_blocks(receipt: Receipt, briefing: Briefing) -> list[Block]:
    name, _, role = receipt.row("Speaker").partition(", ")
    blocks = []
    if name:
        blocks.append(
            Block(Content.assemble(shown(name, "bold"), shown(f", {role}" if role else "", "$foreground 65%")))
        )
    blocks += item_blocks(receipt, briefing)
    byline = [words for label in BYLINE if (words := _byline_words(label, receipt.row(label)))]
    if byline:
        blocks.append(Block(shown(" · ".join(byline), "$foreground 65%")))
    return blocks


def _byline_words(label: str, value: str) -> str:
    if value in ("", "not stated"):
        return ""
    return f"to {value}" if label == "To" else value


def _barred(blocks: Sequence[Block], colour: str) -> list[Block]:
    bar = Content.styled("┃ ", colour)
    return [Block(block.content, bar + block.first, bar + block.rest) for block in blocks]


# --- Out of the program: clipboard and file ----------------------------------------------------------------------------


def cited(turn: Turn, briefing: Briefing) -> str:
    """The answer with its attribution as plain text, for the clipboard."""
    if turn.reply is None:
        return harmless(turn.question)
    return harmless(
        f"{turn.question}\n\n{turn.reply.text.strip()}\n\nFrom the briefing “{one_line(briefing.title)}”.\n"
    )


def markdown(turns: Sequence[Turn], briefing: Briefing) -> str:
    """The transcript as Markdown, every answer with the rows of its receipts."""
    parts = [f"# {_escaped(briefing.title)}"]
    for turn in turns:
        if turn.reply is None:
            continue
        parts.append(f"## {_escaped(turn.question)}")
        parts.append("\n\n".join(_reply_markdown(turn.reply, briefing)))
    return "\n\n".join(parts) + "\n"


def _reply_markdown(reply: Reply, briefing: Briefing) -> list[str]:
    lines = [f"**{LOOKS[reply.outcome].words}**"]
    lines += [f"*Reading “{_escaped(reading.typed)}” as {_escaped(reading.read_as)}.*" for reading in reply.readings]
    if reply.headline:
        lines.append(_escaped(reply.headline))
    if not reply.receipts and reply.text.strip() != reply.headline.strip():
        lines.append(_escaped(reply.text))
    for receipt in reply.receipts:
        item = briefing.items.get(receipt.item)
        if isinstance(item, Statement):
            lines += [_escaped(item.text)] if item.text else []
            lines += [f"> {_escaped(quoted(quote))}" for quote in item.quotes]
        else:
            lines.append(_escaped(receipt.words))
        lines.append("\n".join(f"- {_escaped(label)}: {_escaped(value)}" for label, value in receipt.rows))
    if reply.choices and reply.outcome == "choice":
        lines.append("\n".join(f"{number}. {_escaped(choice)}" for number, choice in enumerate(reply.choices, start=1)))
    return lines


_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")


def _escaped(text: str) -> str:
    """Text on one line, with everything that Markdown would obey taken literally."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
