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
from briefbot.matching.names import Mention
from briefbot.matching.question import Question
from briefbot.text.tokens import Token

_OPENERS: Final = frozenset("and or but so also then plus ok okay".split())
_ABOUT_OPENERS: Final = (("what", "about"), ("how", "about"), ("and", "about"), ("what", "of"))
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
    """A question with what was taken up from the context, what to say of it, and the items it is confined to."""

    question: Question
    readings: tuple[Reading, ...] = ()
    within: frozenset[str] | None = None
    topic_kept: bool = False


def complete(question: Question, context: Context, briefing: Briefing) -> Completed:
    """The question, completed from the context where it cannot stand alone."""
    if context.question is None:
        return Completed(question)
    completed = _with_person(question, context, briefing)
    if _is_ellipsis(completed.question):
        return _with_previous(completed, context, briefing)
    if _points_at_things(completed.question):
        return _with_thing(completed, context, briefing)
    return completed


def _with_person(question: Question, context: Context, briefing: Briefing) -> Completed:
    """Takes he, she and they as the person last spoken of, where the question names no one to whom they could refer."""
    pronoun = next((token for token in question.tokens if token.folded in cues.PERSONAL_PRONOUNS), None)
    named = [entity for mention in question.mentions for entity in mention.entities]
    people_named = [entity for entity in named if briefing.entities[entity].sort == "person"]
    if pronoun is None or people_named or not context.people:
        return Completed(question)
    wanted = cues.PERSONAL_PRONOUNS[pronoun.folded]
    if wanted == "they":
        return Completed(question)
    fitting = [who for who in context.people if briefing.entities[who].pronoun in ("", wanted)]
    if not fitting:
        return Completed(question)
    place = question.tokens.index(pronoun)
    mention = Mention((fitting[0],), place, place + 1, "context")
    possessive = pronoun.folded in ("his", "her")
    after = [token.folded for token in question.tokens[place + 1 : place + 3]]
    owner = possessive and not (after and after[0] in cues.OPINION_NOUNS)
    content = tuple(token for token in question.content if token is not pronoun)
    speakers = question.speakers if owner else (*question.speakers, mention)
    reading = Reading(pronoun.typed, briefing.name(fitting[0]))
    return Completed(
        replace(question, speakers=speakers, mentions=(*question.mentions, mention), content=content), (reading,)
    )


def _is_ellipsis(question: Question) -> bool:
    """Whether a question has no verb or question word of its own: "and Baunov?", "what about the Kremlin?", "why?"."""
    folded = [token.folded for token in question.tokens]
    if tuple(folded[:2]) in _ABOUT_OPENERS:
        return True
    if folded[:1] and folded[0] in _OPENERS and question.kind == "keywords":
        return True
    return (
        len(folded) <= 2
        and question.kind in ("why", "when", "where", "how", "who", "who-said")
        and not question.content
    )


def _with_previous(completed: Completed, context: Context, briefing: Briefing) -> Completed:
    """Fills an ellipsis from the question before it: the new name takes the old one's place, or is a new subject."""
    question, before = completed.question, context.question
    assert before is not None
    named = [mention for mention in question.mentions if _speaks(mention, briefing)]
    if not question.content and not named and not question.mentions:
        kept = replace(question, speakers=before.speakers, mentions=before.mentions, content=())
        return Completed(kept, _taken(context, briefing), frozenset(context.items))
    if named and before.kind != "keywords":
        content = tuple(token for token in before.content if token not in _tags_of(before))
        swapped = replace(before, text=question.text, tokens=question.tokens, mentions=question.mentions, content=content,
                          speakers=tuple(named), others=(), corrections=question.corrections, unknown_names=())  # fmt: skip
        return Completed(swapped, completed.readings)
    speakers = question.speakers or before.speakers or _last_speaker(context)
    reading = tuple(Reading(question.text.strip("?! "), briefing.name(one.entities[0])) for one in speakers[:1])
    content = question.content
    kept = replace(
        question, speakers=speakers, content=content, kind="what" if before.kind == "who-is" else before.kind
    )
    return Completed(kept, reading if speakers else ())


def _points_at_things(question: Question) -> bool:
    return any(token.folded in cues.THING_PRONOUNS | {"them", "they", "one", "ones"} for token in question.tokens) or (
        any(token.folded in _ELSE for token in question.tokens) and not question.mentions
    )


def _with_thing(completed: Completed, context: Context, briefing: Briefing) -> Completed:
    """Takes it, that and them as the subject last spoken of; with no other word, as the items last shown."""
    question, before = completed.question, context.question
    assert before is not None
    ordinal = question.ordinal is not None and not question.scenario and briefing.scenarios and before.scenario
    if ordinal:
        return Completed(replace(question, scenario=True), _taken(context, briefing))
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
