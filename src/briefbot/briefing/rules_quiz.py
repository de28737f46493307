"""Rules about the author's quiz questions: one right answer, wrong ones that are wrong, and words that stand alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from briefbot.briefing.contents import Contents, Element, named, words_of
from briefbot.briefing.edit import Drop, Put
from briefbot.briefing.locate import Path, json_path
from briefbot.briefing.model import QUIZ_KINDS
from briefbot.briefing.reporting import names_in
from briefbot.briefing.spot import Spot
from briefbot.text.dates import parse_date, parse_quantity
from briefbot.text.normalise import fold
from briefbot.text.similarity import closest

_ASKED_FIELD: Final = {"who-said": "speaker", "to-whom": "to", "via": "via", "reported-by": "reported_by"}
_WHO_SAID: Final = frozenset({"whosaid", "whosaidit", "speaker", "who"})
_YES_NO: Final = frozenset("yes no true false".split())
_PRONOUN: Final = re.compile(r"\b(he|she|him|her|his|hers|they|them|their)\b")
_POINTS_ELSEWHERE: Final = re.compile(
    r"\b(?:this|that|these|those|the (?:above|following|previous|last)) (?:passage|sentence|statement|quote|question|paragraph"
    r"|person|speaker|one|claim|remark)s?\b|\babove\b|\bmentioned here\b"
)
_FEWEST_WRONG: Final = 2
_TOO_LONG: Final = 1.8
"""Times the length of the longest wrong answer from which the right one gives itself away. Chosen: in item-writing guides
(Haladyna, Downing and Rodriguez 2002, rule 24) options are to be of about equal length, without a number."""

_FEWEST_LONGER: Final = 15
"""Characters by which it has to be longer at least."""


def answer_is_a_distractor(contents: Contents) -> Iterator[Spot]:
    """B601: a wrong answer to choose from that is a right one."""
    for path, element in contents.elements("quiz"):
        right = {name for answer in _answers(contents, element) for name in _meant(contents, answer)}
        distractors = element.get("distractors")
        for number, raw in enumerate(distractors if isinstance(distractors, list) else ()):
            same = [word for word in words_of(raw) if right & _meant(contents, word)]
            if same:
                message = f"“{same[0]}” is the answer, and a distractor too."
                at = (*path, "distractors", number)
                yield Spot(at, message, "Take it out of the distractors.", edits=(Drop(at),))


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
            at = (*path, "answer")
            yield Spot(at, message, f'Write "answer": "{speaker}".', edits=(Put(at, json.dumps(speaker)),))


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
        at = (*path, "kind")
        edits = (Put(at, json.dumps(near)),) if near else ()
        yield Spot(at, f"No questions of the kind `{kind}` are made.", remedy, edits=edits)


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


def cannot_stand_alone(contents: Contents) -> Iterator[Spot]:
    """B602: a question that points to something that is not in it."""
    for path, element in contents.elements("quiz"):
        for words in words_of(element.get("question")) if contents.language.startswith("en") else ():
            folded = fold(words)
            points = _POINTS_ELSEWHERE.search(folded)
            pronoun = _PRONOUN.search(folded)
            if pronoun and re.search(r"\b[A-Z]\w+", words[1 : pronoun.start()]):
                pronoun = None  # it may stand for the name before it
            found = points or pronoun
            if found and not (pronoun and not points and names_in(folded, contents.names)):
                message = f"The question says “{found.group()}”, and not what that is."
                yield Spot((*path, "question"), message, "Name it: a quiz question is asked on its own.")
                break


def distractor_is_true(contents: Contents) -> Iterator[Spot]:
    """B604: a wrong answer that is right by the briefing itself."""
    items = {contents.id_of(path): element for path, element in contents.items}
    answers: dict[str, set[str]] = {}
    for _, element in (*contents.elements("quiz"), *contents.elements("questions")):
        for ask in (*words_of(element.get("question")), *words_of(element.get("ask"))):
            for answer in words_of(element.get("answer", ())):
                answers.setdefault(fold(ask), set()).update(_meant(contents, answer))
    for path, element in contents.elements("quiz"):
        own = {name for answer in _answers(contents, element) for name in _meant(contents, answer)}
        also = {name for ask in words_of(element.get("question")) for name in answers.get(fold(ask), ())} - own
        item = items.get(str(element.get("item")), {})
        for at, words in named(element, path, "distractors"):
            reason = _why_true(element, item, items.get(words), words)
            if not reason and also & _meant(contents, words):
                reason = "another entry gives it as the answer to this question"
            if reason and not own & _meant(contents, words):
                yield Spot(at, f"“{words}” is true as well: {reason}.", "Take another wrong answer.")


def _why_true(element: Element, item: Element, other: Element | None, words: str) -> str:
    """Why a distractor of a question about an item is true, empty where nothing says so."""
    if element.get("kind") == "who-said" and words in {key for _, key in named(item, (), "reported_by")}:
        return "this person reports it"
    if other is None or other is item:
        return ""
    if element.get("kind") == "what-said" and other.get("speaker") and other.get("speaker") == item.get("speaker"):
        return "the same speaker said it"
    return ""


def poor_distractors(contents: Contents) -> Iterator[Spot]:
    """B605: one wrong answer only, or one of quite another kind than the right one."""
    for path, element in contents.elements("quiz"):
        wrong, right = words_of(element.get("distractors", ())), words_of(element.get("answer", ()))
        if not wrong or not right or "question" not in element:
            continue
        if len(wrong) < _FEWEST_WRONG and fold(right[0]) not in _YES_NO:
            remedy = "Give two or three, or none: then those of a name are chosen from the briefing."
            yield Spot((*path, "distractors"), "There is only one wrong answer to choose from.", remedy)
        kind = _kind_of(contents, right[0])
        for at, words in named(element, path, "distractors"):
            other = _kind_of(contents, words)
            if kind and other and other != kind:
                message = f"“{words}” is {other}, and the answer is {kind}."
                yield Spot(at, message, "A wrong answer should be of the same kind, or it gives itself away.")


def _kind_of(contents: Contents, words: str) -> str:
    """What sort of thing an answer is, empty where it is just words."""
    if contents.entity(words) is not None:
        return next(sort for name, sort in _SORTS.items() if any(key == words for _, key, _ in contents.map(name)))
    if words.isdecimal():
        return ""  # a year, a day or a number
    if parse_date(words):
        return "a date"
    return "a number" if len(words.split()) <= 3 and parse_quantity(words) else ""


_SORTS: Final = {"people": "a person", "organisations": "an organisation", "places": "a place"}


def answer_stands_out(contents: Contents) -> Iterator[Spot]:
    """B606: the right answer is much longer than the wrong ones, and a learner guesses it by that."""
    for path, element in contents.elements("quiz"):
        right = [_shown(contents, words) for words in words_of(element.get("answer", ()))[:1]]
        wrong = [_shown(contents, words) for words in words_of(element.get("distractors", ()))]
        if not (right and wrong and "question" in element):
            continue
        longest = max(map(len, wrong))
        if len(right[0]) > max(_TOO_LONG * longest, longest + _FEWEST_LONGER):
            message = f"The answer has {len(right[0])} characters, the longest wrong one {longest}."
            yield Spot((*path, "answer"), message, "Shorten it, or make the wrong ones as full.")


def _shown(contents: Contents, words: str) -> str:
    entity = contents.entity(words)
    return next(iter(words_of((entity or {}).get("name"))), words)


def two_answers_to_one_question(contents: Contents) -> Iterator[Spot]:
    """B607: the same words ask two things."""
    first: dict[str, tuple[Path, str]] = {}
    for name, key in (("questions", "ask"), ("quiz", "question")):
        for path, element in contents.elements(name):
            answer = json.dumps([name == "quiz", element.get("answer"), element.get("order")], sort_keys=True)
            asked = element.get(key)
            for at, words in [((*path, key), asked)] if isinstance(asked, str) else list(named(element, path, key)):
                other, given = first.setdefault(f"{name} {fold(words).rstrip(' ?.!')}", (at, answer))
                if given != answer:
                    message = f"{json_path(other)} asks the same and has another answer."
                    yield Spot(at, message, "Keep one of them, or ask more exactly.")
