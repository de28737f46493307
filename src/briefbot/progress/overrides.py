"""Which typed answers did the learner insist on, and what would have to stand in the briefing for them to be right?

An answer to a name question becomes an alias of the one it names; one to an author's own question becomes another right answer.
A name that is somebody else's is never offered, however often it was insisted on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefbot.briefing.amend import Amendment, with_element
from briefbot.briefing.build import ENTITY_MAPS, item_ids
from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.locate import Path as JsonPath
from briefbot.briefing.locate import places
from briefbot.progress.stats import insisted
from briefbot.quiz.grade import grade
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import make_item
from briefbot.quiz.states import Record
from briefbot.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Wanted:
    """One answer that was insisted on. `given` would be accepted for `answer` if it stood in the briefing.

    `entity` is whose alias it would be; empty for an author's own question, which is then `question`.
    """

    quiz_id: str
    stem: str
    given: str
    answer: str
    entity: str = ""
    question: str = ""


def wanted(ground: Ground, records: Iterable[Record]) -> Iterator[Wanted]:
    """What can be offered, in the order of the log, each once; answers that are right by now are not offered again."""
    seen: set[tuple[str, str]] = set()
    for quiz_id, given in insisted(records):
        item = make_item(ground, quiz_id, 0)
        if item is None or item.line is None or grade(item.line, given).outcome == "right":
            continue
        entity = item.line.entity if item.line.sort == "name" else ""
        question = item.note if item.kind == "own" and not entity else ""
        owners = ground.owners.get(fold(given), ())
        target = (entity or question, fold(given))
        if (entity or question) and target not in seen and all(owner == entity for owner in owners):
            seen.add(target)
            yield Wanted(quiz_id, item.stem, given, item.answer, entity, question)


def amended(path: Path, chosen: Iterable[Wanted]) -> Amendment:
    """The file with the chosen answers as aliases or right answers, and all else as it was. Raises CannotRead."""
    before = decode(read_bytes(path), path)
    after = before
    for one in chosen:
        after = _with(after, one)
    return Amendment(path, before, after)


def _with(text: str, one: Wanted) -> str:
    document = json.loads(text)
    if one.question:
        place = item_ids(document)["quiz"].index(one.question)
        return with_element(text, ("quiz", place, "answer"), one.given)
    name = next(name for name, _ in ENTITY_MAPS if one.entity in document.get(name, {}))
    entity: JsonPath = (name, one.entity)
    if isinstance(document[name][one.entity], str):
        return _spelled_out(text, entity, {"name": document[name][one.entity], "extra_aliases": [one.given]})
    return with_element(text, (*entity, "extra_aliases"), one.given)


def _spelled_out(text: str, path: JsonPath, value: dict[str, Any]) -> str:
    """The text with an object where a bare name stood."""
    start = places(text, [path]).values[path]
    _, end = json.JSONDecoder().raw_decode(text, start)
    members = ", ".join(f"{json.dumps(key)}: {json.dumps(part, ensure_ascii=False)}" for key, part in value.items())
    return f"{text[:start]}{{ {members} }}{text[end:]}"
