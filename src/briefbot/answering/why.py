"""Tells, stage by stage and in a person's words, how a question came to its reply."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision, shown_name
from briefbot.answering.reply import Reading
from briefbot.briefing.receipt import item_words
from briefbot.matching.evidence import Evidence
from briefbot.matching.names import TAG
from briefbot.text.normalise import fold

KINDS: Final = {
    "who-said": "who said something", "who-is": "who somebody is", "who": "who did something", "what": "what is told",
    "when": "a time", "where": "a place or an outlet", "why": "a reason", "how": "the way of something", "how-many": "a number",
    "how-long": "how long something took", "measure": "a measure", "yes-no": "whether something is so",
    "compare": "two people side by side", "list": "a list", "timeline": "the order of everything",
    "order": "which of two came first", "next": "what lies ahead", "meaning": "what a passage means",
    "silent": "who says nothing on something", "keywords": "no question, only words",
}  # fmt: skip
"""Kind of question -> what is asked for, in a person's words."""

STEPS: Final = {
    "author": "the author of the briefing foresaw this question",
    "nothing asked": "nothing was typed that could be asked",
    "nothing to look for": "the question has no word that could be looked for",
    "nothing by speaker": "the one asked about says nothing of the kind here",
    "too little found": "no item has enough of the question's words",
    "words not here": "the words between quotation marks stand nowhere here",
    "verbatim": "the words asked about stand in what is quoted",
    "unknown name": "the question names somebody who is not in the briefing",
    "ambiguous name": "a name in the question could be more than one person's",
    "undisclosed": "who disclosed it is left open by the source",
    "credited to another": "the words asked about are somebody else's",
    "other outlet or addressee": "the words are this speaker's, but went elsewhere",
    "other via": "that outlet has the words of somebody else",
    "other to": "that was said to them by somebody else",
    "no such via": "nothing by this speaker went through that outlet",
    "no such to": "nothing by this speaker was said to them",
    "another speaker, all they said": "nothing by this person is on just that, so everything by them is shown",
    "all by speaker": "only a speaker is asked about, so everything by them is shown",
    "speaker and subject": "of this speaker's words these have most of the question's",
    "what was done by saying it": "the question asks for what somebody did by saying it",
    "told of them": "the source tells this of the one asked about",
    "to whom": "it is asked to whom, or through which outlet",
    "by its words": "of all items these have most of the question's words",
    "near one foreseen": "few of the words are found, but the author's nearest question is answered with the same item",
    "by its meaning": "no item has the words; these are nearest in meaning",
    "names only": "the question holds only names; these items have a part for all of them",
    "those last shown": "the question goes on about what was last shown",
    "who said those shown": "it is asked whose words were last shown",
    "timeline": "the order of things is asked for, and the briefing has a timeline",
    "end of the timeline": "what came first or last is asked for, and the briefing has a timeline",
    "in time, without place": "a stretch of time is asked for by what the timeline does not have",
    "in time, nothing there": "a stretch of time is asked for in which the timeline has nothing",
    "in time": "it is asked what comes before or after in the timeline",
    "order": "it is asked which of two came first",
    "what lies ahead": "it is asked what comes next",
    "overview": "what the source tells is asked for as a whole",
    "who is quoted": "it is asked who is quoted",
    "list of names": "a list of names is asked for",
    "nothing on a topic": "a topic is asked for by its name, and nothing by this speaker is filed under it",
    "filed under a topic": "a topic is asked for by its name, and this is filed under it",
    "nothing shown": "the question means what was last shown, and nothing was",
    "through an outlet": "it is asked what went through an outlet",
    "what is quoted": "everything in somebody's own words is asked for",
    "scenarios": "the scenarios are asked for",
    "scenario": "a scenario is asked for that is not told here",
    "scenario by its words": "one of the scenarios is asked for by what it is like",
    "scenario by ordinal": "one of the scenarios is asked for by its number",
    "scenario by its character": "one of the scenarios is asked for by its character",
    "scenario by its condition": "the condition in the question is that of a scenario",
    "compare": "two sides are asked for beside each other",
    "silent": "it is asked who says nothing on something",
    "what it is about": "it is asked what the source is about",
    "about the source": "it is asked about the source itself",
    "who is": "it is asked who or what that is",
    "about a name": "it is asked what is told of a name",
    "what somebody belongs to": "it is asked to what somebody belongs",
    "who runs it": "it is asked who runs or leads something",
    "whose role it is": "the question calls somebody by a role",
    "people of these roles": "people are asked for by their role",
}  # fmt: skip
"""Rule that decides -> why it does, in a person's words."""

WITH: Final = {
    "time of what comes before": "its time is told by what comes before it",
    "slot missing": "but they lack what was asked for",
}
"""What may be added to a rule behind a comma."""

LONGEST: Final = 60
"""Characters of an item's words by which it is told."""


def explain(asked: Asked, decision: Decision, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The stages: what was read, who was credited, what was searched, what was found, and which rule decided."""
    question = asked.question
    lines = [f"asked for: {KINDS[question.kind]}"]
    lines += [reading.told(asked.question.text) for reading in readings]
    for label, mentions in (
        ("speaker", question.speakers),
        ("addressed", question.addressees),
        ("outlet", question.outlets),
    ):
        if mentions:
            lines.append(f"{label} asked about: {', '.join(shown_name(asked, mention) for mention in mentions)}")
    if question.unknown_names:
        lines.append(f"names near nobody in the briefing: {', '.join(question.unknown_names)}")
    if question.content:
        lines.append(f"words searched: {', '.join(token.typed for token in question.content)}")
    if asked.within is not None:
        lines.append(
            f"only among what was last shown: {'; '.join(_told(asked, item) for item in sorted(asked.within))}"
        )
    if asked.without:
        lines.append(f"left out, as told before: {len(asked.without)} of the briefing's items")
    lines += [_evidence_line(asked, evidence) for evidence in asked.weighed[:3]]
    lines += _meaning_line(asked)
    lines.append(f"decided because: {plainly(decision.step)}")
    lines.append(f"confidence: {decision.confidence:.2f}")
    return tuple(lines)


def plainly(step: str) -> str:
    """A rule in a person's words. Raises KeyError for one that has none."""
    rule, _, added = step.rpartition(", ")
    return f"{STEPS[rule]}, {WITH[added]}" if added in WITH else STEPS[step]


def _meaning_line(asked: Asked) -> list[str]:
    """The item nearest in meaning, where the encoder was heard."""
    meant = asked.meant if "meant" in asked.__dict__ else None
    items = [(cosine, item) for item, cosine in meant.whole.items() if item in asked.briefing.items] if meant else []
    return [f"nearest in meaning: {_told(asked, max(items)[1])} ({max(items)[0]:.2f})"] if items else []


def _evidence_line(asked: Asked, evidence: Evidence) -> str:
    missing = f", not found: {', '.join(_plain(asked, evidence.missing))}" if evidence.missing else ""
    meaning = f"; meaning adds {evidence.meant:.2f}" if evidence.meant is not None else ""
    return (
        f"{_told(asked, evidence.document)}: {evidence.recall:.0%} of the question's weight"
        f" (found: {', '.join(_plain(asked, evidence.found)) or 'nothing'}{missing}), {evidence.precision:.0%} of the item's"
        f"{meaning}"
    )


def _told(asked: Asked, item_id: str) -> str:
    """An item by the beginning of its words."""
    told = item_words(asked.briefing.items[item_id])
    return f"“{told}”" if len(told) <= LONGEST else f"“{told[:LONGEST].rsplit(' ', 1)[0]} …”"


def _plain(asked: Asked, found: Sequence[str]) -> list[str]:
    """Words as they are typed, or searched where that differs; somebody searched by name told by it."""
    typed = {token.folded: token.typed for token in asked.question.content if fold(token.typed) == token.folded}
    return [asked.name(word.removeprefix(TAG)) if word.startswith(TAG) else typed.get(word, word) for word in found]
