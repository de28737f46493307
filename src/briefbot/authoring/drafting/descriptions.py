"""Which words describe a source that has no name: "a spokesman for the company", "47 percent of voters"?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.authoring.drafting.names import bare
from briefbot.authoring.drafting.nouns import DETERMINERS, FINITE, PREPOSITIONS, is_speaking
from briefbot.authoring.drafting.sentences import Word
from briefbot.text.verbs import forms

PRONOUNS: Final = frozenset("he she it they".split())


OPENERS: Final = frozenset(
    "in on at after before during for with from by under since despite amid following speaking".split()
)


_COUNTING: Final = frozenset("some many several most both one two three four five another few all".split())


_NOBODY: Final = frozenset("neither nobody none".split())
_TOLD: Final = frozenset("said told say says tells asked now still already also not".split())


_SHARES: Final = frozenset("percent half two-thirds three-quarters one-third majority quarter third".split())


_COUNTS: Final = frozenset(
    (
        "a the just only about nearly almost some more fewer roughly around another half two three one twenty thirty "
        "forty fifty sixty seventy eighty ninety fully over"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Described:
    """A description such as "a spokesman for the company"; `head` is its noun. Not `sure` where the noun is no known source."""

    head: str
    start: int
    end: int
    phrase: tuple[int, int]
    sure: bool = True


def described_in(words: Sequence[Word], start: int, end: int) -> Described | None:
    """The source that words [start, end) describe; None where they are a clause, or their noun is nobody who could speak."""
    start = _without_opener(words, start, end)
    cut = next(
        (
            number
            for number in range(start + 1, end)
            if words[number].low in PREPOSITIONS or words[number].low == "who" or _participle(words, number, end)
        ),
        end,
    )
    if cut - 2 >= start and words[cut - 1].low.endswith(("ed", "en", "wn")) and is_speaking(words[cut - 2].low):
        cut -= 1  # "a report released by the auditor"
    head = bare(words[cut - 1].low) if cut > start else ""
    respondents = _are_respondents(words, start, cut, end)
    if not head or ((head in DETERMINERS - _COUNTING or words[cut - 1].text[0].isdigit()) and not respondents):
        return None
    if any(word.low in FINITE | PRONOUNS or word.low.endswith("n't") or is_report(word) for word in words[start:cut]):
        return None
    if any(word.low in _TOLD or word.low.split("'")[0] in PRONOUNS for word in words[start:cut]):
        return None  # a clause: "the mayor told analysts on a conference"
    if head in _NOBODY or any(
        words[at].low.endswith("ed") and words[at + 1].low in DETERMINERS for at in range(start, cut - 1)
    ):
        return None  # "sounded a note"
    if words[start].low == "to" or (
        words[start].low.endswith("ing") and start + 1 < cut and words[start + 1].low in DETERMINERS
    ):
        return None  # "to the crowd", "suggesting a few"
    known = respondents or is_speaking(head)
    likely = words[start].low in DETERMINERS or words[start].text.endswith(("’s", "'s")) or head.endswith("s")
    alone = cut == end - 1 and not (
        end < len(words) and words[end].low in PREPOSITIONS
    )  # "a poll conducted (last week)"
    phrase = (start + (respondents and words[start].low in {"only", "just"}), cut if alone else end)
    return Described(head, start, end, phrase, known) if known or (likely and end - start <= 7) else None


def _are_respondents(words: Sequence[Word], start: int, cut: int, end: int) -> bool:
    """ "47 percent", "two-thirds of voters", "those close to him": people told by share or by what they share."""
    if words[start].low == "those":
        return end - start > 1 and (cut == start + 1 or words[start + 1].low.endswith("ed"))
    last, first = words[cut - 1], words[start]
    counted = first.text[0].isdigit() or first.low.split("-")[0] in _COUNTS
    return counted and (last.text.endswith("%") or last.low in _SHARES)


def _participle(words: Sequence[Word], at: int, end: int) -> bool:
    """ "a poll conducted last week": it tells more of the noun before it, and is no verb of a clause."""
    behind = words[at + 1].low if at + 1 < end else ""
    return (
        words[at].low.endswith("ed")
        and is_speaking(words[at - 1].low)
        and (behind in PREPOSITIONS or behind in {"by", "last", "this", "earlier"})
    )


def _without_opener(words: Sequence[Word], start: int, end: int) -> int:
    """Leaves out what stands before the source without a comma: "On Tuesday officials", "In the town residents"."""
    if words[start].low not in OPENERS:
        return start
    first = end - 1
    while (
        first > start + 1
        and words[first - 1].kind == "word"
        and words[first - 1].low not in PREPOSITIONS | OPENERS
        and words[first].low not in DETERMINERS
    ):
        if words[first - 1].capital and words[first - 1].low.endswith("day"):
            break
        first -= 1
    return first


def is_report(word: Word) -> bool:
    form = forms().get(word.low)
    return form is not None and form.finite and not form.plain and not form.participle
