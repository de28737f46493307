"""Which words around a name tell whose role it is, and what a role tells of its holder."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefbot.authoring.drafting.given_names import Gender
from briefbot.authoring.drafting.lexicon import MEN_ROLES, MEN_TITLES, SPEAKING_NOUNS, TITLES, WOMEN_ROLES, WOMEN_TITLES
from briefbot.authoring.drafting.names import Name, bare
from briefbot.authoring.drafting.sentences import Word

_ARTICLES: Final = frozenset("the a an his her its their".split())


_LONGEST_ROLE: Final = 9
"""Words. What stands longer between two commas after a name is a clause."""


_SPELLED_OUT: Final = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "prof": "professor",
    "dr": "doctor",
    "sens": "senators",
    "gen": "general",
    "cllr": "councillor",
    "insp": "inspector",
    "sgt": "sergeant",
    "capt": "captain",
}


def role_behind(words: Sequence[Word], name: Name) -> str:
    """The role after a name: "Tom Reed, the mayor of Quay,", "Ana Cruz, 45, a baker from Leeds,"; empty where there is none."""
    before = words[name.role_start - 1].low if name.role_start > 0 else ""
    if (
        len(name.parts) == 1
        and not name.titled
        and before in {"in", "at", "near", "from", "across", "outside", "to", "of"}
    ):
        return ""  # a place: "in Ohio, the governor said"
    position = name.end
    while position + 2 < len(words) and words[position].text == "," and words[position + 1].text.isdigit():
        position += 2
    if position >= len(words) or words[position].text not in {",", "("} or name.possessive:
        return ""
    end = position + 1
    while (
        end < len(words)
        and words[end].text not in {",", ".", ";", ")", ":", "—", "–", "?", "!"}
        and words[end].kind != "quote"
    ):
        end += 1
    inside = words[position + 1 : end]
    if (
        not inside
        or len(inside) > _LONGEST_ROLE
        or inside[0].low in {"who", "whose", "which", "and", "but", "he", "she", "in", "at", "on"}
    ):
        return ""
    heads = [word.low for word in inside[:4]]
    starts_role = (
        inside[0].low in {"a", "an", "the", "his", "her"}
        or bare(inside[0].low) in TITLES
        or inside[0].low in SPEAKING_NOUNS
    )
    if not starts_role or not any(bare(low) in TITLES or low in SPEAKING_NOUNS for low in heads):
        return ""
    if any(word.low in {"is", "was", "has", "had", "were", "are", "said", "says"} for word in inside):
        return ""
    return without_article(" ".join(word.text for word in inside))


def role_in_front(words: Sequence[Word], name: Name) -> str:
    """The role before a name and a comma: "said the mayor, Tom Reed", "his wife, Catherine Harlow"; empty without one."""
    comma = name.role_start - 1
    if name.sort != "person" or comma < 2 or words[comma].text != ",":
        return ""
    first = next((at for at in range(comma - 1, max(-1, comma - 7), -1) if words[at].low in _ARTICLES), None)
    inside = words[first + 1 : comma] if first is not None else ()
    if not inside or any(word.kind != "word" for word in inside):
        return ""
    head = bare(next((before for before, word in pairwise(inside) if word.low in {"of", "for", "at"}), inside[-1]).low)
    return " ".join(word.text for word in inside) if head in TITLES or head in SPEAKING_NOUNS else ""


def without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else text


def is_real_role(role: str) -> bool:
    return role.lower() not in MEN_TITLES | WOMEN_TITLES | {""}


def gender_of_role(role: str) -> Gender:
    words = role.lower().replace(".", "").split()
    if any(word in WOMEN_TITLES or word in WOMEN_ROLES for word in words):
        return "f"
    return "m" if any(word in MEN_TITLES or word in MEN_ROLES for word in words) else ""


def spelled_out(word: str) -> str:
    """ "Sen." as "senator"; other words as they are, in lower case and without a full stop."""
    bare_word = word.lower().strip(".,")
    return _SPELLED_OUT.get(bare_word, bare_word)


def role_heads(role: str) -> set[str]:
    """The nouns a role is called by for short: those before the first "of", "for", "at", "from" or "in"."""
    heads: list[str] = []
    for word in role.lower().split():
        if word in {"of", "for", "at", "from", "in", "with", "to", "on"}:
            break
        heads.append(spelled_out(word))
    return set(heads[-1:])
