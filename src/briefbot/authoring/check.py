"""The whole check of a briefing file: what its rules find, what its own tests find, and whether enough is cited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from briefbot.briefing.amend import Amendment
from briefbot.briefing.build import build
from briefbot.briefing.edit import Edit, Replacement, edited, replacements
from briefbot.briefing.examine import Examined, examine
from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.finding import Finding, in_order, located
from briefbot.errors import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and everything found in it, in the order of the file. `text` is the file's, as it was checked.

    `coverage` are the percents of sentences cited, for each source whose text is there.
    """

    path: Path
    text: str
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    coverage: Mapping[str, int]

    def fixable(self, notes: bool) -> tuple[Problem, ...]:
        """The problems that take no person's judgement to mend, with the notes among them or without."""
        return tuple(one for one in self.problems if one.fixable and (notes or one.severity != "I"))

    def fixes(self) -> tuple[tuple[Replacement, ...], ...]:
        """For each problem what mends it in the text, without a person's judgement; nothing where that is needed."""
        found = [finding.edits for _, finding in in_order(self.findings, self.text)]
        changes = iter(replacements(self.text, [edit for edits in found for edit in edits]))
        return tuple(tuple(islice(changes, len(edits))) for edits in found)

    def mended(self, notes: bool) -> Amendment:
        """The file with these problems mended; nothing is written."""
        chosen = [finding for finding in self.findings if notes or finding.severity != "I"]
        edits: list[Edit] = [edit for finding in chosen for edit in finding.edits]
        return Amendment(self.path, self.text, edited(self.text, edits) if edits else self.text)


def check(path: Path, sources: Mapping[str, Path], min_coverage: int | None = None) -> Checked:
    """Checks the file at `path`; `sources` and what is raised are those of `load.check_file`.

    With `min_coverage` (percent) each source of which less is cited, or whose text is not there, is an error.
    """
    data = read_bytes(path)
    text = decode(data, path)
    examined = examine(text, path.parent, sources, strict=True)
    findings = list(examined.findings)
    if min_coverage is not None:
        findings += _too_little_cited(examined, min_coverage)
    if not any(finding.severity == "E" for finding in examined.findings):
        findings += _failed_tests(examined, hashlib.sha256(data).hexdigest())
    contents = examined.contents
    percents = {key: found.percent for key, found in contents.coverage.items()} if contents else {}
    return Checked(path, text, tuple(findings), located(findings, text), percents)


def _too_little_cited(examined: Examined, wanted: int) -> Iterator[Finding]:
    contents = examined.contents
    for path, key, _ in contents.sources() if contents else ():
        found = contents.coverage.get(key) if contents else None
        if found is None:
            message = f"How much of `{key}` is cited cannot be told: no source text."
            yield Finding("B403", "E", path, message, f"Give it with --source {key}=FILE.", at_key=True)
        elif found.percent < wanted:
            message = f"{found.percent} % of the sentences of `{key}` are cited; at least {wanted} % were asked for."
            yield Finding(
                "B403", "E", path, message, "Cite more of it; `briefbot coverage` shows what is left.", at_key=True
            )


def _failed_tests(examined: Examined, digest: str) -> Iterator[Finding]:
    """B702: the briefing is asked its own tests, once it can be opened at all."""
    if not examined.document.get("tests"):
        return
    from briefbot.authoring.trials import own_tests  # a briefing without tests does not pay for the answering

    briefing = build(examined.document, digest, {key: text for key, text in examined.texts.items() if text})
    for trial in own_tests(briefing):
        if trial.trouble:
            message = f"This test fails. {trial.trouble}"
            yield Finding(
                "B702", "W", trial.path, message, "Correct the test, or give the item words that a reader would use."
            )
