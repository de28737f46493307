"""Completes a question that cannot stand alone from what was said before: pronouns, "and Baunov?", "the second one".

The bare question is always tried first. It is completed only where it has a pronoun without a name for it, or no content of
its own; a question that stands alone inherits nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from briefbot.answering.reply import Reading
from briefbot.briefing.model import Briefing, Fact, Statement
from briefbot.matching import cues
from briefbot.matching.matcher import Matcher
from briefbot.matching.names import Mention
from briefbot.matching.question import Kind, Question
from briefbot.matching.roles import with_roles
from briefbot.text.tokens import Token

_OPENERS: Final = frozenset("and or but so also then plus ok okay".split())
_ABOUT_OPENERS: Final = (("what", "about"), ("how", "about"), ("what", "of"))
_ELSE: Final = frozenset("else other others another".split())


@dataclass(slots=True)
class Context:
    """What a follow-up may refer to: the last question as completed, and who and what was last shown."""

    question: Question | None = None
    people: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    topic: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Completed:
    """A question with what was taken up from the context, what to say of it, and the items it is confined to.

    `topic_kept` means that the subject last spoken of goes on; `swapped` that another person was put in the last one's place.
    `bare` is the question before a thing was taken up for "it" or "that": to be tried first, since "that" is often none.
    """

    question: Question
    readings: tuple[Reading, ...] = ()
    within: frozenset[str] | None = None
    topic_kept: bool = False
    swapped: bool = False
    bare: Question | None = None


def complete(question: Question, context: Context, matcher: Matcher) -> Completed:
    """The question, completed from the context where it cannot stand alone."""
    if context.question is None:
        return Completed(question)
    if (
        question.ordinal is not None
        and context.question.scenario
        and matcher.briefing.scenarios
        and not question.mentions
    ):
        return Completed(replace(question, scenario=True), _taken(context, matcher.briefing))
    completed = _with_person(question, context, matcher)
    if _is_ellipsis(completed.question):
        return _with_previous(completed, context, matcher.briefing)
    if _points_at_things(completed.question):
        filled = _with_thing(completed, context, matcher.briefing)
        return replace(filled, bare=completed.question) if completed.question.content else filled
    return completed


def _with_person(question: Question, context: Context, matcher: Matcher) -> Completed:
    """Takes he, she and they as the person last spoken of, where the question names no one to whom they could refer."""
    entities = matcher.briefing.entities
    place = next((i for i, token in enumerate(question.tokens) if token.folded in cues.PERSONAL_PRONOUNS), None)
    named = [entity for mention in question.mentions[:1] for entity in mention.entities]
    before = question.mentions[0].start < place if place is not None and question.mentions else False
    if place is None or (before and entities[named[0]].sort == "person"):
        return Completed(question)
    wanted = cues.PERSONAL_PRONOUNS[question.tokens[place].folded]
    fitting = [who for who in context.people if entities[who].pronoun in ("", wanted)]
    if wanted == "they" or not fitting:
        return Completed(question)
    typed = question.tokens[place].typed
    owner = "'s" if question.tokens[place].folded in ("his", "her", "hers") else ""
    mention = Mention((fitting[0],), place, place + 1, "context", entities[fitting[0]].name + owner)
    mentions = tuple(sorted((*question.mentions, mention), key=lambda one: one.start))
    read = with_roles(replace(question, mentions=mentions), matcher.cast)
    return Completed(read, (Reading(typed, entities[fitting[0]].name),))


def _is_ellipsis(question: Question) -> bool:
    """Whether a question has no verb or question word of its own: "and Baunov?", "what about the Kremlin?", "why?"."""
    folded = [token.folded for token in question.tokens]
    while folded and folded[0] in _OPENERS:
        folded.pop(0)
    if tuple(folded[:2]) in _ABOUT_OPENERS:
        return True
    if len(folded) < len(question.tokens) and question.kind == "keywords" and not question.speakers:
        return True
    return len(folded) <= 3 and question.kind in _BARE_KINDS and not question.content and not question.speakers


_BARE_KINDS: Final = ("why", "when", "where", "how", "who", "who-said", "what")


def _with_previous(completed: Completed, context: Context, briefing: Briefing) -> Completed:
    """Fills an ellipsis from the question before it: the new name takes the old one's place, or is a new subject."""
    question, before = completed.question, context.question
    assert before is not None
    if not question.content and not question.mentions:
        kept = replace(question, content=())
        return Completed(kept, _taken(context, briefing), frozenset(context.items))
    named = tuple(mention for mention in question.mentions if _speaks(mention, briefing))
    if named:
        content = tuple(token for token in before.content if token not in _tags_of(before))
        swapped = replace(question, kind=_kept_kind(before), speakers=named, others=(), content=content,
                          addressees=before.addressees, outlets=before.outlets)  # fmt: skip
        return Completed(swapped, completed.readings, swapped=True)
    speakers = question.speakers or before.speakers or _last_speaker(context)
    reading = tuple(Reading(question.text.strip("?! "), briefing.name(one.entities[0])) for one in speakers[:1])
    return Completed(replace(question, speakers=speakers, kind=_kept_kind(before)), reading)


def _kept_kind(before: Question) -> Kind:
    return "what" if before.kind in ("who-is", "who-said", "keywords", "list") else before.kind


def goes_on(question: Question) -> bool:
    """Whether a question goes on about the same thing: "it" surely points back, "that" may only join two clauses."""
    return any(token.folded in cues.THING_PRONOUNS - {"that", "there"} for token in question.tokens)


def _points_at_things(question: Question) -> bool:
    return any(token.folded in cues.THING_PRONOUNS | {"them", "they", "one", "ones"} for token in question.tokens) or (
        any(token.folded in _ELSE for token in question.tokens) and not question.mentions
    )


def _with_thing(completed: Completed, context: Context, briefing: Briefing) -> Completed:
    """Takes it, that and them as the subject last spoken of; with no other word, as the items last shown."""
    question, before = completed.question, context.question
    assert before is not None
    own = [token for token in question.content if not token.stem.startswith("@")]
    if question.mentions and own:
        return completed
    if not own and (
        question.kind in ("when", "where", "why", "how") or question.speakers or question.kind == "who-said"
    ):
        return Completed(
            replace(question, content=()), (*completed.readings, *_taken(context, briefing)), frozenset(context.items)
        )
    if not context.topic:
        return completed
    taken = tuple(token for token in context.topic if token not in question.content)
    document = _document_in(question, taken, briefing)
    if document:
        question = replace(question, speakers=(document,))
        taken = ()
    filled = replace(question, content=(*question.content, *taken))
    words = " ".join(token.typed for token in taken) if taken else " ".join(token.typed for token in context.topic)
    return Completed(filled, (*completed.readings, Reading("it", words)), topic_kept=True)


def _document_in(question: Question, taken: tuple[Token, ...], briefing: Briefing) -> Mention | None:
    """The document asked into by "what was in it", which is then asked what it says."""
    folded = " ".join(token.folded for token in question.tokens)
    inside = question.kind == "what" and any(
        words in f" {folded} " for words in (" in it ", " inside ", " it say ", " it contain ")
    )
    spoken = {one.speaker for one in briefing.statements}
    tags = [token.stem[1:] for token in taken if token.stem.startswith("@")]
    document = next((entity for entity in tags if entity in spoken), None)
    return Mention((document,), 0, 0, "context") if inside and document else None


def _taken(context: Context, briefing: Briefing) -> tuple[Reading, ...]:
    shown = [briefing.items[item] for item in context.items[:1] if item in briefing.items]
    words = [one.text if isinstance(one, (Fact, Statement)) and one.text else one.id for one in shown]
    return tuple(Reading("that", word) for word in words)


def _speaks(mention: Mention, briefing: Briefing) -> bool:
    said = {one.speaker for one in briefing.statements} | {
        who for one in briefing.statements for who in one.reported_by
    }
    return any(briefing.entities[entity].sort == "person" and entity in said for entity in mention.entities)


def _tags_of(question: Question) -> tuple[Token, ...]:
    own = {f"@{mention.entities[0]}" for mention in question.speakers}
    return tuple(token for token in question.content if token.stem in own)


def _last_speaker(context: Context) -> tuple[Mention, ...]:
    return (Mention((context.people[0],), 0, 0, "context"),) if context.people else ()
