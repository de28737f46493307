"""What a kind of question is: a name, the notes it can ask about, and how it makes a question of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from briefbot.quiz.ground import Ground
from briefbot.quiz.item import QuizItem


@dataclass(frozen=True, slots=True)
class Kind:
    """`title` is shown to people. `targets` yields ids of notes (facts, statements, entities or author's questions);
    `make` gives the question on one of them, or None where it would be unfair. `is_typed` is
    False for kinds that can only be chosen.
    """

    id: str
    title: str
    targets: Callable[[Ground], Iterator[str]]
    make: Callable[[Ground, str, Random], QuizItem | None]
    is_typed: bool = True
