"""Writes a text file whole or not at all, and never over somebody's work unasked."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from briefbot.errors import CannotRead, Problem, UsageError


def save_new(path: Path, text: str, *, force: bool = False, backup: bool = False) -> None:
    """Writes a file that is not there yet; one that is there only with `force`, its old text kept with `backup`.

    Raises UsageError where it is there, CannotRead where it cannot be written.
    """
    keep_what_is_there(path, force=force)
    save(path, text, backup=backup)


def keep_what_is_there(path: Path, *, force: bool) -> None:
    """Raises UsageError where a file is there and nobody said that it may be written over."""
    if path.exists() and not force:
        raise UsageError(f"{path} is already there. Name another file, or add --force to write over it.")


def save(path: Path, text: str, *, backup: bool = False) -> None:
    """Puts a text at `path` in one step, with the permissions of the file that was there; a link stays a link.

    With `backup` the old file is kept beside it as ``NAME~``. Raises CannotRead where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
            if backup:
                shutil.copy2(target, backup_path(target))
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        problem = Problem("B003", "E", f"{path} cannot be written: {reason}.", "Check the folder.")
        raise CannotRead(problem) from error


def backup_path(path: Path) -> Path:
    """Where the old text of a file is kept."""
    return path.with_name(f"{path.name}~")
