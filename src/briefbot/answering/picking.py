"""Picks what a follow-up points at by number or name: one of the choices, scenarios, people or items last shown.

"The second one", "the last", "what did the first one say": the row that was shown last stays the row until something
else is shown in rows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefbot.answering.completed import Completed, Context, shown_words, taken
from briefbot.answering.reply import Reading
from briefbot.answering.scenario import of_character
from briefbot.briefing.model import Briefing
from briefbot.matching import cues
from briefbot.matching.courses import character_in
from briefbot.matching.matcher import Matcher
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Question
from briefbot.matching.roles import as_tag
from briefbot.text.tokens import Token


def picked(question: Question, context: Context, matcher: Matcher) -> Completed | None:
    """One of the choices, scenarios or items last shown, picked by its number or by a name in it."""
    if context.choices:
        chosen = _choice(question, context.choices, matcher)
        if chosen is not None:
            return Completed(matcher.read(chosen), (Reading(question.text.strip(), chosen),))
    before = context.question
    scenarios = matcher.briefing.scenarios
    if before is None:
        return None
    if context.listed and _asks_who_they_are(question):
        return Completed(replace(before, kind="list" if before.kind == "how-many" else before.kind))
    if context.listed and question.ordinal is not None and not question.scenario and _of_people(question):
        return _person_listed(question, question.ordinal, context, matcher)
    other = _the_other(question, context, matcher.briefing) or _of_its_character(question, matcher.briefing)
    if question.mentions or (question.ordinal is None and other is None):
        return None
    laid_out = {item for one in scenarios for item in (one.id, *one.items)}
    bare = not words_of_its_own(question) or character_in(question.tokens)
    if scenarios and (before.scenario or (bare and laid_out & set(context.items))):
        return _scenario(question, other or question.ordinal or 1, context, matcher.briefing)
    if question.scenario or words_of_its_own(question):
        return None
    return _of_the_row(question, context, matcher)


def _of_the_row(question: Question, context: Context, matcher: Matcher) -> Completed | None:
    """One of the items last shown in a row, by its number; "the other" is the one of two that is not spoken of."""
    row = context.items if len(context.items) > 1 else context.row
    if any(token.folded == "other" for token in question.tokens) and len(row) == 2:
        row = tuple(item for item in row if item not in context.items) or row[1:]
    elif question.ordinal is not None and len(row) > 1:
        row = row[question.ordinal - 1 :][:1] if question.ordinal > 0 else row[-1:]
    else:
        return None
    if not row:
        return None
    told = shown_words(row[0], matcher.briefing)
    return Completed(replace(question, content=()), (Reading(question.text.strip(), told),), frozenset(row[:1]))


def _asks_who_they_are(question: Question) -> bool:
    folded = [token.folded for token in question.tokens]
    return len(folded) <= LONGEST_BARE and folded[-3:] in (["who", "are", "they"], ["who", "are", "those"])


LONGEST_BARE: Final = 4
"""Words of a question that only asks who was shown: "and who are they?"."""


def _of_people(question: Question) -> bool:
    """Whether an ordinal counts people: "what did the second one say", "the first analyst", "who is the third"."""
    folded = [token.folded for token in question.tokens]
    place = next((place for place, word in enumerate(folded) if word in cues.ORDINALS), len(folded))
    named = [mention for mention in question.mentions if mention.start != place + 1 or mention.how != "role"]
    counted = set(folded[place + 1 : place + 2]) & (cues.PEOPLE_WORDS | {"one"})
    says = set(folded[place + 1 :]) & (cues.SPEECH_VERBS - cues.WEAK_SPEECH_VERBS)
    asks_who = "who" in folded[:place] and not words_of_its_own(question)
    return not named and (bool(counted or says or len(question.mentions) == 1) or asks_who)


def _scenario(question: Question, ordinal: int, context: Context, briefing: Briefing) -> Completed | None:
    """The scenario of that number, told by the items that it has for itself."""
    place = ordinal - 1 if ordinal > 0 else len(briefing.scenarios) - 1
    if place >= len(briefing.scenarios) or (words_of_its_own(question) and not character_in(question.tokens)):
        return Completed(replace(question, scenario=True, ordinal=ordinal), taken(context, briefing, question))
    chosen = briefing.scenarios[place]
    others = {item for one in briefing.scenarios if one is not chosen for item in one.items}
    own = frozenset((chosen.id, *(item for item in chosen.items if item not in others)))
    return Completed(replace(question, content=()), (Reading(question.text.strip("?! "), chosen.name),), own)


def _person_listed(question: Question, ordinal: int, context: Context, matcher: Matcher) -> Completed | None:
    """The person meant by "what did the second one say about the price", of those last listed."""
    place = ordinal - 1 if ordinal > 0 else len(context.listed) - 1
    if place >= len(context.listed):
        return None
    who = context.listed[place]
    name = matcher.briefing.name(who)
    mention = Mention((who,), 0, 0, "context", name)
    own = tuple(token for token in words_of_its_own(question) if token.folded not in cues.PEOPLE_WORDS)
    own = tuple(token for token in own if not token.stem.startswith(TAG))
    if question.kind in ("who", "who-is", "who-said", "keywords") and not own:
        asked = replace(
            question, kind="who-is", content=(as_tag(mention),), speakers=(), others=(mention,), mentions=(mention,)
        )
    else:
        asked = replace(question, content=own, ordinal=None, speakers=(mention,), others=(), mentions=(mention,))
    return Completed(asked, (Reading(question.text.strip("?! "), name),))


def _choice(question: Question, choices: tuple[str, ...], matcher: Matcher) -> str | None:
    number = int(question.text) if question.text.strip().isdecimal() else question.ordinal
    if number is not None and not words_of_its_own(question):
        return choices[number - 1] if 0 < number <= len(choices) else choices[-1] if number == -1 else None
    named = {entity for mention in question.mentions for entity in mention.entities}
    hits = [
        one for one in choices if named & {who for mention in matcher.read(one).mentions for who in mention.entities}
    ]
    outside = [token for token in question.content if not token.stem.startswith(TAG)]
    return hits[0] if len(hits) == 1 and not outside and question.kind == "keywords" else None


def _the_other(question: Question, context: Context, briefing: Briefing) -> int | None:
    """The scenario that was not last shown, where it is asked for "the other" and there are two."""
    if len(briefing.scenarios) != 2 or not any(token.folded == "other" for token in question.tokens):
        return None
    last = [place for place, one in enumerate(briefing.scenarios, 1) if one.id in context.items]
    return 3 - last[0] if len(last) == 1 else None


def _of_its_character(question: Question, briefing: Briefing) -> int | None:
    """The number of the scenario asked for by its character: "and the nicer one?"."""
    chosen = of_character(briefing, character_in(question.tokens))
    return briefing.scenarios.index(chosen) + 1 if chosen else None


def words_of_its_own(question: Question) -> list[Token]:
    """The content words but numbers and what merely stands for something shown ("point", "quote")."""
    return [
        token
        for token in question.content
        if token.folded not in cues.ORDINALS and token.folded not in _PICKED and not token.is_number
    ]


_PICKED: Final = frozenset("one ones number point quote statement item claim".split())
