"""Reports by a noun: "asked about Reed's claim that …", "despite the desire of the council to …".

Where such a noun is the subject, what is said of it follows in the same breath ("Reed's claim that it is safe is wrong"), and
where the one ends and the other begins is not to be seen: so it counts behind a preposition or a verb only, up to a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefbot.authoring.drafting.cue import Cue
from briefbot.authoring.drafting.lexicon import NOUNS_OF_MIND
from briefbot.authoring.drafting.names import Name
from briefbot.authoring.drafting.nouns import DETERMINERS, PREPOSITIONS
from briefbot.authoring.drafting.sentences import Word
from briefbot.authoring.drafting.sources import Named, Pronoun, Source, source_right

_LEADS: Final = PREPOSITIONS | frozenset("despite given amid after over because through".split())
_OWNERS: Final = {"his": "he", "her": "she", "their": "they", "its": "it"}
_ADJECTIVES: Final = 3
"""Words that may stand between an owner and the noun: "Reed's repeated public claim"."""


def nominal(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Cue]:
    for at, word in enumerate(words):
        if word.low not in NOUNS_OF_MIND or word.kind != "word":
            continue
        source = _owner(words, names, at) or _author(words, names, at)
        if source is None:
            continue
        content = max(at + 1, source.end)
        begin = min(source.start, at - (words[at - 1].low in {"the", "a"}))
        if content + 1 >= len(words) or words[content].low not in {"that", "to"} or begin == 0:
            continue
        if words[content].low == "to" and words[content + 1].low in DETERMINERS:
            continue  # "his refusal to this day"
        lead = words[begin - 1]
        if lead.low in _LEADS or (lead.kind == "word" and lead.low.endswith("ed")):
            end = next((mark for mark in range(content, len(words)) if words[mark].kind == "mark"), len(words))
            yield Cue(word.text, at, source, begin, end)


def _owner(words: Sequence[Word], names: Sequence[Name], at: int) -> Source | None:
    """Whose it is, where that stands before the noun: "Reed's", "his"."""
    for before in range(at - 1, max(-1, at - 2 - _ADJECTIVES), -1):
        if words[before].kind != "word":
            return None
        if words[before].low in _OWNERS:
            return Pronoun(_OWNERS[words[before].low], before, before + 1)
        name = next((one for one in names if one.end == before + 1), None)
        if name is not None:
            return Named(name, name.role_start, name.end) if name.possessive else None
    return None


def _author(words: Sequence[Word], names: Sequence[Name], at: int) -> Source | None:
    """Whose it is, where that stands behind the noun: "of the council", "by Mary Holt"."""
    if (
        at + 2 >= len(words)
        or words[at + 1].low not in {"of", "by", "from", "among"}
        or words[at + 2].low.endswith("ing")
    ):
        return None
    return source_right(words, names, at + 2)
