"""Keeps the index of a briefing that was asked before, so that one question does not pay for building it again.

What is kept is made from the briefing and nothing else: it is named for the briefing's digest and for the state of the
code that builds it, guarded by a checksum, and read by a reader that knows the few classes an index is made of, no other.
Whatever is missing, damaged or of another make is simply built anew.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefbot.matching.evidence import table_of
from briefbot.places import write_whole
from briefbot.text.tokens import stemmer

if TYPE_CHECKING:
    from briefbot.briefing.model import Briefing
    from briefbot.matching.index import InvertedIndex
    from briefbot.matching.matcher import Matcher
    from briefbot.matching.names import NameBook

KEPT: Final = 20
"""Indexes beyond this number are dropped, oldest first."""

LARGEST: Final = 20_000
"""Documents up to which an index is kept; a larger one takes as long to read as to build."""

_CHECKSUM: Final = 32
_OF_TEXT: Final = {("briefbot.text.tokens", "Token"), ("briefbot.text.embedding", "Block")}
_MADE_OF: Final = {
    ("array", "_array_reconstructor"),
    ("array", "array"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The parts of a matcher that take time to build."""

    index: InvertedIndex
    names: NameBook


def recall(briefing: Briefing, cache: Path) -> Prepared | None:
    """What was kept for this briefing, None where nothing that fits was."""
    if not briefing.digest:
        return None
    try:
        data = _place(briefing, cache).read_bytes()
        checksum, payload = data[:_CHECKSUM], data[_CHECKSUM:]
        if hashlib.sha256(payload).digest() != checksum:
            return None
        index, names = _Reader(io.BytesIO(payload)).load()
    except (OSError, pickle.UnpicklingError, AttributeError, ImportError, ValueError, TypeError, EOFError):
        return None  # nothing kept, or kept by another make: it is built anew
    index.stem = stemmer(briefing.language)
    return Prepared(index, names)


def keep(matcher: Matcher, cache: Path) -> None:
    """Keeps a matcher's parts. A cache that cannot be written is no trouble: the next question takes longer, that is all."""
    briefing, index = matcher.briefing, matcher.index
    if not briefing.digest or len(index.documents) > LARGEST:
        return
    stem, index.stem = index.stem, str
    index.met.clear()  # the words somebody asked with are nobody else's business
    index.spelt = None
    table = table_of(index)  # made if no question has
    if table is not None:
        table.forget()
    try:
        payload = pickle.dumps((index, matcher.names), protocol=5)
    finally:
        index.stem = stem
    place = _place(briefing, cache)
    with suppress(OSError):
        write_whole(place, hashlib.sha256(payload).digest() + payload)
        for old in sorted(place.parent.iterdir(), key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)


class _Reader(pickle.Unpickler):
    """Reads an index and nothing that could do anything: classes of the matching package, arrays and sets."""

    def find_class(self, module: str, name: str) -> Any:
        own = module.startswith("briefbot.matching.") or (module, name) in _OF_TEXT
        if (own and "." not in name and name[0].isupper()) or (module, name) in _MADE_OF or name == "str":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an index")


def _place(briefing: Briefing, cache: Path) -> Path:
    return cache / "indexes" / hashlib.sha256(f"{briefing.digest} {_make()}".encode()).hexdigest()


def _make() -> str:
    """The state of the code that builds an index, by the sizes and times of its files."""
    package = Path(__file__).parents[1]
    files = [file for folder in ("matching", "text", "briefing") for file in (package / folder).glob("*.py")]
    return repr(sorted((file.name, status.st_size, status.st_mtime_ns) for file in files for status in (file.stat(),)))
