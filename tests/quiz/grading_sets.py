"""Typed answers with a known verdict, generated from any briefing: what must be accepted, and what must never be.

Right: the family name, each alias, one slip, accents dropped, a title added. Wrong: every other name, a near namesake, a date
one day or year off, million for billion, a claim negated, its opposite.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from briefbot.quiz.grade import grade
from briefbot.quiz.ground import Ground, surnames
from briefbot.quiz.item import AnswerLine
from briefbot.text.normalise import fold

OPPOSITES = {
    "will": "will not", "is": "is not", "increase": "decrease", "north": "south", "before": "after", "accepted": "rejected",
    "possible": "impossible", "satisfied": "dissatisfied", "minor": "major", "more": "less", "not": "", "never": "always",
    "no": "every", "agreed": "refused",
}  # fmt: skip
NUMBERS = ("3 million", "1.5 billion", "12 percent", "40 missiles", "250,000", "seven")
DATES = ("2022-01-26", "XXXX-03-01", "2021-12-31", "1997", "2022-02")


@dataclass(frozen=True, slots=True)
class Case:
    """One typed answer; `right` is what the verdict must be."""

    sort: str
    line: AnswerLine
    typed: str
    right: bool

    @property
    def is_accepted(self) -> bool:
        return grade(self.line, self.typed).outcome == "right"


def cases(ground: Ground) -> Iterator[Case]:
    """Every case that the names, dates, numbers and claims of a briefing give."""
    yield from _names(ground)
    yield from _values()
    yield from _claims(ground)


def _names(ground: Ground) -> Iterator[Case]:
    entities = ground.briefing.entities.values()
    for entity in entities:
        line = ground.answer_line(entity.id)
        own = {fold(form) for form in line.accept}
        taken = {fold(known.form) for known in line.reject if known.entity != entity.id}
        for form in line.accept:
            yield Case("a listed form", line, form, right=True)
            yield Case("accents dropped", line, without_accents(form), right=True)
        for family in surnames(entity.name) if entity.sort == "person" else ():
            if fold(family) in own:
                yield Case("the family name", line, family, right=True)
        if entity.sort == "person" and len(entity.name.split()) > 1 and entity.name in line.accept:
            yield Case("a title added", line, f"President {entity.name}", right=True)
            slip = swapped(entity.name)
            if fold(slip) not in taken:
                yield Case("one slip", line, slip, right=True)
        for other in entities:
            if other.id != entity.id and fold(other.name) not in own:
                yield Case("another name", line, other.name, right=False)
        yield from _namesakes(line, entity.name, own)


def _namesakes(line: AnswerLine, name: str, own: set[str]) -> Iterator[Case]:
    words = name.split()
    if len(words) == 2 and words[1][:1].isupper():
        for given in ("Ilse", "Konrad"):
            if fold(given) != fold(words[0]):
                yield Case("a namesake", line, f"{given} {words[1]}", right=False)
        yield Case("a namesake", line, f"{words[0]} Q{words[1].lower()}stein", right=False)


def _values() -> Iterator[Case]:
    for date in DATES:
        line = AnswerLine("date", (date,))
        yield Case("the date", line, date, right=True)
        year, *rest = date.split("-")
        if year != "XXXX":
            yield Case("one year off", line, "-".join((str(int(year) + 1), *rest)), right=False)
            yield Case("one year off", line, "-".join((str(int(year) - 1), *rest)), right=False)
        if len(rest) == 2:
            for day in (int(rest[1]) - 1, int(rest[1]) + 1):
                if 1 <= day <= 28:
                    yield Case("one day off", line, f"{year}-{rest[0]}-{day:02}", right=False)
        elif rest:
            yield Case("one month off", line, f"{year}-{int(rest[0]) + 1:02}", right=False)
    for number in NUMBERS:
        line = AnswerLine("number", (number,))
        yield Case("the number", line, number, right=True)
        for one, other in (("million", "billion"), ("billion", "million"), ("billion", "thousand")):
            if one in number:
                yield Case("another magnitude", line, number.replace(one, other), right=False)
        yield Case("another number", line, f"1{number}" if number[0].isdigit() else "eight", right=False)


def _claims(ground: Ground) -> Iterator[Case]:
    """Claims as an author might accept them, word for word; negated or with one word turned round they are wrong."""
    for note in ground.notes.values():
        words = note.text.rstrip(".").split()
        claim = " ".join(words)
        if len(words) < 3:
            continue
        line = AnswerLine("text", (claim,))
        yield Case("the claim", line, claim.upper(), right=True)
        for place, word in enumerate(words):
            if word.lower() in OPPOSITES:
                turned = [*words[:place], OPPOSITES[word.lower()], *words[place + 1 :]]
                yield Case("its opposite", line, " ".join(turned), right=False)
        yield Case("negated", line, f"It is not true that {claim}", right=False)
        yield Case("negated", line, " ".join((*words[:1], "never", *words[1:])), right=False)


def without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def swapped(name: str) -> str:
    """The name with two neighbouring letters in the middle of its last word exchanged."""
    head, _, last = name.rpartition(" ")
    middle = len(last) // 2
    if len(last) < 5 or last[middle - 1] == last[middle]:
        return name
    return f"{head} {last[: middle - 1]}{last[middle]}{last[middle - 1]}{last[middle + 1 :]}".strip()
