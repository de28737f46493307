"""The teacher's own tokens, by which a room knows its teacher again; kept on this machine, for its user alone.

They are never part of the join address and never sent to a device. What the store holds is their digest.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from briefbot.errors import StoreError
from briefbot.places import data_folder

FILE_NAME: Final = "classroom-keys.json"


@dataclass(frozen=True, slots=True)
class Key:
    """`store` is where the room is kept: empty for this machine's own file. `port` is the one it was opened at last, so that
    phones find a resumed room where it was."""

    room: str
    token: str
    store: str = ""
    port: int = 0


def keys() -> tuple[Key, ...]:
    """Every key of this machine's user, the oldest first. Raises StoreError where the file cannot be read."""
    path = data_folder() / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Key, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        raise StoreError(f"{path} cannot be read ({error}). It was left as it is.") from error


def add_key(key: Key) -> None:
    """Keeps one more key. Raises StoreError."""
    _write((*(known for known in keys() if known.room != key.room), key))


def drop_key(room: str) -> None:
    """Forgets the key of a room; does nothing where there is none. Raises StoreError."""
    _write(tuple(known for known in keys() if known.room != room))


def _write(all_keys: tuple[Key, ...]) -> None:
    path: Path = data_folder() / FILE_NAME
    beside = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(all_keys))
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror or error}).") from error
