"""The author's own questions: is this one of those the author foresaw, and what did the author answer?

Two questions are alike when the words that carry them are the same both ways, whoever is named by whichever name, and
when they ask for the same thing: "how many" is not "where".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision, parties_of
from briefbot.answering.condition import if_so
from briefbot.answering.identity import only_lists_a_class
from briefbot.answering.phrases import Phrase
from briefbot.answering.slots import has_time
from briefbot.answering.stretch import JOINTS, stretch
from briefbot.briefing.model import AuthorQuestion, Statement
from briefbot.matching.collect import question_place
from briefbot.matching.evidence import Term, terms_of
from briefbot.matching.index import InvertedIndex
from briefbot.matching.measures import MEASURES
from briefbot.matching.names import TAG
from briefbot.matching.question import Question
from briefbot.matching.roles import as_tag
from briefbot.text.tokens import Token, words

ALIKE: Final = 0.74
"""Harmonic mean of the shares found both ways from which the author's answer is given."""

FOUND_WHOLE: Final = 0.9
ALIKE_ENOUGH_ANYWAY: Final = 0.84
"""Where an item holds nearly the whole question, the author's question must be the more alike to go before it."""

TRIED: Final = 8
"""How many of the author's phrasings, by shared words, are compared."""

UNLIKE_KIND: Final = 0.7
"""Factor for two questions that ask for different things ("who", "when")."""

_PARTICULAR: Final = {"who": "who", "who-said": "who", "who-is": "who", "when": "when", "where": "where", "why": "why",
                      "how-many": "how-many", "how-long": "how-long", "what": "what", "how": "how"}  # fmt: skip


def word_for_word(asked: Asked) -> Decision | None:
    """The author's answer to a question that is typed as the author wrote it, whatever else it might be taken for."""
    if asked.within is not None or asked.elliptic or not asked.briefing.questions:
        return None
    typed = words(asked.question.text)
    for evidence in asked.matches_of_all_words.questions[:TRIED]:
        entry = asked.briefing.questions[question_place(evidence.document)]
        if words(entry.ask[evidence.wording]) == typed and not (entry.unknown and asked.question.unknown_names):
            return _answer(asked, entry, 1.0)
    return None


def author_answer(asked: Asked) -> Decision | None:
    """The author's answer, if the question is one the author foresaw."""
    best, place, joints = 0.0, -1, JOINTS & {token.folded for token in asked.question.tokens}
    joined, common = False, 0.0
    for evidence in asked.matches_of_all_words.questions[:TRIED]:
        number = question_place(evidence.document)
        phrasing = asked.briefing.questions[number].ask[evidence.wording]
        foreseen = asked.matcher.read_own(phrasing)
        alike = likeness(asked.question, foreseen, asked.matcher.index)
        small = _common(asked.question, foreseen)  # of equally alike ones the small words tell: "has he", "before he"
        if (round(alike, 2), small) > (round(best, 2), common):
            best, common, place = alike, small, number
            joined = joints <= {token.folded for token in foreseen.tokens}
    whole = bool(asked.matches_by_words.items) and asked.matches_by_words.items[0].recall >= FOUND_WHOLE
    if best < (ALIKE_ENOUGH_ANYWAY if whole else ALIKE):
        return None
    if joints and not joined and (told := if_so(asked) or stretch(asked)) is not None:
        return told
    entry = asked.briefing.questions[place]
    if entry.unknown and whole and asked.question.kind == "keywords":
        return None  # bare words that an item holds ask for it, not for what nobody tells of it
    if entry.unknown and whole and asked.question.kind == "who-said" and _is_said(asked):
        return None  # who leaked it is not told; who said that it leaks is
    if entry.unknown and only_lists_a_class(asked.question):
        return None  # who are the politicians is told, whatever they did that nobody tells
    if entry.unknown and asked.question.unknown_names:
        return None  # the refusal that follows names them
    if entry.unknown and asked.elliptic:
        return None  # that nobody tells what the minor points are does not answer "and what about the minor ones?"
    if whole and asked.question.kind == "who-said" and asked.matches_by_words.items[0].document in entry.items:
        return None  # the words themselves say whose they are; the author's companions would only stand in the way
    if entry.items and _credits_somebody_else(asked, entry.items):
        return None
    return _answer(asked, entry, best)


def _common(left: Question, right: Question) -> float:
    """Share of all words, small ones too, that two questions have in common, 0..1."""
    ours, theirs = ({token.folded for token in one.tokens} for one in (left, right))
    return len(ours & theirs) / len(ours | theirs)


def _answer(asked: Asked, entry: AuthorQuestion, sure: float) -> Decision:
    """What the author answers to a question that is as sure to be meant."""
    if entry.unknown:
        related = tuple(one.document for one in asked.matches_by_words.items[:1] if one.recall >= 0.3)
        return Decision("not_in_briefing", (), Phrase("author-unknown"), related, confidence=sure, step="author")
    if entry.items:
        told = [item for item in entry.items if item in asked.briefing.items]
        undated = bool(told) and asked.question.kind == "when" and not any(has_time(asked, item) for item in told)
        lead = Phrase("no-time-but") if undated else None
        return Decision("answer", entry.items, lead, confidence=sure, step="author")
    return Decision("answer", (), Phrase("author-answer", (entry.answer,)), confidence=sure, step="author")


def _is_said(asked: Asked) -> bool:
    """Whether what the words find first is something that somebody says."""
    return isinstance(asked.briefing.items[asked.matches_by_words.items[0].document], Statement)


def _credits_somebody_else(asked: Asked, items: Sequence[str]) -> bool:
    """Whether the question asks for somebody who has no part in these items: attribution decides that, not the author."""
    speakers = set(asked.named(asked.question.speakers))
    if not speakers:
        return False
    parties = {who for item in items for who in parties_of(asked.briefing, item)} | set(items)
    return not speakers & parties


def likeness(left: Question, right: Question, index: InvertedIndex) -> float:
    """How far two questions ask the same, 0..1: they must share a word that is not a name, unless there is none."""
    ours, theirs = _bag(left), _bag(right)
    if _only_names(ours) != _only_names(theirs) or (_only_names(ours) and left.kind != right.kind):
        return 0.0
    if _parts(left) != _parts(right) and (_only_names(ours) or (left.speakers and right.speakers)):
        return 0.0
    if left.kind == right.kind == "measure" and _measured(left) != _measured(right):
        return 0.0
    forward = _share(terms_of(ours, index), theirs, index)
    backward = _share(terms_of(theirs, index), ours, index)
    if not forward or not backward:
        return 0.0
    alike = 2 * forward * backward / (forward + backward)
    kinds = {_PARTICULAR.get(left.kind), _PARTICULAR.get(right.kind)}
    return alike * (UNLIKE_KIND if None not in kinds and len(kinds) > 1 else 1.0)


def _measured(question: Question) -> frozenset[str]:
    """What is to be measured: "tall" is not "old"."""
    return frozenset(token.folded for token in question.tokens) & frozenset(MEASURES)


def _bag(question: Question) -> tuple[Token, ...]:
    """The words that carry a question: content words and everybody named; all words where there are none."""
    named = tuple(as_tag(mention) for mention in question.mentions)
    carried = (*named, *(token for token in question.content if token not in named))
    return carried or question.tokens


def _parts(question: Question) -> tuple[frozenset[str], ...]:
    """Who is asked for and who was addressed: "what did X tell Y" is not "what did Y tell X"."""
    parts = (question.speakers, question.addressees)
    return tuple(frozenset(entity for mention in part for entity in mention.entities) for part in parts)


def _only_names(bag: Sequence[Token]) -> bool:
    return all(token.stem.startswith(TAG) for token in bag)


def _share(terms: Sequence[Term], other: Sequence[Token], index: InvertedIndex) -> float:
    """Share of the terms' weight that is found among the other question's words, as such or spelt nearly so."""
    stems = {token.stem for token in other}
    total = sum(term.weight for term in terms)
    found = 0.0
    for term in terms:
        if term.stem in stems:
            found += term.weight
        elif not term.stem.startswith(TAG):
            found += term.weight * next((share for stem, share in term.variants if stem in stems), 0.0)
    return found / total if total else 0.0
