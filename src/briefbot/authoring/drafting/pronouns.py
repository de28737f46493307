"""Who is meant by "he", "she", "it" and "they" in front of a reporting verb? Only where it is clear.

A pronoun takes up whoever the sentences before were about: the subject or speaker of the nearest one that has somebody of
fitting gender. Where two people could be meant and neither was its subject, nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from briefbot.authoring.drafting.parties import Parties, Party, could_be_person
from briefbot.authoring.drafting.sentences import Sentence

_SENTENCES_BACK: Final = 6
_PARAGRAPHS_BACK: Final = 2
_BODIES_BACK: Final = 2
_GENDERS: Final = {"he": "m", "she": "f"}


@dataclass(slots=True)
class Memory:
    """What the article was about so far: the subject or speaker of each sentence that was read."""

    sentences: Sequence[Sentence]
    parties: Parties
    subjects: dict[int, Party] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    """Sentences about people without a name, whom a pronoun after them may mean."""

    def referent(self, number: int, at: int, pronoun: str) -> Party | None:
        """Who is meant by a pronoun at word `at` of sentence `number`; None where it is not clear."""
        if pronoun in _GENDERS:
            return self._person(number, at, _GENDERS[pronoun])
        return self._body(number, plural=pronoun == "they")

    def last_person(self, number: int) -> Party | None:
        """Whom the sentence before was about, or the one before that; None where that was nobody or no person."""
        found = next((self.subjects[earlier] for earlier in self._back(number, 2) if earlier in self.subjects), None)
        return found if found is not None and found.sort == "person" else None

    def _person(self, number: int, at: int, gender: str) -> Party | None:
        own = self._opening(number, at, gender)
        if own is not None:
            return None if self._spoke_before(number, at, own, gender) else self._learned(own, gender)
        for earlier in self._back(number, _SENTENCES_BACK):
            subject = self.subjects.get(earlier)
            if subject is not None and _is_person(subject) and _fits(subject, gender):
                sure = subject.gender or not self._surer(number, gender)
                return (
                    self._learned(subject, gender)
                    if sure and not self._rivals(earlier, number, at, subject, gender)
                    else None
                )
            if earlier in self.others:
                return None
            fitting = [party for party in self._people(earlier) if _fits(party, gender)]
            if fitting:
                return self._learned(fitting[0], gender) if len(fitting) == 1 else None
        return None

    def _spoke_before(self, number: int, at: int, own: Party, gender: str) -> bool:
        """Whether the sentence before was about somebody else whom "X was first, he said" may mean as well."""
        words = self.sentences[number].words
        before = self.subjects.get(number - 1)
        closing = at > 2 and words[at - 1].text == "," and words[0].low != "as"
        return closing and before is not None and before is not own and _is_person(before) and _fits(before, gender)

    def _rivals(self, earlier: int, number: int, at: int, subject: Party, gender: str) -> bool:
        """Whether somebody else of that gender is named between the sentence that the subject is taken from and the pronoun."""
        return any(
            party is not subject and party.gender == gender
            for between in range(earlier, number + 1)
            for name in self.parties.names(between)
            if name.sort == "person" and (name.end <= at if between == number else not name.possessive)
            for party in (self.parties.find(between, name),)
            if party is not None
        )

    def _surer(self, number: int, gender: str) -> bool:
        """Whether a sentence just before was about somebody known to be a man (a woman), who may be meant as well."""
        subjects = (self.subjects.get(earlier) for earlier in self._back(number, 3))
        return any(subject is not None and subject.gender == gender for subject in subjects)

    def _learned(self, party: Party, gender: str) -> Party:
        """The pronoun tells the gender of somebody whose name did not."""
        party.gender = party.gender or ("m" if gender == "m" else "f")
        return party

    def _opening(self, number: int, at: int, gender: str) -> Party | None:
        """Somebody whom the same sentence began with: "As for X, he believes", "X will resign, he said"."""
        words = self.sentences[number].words
        first = 2 if len(words) > 2 and words[0].low == "as" and words[1].low == "for" else 0
        for name in self.parties.names(number):
            begins = min(name.role_start, name.start)
            if name.end <= at and begins <= first + 1 and not name.possessive and name.sort == "person":
                party = self.parties.find(number, name)
                if party is not None and _fits(party, gender):
                    return party
        return None

    def _people(self, number: int) -> list[Party]:
        found = (self.parties.find(number, name) for name in self.parties.names(number) if name.sort == "person")
        return list({id(party): party for party in found if party is not None and could_be_person(party)}.values())

    def _body(self, number: int, plural: bool) -> Party | None:
        for earlier in [number, *self._back(number, _BODIES_BACK)]:
            subject = self.subjects.get(earlier)
            if subject is None:
                continue
            if plural:
                return subject if subject.kind == "group" else None
            if subject.sort == "person" and not subject.sure and not subject.gender:
                subject.sort = "organisation"  # nobody calls a person "it"
            body = subject.sort == "organisation" and subject.kind not in {"group", "unnamed person"}
            return subject if body else None
        return None

    def _back(self, number: int, most: int) -> list[int]:
        paragraph = self.sentences[number].paragraph
        return [
            earlier
            for earlier in range(number - 1, max(-1, number - 1 - most), -1)
            if self.sentences[earlier].paragraph >= paragraph - _PARAGRAPHS_BACK
        ]


def _is_person(party: Party) -> bool:
    return could_be_person(party) or party.kind == "unnamed person"


def _fits(party: Party, gender: str) -> bool:
    return party.gender in {"", gender}
