"""Rules about single values: something is told, drafts are confirmed, and texts are there in the languages they promise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from briefbot.briefing.contents import Contents
from briefbot.briefing.locate import Path
from briefbot.briefing.spot import Spot

DRAFT_MARK: Final = "x-draft"
"""The key by which an item says that no person has looked at it yet."""

_MAPS: Final = frozenset("sources people organisations places topics glossary".split())
_TEXT_KEYS: Final = frozenset(
    "title about authors license publisher author rights name aliases extra_aliases role kind pronoun text note reading where "
    "verb stance translation question answer explanation distractors order ask turns outside".split()
)
"""Keys whose value may be a text in several languages (schema.json: text, texts, phrasings)."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_MOST_MAPS: Final = 0.5
"""Share of the language maps from which a language counts as one that the briefing is written in."""

_FEWEST_MAPS: Final = 3
_RIGHT_TO_LEFT_LANGUAGES: Final = frozenset("ar fa he ur yi ps sd ug dv ckb".split())
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")


def nothing_told(contents: Contents) -> Iterator[Spot]:
    """B120: a briefing without facts and statements has nothing to answer with."""
    if not any(contents.document.get(name) for name in ("facts", "statements")):
        yield Spot((), "The briefing has no facts and no statements.", 'Add "facts": ["…"].')


def still_a_draft(contents: Contents) -> Iterator[Spot]:
    """B310: an item that was drafted by a program and has not been confirmed by a person."""
    lists = [pair for name in ("facts", "statements", "scenarios") for pair in contents.elements(name)]
    lists += [(path, entity) for path, _, entity in contents.entities()]
    for path, element in lists:
        if element.get(DRAFT_MARK):
            message = "This was drafted by a program, and nobody has confirmed it."
            remedy = f"Compare it with its source, then take `{DRAFT_MARK}` away."
            yield Spot((*path, DRAFT_MARK), message, remedy, at_key=True)


def language_missing(contents: Contents) -> Iterator[Spot]:
    """B801: a text that lacks the briefing's own language, or one that most texts in several languages have."""
    maps = list(_language_maps(contents.document, ()))
    counts = Counter(language for _, languages in maps for language in languages)
    wanted = {contents.language} if _LANGUAGE.fullmatch(contents.language) else set()
    if len(maps) >= _FEWEST_MAPS:
        wanted |= {language for language, count in counts.items() if count > _MOST_MAPS * len(maps)}
    for path, languages in maps:
        missing = sorted(language for language in wanted if not _has(languages, language))
        if missing:
            message = f"This text is not there in: {', '.join(missing)}."
            yield Spot(path, message, "Add it; until then another language is shown.")


def _language_maps(value: Any, path: Path) -> Iterator[tuple[Path, list[str]]]:
    """(path, languages) of each text in several languages; the author's own x- keys are passed over."""
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _language_maps(part, (*path, number))
    elif isinstance(value, dict):
        if value and _is_text(path):
            yield path, list(value)
            return
        for key, part in value.items():
            if not key.startswith("x-"):
                yield from _language_maps(part, (*path, key))


def _is_text(path: Path) -> bool:
    """Whether an object at this path can only be a text in several languages."""
    if len(path) == 2 and path[0] in _MAPS:
        return path[0] == "glossary"
    return next((step for step in reversed(path) if isinstance(step, str)), "") in _TEXT_KEYS


def _has(languages: list[str], wanted: str) -> bool:
    short = wanted.split("-")[0].lower()
    return any(language.split("-")[0].lower() == short for language in languages)


def right_to_left(contents: Contents) -> Iterator[Spot]:
    """B802: Hebrew or Arabic letters, or signs that turn the direction, in a briefing that runs left to right."""
    if contents.language.split("-")[0].lower() in _RIGHT_TO_LEFT_LANGUAGES:
        return
    found = [path for path, text in _texts(contents.document, ()) if _RIGHT_TO_LEFT.search(text)]
    if found:
        count = "1 text runs" if len(found) == 1 else f"{len(found)} texts run"
        message = f"{count} from right to left, at least in part, this one first."
        yield Spot(
            found[0],
            message,
            "Look at it on a screen: order and punctuation may differ from what you typed.",
        )


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """(path, text) of every text but those of sources, of language maps, and of x- keys."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, (*path, number))
    elif isinstance(value, dict) and not _is_text(path):
        for key, part in value.items():
            if not key.startswith("x-") and not (not path and key == "sources"):
                yield from _texts(part, (*path, key))
