"""The card of one entry under review: what the file says of it, and how far one is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from textual.content import Content

from briefbot.authoring.review.entries import Entry, Review
from briefbot.tui.content import shown, shown_line
from briefbot.tui.page import GAP, QUIET, Block, Blocks, labelled

_COLUMN: Final = 9
_REFERENCES: Final = ("to", "via", "reported_by")
_TEXTS: Final = ("role", "kind", "verb", "attribution", "note")


def card(review: Review, at: int, said: str = "") -> Blocks:
    """The blocks of the entry at this place; `said` is why the last decision could not be carried out."""

    def blocks(width: int) -> list[Block]:
        found = [Block(shown(said, "$error")), GAP] if said else []
        if not review.entries:
            return [*found, Block(shown("There is nothing in this file and nothing in its sources."))]
        entry = review.entries[at]
        found += [Block(_heading(review, at)), GAP]
        if entry.kind == "sentence":
            words = review.texts[entry.source][slice(*entry.spans[0])]
            found += [Block(shown(words)), GAP, Block(shown("No item cites this sentence.", QUIET))]
        else:
            found += _fields(review, entry, width)
        return found

    return blocks


def _heading(review: Review, at: int) -> Content:
    entry = review.entries[at]
    alike = [place for place, other in enumerate(review.entries) if other.kind == entry.kind]
    state = "" if entry.kind == "sentence" else "  not confirmed" if entry.draft else "  ✓ confirmed"
    number = f"{entry.kind.capitalize()} {alike.index(at) + 1} of {len(alike)}"
    return Content.assemble((number, "bold $accent"), (state, "$warning" if entry.draft else "$success"))


def _fields(review: Review, entry: Entry, width: int) -> list[Block]:
    value = review.value(entry)
    rows: list[tuple[str, str, str]] = []
    if "speaker" in value:
        rows.append(("speaker", review.name(str(value["speaker"])), "bold"))
    rows += [("name", str(value["name"]), "bold")] if isinstance(value.get("name"), str) else []
    rows += [("also", ", ".join(_texts(value, "aliases")), "")] if value.get("aliases") else []
    rows += [("text", text, "") for text in _texts(value, "text")]
    rows += [("quote", f"“{quote}”", "") for quote in _texts(value, "quote")]
    rows += [(key.replace("_", " "), review.name(name), "") for key in _REFERENCES for name in _texts(value, key)]
    rows += [("when", _when(value), "")] if value.get("when") else []
    rows += [(key, text, "italic" if key == "note" else "") for key in _TEXTS for text in _texts(value, key)]
    if not entry.spans:
        rows.append(("cite", "stands nowhere in the source", "$warning"))
    blocks: list[Block] = []
    for label, words, style in rows:
        blocks += labelled(shown_line(label, QUIET), shown(words, style), width, _COLUMN)
    return blocks


def _texts(value: Mapping[str, Any], key: str) -> list[str]:
    found = value.get(key, [])
    if isinstance(found, dict):
        found = list(found.values())
    return [found] if isinstance(found, str) else [one for one in found if isinstance(one, str)]


def _when(value: Mapping[str, Any]) -> str:
    when = value["when"]
    return when if isinstance(when, str) else " · ".join(str(part) for part in when.values())
