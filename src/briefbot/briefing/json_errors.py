"""Says in a person's words why a text is not JSON, with a remedy for what people really write.

The parser's own words ("Expecting property name enclosed in double quotes") are right and help nobody who left a comma
before a bracket. What stands around the place tells which slip it was.
"""

from __future__ import annotations

import json
import re
from typing import Final

from briefbot.briefing.finding import Finding

_SLIPS: Final = (
    # (words before the place, words from the place on, message, remedy)
    (r",\s*$", r"[}\]]", "There is a comma before the closing bracket.", "Take it away."),
    (r"", r",\s*[}\]]", "There is a comma before the closing bracket.", "Take it away."),
    (r"", r"(//|/\*|#)", "JSON has no comments.", 'Put remarks into a key of your own, such as "x-note".'),
    (r"", r"[“”„«»]", "There is a typographic quotation mark where JSON wants a straight one.", 'Write " instead.'),
    (r"", r"'", "JSON wants double quotes.", "Write \" instead of '."),
    (r"", r"(None|True|False)\b", "JSON writes null, true and false in small letters.", "Correct the spelling."),
    (r"", r"-?(Infinity|NaN)\b", "JSON has no such number.", "Write a number, or a text in quotes."),
    (r"", r",", "There is a comma too many here.", "Take it away."),
    (r"[}\]\"\w]\s*$", r"[\[{\"\w-]", "There is a comma missing before this.", "Add it."),
    (r"", r"[^\W\d]\w*", "This word should stand in double quotes.", 'Write it as "…".'),
    (r"", r"$", "The file ends before all brackets are closed.", "Is it complete? Close every { and [."),
)
_PLAIN: Final = {
    "Invalid control character at": (
        "A text may not run over the end of its line, nor hold a tab.",
        "Close its quotation mark, or write \\n for a new line.",
    ),
    "Unterminated string starting at": ("The text that begins here never ends.", "Close its quotation mark."),
    "Invalid \\escape": ("A backslash begins an escape, and this is none.", "Write \\\\ for a backslash."),
    "Invalid \\uXXXX escape": ("\\u wants four digits 0-9 and a-f.", "Complete it, or write the character itself."),
    "Extra data": ("The document ends before this, but something follows.", "Keep one { … } in the file."),
    "Expecting ':' delimiter": ("A key is followed by a colon and its value.", "Add the colon."),
}


def explained(text: str, error: json.JSONDecodeError) -> Finding:
    """The finding for a parser's error, at its place."""
    if not text[: error.pos].strip() and text[error.pos : error.pos + 1] not in set("{['\"“”,"):
        return _finding(error.pos, "The file does not begin like a JSON document.", "A briefing begins with {.")
    for start, (message, remedy) in _PLAIN.items():
        if error.msg.startswith(start):
            return _finding(error.pos, message, remedy)
    before, after = text[max(0, error.pos - 200) : error.pos], text[error.pos : error.pos + 200]
    for behind, ahead, message, remedy in _SLIPS:
        if re.search(behind, before) and re.match(ahead, after):
            # Parsers differ in whether they point at a comma too many or at what follows it: the place is the comma's.
            place = text.rfind(",", 0, error.pos) if behind.startswith(",") else error.pos
            return _finding(place, message, remedy)
    return _finding(error.pos, "This is not JSON.", f"The parser says: {error.msg.lower()}.")


def _finding(offset: int, message: str, remedy: str) -> Finding:
    return Finding("B009", "E", (), f"Not valid JSON. {message}", remedy, offset=offset)
