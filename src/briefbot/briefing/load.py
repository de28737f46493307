"""Opens a briefing file: the way from a path to the model, or to every problem that the file has.

Opening is lenient where a later 1.x file may say more than this program knows; checking is strict. A file that was found
valid before is only parsed and built.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from briefbot.briefing.build import build
from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.known import Mark, recall, remember
from briefbot.briefing.model import Briefing
from briefbot.errors import CannotRead, InvalidBriefing, Problem

_NONE_GIVEN: Final[Mapping[str, Path]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Opened:
    """A briefing that can be used, with what is worth saying about its file (never of severity E)."""

    briefing: Briefing
    problems: tuple[Problem, ...] = ()


def shipped_briefing() -> Path:
    """The briefing that comes with briefbot: packed into an installed wheel, or the checkout's own."""
    package = Path(__file__).parents[1]
    packed = package / "content" / "briefing.json"
    return packed if packed.is_file() else package.parents[1] / "content" / "briefing.json"


def load_briefing(path: str | Path) -> Briefing:
    """The briefing at `path`. Raises CannotRead or InvalidBriefing."""
    return open_briefing(Path(path)).briefing


def open_briefing(path: Path) -> Opened:
    """The briefing at `path`, with its warnings and notes. Raises CannotRead or InvalidBriefing."""
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    mark = recall(digest)
    if mark is not None:
        document = json.loads(data.decode("utf-8-sig"))
        texts = _unchanged_sources(document, mark, path.parent)
        if texts is not None:
            return Opened(build(document, digest, texts), mark.problems)
    from briefbot.briefing.examine import examine

    examined = examine(decode(data, path), path.parent, _NONE_GIVEN, strict=False)
    problems = examined.problems()
    if any(problem.severity == "E" for problem in problems):
        raise InvalidBriefing(str(path), problems)
    remember(digest, problems, examined.files)
    return Opened(build(examined.document, digest, examined.texts), problems)


def check_file(path: Path, sources: Mapping[str, Path] = _NONE_GIVEN) -> tuple[Problem, ...]:
    """Every problem of the file at `path`, of every severity, in the order of the file.

    `sources` names files with source texts, by source id; they stand in for what the briefing names. Raises CannotRead for
    a file that cannot be read, UsageError for a source that the briefing does not have.
    """
    from briefbot.briefing.examine import examine

    return examine(decode(read_bytes(path), path), path.parent, sources, strict=True).problems()


def _unchanged_sources(document: dict[str, Any], mark: Mark, folder: Path) -> dict[str, str] | None:
    """Source id -> text of the source files, None when one of them is not what it was when the file was marked."""
    if not mark.files:
        return {}
    from briefbot.briefing.source import inside, read_source

    read: dict[str, str] = {}
    for name, digest in mark.files:
        try:
            file = read_source(inside(name, folder))
        except CannotRead:
            return None  # examining the file will tell what is wrong with this source
        if file.digest != digest:
            return None
        read[name] = file.text
    return {
        key: read[source["file"]] for key, source in document.get("sources", {}).items() if source.get("file") in read
    }
