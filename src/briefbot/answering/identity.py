"""Answers who somebody is, and who it is that has a part: "who is Ada?", "who coaches the club?", "who runs the mill?"."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from briefbot.answering.asked import Asked, Decision, credited, items_of
from briefbot.answering.content import SHOWN, STRUCTURAL
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Entity, Statement
from briefbot.matching import cues
from briefbot.matching.names import TAG
from briefbot.matching.nationalities import NATIONALITIES
from briefbot.matching.occupations import TITLES, belongs
from briefbot.matching.question import Question
from briefbot.matching.variants import VARIANT_FLOOR
from briefbot.text.similarity import trigram_likeness
from briefbot.text.tokens import Token, words


def who_is(asked: Asked) -> Decision | None:
    """Who or what somebody is: the person with role, then what they said."""
    question = asked.question
    if not question.mentions or question.unknown_names or asked.within is not None or question.speakers:
        return None
    entity = asked.briefing.entities[question.mentions[0].entities[0]]
    if len(question.mentions) > 1 or len(question.mentions[0].entities) > 1:
        return None
    named = range(question.mentions[0].start, question.mentions[0].end)
    rest = [
        token.folded
        for place, token in enumerate(question.tokens)
        if place not in named and cues.is_content_word(token.folded)
    ]
    if _asks_for_the_employer(asked):
        return _employer(entity)
    identity = question.kind == "who-is" or (bool(rest) and set(rest) <= cues.IDENTITY_WORDS)
    told = question.mentions[0].how == "role" and all(asked.matcher.index.stem(word) in _told(asked) for word in rest)
    if rest and not identity and not (told and question.kind.startswith("who")):
        return None
    folded = {token.folded for token in question.tokens}
    verbs = folded & cues.SPEECH_VERBS
    bare = question.kind in ("keywords", "what", "who") and not rest and not verbs
    about = {"about", "on"} & folded and not rest and not verbs - {"tell", "know", "say"}
    if not (identity or bare or about or told):
        return None
    does = question.kind == "what" and bool(
        {"do", "does", "doing", "done"} & {one.folded for one in question.tokens[2:]}
    )
    if (entity.sort != "person" or does) and not identity:
        return _about_a_name(asked, entity) if len(folded - _ASKING_ABOUT) <= named.stop - named.start else None
    own = tuple(one.id for one in asked.briefing.statements if entity.id in credited(one))
    return Decision("answer", (entity.id, *(own if bare else ())), None, confidence=STRUCTURAL, step="who is")


_ASKING_ABOUT: Final = frozenset(
    "what who whats is are was were the a an about tell me of do does did doing done and how on say know any anything more "
    "please up to with in this that all we have here there happening happened going so then well ok now".split()
)
"""Words of a question that asks for nothing but what there is about a name."""


def _told(asked: Asked) -> frozenset[str]:
    return asked.matcher.index.told_stems


def _about_a_name(asked: Asked, entity: Entity) -> Decision | None:
    """What there is about an organisation or place, facts first."""
    parts = items_of(asked.briefing, entity.id)
    facts = tuple(item for item in parts if not isinstance(asked.briefing.items[item], Statement))
    ordered = (*facts, *(item for item in parts if item not in facts))
    return Decision("answer", ordered[:SHOWN], None, confidence=0.7, step="about a name") if ordered else None


def _employer(entity: Entity) -> Decision:
    """What somebody belongs to, where the briefing tells."""
    if entity.of:
        return Decision("answer", (entity.of,), None, confidence=0.85, step="what somebody belongs to")
    return Decision("not_in_briefing", (), Phrase("not-found"), confidence=0.85, step="what somebody belongs to")


def _asks_for_the_employer(asked: Asked) -> bool:
    """Whether it is asked what somebody belongs to: "who does Ada work for"."""
    folded = [token.folded for token in asked.question.tokens]
    return bool(set(folded[:3]) & {"who", "whom", "which", "where"}) and " ".join(folded[-2:]) in (
        "work for",
        "works for",
    )


def who_runs(asked: Asked) -> Decision | None:
    """Who runs, or works for, an organisation: the people who are `of` it."""
    question = asked.question
    folded = {token.folded for token in question.tokens}
    if not question.kind.startswith("who") or not folded & cues.RUNNING_WORDS or not question.mentions:
        return None
    wanted = set(asked.named(question.mentions))
    people = tuple(entity.id for entity in asked.briefing.people if entity.of in wanted)
    return Decision("answer", people, None, confidence=0.85, step="who runs it") if people else None


def by_role(asked: Asked) -> Decision | None:
    """The people whose role, with what they belong to, holds every word of the question: "who led the expedition?"."""
    question = asked.question
    which = {token.folded for token in question.tokens[:2]} & {"which", "what"} and question.kind == "what"
    if not (question.kind in ("who", "who-is") or which) or question.speakers or asked.within is not None:
        return None
    passed = cues.IDENTITY_WORDS | cues.PEOPLE_WORDS | cues.SHOWING_UP
    wanted = [token for token in question.content if token.folded not in passed]
    if not wanted or all(token.stem.startswith(TAG) for token in wanted):
        return None
    called = set(people_called(asked, {token.folded for token in question.content}))
    people = tuple(one.id for one in asked.briefing.people if one.id in called and _has_all(asked, one, wanted))
    if not people or len(people) > MOST_OF_A_ROLE:
        return None
    return Decision("answer", people, None, confidence=0.85, step="whose role it is")


def of_these_roles(asked: Asked) -> Decision | None:
    """A list of the people of one or several roles or classes: "all the ministers and ambassadors", "which experts"."""
    question = asked.question
    if question.kind != "list" or question.mentions or asked.within is not None:
        return None
    passed = (cues.IDENTITY_WORDS | cues.LISTED_WORDS | cues.SHOWING_UP | {"everybody", "everyone"}) - TITLES.keys()
    wanted = [token for token in question.content if token.folded not in passed]
    found = {token.stem: _of_one_role(asked, token) for token in wanted}
    if not found or not all(found.values()) or any(token.folded.endswith("ly") for token in wanted):
        return None  # "who is quoted directly" asks for no director
    ids = tuple(one.id for one in asked.briefing.people if any(one.id in some for some in found.values()))
    return Decision("answer", ids, None, confidence=0.85, step="people of these roles")


def _of_one_role(asked: Asked, token: Token) -> list[str]:
    if token.folded in TITLES:
        return people_called(asked, {token.folded})
    return [one.id for one in asked.briefing.people if one.role and _has_all(asked, one, [token])]


def only_lists_a_class(question: Question) -> bool:
    """Whether nothing is asked but who is of a class: "which politicians are named in the article"."""
    return any(token.folded in TITLES for token in question.tokens) and all(
        token.folded in _LISTING or token.folded in TITLES or token.folded in NATIONALITIES for token in question.tokens
    )


_LISTING: Final = (
    cues.FUNCTION_WORDS
    | cues.FILLER_WORDS
    | cues.IDENTITY_WORDS
    | cues.LISTED_WORDS
    | cues.SHOWING_UP
    | cues.LIST_WORDS
) | frozenset("named mentioned quoted appear appears feature come comes turn article piece text story".split())


def people_called(asked: Asked, present: Set[str]) -> list[str]:
    """The people of the classes that are asked for ("analysts", "politicians"); all people where no class is.

    Those who have the very word for their role go before the others of its class.
    """
    classes = sorted(present & TITLES.keys())
    if not classes:
        return [one.id for one in asked.briefing.people]
    found: set[str] = set()
    for called in classes:
        found |= {one.id for one in asked.briefing.people if _is_titled(asked, one, called)} or {
            one.id for one in asked.briefing.people if _is_a(asked, one, called)
        }
    return [one.id for one in asked.briefing.people if one.id in found]


def _is_titled(asked: Asked, person: Entity, called: str) -> bool:
    stem = asked.matcher.index.stem
    return stem(called) in {stem(word) for word in words(person.role)}


def _is_a(asked: Asked, person: Entity, called: str) -> bool:
    """Whether somebody is of a class, by role, other names, or the names of what the person belongs to."""
    told = [word for name in (person.role, *person.aliases, *person.extra_aliases) for word in words(name)]
    house = asked.briefing.entities[person.of] if person.of else None
    names = (house.name, *house.aliases, *house.extra_aliases) if house else ()
    return belongs(called, told, [word for name in names for word in words(name)])


MOST_OF_A_ROLE: Final = 3
"""More people than this of one role are a list, which is asked for as such."""


def _has_all(asked: Asked, person: Entity, wanted: list[Token]) -> bool:
    """Whether each of these words, or one of its family, is in a person's role or names what the person belongs to."""
    told = words(person.role) + (words(asked.name(person.of)) if person.of else [])
    stems = {asked.matcher.index.stem(word) for word in told}
    of = {TAG + person.of} | {
        TAG + entity for word in told for entity in asked.matcher.names.words.get(word, ()) if entity != person.id
    }
    for token in wanted:
        if token.stem in of or token.stem in stems:
            continue
        if token.stem.startswith(TAG) or not _kin(token.stem, stems):
            return False
    return True


def _kin(stem: str, others: set[str]) -> bool:
    """Whether a stem is of the same family as one of these: "led" and "leader", "teach" and "teacher"."""
    return len(stem) > 3 and any(
        other[:3] == stem[:3] and trigram_likeness(stem, other) >= VARIANT_FLOOR for other in others
    )
