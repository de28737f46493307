"""Which words of a sentence are what was said, and which only report it?"""

from __future__ import annotations

from collections.abc import Sequence

from briefbot.authoring.drafting.article import Span
from briefbot.authoring.drafting.cue import Cue
from briefbot.authoring.drafting.following import in_clause
from briefbot.authoring.drafting.lexicon import TITLES
from briefbot.authoring.drafting.names import bare
from briefbot.authoring.drafting.sentences import Word


def content_spans(words: Sequence[Word], cue: Cue, begin: int, end: int) -> tuple[Span, ...]:
    """Where what was said stands: behind the verb, before the clause that reports it, or on both sides."""
    behind = _behind(words, cue, end)
    if cue.after or cue.source is None:
        return (behind or _stretch(words, begin, end),)
    begin = begin or past_dateline(words)
    before = _stretch(words, begin, min(cue.at, cue.source.start))
    last = _past_role(words, max(cue.at, cue.source.end - 1))
    goes_on = last + 1 < end and (
        (words[last + 1].text == "," and end - last > 5) or any(word.kind == "quote" for word in words[last:end])
    )
    return (before, behind) if goes_on and behind is not None else (before,)


def past_dateline(words: Sequence[Word]) -> int:
    """How many words "MARWICK (Union Wire) —" are at the beginning; 0 where there is no dateline."""
    dash = next((number for number, word in enumerate(words[:10]) if word.text in {"—", "–", "-", "--"}), 0)
    place = all(word.kind == "mark" or word.capital or word.text[0].isdigit() for word in words[:dash])
    return dash + 1 if dash and place and words[0].kind == "word" and (words[0].text.isupper() or dash == 1) else 0


def _past_role(words: Sequence[Word], last: int) -> int:
    """Past what a speaker is: "said Ana Ruiz, chief executive of Lune Foods"."""
    if last + 2 >= len(words) or words[last + 1].text != ",":
        return last
    role = bare(words[last + 2].low) in TITLES or words[last + 2].low in {
        "a",
        "an",
        "the",
        "his",
        "her",
        "who",
        "whose",
    }
    ahead = (at for at in range(last + 2, len(words)) if words[at].kind != "word")
    return next(ahead, len(words)) - 1 if role else last


def _behind(words: Sequence[Word], cue: Cue, end: int) -> Span | None:
    first = max(cue.at + 1, cue.source.end if cue.source and cue.source.start > cue.at else 0)
    first = _past_source(words, cue, first, end)
    that = next(
        (at for at in range(first, min(first + 16, end)) if words[at].low == "that" or in_clause(words[at])), None
    )
    that = that if that is not None and words[that].low == "that" else None
    quote = next((number for number in range(first, end) if words[number].kind == "quote"), None)
    if that is not None and (quote is None or that < quote):
        first = that + 1
    elif quote is not None and quote > first and words[quote - 1].text == ":":
        first = quote  # "told the Gazette on Monday: “…”"
    return (
        _stretch(words, first, end) if first < end and any(word.kind != "mark" for word in words[first:end]) else None
    )


def _past_source(words: Sequence[Word], cue: Cue, first: int, end: int) -> int:
    """Past the rest of what names the source: "according to a person who was there, …", "quoted by Reuters as saying …"."""
    if cue.verb == "quoted":
        return next((at + 1 for at in range(first, min(first + 9, end)) if words[at].low == "saying"), first)
    if cue.verb == "according to" and first < end and words[first].low == "who":
        return next((at + 1 for at in range(first, end) if words[at].text == ","), first)
    return first


def _stretch(words: Sequence[Word], first: int, end: int) -> Span:
    """The span of some words without the marks at their edges."""
    while first < end - 1 and words[first].kind == "mark":
        first += 1
    while end > first + 1 and words[end - 1].kind == "mark":
        end -= 1
    return words[first].span[0], words[end - 1].span[1]
