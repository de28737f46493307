"""A new briefing: a small start with a word on each part, or one made of the answers to a few questions.

Both end as the text of a valid file. A question is asked by a function that is passed in and gives None where nobody answers
any more; what has been told until then is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from briefbot.authoring.ids import id_from
from briefbot.briefing.source import stands_in

Asks = Callable[[str], str | None]
"""Puts a question and gives the answer, None at the end of input."""

_MARKS: Final = '“”„«»" '
_START: Final = """{
  "$schema": "briefing.schema.json",
  "briefing": 1,
  "title": %TITLE%,

  "x-how-to": [
    "Keys that begin with x- are yours: notes like this one are never read, and may stay or go.",
    "facts are what the source states in its own voice; statements are what somebody said.",
    "text is in your words, without the speaker's name; quote holds the source's words and nothing else.",
    "A speaker that the source does not tell is unknown, one that it hides is undisclosed.",
    "briefbot check FILE tells what is wrong, briefbot schema FILE lets an editor complete the keys."
  ],

  "sources": {
    "article": {
      "x-note": "Put the article beside this file and name it: \\"file\\": \\"article.txt\\". Or leave sources out.",
      "title": "Where it is from",
      "text": ["The bus leaves at 8:15 from the north gate.", "“Bring a packed lunch,” said Ada Byron, the head teacher."]
    }
  },

  "people": {
    "ada": { "name": "Ada Byron", "role": "head teacher" }
  },

  "facts": [
    {
      "id": "bus",
      "text": "The bus goes at 8:15 and starts at the north gate.",
      "cite": "The bus leaves at 8:15 from the north gate"
    }
  ],

  "statements": [
    {
      "id": "lunch",
      "speaker": "ada",
      "text": "Everybody is to bring something to eat.",
      "quote": "Bring a packed lunch",
      "cite": "“Bring a packed lunch,” said Ada Byron"
    }
  ],

  "questions": [
    { "ask": ["When do we leave?", "What time is the bus?"], "answer": ["bus"] },
    { "ask": ["What does it cost?"], "answer": "unknown" }
  ],

  "tests": [
    { "turns": ["What did Ada say about lunch?"], "expect": ["lunch"], "outcome": "answer" }
  ]
}
"""


def small_start(title: str) -> str:
    """The text of a small briefing about a school trip, to be written over."""
    return _START.replace("%TITLE%", json.dumps(title, ensure_ascii=False))


Reads = Callable[[str], str | None]
"""Gives the text of a file beside the briefing, None where there is none that can be read."""


@dataclass(slots=True)
class _Told:
    text: str = ""
    people: dict[str, Any] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    facts: list[Any] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)


def guided_start(ask: Asks, reads: Reads, title: str = "") -> str:
    """The text of a briefing made of answers; empty where nothing was told that a briefing could be made of."""
    title = title or _answer(ask, "What is the briefing called?")
    source = _answer(ask, "Where is it from? Title of the article or book (Enter: leave out)")
    told = _Told()
    file = _answer(ask, "Its text file beside the briefing, such as article.txt (Enter: none)") if source else ""
    while file and (text := reads(file)) is None:
        file = _answer(ask, f"There is no text file {file} beside the briefing. Which one? (Enter: none)")
    told.text = text or "" if file else ""
    _ask_for_people(ask, told)
    for fact in _answers(ask, "A fact that nobody needs to be credited with (Enter: no more)"):
        told.facts.append({"id": _new_id(told, fact, "fact"), "text": fact})
    if not (told.facts or told.statements):
        return ""
    document: dict[str, Any] = {"$schema": "briefing.schema.json", "briefing": 1, "title": title or "Untitled"}
    if source:
        document["sources"] = {"article": {"title": source, **({"file": file} if file else {})}}
    parts = {"people": told.people, "facts": told.facts, "statements": told.statements}
    document |= {name: part for name, part in parts.items() if part}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _ask_for_people(ask: Asks, told: _Told) -> None:
    for name in _answers(ask, "Who speaks in it? One full name (Enter: nobody else)"):
        key = id_from(name, told.taken, "person")
        told.taken.add(key)
        role = _answer(ask, f"What is {name}? A role as the source has it (Enter: leave out)")
        told.people[key] = {"name": name, "role": role} if role else name
        for words in _answers(ask, f"Something that {name} said, in your words (Enter: nothing more)"):
            statement = {"id": _new_id(told, words, "statement"), "speaker": key, "text": words}
            told.statements.append(statement | _quote(ask, told))


def _quote(ask: Asks, told: _Told) -> dict[str, str]:
    """The quote as a key of a statement; words that do not stand in the source are asked for again."""
    quote = _answer(ask, "The source's own words for it, where it prints them as speech (Enter: none)").strip(_MARKS)
    while quote and told.text and not stands_in(told.text, quote):
        quote = _answer(ask, "These words do not stand in the source. Its own words? (Enter: none)").strip(_MARKS)
    return {"quote": quote} if quote else {}


def _new_id(told: _Told, words: str, otherwise: str) -> str:
    key = id_from(words, told.taken, otherwise)
    told.taken.add(key)
    return key


def _answer(ask: Asks, question: str) -> str:
    return (ask(question) or "").strip()


def _answers(ask: Asks, question: str) -> Iterator[str]:
    """Answers until an empty one, or until nobody answers any more."""
    while answer := _answer(ask, question):
        yield answer
