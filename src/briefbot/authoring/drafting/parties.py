"""Everybody who is named in an article, with the spellings, roles and short forms that mean one person merged into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from briefbot.authoring.drafting.given_names import Gender, gender_of, is_given_name, is_surname
from briefbot.authoring.drafting.lexicon import (
    BODIES,
    COUNTRIES,
    COUNTRY_OF,
    DOCUMENTS,
    MEN_TITLES,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    SPEAKING_NOUNS,
    TITLES,
    WOMEN_TITLES,
)
from briefbot.authoring.drafting.names import Name, is_nationality, names_in
from briefbot.authoring.drafting.roles import (
    gender_of_role,
    is_real_role,
    role_behind,
    role_heads,
    role_in_front,
    without_article,
)
from briefbot.authoring.drafting.sentences import Sentence, Word
from briefbot.text.wordlist import is_english_word

_OPENING_WORDS: Final = frozenset("neither both see top rival everything anything nothing like unlike".split())
"""Words that begin a sentence before a name, beside nouns, gerunds and adverbs."""

_SENTENCES_APART: Final = 2
"""How long after a namesake was named a surname alone is left open."""

Sort = Literal["person", "organisation"]


@dataclass(eq=False, slots=True)
class Party:
    """A person or body of the article while it is being read: later mentions add to it.

    `kind` tells what an unnamed one is ("group", "document", "unnamed person"); empty for a name.
    """

    sort: Sort
    name: str
    kind: str = ""
    role: str = ""
    gender: Gender = ""
    spellings: list[str] = field(default_factory=list)
    sure: bool = False
    mentions: int = 0
    placed: int = 0
    """How many of the mentions stand behind "in", "at" or "near"."""

    first: int = 0

    @property
    def surname(self) -> str:
        return self.name.split()[-1]

    @property
    def given(self) -> str:
        return self.name.split()[0] if " " in self.name else ""


class Parties:
    """The directory of an article. `find` and `common` never guess: where two people could be meant, nobody is."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.all: list[Party] = []
        self._named: dict[tuple[int, int], Name] = {}
        self._of_name: dict[tuple[int, int], Party | None] = {}
        self._of_words: dict[str, Party] = {}
        self._told_of: dict[int, set[int]] = defaultdict(set)
        self._by_sentence = [names_in(sentence.words) for sentence in sentences]
        found = [name for names in self._by_sentence for name in names]
        inner = {part for name in found for part in name.parts[name.start == 0 :]}
        surnames = {name.parts[-1] for name in found if name.sort == "person" and len(name.parts) > 1}
        self._by_sentence = [
            [name for name in names if not (_ordinary(name, inner) or _of_a_nation(name, surnames))]
            for names in self._by_sentence
        ]
        known = surnames | {name.text for name in found if len(name.parts) > 1}
        self._by_sentence = [
            [_without_first_word(name, sentence.words, known) for name in names]
            for names, sentence in zip(self._by_sentence, sentences, strict=True)
        ]
        self._sentences = sentences
        for long in (True, False):
            for number, names in enumerate(self._by_sentence):
                for name in names:
                    if (len(name.parts) > 1) == long:
                        self._of_name[(number, name.start)] = self._enter(number, name)

    def names(self, sentence: int) -> list[Name]:
        return self._by_sentence[sentence]

    def find(self, sentence: int, name: Name) -> Party | None:
        """Who is meant by a name; None where it is the surname of two."""
        return self._of_name.get((sentence, name.start))

    def common(self, words: Sequence[Word], head: str) -> Party:
        """The unnamed source that these words describe; the same words are the same source."""
        text = without_article(" ".join(word.text for word in words))
        key = text.lower()
        if key not in self._of_words:
            self._of_words[key] = Party("organisation", text, kind=_kind(head), gender=gender_of_role(head), sure=True)
            self.all.append(self._of_words[key])
        return self._of_words[key]

    def labelled(self, label: str) -> Party | None:
        """Whom the label of a turn means ("HOLT:"): somebody of the article, else a person of that name; None between two."""
        low = label.lower()
        holders = [
            party
            for party in self.all
            if party.sort == "person"
            and low in {party.name.lower(), party.surname.lower(), *map(str.lower, party.spellings)}
        ]
        if not holders:
            bodies = [
                one for one in self.all if one.sort == "organisation" and not one.kind and low == one.surname.lower()
            ]
            holders = [one for one in bodies if " " in one.name] or bodies  # "Courier:" is the Kelmouth Courier
        if not holders:
            holders = [Party("person", label.title() if label.isupper() else label, sure=True)]
            self.all += holders
        return holders[0] if len(holders) == 1 else None

    def with_role(self, head: str) -> Party | None:
        """The one person whose role has this noun as a word; None where several or nobody has it."""
        holders = [party for party in self.all if party.sort == "person" and head in role_heads(party.role)]
        return holders[0] if len(holders) == 1 else None

    def body_with(self, head: str) -> Party | None:
        """The one named organisation whose name has this noun: "the council" for Quay City Council."""
        bodies = [
            party
            for party in self.all
            if party.sort == "organisation" and not party.kind and head in party.name.lower().split()
        ]
        return bodies[0] if len(bodies) == 1 else None

    def country(self, adjective: str) -> Party | None:
        """The country of an adjective, where the article names it: "the American side" is the United States."""
        name = COUNTRY_OF.get(adjective)
        return next((party for party in self.all if party.sort == "organisation" and party.name == name), None)

    def _enter(self, number: int, name: Name) -> Party | None:
        sentence = self._sentences[number]
        role = " ".join(word.text for word in sentence.words[name.role_start : name.start])
        appositive = role_behind(sentence.words, name) or role_in_front(sentence.words, name)
        gender = gender_of_role(f"{role} {appositive}")
        party = self._match(number, name, gender)
        if party is None and len(self._meant(number, name, gender)) > 1:
            return None
        if party is None:
            party = Party(name.sort, name.text, first=sentence.words[name.start].span[0])
            self.all.append(party)
        party.placed += name.role_start > 0 and sentence.words[name.role_start - 1].low in {
            "in",
            "at",
            "near",
            "outside",
        }
        self._told_of[id(party)].add(number)
        _learn(party, name, name.text, role if is_real_role(role) and name.sort == "person" else "", appositive, gender)
        return party

    def _match(self, number: int, name: Name, gender: Gender) -> Party | None:
        same = [
            party
            for party in self.all
            if party.sort == name.sort and not party.kind and name.text in (party.name, *party.spellings)
        ]
        if len(same) == 1 and (len(name.parts) > 1 or name.sort == "organisation"):
            return same[0]
        near = self._meant(number, name, gender)
        return near[0] if len(near) == 1 else None

    def _meant(self, number: int, name: Name, gender: Gender) -> list[Party]:
        """Those a name may mean. A surname alone means somebody whom the article introduced before, if it did."""
        near = list(self._near(name, name.text, gender))
        if len(name.parts) > 1 or len(near) < 2:
            return near
        near = [party for party in near if party.surname == name.text] or near  # not "Trump Tower"
        place = self._sentences[number].words[name.start].span[0]
        near = [party for party in near if party.first < place] or near
        main = self._called_so(number, name, near)
        return near if main is None else [main]

    def _called_so(self, number: int, name: Name, near: Sequence[Party]) -> Party | None:
        """The one whom the article has called by the surname alone, before it told of another one in full; None where that
        one, or any other, was spoken of just before.
        """
        called = [party for party in near if name.text in party.spellings]
        others = [party for party in near if party not in called]
        lately = range(number - _SENTENCES_APART, number + 1)
        if len(called) != 1 or any(at in lately for party in others for at in self._told_of[id(party)]):
            return None
        return called[0] if all(called[0].mentions >= 2 * party.mentions for party in others) else None

    def _near(self, name: Name, text: str, gender: Gender) -> Iterator[Party]:
        """Those a shorter or fuller name may mean: by surname, by first name, or with a middle name more or less."""
        parts = text.split()
        for party in self.all:
            if party.kind or (party.sort != name.sort and len(parts) > 1):
                continue
            known = party.name.split()
            if party.sort == "organisation":
                if name.sort == "organisation" and (
                    _acronym_of(text, party.name) or _unjoined(text) == _unjoined(party.name)
                ):
                    yield party
                continue
            if gender and party.gender and gender != party.gender:
                continue
            if (
                len(parts) == 1
                and len(known) > 1
                and (parts[0] == known[-1] or (parts[0] == known[0] and not name.titled))
            ) or (len(parts) > 1 and len(known) > 1 and parts[-1] == known[-1] and parts[0] == known[0]):
                yield party


def _ordinary(name: Name, inner: set[str]) -> bool:
    """A word that is capitalised only for beginning a sentence: an English word that is no name anywhere else."""
    low = name.text.lower()
    if name.start > 0 or len(name.parts) > 1 or name.text in inner or not is_english_word(low):
        return False
    named = low in COUNTRIES or low in OUTLET_WORDS or low in ORGANISATION_WORDS or is_surname(low)
    return not named or low in SPEAKING_NOUNS or low.endswith(("ing", "ly", "ed"))


def _without_first_word(name: Name, words: Sequence[Word], known: set[str]) -> Name:
    """ "Neither Clinton": a word that is capitalised only for beginning the sentence is no part of a name known without it."""
    first, _, rest = name.text.partition(" ")
    low = first.lower()
    if name.start != 0 or name.sort != "person" or rest not in known or is_given_name(first):
        return name
    formed = low.endswith(("ing", "ly")) and is_english_word(low) and not is_surname(low)
    if not (formed or low in SPEAKING_NOUNS or low in TITLES or low in _OPENING_WORDS):
        return name
    return replace(name, start=1, role_start=max(1, name.role_start), text=rest)


def _of_a_nation(name: Name, surnames: set[str]) -> bool:
    """ "Brazilian": an adjective by its ending, unless somebody of the article has it as surname ("Rudy Giuliani")."""
    if name.sort != "person" or name.titled or len(name.parts) > 1 or name.text in surnames:
        return False
    return is_nationality(name.text.lower())


def _acronym_of(short: str, name: str) -> bool:
    return (
        len(short) > 1 and short.isupper() and short == "".join(part[0] for part in name.split() if part[0].isupper())
    )


def _unjoined(name: str) -> str:
    return name.replace("-", " ").lower()


def _learn(party: Party, name: Name, text: str, role: str, appositive: str, gender: Gender) -> None:
    party.mentions += 1
    if len(text.split()) > len(party.name.split()) and party.sort == "person":
        party.spellings.append(party.name)
        party.name = text
    elif text != party.name and text not in party.spellings:
        party.spellings.append(text)
    party.sure = party.sure or name.sure or bool(appositive)
    if not party.role or (len(appositive) > len(party.role) and party.role.lower() in {*MEN_TITLES, *WOMEN_TITLES}):
        party.role = appositive or role
    party.gender = party.gender or gender or (gender_of(party.given) if party.given else "")


def _kind(head: str) -> str:
    if head in DOCUMENTS:
        return "document"
    if head in BODIES:
        return "organisation"
    plural = (head.endswith("s") and not head.endswith("ss")) or head in {
        "people",
        "police",
        "women",
        "men",
        "children",
        "staff",
        "many",
        "some",
        "percent",
        "those",
        "others",
        "both",
    }
    return "group" if plural else "unnamed person"


def people_worth_naming(parties: Iterable[Party], speakers: Iterable[Party]) -> list[Party]:
    """Those a briefing lists: whoever speaks, and people who are surely people; in the order they come in."""
    speaking = {id(party) for party in speakers}
    return [
        party
        for party in parties
        if id(party) in speaking
        or (party.sort == "person" and party.sure and (" " in party.name) and is_likely_person(party))
    ]


def could_be_person(party: Party) -> bool:
    """Whether "he" or "she" may mean a party: no place by its prepositions, no words of the language only, and no
    single unknown word that comes once.
    """
    if party.sort != "person" or party.role or party.gender or party.sure:
        return party.sort == "person"
    ordinary = all(is_english_word(part.lower()) for part in party.name.split()) and not is_surname(party.surname)
    known = party.given or is_surname(party.name) or party.mentions > 1
    return bool(known) and not ordinary and party.placed * 2 < max(party.mentions, 1)


def is_likely_person(party: Party) -> bool:
    """A full name with a role, or with a first name or surname that the lists know."""
    return bool(party.role or party.gender or is_surname(party.surname))
