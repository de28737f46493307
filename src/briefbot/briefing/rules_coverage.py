"""Notes on what is not there yet: sentences of a source that nothing cites, and items that no question touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefbot.briefing.contents import Contents
from briefbot.briefing.reporting import reports
from briefbot.briefing.spot import Spot
from briefbot.text.normalise import fold

_MOST_NOTES: Final = 20
"""Uncovered sentences of one source that are told; an author takes them one by one anyway."""

_SHOWN: Final = 90


def not_covered(contents: Contents) -> Iterator[Spot]:
    """B401: how much of a source is cited, and where to go on."""
    for source in contents.source_texts.values():
        found = contents.coverage[source.id]
        if found.uncovered:
            sentence = found.uncovered[0]
            words = _cut(source.text[sentence.start : sentence.end])
            total = f"{len(found.sentences)} sentence{'s' if len(found.sentences) != 1 else ''}"
            counts = f"{found.cited} of {total} of `{source.id}` cited ({found.percent} %)"
            yield Spot(("sources", source.id), f"{counts}.", f"The next one that is not: “{words}”", at_key=True)


def reported_and_not_cited(contents: Contents) -> Iterator[Spot]:
    """B402: somebody is reported in a sentence that nothing cites."""
    for source in contents.source_texts.values():
        found = contents.coverage[source.id]
        if not source.language.startswith("en"):
            continue
        told = [one for one in found.uncovered if reports(fold(source.text[one.start : one.end]))]
        for sentence in told[:_MOST_NOTES]:
            message = f"Somebody seems to be reported here: “{_cut(source.text[sentence.start : sentence.end])}”"
            yield Spot(("sources", source.id), message, "No item cites it.", at_key=True)


def never_asked(contents: Contents) -> Iterator[Spot]:
    """B703: items that no test and no question of the author touches; one note, and only where there are some."""
    if not any(contents.document.get(name) for name in ("tests", "quiz", "questions")):
        return
    asked = {reference.id for reference in contents.references if reference.path[0] in ("tests", "quiz", "questions")}
    untouched = [(contents.id_of(path), path) for path, _ in contents.items if contents.id_of(path) not in asked]
    if untouched:
        listed = ", ".join(f"`{key}`" for key, _ in untouched[:5]) + (" …" if len(untouched) > 5 else "")
        count = "1 item is" if len(untouched) == 1 else f"{len(untouched)} items are"
        message = f"{count} touched by no test and no question: {listed}."
        yield Spot(untouched[0][1], message, "Add a test that asks for it in a reader's words.")


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
