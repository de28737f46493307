"""Capitalised runs of words: which part is a role, which a person's name, and which runs name an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from briefbot.authoring.drafting.given_names import is_given_name
from briefbot.authoring.drafting.lexicon import (
    COUNTRIES,
    DEMONYM_ENDINGS,
    NATIONALITIES,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PARTICLES,
    SMALL_WORDS,
    TITLES,
    WEAK_TITLES,
)
from briefbot.authoring.drafting.sentences import Word

_LINKS: Final = frozenset("of for the and to".split())
_IN_ROLES: Final = ORGANISATION_WORDS | frozenset(
    "press communications policy political senior top national news".split()
)
"""What may stand in a role between a name and its noun."""

_LONGEST_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A named person or body in a sentence: word numbers [start, end), where the role before it starts, and its parts."""

    sort: Literal["person", "organisation"]
    start: int
    end: int
    role_start: int
    text: str
    possessive: bool = False
    titled: bool = False
    sure: bool = False

    @property
    def parts(self) -> list[str]:
        return self.text.split()


def names_in(words: Sequence[Word]) -> list[Name]:
    """Every name outside quotations, in order."""
    found: list[Name] = []
    for name in (name for start, end in _runs(words) for name in _read_run(words, start, end)):
        if found and name.titled and not found[-1].possessive and _part_of_role(words, found[-1], name.role_start):
            name = replace(name, role_start=found.pop().role_start)  # "Rovers chairman Malcolm Pryce"
        found.append(name)
    return found


def _part_of_role(words: Sequence[Word], name: Name, role_start: int) -> bool:
    """Whether a name before a role belongs to it: "Rovers chairman Malcolm Pryce", "Reed campaign spokeswoman Beth Ortiz"."""
    between = words[name.end : role_start]
    return name.start < role_start and len(between) <= 2 and all(word.low in _IN_ROLES for word in between)


def bare(word: str) -> str:
    """A word without a possessive ending."""
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)]
    return word


def is_possessive(word: Word) -> bool:
    return word.kind == "word" and bare(word.text) != word.text


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(words):
        word = words[position]
        if not word.capital or (
            word.low in SMALL_WORDS and (position == 0 or word.low not in {"may", "march", "will"})
        ):
            position += 1
            continue
        end = position + 1
        while end < len(words) and not is_possessive(words[end - 1]):
            if words[end].capital and words[end].low not in {
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
            }:
                end += 1
            elif (
                (words[end].low in PARTICLES and end + 1 < len(words) and words[end + 1].capital)
                or (words[end].text == "&" and end + 1 < len(words) and words[end + 1].capital)
                or _nickname(words, end)
            ):
                end += 2
            else:
                break
        yield position, end
        position = end


def _nickname(words: Sequence[Word], at: int) -> bool:
    """Patrick "Paddy" O'Dowd: one or two words between quotation marks inside a name."""
    quoted = words[at].kind == "quote" and at + 1 < len(words) and words[at + 1].capital
    return (
        quoted
        and len(words[at].text.split()) <= 2
        and words[at].text[1:2].isupper()
        and words[at].text[-2] not in ",.?!"
    )


def _read_run(words: Sequence[Word], start: int, end: int) -> Iterator[Name]:
    for number in range(start, end - 2):
        if _organisational(words[number]) and _could_be_person(words, number + 1, end):
            yield _name("organisation", words, start, number + 1, start)
            yield from _person(words, number + 1, end, _role_start(words, start))
            return
    if any(_organisational(word) for word in words[start:end]) and not _titled_person(words, start, end):
        yield _organisation(words, start, end)
        return
    yield from _person(words, start, end, _role_start(words, start))


def _titled_person(words: Sequence[Word], start: int, end: int) -> bool:
    """ "Police Chief Tom Reed": a title stands behind the organisation's word, and a name behind the title."""
    last_title = max((number for number in range(start, end) if words[number].low in TITLES), default=-1)
    last_body = max(number for number in range(start, end) if _organisational(words[number]))
    return last_body < last_title < end - 1


def _organisation(words: Sequence[Word], start: int, end: int) -> Name:
    """An organisation's name goes on over "of", "for" and "and" to the next capitalised word."""
    while end + 1 < len(words) and words[end].low in _LINKS and not is_possessive(words[end - 1]):
        ahead = end + 1 + (words[end + 1].low == "the")
        if (
            words[end].low in {"and", "to"}
            or ahead >= len(words)
            or not words[ahead].capital
            or words[ahead].low in TITLES
        ):
            break
        end = ahead + 1
        while end < len(words) and words[end].capital:
            end += 1
    return _name("organisation", words, start, end, start)


def _person(words: Sequence[Word], start: int, end: int, role_start: int) -> Iterator[Name]:
    first = start
    while (
        first < end
        and (words[first].low in TITLES or _nationality(words[first], end - first))
        and not _given(words, first, end)
    ):
        first += 1
    if first < end and not is_given_name(words[first].text):
        inner = [at for at in range(first + 1, end - 1) if words[at].low in TITLES - WEAK_TITLES]
        first = inner[-1] + 1 if inner else first  # "Tesla CEO Martin Eber"
    length = end - first
    titled = any(word.low in TITLES - WEAK_TITLES for word in words[start:first]) or role_start < start
    if re.fullmatch(r"[RDI]-[A-Z]\w+\.?", words[first].text if length else ""):
        return  # a party and a state: "R-Idaho"
    if length == 0 or (length == 1 and not titled and bare(words[first].low) in NATIONALITIES):
        return
    if length > _LONGEST_NAME + 1 or _is_acronym(words[first:end]):
        yield _name("organisation", words, start, end, start)
    elif length == 1 and bare(words[first].low) in COUNTRIES:
        yield _name("organisation", words, first, end, first)
    else:
        role = role_start if role_start < start else start
        role = _lower_role(words, role)
        titled = titled or any(word.low in TITLES - WEAK_TITLES for word in words[role:first])
        yield _name("person", words, first, end, role, titled)


def _given(words: Sequence[Word], first: int, end: int) -> bool:
    """A title word that is a first name here: "Dean Smith", "Judge Reinhold" are left to the title; "Georgia Meloni" is a
    name.
    """
    return end - first == 2 and words[first].low not in TITLES and is_given_name(words[first].text)


def _nationality(word: Word, left: int) -> bool:
    low = bare(word.low)
    return left > 1 and (low in COUNTRIES or (is_nationality(low) and left > 2))


def is_nationality(low: str) -> bool:
    """Whether a word looks like an adjective of nationality and is no first name ("Ian", "Brian")."""
    return low in NATIONALITIES or (low.endswith(DEMONYM_ENDINGS) and len(low) > 4 and not is_given_name(low))


def _organisational(word: Word) -> bool:
    parts = bare(word.low).split("-")
    return any(low in ORGANISATION_WORDS or low in OUTLET_WORDS for low in (bare(word.low), *parts))


def _is_acronym(words: Sequence[Word]) -> bool:
    text = bare(words[0].text)
    return len(words) == 1 and len(text) > 1 and text.replace(".", "").isupper()


def _could_be_person(words: Sequence[Word], start: int, end: int) -> bool:
    return (
        2 <= end - start <= 3
        and not any(_organisational(word) for word in words[start:end])
        and words[start].low not in TITLES
    )


def _role_start(words: Sequence[Word], start: int) -> int:
    """Where a role that reaches over "of", "for" or "to" begins: "Director General of the … Council", "US Ambassador to
    Moscow".
    """
    position = start
    while position > 0:
        link = position - 1
        if words[link].low == "the":
            link -= 1
        if link <= 0 or words[link].low not in {"of", "for", "to"} or not words[link - 1].capital:
            return position
        begin = link - 1
        while begin > 0 and words[begin - 1].capital:
            begin -= 1
        if not any(word.low in TITLES for word in words[begin:link]):
            return position
        position = begin
    return position


def _lower_role(words: Sequence[Word], start: int) -> int:
    """A role in small letters right before the name: "political analyst", "the bakery owner"."""
    position = start
    if position > 0 and words[position - 1].kind == "word" and bare(words[position - 1].low) in TITLES:
        position -= 1
        while (
            position > 0
            and words[position - 1].kind == "word"
            and (
                words[position - 1].low in TITLES
                or is_nationality(words[position - 1].low)
                or (
                    words[position - 1].low.endswith(("al", "ic", "or", "er", "ed", "ist", "an", "ish"))
                    and not (words[position - 1].capital and position > 1)
                )
            )
            and words[position - 1].low not in SMALL_WORDS
        ):
            position -= 1
        affairs = position
        if affairs > 0 and words[affairs - 1].low in {"affairs", "policy", "security"}:
            position = (
                affairs
                - 1
                - (affairs > 1 and words[affairs - 2].low not in SMALL_WORDS and words[affairs - 2].kind == "word")
            )
    return position


def _name(
    sort: Literal["person", "organisation"],
    words: Sequence[Word],
    start: int,
    end: int,
    role: int,
    titled: bool = False,
) -> Name:
    text = " ".join([*(word.text for word in words[start : end - 1] if word.kind == "word"), bare(words[end - 1].text)])
    sure = titled or (end - start > 1 and is_given_name(bare(words[start].text)))
    return Name(sort, start, end, role, text, is_possessive(words[end - 1]), titled, sure)
