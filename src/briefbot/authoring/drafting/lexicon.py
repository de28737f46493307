"""The closed classes of words by which an article is read: titles, organisations, nouns of saying. The words stand in
lexicon.toml; the verbs of saying are in `text/verbs.py`.
"""

from __future__ import annotations

import tomllib
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

NOUNS_OF_MIND: Final = _words("verbs_more", "nouns_of_mind")
""""X's claim that", "the desire of X to"."""

WITHHELD: Final = _words("verbs_more", "withheld")
"""Negated, these tell that nothing was said."""

VOICING: Final = _words("verbs_more", "voicing")
NOUNS_OF_SAYING: Final = _words("verbs_more", "nouns_of_saying")
"""What is voiced: "expressed his belief that"."""

CERTAINTY: Final = _words("verbs_more", "certainty")
""""is confident that"."""
