"""What a pupil takes home: the briefing as a file for `briefbot quiz` that asks about what was missed, and nothing else.

The file keeps its title, so that what is learned with it counts for the same briefing; everything that was known is switched
off with the author's own means (`quiz` entries with `off`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from briefbot.briefing.build import build
from briefbot.classroom.questions import missed_notes
from briefbot.quiz.ground import Ground
from briefbot.quiz.kinds import KINDS
from briefbot.quiz.states import Question
from briefbot.text.normalise import fold

NAME: Final = "take-home.json"


def take_home(document: str, missed: Sequence[Question], title: str) -> tuple[str, str]:
    """(file name, text) of the briefing that asks about the notes of the missed questions. All of it where none was missed."""
    document_read: dict[str, Any] = json.loads(document)
    notes = set(missed_notes(missed))
    if notes:
        briefing = build(document_read, "")
        ground = Ground(briefing)
        made = dict.fromkeys(note for kind in KINDS.values() if kind.id != "own" for note in kind.targets(ground))
        document_read["quiz"] = [
            *_rows_kept(document_read.get("quiz", []), [question.id for question in briefing.quiz], notes),
            *({"off": True, "item": note} for note in made if note not in notes),
        ]
    slug = "-".join(re.findall(r"\w+", fold(title)))[:40].strip("-")
    return f"{slug or 'briefing'}-{NAME}", json.dumps(document_read, ensure_ascii=False, indent=1) + "\n"


def _rows_kept(rows: Sequence[Any], ids: Sequence[str], notes: set[str]) -> list[Any]:
    """The author's wishes, and of the author's own questions (their `ids` in file order) those that were missed."""
    own = iter(ids)
    return [row for row in rows if "question" not in row or next(own) in notes]
