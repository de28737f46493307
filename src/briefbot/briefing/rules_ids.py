"""Rules about ids and names: each thing has one id, each reference leads somewhere, each name tells one person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from briefbot.briefing.build import ITEM_LISTS, NAMED_LISTS
from briefbot.briefing.contents import Contents, Element, words_of
from briefbot.briefing.edit import Put, as_json
from briefbot.briefing.locate import Path, json_path
from briefbot.briefing.model import RESERVED_IDS
from briefbot.briefing.spot import Spot
from briefbot.text.normalise import fold
from briefbot.text.similarity import closest, osa

_SHORTEST_ALIKE: Final = 4
"""Aliases shorter than this are too often one edit apart by nature: Li and Liu."""

_MOST_SUGGESTIONS: Final = 200
"""Ids that lead nowhere and get a suggestion; in a file with more of them, comparing each with all takes too long."""

_REFERRED: Final = {
    "entity": "person, organisation or place",
    "topic": "topic",
    "item": "fact, statement or scenario",
    "source": "source",
    "reply": "item, person, organisation or place",
    "any": "person, organisation, place, topic or item",
}


def given_twice(contents: Contents) -> Iterator[Spot]:
    """B101: ids of facts, statements, scenarios, questions and quiz questions are one name space."""
    first: dict[str, Path] = {}
    for name in NAMED_LISTS:
        for path, element in contents.elements(name):
            key = element.get("id")
            if isinstance(key, str) and first.setdefault(key, path) != path:
                message = f"The id `{key}` is taken by {json_path(first[key])}."
                yield Spot((*path, "id"), message, "Give this one an id of its own.")


def in_two_maps(contents: Contents) -> Iterator[Spot]:
    """B102: a reply names people, organisations, places, topics and items by id alone, so all of them are one name space."""
    first: dict[str, Path] = {}
    for name in ("people", "organisations", "places", "topics"):
        for path, key, _ in contents.map(name):
            if first.setdefault(key, path) != path:
                message = f"The id `{key}` is in `{first[key][0]}` and in `{name}`."
                yield Spot(path, message, "Rename one of them, and what refers to it.", at_key=True)
    for name in NAMED_LISTS:
        for path, element in contents.elements(name):
            given = element.get("id")
            if isinstance(given, str) and given in first:
                message = f"The id `{given}` is also the id of {json_path(first[given])}."
                yield Spot((*path, "id"), message, "Give this one an id of its own.")


def dangling(contents: Contents) -> Iterator[Spot]:
    """B103: whatever is referred to is defined."""
    known = {wanted: contents.known(wanted) for wanted in _REFERRED}
    by_name = {fold(name): key for _, key, names in _names(contents, ("people",)) for name in names}
    remedies: dict[tuple[str, str], tuple[str, str]] = {}
    for reference in contents.references:
        key, wanted = reference.id, reference.wanted
        if key in known[wanted]:
            continue
        if (wanted, key) not in remedies and len(remedies) < _MOST_SUGGESTIONS:
            remedies[wanted, key] = _suggestion(contents, key, known[wanted], by_name.get(fold(key)))
        remedy, better = remedies.get((wanted, key), ("Define it, or correct the id.", ""))
        edits = (Put(reference.path, as_json(better)),) if better else ()
        yield Spot(reference.path, f"There is no {_REFERRED[wanted]} `{key}`.", remedy, edits=edits)


def _suggestion(contents: Contents, key: str, known: set[str], named: str | None) -> tuple[str, str]:
    """What to do about an id that leads nowhere, and the id to write instead; `named` is the person whose name it is."""
    if named in known:
        return f"Refer to it by its id: `{named}`.", named or ""
    if key in contents.known("any") or key in contents.ids["source"]:
        return "That id is there, but it is the id of something else.", ""
    near = closest(key, sorted(known))
    return (f"Did you mean `{near}`?", near) if near else ("Define it, or correct the id.", "")


def shared_alias(contents: Contents) -> Iterator[Spot]:
    """B104: a name that two people share makes the bot ask which of them is meant."""
    first: dict[str, str] = {}
    for path, key, names in _names(contents, ("people",)):
        for name in dict.fromkeys(fold(name) for name in names):
            other = first.setdefault(name, key)
            if other != key:
                message = f"“{name}” is a name of `{other}` and of `{key}`."
                yield Spot(path, message, "Readers will be asked which one they mean; drop it where it is not printed.")


def aliases_one_edit_apart(contents: Contents) -> Iterator[Spot]:
    """B108: a slip of the finger turns one person into the other."""
    seen: dict[str, list[tuple[str, str]]] = {}
    for path, key, names in _names(contents, ("people",)):
        for name in dict.fromkeys(fold(name) for name in names):
            if len(name) < _SHORTEST_ALIKE:
                continue
            reduced = {name, *(name[:cut] + name[cut + 1 :] for cut in range(len(name)))}
            near = {pair for part in reduced for pair in seen.get(part, ())}
            for other_name, other in sorted(near):
                if other != key and other_name != name and osa(name, other_name) == 1:
                    message = f"“{name}” (`{key}`) and “{other_name}” (`{other}`) are one letter apart."
                    yield Spot(path, message, "A typing slip will not be corrected between them.")
            for part in reduced:
                seen.setdefault(part, []).append((name, key))


def reserved(contents: Contents) -> Iterator[Spot]:
    """B105: `unknown` and `undisclosed` have a meaning of their own."""
    remedy = "Choose another id: this one means that the source does not say, or hides it."
    for name in ("people", "organisations", "places", "topics"):
        for path, key, _ in contents.map(name):
            if key in RESERVED_IDS:
                yield Spot(path, f"`{key}` is a reserved id.", remedy, at_key=True)
    for name in NAMED_LISTS:
        for path, element in contents.elements(name):
            given = element.get("id")
            if isinstance(given, str) and given in RESERVED_IDS:
                yield Spot((*path, "id"), f"`{given}` is a reserved id.", remedy)


def person_never_used(contents: Contents) -> Iterator[Spot]:
    """B107: nobody refers to this person."""
    used = {reference.id for reference in contents.references}
    for path, key, _ in contents.map("people"):
        if key not in used:
            yield Spot(path, f"Nothing refers to `{key}`.", "Name it in `speaker`, `to` or `about`.", at_key=True)


def item_without_id(contents: Contents) -> Iterator[Spot]:
    """B110: one note for the file, because most files have ids everywhere or nowhere."""
    places = [path for name in ITEM_LISTS for path, element in contents.elements(name) if "id" not in element]
    if places:
        count = "1 item has" if len(places) == 1 else f"{len(places)} items have"
        message = f"{count} no id, this one first; an id is made from the position in the list."
        edits = tuple(_id_given(contents, path) for path in places)
        yield Spot(places[0], message, "With an id, what a learner knows about it survives your edits.", edits=edits)


def _id_given(contents: Contents, path: Path) -> Put:
    """The edit that writes down the id which an item is known by already."""
    key = json.dumps(contents.id_of(path))
    raw = contents.document[str(path[0])][path[1]]
    if isinstance(raw, str):
        return Put(path, f'{{ "id": {key}, "text": {as_json(raw)} }}')
    return Put((*path, "id"), key)


def _names(contents: Contents, maps: tuple[str, ...]) -> Iterator[tuple[Path, str, list[str]]]:
    """(path, id, every name) of each element of these maps."""
    for path, key, element in contents.entities():
        if path[0] in maps:
            yield path, key, _all_names(element)


def _all_names(element: Element) -> list[str]:
    return [word for part in ("name", "aliases", "extra_aliases") for word in words_of(element.get(part, ()))]
