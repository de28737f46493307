"""Puts several briefings of one topic together: ids that clash are renamed, sources named, namesakes decided by a person.

Nothing is guessed about people. Two entries with one name, or one id, are one where all that is told of both agrees; else
somebody is asked, and may say that they are two.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from briefbot.briefing.build import ENTITY_MAPS, NAMED_LISTS, item_ids
from briefbot.briefing.contents import Contents, words_of
from briefbot.errors import UsageError
from briefbot.text.normalise import fold

Document = dict[str, Any]

_MAPS: Final = (*(name for name, _ in ENTITY_MAPS), "topics")
_JOINED: Final = ("facts", "statements", "scenarios", "timeline", "questions", "quiz", "tests")


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two entries that may be one: the ids in what is merged so far and in what comes, and what is told of each.

    `file` is the name of the file that comes.
    """

    here: str
    there: str
    told_here: str
    told_there: str
    file: str = ""


Decides = Callable[[Namesakes], bool]
"""Whether two namesakes are one and the same."""


@dataclass(slots=True)
class Merged:
    """The merged document, and what an author should know of it, one sentence each."""

    document: Document
    notes: list[str] = field(default_factory=list)


def merge(documents: Sequence[tuple[str, Document]], same: Decides) -> Merged:
    """Merges valid documents, each with its file name, in order. Raises UsageError where their languages differ."""
    (first_name, first), *others = documents
    merged = Merged(copy.deepcopy(first))
    language = first.get("language", "en")
    for name, document in others:
        if document.get("language", "en") != language:
            wrong = document.get("language", "en")
            raise UsageError(f"{name} is written in {wrong}, {first_name} in {language}: they cannot be merged.")
    several = len({key for _, document in documents for key in document.get("sources", {})}) > 1 or any(
        other.get("sources") for _, other in others
    )
    _named_ids(merged.document)
    if several:
        _name_sources(merged.document)
    for name, document in others:
        _add(merged, name, copy.deepcopy(document), _about(name, same))
    return merged


def _about(file: str, same: Decides) -> Decides:
    return lambda pair: same(replace(pair, file=file))


def _add(merged: Merged, name: str, coming: Document, same: Decides) -> None:
    _named_ids(coming)
    _name_sources(coming)
    renamed = dict(_new_source_ids(merged.document, coming))
    _rename(coming, {}, renamed)
    _rename(coming, dict(_new_entity_ids(merged.document, coming, same)), {})
    while clashing := dict(
        _new_item_ids(merged.document, coming)
    ):  # an item that refers to a renamed one is another one
        _rename(coming, clashing, {})
    for part in ("sources", *_MAPS):
        for key, value in coming.get(part, {}).items():
            here = merged.document.setdefault(part, {})
            here[key] = _united(here[key], value, merged, f"`{key}` in {name}") if key in here else value
    for part in _JOINED:
        here = merged.document.setdefault(part, []) if coming.get(part) else []
        here += [element for element in coming.get(part, ()) if element not in here]
    _add_glossary(merged, name, coming)
    authors = [*_listed(merged.document.get("authors")), *_listed(coming.get("authors"))]
    if authors:
        merged.document["authors"] = [one for place, one in enumerate(authors) if one not in authors[:place]]
    _keep_the_rest(merged, name, coming)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _named_ids(document: Document) -> None:
    """Writes the derived ids down, so that what refers to an item still does when it stands elsewhere."""
    ids = item_ids(document)
    for part in NAMED_LISTS:
        for number, element in enumerate(document.get(part, ())):
            if isinstance(element, str):
                document[part][number] = {"id": ids[part][number], "text": element}
            else:
                element.setdefault("id", ids[part][number])


def _name_sources(document: Document) -> None:
    """Lets every cite name its source, as it has to where there are several."""
    if len(document.get("sources", {})) != 1:
        return
    (source,) = document["sources"]
    owners = [
        entity for part, _ in ENTITY_MAPS for entity in document.get(part, {}).values() if isinstance(entity, dict)
    ]
    owners += [*document.get("facts", ()), *document.get("statements", ())]
    for owner in owners:
        if "cite" not in owner and owner.get("quote"):
            owner["cite"] = owner["quote"]
        if "cite" in owner:
            cites = [_with_source(cite, source) for cite in _listed(owner["cite"])]
            owner["cite"] = cites if isinstance(owner["cite"], list) else cites[0]


def _with_source(cite: Any, source: str) -> Any:
    return {"source": source, "exact": cite} if isinstance(cite, str) else {"source": source, **cite}


def _new_source_ids(document: Document, coming: Document) -> Iterator[tuple[str, str]]:
    """(id, new id) of each source that is another one than the source of that id here."""
    here = document.get("sources", {})
    taken = {*here, *coming.get("sources", {})}
    for key, source in coming.get("sources", {}).items():
        if key in here and here[key] != source:
            twin = next((other for other, value in here.items() if value == source), None)
            yield key, twin or _free(key, taken)


def _new_entity_ids(document: Document, coming: Document, same: Decides) -> Iterator[tuple[str, str]]:
    """(id, new id) of each person, organisation, place or topic that is one with another here, or whose id is taken."""
    taken = _taken(document) | _taken(coming)
    for part in _MAPS:
        for key, value in coming.get(part, {}).items():
            twin = _twin(document.get(part, {}), key, value, same)
            if twin is not None and twin != key:
                yield key, twin
            elif twin is None and key in _taken(document):
                yield key, _free(key, taken)


def _new_item_ids(document: Document, coming: Document) -> Iterator[tuple[str, str]]:
    """(id, new id) of each item and question whose id is that of another one here."""
    items = {element["id"]: element for part in NAMED_LISTS for element in document.get(part, ())}
    named = {key for part in _MAPS for key in document.get(part, {})}
    taken = _taken(document) | _taken(coming)
    for part in NAMED_LISTS:
        for element in coming.get(part, ()):
            key = element["id"]
            if key in named or (key in items and items[key] != element):
                yield key, _free(key, taken)


def _taken(document: Document) -> set[str]:
    """Every id of a document but those of its sources."""
    named = {key for part in _MAPS for key in document.get(part, {})}
    return named | {element["id"] for part in NAMED_LISTS for element in document.get(part, ())}


def _free(key: str, taken: set[str]) -> str:
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    taken.add(f"{key}-{number}")
    return f"{key}-{number}"


def _twin(here: dict[str, Any], key: str, value: Any, same: Decides) -> str | None:
    """The id of the entry here that is the same as one that comes; the entry of the same id is thought of first."""
    names = _names(value)
    near = [other for other in here if other == key] + [other for other in here if other != key]
    for other in near:
        if other != key and not names & _names(here[other]):
            continue
        if _agree(here[other], value) and names & _names(here[other]):
            return other
        if same(Namesakes(other, key, _told(here[other]), _told(value))):
            return other
    return None


def _names(value: Any) -> set[str]:
    element = {"name": value} if isinstance(value, str) else value
    return {fold(word) for part in ("name", "aliases") for word in words_of(element.get(part, ()))}


def _agree(one: Any, other: Any) -> bool:
    """Whether nothing that is told of both differs, but for lists of names and cites; a bare name tells nothing else."""
    if isinstance(one, str) or isinstance(other, str):
        return bool({fold(word) for word in _main_name(one)} & {fold(word) for word in _main_name(other)})
    shared = (one.keys() & other.keys()) - {"aliases", "extra_aliases", "cite", "name"}
    return all(one[key] == other[key] for key in shared)


def _main_name(value: Any) -> list[str]:
    return words_of(value if isinstance(value, str) else value.get("name"))


def _told(value: Any) -> str:
    name = next(iter(_main_name(value)), "")
    role = next(iter(words_of(value.get("role", value.get("kind", "")))), "") if isinstance(value, dict) else ""
    return f"{name}, {role}" if role else name


def _united(one: Any, other: Any, merged: Merged, where: str) -> Any:
    """Two entries that are one: lists joined, what is missing added; where both tell different things the first stays."""
    if one == other or isinstance(other, str):
        return one
    one = {"name": one} if isinstance(one, str) else one
    for key, value in other.items():
        if key in ("aliases", "extra_aliases", "cite"):
            listed = _listed(one.get(key))
            listed += [part for part in _listed(value) if part not in listed]
            one[key] = listed
        elif key not in one:
            one[key] = value
        elif one[key] != value:
            merged.notes.append(f"`{key}` of {where} is another one; it is kept as `x-merged`.")
            one.setdefault("x-merged", {}).setdefault(key, []).append(value)
    if fold(next(iter(_main_name(other)), "")) != fold(next(iter(_main_name(one)), "")):
        one["aliases"] = [*_listed(one.get("aliases")), *(name for name in _main_name(other) if name)]
    return one


def _add_glossary(merged: Merged, name: str, coming: Document) -> None:
    for term, text in coming.get("glossary", {}).items():
        here = merged.document.setdefault("glossary", {})
        if here.setdefault(term, text) != text:
            merged.notes.append(f"The glossary of {name} explains “{term}” otherwise; the first explanation stays.")


def _keep_the_rest(merged: Merged, name: str, coming: Document) -> None:
    """The author's own keys and a second title and description are kept under a key that nobody reads."""
    told = {"sources", "glossary", "authors", "briefing", "$schema", "language", "updated", *_MAPS, *_JOINED}
    rest = {key: value for key, value in coming.items() if key not in told and merged.document.get(key) != value}
    for key in [key for key in rest if key.startswith("x-") and key not in merged.document]:
        merged.document[key] = rest.pop(key)
    if rest:
        merged.document.setdefault("x-merged", {})[name] = rest


def _rename(document: Document, ids: dict[str, str], sources: dict[str, str]) -> None:
    """Gives things their new ids, and whatever refers to them too."""
    contents = Contents(document)
    for reference in contents.references:
        names = sources if reference.wanted == "source" else ids
        if reference.id in names:
            _put(document, reference.path, names[reference.id])
    for element in document.get("quiz", ()):
        for key in ("answer", "distractors"):
            if isinstance(element.get(key), str):
                element[key] = ids.get(element[key], element[key])
            elif isinstance(element.get(key), list):
                element[key] = [ids.get(part, part) if isinstance(part, str) else part for part in element[key]]
    for element in document.get("facts", ()):
        if isinstance(element.get("where"), str):
            element["where"] = ids.get(element["where"], element["where"])
    for part in NAMED_LISTS:
        for element in document.get(part, ()):
            element["id"] = ids.get(element["id"], element["id"])
    for part, names in (("sources", sources), *((part, ids) for part in _MAPS)):
        if part in document:
            document[part] = {names.get(key, key): value for key, value in document[part].items()}


def _put(document: Any, path: tuple[str | int, ...], value: str) -> None:
    for step in path[:-1]:
        document = document[step]
    document[path[-1]] = value
