"""The quiz as an Anki package: one note per question, with ids that stay, so that a second import updates the first.

The `genanki` package writes it; it comes with ``pip install 'briefbot[anki]'`` and is imported when it is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefbot.errors import UsageError
from briefbot.quiz.export.receipts import receipt_line
from briefbot.quiz.item import QuizItem
from briefbot.text.harmless import one_line

if TYPE_CHECKING:
    from genanki import Model

FIELDS: Final = ("Id", "Question", "Options", "Answer", "Receipt")
_FRONT: Final = "<div>{{Question}}</div>{{#Options}}<ol>{{Options}}</ol>{{/Options}}"
_BACK: Final = '{{FrontSide}}<hr id="answer"><div><b>{{Answer}}</b></div><div>{{Receipt}}</div>'


def write_anki(path: Path, key: str, title: str, items: Iterable[QuizItem], seconds: float) -> None:
    """Writes the package. `key` names the briefing for good; `seconds` since 1970 tell Anki which import is the newer one.

    Raises UsageError where genanki is not installed, OSError where the file cannot be written.
    """
    try:
        import genanki
    except ImportError as error:
        raise UsageError("Anki packages need one more package. Run: pip install 'briefbot[anki]'") from error
    deck = genanki.Deck(_number(f"deck/{key}"), one_line(title).replace("::", ": "))
    model = _model()
    for item in items:
        fields = [item.id, item.stem, "", item.answer, receipt_line(item)]
        shown = [escape(one_line(field)) for field in fields]
        shown[2] = "".join(f"<li>{escape(one_line(option.text))}</li>" for option in item.options if not item.is_open)
        deck.add_note(genanki.Note(model=model, fields=shown, guid=guid(key, item.id), tags=[f"briefbot::{item.kind}"]))
    genanki.Package(deck).write_to_file(str(path), timestamp=seconds)


def guid(key: str, quiz_id: str) -> str:
    """The name by which Anki knows a note again: of the briefing and the question, whatever its words."""
    return hashlib.sha256(f"{key}\x1f{quiz_id}".encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _model() -> Model:
    from genanki import Model

    return Model(
        _number("model/1"),
        "briefbot",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": _FRONT, "afmt": _BACK}],
    )


def _number(name: str) -> int:
    """An id as Anki wants it: an integer below 2**31, always the same for the same name."""
    return int.from_bytes(hashlib.sha256(f"briefbot/{name}".encode("utf-8", "surrogatepass")).digest()[:4]) >> 1 or 1
