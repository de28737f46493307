"""Likeness of meaning: how near a question is to each document, and how that joins the evidence of its words.

Words win where the question repeats what was said; meaning wins where it says the same in other words. So neither replaces the
other: they are added, with weights fitted on public sets of questions. Meaning is looked at twice. The question as a whole is
compared with each wording as a whole, which finds what is near; then, for the few best, each word of the question is compared
with each word of the wording, as the encoder reads them in their place, and rarer ones count more (late interaction: ColBERT,
Khattab and Zaharia 2020). The second look tells apart what is about the same and what says the same.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from briefbot.errors import SemanticUnavailable
from briefbot.matching.evidence import WORDINGS, Ranking, weigh
from briefbot.matching.index import Document, InvertedIndex
from briefbot.matching.question import Correction
from briefbot.matching.terms import Term
from briefbot.text.similarity import nearest
from briefbot.text.tokens import words
from briefbot.text.wordlist import is_english_word

if TYPE_CHECKING:
    from briefbot.matching.encoder import Bytes, Encoded, Floats, Numbers, Progress

LARGEST: Final = 20_000
"""Wordings of a collection that are encoded; more would keep the first question waiting for minutes."""

COMPARED: Final = 12
"""How many documents, the best by their words and the nearest as a whole, are compared word by word: on the public sets 8 of
each rank as 48 and 24 do."""

PIECES: Final = 30_522
"""How many numbers a word piece can have."""


class Encodes(Protocol):
    """Whatever turns texts into vectors; `digest` tells one such thing from another.

    `words` are the words it knows as a whole, the most frequent first.
    """

    @property
    def digest(self) -> str: ...

    @property
    def words(self) -> Sequence[str]: ...

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Encoded: ...


# -- joining words and meaning ------------------------------------------------------------------------------------------


class Joint(NamedTuple):
    """What likeness of meaning adds to the score of the words, which is a share in 0..1: as a whole, and word by word."""

    whole: float
    aligned: float


JOINT: Final = Joint(whole=0.5, aligned=0.9)
"""Fitted by ``bench/semantic_plugin.py --fit`` and rounded."""


def match(terms: Sequence[Term], index: InvertedIndex, meant: Meant) -> Ranking:
    """The evidence of a question's words for the documents that they find and those nearest by meaning, joined with meaning.

    What was not compared word by word comes last.
    """
    near = meant.nearest(COMPARED)
    found = weigh(terms, index, also=near)
    compared = (*[document for document, _ in found.best(COMPARED)], *[index.documents[number].id for number in near])
    aligned = meant.aligned(compared)
    return found.joined(
        {one: JOINT.whole * meant.whole.get(one, 0.0) + JOINT.aligned * share for one, share in aligned.items()}
    )


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


# -- a collection and its questions -------------------------------------------------------------------------------------


class Meant:
    """What one question means, held against a collection. `whole`: document id -> how near it is as a whole (-1..1)."""

    def __init__(self, index: SemanticIndex, whole: Mapping[str, float], asked: Encoded) -> None:
        self.whole = whole
        self._index = index
        self._states = _directions(asked.states)
        self._weights = index.rarity(asked)

    def nearest(self, limit: int) -> list[int]:
        """The numbers (places in the collection) of the documents that are nearest as a whole."""
        bar = heapq.nlargest(limit, self.whole.values())[-1:]
        near = [(-cosine, one) for one, cosine in self.whole.items() if cosine >= bar[0]]
        return [self._index.number[one] for _, one in sorted(near)[:limit]]

    def aligned(self, documents: Iterable[str]) -> dict[str, float]:
        """How near each document is word by word (-1..1), four decimals: each word piece of the question by its likest one.

        The mean of its best wording and all its wordings, like `SemanticIndex.similarities`. All are compared at once, and by
        einsum: starting a matrix library's threads would cost three times what it saves here.
        """
        import numpy as np

        found = dict.fromkeys(documents, 0.0)
        spans = {one: held for one in found if (held := self._index.spans(one))}
        if not spans or not len(self._weights):
            return found
        pieces = np.concatenate([np.arange(*span) for held in spans.values() for span in held])
        starts = np.cumsum([0, *(end - start for held in spans.values() for start, end in held)])[:-1]
        products = np.einsum("pd,qd->pq", _directions(self._index.states(pieces)), self._states)
        shares = iter((np.maximum.reduceat(products, starts) @ self._weights).tolist())
        for one, held in spans.items():
            own = list(islice(shares, len(held)))
            found[one] = round((max(own) + sum(own) / len(own)) / 2, 4)
        return found


def _directions(states: Bytes) -> Floats:
    """Word pieces as vectors of length 1."""
    import numpy as np

    numbers = states.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", numbers, numbers))
    return np.asarray(numbers / np.maximum(lengths, 1e-9)[:, None], np.float32)


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
        self.number: dict[str, int] = {}
        self._encoder = encoder
        self._folder = folder
        self._progress = progress
        self._encoded: Encoded | None = None
        self._rows: dict[str, list[int]] = {}
        texts: dict[str, int] = {}
        for number, document in enumerate(documents):
            speaker = speakers.get(document.id) if speakers else None
            said = f"{speaker}: " if speaker else ""
            wordings = [said + wording for wording in document.wordings if wording.strip()]
            if wordings:
                self.number[document.id] = number
                self._rows[document.id] = [texts.setdefault(wording, len(texts)) for wording in wordings]
        self._texts = tuple(texts)

    def similarities(self, question: str) -> Mapping[str, float]:
        """Document id -> how near the question is to it as a whole (-1..1), four decimals; empty after trouble.

        The mean of the cosine to its nearest wording and of that to all its wordings: a document that is near in every
        wording is meant more surely than one that is near in a single one.
        """
        meant = self.meant(question)
        return meant.whole if meant else {}

    def meant(self, question: str) -> Meant | None:
        """What a question means; None for an empty one, an empty collection, and after trouble."""
        if self.trouble or not self._texts or not question.strip():
            return None
        if len(self._texts) > LARGEST:
            self.trouble = (
                f"The briefing has {len(self._texts):,} texts, too many to compare by meaning: words alone count."
            )
            return None
        try:
            return self._meant(question)
        except SemanticUnavailable as error:
            self.trouble = f"{error} Until then questions are matched by their words alone."
            return None

    def _meant(self, question: str) -> Meant:
        import numpy as np

        if self._encoded is None:
            from briefbot.matching.vectors import kept_or_made

            self._encoded = kept_or_made(self._texts, self._encoder, self._folder, self._progress)
        asked = self._encoder.encode([plainly_spelt(question, self._known, self._familiar)])
        cosines = np.einsum("td,d->t", self._encoded.vectors, asked.vectors[0]).astype(float)[self._all_rows]
        starts = self._starts
        counts = np.diff(np.append(starts, len(cosines)))
        near = (np.maximum.reduceat(cosines, starts) + np.add.reduceat(cosines, starts) / counts) / 2
        return Meant(self, dict(zip(self._rows, np.round(near, 4).tolist(), strict=True)), asked)

    def spans(self, document: str) -> list[tuple[int, int]]:
        """Where the word pieces of each wording of a document start and end; wordings without any are left out."""
        ends = self._made.ends
        found = [(int(ends[row]), int(ends[row + 1])) for row in self._rows.get(document, ())[:WORDINGS]]
        return [(start, end) for start, end in found if start < end]

    def states(self, pieces: Numbers) -> Bytes:
        """What the encoder made of these word pieces, given by their places among all."""
        return self._made.states[pieces]

    @property
    def _made(self) -> Encoded:
        """What the encoder made of all texts; there is a `Meant` only after it did."""
        assert self._encoded is not None
        return self._encoded

    def rarity(self, asked: Encoded) -> Floats:
        """The weight of each word piece of a question: its idf (BM25's) among the texts, as shares of their sum."""
        import numpy as np

        held = self._held[asked.pieces]
        idf = np.log(1 + (len(self._texts) - held + 0.5) / (held + 0.5))
        return np.asarray(idf / max(float(idf.sum()), 1e-9), np.float32)

    @cached_property
    def _held(self) -> Floats:
        """How many texts hold each word piece, by its number."""
        import numpy as np

        encoded = self._made
        owner = np.repeat(np.arange(len(self._texts), dtype=np.int64), np.diff(encoded.ends))
        pairs = np.unique(owner << 32 | encoded.pieces)
        return np.bincount(pairs & 0xFFFFFFFF, minlength=PIECES).astype(np.float32)

    @cached_property
    def _all_rows(self) -> Numbers:
        import numpy as np

        return np.array([row for rows in self._rows.values() for row in rows], np.int32)

    @cached_property
    def _starts(self) -> Numbers:
        """Where the rows of each document start among all rows."""
        import numpy as np

        return np.cumsum([0, *(len(rows) for rows in self._rows.values())], dtype=np.int32)[:-1]

    @cached_property
    def _familiar(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self._encoder.words)}

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word for text in self._texts for word in words(text))
