"""Answers that the shape of a question decides: lists of names, outlets, scenarios, comparisons, who says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision, credited
from briefbot.answering.content import SHOWN, STRUCTURAL
from briefbot.answering.identity import people_called
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import RESERVED_IDS, Statement
from briefbot.matching import cues
from briefbot.matching.evidence import Evidence
from briefbot.matching.occupations import TITLES


def people_list(asked: Asked) -> Decision | None:
    """Lists of who is quoted, who is named, which outlets, organisations or places there are."""
    question = asked.question
    present = {token.folded for token in question.tokens}
    listing = question.kind in ("list", "who", "what", "how-many", "who-said", "keywords")
    if not listing or question.mentions or _specific(asked):
        return None
    if question.kind == "list" and not question.content and not present & (cues.PEOPLE_WORDS | {"who"}):
        facts = tuple(one.id for one in asked.briefing.facts)
        return Decision("answer", facts, Phrase("all-facts"), confidence=0.6, step="overview") if facts else None
    credited_words = {
        "quoted",
        "quote",
        "quotes",
        "cited",
        "credited",
        "speak",
        "speaks",
        "report",
        "reported",
        "speaking",
    }
    if present & credited_words and (question.kind == "list" or present & (cues.PEOPLE_WORDS | {"who"})):
        return _speakers(asked, present)
    if present & cues.OUTLET_WORDS:
        return _entities(
            asked, [entity for entity in asked.briefing.entities if entity in asked.matcher.cast.outlets], "all-outlets"
        )
    if question.kind == "who-said":
        return None
    if present & cues.PEOPLE_WORDS:
        return _entities(asked, people_called(asked, present), "all-people") or _nobody()
    if present & cues.ORGANISATION_WORDS:
        return _entities(asked, [entity.id for entity in asked.briefing.organisations], "all-organisations")
    if present & cues.PLACE_WORDS:
        return _entities(asked, [entity.id for entity in asked.briefing.places], "all-places")
    return None


def _specific(asked: Asked) -> bool:
    """Whether the question is about something, beyond the kind of thing that it wants listed."""
    kinds = (
        cues.PEOPLE_WORDS
        | cues.OUTLET_WORDS
        | cues.ORGANISATION_WORDS
        | cues.PLACE_WORDS
        | cues.IDENTITY_WORDS
        | {"news", "cited", "credited", "run", "show", "shows", "walk", "turn", "government", "names"}
        | _DIRECTLY
    )
    return any(token.folded not in kinds for token in asked.question.content)


def _speakers(asked: Asked, present: set[str]) -> Decision | None:
    """Everybody who is credited with words; those of one role, or with a direct quotation, where these are asked for."""
    directly = bool(present & _DIRECTLY)
    told = [one for one in asked.briefing.statements if one.quotes or not directly]
    speakers = dict.fromkeys(
        who
        for one in told
        for who in ((one.speaker,) if directly else reversed(credited(one)))
        if who not in RESERVED_IDS
    )
    people = [who for who in speakers if asked.briefing.entities[who].sort == "person"]
    ordered = (*people, *(who for who in speakers if who not in people))
    called = present & cues.PEOPLE_WORDS
    if called and len(of_role := people_called(asked, called)) < len(asked.briefing.people):
        return _entities(asked, [who for who in people if who in of_role], "all-people")
    lead = Phrase("quoted-directly" if directly else "reported-by", (str(len(ordered)),))
    return Decision("answer", ordered, lead, confidence=STRUCTURAL, step="who is quoted")


_DIRECTLY: Final = frozenset("directly direct verbatim literally".split())


def _entities(asked: Asked, ids: Sequence[str], key: str) -> Decision | None:
    return Decision("answer", tuple(ids), Phrase(key), confidence=0.9, step="list of names") if ids else None


def quoted_lines(asked: Asked) -> Decision | None:
    """Everything that is printed in somebody's own words: "which lines are verbatim quotes?"."""
    question = asked.question
    folded = {token.folded for token in question.tokens}
    asks = question.kind in ("what", "list", "keywords") and folded & _LINES and folded & (_DIRECTLY | _QUOTATIONS)
    if not asks or question.mentions or question.quotes or asked.within is not None:
        return None
    if any(token.folded not in _LINES | _DIRECTLY | _QUOTATIONS for token in question.content):
        return None
    quoted = tuple(one.id for one in asked.briefing.statements if one.quotes)
    return Decision("answer", quoted, None, confidence=STRUCTURAL, step="what is quoted") if quoted else None


_LINES: Final = frozenset("lines line sentences passages statements words parts bits quotes quotations".split())
_QUOTATIONS: Final = frozenset("quotes quotations quotation quoted paraphrase paraphrased verbatim".split())


def _nobody() -> Decision:
    """The refusal where nobody is of the class that is asked for: "which journalists are named"."""
    return Decision("not_in_briefing", (), Phrase("nobody-such"), confidence=0.8, step="list of names")


def through_outlet(asked: Asked) -> Decision | None:
    """Who spoke to an outlet, or what went through it; on a subject, where one is named."""
    question = asked.question
    if not question.outlets or question.speakers or question.kind in ("who-is", "compare", "order") or question.quotes:
        return None
    present = {token.folded for token in question.tokens}
    if not question.kind.startswith("who") and not present & (
        cues.SPEECH_VERBS | cues.OPINION_NOUNS | cues.CARRIED_WORDS
    ):
        return None
    outlets = set(asked.named(question.outlets))
    called = present & TITLES.keys()
    people = people_called(asked, called)
    own = [one for one in asked.statements if one.via in outlets and (not called or one.speaker in people)]
    subject = [token for token in question.content if token.folded not in cues.CARRIED_WORDS]
    if subject:
        found = [one.document for one in asked.best(one.id for one in own) if one.recall >= ON_SUBJECT]
        own = [one for one in own if one.id in found]
    if not own:
        return _nobody() if called and not subject else None
    speakers = dict.fromkeys(one.speaker for one in own) if question.kind.startswith("who") else {}
    items = (*speakers, *(one.id for one in own))
    return Decision("answer", items, None, confidence=STRUCTURAL, step="through an outlet")


ON_SUBJECT: Final = 0.5
"""Share of the question's weight from which an item is on its subject."""


def comparison(asked: Asked) -> Decision | None:
    """Two people side by side, on a subject where one is named; who says nothing on it is said to."""
    question = asked.question
    said = {who for one in asked.briefing.statements for who in credited(one)}
    people = [
        next(entity for entity in mention.entities if entity in said)
        for mention in question.mentions
        if set(mention.entities) & said
    ]
    if question.kind != "compare" and not _side_by_side(asked, said):
        return None
    people = list(dict.fromkeys(people))[:2]
    if len(people) < 2:
        return None
    subject = _subject_without(asked, people)
    groups = []
    said_on_it = _said_on_it(asked, people, subject)
    for who in people:
        own = [one.id for one in asked.briefing.statements if who in credited(one)]
        chosen = _on_subject(asked, own, subject) if said_on_it is None or who in said_on_it else ()
        lead = Phrase("from-timeline", (asked.name(who),)) if chosen else Phrase("no-statement", (asked.name(who),))
        groups.append((lead, chosen))
    items = tuple(item for _, chosen in groups for item in chosen)
    lead = Phrase("compared", (asked.name(people[0]), asked.name(people[1])))
    return Decision("answer", items, lead, confidence=0.75, step="compare", groups=tuple(groups)) if items else None


def _side_by_side(asked: Asked, said: set[str]) -> bool:
    """Whether two people are asked for at once: "how do A and B see it", "who is the gloomier, A or B"."""
    question = asked.question
    speaking = [mention for mention in question.mentions if set(mention.entities) & said & asked.matcher.cast.people]
    if len(speaking) != 2 or question.addressees:
        return False
    between = [token.folded for token in question.tokens[speaking[0].end : speaking[1].start]]
    return between == ["or"] or (between == ["and"] and len(question.speakers) == 2)


def _subject_without(asked: Asked, people: Sequence[str]) -> Sequence[Evidence]:
    named = {
        place
        for mention in asked.question.mentions
        if set(mention.entities) & set(people)
        for place in range(mention.start, mention.end)
    }
    content = tuple(
        token
        for place, token in enumerate(asked.question.tokens)
        if place not in named and cues.is_content_word(token.folded) and token.folded not in cues.COMPARE_WORDS
    )
    return asked.matcher.match(content).items if content else ()


def _said_on_it(asked: Asked, people: Sequence[str], subject: Sequence[Evidence]) -> set[str] | None:
    """Which of the people say something on the subject; None where none surely does, and all that they say is shown."""
    on_it = [one.document for one in subject if one.recall >= ON_SUBJECT]
    found = {who for item in on_it for who in credited_of(asked, item) if who in people}
    return found or None


def _on_subject(asked: Asked, own: Sequence[str], subject: Sequence[Evidence]) -> tuple[str, ...]:
    """A person's items on the subject, best first; all of them where the subject finds nothing of theirs."""
    found = [one for one in subject if one.document in own]
    if not found:
        return tuple(own)
    return tuple(one.document for one in found if one.score >= 0.5 * found[0].score)[:SHOWN]


def silent(asked: Asked) -> Decision | None:
    """Who of the speakers has said nothing on a subject."""
    question = asked.question
    if question.kind != "silent":
        return None
    about = [token for token in question.content if token.folded not in _SILENT_WORDS | cues.PEOPLE_WORDS]
    if not about:
        return None
    found = asked.matcher.match(about).items
    on_it = {who for one in found if one.recall >= ON_SUBJECT for who in credited_of(asked, one.document)}
    if not on_it:
        return None
    people = dict.fromkeys(who for one in asked.briefing.statements for who in credited(one) if who not in RESERVED_IDS)
    present = {token.folded for token in question.tokens} & cues.PEOPLE_WORDS
    called = set(people_called(asked, present)) if present else set(people)
    quiet = [who for who in people if who not in on_it and who in called]
    if not quiet:
        return None
    said = tuple(one.document for one in found[:1] if credited_of(asked, one.document))
    lead = Phrase("silent", (", ".join(asked.name(who) for who in quiet),))
    return Decision("answer", tuple(quiet), lead, said, confidence=0.7, step="silent")


_SILENT_WORDS: Final = cues.MENTIONING | cues.UTTERING | frozenset("nothing anything silent silence".split())


def credited_of(asked: Asked, item_id: str) -> tuple[str, ...]:
    item = asked.briefing.items[item_id]
    return credited(item) if isinstance(item, Statement) else ()
