"""Completes a question that cannot stand alone from what was said before: pronouns, "and Baunov?", "the second one".

What may be meant is a short list of readings, the likeliest first; the first that leads to something is taken. A question that
stands alone has one reading, itself: it inherits nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from briefbot.answering.agreement import agreement
from briefbot.answering.completed import Completed, Context, pointer, taken
from briefbot.answering.picking import picked, words_of_its_own
from briefbot.answering.reply import Reading
from briefbot.answering.stretch import BACK_THEN
from briefbot.briefing.model import Briefing, Statement
from briefbot.matching import cues
from briefbot.matching.matcher import Matcher
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Kind, Question
from briefbot.matching.reading import quoted_places
from briefbot.matching.roles import with_roles
from briefbot.text.tokens import Token

SURE_POINTERS: Final = frozenset("it its them these those this".split())
"""Pronouns that point back; "that" and "there" often only join two clauses."""

OWN_WORDS: Final = 3
"""With this many words of its own a question is first tried as it stands, whatever pronoun is in it."""


def complete(question: Question, context: Context, matcher: Matcher) -> tuple[Completed, ...]:
    """The readings of a question in the light of the conversation, the likeliest first."""
    from briefbot.answering.ellipsis import filled, is_ellipsis, others_asked

    if context.question is None and not context.choices:
        return (Completed(question),)
    if _asks_of_time(question) or _only_chat(question):
        return (Completed(question),)
    one = picked(question, context, matcher)
    if one is not None:
        return (one,)
    if context.question is None:
        return (Completed(question),)
    completed = _with_person(question, context, matcher)
    if _asks_for_the_receipt(completed.question):
        first = frozenset(context.items[:1])
        kind: Kind = "yes-no" if question.kind == "yes-no" else "what"
        shown = replace(completed.question, content=(), kind=kind, speakers=())
        return (Completed(shown, taken(context, matcher.briefing, question), first),)
    both = agreement(question, context, matcher)
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


def _asks_of_time(question: Question) -> bool:
    """ "And then?", "what happened after that?", "what happened first?": the timeline answers, whatever was shown."""
    listed = [token.folded for token in question.tokens]
    if any(one in cues.HAPPENING and other in ("first", "last") for one, other in pairwise(listed)):
        return True
    folded = set(listed)
    if "before" in folded and folded <= BACK_THEN:
        return True
    return bool(folded & cues.ONWARD) and folded <= cues.AND_THEN


def _only_chat(question: Question) -> bool:
    """ "OK, thanks": nothing is asked."""
    folded = {token.folded for token in question.tokens}
    return question.kind == "keywords" and bool(folded & cues.THANKS) and folded <= cues.FILLER_WORDS | cues.THANKS


def _agrees_with(question: Question) -> bool:
    """Whether it is asked who agrees with somebody or something."""
    folded = [token.folded for token in question.tokens]
    return any(one in cues.AGREEING and other == "with" for one, other in pairwise(folded))


# -- pronouns ------------------------------------------------------------------------------------------------------------


def _with_person(question: Question, context: Context, matcher: Matcher) -> Completed:
    """Takes he, she and they as the one last spoken of, where the question names no one to whom they could refer."""
    entities = matcher.briefing.entities
    quoted = quoted_places(question)
    pronouns = (i for i, token in enumerate(question.tokens) if token.folded in cues.PERSONAL_PRONOUNS)
    place = next((i for i in pronouns if i not in quoted), None)
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
        spoken = not cues.SPEECH_VERBS.isdisjoint(token.folded for token in question.tokens[:place])
        if told in ("to", "with") and spoken:
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
    return any(token.folded in SURE_POINTERS for token in _own_tokens(question))


def _own_tokens(question: Question) -> list[Token]:
    """The words of the one who asks, without those between quotation marks and the "it" of "who was it that"."""
    quoted = quoted_places(question)
    tokens = question.tokens
    return [token for place, token in enumerate(tokens) if place not in quoted and not _is_cleft(tokens, place)]


def _is_cleft(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is the "it" that points to what follows: "who was it that said", "is it true that"."""
    if tokens[place].folded != "it" or not place or tokens[place - 1].folded not in ("is", "was"):
        return False
    behind = [token.folded for token in tokens[place + 1 :] if token.folded not in cues.FILLER_WORDS]
    return (behind[:1] in (["that"], ["who"]) and len(behind) > 2) or (behind[:1] == ["true"] and len(behind) > 1)


def _points_back(question: Question) -> bool:
    pointers = cues.THING_PRONOUNS | {"them", "they", "one", "ones"}
    return any(token.folded in pointers for token in _own_tokens(question))


def _with_thing(completed: Completed, context: Context, briefing: Briefing) -> tuple[Completed, ...]:
    """Takes it, that and them as the subject last spoken of; with no other word, as the items last shown."""
    question = completed.question
    own = [token for token in words_of_its_own(question) if not token.stem.startswith(TAG)]
    own = [token for token in own if token.folded not in cues.CARRIED_WORDS]
    if question.mentions and own and not goes_on(question):
        return (completed,)
    of_it = question.kind in ("when", "where", "why", "how", "who-said", "who-is", "yes-no")
    asks_of_it = of_it or bool(question.speakers) or (question.kind == "who" and not question.others)
    elsewhere = question.speakers and not _said_by(question, context, briefing) and context.topic
    if not own and asks_of_it and not elsewhere:
        bare = replace(question, content=())
        readings = (*completed.readings, *taken(context, briefing, question))
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
        (*completed.readings, Reading(pointer(question, "it"), words)),
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
