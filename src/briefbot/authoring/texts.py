"""The texts of a briefing's sources: those it carries, those of its files, and those given by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefbot.briefing.model import Briefing, Source
from briefbot.briefing.source import read_source
from briefbot.errors import UsageError
from briefbot.text.similarity import closest


def source_texts(briefing: Briefing, given: Mapping[str, Path]) -> dict[str, str]:
    """Source id -> text, of the sources whose text is there; `given` names files by source id and goes first.

    Raises CannotRead for a given file, UsageError for a source that the briefing does not have.
    """
    for key in given:
        if key not in briefing.sources:
            near = closest(key, sorted(briefing.sources))
            hint = f"Did you mean `{near}`?" if near else f"It has: {', '.join(briefing.sources) or 'none'}."
            raise UsageError(f"The briefing has no source `{key}`. {hint}")
    texts = {
        key: read_source(given[key]).text if key in given else source.text for key, source in briefing.sources.items()
    }
    return {key: text for key, text in texts.items() if text.strip()}


def chosen_source(briefing: Briefing, texts: Mapping[str, str], wanted: str | None) -> tuple[Source, ...]:
    """The sources to look at: the wanted one, or all whose text is there. Raises UsageError where that is none."""
    if wanted is not None and wanted not in briefing.sources:
        near = closest(wanted, sorted(briefing.sources))
        hint = f"Did you mean `{near}`?" if near else f"It has: {', '.join(briefing.sources) or 'none'}."
        raise UsageError(f"The briefing has no source `{wanted}`. {hint}")
    found = tuple(source for key, source in briefing.sources.items() if key in texts and wanted in (None, key))
    if not found:
        first = wanted or next(iter(briefing.sources), "ID")
        raise UsageError(f"There is no source text to look at. Give it with --source {first}=FILE.")
    return found
