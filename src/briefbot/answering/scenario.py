"""Which scenario is asked for: by its number, its letter, its character or what is in it; all of them, or how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefbot.answering.asked import Asked, Decision
from briefbot.answering.phrases import Phrase
from briefbot.briefing.model import Briefing, Scenario
from briefbot.matching import cues
from briefbot.matching.courses import character_in, character_of
from briefbot.matching.index import InvertedIndex
from briefbot.matching.names import TAG, Mention
from briefbot.matching.question import Question
from briefbot.text.tokens import Token, words


def scenarios(asked: Asked) -> Decision | None:
    """One scenario by its number, character or words, the difference between them, or how many there are."""
    question = asked.question
    if not question.scenario or not asked.briefing.scenarios or asked.within is not None:
        return None
    wrong = _given_to_another(asked)
    if wrong is not None:
        return wrong
    speakers = set(asked.named(question.speakers))
    laid_out = [one for one in asked.briefing.scenarios if not speakers or one.by in speakers]
    if not laid_out and all(mention.typed.endswith("'s") for mention in question.speakers):
        laid_out = list(asked.briefing.scenarios)  # "Putin's options" are his to choose, laid out by somebody else
    if not laid_out:
        return None
    one_of_them = question.ordinal is not None or bool(character_in(question.tokens))
    all_of_them = not one_of_them and (_only_scenarios(asked) or bool(_owner(question)))
    if question.kind in ("compare", "how-many") or all_of_them:
        shared = _shared_items(asked)
        rest = tuple(item for one in laid_out for item in (*one.items, one.id) if item not in shared)
        first = shared if question.kind == "how-many" else ()
        last = () if question.kind == "how-many" else shared
        items = tuple(dict.fromkeys((*first, *rest, *last)))
        return Decision("answer", items, None, confidence=0.9, step="scenarios")
    by = (_by_number, _by_character, _by_its_words)
    return next((found for one in by if (found := one(asked, laid_out)) is not None), None)


def _owner(question: Question) -> Mention | None:
    """Whoever owns several scenarios in a question: "Ada's two options"."""
    for mention in question.mentions:
        behind = [token.folded for token in question.tokens[mention.end : mention.end + OWNED_WITHIN]]
        if mention.typed.endswith(("'s", "s'")) and any(word in _SEVERAL for word in behind):
            return mention
    return None


OWNED_WITHIN: Final = 3
"""Words behind an owner within which what is owned stands."""

_SEVERAL: Final = frozenset(word for word in cues.SCENARIO_WORDS if word.endswith("s"))


def _given_to_another(asked: Asked) -> Decision | None:
    """The correction of scenarios that are taken for those of somebody who neither laid them out nor is told of in them."""
    owner = _owner(asked.question)
    authors = {one.by for one in asked.briefing.scenarios}
    if owner is None or len(authors) != 1 or not asked.matcher.cast.people.issuperset(owner.entities):
        return None
    items = tuple(
        dict.fromkeys((*_shared_items(asked), *(item for one in asked.briefing.scenarios for item in one.items)))
    )
    told = (asked.briefing.items[item] for item in items)
    told_of = {who for item in told if not isinstance(item, Scenario) for who in item.about}
    entities = asked.briefing.entities
    if any(who in authors or who in told_of or entities[who].of in told_of for who in owner.entities):
        return None
    lead = Phrase("correction", (asked.name(*authors), asked.name(owner.entities[0])))
    return Decision("correction", items, lead, confidence=0.8, step="credited to another")


def _by_number(asked: Asked, laid_out: Sequence[Scenario]) -> Decision | None:
    ordinal = asked.question.ordinal
    if ordinal is None:
        return None
    place = ordinal - 1 if ordinal > 0 else len(laid_out) - 1
    if place >= len(laid_out):
        return Decision(
            "not_in_briefing", (), Phrase("not-found"), _shared_items(asked)[:1], confidence=0.9, step="scenario"
        )
    return _told(asked, laid_out[place], 0.9, step="scenario by ordinal")


def _by_character(asked: Asked, laid_out: Sequence[Scenario]) -> Decision | None:
    """ "The softer option", "under the hard-nosed course": the one whose own words are of that character."""
    chosen = of_character(asked.briefing, character_in(asked.question.tokens))
    return _told(asked, chosen, 0.8, step="scenario by its character") if chosen in laid_out and chosen else None


def of_character(briefing: Briefing, wanted: int) -> Scenario | None:
    """The only scenario of a character (1 soft, -1 hard), by its name, its aliases and the author's phrasings for it."""
    if not wanted:
        return None
    fitting = [one for one in briefing.scenarios if character_of(_words_for(briefing, one)) == wanted]
    return fitting[0] if len(fitting) == 1 else None


def _words_for(briefing: Briefing, scenario: Scenario) -> list[str]:
    asks = [ask for entry in briefing.questions if scenario.id in entry.items for ask in entry.ask]
    texts = (*scenario.aliases, *asks, scenario.name)
    return [word for text in texts for word in words(text)]


def _by_its_words(asked: Asked, laid_out: Sequence[Scenario]) -> Decision | None:
    """ "The course where they stop talking": the scenario that these words tell of more than any other."""
    folded = {token.folded for token in asked.question.tokens}
    if len(laid_out) < 2 or not folded & cues.ONE_SCENARIO:
        return None
    told = [one for one in asked.question.content if one.folded not in cues.SCENARIO_WORDS and TAG not in one.stem]
    words_of_it = [_positive(one, asked.matcher.index) for one in told]
    shared = set(_shared_items(asked))
    found = asked.matcher.match(words_of_it).items if words_of_it else ()
    scores = []
    for scenario in laid_out:
        own = {scenario.id, *scenario.items} - shared
        near = [one for one in found if one.document in own]
        scores.append((near[0].score if near and near[0].recall >= OF_A_SCENARIO else 0.0, scenario))
    (best, chosen), (second, _) = sorted(scores, key=lambda pair: -pair[0])[:2]
    if not best or best < SCENARIO_LEAD * second:
        return None
    return _told(asked, chosen, 0.9, step="scenario by its words")


def _positive(token: Token, index: InvertedIndex) -> Token:
    """The plain form of a comparative, where the briefing has it: "softer" is looked for as "soft"."""
    plain = (index.stem(token.folded.removesuffix(end)) for end in ("est", "er", "r") if token.folded.endswith(end))
    return next((token._replace(stem=stem) for stem in plain if index.frequency(stem)), token)


OF_A_SCENARIO: Final = 0.3
SCENARIO_LEAD: Final = 1.2
"""Of the words for a scenario one must tell at least this share, and so much more than the next one."""


def _told(asked: Asked, chosen: Scenario, sure: float, step: str) -> Decision:
    """The items that a scenario has for itself, then the scenario."""
    own = [item for item in chosen.items if item not in _shared_items(asked)]
    return Decision("answer", (*own, chosen.id), None, confidence=sure, step=step)


def _only_scenarios(asked: Asked) -> bool:
    rest = [token.folded for token in asked.question.content if token.folded not in cues.SCENARIO_WORDS]
    return not [word for word in rest if word not in cues.NUMBER_WORDS and word not in cues.ORDINALS]


def _shared_items(asked: Asked) -> tuple[str, ...]:
    """Items that all scenarios rest on, such as the statement that there are two."""
    groups = [one.items for one in asked.briefing.scenarios]
    return tuple(item for item in groups[0] if all(item in group for group in groups[1:])) if len(groups) > 1 else ()
