"""Makes text from a stranger's file, or from a learner, harmless for a terminal.

A briefing is data: its text may never move the cursor, recolour, reorder or script the screen. Everything that is printed
or put into a widget passes through `harmless` first; what is stored and matched stays as it was written.
"""

from __future__ import annotations

import re
from typing import Final

_ESCAPE_SEQUENCE: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC, DCS, SOS, PM, APC up to their end
    r"|\x1b[ -/]*[0-~]?"  # two-character escapes, or a lone one
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INVISIBLE: Final = re.compile(
    r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_MARK_PILE: Final = re.compile(r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
                              r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip


def harmless(text: str) -> str:
    """Text without escape sequences, control characters (newline and tab stay), bidi overrides or piles of marks.

    Lone surrogates become U+FFFD, so the result always encodes as UTF-8. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _CONTROL.sub("", text)
    text = _INVISIBLE.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    return _MARK_PILE.sub(r"\1", text)


def one_line(text: str) -> str:
    """`harmless` text with every run of white space as one space: for titles, table cells and prompts."""
    return " ".join(harmless(text).split())
