"""Writes what was asked for into a file of its own: never over another file, and never half of it."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Final

_NOT_A_WORD: Final = re.compile(r"[^\w]+")
_TRIES: Final = 1_000


def file_stem(title: str) -> str:
    """A title as part of a file name: lower case, words joined by hyphens, at most 40 characters."""
    return _NOT_A_WORD.sub("-", title.casefold())[:40].strip("-") or "briefing"


def save_new(folder: Path, stem: str, suffix: str, text: str) -> Path:
    """Writes the text to ``stem.suffix``, or ``stem-2.suffix`` and so on where that is taken. Returns the path.

    Raises OSError when the folder cannot be written to.
    """
    descriptor, draft = tempfile.mkstemp(dir=folder, prefix=f".{stem}-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        return _moved(Path(draft), folder, stem, suffix)
    finally:
        Path(draft).unlink(missing_ok=True)


def _moved(draft: Path, folder: Path, stem: str, suffix: str) -> Path:
    for number in range(1, _TRIES):
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        try:
            with path.open("x"):
                pass
        except FileExistsError:
            continue
        draft.chmod(0o644)
        draft.replace(path)
        return path
    raise FileExistsError(17, "too many files of this name", str(folder / stem))
