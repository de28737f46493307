"""Rules about single values and the author's quiz questions."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Any, Final

from briefbot.briefing.contents import Contents, Element, words_of
from briefbot.briefing.locate import Path
from briefbot.briefing.model import QUIZ_KINDS
from briefbot.briefing.spot import Spot
from briefbot.text.normalise import fold
from briefbot.text.similarity import closest

_DATED: Final = {"": ("updated",), "sources": ("published", "retrieved"), "when": ("date", "after", "before")}
_LEAP_YEAR: Final = 2000
"""Stands in where the year is not printed: 29 February may be right then."""

_ASKED_FIELD: Final = {"who-said": "speaker", "to-whom": "to", "via": "via", "reported-by": "reported_by"}
_WHO_SAID: Final = frozenset({"whosaid", "whosaidit", "speaker", "who"})


def nothing_told(contents: Contents) -> Iterator[Spot]:
    """B120: a briefing without facts and statements has nothing to answer with."""
    if not any(contents.document.get(name) for name in ("facts", "statements")):
        yield Spot((), "The briefing has no facts and no statements.", 'Add "facts": ["…"].')


def impossible_date(contents: Contents) -> Iterator[Spot]:
    """B230: a date that is on no calendar."""
    for path, value in _dates(contents):
        trouble = _trouble(value)
        if trouble:
            yield Spot(
                path, f"{value} is no date: {trouble}.", "Correct it, or write only what is certain, as 2022-01."
            )


def _dates(contents: Contents) -> Iterator[tuple[Path, str]]:
    owners: list[tuple[Path, Any, tuple[str, ...]]] = [((), contents.document, _DATED[""])]
    owners += [(path, source, _DATED["sources"]) for path, _, source in contents.sources()]
    for name in ("facts", "statements", "timeline"):
        owners += [((*path, "when"), element.get("when"), _DATED["when"]) for path, element in contents.elements(name)]
    for path, owner, keys in owners:
        if isinstance(owner, dict):
            yield from (((*path, key), owner[key]) for key in keys if isinstance(owner.get(key), str))


def _trouble(date: str) -> str:
    """What is wrong with a date of the right form; empty when nothing is. Other forms are the schema's concern."""
    year, month, day = [*date.split("-"), "1", "1"][:3]
    if not (month.isdecimal() and day.isdecimal() and (year.isdecimal() or year == "XXXX")):
        return ""
    if year.isdecimal() and int(year) == 0:
        return "there is no year 0"
    if not 1 <= int(month) <= 12:
        return f"there is no month {month}"
    days = monthrange(int(year) if year.isdecimal() else _LEAP_YEAR, int(month))[1]
    return "" if 1 <= int(day) <= days else f"that month has {days} days"


def answer_is_a_distractor(contents: Contents) -> Iterator[Spot]:
    """B601: a wrong answer to choose from that is a right one."""
    for path, element in contents.elements("quiz"):
        right = {name for answer in _answers(contents, element) for name in _meant(contents, answer)}
        distractors = element.get("distractors")
        for number, raw in enumerate(distractors if isinstance(distractors, list) else ()):
            same = [word for word in words_of(raw) if right & _meant(contents, word)]
            if same:
                message = f"“{same[0]}” is the answer, and a distractor too."
                yield Spot((*path, "distractors", number), message, "Take it out of the distractors.")


def who_said_answer_is_not_the_speaker(contents: Contents) -> Iterator[Spot]:
    """B603: a question who said an item, whose answer is somebody else."""
    speakers = _speakers(contents)
    for path, element in contents.elements("quiz"):
        kind, item = element.get("kind"), element.get("item")
        if not isinstance(kind, str) or "".join(filter(str.isalpha, kind.casefold())) not in _WHO_SAID:
            continue
        speaker = speakers.get(item) if isinstance(item, str) else None
        if speaker is None:
            continue
        right = _meant(contents, speaker)
        if not all(right & _meant(contents, answer) for answer in words_of(element.get("answer"))):
            message = f"The answer is not the speaker of `{item}`, who is `{speaker}`."
            yield Spot((*path, "answer"), message, f'Write "answer": "{speaker}".')


def _answers(contents: Contents, element: Element) -> list[str]:
    """The right answers of an author's question; of a made one, whoever stands in the field that it asks for."""
    if "question" in element:
        return words_of(element.get("answer"))
    field = _ASKED_FIELD.get(str(element.get("kind")), "")
    item = element.get("item")
    return [
        word
        for _, statement in contents.elements("statements")
        if field and statement.get("id") == item
        for word in words_of(statement.get(field, ()))
    ]


def no_such_kind(contents: Contents) -> Iterator[Spot]:
    """B608: a wish about made questions that names a kind which is never made, and so changes nothing."""
    for path, element in contents.elements("quiz"):
        kind = element.get("kind")
        if "question" in element or not isinstance(kind, str) or kind in QUIZ_KINDS:
            continue
        near = closest(kind, QUIZ_KINDS)
        remedy = f"Did you mean `{near}`?" if near else f"The kinds are: {', '.join(QUIZ_KINDS)}."
        yield Spot((*path, "kind"), f"No questions of the kind `{kind}` are made.", remedy)


def _speakers(contents: Contents) -> dict[str, str]:
    """Statement id -> speaker id."""
    pairs = ((element.get("id"), element.get("speaker")) for _, element in contents.elements("statements"))
    return {key: speaker for key, speaker in pairs if isinstance(key, str) and isinstance(speaker, str)}


def _meant(contents: Contents, words: str) -> set[str]:
    """The forms under which an answer counts as the same: its words or, for an entity's id, that entity's names."""
    element: Element | None = contents.entity(words)
    if element is None:
        return {fold(words)}
    names = words_of(element.get("name")) + words_of(element.get("aliases", ())) + [words]
    return {fold(name) for name in names}
