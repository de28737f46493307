"""Grades a typed name against the names of the briefing: is it this person, another one, or not enough to tell?

Names are a closed list. An exact hit decides, whoever it hits. A slip is forgiven only where the right name is strictly the
nearest one known and no other is within reach. The verdict never rests on how alike two whole strings are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from briefbot.quiz.item import AnswerLine, KnownName
from briefbot.quiz.slips import SHORTEST_SLIP, is_near, is_slip, same_spelling
from briefbot.quiz.verdict import Verdict
from briefbot.text.normalise import fold
from briefbot.text.similarity import nearest

REACH: Final = 2
"""Edits within which another known name makes a slip ambiguous."""

TITLES: Final = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president minister chancellor ambassador senator general colonel "
    "king queen prince princess pope chairman chairwoman secretary director analyst judge mayor governor premier".split()
)
_FILLERS: Final = frozenset({"the", "of", "to"})
_LEAD_IN: Final = re.compile(
    r"^(?:(?:i think|i guess|i believe|maybe|perhaps|probably|surely|it was|it is|it's|that was|that is|was it|by|said by)\s+)+"
)

_CLOSE_TO_TWO: Final = Verdict("prompt", "That is close to more than one name here. Check the spelling.")

Words = tuple[str, ...]


def name_words(text: str) -> Words:
    """The folded words of a name: no dots (U.S. is US), hyphens as spaces, no possessive, no leading article or "I think"."""
    folded = _LEAD_IN.sub("", fold(text).strip(" .,;:!?\"'()"))
    folded = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", folded)
    folded = re.sub(r"'s\b", "", folded)
    words = re.findall(r"[^\W_]+", folded.replace("'", ""))
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def grade_name(line: AnswerLine, typed: str) -> Verdict:
    """The verdict on a typed name; `taken_for` names the entity that was typed instead."""
    said = name_words(typed)
    if not said:
        return Verdict("wrong", "Nothing was typed.")
    accept = [name_words(form) for form in line.accept]
    others = [(name_words(known.form), known) for known in line.reject if known.entity != line.entity]
    return (
        _exactly(line, said, accept, others)
        or _with_title(line, said, accept, others)
        or _shortened(said, accept, others)
        or _misspelled(line, said, accept, others)
        or _unknown(said, accept, others)
    )


def _exactly(
    line: AnswerLine, said: Words, accept: Sequence[Words], others: Sequence[tuple[Words, KnownName]]
) -> Verdict | None:
    if said in accept:
        short = f"Short for {line.accept[0]}." if len(said) < len(accept[0]) else f"Another name for {line.accept[0]}."
        return Verdict("right", "The full name." if said == accept[0] else short)
    if said in [name_words(form) for form in line.roles] or set(said) <= _role_words(line):
        return Verdict("partial", "That is the role; what is the name?")
    if said in [name_words(form) for form in line.prompt]:
        return Verdict("prompt", "That name alone is not enough to tell who is meant. Which one?")
    joined = "".join(said)
    if len(joined) > SHORTEST_SLIP and joined in ["".join(words) for words in accept]:
        return Verdict("right", "The name, spaces apart.")
    return _other(said, others)


def _role_words(line: AnswerLine) -> set[str]:
    return {word for form in (line.role, *line.roles) for word in name_words(form)}


def _other(said: Words, others: Iterable[tuple[Words, KnownName]]) -> Verdict | None:
    taken = next((known for words, known in others if words == said), None)
    return Verdict("wrong", f"That is {taken.name}.", taken.entity) if taken else None


def _with_title(
    line: AnswerLine, said: Words, accept: Sequence[Words], others: Sequence[tuple[Words, KnownName]]
) -> Verdict | None:
    """A name with a title or with words of the person's role around it: "President Putin", "Lavrov, the foreign minister"."""
    allowed = TITLES | _FILLERS | _role_words(line)
    longest = max(accept, key=lambda words: _found(said, words) * len(words))
    if _found(said, longest) and all(word in allowed for word in _without(said, longest)):
        return Verdict("right", "Right with the title.")
    bare = tuple(word for word in said if word not in TITLES | _FILLERS)
    if bare == said or not bare:
        return None
    if bare in [name_words(form) for form in line.prompt]:
        return Verdict("prompt", "That name alone is not enough to tell who is meant. Which one?")
    return _other(bare, others)


def _found(said: Words, form: Words) -> bool:
    return any(said[start : start + len(form)] == form for start in range(len(said) - len(form) + 1))


def _without(said: Words, form: Words) -> Words:
    start = next(start for start in range(len(said)) if said[start : start + len(form)] == form)
    return said[:start] + said[start + len(form) :]


def _shortened(said: Words, accept: Sequence[Words], others: Sequence[tuple[Words, KnownName]]) -> Verdict | None:
    """A full name without its middle names or initials: "George Bush" for George W. Bush, if nobody else fits as well."""
    if len(said) < 2 or not any(_shortens(said, form) for form in accept):
        return None
    if any(_shortens(said, form) for form, _ in others):
        return Verdict("prompt", "More than one name fits that. Which one?")
    return Verdict("right", "The middle name may be left out.")


def _shortens(said: Words, form: Words) -> bool:
    return len(form) > len(said) == 2 and form[0] == said[0] and form[-1] == said[-1] and len(form[-1]) > 2


def _misspelled(
    line: AnswerLine, said: Words, accept: Sequence[Words], others: Sequence[tuple[Words, KnownName]]
) -> Verdict | None:
    """One slip, or another transcription, in a name that is otherwise right, with no other known name within reach.

    One edit that might make another person's name (the first letter, a given name, Ivanov and Ivanova) is asked back.
    """
    form = next((form for form in accept if _one_odd(said, form, _is_safe_slip)), None)
    near = form or next(
        (form for form in accept if _one_odd(said, form, lambda one, other, _: is_near(one, other))), None
    )
    if near is None:
        return None
    if any(_one_odd(said, words, _is_safe_slip) for words, _ in others):
        return None if form is None else _CLOSE_TO_TWO
    if nearest(" ".join(said), [" ".join(words) for words, _ in others], REACH):
        return _CLOSE_TO_TWO
    if form is None:
        return Verdict("prompt", "Nearly. Check the spelling.")
    return Verdict("right", f"It is spelled {line.accept[accept.index(form)]}.")


def _is_safe_slip(one: str, other: str, place: int) -> bool:
    """A slip in a word of a name: in a family name beside the right given name, even in a short one."""
    return is_slip(one, other, shortest=SHORTEST_SLIP - 1 if place > 0 else SHORTEST_SLIP)


def _one_odd(said: Words, form: Words, excused: Callable[[str, str, int], bool]) -> bool:
    """Whether the words are the form's, but for other transcriptions and at most one word that is excused."""
    if len(said) != len(form):
        return False
    pairs = enumerate(zip(said, form, strict=True))
    odd = [(one, other, place) for place, (one, other) in pairs if one != other and not same_spelling(one, other)]
    return not odd or (len(odd) == 1 and excused(*odd[0]))


def _unknown(said: Words, accept: Sequence[Words], others: Sequence[tuple[Words, KnownName]]) -> Verdict:
    """Nobody known: says what is wrong with it, without giving the answer away."""
    named = [known for form, known in others if len("".join(form)) > 3 and _found(said, form)]
    if any(_found(said, form) for form in accept):
        if named:
            return Verdict("wrong", "That names more than one; only one is right.")
        return Verdict("wrong", "Part of the name fits, but not all of what was typed.")
    if len(named) == 1 or len({known.entity for known in named}) == 1:
        return Verdict("wrong", f"That is {named[0].name}.", named[0].entity)
    slip = next((known for form, known in others if _one_odd(said, form, _is_safe_slip)), None)
    if slip:
        return Verdict("wrong", f"That is {slip.name}.", slip.entity)
    return Verdict("wrong", "No such name in this briefing.")
