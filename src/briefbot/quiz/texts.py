"""Grades typed words that are neither a name of the briefing nor a value: a key term, a title, an author's own answer.

Two answers are the same when their words are, after what carries no meaning is taken away: articles, plurals, spelling of
numbers, the order within a list, words that the question has given already. Negations and numbers must agree exactly. One
slip of the finger is forgiven in one word. There is no threshold: an answer matches an accepted one or it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefbot.quiz.slips import is_slip
from briefbot.quiz.verdict import Verdict
from briefbot.text.dates import parse_quantity
from briefbot.text.normalise import fold

_ARTICLES: Final = frozenset({"the", "a", "an"})
_JOINING: Final = frozenset({"and", "of", "in", "on", "for", "at", "to", "by", "with", "from"})
_DISTINGUISHING: Final = frozenset("north south east west new old upper lower central great little".split())
"""Words that make another name of a name, so that repeating them is never idle: Sudan and South Sudan."""

_NEGATIONS: Final = frozenset("not no never none nobody nothing neither nor without cannot".split())
_SAME_WORDS: Final = {
    "jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr", "saint": "st", "mount": "mt", "doctor": "dr", "mister": "mr",
    "n": "and", "metres": "m", "metre": "m", "meters": "m", "meter": "m", "kilometres": "km", "ii": "2", "iii": "3",
    "theatre": "theater", "colour": "color", "grey": "gray", "centre": "center", "harbour": "harbor",
}  # fmt: skip
SHORTEST_SLIP: Final = 8
"""Letters from which a slip is forgiven in a word that is no known name: on EVOUNA TriviaQA, people accept as many slips in
shorter words as they reject (bench/grading.py)."""

_LONG_HEAD: Final = 2
"""Words that must stand before "by" or "in" for the rest to be an afterthought: "Death by Chocolate" is one name."""

_MAGNITUDES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_SHORT_MAGNITUDES: Final = {"m": "million", "mn": "million", "bn": "billion", "k": "thousand", "tn": "trillion"}
_TITLES: Final = frozenset(
    "mr mrs ms dr sir dame lord lady president admiral general captain hms rms uss ss mv".split()
)
_AFTERTHOUGHT: Final = re.compile(r"\s*[;(]\s*|\s*,\s+|\s+(?:who|which|where|when|because|errata)\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\s*\([^)]*\)\s*")
_WHO: Final = re.compile(
    r"\b(?:who|whom|whose)\b|\bwhich (?:\S+ ){0,4}?(?:man|woman|actor|actress|singer|star|president|king|queen|general|writer|"
    r"author|painter|poet|composer|chef|player|politician|minister|scientist|explorer)\b(?!['’])",
    re.IGNORECASE,
)

Words = tuple[str, ...]


def grade_text(typed: str, accept: Iterable[str], reject: Iterable[str] = (), *, question: str = "") -> Verdict:
    """The verdict on a typed answer; `accept` are all right answers, `reject` known wrong ones.

    `question` lets words that it has given already be repeated: "Corinth Canal" for "Corinth" where it asks which canal.
    """
    accept = tuple(accept)
    said = _untitled(text_words(typed))
    if not said:
        return Verdict("wrong", "Nothing was typed.")
    known = frozenset(text_words(question))
    listed = frozenset(map(text_words, accept))
    forms = list(dict.fromkeys(form for answer in accept for form in _forms(answer, listed)))
    if any(_same(said, form) for form in forms):
        return Verdict("right", "The same words.")
    if any(_same(said, text_words(form)) for form in reject):
        return Verdict("wrong", "That is something else.")
    if any(_same_but_given(said, form, known) for form in forms) or _same_number(typed, accept):
        return Verdict("right", "The same, but for words that add nothing.")
    if _WHO.search(question) and any(_same_person(said, form) for form in forms):
        return Verdict("right", "The name is right.")
    if any(_one_slip(said, form) for form in forms):
        return Verdict("prompt", "Nearly. Check the spelling.")
    return Verdict("wrong", "Those are other words.")


def text_words(text: str) -> Words:
    """The words that count: folded, without articles, in the singular, numbers in digits."""
    folded = fold(text).replace("&", " and ").replace("%22", " ")
    folded = re.sub(r"n't\b", " not", folded)
    folded = re.sub(r"(?<=\d),(?=\d{3})", "", folded)
    folded = re.sub(r"'s\b|'", "", folded)
    folded = re.sub(r"(?<=\d)(?=[a-z])|(?<=[£$€])(?=\d)", " ", folded)
    words = re.findall(r"[^\W_]+(?:\.\d+)?|[£$€%]", folded)
    kept = [_SAME_WORDS.get(word, word) for word in words if word not in _ARTICLES] or words
    return tuple(_number(word, before) or _singular(word) for before, word in zip(("", *kept), kept, strict=False))


def _number(word: str, before: str) -> str:
    """A number word in digits; a magnitude after digits in full ("50m"); empty for any other word."""
    if word in _MAGNITUDES:
        return ""
    if before[:1].isdigit() and word in _SHORT_MAGNITUDES:
        return _SHORT_MAGNITUDES[word]
    quantity = parse_quantity(word) if word.isalpha() and len(word) > 2 else None
    return str(quantity.value) if quantity is not None and not quantity.unit else ""


def _untitled(words: Words) -> Words:
    """The words without a title or a ship's prefix in front."""
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return words


def _singular(word: str) -> str:
    if not word.isalpha() or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word.removesuffix("s")


def _forms(answer: str, listed: frozenset[Words]) -> Iterator[Words]:
    """The ways in which an accepted answer may be given: whole, without asides and afterthoughts, or one of its "or"s.

    "Voight, John" is a name turned round where John Voight is `listed` too, and not Voight with an afterthought.
    """
    texts = [answer, *_without_aside(answer), *re.findall(r"\(accept ([^)]+)\)", answer, re.IGNORECASE)]
    turned = re.fullmatch(r"([^\s,]+), ([^,]+)", answer)
    name = turned is not None and text_words(f"{turned.group(2)} {turned.group(1)}") in listed
    head = _AFTERTHOUGHT.split(answer, maxsplit=1)[0].strip()
    series = re.search(r",.*\b(?:and|&)\b|,.*,", answer)
    if len(head.split()) > 1 or (len(head) > 2 and "(" not in answer and not head.isdigit() and not name):
        texts += [] if series else [head]
    long_head = re.split(r"\s(?:by|in)\s", answer, maxsplit=1)[0]
    texts += [long_head] if len(long_head.split()) > _LONG_HEAD else []
    for text in list(texts):
        texts += re.split(r"\s+or\s+", text, flags=re.IGNORECASE) if " or " in text.lower() else []
    for text in texts:
        words = _untitled(text_words(text))
        if words:
            yield words


def _without_aside(answer: str) -> list[str]:
    """The answer without what stands in brackets. One word told apart by one other, "Turner (painter)", stays as it is:
    alone it is somebody else's name too."""
    aside = re.fullmatch(r"\s*[^\s()]+\s*\(([a-z]+)\)\s*", answer)
    return [] if aside and aside.group(1) not in {"disambiguation", "surname"} else [_ASIDE.sub(" ", answer)]


def _negations(words: Words) -> frozenset[str]:
    return frozenset("not" for word in words if word in _NEGATIONS)


def _numbers(words: Words) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if word[0].isdigit()))


def _same(said: Words, form: Words) -> bool:
    """Whether the words are the same, spaces and hyphens apart, or the same list in another order."""
    if said == form or ("".join(said) == "".join(form) and abs(len(said) - len(form)) <= 2):
        return True
    if (len(said) == 2 and len(form) == 3 and form[1] == "of") or (
        len(said) == 3 and len(form) == 2 and said[1] == "of"
    ):
        return {*said} - {"of"} == {*form} - {"of"} and said[0] == form[-1]
    listed = len(form) > 2 and ("and" in form or "and" in said) and not _negations(said) | _negations(form)
    return listed and _list_of(said) == _list_of(form)


def _list_of(words: Words) -> list[str]:
    """The words in an order that does not depend on the one they were written in. In a claim with a negation the order
    matters ("not A but B"), so such words are never taken for a list."""
    return sorted(word for word in words if word != "and")


def _same_but_given(said: Words, form: Words, given: frozenset[str]) -> bool:
    """Whether the words are the same but for joining words, and for words of the question that were typed once more."""
    spare = (given | _JOINING) - _DISTINGUISHING
    if len(said) < len(form):
        spare = _JOINING
    core_said = tuple(word for word in said if word not in spare)
    core_form = tuple(word for word in form if word not in spare)
    return bool(core_said) and core_said == core_form and _negations(said) == _negations(form)


def _same_person(said: Words, form: Words) -> bool:
    """A family name for a full name, or a full name for a family name; never where more than the given names differ."""
    shorter, longer = sorted((said, form), key=len)
    return len(shorter) == 1 and 2 <= len(longer) <= 3 and longer[-1] == shorter[-1] and len(shorter[-1]) > 3


def _same_number(typed: str, accept: Iterable[str]) -> bool:
    """Whether a bare number was typed that is the value of an accepted one: 9 for "Nine years"."""
    given = parse_quantity(typed)
    if given is None or given.unit:
        return False
    heads = (_AFTERTHOUGHT.split(answer, maxsplit=1)[0] for answer in accept)
    return any(meant is not None and meant.value == given.value for meant in map(parse_quantity, heads))


def _one_slip(said: Words, form: Words) -> bool:
    """Whether one word is off by one slip and the rest, with its numbers and negations, is the same."""
    if len(said) != len(form) or _numbers(said) != _numbers(form) or _negations(said) != _negations(form):
        return False
    odd = [(one, other) for one, other in zip(said, form, strict=True) if one != other]
    return len(odd) == 1 and min(map(len, odd[0])) >= SHORTEST_SLIP and is_slip(*odd[0])
