"""Which part a named person plays in a question: the speaker asked for, the one addressed, the outlet, or a subject.

"What did Lavrov tell Macron about Putin" names three people in three parts, and only one of them is credited with words.
The parts are told by the words beside a name, never by which name has something to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Literal

from briefbot.matching import cues
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Cast, Question
from briefbot.text.normalise import fold, fold_typography
from briefbot.text.tokens import Token

Part = Literal["speaker", "addressee", "outlet", "other"]

TELLING: Final = frozenset(
    "tell tells told telling assure assures assured inform informs informed ask asks asked phone phoned rang ring".split()
)
_TO: Final = frozenset("to with".split())
_SAID_TO: Final = cues.SPEECH_VERBS | {"phone", "spoke", "message", "words", "remarks", "it", "speech", "interview"}
_BETWEEN: Final = frozenset(
    "really ever also actually then himself herself have has had not no just first exactly even still again and or the "
    "each both either all his her their so very that themselves only always never now".split()
)
DOCUMENTS: Final = frozenset("response reply answer document letter note statement report paper".split())
_CREDITING: Final = frozenset(
    "said mentioned quoted raised made remark remarks statement statements words quote quotes claimed claim line anything "
    "something everything nothing".split()
)
_CONTENTS: Final = frozenset("content contents text part parts inside".split())
_CONTAINING: Final = frozenset("contain contains contained include includes included mention mentions".split())
ARTICLES: Final = frozenset("the a an his her their this that".split())


def with_roles(question: Question, cast: Cast) -> Question:
    """The question with each mention put under the part it plays."""
    parts: dict[Part, list[Mention]] = {"speaker": [], "addressee": [], "outlet": [], "other": []}
    for mention in question.mentions:
        parts[_part(mention, question, cast)].append(mention)
    speakers = _without_owners(parts["speaker"], question)
    if not speakers and question.kind != "who-said":
        speakers = _inverted(parts, question)
    if speakers:
        _move_objects(parts, speakers, question)
    others = parts["other"] + [mention for mention in parts["speaker"] if mention not in speakers]
    return replace(
        question,
        speakers=tuple(speakers),
        addressees=tuple(parts["addressee"]),
        outlets=tuple(parts["outlet"]),
        others=tuple(others),
        content=_content(question, parts, speakers),
    )


def _part(mention: Mention, question: Question, cast: Cast) -> Part:
    before = _before(mention, question)
    if set(mention.entities) & cast.outlets:
        return "outlet"
    if set(mention.entities) & cast.documents and _asks_contents(mention, question, before):
        return "speaker"
    if not cast.places.issuperset(mention.entities) and _is_addressee(mention, question.tokens, before):
        return "addressee"  # "the expansion to the east" is said to no place
    if _is_speaker(mention, question, before, cast):
        return "speaker"
    return "other"


def _before(mention: Mention, question: Question) -> list[str]:
    """The folded words before a mention, nearest last, without the article that belongs to it.

    "That" belongs to a role ("that analyst"); before a name it begins what is told ("I was told that Ada …").
    """
    before = [token.folded for token in question.tokens[max(0, mention.start - 4) : mention.start]]
    article = before and before[-1] in ARTICLES and (before[-1] != "that" or mention.how == "role")
    return before[:-1] if article else before


def _after(mention: Mention, question: Question) -> list[str]:
    return [token.folded for token in question.tokens[mention.end :]]


def _asks_contents(mention: Mention, question: Question, before: list[str]) -> bool:
    """Whether it is asked what stands in a document, which is what the document says: "what was in the reply"."""
    after = _after(mention, question)[:1]
    what = question.kind in ("what", "list", "keywords", "yes-no")
    inside = before[-1:] in (["in"], ["inside"]) or (before[-1:] == ["of"] and bool(set(before) & _CONTENTS))
    ends = not after or after[0] in ("from", "by")
    return what and ((inside and ends) or bool(set(after) & _CONTAINING))


def _is_addressee(mention: Mention, tokens: Sequence[Token], before: list[str]) -> bool:
    if before[-1:] and before[-1] in TELLING:
        return True
    earlier = tokens[max(0, mention.start - 7) : mention.start]
    return bool(before[-1:]) and before[-1] in _TO and any(token.folded in _SAID_TO for token in earlier)


def _is_speaker(mention: Mention, question: Question, before: list[str], cast: Cast) -> bool:
    after = _after(mention, question)
    if _is_singled_out(after, question) or _closes_the_claim(mention, question, before):
        return True
    if before[-2:] == ["according", "to"] or (before[-1:] in (["by"], ["from"]) and set(before) & _CREDITING):
        return True
    if before[-1:] == ["of"] and set(before[:-1]) & (cues.OPINION_NOUNS | cues.UTTERANCES):
        return not any(_owns(other) for other in question.mentions if other.end < mention.start)
    if question.kind == "list" and len(question.mentions) == 1 and _lists_words(question):
        return True
    if _owns(mention) and _remarks_that(mention, question, after):
        return True
    if question.kind == "who-said":
        return False  # what stands behind "who said" is said, even where it tells of somebody's saying
    if _owns(mention) and (set(after[:2]) & (cues.OPINION_NOUNS | cues.UTTERANCES) or _says_in_writing(after)):
        return True
    if _owns(mention) and after[1:2] == ["for"] and after[2:3] and after[2] in cues.SPEECH_VERBS:
        return True  # "X's reason for saying …"
    if question.kind in ("keywords", "list") and mention.start == 0 and set(after[:1]) & _BARE_OPINIONS:
        return bool(set(mention.entities) & cast.people)  # "Lavrov assessment, the reply"
    if before[-1:] == ["as"] and after[:2] in (["put", "it"], ["puts", "it"], ["has", "it"]):
        return True
    if question.kind in _ASKING_MEANING and _while_saying(after) is not None:
        return True  # "what was X getting at when he said …"
    verb = verb_behind(after, before)
    return verb is not None and (bool(set(mention.entities) & cast.people) or after[verb] in cues.PLAIN_SAYING)


def _remarks_that(mention: Mention, question: Question, after: list[str]) -> bool:
    """Whether a question opens with what somebody said: "X's complaint that …: to whom was it made?", "X's "…" principle"."""
    opens = not any(cues.carries(token) for token in question.tokens[: mention.start])
    clause = bool(set(after[:1]) & (cues.OPINION_NOUNS | cues.UTTERANCES)) and after[1:2] == ["that"]
    quoted = any(fold(fold_typography(quote)).split()[:1] == after[:1] for quote in question.quotes)
    return opens and (clause or quoted)


_ASKING_MEANING: Final = frozenset(("what", "why", "how"))
"""Kinds of question that ask what somebody meant by what they said."""


def _while_saying(after: list[str]) -> int | None:
    """Place in `after` of the verb in "what was X getting at *when he said* …"; None where nothing is said meanwhile."""
    for place, (when, who) in enumerate(pairwise(after[: WHILE + 2])):
        if when in ("when", "while") and who in cues.PERSONAL_PRONOUNS:
            verb = place + (3 if set(after[place + 2 : place + 3]) & cues.AUXILIARIES else 2)
            return verb if set(after[verb : verb + 1]) & _SAYING else None
    return None


_SAYING: Final = cues.SPEECH_VERBS - cues.WEAK_SPEECH_VERBS

WHILE: Final = 6
"""So many words at most stand between a name and the "when" behind which it is told what was said."""


def _is_singled_out(after: list[str], question: Question) -> bool:
    """Whether somebody is said to be the one who speaks: "was it Ada who said …", "Ada is the one that claims …"."""
    return question.kind in ("yes-no", "keywords", "why", "when") and _singled_out_verb(after) is not None


def _singled_out_verb(after: list[str]) -> int | None:
    """Place in `after` of the verb in "… who said", "… is the one that claims"."""
    start = 0
    if after[:1] in (["is"], ["was"]):
        start = next((place + 1 for place, word in enumerate(after[:4]) if word in cues.SINGLED_OUT), len(after))
    who, verb = after[start : start + 1], after[start + 1 : start + 2]
    return start + 1 if who in (["who"], ["that"]) and set(verb) & cues.SPEECH_VERBS else None


def claim_start(question: Question) -> int | None:
    """Place of the first token of what the first speaker is said to have said; None where no claim follows the name."""
    speaker = question.speakers[0]
    after, before = _after(speaker, question), _before(speaker, question)
    verb = verb_behind(after, before)
    verb = _singled_out_verb(after) if verb is None else verb
    verb = _while_saying(after) if verb is None else verb
    if verb is not None:
        start = speaker.end + verb + 1
        told = question.tokens[start - 1].folded in TELLING
        start += told and not any(mention.start <= start < mention.end for mention in question.mentions)
        return min(start + _again(after[verb + 1 : verb + 6]), len(question.tokens))
    if before[-1:] == ["as"] and after[1:2] == ["it"]:
        return speaker.end + 2
    if _owns(speaker) and set(after[:1]) & cues.UTTERANCES:
        return speaker.end + 1
    if _owns(speaker) and _remarks_that(speaker, question, after):
        return speaker.end + (2 if after[1:2] == ["that"] else 0)
    of = before[-1:] in (["of"], ["from"], ["by"]) and not cues.UTTERANCES.isdisjoint(before)
    return speaker.end if of or before[-2:] == ["according", "to"] else None


def _again(behind: list[str]) -> int:
    """How many words to pass over where the saying is named once more: "talking to *when he said* …"."""
    pairs = enumerate(pairwise(behind), 2)
    return next((n for n, (who, says) in pairs if who in cues.PERSONAL_PRONOUNS and says in cues.SPEECH_VERBS), 0)


def _closes_the_claim(mention: Mention, question: Question, before: list[str]) -> bool:
    """Whether somebody is named behind a claim, as the one who made it: "…, says Ada.", "…, that was Ada, wasn't it?"."""
    if mention.start < CLAIM_BEFORE or question.kind not in ("keywords", "yes-no"):
        return False
    end = question.tokens[mention.end - 1].end
    rest = fold_typography(question.text)[end:].lstrip()
    closes = not rest or not rest[0].isalnum()
    return closes and (before[-2:] == ["that", "was"] or bool(set(before[-1:]) & _CLOSING))


CLAIM_BEFORE: Final = 4
"""So many words at least make a claim that somebody may be named behind."""

_CLOSING: Final = frozenset("says said claims claimed thinks thought believes believed argues argued".split())


def _lists_words(question: Question) -> bool:
    return any(token.folded in cues.OPINION_NOUNS for token in question.tokens)


def _says_in_writing(after: list[str]) -> bool:
    return bool(after) and after[0] in DOCUMENTS and bool(set(after[1:3]) & cues.SPEECH_VERBS)


def verb_behind(after: list[str], before: list[str]) -> int | None:
    """Place in `after` of the verb of saying whose subject stands before it: "did X ever say", "X and Y say"."""
    asked = bool(set(before) & cues.AUXILIARIES) or bool(set(before[-1:]) & _MAKING)
    for place, word in enumerate(after[:6]):
        is_so = word in cues.ATTITUDES and not cues.AUXILIARIES.isdisjoint(after[:place])
        if word in cues.SPEECH_VERBS or is_so or (asked and word in cues.PUBLISHING_WORDS | cues.ATTITUDES):
            by = after[place + 1 : place + 2] == ["by"] and word not in ("mean", "means", "meant")
            noun = word == "means" and place > 0 and after[place - 1] in ("has", "have", "had", "the", "no")
            supposed = place > 0 and after[place - 1] in _SUPPOSING
            passive = (
                noun
                or supposed
                or by
                or (
                    not is_so
                    and place > 0
                    and after[place - 1] in ("was", "is", "were", "been")
                    and word.endswith("ed")
                )
            )
            weak = (
                word in cues.WEAK_SPEECH_VERBS
                and not (asked or is_so)
                and not (place > 0 and after[place - 1] in cues.AUXILIARIES)
            )
            return None if passive or weak else place
        joined = place > 0 and after[place - 1] in ("and", "or")
        if word not in cues.AUXILIARIES and word not in _BETWEEN and not joined:
            return None
    return None


_MAKING: Final = frozenset("makes made make making".split())
"""What makes somebody say or be sure of something: "what makes X so confident that …"."""

_BARE_OPINIONS: Final = frozenset(
    "view views opinion opinions position stance assessment assessments statement statements remarks comments".split()
)

_SUPPOSING: Final = frozenset("might may could".split())
"""Behind a name they tell what somebody might say, which credits nobody with having said it."""


def _owns(mention: Mention) -> bool:
    return mention.typed.endswith(("'s", "s'"))


def _without_owners(speakers: list[Mention], question: Question) -> list[Mention]:
    """The speakers asked for: the first who thinks or says, and whoever is joined by "and".

    Beside them an owner ("Kortunov's scenarios") is only a subject, as is whoever speaks within what is said.
    """
    if question.kind == "compare":
        return speakers
    subjects = [mention for mention in speakers if not _owns(mention)] or speakers
    joined = subjects[:1]
    for mention in subjects[1:]:
        between = [token.folded for token in question.tokens[joined[-1].end : mention.start]]
        if all(word in ("and", "or", "the", "as", "well", "both") for word in between):
            joined.append(mention)
    return joined


def _inverted(parts: dict[Part, list[Mention]], question: Question) -> list[Mention]:
    """The speaker put behind the verb, as learners of English write: "what did told Sullivan", "what thinks Lavrov"."""
    for part in ("addressee", "other"):
        for mention in parts[part]:
            before = _before(mention, question)
            verb = before[-1:] and before[-1] in cues.SPEECH_VERBS - cues.WEAK_SPEECH_VERBS
            if verb and question.tokens[0].folded in _QUESTION_WORDS and mention is question.mentions[0]:
                parts[part].remove(mention)
                return [mention]
    return []


_QUESTION_WORDS: Final = frozenset("what why when where how which".split())


def _move_objects(parts: dict[Part, list[Mention]], speakers: Sequence[Mention], question: Question) -> None:
    """Makes the one right behind the speaker's verb the addressee: "what did Macron answer Putin"."""
    for mention in list(parts["other"]):
        verb = question.tokens[mention.start - 1].folded if mention.start else ""
        behind = any(speaker.end == mention.start - 1 for speaker in speakers)
        if verb in cues.SPEECH_VERBS and behind and _ends(mention, question):
            parts["other"].remove(mention)
            parts["addressee"].append(mention)


def _ends(mention: Mention, question: Question) -> bool:
    """Whether nothing but small words follows: in "does X think Russia negotiates …" Russia is no addressee."""
    after = _after(mention, question)[:1]
    return not after or after[0] in ("about", "on", "in", "that", "to", "when", "after", "before")


def _content(question: Question, parts: dict[Part, list[Mention]], speakers: Sequence[Mention]) -> tuple[Token, ...]:
    taken = {
        place
        for mention in (*speakers, *parts["addressee"], *parts["outlet"])
        for place in range(mention.start, mention.end)
    }
    taken |= {place for mention in speakers for place in _verb_and_document(mention, question)}
    slot = cues.SLOT_WORDS.get(question.kind, frozenset())
    named = {mention.start: mention for mention in question.mentions}
    inside = {place for mention in question.mentions for place in range(mention.start, mention.end)}
    content: list[Token] = []
    for place, token in enumerate(question.tokens):
        if place in taken:
            continue
        if place in named:
            content.append(as_tag(named[place]))
        elif place not in inside and token.folded not in slot and cues.carries(token):
            content.append(token)
    return tuple(content)


def as_tag(mention: Mention) -> Token:
    """A mention as one token, searched by whom it means and not by how it is written."""
    tag = TAG + mention.entities[0]
    return Token(mention.typed, tag, tag, mention.start, mention.end)


def _verb_and_document(speaker: Mention, question: Question) -> set[int]:
    """Places of the speaker's verb, and of "response" in "what did NATO's response say": they credit, they tell nothing."""
    after = _after(speaker, question)
    before = _before(speaker, question)
    places: set[int] = set()
    if after[:1] and after[0] in DOCUMENTS and _owns(speaker):
        places.add(speaker.end)
        after = after[1:]
    if _owns(speaker) and after[:1] and after[0] in cues.OPINION_NOUNS - cues.SCENARIO_WORDS - cues.UTTERANCES:
        places.add(speaker.end)
    if speaker.start == 0 and set(after[:1]) & _BARE_OPINIONS:
        places.add(speaker.end)
    verb = verb_behind(after, before)
    if verb is not None and after[verb] in cues.TELLING_VERBS | cues.PUBLISHING_WORDS:
        places.add(len(question.tokens) - len(after) + verb)
    return places
