"""Likeness of meaning: how near a question is to each document, and how that joins the evidence of its words.

Words win where the question repeats what was said; meaning wins where it says the same in other words. So neither replaces the
other: the two are added, with weights fitted on public sets of questions. The vectors of a collection are kept on disk under a
digest of its texts, so that only the first question over a new briefing waits for them.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from briefbot.errors import SemanticUnavailable
from briefbot.matching.evidence import Evidence
from briefbot.matching.index import Document
from briefbot.matching.question import Correction
from briefbot.text.similarity import nearest
from briefbot.text.tokens import words
from briefbot.text.wordlist import is_english_word

if TYPE_CHECKING:
    from briefbot.matching.encoder import Floats, Progress

LARGEST: Final = 20_000
"""Wordings of a collection that are encoded; more would keep the first question waiting for minutes."""

CANDIDATES: Final = 32
"""How many documents, by likeness, join those that the words found."""

KEPT: Final = 16
"""Collections whose vectors stay on disk; the ones used last."""

FORMAT: Final = b"briefbot-meaning-1"


class Encodes(Protocol):
    """Whatever turns texts into vectors of length 1; `digest` tells one such thing from another.

    `words` are the words it knows as a whole, the most frequent first.
    """

    @property
    def digest(self) -> str: ...

    @property
    def words(self) -> Sequence[str]: ...

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats: ...


# -- joining words and meaning ------------------------------------------------------------------------------------------


class Joint(NamedTuple):
    """What the parts add to the joined score."""

    words: float
    meaning: float


JOINT: Final = Joint(words=1.0, meaning=0.8)
"""Fitted by ``bench/semantic_plugin.py --fit``; its worth hardly changes between .6 and .9."""


class Sure(NamedTuple):
    """Coefficients of the logistic model that turns the best document's two figures into a confidence.

    Two are enough: on sets left out, its lead over the second and the shares behind its score only made it worse.
    """

    intercept: float
    words: float
    meaning: float


SURE: Final = Sure(-2.52, 4.3, 3.08)


@dataclass(frozen=True, slots=True)
class Joined:
    """A document, its joined score, how near its meaning is (-1..1), and the evidence of its words, if they found it."""

    document: str
    score: float
    cosine: float
    evidence: Evidence | None


def joined_score(score: float, cosine: float, weights: Joint = JOINT) -> float:
    """The score of a document whose words score 0..1 and whose meaning is this near."""
    return weights.words * score + weights.meaning * cosine


def join(found: Sequence[Evidence], cosines: Mapping[str, float], weights: Joint = JOINT) -> tuple[Joined, ...]:
    """The documents that the words found and the nearest by meaning, best first."""
    by_words = {one.document: one for one in found}
    nearest = sorted(cosines, key=lambda document: (-cosines[document], document))[:CANDIDATES]
    joined = []
    for document in dict.fromkeys((*by_words, *nearest)):
        evidence, cosine = by_words.get(document), cosines.get(document, 0.0)
        score = joined_score(evidence.score if evidence else 0.0, cosine, weights)
        joined.append(Joined(document, score, cosine, evidence))
    place = {document: number for number, document in enumerate(by_words)}
    joined.sort(key=lambda one: (-one.score, place.get(one.document, len(place)), -one.cosine, one.document))
    return tuple(joined)


def joined_confidence(joined: Sequence[Joined], sure: Sure = SURE) -> float:
    """Probability in 0..1 that the first of these is the one asked for; 0 for none."""
    if not joined:
        return 0.0
    best = joined[0]
    words = best.evidence.score if best.evidence else 0.0
    logit = sure.intercept + sure.words * words + sure.meaning * best.cosine
    return 1 / (1 + math.exp(-logit))


def plainly_spelt(text: str, known: Set[str], familiar: Mapping[str, int]) -> str:
    """The question with each word that is neither `known` nor English nor familiar read as the familiar one it is a slip of.

    The words of a briefing are too few for this: its encoder stumbles over any misspelt word, not only over those that the
    briefing contains. One edit only; the same first letter goes before another one, a swap before other edits, and then the
    familiar word of the lowest number.
    """

    def read(match: re.Match[str]) -> str:
        typed = match.group()
        word = typed.lower()
        if (typed != word and match.start()) or word in known or word in familiar or is_english_word(word):
            return typed
        near = nearest(word, [other for other in familiar if abs(len(other) - len(word)) <= 1], 1)
        return min(
            (other for other, _ in near),
            key=lambda other: (other[0] != word[0], sorted(other) != sorted(word), familiar[other]),
            default=typed,
        )

    return _PLAIN_WORD.sub(read, text)


_PLAIN_WORD: Final = re.compile(r"(?<![\w'])[A-Za-z]{4,}(?![\w'])")


def respelt(text: str, corrections: Sequence[Correction]) -> str:
    """The question with its corrected words, which is what the encoder reads: misspellings cost it most."""
    for correction in corrections:
        typed = re.search(rf"(?<!\w){re.escape(correction.typed)}(?!\w)", text)
        if typed:
            text = text[: typed.start()] + correction.read_as + text[typed.end() :]
    return text


# -- the vectors of a collection ----------------------------------------------------------------------------------------


class SemanticIndex:
    """The vectors of all wordings of a collection, made when first asked.

    What somebody says is encoded together with who says it (`speakers`: document id -> name), since questions name both.
    After trouble with the encoder `trouble` is one sentence for the user and every likeness is missing. `folder` None keeps
    nothing on disk.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        encoder: Encodes,
        folder: Path | None = None,
        progress: Progress | None = None,
        speakers: Mapping[str, str] | None = None,
    ) -> None:
        self.trouble = ""
        self._encoder = encoder
        self._folder = folder
        self._progress = progress
        self._vectors: Floats | None = None
        self._ids: list[str] = []
        self._starts: list[int] = []
        self._rows: list[int] = []
        texts: dict[str, int] = {}
        for document in documents:
            speaker = speakers.get(document.id) if speakers else None
            said = f"{speaker}: " if speaker else ""
            wordings = [said + wording for wording in document.wordings if wording.strip()]
            if wordings:
                self._ids.append(document.id)
                self._starts.append(len(self._rows))
                self._rows += [texts.setdefault(wording, len(texts)) for wording in wordings]
        self._texts = tuple(texts)

    def similarities(self, question: str) -> dict[str, float]:
        """Document id -> how near the question is to it (-1..1), four decimals; empty after trouble.

        The mean of the cosine to its nearest wording and of that to all its wordings: a document that is near in every
        wording is meant more surely than one that is near in a single one.
        """
        if self.trouble or not self._texts or not question.strip():
            return {}
        if len(self._texts) > LARGEST:
            self.trouble = (
                f"The briefing has {len(self._texts):,} texts, too many to compare by meaning: words alone count."
            )
            return {}
        try:
            return self._similarities(question)
        except SemanticUnavailable as error:
            self.trouble = f"{error} Until then questions are matched by their words alone."
            return {}

    def _similarities(self, question: str) -> dict[str, float]:
        import numpy as np

        if self._vectors is None:
            self._vectors = self._kept_or_made()
        plain = plainly_spelt(question, self._known, self._familiar)
        cosines = (self._vectors @ self._encoder.encode([plain])[0]).astype(float)[np.array(self._rows)]
        starts = np.array(self._starts)
        counts = np.diff(np.append(starts, len(cosines)))
        near = (np.maximum.reduceat(cosines, starts) + np.add.reduceat(cosines, starts) / counts) / 2
        return dict(zip(self._ids, np.round(near, 4).tolist(), strict=True))

    @cached_property
    def _familiar(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self._encoder.words)}

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word for text in self._texts for word in words(text))

    def _kept_or_made(self) -> Floats:
        """The vectors in the precision in which they are kept, so that a second run gives what the first gave."""
        import numpy as np

        kept = self._kept_file()
        made = _read(kept, len(self._texts)) if kept else None
        if made is None:
            made = self._encoder.encode(self._texts, self._progress).astype("<f2")
            if kept:
                _write(kept, made.tobytes())
        return made.astype(np.float32)

    def _kept_file(self) -> Path | None:
        if self._folder is None:
            return None
        total = sha256(FORMAT + self._encoder.digest.encode())
        for text in self._texts:
            total.update(sha256(text.encode("utf-8", "surrogatepass")).digest())
        return self._folder / f"{total.hexdigest()}.vectors"


def _read(path: Path, count: int) -> Floats | None:
    """The vectors in a file: a SHA-256 and the numbers it covers. None where there is no such file, or it is damaged."""
    import numpy as np

    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, body = content[:32], content[32:]
    if sha256(body).digest() != digest or not body or len(body) % (2 * count):
        return None
    with suppress(OSError):
        os.utime(path)
    vectors: Floats = np.frombuffer(body, "<f2").reshape(count, -1)
    return vectors


def _write(path: Path, body: bytes) -> None:
    """Keeps vectors, all or nothing; a folder that cannot be written only costs the time to make them again."""
    import tempfile

    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(body).digest() + body)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        files = sorted(path.parent.glob("*.vectors"), key=lambda other: other.stat().st_mtime)
        for old in files[:-KEPT]:
            old.unlink(missing_ok=True)
