"""Keeps what an encoder made of a collection's texts on disk, so that only the first question over it waits for the encoder.

A file is named by the digest of the encoder and of all texts, and begins with the digest of its content: one that belongs to
something else is never found, one that is damaged is made again.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefbot.matching.encoder import Encoded
from briefbot.places import write_whole

if TYPE_CHECKING:
    from briefbot.matching.encoder import Progress
    from briefbot.matching.semantic import Encodes

FORMAT: Final = b"briefbot-meaning-2"

KEPT: Final = 16
ROOM: Final = 500_000_000
"""Collections that stay on disk, those used last, and the bytes that they may take: a text of 25 word pieces takes 10 kB."""


def kept_or_made(
    texts: Sequence[str], encoder: Encodes, folder: Path | None, progress: Progress | None = None
) -> Encoded:
    """The texts as the encoder reads them, from the folder where they are there; `folder` None keeps nothing.

    Vectors have the precision in which they are kept, so that a second run gives what the first gave.
    """
    import numpy as np

    kept = folder / _name(texts, encoder.digest) if folder else None
    encoded = _read(kept, len(texts)) if kept else None
    if encoded is None:
        encoded = encoder.encode(texts, progress)
        encoded = encoded._replace(vectors=encoded.vectors.astype(np.float16))
        if kept:
            _write(kept, encoded)
    return encoded._replace(vectors=encoded.vectors.astype(np.float32))


def _name(texts: Sequence[str], encoder: str) -> str:
    total = sha256(FORMAT + encoder.encode())
    for text in texts:
        total.update(sha256(text.encode("utf-8", "surrogatepass")).digest())
    return f"{total.hexdigest()}.vectors"


def _read(path: Path, count: int) -> Encoded | None:
    """What a file holds: a SHA-256 and the arrays that it covers. None where there is no such file, or it is damaged."""
    import numpy as np

    try:
        content = path.read_bytes()
    except OSError:
        return None
    body = memoryview(content)[32:]
    if sha256(body).digest() != content[:32]:
        return None
    with suppress(OSError):
        os.utime(path)
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as arrays:
            encoded = Encoded(*(arrays[name] for name in Encoded._fields))
    except (OSError, ValueError, KeyError, EOFError):
        return None
    return encoded if len(encoded.vectors) == count else None


def _write(path: Path, encoded: Encoded) -> None:
    """Keeps the arrays, all or nothing; a folder that cannot be written only costs the time to make them again."""
    import numpy as np

    buffer = io.BytesIO()
    np.savez(buffer, **encoded._asdict())
    body = buffer.getvalue()
    with suppress(OSError):
        write_whole(path, sha256(body).digest() + body)
        _make_room(path)


def _make_room(newest: Path) -> None:
    """Removes what was not used for longest, until the number and the bytes of the others are within bounds."""
    others = [(other.stat(), other) for other in newest.parent.glob("*.vectors") if other != newest]
    taken = newest.stat().st_size
    for number, (state, other) in enumerate(sorted(others, key=lambda pair: -pair[0].st_mtime), start=2):
        taken += state.st_size
        if number > KEPT or taken > ROOM:
            other.unlink(missing_ok=True)
