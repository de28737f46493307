"""One question of the quiz, as a value: what is asked, what may be chosen or typed, and what the record says.

A quiz item is made from a note of the briefing (a fact, a statement, an entity, or an author's own question) by one of
the kinds. It is the same for both front ends, knows its one right option, and carries the receipt that every reveal shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefbot.briefing.receipt import Receipt
from briefbot.text.normalise import fold

AnswerSort = Literal["name", "date", "number", "text"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `truth` says what a wrong option really is ("Andrei Kortunov said that."), empty where nothing is
    known of it. `entity` is the id of the person, organisation or place that the option names or comes from, or empty.
    """

    text: str
    truth: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the briefing: how it is written, whose it is (entity id), and the name to show."""

    form: str
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What a typed answer is held against, derived from the record.

    `accept` are the right forms, the best one first. `prompt` are forms that fit the answer and somebody else too.
    `reject` are the known names of the briefing, those of the answer itself (`entity`) among them: every line of a briefing
    shares one tuple. `role` is the role of the person asked for and `roles` are aliases that
    tell the role alone; naming one is half an answer. For a date, `accept` are
    EDTF-style values or printed words; for a number, the number as it is written, with its unit.
    """

    sort: AnswerSort
    accept: tuple[str, ...]
    prompt: tuple[str, ...] = ()
    reject: tuple[KnownName, ...] = ()
    entity: str = ""
    role: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One question. Exactly one of `options` is right (`correct` is its index); `line` is None where typing makes no sense.

    A question that is answered by arranging has its rows as `options`, shuffled, and in `sequence` their indices in the
    right order, of which `correct` is the first. One without wrong options and without a `line` is open: it is answered in the
    learner's own words, which nobody but the learner can judge.

    `id` is ``<note>/<kind>`` and stays the same when the wording changes; `fingerprint` changes when the fact does.
    `hint` is a second, lighter hint beside the first letter (a role, a topic), empty where there is none.
    """

    id: str
    note: str
    kind: str
    stem: str
    options: tuple[Option, ...]
    correct: int
    answer: str
    line: AnswerLine | None
    fingerprint: str
    receipt: Receipt | None
    hint: str = ""
    speaker: str = ""
    topics: tuple[str, ...] = ()
    explanation: str = ""
    sequence: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.line is None and len(self.options) == 1

    @property
    def right_option(self) -> Option:
        return self.options[self.correct]


def fingerprint(parts: Iterable[str]) -> str:
    """Sixteen hex digits over what a question is about, folded, so that a change of typography alone changes nothing."""
    joined = "\x1f".join(fold(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
