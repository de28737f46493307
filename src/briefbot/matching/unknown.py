"""Names nobody has: the name-like words of a question that are near no name and stand nowhere in the briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefbot.matching import cues
from briefbot.matching.index import InvertedIndex
from briefbot.matching.nationalities import COUNTRIES
from briefbot.matching.question import Question
from briefbot.matching.roles import ARTICLES, DOCUMENTS, TELLING
from briefbot.matching.variants import compounds_of
from briefbot.text.normalise import fold_typography
from briefbot.text.tokens import Token
from briefbot.text.wordlist import is_english_word


def with_unknown_names(question: Question, index: InvertedIndex) -> Question:
    """The question with the name-like words noticed that are near no name and stand nowhere in the briefing."""
    tokens = question.tokens
    named = {place for mention in question.mentions for place in range(mention.start, mention.end)}
    typed = fold_typography(question.text)
    shouting = len(tokens) > 3 and all(token.is_capitalised for token in tokens)
    unknown: list[str] = []
    as_speaker = False
    last = -1
    english = index.language.lower().split("-")[0] == "en"
    for place, token in enumerate(tokens):
        if place in named or token.is_number or not cues.carries(token) or token.folded in cues.SPEECH_VERBS:
            continue
        subject = _is_subject(place, tokens)
        first = place == 0 or typed[: token.start].rstrip().endswith((".", "?", "!", ":"))
        opens = first and (not english or is_english_word(token.folded))
        capital = token.is_capitalised and not shouting and not opens and not _is_part(token, index)
        goes_on = bool(unknown) and place == last + 1 and capital
        if token.stem in index.told_stems and not (subject and capital) and not goes_on:
            continue
        asked_for = subject or _is_all_there_is(place, tokens)
        country = english and token.folded in COUNTRIES
        if (
            capital
            or country
            or (asked_for and not is_english_word(token.folded))
            or (subject and _only_subject(place, tokens))
        ):
            name = token.typed.removesuffix("'s")
            if unknown and place == last + 1:
                unknown[-1] = f"{unknown[-1]} {name}"
            else:
                unknown.append(name)
            last = place
            as_speaker = as_speaker or subject
    strange = _strange_subject(tokens, named)
    if strange and not unknown:
        unknown, as_speaker = [strange], True
    return replace(question, unknown_names=tuple(dict.fromkeys(unknown)), unknown_speaker=as_speaker)


def _is_part(token: Token, index: InvertedIndex) -> bool:
    """Whether a word is part of a compound that the briefing has, in a language that writes nouns together."""
    return any(stem in index.told_stems for stem, _ in compounds_of(token, index))


def _strange_subject(tokens: Sequence[Token], named: set[int]) -> str:
    """What stands as the subject of a verb of saying and is no name here: "what did the neighbours say about it"; or empty."""
    folded = [token.folded for token in tokens]
    asks = next((place for place, word in enumerate(folded) if word in ("did", "does", "do", "has", "have")), None)
    if asks is None or not (asks == 0 or set(folded[:asks]) & _ASKING):
        return ""
    verb = next((place for place in range(asks + 2, min(asks + 7, len(folded))) if folded[place] in _SAYING), None)
    if verb is None or not named.isdisjoint(range(asks + 1, verb)):
        return ""
    subject = tokens[asks + 1 : verb]
    if not cues.carries(subject[-1]) or any(_no_name(token) for token in subject):
        return ""
    return " ".join(token.typed for token in subject if token.folded not in ARTICLES)


_ASKING: Final = frozenset("what why when how where".split())
_SAYING: Final = cues.PLAIN_SAYING - {"contain", "contains", "contained", "include", "includes", "included"} | {"think"}


def _no_name(token: Token) -> bool:
    """Whether a word shows that a subject could have no name: a pronoun, a text, "the experts", "the second option"."""
    word = token.folded
    small = (
        (cues.FUNCTION_WORDS - ARTICLES) | cues.FILLER_WORDS | cues.META_WORDS | cues.AUXILIARIES | cues.SPEECH_VERBS
    )
    general = cues.PEOPLE_WORDS | cues.SCENARIO_WORDS | cues.OUTLET_WORDS | cues.ORGANISATION_WORDS | DOCUMENTS | _TEXTS
    return word in small | general


_TEXTS: Final = frozenset("law rule rules plan contract survey study agreement deal treaty bill draft file".split())


def _is_subject(place: int, tokens: Sequence[Token]) -> bool:
    """Whether a word stands where a question names its speaker: between did/does and a verb of saying, or told to."""
    before = tokens[place - 1].folded if place else ""
    after = [token.folded for token in tokens[place + 1 : place + 3]]
    if before in TELLING or (before == "to" and place > 1 and tokens[place - 2].folded == "according"):
        return True
    asked = before in {"did", "does", "do", "has", "would", "will"} or (place == 0 and bool(after))
    return asked and any(word in cues.SPEECH_VERBS for word in after)


def _is_all_there_is(place: int, tokens: Sequence[Token]) -> bool:
    """Whether a word is all that a question holds: "what about zelensky"."""
    return not any(cues.carries(token) for other, token in enumerate(tokens) if other != place)


def _only_subject(place: int, tokens: Sequence[Token]) -> bool:
    return (
        place > 0
        and tokens[place - 1].folded in {"did", "does"}
        and place + 1 < len(tokens)
        and tokens[place + 1].folded in cues.SPEECH_VERBS
    )
