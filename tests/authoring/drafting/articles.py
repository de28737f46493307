"""Small articles of our own, and what a draft makes of them."""

from __future__ import annotations

from typing import Any

from briefbot.authoring.drafting.assembling import Draft, draft
from briefbot.authoring.drafting.paragraphs import plain_article

QUAY = """Harbour bridge closed after crack is found

By Ann Lee

The harbour bridge was closed on 5 March after engineers found a crack, the city council said.

“We had no choice,” said the mayor, Tom Reed. “Safety comes first.” He added that buses would take another way.

Weeks of work

Repairs will take six weeks, according to engineer Mary Holt. “It could be eight,” she told the Quay Herald on Tuesday.

Reed denied that the crack had been known for years.

The bridge was opened in May 1931. It was reported that a second bridge is unsafe.

Subscribe to our newsletter
"""


def drafted(text: str) -> Draft:
    return draft(plain_article(text))


def names(document: dict[str, Any]) -> dict[str, str]:
    """Id -> name of everybody, with the reserved ids as themselves."""
    found = {"unknown": "unknown", "undisclosed": "undisclosed"}
    for sort in ("people", "organisations"):
        found |= {key: entity["name"] for key, entity in document.get(sort, {}).items()}
    return found


def speakers(text: str) -> list[str]:
    """The name of the speaker of each drafted statement, in order."""
    document = drafted(text).document
    known = names(document)
    return [known[statement["speaker"]] for statement in document.get("statements", ())]
