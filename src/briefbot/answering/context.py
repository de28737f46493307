"""Completes a question that cannot stand alone from what was said before: pronouns, "and Baunov?", "the second one".

What may be meant is a short list of readings, the likeliest first; the first that leads to something is taken. A question that
stands alone has one reading, itself: it inherits nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from briefbot.answering.reply import Reading
from briefbot.briefing.model import Briefing, Fact, Statement
from briefbot.matching import cues
from briefbot.matching.matcher import Matcher
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Kind, Question
from briefbot.matching.roles import with_roles
from briefbot.text.tokens import Token

SURE_POINTERS: Final = frozenset("it its them these those this".split())
"""Pronouns that point back; "that" and "there" often only join two clauses."""

OWN_WORDS: Final = 3
"""With this many words of its own a question is first tried as it stands, whatever pronoun is in it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up may refer to: the last question as completed, whom and what was last shown, the choices offered.

    `people` are persons, `groups` other names spoken of, latest first; `listed` are the people last shown as a list, in order.
    `told` are all items shown since the subject changed.
    """

    question: Question | None = None
    people: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    topic: tuple[Token, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completed:
    """A question with what was taken up from the context, and what to say of it.

    `within` confines it to some items, `without` leaves some out. `topic_kept` means that the subject last spoken of goes
    on; `swapped` that another person was put in the last one's place; `elliptic` that it has no verb of its own. `own` are
    the question's own words where others were borrowed: an answer must have one of them, or the borrowed words alone would
    have found it. `tentative` marks a reading that is given up for the next one where it finds nothing.
    """

    question: Question
    readings: tuple[Reading, ...] = ()
    within: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    topic_kept: bool = False
    swapped: bool = False
    own: frozenset[str] = frozenset()
    elliptic: bool = False
    tentative: bool = False


def complete(question: Question, context: Context, matcher: Matcher) -> tuple[Completed, ...]:
    """The readings of a question in the light of the conversation, the likeliest first."""
    from briefbot.answering.ellipsis import filled, is_ellipsis, others_asked

    if context.question is None and not context.choices:
        return (Completed(question),)
    if _asks_onward(question):
        return (Completed(question),)
    picked = _picked(question, context, matcher)
    if picked is not None:
        return (picked,)
    if context.question is None:
        return (Completed(question),)
    completed = _with_person(question, context, matcher)
    if _asks_for_the_receipt(completed.question):
        first = frozenset(context.items[:1])
        kind: Kind = "yes-no" if question.kind == "yes-no" else "what"
        shown = replace(completed.question, content=(), kind=kind, speakers=())
        return (Completed(shown, taken(context, matcher.briefing), first),)
    both = _both_shown(question, context, matcher)
    if both is not None:
        return (both,)
    agrees = question.kind.startswith("who") and _agrees_with(question)
    if agrees or any(token.folded in cues.ELSE_WORDS for token in question.tokens):
        return others_asked(completed, context, matcher.briefing)
    if is_ellipsis(completed.question, context.question):
        return filled(completed, context, matcher)
    if _points_back(completed.question):
        return _with_thing(completed, context, matcher.briefing)
    return (completed,)


def _asks_onward(question: Question) -> bool:
    """ "And then?", "what happened after that?": it is the timeline that goes on."""
    folded = {token.folded for token in question.tokens}
    return bool(folded & cues.ONWARD) and folded <= cues.AND_THEN


def _agrees_with(question: Question) -> bool:
    """Whether it is asked who agrees with somebody or something."""
    folded = [token.folded for token in question.tokens]
    return any(one in cues.AGREEING and other == "with" for one, other in pairwise(folded))


# -- picking from what was shown -----------------------------------------------------------------------------------------


def _picked(question: Question, context: Context, matcher: Matcher) -> Completed | None:
    """One of the choices, scenarios or items last shown, picked by its number or by a name in it."""
    if context.choices:
        chosen = _choice(question, context.choices, matcher)
        if chosen is not None:
            return Completed(matcher.read(chosen), (Reading(question.text.strip(), chosen),))
    before = context.question
    scenarios = matcher.briefing.scenarios
    if question.mentions or before is None:
        return None
    other = _the_other(question, context, matcher.briefing)
    if question.ordinal is None and other is None:
        return None
    laid_out = {item for one in scenarios for item in (one.id, *one.items)}
    if scenarios and (before.scenario or (not _words_of_its_own(question) and laid_out & set(context.items))):
        return _scenario(question, other or question.ordinal or 1, context, matcher.briefing)
    assert question.ordinal is not None
    if question.scenario or _words_of_its_own(question):
        return None
    if context.listed and {token.folded for token in question.tokens} & (cues.SPEECH_VERBS | {"who"}):
        return _person_listed(question, question.ordinal, context, matcher)
    if len(context.items) < 2:
        return None
    place = question.ordinal - 1 if question.ordinal > 0 else len(context.items) - 1
    if place >= len(context.items):
        return None
    item = context.items[place]
    told = _shown_words(item, matcher.briefing)
    return Completed(replace(question, content=()), (Reading(question.text.strip(), told),), frozenset((item,)))


def _scenario(question: Question, ordinal: int, context: Context, briefing: Briefing) -> Completed | None:
    """The scenario of that number, told by the items that it has for itself."""
    place = ordinal - 1 if ordinal > 0 else len(briefing.scenarios) - 1
    if place >= len(briefing.scenarios) or _words_of_its_own(question):
        return Completed(replace(question, scenario=True, ordinal=ordinal), taken(context, briefing))
    chosen = briefing.scenarios[place]
    others = {item for one in briefing.scenarios if one is not chosen for item in one.items}
    own = frozenset((chosen.id, *(item for item in chosen.items if item not in others)))
    return Completed(replace(question, content=()), (Reading(question.text.strip("?! "), chosen.name),), own)


def _person_listed(question: Question, ordinal: int, context: Context, matcher: Matcher) -> Completed | None:
    """The person meant by "what did the second one say", of those last listed."""
    place = ordinal - 1 if ordinal > 0 else len(context.listed) - 1
    if place >= len(context.listed):
        return None
    who = context.listed[place]
    name = matcher.briefing.name(who)
    asked = replace(question, content=(), ordinal=None, speakers=(Mention((who,), 0, 0, "context", name),))
    return Completed(asked, (Reading(question.text.strip("?! "), name),))


def _both_shown(question: Question, context: Context, matcher: Matcher) -> Completed | None:
    """ "Do they agree?": the two people last spoken of, side by side, on what was last spoken of."""
    pronoun = any(token.folded in ("they", "them", "both", "two") for token in question.tokens)
    if question.kind != "compare" and not (pronoun and {one.folded for one in question.tokens} & cues.AGREEING):
        return None
    if question.mentions or not pronoun or len(context.people) < 2:
        return None
    people = context.people[:2]
    mentions = tuple(Mention((who,), 0, 0, "context", matcher.briefing.name(who)) for who in people)
    read = replace(question, kind="compare", mentions=mentions, speakers=mentions)
    names = " and ".join(mention.typed for mention in mentions)
    return Completed(read, (Reading("they", names),))


def _choice(question: Question, choices: tuple[str, ...], matcher: Matcher) -> str | None:
    number = int(question.text) if question.text.strip().isdecimal() else question.ordinal
    if number is not None and not _words_of_its_own(question):
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


def _words_of_its_own(question: Question) -> list[Token]:
    return [
        token
        for token in question.content
        if token.folded not in cues.ORDINALS and token.folded not in _PICKED and not token.is_number
    ]


_PICKED: Final = frozenset("one ones number point quote statement item claim".split())


# -- pronouns ------------------------------------------------------------------------------------------------------------


def _with_person(question: Question, context: Context, matcher: Matcher) -> Completed:
    """Takes he, she and they as the one last spoken of, where the question names no one to whom they could refer."""
    entities = matcher.briefing.entities
    place = next((i for i, token in enumerate(question.tokens) if token.folded in cues.PERSONAL_PRONOUNS), None)
    if place is None:
        return Completed(question)
    first = question.mentions[0] if question.mentions else None
    named = first.entities if first and first.start < place and entities[first.entities[0]].sort == "person" else ()
    if named and not _is_object(question, place):
        return Completed(question)
    who = _referent(question, place, context, matcher.briefing, named)
    if who is None:
        return Completed(question)
    typed = question.tokens[place].typed
    owner = "'s" if question.tokens[place].folded in ("his", "her", "hers", "their") else ""
    mention = Mention((who,), place, place + 1, "context", entities[who].name + owner)
    mentions = tuple(sorted((*question.mentions, mention), key=lambda one: one.start))
    read = with_roles(replace(question, mentions=mentions), matcher.cast)
    return Completed(read, (Reading(typed, entities[who].name),))


def _is_object(question: Question, place: int) -> bool:
    """Whether a pronoun cannot mean the one named before it: "what did Ada tell him" is not about Ada herself."""
    return question.tokens[place].folded in ("him", "them") or (
        question.tokens[place].folded == "her" and place == len(question.tokens) - 1
    )


def _referent(
    question: Question, place: int, context: Context, briefing: Briefing, named: tuple[str, ...] = ()
) -> str | None:
    """Whom a pronoun means: a person whose pronoun fits; for "they" somebody of many, or an outlet that is spoken to."""
    entities = briefing.entities
    wanted = cues.PERSONAL_PRONOUNS[question.tokens[place].folded]
    if wanted == "they":
        told = question.tokens[place - 1].folded if place else ""
        outlets = {one.via for one in briefing.statements if one.via}
        if told in ("to", "with"):
            return next((who for who in context.groups if who in outlets), None)
        return next((who for who in context.groups if entities[who].pronoun == "they"), None)
    fitting = [who for who in context.people if entities[who].pronoun in ("", wanted) and who not in named]
    answering = any(token.folded in cues.ANSWERING_VERBS for token in question.tokens[place + 1 : place + 3])
    if answering and context.question and context.question.addressees:
        addressed = [who for mention in context.question.addressees for who in mention.entities if who in fitting]
        fitting = addressed or fitting
    return fitting[0] if fitting else None


# -- things --------------------------------------------------------------------------------------------------------------


def _asks_for_the_receipt(question: Question) -> bool:
    """Whether it is asked for the words last shown, or where they stand: "is that a quote?", "source?", "are you sure?"."""
    folded = [token.folded for token in question.tokens]
    if question.kind == "list" or question.kind.startswith("who"):
        return False
    asks = set(folded) & cues.RECEIPT_WORDS or " ".join(folded) in cues.RECEIPT_PHRASES
    named = [mention for mention in question.mentions if mention.how != "context"]
    rest = [token for token in question.content if not token.stem.startswith(TAG)]
    return bool(asks) and not named and all(token.folded in cues.RECEIPT_WORDS for token in rest)


def goes_on(question: Question) -> bool:
    """Whether a question goes on about the same thing: "it" surely points back, "that" may only join two clauses."""
    return any(token.folded in SURE_POINTERS for token in question.tokens)


def _points_back(question: Question) -> bool:
    pointers = cues.THING_PRONOUNS | {"them", "they", "one", "ones"}
    return any(token.folded in pointers for token in question.tokens)


def _with_thing(completed: Completed, context: Context, briefing: Briefing) -> tuple[Completed, ...]:
    """Takes it, that and them as the subject last spoken of; with no other word, as the items last shown."""
    question = completed.question
    own = [token for token in _words_of_its_own(question) if not token.stem.startswith(TAG)]
    own = [token for token in own if token.folded not in cues.CARRIED_WORDS]
    if question.mentions and own and not goes_on(question):
        return (completed,)
    of_it = question.kind in ("when", "where", "why", "how", "who-said", "who-is", "yes-no")
    asks_of_it = of_it or bool(question.speakers) or (question.kind == "who" and not question.others)
    elsewhere = question.speakers and not _said_by(question, context, briefing) and context.topic
    if not own and asks_of_it and not elsewhere:
        bare = replace(question, content=())
        readings = (*completed.readings, *taken(context, briefing))
        return (Completed(bare, readings, frozenset(context.items)),)
    if not context.topic:
        return (completed,)
    borrowed = _with_topic(completed, context, briefing)
    if not question.content:
        return (borrowed,)
    as_it_stands = replace(completed, topic_kept=goes_on(question))
    if goes_on(question) and len(own) < OWN_WORDS:
        return (replace(borrowed, tentative=True), as_it_stands)
    return (replace(as_it_stands, tentative=True), borrowed)


def _said_by(question: Question, context: Context, briefing: Briefing) -> bool:
    """Whether something last shown is by the one who is asked for."""
    speakers = {who for mention in question.speakers for who in mention.entities}
    shown = (briefing.items.get(item) for item in context.items)
    return any(isinstance(one, Statement) and speakers & {one.speaker, *one.reported_by} for one in shown)


def _with_topic(completed: Completed, context: Context, briefing: Briefing) -> Completed:
    """The question with the words of the subject last spoken of."""
    question = completed.question
    borrowed = tuple(token for token in context.topic if token not in question.content)
    document = _document_in(question, borrowed, briefing)
    if document:
        question = replace(question, speakers=(document,))
        borrowed = ()
    words = " ".join(token.typed for token in borrowed or context.topic)
    return Completed(
        replace(question, content=(*question.content, *borrowed)),
        (*completed.readings, Reading("it", words)),
        topic_kept=True,
        own=frozenset(token.folded for token in question.content) if borrowed else frozenset(),
    )


def _document_in(question: Question, borrowed: tuple[Token, ...], briefing: Briefing) -> Mention | None:
    """The document asked into by "what was in it", which is then asked what it says."""
    folded = " ".join(token.folded for token in question.tokens)
    inside = question.kind == "what" and any(
        words in f" {folded} " for words in (" in it ", " inside ", " it say ", " it contain ")
    )
    spoken = {one.speaker for one in briefing.statements}
    tags = [token.stem[1:] for token in borrowed if token.stem.startswith(TAG)]
    document = next((entity for entity in tags if entity in spoken), None)
    return Mention((document,), 0, 0, "context") if inside and document else None


def taken(context: Context, briefing: Briefing) -> tuple[Reading, ...]:
    """What is said of taking "that" as the items last shown."""
    return tuple(Reading("that", _shown_words(item, briefing)) for item in context.items[:1])


def _shown_words(item_id: str, briefing: Briefing) -> str:
    item = briefing.items[item_id]
    return item.text if isinstance(item, (Fact, Statement)) and item.text else item.id
