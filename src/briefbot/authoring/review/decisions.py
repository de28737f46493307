"""What a person can decide about an entry: each decision is the new text of the file, or a sentence that says why not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from briefbot.authoring.citing import cite_for
from briefbot.authoring.drafting.speakers import NOTES
from briefbot.authoring.review.entries import Entry, Review, review_of
from briefbot.authoring.review.writing import inserted, one_line, raw, replaced, written
from briefbot.briefing.contents import Contents
from briefbot.briefing.edit import Drop, Edit, Put, edited
from briefbot.briefing.model import RESERVED_IDS
from briefbot.briefing.rules_values import DRAFT_MARK
from briefbot.briefing.source import Span, stands_in
from briefbot.text.normalise import fold

_QUOTATION: Final = re.compile('[“„«"]([^“”„«»"]+)[”“»"]')
_ID_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a decision cannot be carried out."""

    sentence: str


Decision = str | Refused
"""The new text of the file, or why there is none."""


def accept(review: Review, entry: Entry) -> Decision:
    """The entry is right as it stands: its mark goes, and with it the draft's own note where that is settled."""
    if entry.kind == "sentence":
        return Refused("A sentence is not an item yet: f makes a fact of it, s a statement.")
    if not entry.draft:
        return Refused("This is confirmed already.")
    edits: list[Edit] = [Drop((*entry.path, DRAFT_MARK))]
    value = review.value(entry)
    if value.get("note") in NOTES and value.get("speaker") not in RESERVED_IDS:
        edits.append(Drop((*entry.path, "note")))
    return edited(review.text, edits)


def set_speaker(review: Review, entry: Entry, speaker: str) -> Decision:
    """Somebody else said it. A draft's note about the speaker is settled by that."""
    value = review.value(entry)
    edits: list[Edit] = [Put((*entry.path, "speaker"), json.dumps(speaker, ensure_ascii=False))]
    if value.get("note") in NOTES:
        edits.append(Drop((*entry.path, "note")))
    return edited(review.text, edits)


def add_person(review: Review, name: str) -> tuple[Decision, str]:
    """(the new text, the id) with somebody new in `people`."""
    name = " ".join(name.split())
    if not name:
        return Refused("A person has a name."), ""
    key = _free(name, review)
    people = review.document.get("people")
    if isinstance(people, dict) and people:
        last = ("people", list(people)[-1])
        value = json.dumps(name, ensure_ascii=False)
        if isinstance(people[last[1]], dict):
            value = written({"name": name}, review.text, last)
        return edited(review.text, [Put(("people", key), value)]), key
    value = "{ " + f"{json.dumps(key)}: {json.dumps(name, ensure_ascii=False)}" + " }"
    return edited(review.text, [Put(("people",), value)]), key


def set_words(review: Review, entry: Entry, words: str) -> Decision:
    """The item's text, or an entity's name, in the author's words."""
    words = " ".join(words.split())
    key = "text" if entry.kind in {"fact", "statement"} else "name"
    value = review.value(entry)
    if not words and not (key == "text" and value.get("quote")):
        return Refused("Something has to stand here.")
    if not words:
        return edited(review.text, [Drop((*entry.path, key))]) if "text" in value else review.text
    path = (*entry.path, key) if isinstance(_at(review, entry), dict) else entry.path
    return edited(review.text, [Put(path, json.dumps(words, ensure_ascii=False))])


def set_span(review: Review, entry: Entry, span: Span) -> Decision:
    """It stands elsewhere in the source: the cite is made anew, and quotes that are not in it any more go."""
    source = review.texts.get(entry.source, "")
    cite = cite_for(source, span, entry.source if len(review.texts) > 1 else "")
    if cite is None:
        return Refused(
            "No cite finds these words and nothing else: they begin or end inside a word, or stand elsewhere too."
        )
    if not isinstance(_at(review, entry), dict):
        return Refused("This item has no cite; write it as an object first.")
    value = review.value(entry)
    edits: list[Edit] = [Put((*entry.path, "cite"), one_line(cite))]
    quotes = _quotes(value)
    kept = [quote for quote in quotes if stands_in(source[slice(*span)], quote)]
    if quotes and not kept:
        edits.append(Drop((*entry.path, "quote")))
        if not value.get("text"):
            edits.append(Put((*entry.path, "text"), one_line(_plain(source[slice(*span)]))))
    elif len(kept) < len(quotes):
        edits.append(Put((*entry.path, "quote"), one_line(kept if len(kept) > 1 else kept[0])))
    return edited(review.text, edits)


def reject(review: Review, entry: Entry) -> Decision:
    """The entry goes. Not where something else of the file names it."""
    if entry.kind == "sentence":
        return Refused("There is nothing to reject: nothing cites this sentence.")
    users = _users(review, entry)
    if users:
        more = f" and {len(users) - 1} more" if len(users) > 1 else ""
        return Refused(f"“{users[0]}”{more} names it. Change that first.")
    return edited(review.text, [Drop(entry.path)])


def split(review: Review, entry: Entry, offset: int) -> Decision:
    """Two statements of one, parted at this offset of the source; the second has the same speaker and words of its own."""
    if entry.kind not in {"fact", "statement"} or len(entry.spans) != 1:
        return Refused("Only an item that stands in one place can be split.")
    source, (span,) = review.texts[entry.source], entry.spans
    halves = [_half(review, entry, source, half) for half in ((span[0], offset), (offset, span[1]))]
    if not all(halves):
        return Refused("There are no words on one side.")
    first, second = halves
    second["id"] = _free(entry.key, review)
    elements = [written(half, review.text, entry.path) for half in (first, second)]
    return edited(review.text, [replaced(review.text, entry.path, elements)])


def _half(review: Review, entry: Entry, source: str, span: Span) -> dict[str, Any]:
    """One side of a split item: everything as it was, but cite, text and quotes of its own; empty where it has no words."""
    words = source[slice(*span)]
    span = (span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip()))
    cite = cite_for(source, span, entry.source if len(review.texts) > 1 else "") if span[0] < span[1] else None
    if cite is None:
        return {}
    value = dict(review.value(entry)) | {"cite": cite, DRAFT_MARK: True}
    words = source[slice(*span)]
    kept = [quote for quote in _quotes(value) if stands_in(words, quote)] or _QUOTATION.findall(words)
    value.pop("quote", None)
    if kept and entry.kind == "statement":
        value["quote"] = kept if len(kept) > 1 else kept[0]
    if review.value(entry).get("text") or "quote" not in value:  # else the quote says it, as before
        value["text"] = _plain(words)
    return value


def merge(review: Review, entry: Entry) -> Decision:
    """One statement of this and the next one of the article by the same speaker."""
    following = _next_item(review, entry)
    if following is None:
        return Refused("There is no item after this one to merge it with.")
    one, other = dict(review.value(entry)), review.value(following)
    if one.get("speaker") != other.get("speaker"):
        return Refused("The next one has another speaker.")
    if _users(review, following):
        return Refused(f"“{_users(review, following)[0]}” names the next one. Change that first.")
    if entry.source != following.source or not entry.spans or not following.spans:
        return Refused("They do not stand in one source.")
    span = (entry.spans[0][0], max(entry.spans[-1][1], following.spans[-1][1]))
    cite = cite_for(review.texts[entry.source], span, entry.source if len(review.texts) > 1 else "")
    if cite is None:
        return Refused("The words between them cannot be cited as one.")
    texts = [str(value["text"]).rstrip() for value in (one, other) if value.get("text")]
    quotes = [*_quotes(one), *_quotes(other)]
    one |= {"cite": cite}
    if texts:
        one["text"] = ". ".join(text.rstrip(".") for text in texts)
    if quotes:
        one["quote"] = quotes if len(quotes) > 1 else quotes[0]
    if entry.draft or following.draft:
        one[DRAFT_MARK] = True
    put = Put(entry.path, written(one, review.text, entry.path))
    return edited(review.text, [put, Drop(following.path)])


def make_fact(review: Review, entry: Entry) -> Decision:
    """A fact of a sentence that nothing cites yet, in its own words."""
    return _made(review, entry, "facts", {})


def make_statement(review: Review, entry: Entry, speaker: str) -> Decision:
    """A statement of a sentence that nothing cites yet."""
    return _made(review, entry, "statements", {"speaker": speaker})


def _made(review: Review, entry: Entry, name: str, first: dict[str, Any]) -> Decision:
    if entry.kind != "sentence":
        return Refused("This is an item already.")
    span = entry.spans[0]
    words = review.texts[entry.source][slice(*span)]
    cite = cite_for(review.texts[entry.source], span, entry.source if len(review.texts) > 1 else "")
    if cite is None:
        return Refused("This sentence cannot be cited.")
    value: dict[str, Any] = {"id": _free(words, review), **first, "text": _plain(words)}
    quotes = _QUOTATION.findall(words) if first else []
    if quotes:
        value["quote"] = quotes if len(quotes) > 1 else quotes[0]
    value["cite"] = cite
    later = [
        place
        for other in review.entries
        if other.path[:1] == (name,) and other.spans and other.source == entry.source and other.spans[0] > span
        for place in other.path[1:2]
        if isinstance(place, int)
    ]
    return edited(review.text, [inserted(review.text, review.document, name, min(later, default=None), value)])


def after(review: Review, text: str) -> Review:
    """The review of a changed text."""
    return review_of(text, json.loads(text), review.texts)


def _at(review: Review, entry: Entry) -> Any:
    return json.loads(raw(review.text, entry.path))


def _quotes(value: Mapping[str, Any]) -> list[str]:
    quotes = value.get("quote", [])
    return [quotes] if isinstance(quotes, str) else [quote for quote in quotes if isinstance(quote, str)]


def _plain(words: str) -> str:
    """Words of a source as a text: no quotation marks, one line, a capital first."""
    text = " ".join(re.sub('[“”„«»"]', "", words).split()).strip(" ,;:")
    return text[:1].upper() + text[1:]


def _users(review: Review, entry: Entry) -> list[str]:
    """The ids (or kinds) of what names an entry."""
    references = [ref for ref in Contents(review.document).references if ref.id == entry.key]
    others = [ref.path for ref in references if ref.path[: len(entry.path)] != entry.path]
    keys = {other.path: other.key for other in review.entries}
    return [keys.get(path[:2]) or str(path[0]) for path in others]


def _next_item(review: Review, entry: Entry) -> Entry | None:
    items: Iterator[Entry] = (
        other for other in review.entries if other.kind == entry.kind and entry.kind in {"fact", "statement"}
    )
    for other in items:
        if other.path == entry.path:
            return next(items, None)
    return None


def _free(words: str, review: Review) -> str:
    """An id of the first words that no other element has."""
    taken = {entry.key for entry in review.entries} | RESERVED_IDS
    taken |= {key for keys in Contents(review.document).ids.values() for key in keys}
    stem = "-".join(re.findall(r"[a-z0-9]+", fold(words))[:_ID_WORDS]) or "item"
    stem = re.sub(r"-\d+$", "", stem) or stem
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name
