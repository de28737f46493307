"""The words before or after a reporting verb that name its source: a name, a pronoun, or a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefbot.authoring.drafting.descriptions import OPENERS, PRONOUNS, Described, described_in, is_report
from briefbot.authoring.drafting.lexicon import SPEAKING_NOUNS, TITLES
from briefbot.authoring.drafting.names import Name, bare, is_possessive
from briefbot.authoring.drafting.nouns import DETERMINERS, FINITE, PREPOSITIONS, is_speaking, noun_behind
from briefbot.authoring.drafting.sentences import Word

_OTHER_PRONOUNS: Final = frozenset("i we you".split())
_BREAKS: Final = frozenset(
    (
        "that because while when if as after before so although though than whether what how why where but or since "
        "until unless and which yet whereas once"
    ).split()
)
"""Words that end a noun phrase on its left."""

_STOPS_RIGHT: Final = frozenset(
    (
        "that as on after when while during who whose which before because if in and but adding yesterday today "
        "earlier later last this monday tuesday wednesday thursday friday saturday sunday recently outside about over "
        "amid following through via to with"
    ).split()
)
_RELATIVE: Final = frozenset("who which whose where when as that".split())
_LONGEST_PHRASE: Final = 18
_KNOWN: Final = frozenset("himself herself themselves itself known described identified only".split())
_MARKS: Final = {")": "(", ",": ",", "—": "—", "–": "–", "-": "-", "--": "--"}
"""What closes an aside, with what opens it."""

_LONGEST_LEAD: Final = 4
"""Words before a role that still belong to the name: "the local campaign"."""
_LONGEST_APPOSITIVE: Final = 30


@dataclass(frozen=True, slots=True)
class Named:
    """A name; words [start, end) with role and apposition."""

    name: Name
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pronoun:
    word: str
    start: int
    end: int


Source = Named | Pronoun | Described


def source_left(words: Sequence[Word], names: Sequence[Name], end: int) -> Source | None:
    """The source whose words end right before word number `end`."""
    last = end - 1
    if last < 0:
        return None
    word = words[last]
    if word.text in _MARKS:
        return _before_apposition(words, names, end)
    if word.kind != "word" or word.low in _OTHER_PRONOUNS:
        return None
    if word.text.isdigit() and last > 1 and words[last - 1].text == ",":
        return source_left(words, names, last - 1)  # an age
    if word.low in PRONOUNS:
        return Pronoun(word.low, last, end)
    if word.low == "who":
        comma = last > 0 and words[last - 1].text == ","
        return source_left(words, names, last) if comma else _antecedent(words, names, last)
    start = _region_start(words, end)
    if start > 0 and words[start - 1].low in {"who", "which"} and start > 1 and words[start - 2].text == ",":
        return None  # inside a relative clause: what stands there is no subject
    placed = _placed(words, names, start, end)
    if placed is not None:
        return placed
    named = next((name for name in names if name.end == end and not name.possessive), None)
    if named is not None:
        return _around_name(words, names, named, start)
    return _apposed(words, names, described_in(words, start, end) or _several_places(words, start, end))


def _several_places(words: Sequence[Word], start: int, end: int) -> Described | None:
    """ "Observers in Virginia and around the country": "and" joins what stands behind a preposition, not two clauses."""
    if start < 3 or words[start - 1].low != "and":
        return None
    first = _region_start(words, start - 1)
    noun = next((at for at in range(first, start - 1) if words[at].low in PREPOSITIONS), None)
    if noun is None or noun == first or any(word.low in FINITE or is_report(word) for word in words[first:end]):
        return None
    found = described_in(words, first, end)
    return found if found is not None and found.sure and is_speaking(bare(words[noun - 1].low)) else None


def source_right(words: Sequence[Word], names: Sequence[Name], start: int) -> Source | None:
    """The source whose words begin at word number `start`: "said the mayor, Tom Reed"."""
    if start >= len(words) or words[start].kind != "word" or words[start].low in OPENERS | {"that", "to"}:
        return None
    if words[start].low in {"he", "she"}:
        return Pronoun(words[start].low, start, start + 1)
    end = start
    while (
        end < len(words)
        and end - start < _LONGEST_PHRASE
        and words[end].kind == "word"
        and not (end > start and words[end].low in _STOPS_RIGHT and not words[end].capital)
    ):
        end += 1
    named = next((name for name in names if start <= name.start < end), None)
    if named is not None and named.possessive:  # "NBC's Dana Cole"
        named = next((name for name in names if name.start == named.end and name.start < end), named)
    noun = noun_behind(words, named, start, end) if named is not None else None
    if (
        noun is not None
        and words[start].kind == "word"
        and not any(word.low in PREPOSITIONS for word in words[start:noun])
    ):
        belongs = noun + 1 < end and words[noun + 1].low in PREPOSITIONS
        found = described_in(words, start, _place_phrase(words, end if belongs else noun + 1))
        if found is not None:
            return found
    if named is not None and not named.possessive and _leads_to(words, start, named):
        return Named(named, start, named.end)
    described = described_in(words, start, _place_phrase(words, end))
    if described is None:
        return None
    if described.end < len(words) and words[described.end].text == ",":
        inside = next(
            (name for name in names if name.role_start == described.end + 1 or name.start == described.end + 1), None
        )
        ends = inside is not None and (
            inside.end >= len(words) or words[inside.end].kind != "word" or words[inside.end].low == "who"
        )
        if inside is not None and ends and inside.sort == "person":
            return Named(inside, start, inside.end)
    return described


def source_leading(words: Sequence[Word], names: Sequence[Name], start: int) -> Source | None:
    """Whom a sentence is about that begins at word number `start`: a name, a pronoun, or the first noun that can speak."""
    if start < len(words) and words[start].low in PRONOUNS:
        return Pronoun(words[start].low, start, start + 1)
    source = source_right(words, names, start)
    if isinstance(source, Named):
        return None if source.name.possessive else source
    for at in range(start, min(start + 5, len(words))):
        if words[at].kind != "word" or words[at].low in FINITE | PREPOSITIONS | _BREAKS:
            return None
        if is_speaking(words[at].low) and (at + 1 == len(words) or not words[at + 1].capital):
            return Described(words[at].low, start, at + 1, (start, at + 1))
    return None


def _place_phrase(words: Sequence[Word], end: int) -> int:
    """ "a woman in the crowd": one short phrase of place belongs to the description, "in a statement" does not."""
    if end < len(words) and words[end].low == "in" and end + 1 < len(words) and words[end + 1].capital:
        return end + 2
    return end


def _leads_to(words: Sequence[Word], start: int, name: Name) -> bool:
    """Whether nothing but the role stands between the verb and the name."""
    between = words[start : min(name.role_start, name.start)]
    if between and all(word.capital for word in between) and is_possessive(between[-1]):
        return True
    if any(word.low in PREPOSITIONS or word.text.endswith(("’s", "'s")) for word in between):
        return (
            any(bare(word.low) in TITLES for word in between)
            and name.role_start > start
            and words[name.role_start - 1].low not in PREPOSITIONS
        )
    return len(between) <= 5


def _antecedent(words: Sequence[Word], names: Sequence[Name], end: int) -> Source | None:
    """Whom "who" takes up: the name or the short description right before it."""
    named = next((name for name in names if name.end == end and not name.possessive), None)
    if named is not None:
        return Named(named, named.role_start, end)
    first = next((at for at in range(end - 1, max(-1, end - 6), -1) if words[at].low in DETERMINERS), None)
    return described_in(words, first, end) if first is not None else source_left(words, names, end)


def _region_start(words: Sequence[Word], end: int) -> int:
    start = end
    while start > 0 and end - start < _LONGEST_PHRASE:
        word = words[start - 1]
        aside = (
            word.low == "as" and start > 1 and words[start - 2].low in _KNOWN
        )  # "who introduced himself as the owner"
        if word.kind != "word" or (word.low in _BREAKS and not aside):
            break
        start -= 1
    return start


def _placed(words: Sequence[Word], names: Sequence[Name], start: int, end: int) -> Named | None:
    """ "Irma Kowal of the group Living Rivers": a person with what they belong to."""
    for name in names:
        if name.sort != "person" or name.possessive or not start <= name.start < name.end < end:
            continue
        led = name.role_start > start and words[name.role_start - 1].low in PREPOSITIONS
        if words[name.end].low in {"of", "at", "from", "with", "for", "in"} and not led:
            return Named(name, name.role_start, end)
    return None


def _around_name(words: Sequence[Word], names: Sequence[Name], name: Name, start: int) -> Source | None:
    """A name at the end of a phrase: itself, or part of a description ("a spokesman for Tom Reed", "officials in Leeds")."""
    before = name.role_start - 1
    if before > start and words[before].low == "the":
        before -= 1
    noun = before - 1 - (words[before].low == "by" and words[before - 1].low.endswith("ed"))
    if (
        noun >= start
        and words[before].low in {*PREPOSITIONS, "by"}
        and bare(words[noun].low) in SPEAKING_NOUNS | TITLES
    ):
        return _apposed(words, names, described_in(words, start, name.end))
    joint = _joint(words, names, name)
    if joint is not None:
        return joint
    first = name.role_start
    lead = words[start:first]
    if len(lead) <= _LONGEST_LEAD and not any(word.capital or word.low in PREPOSITIONS | OPENERS for word in lead):
        first = min(first, start)  # "campaign spokeswoman Beth Ortiz"
    elif lead and is_possessive(lead[-1]) and all(word.capital for word in lead):
        first = start  # "NBC's Dana Cole"
    return Named(name, first, name.end)


def _joint(words: Sequence[Word], names: Sequence[Name], name: Name) -> Described | None:
    """ "Reed and Holt": two who say one thing."""
    link = name.role_start - 1
    if link < 1 or words[link].low != "and":
        return None
    other = next((one for one in names if one.end == link and not one.possessive), None)
    if other is None or other.sort != name.sort or (link > 1 and words[other.role_start - 1].low in PREPOSITIONS):
        return None
    return Described("both", other.role_start, name.end, (other.start, name.end))


def _apposed(words: Sequence[Word], names: Sequence[Name], described: Described | None) -> Source | None:
    """A description right behind a name and a comma is that person's role."""
    if described is None or described.start < 2 or words[described.start - 1].text != ",":
        return described
    first = words[described.phrase[0]].low
    if described.head.endswith("s") or not (first in DETERMINERS or bare(first) in TITLES):
        return described  # "…, officials said" behind a name is no role
    name = next(
        (one for one in names if one.end == described.start - 1 and one.sort == "person" and not one.possessive), None
    )
    placed = name is not None and name.role_start > 0 and words[name.role_start - 1].low in PREPOSITIONS
    if name is None or placed or not (name.sure or len(name.parts) > 1):
        return described  # "in Ohio, the governor said"
    return Named(name, name.role_start, described.end)


def _opens_members(words: Sequence[Word], at: int) -> bool:
    """ "officials, including Luc Mora, said": those who are named belong to the source, and are not it."""
    return words[at].text == "," and words[at + 1].low in {"including", "among", "like", "led"}


def _place_between(words: Sequence[Word], names: Sequence[Name], end: int) -> int | None:
    """Where "…, of Elm Road, Stokely," begins, which tells where somebody lives; None where no such thing ends here."""
    name = next((one for one in names if one.end == end), None)
    before = name.start - 1 if name is not None else 0
    if before > 1 and words[before].low in PREPOSITIONS and words[before - 1].text == ",":
        return before - 1
    return None


def _opening_mark(words: Sequence[Word], close: int) -> int | None:
    """Where what ends with the mark at `close` began; None where that is too far away, or a quotation stands between."""
    for at in range(close - 1, max(0, close - _LONGEST_APPOSITIVE - 1), -1):
        if words[at].kind == "quote":
            return None
        if words[at].text == _MARKS.get(words[close].text):
            return at
    return None


def _before_apposition(words: Sequence[Word], names: Sequence[Name], end: int) -> Source | None:
    """The source before something between commas: "Tom Reed, 45, the mayor, said"; or in it: "the mayor, Tom Reed, said"."""
    close = end - 1
    members = next(
        (at for at in range(close - 2, max(0, close - _LONGEST_APPOSITIVE), -1) if _opens_members(words, at)), None
    )
    if members is not None:
        return source_left(words, names, members)
    open_ = _opening_mark(words, close)
    if open_ is None:
        return None
    inside = words[open_ + 1 : close]
    if not inside:
        return None
    name = next((one for one in names if open_ + 1 <= one.start and one.end == close), None)
    placed = _place_between(words, names, open_)
    outer = source_left(words, names, open_ if placed is None else placed)
    if outer is None and open_ > 1:
        outer = _before_apposition(words, names, open_ + 1)
    if (
        name is not None
        and inside[0].low not in {"a", "an"}
        and (name.role_start <= open_ + 2 or (name.start <= open_ + 6 and inside[0].low in DETERMINERS))
        and isinstance(outer, Described)
        and name.sort == "person"
        and not name.possessive
    ):
        return Named(name, outer.start, end)
    finite = next((number for number, word in enumerate(inside) if word.low in FINITE or is_report(word)), None)
    clause = finite is not None and not any(word.low in _RELATIVE for word in inside[:finite])
    if outer is None or clause:
        return None
    match outer:
        case Named(found, start, _):
            return Named(found, start, end)
        case Described():
            return Described(outer.head, outer.start, end, outer.phrase, outer.sure)
        case Pronoun(word, start, _):
            return Pronoun(word, start, end)
