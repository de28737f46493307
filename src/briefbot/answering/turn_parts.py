"""What is asked in a turn of several sentences: each question of its own, with what the other sentences tell put aside or in.

"I lost the thread. What did Ada say? And when?" holds two questions; "I read that it leaks. Who said it?" holds one, and the
first sentence tells what it is about. A turn in which no sentence stands as a question alone is read as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from briefbot.answering.about_source import about_the_source, gist
from briefbot.answering.asked import Asked
from briefbot.matching import cues
from briefbot.matching.asides import asides
from briefbot.matching.matcher import Matcher
from briefbot.matching.names import TAG
from briefbot.matching.question import Question
from briefbot.text.normalise import fold_typography

MOST: Final = 3
"""So many questions of one turn are answered, the first ones."""

_SEVERAL: Final = re.compile(r"[.?!…]['\")\]]*\s+\S|\n")
_AND_ASKS: Final = re.compile(
    r"[,;]? (?:and|and also|also) (?=(?:who|when|where|why|what|how|which)\b"
    r" (?:did|was|is|are|were|does|do|has|have|will|would|can|many|much|long)\b)",
    re.IGNORECASE,
)
_COLON_ASKS: Final = re.compile(r":\s+(?=(?:who|whom|whose|when|where|why|what|how|which)\b)", re.IGNORECASE)
_IMPERATIVES: Final = frozenset("tell explain give show describe name list compare summarise summarize".split())
_AFTERTHOUGHTS: Final = ("when", "where", "why", "who", "who-said")
_POINTERS: Final = frozenset("it that this".split())


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to do with a turn: `text` is asked, or where `asks` is false only heard, for what comes behind it.

    `alone` says that nothing but chat stands around it.
    """

    text: str
    asks: bool = True
    alone: bool = True


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    read: Question
    full: bool

    @property
    def own(self) -> bool:
        """Whether it has a word that tells something, beside names."""
        return any(not token.stem.startswith(TAG) for token in self.read.content)


def parts_of(text: str, matcher: Matcher, shown: bool = False) -> tuple[Part, ...]:
    """The parts of a turn in their order; the turn itself where it is one sentence, or none of its own asks.

    `shown` says that something was shown before, which "who said that?" may mean before the turn's own question.
    """
    pieces = _pieces(text, matcher)
    if len(pieces) < 2:
        return (Part(text),)
    found = [_sentence(piece, matcher) for piece in pieces]
    found = [one for one in found if one.full or one.read.mentions or one.own or _afterthought(one)]
    full = [place for place, one in enumerate(found) if one.full]
    if not full:
        return (Part(_put_in(found) or text, alone=False),)
    parts = []
    for place, one in enumerate(found):
        if one.full or ((place > full[0] or (shown and not one.read.mentions)) and _afterthought(one)):
            parts.append(Part(one.text, alone=len(found) == 1))
        elif place < full[0]:
            parts.append(Part(one.text, asks=False))
    return tuple(parts)


def _behind_a_colon(text: str, matcher: Matcher) -> list[str]:
    """The two sides of a colon before a question; the whole where somebody is named before it, who is asked about."""
    before, *behind = _COLON_ASKS.split(text, maxsplit=1)
    return [before, *behind] if behind and not matcher.read(before).mentions else [text]


def _pieces(text: str, matcher: Matcher) -> list[str]:
    """The sentences of a turn, and the halves of one that asks twice: "who brought it and when was that"."""
    if _SEVERAL.search(text.strip()):
        from briefbot.text.sentences import sentences  # the splitter is loaded for a turn that may have several

        found = [text[start:end] for start, end in sentences(text.replace("\n", "\n\n"))]
    else:
        found = [text]
    found = [half for piece in found for half in _behind_a_colon(piece, matcher)]
    for place in range(len(found) - 2, -1, -1):
        if found[place].split(maxsplit=1)[0].casefold() in cues.SUPPOSING:
            found[place : place + 2] = [f"{found[place]} {found[place + 1]}"]
    return [
        half for piece in found for half in (_AND_ASKS.split(piece) if '"' not in fold_typography(piece) else [piece])
    ]


def _sentence(text: str, matcher: Matcher) -> _Sentence:
    read = matcher.read(text)
    own = sum(not token.stem.startswith(TAG) for token in read.content)
    about = own > 0 or (bool(read.mentions) and read.kind != "yes-no")
    asked = Asked(read, matcher)
    of_it_all = gist(asked) is not None or about_the_source(asked) is not None
    return _Sentence(text, read, of_it_all or (about and _asks(text, read, own)))


def _asks(text: str, read: Question, own: int) -> bool:
    """Whether a sentence is a question in itself: a verb or a subject stands with its question word, or it is a request."""
    folded = [token.folded for token in read.tokens]
    marked = text.rstrip().endswith("?")
    if folded[0] in _IMPERATIVES:
        return True
    if not marked and (
        asides(fold_typography(text)) or read.kind in _TOLD or (text.rstrip().endswith(".") and not own)
    ):
        return False
    verb = not (cues.AUXILIARIES | cues.SPEECH_VERBS | cues.HAPPENING).isdisjoint(folded)
    if read.kind == "keywords":
        return marked and verb
    begins = marked and own > 0 and folded[folded[0] in ("and", "but", "so")] in _ENDING  # "and who sold him?"
    return folded[-1] not in _ENDING and (verb or begins or read.kind == "who-is" or own + len(read.mentions) > 1)


_TOLD: Final = ("keywords", "list", "yes-no")
"""Kinds that a sentence without a question mark may seem to have and only tell something."""

_ENDING: Final = frozenset("who what when where why how which".split())


def _afterthought(one: _Sentence) -> bool:
    """Whether a sentence behind a question asks on: "when?", "who said that?", "and NATO?"."""
    if one.own:
        return False
    of_somebody = any(token.folded in cues.PERSONAL_PRONOUNS for token in one.read.tokens)
    asks = one.read.kind in _AFTERTHOUGHTS or (one.read.kind == "what" and of_somebody)
    return asks or (bool(one.read.mentions) and one.text.rstrip().endswith("?"))


def _put_in(found: list[_Sentence]) -> str | None:
    """ "It leaks. Who said that?" as one question, "Who said it leaks?"; None where nothing points at what is told."""
    asks = next((one for one in found if one.read.kind in ("who", "who-said") and not one.own), None)
    told = next((one for one in found if one is not asks and one.own), None)
    if asks is None or told is None or asks.read.mentions:
        return None
    pointer = next((token for token in reversed(asks.read.tokens) if token.folded in _POINTERS), None)
    if pointer is None:
        return None
    claim = told.text
    for start, end in reversed(asides(fold_typography(claim))):
        claim = claim[:start] + claim[end:]
    return f"{asks.text[: pointer.start]}{claim.strip(' .!')}{asks.text[pointer.end :]}"
