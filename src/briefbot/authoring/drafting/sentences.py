"""An article's sentences, each with its words, where a whole quotation counts as one word.

That is what makes reporting clauses short enough to be read by rules: `QUOTE , said the mayor .`
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from briefbot.authoring.drafting.article import Span
from briefbot.authoring.drafting.quotations import Quotation
from briefbot.text.sentences import sentences as split

_WORD: Final = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]\.(?=\s[A-Z])"  # U.S. and initials
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Hon|St|Del|Sens|Reps|Pres|Amb|Jr|Sr|Maj|Cmdr|Adm|Supt|Det|Insp|Cllr|Inc|Corp|Co|Ltd)\.(?=[\s,;)])"
    r"|\d+(?:-[^\W\d_]+)+"  # 19-year-old
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[^\W_]+(?:['’&./@-][^\W_]+)*['’]?(?<![.])"
    r"|--+|\S"
)


_ABBREVIATED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Hon|St|Del|Sens|Reps|Pres|Amb|Det|Insp|Cllr)\.\s*$"
)
"""What ends with a full stop and goes on with a name, whatever the splitter thinks of it."""

_NAME_SAYS: Final = re.compile(
    r"\s*(?:[A-Z][\w’'.-]*\s+){1,4}(?:said|says|asked|asks|added|adds|wrote|writes|told|tweeted|replied|responded|shouted|"
    r"exclaimed|cried|yelled|joked|wondered|demanded|continued|declared|quipped|concluded|noted|recalled)\b"
)

_CLITIC: Final = re.compile(r" (?:n['’]t|['’](?:s|ll|re|ve|d|m))\b")
"""In text that was cut into words, what belongs to the word before: "did n't", "the company 's"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a mark of punctuation, or a whole quotation."""

    text: str
    span: Span
    kind: Literal["word", "mark", "quote"] = "word"
    low: str = ""

    @property
    def capital(self) -> bool:
        return self.kind == "word" and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """`paragraph` counts from 0; `quotes` are the quotations that begin in the sentence."""

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    quotes: tuple[Quotation, ...] = field(default=())

    @property
    def only_quoted(self) -> bool:
        """Whether nothing stands outside quotation marks."""
        return bool(self.quotes) and all(word.kind != "word" for word in self.words)


def sentences(text: str, paragraphs: Sequence[Span], quotes: Sequence[Quotation]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs. A quotation is never cut in two."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        inside = [quote for quote in quotes if paragraph[0] <= quote.span[0] < paragraph[1]]
        for span in _spans(text, paragraph, inside):
            own = tuple(quote for quote in inside if span[0] <= quote.span[0] < span[1])
            found.append(Sentence(span, number, tuple(_words(text, span, own)), own))
    return tuple(found)


def _spans(text: str, paragraph: Span, quotes: Sequence[Quotation]) -> Iterator[Span]:
    start, end = paragraph
    cuts = [start + last for _, last in split(text[start:end])]
    cuts = [cut for cut in cuts if not any(quote.span[0] < cut < quote.span[1] for quote in quotes)]
    asked = {quote.span[1] for quote in quotes if _said_of_it(text, quote, end)}
    cuts = [cut for cut in cuts if cut not in asked]
    cuts += [quote.span[1] for quote in quotes if _ends_sentence(text, quote, end)]
    previous = start
    for cut in sorted({*cuts, end}):
        if _ABBREVIATED.search(text, previous, cut):
            continue
        rest = text[cut:end].lstrip()
        if cut < end and rest and (rest[0].islower() or rest[0] in ",;.)—–―") and text[previous:cut].strip():
            continue
        span = _trimmed(text, (previous, cut))
        if span[0] < span[1]:
            yield span
        previous = cut


def _ends_sentence(text: str, quote: Quotation, end: int) -> bool:
    """Whether a new sentence begins after a quotation: it ended with a full stop, and a capital or another quotation follows.

    After a question or exclamation mark the reporting clause may follow with a name ("Why?" Reed asked), so only
    another quotation counts.
    """
    last, rest = text[quote.inner[1] - 1 : quote.inner[1]], text[quote.span[1] : end].lstrip()
    if not rest:
        return False
    if last in ".…":
        return rest[0].isupper() or rest[0] in '“"‘«„'
    return last in "?!" and rest[0] in '“"‘«„'


def _said_of_it(text: str, quote: Quotation, end: int) -> bool:
    """Whether the reporting clause follows a question or an exclamation with a name: "Why?" Reed asked."""
    return text[quote.inner[1] - 1 : quote.inner[1]] in "?!" and _NAME_SAYS.match(text, quote.span[1], end) is not None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _words(text: str, span: Span, quotes: Sequence[Quotation]) -> Iterator[Word]:
    starts = [quote.span[0] for quote in quotes]
    position = span[0]
    while position < span[1]:
        number = bisect_right(starts, position) - 1
        if number >= 0 and quotes[number].span[0] <= position < quotes[number].span[1]:
            quote = quotes[number]
            yield Word(text[slice(*quote.span)], quote.span, "quote")
            position = quote.span[1]
            continue
        limit = starts[number + 1] if number + 1 < len(starts) else span[1]
        match = _WORD.search(text, position, limit)
        if match is None:
            position = limit
            continue
        ending = _CLITIC.match(text, match.end(), limit)
        position = ending.end() if ending else match.end()
        yield _word(text, match.start(), position)


def _word(page: str, start: int, end: int) -> Word:
    text = page[start:end].replace(" ", "")
    kind: Literal["word", "mark"] = "word" if text[0].isalnum() else "mark"
    return Word(text, (start, end), kind, text.lower().replace("’", "'").rstrip(".") if kind == "word" else text)
