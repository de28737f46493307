"""Whether people agree: "do they agree?", "does Ada agree?" lays two of them side by side, on what was last spoken of."""

from __future__ import annotations

from dataclasses import replace

from briefbot.answering.completed import Completed, Context
from briefbot.answering.reply import Reading
from briefbot.matching import cues
from briefbot.matching.matcher import Matcher
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Question


def agreement(question: Question, context: Context, matcher: Matcher) -> Completed | None:
    """The comparison that a question about agreement asks for; None for any other question."""
    folded = {token.folded for token in question.tokens}
    pronoun = not folded.isdisjoint(("they", "them", "both", "two"))
    agrees = bool(folded & cues.AGREEING)
    if question.mentions:
        people = _one_named(question, context, matcher) if agrees and question.kind == "yes-no" else ()
    elif pronoun and (question.kind == "compare" or agrees):
        people = context.people[:2]
    else:
        people = ()
    if len(people) < 2:
        return None
    mentions = tuple(Mention((who,), 0, 0, "context", matcher.briefing.name(who)) for who in people)
    topic = tuple(token for token in context.topic if not token.stem.startswith(TAG))
    read = replace(question, kind="compare", tokens=(*question.tokens, *topic), mentions=mentions, speakers=mentions)
    names = " and ".join(mention.typed for mention in mentions)
    return Completed(read, (Reading("they" if pronoun else question.text.strip("?! "), names),))


def _one_named(question: Question, context: Context, matcher: Matcher) -> tuple[str, ...]:
    """The one who is asked for, and whoever was last spoken of, where the question has no subject of its own."""
    cast = matcher.cast.people
    if len(question.mentions) != 1 or any(
        token.folded not in cues.AGREEING and not token.stem.startswith(TAG) for token in question.content
    ):
        return ()
    named = question.mentions[0].entities[0]
    last = next((who for who in context.people if who != named), None)
    return (last, named) if named in cast and last is not None else ()
