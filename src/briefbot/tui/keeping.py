"""A conversation out of the program: one cited answer for the clipboard, the whole of it as Markdown or as plain text.

Words and receipts stay together in each of them, and nothing that a briefing says becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from briefbot.briefing.model import Statement
from briefbot.briefing.receipt import Receipt, quoted
from briefbot.text.harmless import harmless, one_line
from briefbot.tui.anatomy import Choice, Credit, Line, Words, parts
from briefbot.tui.turn import LOOKS, Turn

if TYPE_CHECKING:
    from briefbot.answering.reply import Reply
    from briefbot.briefing.model import Briefing


def cited(turn: Turn) -> str:
    """The answer with its attribution as plain text."""
    if turn.reply is None or turn.briefing is None:
        return harmless(turn.question)
    return harmless(
        f"{turn.question}\n\n{turn.reply.text.strip()}\n\nFrom the briefing “{one_line(turn.briefing.title)}”.\n"
    )


def plain_text(turns: Sequence[Turn]) -> str:
    """The transcript as plain text: what `briefbot ask` would have printed, below the title of each briefing that was asked."""
    blocks: list[str] = []
    for turn, title in _with_titles(turns):
        blocks += [one_line(title)] if title else []
        if turn.reply is not None:
            read = [f"({reading.told(turn.reply.question)})" for reading in turn.reply.readings]
            blocks.append("\n".join([f"> {turn.question}", *read, turn.reply.text.strip()]))
    return harmless("\n\n".join(blocks)) + "\n"


def markdown(turns: Sequence[Turn]) -> str:
    """The transcript as Markdown, every answer with the rows of its receipts, below the title of its briefing."""
    parts: list[str] = []
    for turn, title in _with_titles(turns):
        parts += [f"# {_escaped(title)}"] if title else []
        if turn.reply is not None and turn.briefing is not None:
            parts.append(f"## {_escaped(turn.question)}")
            parts.append("\n\n".join(_reply_markdown(turn.reply, turn.briefing)))
    return "\n\n".join(parts) + "\n"


def _with_titles(turns: Sequence[Turn]) -> Iterator[tuple[Turn, str]]:
    """Each turn that has a reply; with the first of a briefing, its title."""
    before = None
    for turn in turns:
        if turn.briefing is not None:
            title, before = ("" if turn.briefing.title == before else turn.briefing.title), turn.briefing.title
            yield turn, title


def _reply_markdown(reply: Reply, briefing: Briefing) -> list[str]:
    lines = [f"**{LOOKS[reply.outcome].words}**"]
    lines += [f"*({_escaped(reading.told(reply.question, marks='“”'))})*" for reading in reply.readings]
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
