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
from briefbot.tui.anatomy import Choice, Credit, Line, Part, Words, parts
from briefbot.tui.content import clickable, shown, shown_line
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

    @property
    def picks(self) -> int:
        """How many digits mean something: the choices, and "none of these" after them."""
        return len(self.choices) + 1 if self.choices else 0


def card_blocks(turn: Turn, briefing: Briefing) -> list[Block]:
    """The card of a turn: the question, then everything of the reply behind a bar in the colour of its outcome."""
    blocks = [Block(shown(turn.question, "bold"), Content.styled("› ", "$accent"), Content("  "))]
    if turn.reply is None:
        words = shown(turn.trouble, "$error") if turn.trouble else shown(turn.waiting, f"italic {QUIET}")
        return [*blocks, *_barred([Block(words)], "$error" if turn.trouble else QUIET)]
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
        blocks.append(Block(shown(words, f"italic {QUIET}"), Content("  "), Content("  ")))
    names = _names(briefing)
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


def _part_blocks(part: Part, turn: Turn, briefing: Briefing, names: re.Pattern[str]) -> list[Block]:
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


def _names(briefing: Briefing) -> re.Pattern[str]:
    """Finds the names of people, and of whatever else speaks in this briefing, as whole words, the longest first."""
    speakers = {item.speaker for item in briefing.statements}
    entities = [entity for entity in briefing.entities.values() if entity.sort == "person" or entity.id in speakers]
    names = sorted({one_line(entity.name) for entity in entities} - {""}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")


def _with_names(text: str, names: re.Pattern[str], style: str) -> Content:
    """A line with the names of the briefing set off, so that who speaks is seen first; all of it where it has none."""
    content = shown(text, style)
    found = [match.span() for match in names.finditer(content.plain)]
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
    for part in parts(reply):
        match part:
            case Words(receipt):
                lines += _words_markdown(receipt, briefing)
            case Choice(number, text):
                lines.append(f"{number}. {_escaped(text)}")
            case Line(text) | Credit(text):
                lines += [_escaped(text)] if text else []
    return lines


def _words_markdown(receipt: Receipt, briefing: Briefing) -> list[str]:
    item = briefing.items.get(receipt.item)
    if isinstance(item, Statement):
        lines = [_escaped(item.text)] if item.text else []
        lines += [f"> {_escaped(quoted(quote))}" for quote in item.quotes]
    else:
        lines = [_escaped(receipt.words)]
    return [*lines, "\n".join(f"- {_escaped(label)}: {_escaped(value)}" for label, value in receipt.rows)]


_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")


def _escaped(text: str) -> str:
    """Text on one line, with everything that Markdown would obey taken literally."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
