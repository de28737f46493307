"""Who says what, sentence by sentence: cues are given their party, and quotations without a cue the speaker they go on from.

What is not clear has no party and a note that says why. Nothing here guesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefbot.authoring.drafting.article import Span
from briefbot.authoring.drafting.content import content_spans, past_dateline
from briefbot.authoring.drafting.cue import Cue
from briefbot.authoring.drafting.descriptions import Described
from briefbot.authoring.drafting.hearers import hearers
from briefbot.authoring.drafting.lexicon import ACTS
from briefbot.authoring.drafting.names import is_nationality
from briefbot.authoring.drafting.parties import Parties, Party
from briefbot.authoring.drafting.pronouns import Memory
from briefbot.authoring.drafting.quotations import Quotation
from briefbot.authoring.drafting.reporting import cues
from briefbot.authoring.drafting.roles import spelled_out
from briefbot.authoring.drafting.sentences import Sentence, Word
from briefbot.authoring.drafting.sources import Named, Pronoun, Source, source_leading
from briefbot.authoring.drafting.transcripts import Turn, turns
from briefbot.text.verbs import forms

TWO_OF_THAT_NAME: Final = "Two people of the article have this name."
UNCLEAR_PRONOUN: Final = "It is not clear whom the pronoun means."
COULD_BE_SAID: Final = "The sentence tells what could be said, not what was said."
NOBODY_NAMED: Final = "Nobody is named near these words."
GOES_ON: Final = "No speaker in the sentence; taken to go on from the one before."
SOURCE_HIDDEN: Final = "The sentence hides who said it."

NOTES: Final = frozenset({TWO_OF_THAT_NAME, UNCLEAR_PRONOUN, COULD_BE_SAID, NOBODY_NAMED, GOES_ON, SOURCE_HIDDEN})
"""Every note that a draft writes: settled when a person has chosen or confirmed the speaker."""

_SCARE_QUOTES: Final = 3
"""Words. A shorter quotation in a sentence that reports nothing is a term, not speech."""

_COORDINATING: Final = frozenset("and but then".split())
_BARE_ANSWER: Final = frozenset("yes no it is was does did not i do they are of course right exactly well sure".split())
"""A turn's sentence of these words alone ("It is.") states nothing without its question."""


@dataclass(frozen=True, slots=True)
class Said:
    """One drafted statement. `party` is None where it is not known (or, `hidden`, not disclosed); `content` are the pieces
    of the sentence that tell what was said, the reporting clause left out."""

    sentence: int
    span: Span
    content: tuple[Span, ...]
    party: Party | None
    verb: str = ""
    quotes: tuple[Quotation, ...] = ()
    hidden: bool = False
    implied: bool = False
    note: str = ""
    to: Party | None = None
    via: Party | None = None
    reported_by: Party | None = None


@dataclass(slots=True)
class _Heard:
    """A cue with its party, while the cues of one sentence are sorted out."""

    cue: Cue
    party: Party | None
    note: str = ""
    reported_by: Party | None = None


@dataclass(slots=True)
class Reader:
    """Reads an article's sentences in order."""

    sentences: Sequence[Sentence]
    parties: Parties
    memory: Memory = field(init=False)
    said: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.memory = Memory(self.sentences, self.parties)

    def read(self) -> list[Said]:
        """Every statement of the article, in order."""
        spoken = turns(self.sentences)
        for number, sentence in enumerate(self.sentences):
            if number in spoken:
                self._turn(number, spoken[number])
                continue
            leading = self._leading(number)
            self._remember(number, leading)
            heard = self._heard(number, leading)
            if heard:
                self.said += self._statements(number, heard)
                speaker = next((one.party for one in heard if one.party is not None), None)
                if speaker is not None:
                    self.memory.subjects[number] = speaker
            elif any(self._is_speech(sentence, quote) for quote in sentence.quotes):
                self.said.append(self._uncued(number))
        return self.said

    def _turn(self, number: int, turn: Turn) -> None:
        """A sentence of a printed conversation: said by whom the label before it names. A question states nothing."""
        sentence = self.sentences[number]
        party = self.parties.labelled(turn.label)
        words = self.sentences[number].words[turn.first :]
        if words[-1].text == "?" or all(word.low in _BARE_ANSWER for word in words if word.kind == "word"):
            return
        content = (sentence.words[turn.first].span[0], sentence.span[1])
        self.said.append(Said(number, sentence.span, (content,), party, note="" if party else TWO_OF_THAT_NAME))
        if party is not None:
            self.memory.subjects[number] = party

    def _remember(self, number: int, leading: Source | None) -> None:
        """Keeps whom the sentence is about: somebody with a name, or a body; of unnamed people only that they are there."""
        match leading:
            case Named(name, _, _) if not name.possessive:
                subject = self.parties.find(number, name)
            case Pronoun(word, start, _) if word in {"he", "she"}:
                subject = self.memory.referent(number, start, word)
            case Described():
                party = self._described(number, leading)
                subject = party if party.sort == "person" or party.kind in {"", "organisation"} else None
                if subject is None:
                    self.memory.others.add(number)
            case _:
                subject = None
        if subject is not None:
            self.memory.subjects[number] = subject

    def _heard(self, number: int, leading: Source | None) -> list[_Heard]:
        """The cues of a sentence that are not part of what another one reports."""
        sentence = self.sentences[number]
        found: list[_Heard] = []
        for cue in cues(sentence.words, self.parties.names(number)):
            last = found[-1] if found else None
            beside = last is not None and last.cue.at + 1 < cue.begin and sentence.words[cue.begin].low in _COORDINATING
            if cue.shared and last is not None and (beside or _tells_an_act(last.cue)):
                found.append(_Heard(cue, last.party, last.note))
            if cue.shared:
                if last is None and leading is not None and leading.start < cue.at:
                    found.append(self._party(number, replace(cue, begin=0, source=leading)))
                continue
            inside = last is not None and last.cue.after and (last.cue.at < cue.begin < last.cue.end or cue.hidden)
            if inside and last is not None and _opens_report(sentence.words, last.cue, cue):
                self._nest(found, self._party(number, cue))
                continue
            if inside and not _separate(sentence.words, cue):
                continue
            heard = self._party(number, cue)
            if last is not None and not cue.after and cue.begin <= last.cue.at:
                self._outer(number, found, heard)
            else:
                found.append(heard)
        return found

    def _nest(self, found: list[_Heard], inner: _Heard) -> None:
        """ "According to X, Y wants …" is Y's, and X passes it on; where X is Y, or one of them is unknown, it stays with X."""
        outer = found[-1]
        if outer.party is None or inner.party is None or outer.party is inner.party or inner.party.kind == "document":
            return
        if outer.party.kind == "document" and inner.party.kind in {"group", "unnamed person"}:
            return  # "according to a poll, 54 percent say"
        found[-1] = replace(inner, reported_by=outer.party)

    def _outer(self, number: int, found: list[_Heard], outer: _Heard) -> None:
        """A report around another: "Holt will resign, she said, Reuters reported" names who passes it on."""
        inner = found[-1]
        if outer.party is inner.party or outer.party is None:
            return
        cited = inner.party is not None and inner.party.kind == "document" and outer.party.sort == "person"
        certain = not _tells_an_act(inner.cue) and inner.cue.end == len(self.sentences[number].words)
        if certain and inner.cue.after and inner.cue.begin <= 2 and inner.party is not None and not cited:
            inner.reported_by = outer.party
            clause = min(outer.cue.at, outer.cue.source.start if outer.cue.source else outer.cue.at)
            inner.cue = replace(inner.cue, end=clause)
        else:
            found[-1] = outer

    def _party(self, number: int, cue: Cue) -> _Heard:
        if cue.hidden:
            return _Heard(cue, None, SOURCE_HIDDEN)
        if cue.hypothetical:
            return _Heard(cue, None, COULD_BE_SAID)
        match cue.source:
            case Named(name, _, _):
                party = self.parties.find(number, name)
                return _Heard(cue, party, "" if party else TWO_OF_THAT_NAME)
            case Pronoun(word, start, _):
                party = self.memory.referent(number, start, word)
                return _Heard(cue, party, "" if party else UNCLEAR_PRONOUN)
            case Described(phrase=(first, last)) as described:
                if _takes_up(self.sentences[number].words[first:last]):
                    party = self.memory.last_person(number)
                    return _Heard(cue, party, "" if party else UNCLEAR_PRONOUN)
                return _Heard(cue, self._described(number, described))
            case _:
                return _Heard(cue, None, NOBODY_NAMED)

    def _described(self, number: int, source: Described) -> Party:
        words = self.sentences[number].words[slice(*source.phrase)]
        if words[0].low == "the" and len(words) <= 4:
            nation = self.parties.country(words[1].low) if source.head == "side" else None
            if nation is not None:
                return nation
            known = self.parties.with_role(source.head) or self.parties.body_with(source.head)
            if known is not None and _covers(known, words[1:]):
                return known
        return self.parties.common(words, source.head)

    def _statements(self, number: int, heard: list[_Heard]) -> Iterator[Said]:
        words = self.sentences[number].words
        begins = [0, *(max(1, one.cue.begin) for one in heard[1:])]
        for one, begin, end in zip(heard, begins, [*begins[1:], len(words)], strict=True):
            if begin >= end:
                continue
            yield self._statement(number, one, begin, end)

    def _statement(self, number: int, one: _Heard, begin: int, end: int) -> Said:
        sentence = self.sentences[number]
        words = sentence.words
        span = (
            sentence.span[0] if begin == 0 else words[begin].span[0],
            sentence.span[1] if end == len(words) else words[end - 1].span[1],
        )
        named = one.cue.source
        inside = {word.span for word in words[named.start : named.end]} if isinstance(named, Named) else set()
        quotes = tuple(q for q in sentence.quotes if span[0] <= q.span[0] < span[1] and q.span not in inside)
        to, via = hearers(words, self.parties, number, one.party, one.cue.at, (begin, end))
        content = content_spans(words, one.cue, begin, min(end, one.cue.end) if one.cue.after else end)
        return Said(
            number, span, content, one.party, one.cue.verb, quotes, one.cue.hidden,
            note=one.note, to=to, via=via, reported_by=one.reported_by,
        )  # fmt: skip

    def _uncued(self, number: int) -> Said:
        """A quotation in a sentence that names no speaker."""
        sentence = self.sentences[number]
        party, note = self._goes_on(number)
        speech = tuple(quote for quote in sentence.quotes if self._is_speech(sentence, quote))
        if party is not None:
            self.memory.subjects[number] = party
        return Said(number, sentence.span, (sentence.span,), party, quotes=speech, implied=party is not None, note=note)

    def _goes_on(self, number: int) -> tuple[Party | None, str]:
        sentence = self.sentences[number]
        previous = self.said[-1] if self.said else None
        before = self.sentences[number - 1] if number else None
        joined = before is not None and (
            before.paragraph == sentence.paragraph or (bool(before.quotes) and before.quotes[-1].open)
        )
        if joined and previous is not None and previous.sentence == number - 1:
            others = {id(party) for party in self._people_outside(number)} - {id(previous.party)}
            alone = previous.party is not None and not others and not previous.hidden
            return (previous.party, GOES_ON) if alone else (None, NOBODY_NAMED)
        if sentence.only_quoted:
            carried = self._carried(number)
            if carried is not None:
                return carried, GOES_ON
            ahead = self._ahead(number)
            if ahead is not None:
                return ahead, GOES_ON
            if before is not None and before.paragraph == sentence.paragraph and number - 1 in self.memory.subjects:
                subject = self.memory.subjects[number - 1]
                return (subject, GOES_ON) if subject.sort == "person" else (None, NOBODY_NAMED)
        return None, NOBODY_NAMED

    def _carried(self, number: int) -> Party | None:
        """The one person whom the paragraph before ended with, where this one is a quotation and nothing else."""
        if number == 0 or self.sentences[number - 1].paragraph == self.sentences[number].paragraph:
            return None
        subject = self.memory.subjects.get(number - 1)
        return subject if subject is not None and subject.sort == "person" else None

    def _people_outside(self, number: int) -> list[Party]:
        found = (
            self.parties.find(number, name)
            for name in self.parties.names(number)
            if name.sort == "person" and not name.possessive
        )
        return [party for party in found if party is not None]

    def _ahead(self, number: int) -> Party | None:
        """The one speaker of the rest of a paragraph that begins with a quotation."""
        paragraph = self.sentences[number].paragraph
        if number and self.sentences[number - 1].paragraph == paragraph:
            return None
        found: list[Party | None] = []
        for later in range(number + 1, len(self.sentences)):
            if self.sentences[later].paragraph != paragraph:
                break
            for cue in cues(self.sentences[later].words, self.parties.names(later)):
                if isinstance(cue.source, Named | Described) and not cue.hypothetical:
                    found.append(self._party(later, cue).party)
        return found[0] if found and all(party is found[0] for party in found) else None

    def _leading(self, number: int) -> Source | None:
        """The words for whom a sentence is about: those it begins with, after an opening phrase."""
        words = self.sentences[number].words
        start = _after_opening(words)
        return source_leading(words, self.parties.names(number), start)

    def _is_speech(self, sentence: Sentence, quote: Quotation) -> bool:
        word = next((one for one in sentence.words if one.span == quote.span), None)
        return sentence.only_quoted or (word is not None and len(word.text.split()) > _SCARE_QUOTES)


def _opens_report(words: Sequence[Word], outer: Cue, inner: Cue) -> bool:
    """Whether what "According to X," passes on begins with another report: "Y wants …", "despite the wish of Y to …"."""
    if outer.verb != "according to" or outer.source is None or _tells_an_act(inner) or inner.hidden:
        return False
    comma = next((at for at in range(outer.source.end, len(words)) if words[at].text == ","), len(words))
    return comma < inner.begin <= comma + 2


def _tells_an_act(cue: Cue) -> bool:
    form = forms().get(cue.verb.lower())
    return form is not None and form.verb in ACTS


def _takes_up(words: Sequence[Word]) -> bool:
    """ "the 38-year-old", "the Belgian": another word for whoever was spoken of."""
    if len(words) != 2 or words[0].low != "the":
        return False
    return words[1].low.endswith("-year-old") or (words[1].capital and is_nationality(words[1].low))


def _covers(party: Party, words: Sequence[Word]) -> bool:
    """Whether a short description says nothing that the party's role or name does not."""
    known = {spelled_out(word) for word in f"{party.role} {party.name}".split()}
    return all(word.low in known for word in words)


def _after_opening(words: Sequence[Word]) -> int:
    """Past "However," and "In a phone call afterward,"; "As for X" begins with X."""
    if len(words) > 2 and words[0].low == "as" and words[1].low == "for":
        return 2
    if past_dateline(words):
        return past_dateline(words)
    if words and words[0].low in {"but", "and", "yet", "still", "so", "while"}:
        return 1
    opening = words[0].low in _OPENING or words[0].low.endswith("ly") if words else False
    if opening:
        comma = next((number for number, word in enumerate(words[:14]) if word.text == ","), None)
        return comma + 1 if comma is not None else 0
    return 0


_OPENING: Final = frozenset(
    (
        "in on at after before during for with from by under since despite amid following speaking however meanwhile "
        "moreover instead later earlier yesterday today monday tuesday wednesday thursday friday saturday sunday "
        "asked when while although though as if then now still last this"
    ).split()
)


def _separate(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a report inside the reach of another one stands beside it: "…, while Holt said", "…; Holt said"."""
    if not cue.after:
        return words[cue.begin].kind == "quote"
    before = list(words[max(0, cue.begin - 2) : cue.begin])
    if not before:
        return False
    if before[-1].text == ";" or before[-1].kind == "quote" or before[-1].low in {"while", "whereas"}:
        return True
    return (
        len(before) == 2
        and (before[0].text == "," or before[0].kind == "quote")
        and before[1].low in {"but", "and", "although", "though"}
    )
