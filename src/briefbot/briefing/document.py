"""From a text to a JSON document: everything that can be wrong before a briefing can be looked at.

A text from a stranger may be no JSON, nested ten thousand levels deep, or hold half characters and numbers that are none.
Each of these is a finding of one sentence.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from briefbot.briefing.finding import REPEATED_KEY, Finding
from briefbot.briefing.locate import line_and_column, line_starts, repeated_keys

DEEPEST_NESTING: Final = 100
"""Levels of brackets. The format itself needs seven; the rest is room for the author's own x- keys."""

NO_DOCUMENT: Final = object()
"""What a text that is not JSON holds; null is a document."""

_STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKET: Final = re.compile(r"[\[\]{}]")
_SURROGATE_ESCAPE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_ENDLESS_NUMBER: Final = re.compile(r"[0-9]{1000}")


def parse(text: str) -> tuple[Any, list[Finding]]:
    """The JSON document in a text and what is wrong with it; NO_DOCUMENT when there is none to look at."""
    if not text.strip():
        return NO_DOCUMENT, [
            _at(0, "B004", "The file is empty.", 'A briefing begins with {"briefing": 1, "title": "…"}.')
        ]
    deep = _too_deep(text)
    if deep is not None:
        return NO_DOCUMENT, [
            _at(
                deep,
                "B010",
                f"Brackets are nested more than {DEEPEST_NESTING} deep here.",
                "A briefing itself needs seven levels.",
            )
        ]
    return _decoded(text)


def _decoded(text: str) -> tuple[Any, list[Finding]]:
    repeated = False

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        made = dict(pairs)
        repeated = repeated or len(made) != len(pairs)
        return made

    try:
        document = json.loads(text, object_pairs_hook=unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        from briefbot.briefing.json_errors import explained

        return NO_DOCUMENT, [explained(text, error)]
    except _NotANumberError as error:
        offset = _offset_of_constant(text, str(error))
        return NO_DOCUMENT, [
            _at(offset, "B011", f"{error} is not a JSON value.", "Write a number, or a text in quotes.")
        ]
    except ValueError:
        digits = _ENDLESS_NUMBER.search(text)
        offset = digits.start() if digits else 0
        return NO_DOCUMENT, [_at(offset, "B009", "This number has thousands of digits.", "Write it as a text.")]
    findings = _repeated_keys(text) if repeated else []
    findings += _lone_surrogates(document) if _SURROGATE_ESCAPE.search(text) else []
    return document, findings


def not_a_briefing(document: Any) -> Finding | None:
    """What stops the schema from being asked at all: no object, or a version that this program does not know."""
    if not isinstance(document, dict):
        what = "a list" if isinstance(document, list) else "a single value"
        remedy = 'A briefing is an object: {"briefing": 1, "title": "…", …}.'
        return _at(None, "B014", f"The file holds {what}.", remedy)
    version = document.get("briefing", 1)
    if type(version) is int and version == 1:
        return None
    if type(version) is int and version > 1:
        message = f"The briefing is written in version {version} of the format; this program knows version 1."
        return Finding("B013", "E", ("briefing",), message, "Get a newer briefbot, or ask for a version 1 file.")
    message = "`briefing` is the version of the format, which is the number 1."
    return Finding("B013", "E", ("briefing",), message, 'Write "briefing": 1.')


class _NotANumberError(ValueError):
    """NaN or an infinity was met, which JSON does not have."""


def _refuse_constant(name: str) -> Any:
    raise _NotANumberError(name)


def _offset_of_constant(text: str, name: str) -> int:
    blank = _STRING.sub(lambda match: " " * len(match.group()), text)
    return max(blank.find(name), 0)


def _too_deep(text: str) -> int | None:
    """Offset of the first bracket that is nested too deeply."""
    if text.count("[") + text.count("{") <= DEEPEST_NESTING:
        return None
    brackets = "".join(_BRACKET.findall(_STRING.sub("", text)))
    depth = 0
    for number, bracket in enumerate(brackets):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST_NESTING:
            blank = _STRING.sub(lambda match: " " * len(match.group()), text)
            return [match.start() for match in _BRACKET.finditer(blank)][number]
    return None


def _repeated_keys(text: str) -> list[Finding]:
    starts = line_starts(text)
    findings = []
    for path, offset, first in repeated_keys(text):
        line, _ = line_and_column(starts, first)
        message = f"The key `{path[-1]}` appears twice in this object, first in line {line}."
        findings.append(Finding(REPEATED_KEY, "E", path, message, "Keep one of them.", offset=offset))
    return findings


def _lone_surrogates(document: Any) -> list[Finding]:
    """Half a surrogate pair in a text cannot be written anywhere; walks the document with a stack of its own."""
    findings: list[Finding] = []
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in value.items()]
            findings += [_half_a_character((*path, key), at_key=True) for key in value if _SURROGATE.search(key)]
        elif isinstance(value, list):
            waiting += [((*path, number), inner) for number, inner in enumerate(value)]
        elif isinstance(value, str) and _SURROGATE.search(value):
            findings.append(_half_a_character(path))
    return findings


def _half_a_character(path: tuple[str | int, ...], at_key: bool = False) -> Finding:
    message = "There is half a character in this text: a \\ud800 … \\udfff escape without its other half."
    return Finding("B012", "E", path, message, "Write the character itself.", at_key)


def _at(offset: int | None, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, "E", (), message, remedy, offset=offset)
