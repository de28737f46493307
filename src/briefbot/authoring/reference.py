"""The reference page of the format, made from the schema: one table for each object, one row for each key.

`python -m briefbot.authoring.reference > docs/format.md` writes it; a test holds that the page is what the schema says.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefbot.briefing.validate import schema_bytes

Schema = Mapping[str, Any]

_OBJECTS: Final = (
    "source", "sic", "entity", "topic", "fact", "statement", "passage", "when", "scenario", "moment", "question", "quiz_item",
    "test",
)  # fmt: skip
"""The definitions that have keys, in the order of the page."""

_TITLES: Final = {
    "source": "A source",
    "sic": "A garbled passage",
    "entity": "A person, organisation or place",
    "topic": "A topic",
    "fact": "A fact",
    "statement": "A statement",
    "passage": "A cite",
    "when": "A time",
    "scenario": "A scenario",
    "moment": "A timeline entry",
    "question": "A question",
    "quiz_item": "A quiz entry",
    "test": "A test",
}
_KINDS: Final = {
    "text": "text, or texts by language",
    "texts": "list of texts",
    "phrasings": "text, or list of texts",
    "verbatim": "text, verbatim",
    "language": "language tag",
    "id": "id",
    "ids": "id, or list of ids",
    "date": "date",
    "outside": "true, or text",
    "cite": "[cite](#a-cite), or list of cites",
    "when": "text, or [time](#a-time)",
    "entities": "map of id to name or [object](#a-person-organisation-or-place)",
}
_JSON: Final = {"string": "text", "object": "object", "array": "list", "boolean": "true or false"}

_HEAD: Final = """# The briefing file

This page is made from the JSON Schema (`briefbot schema` prints it) and lists every key. How to write a briefing is told in
[writing-a-briefing.md](writing-a-briefing.md), what is checked in [checks.md](checks.md).

A briefing is one JSON file in UTF-8. **Bold** keys have to be there, all others may be left out. Keys that begin with `x-`
are the author's own: they may stand anywhere and are never read. There is no `null`: what the source does not say is the word
`unknown`, what it hides is `undisclosed`.
"""
_SHORTHANDS: Final = {
    "entity": "A bare text is the name.",
    "topic": "A bare text is the name.",
    "fact": "A bare text is the fact.",
    "passage": "A bare text is `exact`. An item may have a list of cites. A quote without a cite is its own cite.",
    "when": "A bare text is `text`.",
    "moment": "A bare text is the id of an item.",
    "statement": "It has `text`, `quote`, or both. Whether it is quoted, partly quoted or reported is read off these.",
}


def reference_page(schema: Schema) -> str:
    """The page as Markdown."""
    parts = [_HEAD, "## The file\n", *_table(schema)]
    for name in _OBJECTS:
        definition = schema["$defs"][name]
        parts += [f"\n## {_TITLES[name]}\n"]
        words = " ".join(part for part in (definition.get("description", ""), _SHORTHANDS.get(name, "")) if part)
        parts += [f"{words}\n"] if words else []
        parts += _table({**definition, "required": definition.get("required", ())})
    parts += ["\n## Forms of values\n", "| form | is |", "|---|---|"]
    for name in ("id", "date", "language", "text", "outside"):
        definition = schema["$defs"][name]
        parts.append(f"| {_KINDS[name]} | {_cell(definition['description'])} |")
    return "\n".join(parts) + "\n"


def _table(schema: Schema) -> Iterator[str]:
    yield "| key | value | meaning | example |"
    yield "|---|---|---|---|"
    for key, value in schema["properties"].items():
        shown = f"**`{key}`**" if key in schema.get("required", ()) else f"`{key}`"
        example = json.dumps(value["examples"][0], ensure_ascii=False)
        yield f"| {shown} | {_cell(_kind(value))} | {_cell(_described(value))} | `{_cell(example)}` |"


def _described(value: Schema) -> str:
    words = value.get("description", "")
    return words or {"cite": "Where it stands in the source.", "outside": "What is known from elsewhere."}.get(
        _ref(value), ""
    )


def _kind(value: Schema) -> str:
    """What a value is, in words; a list or map of objects leads to the table of these."""
    if _ref(value):
        return _KINDS[_ref(value)]
    if "const" in value:
        return f"the number {value['const']}"
    if "enum" in value:
        return " / ".join(f"`{word}`" for word in value["enum"])
    inner = value.get("items", {}) if value.get("type") == "array" else value.get("additionalProperties")
    name = _ref(inner) if isinstance(inner, dict) else ""
    if name in _TITLES:
        what = f"[{_TITLES[name][2:]}](#{_TITLES[name].lower().replace(' ', '-').replace(',', '')})"
        return f"list of {what}" if value["type"] == "array" else f"map of id to {what}"
    if value.get("type") == "object":
        return "map of term to text"
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    if kinds == ["array"]:
        return "list of texts"
    return ", or ".join(_JSON[kind] for kind in kinds)


def _ref(value: Schema) -> str:
    reference: str = value.get("$ref", "")
    return reference.removeprefix("#/$defs/")


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # standard output is a text stream when this is run
    sys.stdout.write(reference_page(json.loads(schema_bytes())))
