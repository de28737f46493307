"""Where in a source's text do cited words stand?

A quote is right or it is not: words are compared exactly, after folding typography (curly quotes, dashes, white space) and
case only. Never by similarity, because a quote that lost its "not" is still very similar. Similarity only picks the passage
that a message shows when the words were not found.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from briefbot.briefing.file import decode, read_bytes
from briefbot.briefing.model import Cite, Source
from briefbot.errors import CannotRead, Problem
from briefbot.text.normalise import fold_typography

Span = tuple[int, int]
"""Start and end offsets in the text as it was written, end exclusive."""

_EDGES: Final = " \t\n.,;:!?-'\""
"""What may stand at the edges of a quote in one place and not in the other: `"We are ready," he said.`"""

_LAST_SPACED_SCRIPT: Final = 0x0590
"""Scripts below this code point (Latin, Greek, Cyrillic, Armenian) have spaces around words and no joined prefixes."""

_SPACED_WORD: Final = re.compile(rf"[^\W_{chr(_LAST_SPACED_SCRIPT)}-\U0010ffff]+")
"""A word of such a script: nothing that is cited begins or ends inside it."""

_BEYOND_LATIN: Final = re.compile(r"[^\u0000-\u02ff\u2000-\u206f]")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?؟。])[\"'”’»)]*\s+|\n+")
_ELLIPSIS: Final = re.compile(r"\s*[\[(]?(?:…|\.\s?\.\s?\.)[\])]?\s*")
_PLAIN_RUN: Final = re.compile(r"[!-_a-~]+(?: [!-_a-~]+)*")
"""ASCII words with single spaces between them and no backtick."""

_LONG: Final = 2000
"""Characters; a text longer than this is a source, and searched again and again."""

_SHOWN: Final = 160
"""Characters of the closest passage that a message shows."""


@dataclass(frozen=True)
class Folded:
    """A text as it is compared; `offsets[i]` is where the folded character i stands in the text as it was written.

    It has no slots, so that its words are only looked for when something is.
    """

    text: str
    offsets: Sequence[int]

    @cached_property
    def words(self) -> Mapping[str, list[int]]:
        """Word -> where it begins in the folded text: a long text is searched from the rarest word of what is wanted."""
        found: dict[str, list[int]] = {}
        for match in _SPACED_WORD.finditer(self.text):
            found.setdefault(match.group(), []).append(match.start())
        return found


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source's text as read from its file, with the SHA-256 of the file's bytes in hex."""

    text: str
    digest: str


def find_cite(text: str, cite: Cite) -> Span | None:
    """The first place in a source's text where a cite stands; None when it does not.

    Edge punctuation of the cited words may differ from the source's; it then stays outside the span.
    """
    return next(occurrences(text, cite), None)


def source_text(source: Source, beside: Path) -> str:
    """The full text of a source: its own, or that of its file in the folder `beside`; empty where there is neither.

    Raises CannotRead when the file is named but is missing, is no text, or is outside the folder.
    """
    if source.text or not source.file:
        return source.text
    return read_source(inside(source.file, beside)).text


def inside(name: str, folder: Path) -> Path:
    """The path of a file that a briefing names. Raises CannotRead for one outside the folder: a stranger chose the name."""
    try:
        path = folder / name
        safe = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        safe = False
    if not safe:
        message = f"“{name}” is not in the briefing's folder."
        raise CannotRead(Problem("B214", "E", message, "Put the source text beside the briefing."))
    return path


def read_source(path: Path) -> SourceFile:
    """A source's text file. Raises CannotRead."""
    data = read_bytes(path)
    return SourceFile(decode(data, path), hashlib.sha256(data).hexdigest())


def stands_in(text: str, words: str) -> bool:
    """Whether the words stand in the text, edge punctuation aside."""
    page = folded(text) if len(text) > _LONG else Folded(_needle(text), ())
    return next(_places(page, _needle(words)), None) is not None


def occurrences_within(text: str, words: str, span: Span) -> Iterator[Span]:
    """Every place where the words stand inside a span of the text."""
    page = folded(text)
    first, last = (bisect_left(page.offsets, offset) for offset in span)
    for start, end in _places(page, _needle(words), first):
        if end > last:
            return
        yield page.offsets[start], page.offsets[end - 1] + 1


def is_spliced(text: str, quote: str) -> bool:
    """Whether a quote is put together of several places: its parts around an ellipsis stand in the text, the whole does not."""
    parts = spliced_parts(quote)
    return len(parts) > 1 and all(stands_in(text, part) for part in parts) and not stands_in(text, quote)


def spliced_parts(quote: str) -> list[str]:
    """The stretches of a quote between its ellipses."""
    return [part.strip(_EDGES) for part in _ELLIPSIS.split(quote) if part.strip(_EDGES)]


@lru_cache(maxsize=16)
def one_object(text: str) -> str:
    """The same text, and the same object for equal texts: looking it up among those kept then costs no comparison."""
    return text


def folded(text: str) -> Folded:
    """The text as it is compared, with the way back to its own offsets. That of a long text is kept."""
    return _folded_once(text) if len(text) > _LONG else _folded(text)


def _folded(text: str) -> Folded:
    pieces: list[str] = []
    offsets: list[int] = []
    since = 0
    for run in _PLAIN_RUN.finditer(text):  # most of an English text, where nothing but the case changes
        _fold_into(pieces, offsets, text, since, run.start())
        since = run.end()
        pieces.append(run.group().lower())
        offsets.extend(range(run.start(), since))
    _fold_into(pieces, offsets, text, since, len(text))
    return Folded("".join(pieces), offsets)


def _fold_into(pieces: list[str], offsets: list[int], text: str, start: int, end: int) -> None:
    """Adds a stretch of the text character by character; a run of white space is one space, none at the beginning."""
    for offset in range(start, end):
        piece = _FOLDS[text[offset]]
        if piece and not (piece == " " and (not pieces or pieces[-1] == " ")):
            pieces.append(piece)
            offsets.extend([offset] * len(piece))


class _Folds(dict[str, str]):
    """Character -> its folded form, worked out when it is first met."""

    def __missing__(self, char: str) -> str:
        self[char] = _fold_character(char)
        return self[char]


_FOLDS: Final = _Folds()
_folded_once = lru_cache(maxsize=16)(_folded)


def _fold_character(char: str) -> str:
    """One character as it is compared: decomposed, so that é is the same in one code point or two; empty when invisible."""
    if char.isspace():
        return " "
    return unicodedata.normalize("NFD", fold_typography(char).casefold())


def _needle(words: str) -> str:
    if words.isascii():
        return " ".join(words.replace("`", "'").lower().split())
    if not _BEYOND_LATIN.search(words):  # no sign that folding would have to put in order with its neighbours
        return unicodedata.normalize("NFD", fold_typography(words).casefold())
    return _folded(words).text.strip()


def occurrences(text: str, cite: Cite) -> Iterator[Span]:
    """Every place in a source's text where a cite stands, first to last."""
    page = folded(text)
    prefix, suffix = (_needle(words).strip(_EDGES) if words else "" for words in (cite.prefix, cite.suffix))
    for start, end in _spans(page, cite):
        if not (prefix or suffix):
            yield page.offsets[start], page.offsets[end - 1] + 1
            continue
        before = page.text[max(0, start - len(prefix) - len(_EDGES)) : start].rstrip(_EDGES)
        after = page.text[end : end + len(suffix) + len(_EDGES)].lstrip(_EDGES)
        if before.endswith(prefix) and after.startswith(suffix):
            yield page.offsets[start], page.offsets[end - 1] + 1


def _spans(page: Folded, cite: Cite) -> Iterator[Span]:
    """Spans in the folded text: the exact words, or from the first words to the nearest last words after them."""
    if cite.exact or not cite.end:
        yield from _places(page, _needle(cite.exact or cite.start))
        return
    first, last = _needle(cite.start), _needle(cite.end)
    for start, first_end in _places(page, first):
        end = next((end for _, end in _places(page, last, start) if end >= first_end), None)
        if end is None:
            return
        yield start, end


def _places(page: Folded, needle: str, since: int = 0) -> Iterator[Span]:
    """Where whole words of the needle stand: as they are or, where they nowhere do, without punctuation at their edges."""
    for words in dict.fromkeys((needle, needle.strip(_EDGES))):
        found = False
        for start in _starts(page, words, since) if words else ():
            end = start + len(words)
            if _breaks(page.text, start) and _breaks(page.text, end):
                found = True
                yield start, end
        if found:
            return


def _starts(page: Folded, words: str, since: int) -> Iterator[int]:
    """Where the characters of `words` stand, from `since` on, tried at each place of its rarest word."""
    inner = _SPACED_WORD.findall(words)
    if not inner:  # no word of a script with spaces between words
        start = page.text.find(words, since)
        while start >= 0:
            yield start
            start = page.text.find(words, start + 1)
        return
    places, rarest = min(((page.words.get(word, ()), word) for word in inner), key=_how_many)
    inside = next(match.start() for match in _SPACED_WORD.finditer(words) if match.group() == rarest)
    matches = page.text.startswith
    for number in range(bisect_left(places, since + inside), len(places)):
        if matches(words, places[number] - inside):
            yield places[number] - inside


def _how_many(found: tuple[Sequence[int], str]) -> int:
    return len(found[0])


def _breaks(page: str, offset: int) -> bool:
    """Whether a word may begin or end here: not between two letters of a script that has spaces between words.

    Nor between a letter and its accent, which folding has taken apart.
    """
    if offset in (0, len(page)):
        return True
    left, right = page[offset - 1], page[offset]
    if "\u0300" <= right <= "\u036f":
        return False
    return not (left.isalnum() and right.isalnum() and ord(left) < _LAST_SPACED_SCRIPT > ord(right))


def closest_passage(text: str, words: str) -> str:
    """The sentence that shares most words with `words`, cut where it is long; empty when none shares any."""
    sentences, index = _sentences(text)
    shared: Counter[int] = Counter()
    wanted = set(_words(words))
    for word in wanted:
        shared.update(index.get(word, ()))
    if not shared:
        return ""
    best = min(shared, key=lambda number: (-shared[number], len(sentences[number]), number))
    passage = " ".join(sentences[best].split())
    return passage if len(passage) <= _SHOWN else f"{passage[:_SHOWN].rstrip()} …"


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """The sentences of a text, and for each word the numbers of the sentences that hold it."""
    sentences = tuple(part for part in _SENTENCE_END.split(text) if part.strip())
    index: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for word in set(_words(sentence)):
            index.setdefault(word, []).append(number)
    return sentences, {word: tuple(numbers) for word, numbers in index.items()}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold_typography(text).casefold())
