"""Who stands at a reporting verb in a sentence? Says what English prints where somebody is reported, and nothing else.

It errs on the side of silence: only a name right before or after a verb (an aside in between is passed over), or after
"according to", stands at it. A modal ("can say") reports nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from briefbot.text.normalise import fold
from briefbot.text.verbs import reporting_gerunds, surely_reporting

_FREE_VERBS: Final = frozenset(
    "said says added adds wrote writes replied replies continued continues argued argues noted notes warned warns explained "
    "explains asked asks insisted insists recalled recalls".split()
)
"""Verbs that may come before their speaker: "said the mayor", "warned Okafor"."""

_SIGNS: Final = (
    r"according to|in (?:the )?(?:words|view|opinion) of|in (?:his|her|their) (?:words|view|opinion|speech|statement|interview)"
    r"|belief|statements?|remarks?|comments?|claims?|speaking (?:to|at|on)|quoted as|spokes(?:man|woman|person)|disclosed"
    r"|no doubt|convinced|certain that|interview|press conference"
    r"|opinion|desires?|wish(?:es)?|included? a reference"
)
_SIGN: Final = re.compile(rf"\b(?:{_SIGNS})\b")
_LETTERS: Final = re.compile(r"[a-z]+")
_STATED_AS_SAID: Final = re.compile(
    r"\b(?:according to|(?:said|says|told|claims|claimed|believes|believed|argues|argued|alleged|insists|insisted"
    r"|denied|denies|warned|predicts|predicted))\b"
)
_ACCORDING: Final = re.compile(r"\b(?:according to|in the (?:words|view|opinion) of)\b")
_QUOTATION: Final = re.compile(r'["“„«]\s*\w')
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BETWEEN: Final = frozenset(
    "has have had also then later again reportedly already once himself herself itself often never ever".split()
)
"""Words that may stand between a name and its verb."""

PRONOUNS: Final = frozenset("i he she it they we him her them his hers its their".split())
_LONGEST_NAME: Final = 8
_NO_SUBJECT: Final = re.compile(
    r"\b(?:that|to|if|whether|when|in|on|at|for|of|about|against|there|it|he|she|they|we|i)\b"
)
"""Behind a verb these begin what is said, or where, and not who said it."""

_CLAUSE: Final = 200
"""Characters before a verb in which its subject is looked for."""

_MOST_ASIDES: Final = 3
"""Stretches between commas before a verb that are gone through: "Okafor, the mayor of Eastwick, who is new, said"."""

_PAUSE: Final = re.compile(r"[,;:()\"]")


@dataclass(frozen=True, slots=True)
class Names:
    """Names by their key (see `name_key`) with the ids that each may stand for.

    `longest` tells for each word that a name begins with how many words the longest of these names has.
    """

    ids: Mapping[str, frozenset[str]]
    longest: Mapping[str, int]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Names:
        """From (name, id) pairs."""
        ids: dict[str, set[str]] = {}
        longest: dict[str, int] = {}
        for name, key in pairs:
            words = name_key(name).split()
            if words:
                ids.setdefault(" ".join(words), set()).add(key)
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return cls({name: frozenset(keys) for name, keys in ids.items()}, longest)

    def mentions(self, folded: str) -> Iterator[frozenset[str]]:
        """The ids that each name in a text may stand for, in the order of the text."""
        words = _words(folded)
        for first, word in enumerate(words):
            for last in range(first + 1, first + self.longest.get(word, 0) + 1):
                if ids := self.ids.get(" ".join(words[first:last])):
                    yield ids


@dataclass(frozen=True, slots=True)
class AtVerb:
    """Somebody at a reporting verb: the ids that the name may stand for, none for a pronoun."""

    name: str
    ids: frozenset[str] = frozenset()


def reports(folded: str) -> bool:
    """Whether anything shows that somebody said or thinks something: a verb, a noun, or quotation marks.

    Here and below `folded` is a text as `fold` gives it.
    """
    words = set(_LETTERS.findall(folded))
    if not words.isdisjoint(surely_reporting()) or not words.isdisjoint(reporting_gerunds()):
        return True
    return bool(_SIGN.search(folded) or _QUOTATION.search(folded))


def says_that_somebody_said(folded: str) -> str:
    """The words by which a text passes on what somebody said; empty where it speaks in its own voice."""
    found = _STATED_AS_SAID.search(folded)
    return found.group() if found else ""


def at_verbs(folded: str, names: Names) -> Iterator[AtVerb]:
    """Everybody who stands at a reporting verb, in the order of the verbs."""
    for found in _ACCORDING.finditer(folded):
        yield from _first_name(_following(folded, found.end(), _LONGEST_NAME), names)
    for found in _verbs(folded):
        yield from _subject(folded[max(0, found.start() - _CLAUSE) : found.start()], names)
        if found.group() in _FREE_VERBS:
            yield from _first_name(_NO_SUBJECT.split(_following(folded, found.end(), 4))[0], names)


def _verbs(folded: str) -> Iterator[re.Match[str]]:
    """The reporting verbs of a text, in order."""
    verbs = surely_reporting()
    return (found for found in _LETTERS.finditer(folded) if found.group() in verbs)


def names_in(folded: str, names: Names) -> frozenset[str]:
    """The ids that are named anywhere in a text."""
    return frozenset().union(*names.mentions(folded))


def at_the_colon(label: str, names: Names) -> frozenset[str]:
    """The ids of whoever a turn of a printed conversation is opened with; nobody where the words say more than a name."""
    folded = fold(label)
    return frozenset() if any(_verbs(folded)) else names_in(folded, names)


def name_key(name: str) -> str:
    """A name as a key of `Names`."""
    words = _words(fold(name))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _words(folded: str) -> list[str]:
    return [word.removesuffix("'s") for word in _WORD.findall(folded)]


def _subject(before: str, names: Names) -> Iterator[AtVerb]:
    """Whoever stands before a verb: at the end of its clause or, with an aside between commas in between, before or in that."""
    words = before.split()
    while words and words[-1] in _BETWEEN:
        words.pop()
    before = " ".join(words)
    if not before.endswith(","):
        yield from _last_name(re.split(_PAUSE, before)[-1], names)
        return
    pieces = re.split(_PAUSE, before[:-1])
    found = [
        () if piece.split()[:1] in (["who"], ["which"]) else tuple(_last_name(piece, names))
        for piece in reversed(pieces[-_MOST_ASIDES:])
    ]
    if len(found) > 1 and found[0] and found[1]:  # "Ada Byron, the friend of Max, said" and not "her friend, Max, said"
        found = found[1:]
    yield from next(filter(None, found), ())


def _following(folded: str, offset: int, words: int) -> str:
    return " ".join(re.split(r"[,;:.()\"“”]", folded[offset : offset + 160])[0].split()[:words])


def _last_name(clause: str, names: Names) -> Iterator[AtVerb]:
    """The name or pronoun that a clause ends with; a possessive ("NATO's answer") is no subject."""
    if clause.rstrip().endswith(("'s", "s'")):
        return
    words = _words(clause)
    while words and words[-1] in _BETWEEN:
        words.pop()
    if words and words[-1] in PRONOUNS:
        yield AtVerb(words[-1])
        return
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[-length:])
        if name in names.ids:
            yield AtVerb(name, names.ids[name])
            return


def _first_name(clause: str, names: Names) -> Iterator[AtVerb]:
    """The first name or pronoun of a clause; the longest that begins there."""
    words = _words(clause)
    for first, word in enumerate(words):
        if word in PRONOUNS:
            yield AtVerb(word)
            return
        for last in range(min(first + names.longest.get(word, 0), len(words)), first, -1):
            name = " ".join(words[first:last])
            if name in names.ids:
                yield AtVerb(name, names.ids[name])
                return
