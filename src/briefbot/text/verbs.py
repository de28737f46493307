"""Which words are forms of a verb that reports what somebody says, thinks or wants, and what may follow it?

The verbs stand in verbs.toml. They are our own list: WordNet's and VerbNet's classes of communication verbs mix `say` with
`sing`, `fax` and `nod`, and do not tell what has to follow in news prose, which is what keeps a report apart from an event
("agreed that", "agreed to pay").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Flag, auto
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

_VERBS: Final[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text(encoding="utf-8"))

SPELT_LIKE_NOUNS: Final[frozenset[str]] = frozenset(_VERBS["forms"]["spelt_like_nouns"].split())
"""Verbs whose base form and third person are nouns far more often: they report only before "that" or a quotation."""


class Frame(Flag):
    """What may follow a reporting verb. A verb that allows several has all of them."""

    PLAIN = auto()
    """A clause with or without "that", or a quotation: "he said (that) it was over"."""
    THAT = auto()
    """A clause that is seen to be one, or a quotation: "found that", "hopes it will"; "found a key" is no report."""
    QUOTED = auto()
    """A quotation only: "she laughed: “No.”"."""
    HEARER = auto()
    """Names the hearer first: "told reporters (that)"."""
    INFINITIVE = auto()
    """"promised to leave"."""
    HEARER_INFINITIVE = auto()
    """"urged them to leave"."""
    OBJECT = auto()
    """What was said is named by a noun or a gerund: "denied the charges", "denied taking it"."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a reporting verb.

    `finite` is False for "saying" and for a participle that is no past tense ("written"); `plain` marks the base form,
    which is also an infinitive.
    """

    verb: str
    frames: Frame
    finite: bool = True
    plain: bool = False
    participle: bool = False


@lru_cache(maxsize=1)
def forms() -> dict[str, Form]:
    """Every form of every reporting verb, in lower case."""
    frames: dict[str, Frame] = {}
    for frame in Frame:
        for verb in _VERBS["frames"][(frame.name or "").lower()].split():
            frames[verb] = frames.get(verb, frame) | frame
    found: dict[str, Form] = {}
    for verb, allowed in frames.items():
        past, participle = _past(verb)
        found[verb] = Form(verb, allowed, plain=True)
        found[_third_person(verb)] = Form(verb, allowed)
        found[_gerund(verb)] = Form(verb, allowed, finite=False)
        found[participle] = Form(verb, allowed, finite=participle == past, participle=True)
        found[past] = Form(verb, allowed, participle=participle == past)
    return found


_NO_QUOTATION: Final = (
    Frame.PLAIN | Frame.THAT | Frame.HEARER | Frame.INFINITIVE | Frame.HEARER_INFINITIVE | Frame.OBJECT
)
_VOWELS: Final = "aeiou"
_DOUBLED: Final[frozenset[str]] = frozenset(_VERBS["forms"]["doubled"].split())


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in _VOWELS else f"{verb}s"


def _gerund(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and verb[-2] not in "eo" else f"{verb}ing"


def _past(verb: str) -> tuple[str, str]:
    irregular = _VERBS["irregular"].get(verb)
    if irregular:
        past, participle = irregular.split()
        return past, participle
    if verb in _DOUBLED:
        return (f"{verb}{verb[-1]}ed",) * 2
    if verb.endswith("e"):
        return (f"{verb}d",) * 2
    return (f"{verb[:-1]}ied",) * 2 if verb.endswith("y") and verb[-2] not in _VOWELS else (f"{verb}ed",) * 2


@lru_cache(maxsize=1)
def surely_reporting() -> frozenset[str]:
    """Forms that report whatever follows them: finite ones of verbs that take a clause, a hearer or what was said as object;
    none that is a noun more often, none that needs a quotation behind it.
    """
    return frozenset(
        word
        for word, form in forms().items()
        if form.finite
        and form.frames & _NO_QUOTATION
        and not (form.verb in SPELT_LIKE_NOUNS and word.rstrip("s") == form.verb)
    )


@lru_cache(maxsize=1)
def reporting_gerunds() -> frozenset[str]:
    """ "saying", "denying": they report as well, with no subject of their own."""
    return frozenset(
        _gerund(verb) for verb in {form.verb for word, form in forms().items() if word in surely_reporting()}
    )
