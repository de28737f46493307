"""Reads a question: what kind it is, whom it names and in which role, what it is about, and what was misspelt.

Reading is done before anything is looked for, and its result is shown to the person. It knows the briefing's names and
vocabulary, but no item: the same question over the same names is always read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefbot.matching import cues
from briefbot.matching.asides import asides
from briefbot.matching.courses import names_a_course, ordinal_in
from briefbot.matching.index import InvertedIndex
from briefbot.matching.measures import MEASURES
from briefbot.matching.names import Mention, NameBook, find_mentions
from briefbot.matching.occupations import BEFORE_NAMES
from briefbot.matching.question import Cast, Kind, Question
from briefbot.matching.roles import with_roles
from briefbot.matching.spelling import correct_spelling
from briefbot.matching.spoken import as_dictated
from briefbot.matching.unknown import with_unknown_names
from briefbot.text.normalise import fold, fold_typography
from briefbot.text.tokens import Token, tokenise
from briefbot.text.unspaced import is_grammar

_QUOTE: Final = re.compile(r'"([^"]{2,})"')


def read(text: str, book: NameBook, index: InvertedIndex, cast: Cast) -> Question:
    """Reads a question over the names and words of a briefing."""
    tokens = tokenise(text, index.stem)
    if cast.small_words:
        tokens = tuple(
            token._replace(small=token.folded in cast.small_words or is_grammar(token.folded)) for token in tokens
        )
    tokens, dictated = as_dictated(tokens, book, index)
    tokens, corrections = correct_spelling(tokens, book, index)
    tokens = _without_asides(text, tokens)
    mentions = tuple(_with_title(one, tokens, cast) for one in find_mentions(tokens, book))
    kind = kind_of(tokens, mentions)
    question = Question(
        text=text,
        tokens=tokens,
        kind=kind,
        mentions=mentions,
        quotes=_quotes(fold_typography(text)),
        ordinal=ordinal_in(tokens),
        scenario=names_a_course(tokens),
        negated=any(token.folded in cues.NEGATIONS for token in tokens),
        corrections=(*dictated, *corrections),
    )
    return with_unknown_names(with_roles(question, cast), index)


def _with_title(mention: Mention, tokens: Sequence[Token], cast: Cast) -> Mention:
    """A person's name with the title before it: "Councillor Whitaker" is one name, whatever the briefing calls Whitaker."""
    titled = mention.start > 0 and tokens[mention.start - 1].folded in BEFORE_NAMES
    if not titled or mention.how == "role" or not cast.people.issuperset(mention.entities):
        return mention
    typed = f"{tokens[mention.start - 1].typed} {mention.typed}"
    return replace(mention, start=mention.start - 1, typed=typed)


def _without_asides(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with those of "I read that …", "is it true that …" marked as small: they are no part of what is asked."""
    spans = asides(fold_typography(text))
    if not spans:
        return tokens
    return tuple(
        token._replace(small=True) if any(start <= token.start < end for start, end in spans) else token
        for token in tokens
    )


def _quotes(text: str) -> tuple[str, ...]:
    """What stands between quotation marks, is dictated between "quote" and "unquote", or follows "whose words are these"."""
    found = _QUOTE.findall(text)
    return tuple(fold(quote) for quote in (*found, *_DICTATED.findall(text), *(() if found else _SHOWN.findall(text))))


def quoted_places(question: Question) -> frozenset[int]:
    """Places of the tokens between quotation marks: they are somebody's words, not the one's who asks."""
    spans = [match.span() for match in _QUOTE.finditer(fold_typography(question.text))]
    return frozenset(
        place for place, token in enumerate(question.tokens) if any(a <= token.start < b for a, b in spans)
    )


_DICTATED: Final = re.compile(r"\bquote,? (.{2,}?),? (?:unquote|end (?:of )?quote)\b", re.IGNORECASE)
_SHOWN: Final = re.compile(
    r"\b(?:whose (?:words?|lines?|quote|phrase) (?:are|is|was|were) (?:these|this|it|that|those)(?: words)?"
    r"|who (?:said|says|wrote) (?:this|these words|the words|the following))\W*[,:;?-]\s*(.{4,}?)\W*$",
    re.IGNORECASE,
)


# -- kind ---------------------------------------------------------------------------------------------------------------


def kind_of(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Kind:
    """The kind of a question, from its question words; the most particular kind that fits."""
    folded = [token.folded for token in tokens]
    present = set(folded)
    if present & cues.TIMELINE_WORDS or _asks_for_all_in_order(folded):
        return "timeline"
    if _asks_who_is_silent(folded):
        return "silent"
    if _is_comparison(folded):
        return "compare"
    if _asks_for_order(folded):
        return "order"
    if _asks_what_next(folded):
        return "next"
    if "mean" in present and "what" in present and not mentions and '"' in "".join(token.typed for token in tokens):
        return "meaning"
    kind = _kind_by_question_word(tokens, mentions)
    kind = _kind_by_noun(folded) if kind == "keywords" else kind
    asks_what = (
        kind == "what"
        and bool(mentions)
        and folded[0] in ("what", "what's")
        and bool({"is", "are", "was"} & set(folded[1:2]))
        and not {"in", "inside", "do", "doing", "done"} & set(folded)
    )
    return "who-is" if asks_what and not _content_outside(tokens, mentions) else kind


def _kind_by_noun(folded: list[str]) -> Kind:
    """What bare words ask for by a noun at their end or before a preposition: "troop numbers at the border"."""
    for place, word in enumerate(folded):
        if word in cues.SLOT_NOUNS and (folded[place + 1 :] == [] or folded[place + 1] in _PREPOSITIONS):
            return cues.SLOT_NOUNS[word]
    return "keywords"


_PREPOSITIONS: Final = frozenset(
    "of for in at on near by along sent made given submitted issued held signed set".split()
)


def _kind_by_question_word(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Kind:
    folded = [token.folded for token in tokens]
    for place, word in enumerate(folded):
        if place < _embedded(folded):
            continue
        rest = folded[place + 1 :]
        match word:
            case "who" if place > 1 and folded[place - 1] in cues.SINGLED_OUT and mentions and mentions[0].end < place:
                continue  # "Ada is the one who said …"
            case "who" | "whom" | "whose" | "who's" | "whos" | "who've":
                return _who(word, rest, mentions, _content_outside(tokens, mentions))
            case "when" if place == 0 or folded[place - 1] not in ("said", "says", "mean", "meant", "he", "she"):
                return "when"
            case "where" | "where's" if not place or folded[place - 1] not in _RELATIVE:
                return "where"
            case "why" | "why's":
                return "why"
            case "how" | "how's":
                return _how(rest)
            case "what" | "which":
                return "who-said" if _which_one_says(word, rest) else _what(rest, folded)
            case _ if word in cues.LIST_WORDS and place < 4 and not (word == "all" and place > 1):
                return "list"
            case "all" | "every" if set(rest[:3]) & cues.LISTED_WORDS:
                return "list"
            case "full" | "complete" if rest[:1] in (["set"], ["list"]):
                return "list"
            case "everybody" | "everyone" if rest[:1] in (["who"], ["that"]):
                return "list"
            case "names" if rest[:1] in (["of"], ["please"], []) and place < NAMES_WITHIN:
                return "list"
            case _ if place == 0 and word in cues.AUXILIARIES:
                return "yes-no"
    return "keywords"


NAMES_WITHIN: Final = 6
"""Within so many words of the beginning "names of …" asks for a list."""


def _embedded(folded: Sequence[str]) -> int:
    """Where the real question begins in "do you know when …", "can you tell me who …", "could you list …"; else 0."""
    if not folded or folded[0] not in cues.AUXILIARIES:
        return 0
    for place in range(1, min(len(folded), 9)):
        if folded[place] in _ASKING_WORDS:
            before = [word for word in folded[max(0, place - 3) : place] if word not in _BEFORE_ASKING]
            if before and before[-1] in _ASKED_BY:
                return place
            break
    return 2 if folded[0] in ("can", "could", "would", "will") and folded[1:2] == ["you"] else 0


_BEFORE_ASKING: Final = frozenset("me us exactly about of".split())
_ASKING_WORDS: Final = frozenset("who whom whose when where why how what which who's what's where's when's".split())
_ASKED_BY: Final = frozenset(
    "know tell say says explain show remind mention mentions state states idea clue specify reveal find told".split()
)


def _who(word: str, rest: list[str], mentions: Sequence[Mention], content: Sequence[str]) -> Kind:
    near = rest[:6]
    if word == "whose":
        return "who-said" if set(near) & cues.OPINION_NOUNS else "who"
    if near[:2] == ["is", "quoted"] or near[:2] == ["are", "quoted"] or near[:2] == ["gets", "quoted"]:
        return "list"
    if _first_verb_says(rest):
        return "who-said"
    named = sum(mention.end - mention.start for mention in mentions)
    asks_identity = rest[:1] in (["is"], ["are"], ["was"], ["were"]) or (bool(mentions) and len(rest) <= named + 1)
    asks_identity = asks_identity or rest[-1:] in (["is"], ["are"], ["was"])  # "tell me who Mr X is"
    if asks_identity and mentions and not content:
        return "who-is"
    if asks_identity and (not rest or set(rest) <= {"is", "that", "it", "this", "was"}):
        return "who-said"
    return "who"


def _first_verb_says(rest: list[str]) -> bool:
    """Whether the verb behind "who" is one of saying: "who said", "who was it that thinks", "who is the person who says"."""
    if set(rest[:2]) & {"did", "does", "do", "will", "would"}:
        return False
    if set(rest[:1]) & cues.AUXILIARIES and set(rest[1:2]) & set(cues.PERSONAL_PRONOUNS):
        return False  # "who was he talking to"
    for word in rest[:8]:
        if word in cues.SPEECH_VERBS:
            return True
        if cues.is_content_word(word) and word not in cues.PEOPLE_WORDS and word not in cues.IDENTITY_WORDS:
            return False
    return False


def _which_one_says(word: str, rest: list[str]) -> bool:
    """Whether "which" asks for a speaker: "which pundit said", "which of the analysts thinks"."""
    person = bool(cues.PEOPLE_WORDS & set(rest[:1]))
    if word != "which" or set(rest[person:3]) & (cues.OPINION_NOUNS | cues.OUTLET_WORDS):
        return False
    if cues.AUXILIARIES & set(rest[:3]) and not (person and _says_on(rest[1:])):
        return False
    verb = next(
        (place for place, said in enumerate(rest[:5]) if said in cues.SPEECH_VERBS - cues.WEAK_SPEECH_VERBS), None
    )
    return verb is not None and verb > 0


def _says_on(rest: list[str]) -> bool:
    """Whether somebody "is telling that", "was saying"."""
    return (
        bool(cues.AUXILIARIES & set(rest[:1])) and bool(cues.SPEECH_VERBS & set(rest[1:2])) and rest[1].endswith("ing")
    )


def _content_outside(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[str]:
    """Content words that belong to no name: with any, a question asks for more than who somebody is."""
    named = {place for mention in mentions for place in range(mention.start, mention.end)}
    outside = [token.folded for place, token in enumerate(tokens) if place not in named]
    return [word for word in outside if cues.is_content_word(word) and word not in cues.IDENTITY_WORDS]


def _how(rest: list[str]) -> Kind:
    if rest[:1] == ["come"]:
        return "why"
    if rest[:1] in (["many"], ["much"]):
        return "how-many"
    if rest[:1] == ["long"] and not set(rest[1:2]) & {"is", "are"}:
        return "how-long"
    if rest[:1] and rest[0] in MEASURES:
        return "measure"
    if rest[:1] == ["soon"]:
        return "when"
    return "how"


def _what(rest: list[str], folded: list[str]) -> Kind:
    if rest[:1] in (["year"], ["date"], ["day"], ["month"], ["time"]):
        return "when"
    if rest[:1] in (["country"], ["city"], ["place"], ["town"]) and "in" in folded:
        return "where"
    if rest[:2] == ["is", "the"] and rest[2:3] in (["reason"], ["cause"]):
        return "why"
    if rest[:1] in (["number"], ["percentage"]):
        return "how-many"
    return "what"


def _is_comparison(folded: list[str]) -> bool:
    present = set(folded)
    strong = {"compare", "compared", "comparison", "contrast", "versus", "vs", "differ", "differs", "difference",
              "differences", "similarities", "disagree", "alike"}  # fmt: skip
    return bool(present & strong) or (bool(present & {"same", "both"}) and bool(present & {"and"}))


def _asks_for_all_in_order(folded: list[str]) -> bool:
    """Whether everything is wanted in its order: "the order of events", "put it in order", "step by step"."""
    present = set(folded)
    if present & {"order", "sequence"} and present & {"event", "events", "happened", "happen", "things", "everything"}:
        return True
    if _has(folded, "step by step") or _has(folded, "start to finish") or _has(folded, "beginning to end"):
        return True
    if folded[:1] and folded[0] in cues.ARRANGING - {"put", "bring"} and set(folded) & {"and", "these", "by"}:
        return True
    place = folded.index("order") if "order" in folded else 0
    return place > 0 and folded[place - 1] == "in" and folded[place + 1 : place + 2] not in (["to"], ["that"])


def _asks_for_order(folded: list[str]) -> bool:
    present = set(folded)
    if _has(folded, "before or after") or _has(folded, "after or before"):
        return True
    return bool(present & {"first", "earlier", "before", "later", "last"}) and (
        "or" in present and bool(present & {"came", "come", "happened", "which", "was", "did"})
    )


def _asks_what_next(folded: list[str]) -> bool:
    """Whether it is asked what lies ahead, and not about some "next steps"."""
    if "next" not in folded:
        return False
    after = folded[folded.index("next") + 1 :][:1]
    about = not after or after[0] in cues.FUNCTION_WORDS or after[0] in cues.META_WORDS
    return about and bool(set(folded) & {"happen", "happens", "comes", "come", "what", "whats"})


_NEGATED: Final = cues.NEGATIONS & (cues.AUXILIARIES | {"not", "never", "hasn't", "haven't"})


def _asks_who_is_silent(folded: list[str]) -> bool:
    """ "Who has said nothing about it", "which of them doesn't mention it", "who is silent on it"."""
    if not {"who", "which", "whose"} & set(folded[:3]):
        return False
    if any(
        _has(folded, phrase) for phrase in ("said nothing", "says nothing", "say nothing", "silent on", "silent about")
    ):
        return True
    denied = next((place for place, word in enumerate(folded) if word in _NEGATED), None)
    if denied is None:
        return False
    behind = folded[denied + 1 : denied + 4]
    subject = bool({"about", "on", "of"} & set(folded[denied:]))
    return bool(set(behind) & cues.MENTIONING) or (subject and bool(set(behind) & cues.UTTERING))


def _has(folded: list[str], phrase: str) -> bool:
    return f" {phrase} " in f" {' '.join(folded)} "


_RELATIVE: Final = frozenset(
    "one ones scenario option case situation part bit passage line sentence those version".split()
)
"""What "where" may stand behind without asking for a place: "the one where they talk"."""
