"""The full examination of a briefing file's text: parsing, sources, schema and rules, with every problem at its place.

It is a module of its own because a file that was found valid before is opened without it (and without what it imports).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefbot.briefing.contents import Contents
from briefbot.briefing.document import NO_DOCUMENT, not_a_briefing, parse
from briefbot.briefing.finding import Finding, located
from briefbot.briefing.rules import broken_rules
from briefbot.briefing.source import inside, read_source
from briefbot.briefing.validate import UNKNOWN_KEY, violations
from briefbot.errors import CannotRead, Problem, UsageError


@dataclass(frozen=True, slots=True)
class Examined:
    """What an examination of a text found. `document` may be built from when no finding is of severity E.

    `texts` and `files` tell of source files that were read: source id -> text, and file name -> SHA-256 in hex. `contents` is
    the document as the rules see it, None where there is nothing to see.
    """

    document: Any
    text: str
    findings: tuple[Finding, ...]
    contents: Contents | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def problems(self) -> tuple[Problem, ...]:
        """The findings with their places."""
        return located(self.findings, self.text)


def examine(text: str, folder: Path, given: Mapping[str, Path], strict: bool) -> Examined:
    """Examines the text of a file that lies in `folder`; `given` names source texts from elsewhere, by source id.

    When not strict, an unknown key is a warning, because a later version of the format may know it, and what only helps an
    author is left out. Raises CannotRead for a given source that cannot be read, UsageError for one that the briefing does
    not have.
    """
    document, findings = parse(text)
    if document is NO_DOCUMENT:
        return Examined(None, text, tuple(findings))
    wrong = not_a_briefing(document)
    if wrong:
        return Examined(None, text, (*findings, wrong))
    sources = _read_sources(Contents(document), folder, given)
    contents = Contents(document, sources.texts)
    findings += sources.findings + violations(document)
    findings += broken_rules(contents, for_authors=strict)
    if not strict:
        findings = [replace(found, severity="W") if found.code == UNKNOWN_KEY else found for found in findings]
    read = {key: words for key, words in sources.texts.items() if words is not None and key in sources.from_files}
    return Examined(document, text, tuple(findings), contents, read, sources.files)


@dataclass(slots=True)
class _Sources:
    texts: dict[str, str | None] = field(default_factory=dict)
    from_files: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def _read_sources(contents: Contents, folder: Path, given: Mapping[str, Path]) -> _Sources:
    """The text of each source: given, its own, or that of its file. What is wrong with a file is a finding (B214)."""
    sources = _Sources()
    for key in given:
        if key not in contents.ids["source"]:
            raise _no_such_source(key, contents)
    for path, key, source in contents.sources():
        name, own = source.get("file"), source.get("text")
        sources.texts[key] = None
        if key in given:
            _take_file(sources, key, given[key], source.get("sha256"), (*path, "sha256"))
        elif isinstance(own, str) or (isinstance(own, list) and all(isinstance(part, str) for part in own)):
            sources.texts[key] = own if isinstance(own, str) else "\n\n".join(own)
        elif isinstance(name, str) and name.strip():
            try:
                digest = _take_file(sources, key, inside(name, folder), source.get("sha256"), (*path, "sha256"))
                sources.files[name] = digest
            except CannotRead as error:
                message, remedy = error.problem.message, error.problem.remedy
                sources.findings.append(Finding("B214", "E", (*path, "file"), message, remedy))
    return sources


def _take_file(sources: _Sources, key: str, path: Path, expected: Any, at: tuple[str | int, ...]) -> str:
    file = read_source(path)
    sources.texts[key] = file.text
    sources.from_files.add(key)
    if isinstance(expected, str) and expected.lower() != file.digest:
        message = f"The text of `{key}` has changed since it was cited."
        remedy = f"Check its cites, then write {file.digest}."
        sources.findings.append(Finding("B214", "E", at, message, remedy))
    return file.digest


def _no_such_source(key: str, contents: Contents) -> UsageError:
    from briefbot.text.similarity import closest

    names = sorted(contents.ids["source"])
    near = closest(key, names)
    if near:
        return UsageError(f"The briefing has no source `{key}`. Did you mean `{near}`?")
    return UsageError(f"The briefing has no source `{key}`. It has: {', '.join(names) or 'none'}.")
