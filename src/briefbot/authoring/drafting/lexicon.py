"""The closed classes of words by which an article is read: titles, organisations, nouns and verbs of saying. The words stand
in lexicon.toml.

The verbs are our own list: WordNet's and VerbNet's classes of communication verbs mix `say` with `sing`, `fax` and `nod`,
and do not tell what has to follow in news prose, which is what keeps a report apart from an event ("agreed that", "agreed
to pay").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Flag, auto
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

_LEXICON: Final[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))


def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(_LEXICON[section][key].split())


MEN_TITLES: Final = _words("names", "men_titles")
WOMEN_TITLES: Final = _words("names", "women_titles")
TITLES: Final = MEN_TITLES | WOMEN_TITLES | _words("names", "titles")
"""Words that stand before a person's name as title or role, in lower case, without a full stop."""

WEAK_TITLES: Final = _words("names", "weak_titles")
"""They stand before a title, and make no role by themselves."""

MEN_ROLES: Final = _words("names", "men_roles")
WOMEN_ROLES: Final = _words("names", "women_roles")
ORGANISATION_WORDS: Final = _words("names", "organisations")
"""Words that make a capitalised name that of an organisation."""

OUTLET_WORDS: Final = _words("names", "outlets")
"""Words in the names of newspapers, stations and sites."""

COUNTRIES: Final = _words("names", "countries")
"""Countries and capitals, which speak for their governments in news prose: never taken for a person."""

COUNTRY_OF: Final[dict[str, str]] = _LEXICON["countries"]
"""The country that an adjective of nationality belongs to."""

PARTICLES: Final = _words("names", "particles")
"""Small words inside a name: "de", "van"."""

SMALL_WORDS: Final = _words("names", "small_words")
"""Words that are capitalised for standing first, or name times: never the beginning of a name."""

SPEAKING_NOUNS: Final = _words("sources", "nouns")
"""Common nouns that can be the source of a report: people, bodies and documents."""

DOCUMENTS: Final = _words("sources", "documents")
BODIES: Final = _words("sources", "bodies")

NATIONALITIES: Final = _words("names", "nationalities")
DEMONYM_ENDINGS: Final = (
    "ian",
    "ish",
    "ese",
    "ean",
    "can",
    "ani",
    "qi",
    "eli",
    "ench",
    "utch",
    "reek",
    "erman",
    "wiss",
    "hai",
)
"""How adjectives of nationality end: they stand before a role and are no part of the name."""

WEAK_OBJECTS: Final = _words("verbs_more", "weak_objects")
"""Verbs of doing as well as of saying: with an object they report only where a quotation or a set phrase follows."""

ACTS: Final = _words("verbs_more", "acts")
"""They tell what somebody does or will do: where somebody else is reported to say so, that one speaks."""

SPELT_LIKE_NOUNS: Final = _words("verbs_more", "spelt_like_nouns")
"""Verbs whose base form and third person are nouns far more often: they report only before "that" or a quotation."""

NOUNS_OF_MIND: Final = _words("verbs_more", "nouns_of_mind")
""""X's claim that", "the desire of X to"."""

WITHHELD: Final = _words("verbs_more", "withheld")
"""Negated, these tell that nothing was said."""

VOICING: Final = _words("verbs_more", "voicing")
NOUNS_OF_SAYING: Final = _words("verbs_more", "nouns_of_saying")
"""What is voiced: "expressed his belief that"."""

CERTAINTY: Final = _words("verbs_more", "certainty")
""""is confident that"."""


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
        for verb in _LEXICON["verbs"][(frame.name or "").lower()].split():
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


_VOWELS: Final = "aeiou"
_DOUBLED: Final = _words("verbs_more", "doubled")


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in _VOWELS else f"{verb}s"


def _gerund(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and verb[-2] not in "eo" else f"{verb}ing"


def _past(verb: str) -> tuple[str, str]:
    irregular = _LEXICON["irregular"].get(verb)
    if irregular:
        past, participle = irregular.split()
        return past, participle
    if verb in _DOUBLED:
        return (f"{verb}{verb[-1]}ed",) * 2
    if verb.endswith("e"):
        return (f"{verb}d",) * 2
    return (f"{verb[:-1]}ied",) * 2 if verb.endswith("y") and verb[-2] not in _VOWELS else (f"{verb}ed",) * 2
