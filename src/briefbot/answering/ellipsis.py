"""Fills a question that has no verb of its own from the one before it: "and Kortunov?", "what about the price?", "who else?".

What is new takes the place of its like in the last question, a person a person's, an outlet an outlet's; or it is a new
subject for the same speaker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefbot.answering.asked import credited
from briefbot.answering.completed import Completed, Context, taken
from briefbot.answering.context import goes_on
from briefbot.answering.reply import Reading
from briefbot.briefing.model import Briefing, Statement
from briefbot.matching import cues
from briefbot.matching.matcher import Matcher
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Kind, Question
from briefbot.matching.roles import as_tag
from briefbot.text.tokens import Token

_OPENERS: Final = frozenset("and or but so also then plus ok okay".split())
_ABOUT_OPENERS: Final = (("what", "about"), ("how", "about"), ("what", "of"))
_BARE_KINDS: Final = ("why", "when", "where", "how", "who", "who-said", "what", "yes-no")
LONGEST_BARE: Final = 4
"""Words of a question that has none of its own: "why?", "who says so?", "according to whom?"."""


def is_ellipsis(question: Question, before: Question) -> bool:
    """Whether a question has no verb or question word of its own: "and Baunov?", "what about the Kremlin?", "why?"."""
    folded = [token.folded for token in question.tokens]
    while folded and folded[0] in _OPENERS:
        folded.pop(0)
    if tuple(folded[:2]) in _ABOUT_OPENERS:
        return True
    opened = len(folded) < len(question.tokens) or folded[:1] in (["about"], ["on"])
    if opened and question.kind == "keywords" and not question.speakers:
        return True
    if question.kind == "keywords" and before.speakers and question.text.rstrip().endswith("?"):
        return len(question.mentions) == 1 and not _words_outside(question)  # "Kortunov?"
    bare = not question.content and not question.speakers and not (question.kind == "what" and goes_on(question))
    return bare and len(folded) <= LONGEST_BARE and question.kind in _BARE_KINDS


def _words_outside(question: Question) -> list[Token]:
    return [token for token in question.content if not token.stem.startswith(TAG)]


def filled(completed: Completed, context: Context, matcher: Matcher) -> tuple[Completed, ...]:
    """The readings of an ellipsis, the likeliest first."""
    question, before, briefing = completed.question, context.question, matcher.briefing
    assert before is not None
    if not question.content and not question.mentions:
        if {token.folded for token in question.tokens} & cues.OF_ONE_PERSON:
            return (completed,)  # "and she?", where nobody is a she
        return (Completed(replace(question, content=()), taken(context, briefing, question), frozenset(context.items)),)
    if before.kind == "who-is" and question.mentions and not _words_outside(question):
        return (_somebody_else(completed),)
    people = {who for who in briefing.entities if briefing.entities[who].sort == "person"} if before.speakers else set()
    speaking = tuple(one for one in question.mentions if _speaks(one, briefing) or people.intersection(one.entities))
    if speaking:
        return (_another_speaker(completed, before, speaking),)
    outlets = tuple(mention for mention in question.mentions if set(mention.entities) & matcher.cast.outlets)
    if outlets and before.outlets:
        return (replace(completed, question=_rewritten(before, before.outlets[0], outlets[0], matcher)),)
    subject = _new_subject(completed, before, context, briefing)
    likes = _in_its_place(completed, before, matcher)
    folded = {token.folded for token in question.tokens[:3]}
    return (*subject, *likes) if "about" in folded or not likes else (*likes, *subject)


def _somebody_else(completed: Completed) -> Completed:
    """ "And Izev?" behind "who is Baunov?"."""
    question = completed.question
    content = tuple(as_tag(mention) for mention in question.mentions)
    asked = replace(question, kind="who-is", others=question.mentions, speakers=(), content=content)
    return replace(completed, question=asked)


def _another_speaker(completed: Completed, before: Question, named: tuple[Mention, ...]) -> Completed:
    """The last question with somebody else in the place of whoever was asked for."""
    question = completed.question
    people = _tags((*before.speakers, *(before.others if before.kind == "compare" else ())))
    kept = tuple(
        token for token in before.content if token.stem not in people and token.folded not in cues.COMPARE_WORDS
    )
    own = tuple(_words_outside(question))
    swapped = replace(question, kind=_kept_kind(before), speakers=named, others=(), content=own or kept,
                      addressees=before.addressees, outlets=before.outlets)  # fmt: skip
    return replace(completed, question=swapped, swapped=True, elliptic=True)


def _new_subject(completed: Completed, before: Question, context: Context, briefing: Briefing) -> tuple[Completed, ...]:
    """A new subject: for the speaker asked for before, or where there was none, for nobody, then for whoever was last shown."""
    question = completed.question
    if question.unknown_names:
        return (completed,)  # "and shoigu?" stands alone: it is no subject of whoever spoke before
    asked_for = question.speakers or before.speakers
    last = (Mention((context.people[0],), 0, 0, "context"),) if context.people else ()
    kind: Kind = question.kind if question.kind not in ("keywords", "what") else _kept_kind(before)
    found: list[Completed] = []
    for speakers in (asked_for,) if asked_for else ((), last) if last else ((),):
        reading = tuple(Reading(question.text.strip("?! "), briefing.name(one.entities[0])) for one in speakers[:1])
        read = replace(question, kind=kind, speakers=speakers)
        found.append(replace(completed, question=read, readings=reading, tentative=True, elliptic=bool(speakers)))
    return (*found[:-1], replace(found[-1], tentative=False))


def _in_its_place(completed: Completed, before: Question, matcher: Matcher) -> tuple[Completed, ...]:
    """The last question with the new name in the place of one of its like: "who brought the US reply?", "and NATO's?"."""
    question, entities = completed.question, matcher.briefing.entities
    if not question.mentions or _words_outside(question) or before.kind in ("who-is", "keywords"):
        return ()
    sort = entities[question.mentions[0].entities[0]].sort
    like = next((one for one in before.others if one.end and entities[one.entities[0]].sort == sort), None)
    if like is None:
        return ()
    return (replace(completed, question=_rewritten(before, like, question.mentions[0], matcher), tentative=True),)


def _rewritten(before: Question, old: Mention, new: Mention, matcher: Matcher) -> Question:
    """The last question with one name written in the place of another, read anew."""
    typed = [token.typed for token in before.tokens]
    for mention in sorted(before.mentions, key=lambda one: -one.start):
        if mention.how == "context" or mention == old:
            typed[mention.start : mention.end] = [new.typed if mention == old else mention.typed]
    return matcher.read(" ".join(typed))


def others_asked(completed: Completed, context: Context, briefing: Briefing) -> tuple[Completed, ...]:
    """ "What else did he say?" and "who else?": the last question, without what or without whom it was answered."""
    question, before = completed.question, context.question
    assert before is not None
    shown = _tags(question.speakers) | {TAG + who for who in context.people}
    plain = cues.ELSE_WORDS | cues.AGREEING
    own = tuple(one for one in question.content if one.folded not in plain and one.stem not in shown)
    topic = own or tuple(one for one in context.topic if one.folded not in plain and one.stem not in shown)
    who = question.kind.startswith("who") or any(
        token.folded in ("anyone", "anybody", "someone", "somebody") for token in question.tokens
    )
    if who:
        gone = _said_by_those_shown(context, briefing)
        asked = replace(question, kind="who-said", content=topic, speakers=())
        if question.outlets or question.addressees:
            asked = replace(asked, kind="who", content=own, others=(*question.others, *question.outlets))
        return (replace(completed, question=asked, without=gone, topic_kept=not own),)
    gone = frozenset(context.told)
    speakers = question.speakers or before.speakers
    onward = replace(question, kind="what", speakers=speakers)
    if own:
        onward = replace(onward, content=own)
        left = replace(completed, question=onward, without=gone, tentative=True)
        return (left, replace(completed, question=onward))
    if speakers:
        return (replace(completed, question=replace(onward, content=()), without=gone, topic_kept=True),)
    return (replace(completed, question=replace(onward, content=topic), without=gone, topic_kept=True),)


def _said_by_those_shown(context: Context, briefing: Briefing) -> frozenset[str]:
    """All items of the people whose words were last shown."""
    shown = [briefing.items[item] for item in context.items]
    people = {who for one in shown if isinstance(one, Statement) for who in credited(one)}
    return frozenset(one.id for one in briefing.statements if people & set(credited(one)))


def _kept_kind(before: Question) -> Kind:
    told = ("who-is", "who-said", "keywords", "list", "compare", "order", "timeline", "silent")
    return "what" if before.kind in told else before.kind


def _tags(mentions: tuple[Mention, ...]) -> set[str]:
    return {TAG + entity for mention in mentions for entity in mention.entities}


def _speaks(mention: Mention, briefing: Briefing) -> bool:
    said = {who for one in briefing.statements for who in credited(one)}
    return any(briefing.entities[entity].sort == "person" and entity in said for entity in mention.entities)
