"""A wrong attribution, noticed and put right: whose words a question takes for somebody else's.

An item is corrected to its own speaker only where the question plainly credits another with it: in a clause behind a verb of
saying, by an outlet or an addressee that is another's, or in passing ("how does Ada account for …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from briefbot.answering.asked import Asked, Decision, credited, items_of, shown_name
from briefbot.answering.content import party
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import UNDISCLOSED, Fact, Scenario, Statement
from briefbot.briefing.receipt import item_words
from briefbot.matching import cues
from briefbot.matching.confidence import confidence
from briefbot.matching.evidence import Evidence
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Question
from briefbot.matching.roles import as_tag, claim_start
from briefbot.text.normalise import fold, fold_typography
from briefbot.text.tokens import Token, words

CORRECTION_SHARE: Final = 0.58

CORRECTION_LEAD: Final = 0.2
"""A correction needs this share in somebody else's item, and this lead over the credited speaker's best."""

OWN_SHARE: Final = 0.45
"""Share of the question's weight that the speaker's own best item must hold to answer a question about that speaker. With
that much of the speaker's own, an item of another must hold every word found in its own words."""

CORRECTION_WORDS: Final = 2

CORRECTION_SURE: Final = 0.7
"""And at least this many content words found: one shared word ("missiles") credits nobody with anything. With no more
than those, nearly all of the question must be in them."""


def wrongly_credited(asked: Asked, own: Sequence[Statement]) -> Decision | None:
    """The correction of the claim behind the verb of saying, whatever else the question asks around it."""
    if asks_for_a_subject(asked):
        return None
    clause = tuple(token for _, token in clause_of(asked.question))
    for claim in (claim_of(asked), clause):
        if not any(cues.carries(token) for token in claim):
            continue
        narrow = replace(asked, question=replace(asked.question, content=claim))
        ours = narrow.best(one.id for one in own)
        theirs = narrow.best(one.id for one in _told_as_asked(asked, own))
        best = ours[0] if ours else None
        wrong = credits_another(narrow, best, theirs) if claim is not clause else _the_same_clause(best, theirs)
        if wrong:
            return correct(asked, wrong.document, credited_names(asked), confidence(wrong, None))
    return None


def _told_as_asked(asked: Asked, own: Sequence[Statement]) -> Sequence[Statement]:
    """The statements of others; where it is asked to whom the words went, those that went to somebody, if there are any."""
    others = [one for one in asked.briefing.statements if one not in own]
    folded = [token.folded for token in asked.question.tokens]
    if folded[-1:] != ["to"] or not {"who", "whom"} & set(folded):
        return others
    return [one for one in others if one.to] or others


def _the_same_clause(own: Evidence | None, theirs: Sequence[Evidence]) -> Evidence | None:
    """The item of somebody else with a wording that this clause is, small words and all: each is mostly in the other."""
    if not theirs or theirs[0].recall - (own.recall if own else 0.0) < CORRECTION_LEAD:
        return None
    best = theirs[0]
    return best if _near(best) and best.recall >= MEANT_SHARE and best.precision >= SAME_CLAUSE else None


SAME_CLAUSE: Final = 0.5
"""Share of the item's wording that the clause must hold, where it has hardly a content word ("the Kremlin expected nothing
else")."""


def credited_in_passing(asked: Asked) -> Decision | None:
    """Corrects a question that makes somebody the subject of words that are another's, without a verb of saying.

    "How does Ada account for …", "Ada's two scenarios", "Ada: … Verbatim?": nobody is asked what Ada says, and yet the
    words are hers. Only where she has no part in any item that comes near.
    """
    question = asked.question
    people = [
        one for one in question.others if all(asked.briefing.entities[who].sort == "person" for who in one.entities)
    ]
    if (
        question.speakers
        or len(people) != 1
        or question.kind not in _CLAIMING
        or not _stands_as_subject(people[0], question)
    ):
        return None
    mention, involved = people[0], set(people[0].entities)
    others = tuple(one for one in question.others if one is not mention)
    content = tuple(token for token in question.content if token.stem != as_tag(mention).stem)
    narrow = replace(asked, question=replace(question, speakers=(mention,), others=others, content=content))
    own = {item for who in involved for item in items_of(asked.briefing, who)}
    own.update(one.id for one in asked.briefing.statements if _may_tell_of(asked, one, involved))
    told = [one.id for one in asked.briefing.statements]
    told += [one.id for one in asked.briefing.facts if _people_of(asked, one.id)]
    ours, theirs = narrow.best(own), narrow.best(item for item in told if item not in own)
    wrong = credits_another(narrow, ours[0] if ours else None, theirs)
    return correct(narrow, wrong.document, credited_names(narrow), confidence(wrong, None)) if wrong else None


_CLAIMING: Final = frozenset(("what", "why", "how", "yes-no", "keywords"))
"""Kinds of question that may credit somebody with words in passing; "how much does she earn" does not."""


def _may_tell_of(asked: Asked, statement: Statement, people: Iterable[str]) -> bool:
    """Whether a statement names one of these people, or has a "he" or "she" that may be one of them."""
    said = set(words(item_words(statement)))
    names = {word for who in people for word in words(asked.name(who))}
    return not said.isdisjoint(names | {who for who, number in cues.PERSONAL_PRONOUNS.items() if number != "they"})


def _stands_as_subject(mention: Mention, question: Question) -> bool:
    """Whether somebody is who does or owns what the question tells: "did Ada …", "Ada's …", "Ada: …", "Ada is sure …"."""
    before = [token for token in question.tokens[: mention.start] if cues.carries(token)]
    asked = question.tokens[mention.start - 1].folded in cues.AUXILIARIES if mention.start else True
    return asked or not before or mention.typed.endswith(("'s", "s'"))


def claim_of(asked: Asked) -> tuple[Token, ...]:
    """What the clause that is credited to the speaker tells; empty where there is none.

    Names in any part are among it, as whom they mean, and words about the telling that the briefing itself uses: in "did
    Ada say the town *expects* …" that is told.
    """
    question, known = asked.question, asked.matcher.index.numbers
    named = {place: one for one in question.mentions for place in range(one.start, one.end)}
    claim: list[Token] = []
    for place, token in clause_of(question):
        if place in named:
            claim += [as_tag(named[place])] * (as_tag(named[place]) not in claim)
        elif cues.carries(token) or (_about_telling(token) and token.stem in known):
            claim.append(token)
    return tuple(claim)


def clause_of(question: Question) -> tuple[tuple[int, Token], ...]:
    """All words of the clause that is credited to the speaker, up to the end of the sentence, with their places."""
    start = claim_start(question)
    if start is None or start >= len(question.tokens):
        return ()
    stop = _CLAIM_ENDS.search(fold_typography(question.text), question.tokens[start].start)
    last = stop.start() if stop else len(question.text)
    return tuple((place, token) for place, token in enumerate(question.tokens) if place >= start and token.start < last)


def _about_telling(token: Token) -> bool:
    return not token.small and token.folded in cues.META_WORDS - cues.UTTERING


_CLAIM_ENDS: Final = re.compile(r"[.?!](?:\s|$)|,? (?:who|why|when|where|on what)\b")


def credited_names(asked: Asked) -> str:
    return ", ".join(shown_name(asked, one) for one in asked.question.speakers)


def _only_reported(asked: Asked, item: Statement) -> bool:
    """Whether a wish is credited to the one who reports it: "why does Ada want …", where Ada says that the council does."""
    start = claim_start(asked.question) if asked.question.speakers else None
    if start is None or asked.question.tokens[start - 1].folded not in cues.WISHING:
        return False
    speakers = asked.named(asked.question.speakers)
    named = (*speakers, *asked.named(asked.question.others))
    return item.speaker not in named and not set(item.reported_by).isdisjoint(speakers)


def wrong_party(asked: Asked, items: tuple[str, ...], sure: float) -> Decision | None:
    """Corrects the outlet or the addressee of words that are the speaker's own, and a wish that the speaker only reports."""
    item = asked.briefing.items[items[0]]
    if not isinstance(item, Statement):
        return None
    if _only_reported(asked, item):
        return correct(asked, item.id, credited_names(asked), sure)
    parts: tuple[tuple[Literal["to", "via"], Sequence[Mention]], ...] = (
        ("via", asked.question.outlets),
        ("to", asked.question.addressees),
    )
    for part, mentions in parts:
        wanted, given = asked.named(mentions), party(item, part)
        if wanted and given and given not in wanted:
            key = "correction-via" if part == "via" else "correction-to"
            lead = Phrase(key, (asked.name(given), shown_name(asked, mentions[0])))
            return Decision("correction", items[:1], lead, confidence=sure, step="other outlet or addressee")
    return None


def asks_for_a_subject(asked: Asked) -> bool:
    """Whether it is asked what somebody says *about* something, which credits nobody with any particular words."""
    question = asked.question
    speaker, clause = question.speakers[0], clause_of(question)
    if question.quotes:
        return False
    folded = [token.folded for token in question.tokens]
    behind = speaker.end
    if folded[max(0, speaker.start - 2) : speaker.start] == ["according", "to"]:
        return folded[behind : behind + 1] in (["about"], ["on"])
    if clause and clause[0][1].folded in _INDIRECT:
        return True  # "did X say who …"
    if question.kind == "yes-no":
        return _says_anything(folded[behind:])
    if question.kind not in ("what", "keywords", "list", "how"):
        return False
    if set(folded[behind : behind + 2]) & cues.UTTERANCES and speaker.typed.endswith(("'s", "s'")):
        return False  # "X's remark about …"
    if folded[speaker.start - 1 : speaker.start] in (["of"], ["from"]) and claim_start(question) is not None:
        return False  # "the quote from X about …"
    if _tells_that_they_spoke(asked, folded):
        return False
    for place in range(behind, min(behind + 5, len(folded))):
        if (
            question.kind == "keywords"
            and cues.carries(question.tokens[place])
            and folded[place] not in cues.SPEECH_VERBS
        ):
            return False  # "X says all hinges on …" tells what is said
        if folded[place] in _ABOUT:
            return place + 1 < len(folded) and not set(folded[behind:place]) & {"mean", "meant", "when"}
        if folded[place] in ("that", "when", "by"):
            return False
    if question.kind != "keywords":
        return False
    return claim_start(question) is None and len(question.content) <= KEYWORDS


_ABOUT: Final = frozenset("about on of regarding concerning".split())
_INDIRECT: Final = frozenset("who whom whose which what when where why whether if".split())
"""What an indirect question begins with: "did X say who will pay" credits X with nothing."""


def _says_anything(behind: Sequence[str]) -> bool:
    """Whether it is asked if somebody says a word about something, or agrees on it with somebody."""
    about = next((place for place, word in enumerate(behind) if word in _ABOUT), None)
    return about is not None and not _ANY.isdisjoint(behind[:about])


_ANY: Final = cues.AGREEING | {"anything", "something", "nothing", "thing", "word", "comment", "mention"}


def _tells_that_they_spoke(asked: Asked, folded: Sequence[str]) -> bool:
    """Whether it is told, and not asked, that somebody spoke about something with words of its own: "X spoke about …"."""
    speaker = asked.question.speakers[0]
    before = asked.question.tokens[: speaker.start]
    told = all(token.small or token.folded in cues.FILLER_WORDS or token.folded in _AND for token in before)
    return (
        told and not cues.UTTERING.isdisjoint(folded[speaker.end : speaker.end + 1]) and len(claim_of(asked)) > KEYWORDS
    )


_AND: Final = frozenset("and but so that the".split())


KEYWORDS: Final = 3
"""Up to so many content words beside a name are a subject ("Lavrov missiles east"), more are a claim."""


def credits_another(asked: Asked, own: Evidence | None, theirs: Sequence[Evidence]) -> Evidence | None:
    """The item of somebody else that the question credits to its speaker, None where it does not plainly do so."""
    if not theirs:
        return None
    best = theirs[0]
    recall = own.recall if own else 0.0
    quoted = any(quote in _quote_text(asked, best.document) for quote in asked.question.quotes)
    surely = best.recall - recall >= CORRECTION_LEAD and (_by_its_words(asked, best) or _by_its_meaning(best))
    borrowed = recall >= OWN_SHARE and not _in_its_own_words(asked, best)
    if not quoted and (borrowed or not surely):
        return None
    statement = asked.briefing.items[best.document]
    named = asked.named(asked.question.others)
    if isinstance(statement, Statement) and _retold_by_another(statement, named):
        return best
    if isinstance(statement, Statement) and set(credited(statement)) & set(named) and not quoted:
        return best if _said_of_themselves(asked, statement, best) else None
    return best


def _retold_by_another(statement: Statement, named: Sequence[str]) -> bool:
    """Whether the question gives one the words that another tells of somebody named: "did Ada say the council wants …"."""
    tellers = set(statement.reported_by)
    return bool(tellers) and UNDISCLOSED not in tellers and statement.speaker in named and not tellers & set(named)


def _by_its_words(asked: Asked, found: Evidence) -> bool:
    """Whether an item is surely the one meant by how many of the words are in it; where they are few, in its own words."""
    if found.recall < CORRECTION_SHARE:
        return False
    if len(found.found) > CORRECTION_WORDS:
        return True
    sole = len(found.found) == 1 and _says_that(asked) and _rare(asked, found.found[0])
    several = len(found.found) == CORRECTION_WORDS or sole
    return several and found.recall >= CORRECTION_SURE and (_near(found) or _in_its_own_words(asked, found))


def _by_its_meaning(found: Evidence) -> bool:
    """Whether it is the one meant by fewer of its words that also mean the same, word by word and as a whole."""
    return found.recall >= MEANT_SHARE and len(found.found) >= CORRECTION_WORDS and _near(found)


def _near(found: Evidence) -> bool:
    return found.related >= MEANT_RELATED and found.nearest >= MEANT_NEAREST


MEANT_SHARE: Final = 0.4

MEANT_RELATED: Final = 0.45

MEANT_NEAREST: Final = 0.5
"""A claim in other words than the item's: this share of them found, and this near in meaning word by word and as a whole."""


def _says_that(asked: Asked) -> bool:
    """Whether a clause is credited to the speaker: "did Ada say that …"."""
    folded = [token.folded for token in asked.question.tokens[asked.question.speakers[0].end :]]
    return "that" in folded[1:6] and bool(set(folded[: folded.index("that")]) & cues.SPEECH_VERBS)


def _rare(asked: Asked, word: str) -> bool:
    """Whether a word is said in so few statements that it tells which one is meant."""
    stem = asked.matcher.index.stem(word)
    said = [one for one in asked.briefing.statements if stem in map(asked.matcher.index.stem, words(item_words(one)))]
    return 0 < len(said) <= RARE


RARE: Final = 2
"""In at most so many statements a single word stands for the clause that it is in."""


def _in_its_own_words(asked: Asked, found: Evidence) -> bool:
    """Whether all words found stand in what was said or is cited, not only in a topic or in an author's question about it."""
    stem = asked.matcher.index.stem
    item = asked.briefing.items[found.document]
    printed = (
        []
        if isinstance(item, Scenario)
        else [part for cite in item.cites for part in (cite.exact, cite.start, cite.end)]
    )
    told = {stem(word) for word in words(" ".join((item_words(item), *printed)))}
    return all(word.startswith(TAG) or stem(word) in told for word in found.found)


def _said_of_themselves(asked: Asked, statement: Statement, best: Evidence) -> bool:
    """Whether the true speaker is named only as what the item is about, as in words on one's own doings."""
    names = {word for entity in credited(statement) for word in asked.name(entity).casefold().split()}
    return statement.speaker in statement.about and len([word for word in best.found if word not in names]) >= 2


def _quote_text(asked: Asked, item_id: str) -> str:
    item = asked.briefing.items[item_id]
    return fold(" ".join(item.quotes)) if isinstance(item, Statement) else ""


def _people_of(asked: Asked, item_id: str) -> tuple[str, ...]:
    """The names of the people whom a fact is about."""
    item = asked.briefing.items[item_id]
    about = item.about if isinstance(item, Fact) else ()
    entities = asked.briefing.entities
    return tuple(asked.name(who) for who in about if who in entities and entities[who].sort == "person")


def correct(asked: Asked, item_id: str, wrong: str, sure: float) -> Decision:
    """The correction of a question that gives this item to `wrong` (names as shown)."""
    item = asked.briefing.items[item_id]
    if not isinstance(item, Statement):
        people = _people_of(asked, item_id)
        lead = Phrase("correction-doer", (", ".join(people), wrong)) if people else Phrase("correction-fact", (wrong,))
    elif _retold_by_another(item, asked.named(asked.question.others)):
        lead = Phrase("correction-retold", (", ".join(map(asked.name, item.reported_by)), wrong))
    elif UNDISCLOSED in item.reported_by:
        lead = Phrase("correction-undisclosed", (asked.name(item.speaker), wrong))
    else:
        lead = Phrase("correction", (asked.name(item.speaker), wrong))
    return Decision("correction", (item_id,), lead, confidence=sure, step="credited to another")
