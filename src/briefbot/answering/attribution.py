"""Whom a question credits: answers about a speaker, and corrects a wrong attribution.

The rule that everything here serves: an item is only ever shown with the speaker it has. A question that credits a known
item to somebody else is corrected; a question about somebody who says nothing of the kind is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from briefbot.answering.asked import Asked, Decision, credited, shown_name
from briefbot.answering.content import STRUCTURAL, asks_party, enough, foreseen, met, party, ranked, slot_decision
from briefbot.answering.correction import (
    CORRECTION_WORDS,
    OWN_SHARE,
    asks_for_a_subject,
    claim_of,
    correct,
    credited_names,
    credits_another,
    wrong_party,
    wrongly_credited,
)
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Statement
from briefbot.briefing.receipt import item_words
from briefbot.matching import cues
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import Evidence
from briefbot.matching.question import Question
from briefbot.text.tokens import words


def unknown_name(asked: Asked) -> Decision | None:
    """Refuses a question that names somebody who is not in the briefing, unless it plainly credits a known item."""
    if not asked.question.unknown_names:
        return None
    names = ", ".join(asked.question.unknown_names)
    best = asked.best(statement.id for statement in asked.briefing.statements)
    told = [word for word in best[0].found if word not in words(names)] if best else []
    if asked.question.unknown_speaker and len(told) > CORRECTION_WORDS and best[0].coverage >= 0.7:
        return correct(asked, best[0].document, names, confidence(best[0], None))
    related = tuple(one.document for one in asked.weighed[:1] if one.recall >= OWN_SHARE)
    lead = Phrase("nothing-by" if asked.question.unknown_speaker else "unknown-name", (names,))
    return Decision("not_in_briefing", (), lead, related, confidence=STRUCTURAL, step="unknown name")


def ambiguous_name(asked: Asked) -> Decision | None:
    """Asks back where a name could be two people."""
    for mention in (*asked.question.speakers, *asked.question.addressees, *asked.question.others):
        people = [entity for entity in mention.entities if asked.briefing.entities[entity].sort == "person"]
        if len(people) > 1 and not (mention.how == "role" and _told_by_the_words(asked, people)):
            choices = tuple(_instead(asked, mention.start, mention.end, entity) for entity in people[:3])
            return Decision("choice", (), Phrase("which-one"), choices=choices, confidence=0.5, step="ambiguous name")
    return None


def _told_by_the_words(asked: Asked, people: Sequence[str]) -> bool:
    """Whether the words of the question tell which one of them is meant: "that analyst" who says just this."""
    theirs = asked.best(one.id for one in asked.statements if set(credited(one)) & set(people))
    if not asked.question.content or asked.question.kind == "who-is" or not theirs:
        return False
    return enough(asked, theirs) or (len(theirs[0].found) > CORRECTION_WORDS and theirs[0].recall >= OWN_SHARE)


def _instead(asked: Asked, start: int, end: int, entity: str) -> str:
    """The question with a name written out, so that choosing it asks again."""
    tokens = asked.question.tokens
    before = [token.typed for token in tokens[:start]]
    while before and before[-1].casefold() in {"the", "a", "an", *cues.ORDINALS}:
        before.pop()
    after = [token.typed for token in tokens[end:]]
    return " ".join((*before, asked.name(entity), *after))


def about_a_speaker(asked: Asked) -> Decision | None:
    """Answers, corrects or refuses a question that credits somebody."""
    question = asked.question
    if not question.speakers and asks_party(asked.question) == "via":
        asked = replace(asked, question=_with_speakers_among_others(asked))
        question = asked.question
    if not question.speakers or question.kind in ("compare", "order", "who-is"):
        return None
    speakers = asked.named(question.speakers)
    own = [one for one in asked.statements if set(credited(one)) & set(speakers)]
    if question.outlets:
        own, decided = _through(asked, own, asked.named(question.outlets), "via")
        if decided:
            return decided
    if question.addressees:
        own, decided = _through(asked, own, asked.named(question.addressees), "to")
        if decided:
            return decided
    wanted = asks_party(asked.question)
    if wanted and own:
        wrong = wrongly_credited(asked, own)
        if wrong:
            return wrong
        return met(asked, own, wanted)
    if question.content and not _lists_everything(asked):
        return _about(asked, own)
    if not own:
        return _nothing(asked)
    done = _by_act(asked, own)
    if done:
        return done
    items = tuple(one.id for one in own)
    sole = len(speakers) == 1 and not question.addressees and not question.outlets
    lead = Phrase("everything-by", (shown_name(asked, question.speakers[0]),)) if sole and len(items) > 1 else None
    return slot_decision(asked, items, STRUCTURAL, "all by speaker", lead)


def _with_speakers_among_others(asked: Asked) -> Question:
    """The question with everybody who says something here taken as a speaker: "to which outlets have spoken A and B"."""
    said = {who for one in asked.briefing.statements for who in credited(one)}
    speakers = tuple(mention for mention in asked.question.others if set(mention.entities) & said)
    others = tuple(mention for mention in asked.question.others if mention not in speakers)
    return replace(asked.question, speakers=speakers, others=others)


def _through(
    asked: Asked, own: list[Statement], wanted: Sequence[str], part: Literal["to", "via"]
) -> tuple[list[Statement], Decision | None]:
    """Keeps the statements that went to `wanted`; corrects when only somebody else's did, refuses when none did."""
    kept = [one for one in own if party(one, part) in wanted]
    if kept:
        return kept, None
    others = [one for one in asked.statements if party(one, part) in wanted]
    credited_name = shown_name(asked, asked.question.speakers[0])
    if others and (not asked.question.content or enough(asked, asked.best(one.id for one in others))):
        ids = tuple(one.id for one in others)
        ids = tuple(one.document for one in asked.best(ids)) or ids
        speaker = asked.name(next(one.speaker for one in others if one.id == ids[0]))
        lead = Phrase("correction-outlet", (asked.name(wanted[0]), speaker, credited_name))
        return [], Decision("correction", ids, lead, confidence=STRUCTURAL, step=f"other {part}")
    if asked.question.content:
        return own, None
    lead = Phrase("nothing-by-to", (credited_name, asked.name(wanted[0])))
    return [], Decision("not_in_briefing", (), lead, confidence=STRUCTURAL, step=f"no such {part}")


def _about(asked: Asked, own: Sequence[Statement]) -> Decision:
    """A speaker and a subject: the speaker's own words on it, or somebody else's as a correction, or a refusal."""
    own = _on_the_words_of(asked, own)
    ours = _nested_first(asked, asked.best(one.id for one in own))
    theirs = asked.best(one.id for one in asked.briefing.statements if one not in own)
    best = ours[0] if ours else None
    corrected = wrongly_credited(asked, own) or _wrong_as_a_whole(asked, best, theirs)
    if corrected and not asked.swapped:  # "and Kortunov?" credits him with nothing
        return corrected
    if best and (best.recall >= OWN_SHARE or enough(asked, ours) or foreseen(asked, best)):
        items = ranked(asked, ours)
        sure = confidence(best, ours[1] if len(ours) > 1 else None)
        return wrong_party(asked, items, sure) or slot_decision(asked, items, sure, "speaker and subject")
    if asked.swapped and own:
        lead = Phrase("nothing-on-that", (shown_name(asked, asked.question.speakers[0]),))
        return Decision(
            "answer", tuple(one.id for one in own), lead, confidence=0.5, step="another speaker, all they said"
        )
    return _told_of_them(asked) or _by_act(asked, own) or _nothing(asked, about=True)


def _wrong_as_a_whole(asked: Asked, own: Evidence | None, theirs: Sequence[Evidence]) -> Decision | None:
    """The correction of a question in which no clause stands out as what the speaker is said to have said."""
    if asks_for_a_subject(asked) or claim_of(asked):
        return None
    wrong = credits_another(asked, own, theirs)
    return correct(asked, wrong.document, credited_names(asked), confidence(wrong, None)) if wrong else None


def _by_act(asked: Asked, own: Sequence[Statement]) -> Decision | None:
    """What somebody did by saying it: "why is Holt angry" asks for his complaint, "what does she promise" for her promise.

    Only where the question holds no other word: "does she expect a strike" is not answered by just any expectation.
    """
    asks = {token.folded for token in asked.question.tokens}
    acts = [act for act in cues.ACTS if act & asks]
    clause = next((one.start for one in asked.question.tokens[1:] if one.folded in ("when", "while")), None)
    asked_for = [one for one in asked.question.content if clause is None or one.start < clause]
    if not acts or any(token.folded not in acts[0] for token in asked_for):
        return None
    told = tuple(one.id for one in own if acts[0] & set(words(f"{one.verb} {one.kind} {one.stance}")))
    return slot_decision(asked, told, STRUCTURAL, "what was done by saying it") if told else None


def _lists_everything(asked: Asked) -> bool:
    """Whether a list is asked for with words that stand nowhere and narrow nothing: "run through every claim X makes"."""
    question = asked.question
    narrowed = {token.folded for token in question.tokens} & {"about", "on", "of", "regarding"}
    return question.kind == "list" and not narrowed and not any(one.found for one in asked.matches.items)


def _told_of_them(asked: Asked) -> Decision | None:
    """What the source tells of somebody who is asked for words: a fact that holds the whole question."""
    speakers = set(asked.named(asked.question.speakers)) - asked.matcher.cast.people
    facts = asked.best(one.id for one in asked.briefing.facts if speakers & set(one.about))
    if not enough(asked, facts):
        return None
    return slot_decision(asked, ranked(asked, facts), confidence(facts[0], None), "told of them")


def _nested_first(asked: Asked, ours: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Asked what one says that another wants, what the one reports of the other goes before equally good evidence."""
    others = set(asked.named(asked.question.others))

    def rank(evidence: Evidence) -> float:
        item = asked.briefing.items[evidence.document]
        nested = isinstance(item, Statement) and bool(item.reported_by) and item.speaker in others
        return -(evidence.score + (NESTED_BONUS if nested else 0.0))

    return tuple(sorted(ours, key=rank))


NESTED_BONUS: Final = 0.15
"""What naming the inner speaker of a nested report is worth, as a share of a full score."""


def _on_the_words_of(asked: Asked, own: Sequence[Statement]) -> Sequence[Statement]:
    """Asked what somebody thinks of somebody else's words, only what names that person counts: the link must be told."""
    question = asked.question
    for mention in question.others:
        behind = question.tokens[mention.end].folded if mention.end < len(question.tokens) else ""
        if mention.typed.endswith("'s") and behind in cues.OPINION_NOUNS:
            names = {word for entity in mention.entities for word in words(asked.name(entity))}
            own = [one for one in own if names & set(words(item_words(one)))]
    return own


def _nothing(asked: Asked, about: bool = False) -> Decision:
    names = ", ".join(shown_name(asked, one) for one in asked.question.speakers)
    related = tuple(one.document for one in asked.matches.items[:1] if one.recall >= 0.4)
    lead = Phrase("nothing-by-about" if about else "nothing-by", (names,))
    return Decision("not_in_briefing", (), lead, related, confidence=0.8, step="nothing by speaker")
