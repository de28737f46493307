"""Chooses one of the four outcomes for a question, and the items that go with it.

The steps stand in the order of certainty: names nobody has, what the author answered, what the shape of the question asks
for, whom it credits, and last what its words find. The first step that knows an answer gives it. A refusal is never
rescued with words that the question does not contain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from briefbot.answering.about_source import about_the_source, gist
from briefbot.answering.asked import Asked, Decision
from briefbot.answering.attribution import about_a_speaker, ambiguous_name, unknown_name
from briefbot.answering.author import author_answer, word_for_word
from briefbot.answering.condition import if_so
from briefbot.answering.content import TOO_LITTLE, by_content
from briefbot.answering.correction import credited_in_passing
from briefbot.answering.filed import on_a_topic
from briefbot.answering.identity import by_role, of_these_roles, who_is, who_runs
from briefbot.answering.in_time import in_time, timeline, what_next, which_first
from briefbot.answering.meaning import by_meaning
from briefbot.answering.phrases import Phrase
from briefbot.answering.polarity import other_way_round
from briefbot.answering.scenario import scenarios
from briefbot.answering.stretch import stretch
from briefbot.answering.structure import (
    comparison,
    people_list,
    quoted_lines,
    silent,
    through_outlet,
)
from briefbot.answering.verbatim import verbatim
from briefbot.matching import cues

Step = Callable[[Asked], Decision | None]

STEPS: Final[tuple[Step, ...]] = (
    word_for_word,
    ambiguous_name,
    about_the_source,
    gist,
    who_is,
    who_runs,
    which_first,
    verbatim,
    on_a_topic,
    author_answer,
    unknown_name,
    quoted_lines,
    by_role,
    of_these_roles,
    stretch,
    timeline,
    comparison,
    in_time,
    if_so,
    scenarios,
    what_next,
    silent,
    people_list,
    through_outlet,
    about_a_speaker,
    credited_in_passing,
    by_content,
)


def decide(asked: Asked) -> Decision:
    """The decision of the first step that has one; the last step always has."""
    if not asked.question.tokens:
        return Decision("not_in_briefing", (), Phrase("nothing-asked"), confidence=1.0, step="nothing asked")
    if asked.within is not None and not asked.within:
        return Decision("not_in_briefing", (), Phrase("nothing-shown"), confidence=1.0, step="nothing shown")
    within = asked.within is not None and not asked.question.content
    for step in (by_content,) if within else STEPS:
        decision = step(asked)
        if decision is not None:
            return _reconsidered(asked, decision)
    raise AssertionError("the last step always decides")


def _reconsidered(asked: Asked, decision: Decision) -> Decision:
    """A refusal for want of words, heard again for its meaning; one for want of anything else, said as such."""
    if decision.step == "nothing to look for" and not _POINTERS.isdisjoint(one.folded for one in asked.question.tokens):
        return replace(decision, lead=Phrase("nothing-shown"))
    if asked.without and not leads_somewhere(decision):
        return replace(decision, lead=Phrase("nothing-else"), related=())
    decision = (by_meaning(asked) or decision) if decision.step == TOO_LITTLE else decision
    if (
        decision.outcome == "answer"
        and decision.items
        and (decision.lead is None or decision.lead.key == "words-shown")
    ):
        return replace(decision, lead=other_way_round(asked, decision.items[0]) or decision.lead)
    return decision


_POINTERS: Final = cues.PERSONAL_PRONOUNS.keys() | cues.THING_PRONOUNS


def leads_somewhere(decision: Decision) -> bool:
    """Whether a decision need not give way to another reading: an answer, or a refusal that knows what is missing."""
    return decision.outcome != "not_in_briefing" or decision.step not in _VAGUE


_VAGUE: Final = frozenset((TOO_LITTLE, "nothing to look for", "nothing by speaker", "words not here"))
