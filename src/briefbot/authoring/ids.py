"""Ids made of words, for what an author did not name."""

from __future__ import annotations

import re
from collections.abc import Container

from briefbot.briefing.model import RESERVED_IDS
from briefbot.text.normalise import fold

_MOST_WORDS = 4
_ARTICLES = frozenset({"a", "an", "the"})


def id_from(words: str, taken: Container[str] = (), otherwise: str = "item") -> str:
    """An id such as ``ada-byron`` of the first words, never a reserved one nor one that is taken.

    `otherwise` is what it is made of where the words have no letter that an id can hold.
    """
    plain = [word for word in re.findall(r"[^\W_]+", fold(words).replace("'", "")) if word not in _ARTICLES]
    wanted = "-".join(plain[:_MOST_WORDS])[:60].strip("-") or otherwise
    number, found = 1, wanted
    while found in taken or found in RESERVED_IDS:
        number += 1
        found = f"{wanted}-{number}"
    return found
